/**
 * Folds text so that numbers and words compare however they were typed: digits of any script become ASCII digits, letters
 * lose case and accents, spaces and dashes become one, and what takes no room is left out.
 */

/** Invisible characters in a row that are left out; more of them part what they stand between. */
const MOST_INVISIBLE = 16;

/** What takes no room: accents, points and invisible characters. The vowel signs of Indic scripts and Thai are letters. */
const NOTHING = /^(?:\p{Script=Inherited}|\p{Cf}|[\u0591-\u05c7]|[\u093c\u09bc]|[\u0640\u115f\u1160\u3164])/u;
/** Hangul syllables would fall apart, and Vietnamese thẻ is not the. */
const WHOLE = /[\u1ea0-\u1eff\uac00-\ud7a3]/;
/** What does not decompose, each before what it is folded to: letters, and marks that people put between digits. */
const PLAIN = 'ıiłløođdðdßsæaœoςσیيکك•*·*・*、;。;،;؟?−-⁃-€$£$¥$₹$\u2800 ';
/** The one of each series of enclosed digits that do not decompose: ⓵ ❶ ➀ ➊. */
const ENCLOSED = '\u24f5\u2776\u2780\u278a';

const known = new Map<string, string>();

/** A character folded: one, or none. */
export function foldChar(char: string): string {
  let folded = known.get(char);
  if (folded === undefined) known.set(char, (folded = foldAnew(char)));
  return folded;
}

function foldAnew(char: string): string {
  const base = WHOLE.test(char) ? char : char.normalize('NFKD');
  // superscripts and fractions are no digits
  const digit = /[^¹²³⁰-₉]/.test(char) && /^\(?(\p{Nd})\W?$/u.exec(base)?.[1];
  if (digit) {
    const code = digit.codePointAt(0)!;
    // a series of digits begins a row, or its seventh place
    return `${(code & 15) - (/\p{Nd}/u.test(String.fromCodePoint(code & ~15)) ? 0 : 6)}`;
  }
  for (const one of ENCLOSED) {
    const value = char.charCodeAt(0) - one.charCodeAt(0) + 1;
    if (value > 0 && value < 10) return `${value}`;
  }
  if (char === '⓿') return '0';
  if (NOTHING.test(base)) return '';
  const lower = base[0].toLowerCase();
  const at = PLAIN.indexOf(lower);
  if (at >= 0 && !(at & 1)) return PLAIN[at + 1];
  return /[\p{L}\p{M}\0-/:-\x7f]/u.test(lower)
    ? lower
    : /\p{Z}/u.test(lower)
      ? ' '
      : /\p{Pd}/u.test(lower)
        ? '-'
        : '\x02';
}

let places: number[] | undefined;

/** Where in the text that was folded last the unit at `at` of the folded text comes from. */
export const placeOf = (at: number) => (places ? places[at] : at);

/** Folds a text. */
export function fold(text: string): string {
  places = undefined;
  if (!/[^\0-\x7f]/.test(text)) return text.toLowerCase();
  places = [];
  let folded = '';
  let at = 0;
  let invisible = 0;
  for (const char of text) {
    const plain = foldChar(char);
    if (plain) invisible = 0;
    if (plain || invisible++ >= MOST_INVISIBLE) {
      places.push(at);
      folded += plain || '\x02';
    }
    at += char.length;
  }
  return folded;
}

/** Whether a folded code is a digit. */
export const isDigit = (code: number) => code > 47 && code < 58;
/** Whether a folded code is a letter. */
export const isLetter = (code: number) => code > 96 && (code < 123 || code > 127);
/** Whether it is one of a script that puts spaces between words: Latin, Greek, Cyrillic, Armenian. */
export const isSpaced = (code: number) => isLetter(code) && code < 0x590;
/** The same in expressions. */
export const SPACED = 'a-z\x80-\u058f';
export const LETTERS = 'a-z\x80-\uffff';
