/**
 * Folds text so that numbers and words compare however they were typed: digits of any script become ASCII digits, letters
 * lose case and accents, spaces and dashes become one, and what takes no room is left out.
 */

/** Folded: what is left out, what is like nothing else, the first half of a pair, a digit that was hidden. */
const NOTHING = 1;
const ODD = 2;
export const LEAD = 5;
export const HIDDEN = '\x06';

/** Invisible characters in a row that are left out; more of them part what they stand between. */
const MOST_INVISIBLE = 16;

/**
 * Kinds of characters, and what each is folded to. The vowel signs of Indic scripts and Thai are letters; accents, points
 * and invisible characters are nothing.
 */
const KINDS =
  /([\p{Script=Inherited}\p{Cf}\u0591-\u05c7\u0640\u093c\u09bc\u115f\u1160\u3164])|([\ud800-\udbff])|(•)|([\p{Z}\p{Cc}\u2800])|([\p{Pd}\u2043\u2212])|([·・])|([、。،؟])|(\p{Sc})/u;
const KINDS_TO = `\x01\x05${HIDDEN} -*;$`;

/** Letters that do not decompose, each before its plain one. */
const PLAIN = 'ıiłløođdðdßsæaœoςσیيکك';

/** The one of each enclosed series: ① ⑴ ⒈ ⓵ ❶ ➀ ➊. */
const ENCLOSED = '\u2460\u2474\u2488\u24f5\u2776\u2780\u278a';

const known = new Uint16Array(65536);

/** The folded code of a UTF-16 unit. */
export const foldUnit = (code: number): number => known[code] || (known[code] = foldAnew(String.fromCharCode(code)));

function foldAnew(char: string): number {
  const value = digitOf(char);
  const lower = char.toLowerCase();
  if (value >= 0) return 48 + value;
  if (char < '\x80') return lower.charCodeAt(0) || ODD;
  const kind = KINDS.exec(char)?.lastIndexOf(char);
  if (kind) return KINDS_TO.charCodeAt(kind - 1);
  // Hangul syllables would fall apart, and Vietnamese thẻ is not the
  const base = /[\u1ea0-\u1eff\uac00-\ud7a3]/.test(lower) ? lower : lower.normalize('NFKD')[0];
  const at = PLAIN.indexOf(base);
  const plain = at < 0 || at & 1 ? base : PLAIN[at + 1];
  return /[\p{L}\p{M}!-/:-~]/u.test(plain) ? plain.charCodeAt(0) : ODD;
}

/** The value of a character that is a digit of any script, or an enclosed one; or -1. */
export function digitOf(char: string): number {
  const code = char.codePointAt(0)!;
  const isNd = (at: number) => /\p{Nd}/u.test(String.fromCodePoint(at));
  // the mathematical digits follow one another; all other series begin a row, or its seventh place
  if (isNd(code)) return code >> 6 === 0x75f ? (code - 0x1d7ce) % 10 : (code & 15) - (isNd(code & ~15) ? 0 : 6);
  if (code === 0x24ea || code === 0x24ff) return 0;
  for (const one of ENCLOSED) {
    const value = code - one.charCodeAt(0) + 1;
    if (value > 0 && value < 10) return value;
  }
  return -1;
}

let places: number[] | undefined;

/** Where in the text the unit at `at` of the folded text comes from. */
export const placeOf = (at: number) => (places ? places[at] : at);

/** Folds a text; until the next time `placeOf` tells where its units come from. */
export function fold(text: string): string {
  places = undefined;
  if (!/[^\0-\x7f]/.test(text)) return text.toLowerCase();
  places = [];
  let folded = '';
  let invisible = 0;
  for (let i = 0; i < text.length; i++) {
    let code = foldUnit(text.charCodeAt(i));
    if (code !== NOTHING) invisible = 0;
    else if (invisible++ < MOST_INVISIBLE) continue;
    places.push(i);
    if (code === LEAD) {
      const value = digitOf(text.slice(i, i + 2));
      code = value < 0 ? ODD : 48 + value;
      if (value >= 0) i++;
    }
    folded += String.fromCharCode(code);
  }
  return folded;
}

/** Whether a folded code is a digit. */
export const isDigit = (code: number) => code > 47 && code < 58;
/** Whether a folded code is a letter. */
export const isLetter = (code: number) => code > 96 && (code < 123 || code > 127);
/** Letters of scripts that put spaces between words: Latin, Greek, Cyrillic, Armenian. */
export const isSpaced = (code: number) => isLetter(code) && code < 0x590;
/** The same in expressions, and letters of any script. */
export const SPACED = 'a-z\x80-\u058f';
export const LETTERS = 'a-z\x80-\uffff';
