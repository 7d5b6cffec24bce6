/**
 * Folds text so that numbers and words compare however they were typed: digits of any script become ASCII digits, letters
 * lose case and accents, spaces, dashes and quotation marks become one, and what takes no room is left out.
 */

/** Folded codes: what is left out, what is like nothing else, the first half of a pair, a digit that was hidden. */
const NOTHING = 1;
const LEAD = 5;
export const HIDDEN = '\x06';

/** Invisible characters in a row that are left out; more of them part what they stand between. */
const MOST_INVISIBLE = 16;

/** What is folded by its kind. Letters are what comes after `Z`, so that one comparison tells. */
const KINDS: readonly (readonly [RegExp, string])[] = [
  [/[\n\r\x85\u2028\u2029]/, '\n'],
  [/[\p{Z}\p{Cc}\u2800]/u, ' '],
  // the vowel signs of Indic scripts and Thai are letters; accents, points and invisible characters are none
  [/[\p{Script=Inherited}\p{Cf}\u0591-\u05c7\u0640\u093c\u09bc\u115f\u1160\u3164]/u, '\x01'],
  [/[\ud800-\udbff]/, '\x05'],
  [/[\p{Pd}\u2043\u2212]/u, '-'],
  [/[{-~·・]/, '*'],
  [/[、。،؟]/, ';'],
  [/\p{Sc}/u, '$'],
  [/[\p{Pi}\p{Pf}]/u, '"'],
  [/•/, HIDDEN],
];

/** Letters that do not decompose, each before its plain one. */
const PLAIN = 'ıiłløođdðdßsæaœoςσیيکك';

/** The one of each enclosed series: ① ⑴ ⒈ ⓵ ❶ ➀ ➊. */
const ENCLOSED = '\u2460\u2474\u2488\u24f5\u2776\u2780\u278a';

const known = new Uint16Array(65536);

/** The folded code of a UTF-16 unit. */
export const foldUnit = (code: number): number => known[code] || (known[code] = foldAnew(String.fromCharCode(code)));

function foldAnew(char: string): number {
  const value = digitOf(char);
  if (value >= 0) return 48 + value;
  const to = KINDS.find(([kind]) => kind.test(char))?.[1];
  if (to) return to.charCodeAt(0);
  const lower = char.toLowerCase();
  // Hangul syllables would fall apart, and Vietnamese thẻ is not the
  const base = /[\u1ea0-\u1eff\uac00-\ud7a3]/.test(lower) ? lower[0] : lower.normalize('NFKD')[0];
  const at = PLAIN.indexOf(base);
  const plain = at < 0 || at & 1 ? base : PLAIN[at + 1];
  return /[\p{L}\p{M}!-/:-`]/u.test(plain) ? plain.charCodeAt(0) : 2;
}

/** The value of a character that is a digit of any script, or an enclosed one; or -1. */
export function digitOf(char: string): number {
  const code = char.codePointAt(0) ?? 0;
  const isDigit = (at: number) => /\p{Nd}/u.test(String.fromCodePoint(at));
  // the mathematical digits follow one another; all other series begin a row, or its seventh place
  if (isDigit(code)) return code >> 6 === 0x75f ? (code - 0x1d7ce) % 10 : (code & 15) - (isDigit(code & ~15) ? 0 : 6);
  if (code === 0x24ea || code === 0x24ff) return 0;
  for (const one of ENCLOSED) {
    const value = code - one.charCodeAt(0) + 1;
    if (value > 0 && value < 10) return value;
  }
  return -1;
}

/** Where in the text each unit of the last folded piece comes from. */
export const places = new Uint16Array(8192);
const units = new Uint16Array(8192);

/** Folds a piece of text of at most 8192 units; `places` tells where its units come from. */
export function fold(text: string): string {
  let length = 0;
  let invisible = 0;
  for (let i = 0; i < text.length; i++) {
    let code = foldUnit(text.charCodeAt(i));
    places[length] = i;
    if (code !== NOTHING) invisible = 0;
    else if (invisible++ < MOST_INVISIBLE) continue;
    if (code === LEAD) {
      const value = digitOf(text.slice(i, i + 2));
      code = 48 + value;
      if (value < 0) code = 2;
      else i++;
    }
    units[length++] = code;
  }
  return String.fromCharCode.apply(null, units.subarray(0, length) as unknown as number[]);
}

/** Whether a folded code is a digit. */
export const isDigit = (code: number) => code > 47 && code < 58;
/** Whether a folded code is a letter. */
export const isLetter = (code: number) => code > 96;
