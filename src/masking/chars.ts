/**
 * What each UTF-16 code unit means to the finder. One table answers in one load, which makes digits of any script as
 * cheap as ASCII.
 */

import {SERIES, ZEROS} from './zeros.js';

/** Classes 1 to 10 are the digits 0 to 9; then: what takes no room, and the first half of a pair that may be a digit. */
export const INVISIBLE = 11;
export const PAIR = 12;
/** Spaces, line breaks, and the marks that people put between groups of digits. */
export const SPACE = 13;
export const NEWLINE = 14;
export const MARK = 15;
/** A letter of a common script. 0 is everything else. */
export const LETTER = 16;

/** Pairs of first and last: joiners, direction marks, variation selectors, empty fillers, and what stands over or around a digit. */
const INVISIBLES =
  '\u00ad\u00ad\u0300\u036f\u061c\u061c\u115f\u1160\u180b\u180e\u200b\u200f\u202a\u202e\u2060\u206f\u20d0\u20ff\u3164\u3164\ufe00\ufe0f\ufeff\ufeff';

/** Pairs of first and last again. */
const SPACES = '\t\t  \u00a0\u00a0\u1680\u1680\u2000\u200a\u202f\u202f\u205f\u205f\u2800\u2800\u3000\u3000';
const NEWLINES = '\n\r\u0085\u0085\u2028\u2029';
const MARKS = '**+/::;;\\\\__||~~··••‐―−−⁃⁃、。・・﹣﹣＋／：；＿＿';

const LETTERS =
  'AZaz\u00c0\u00d6\u00d8\u00f6\u00f8\u058f\u05d0\u05ea\u0621\u064a\u0904\u0939\u0e01\u0e30ぁゖァヺ\u4e00\u9fff가힣';

/** The class of every UTF-16 code unit. */
export const CLASS: Uint8Array = /* @__PURE__ */ classify();

function classify(): Uint8Array {
  const table = new Uint8Array(65536);
  filled(table, LETTERS, LETTER);
  filled(table, MARKS, MARK);
  filled(table, SPACES, SPACE);
  filled(table, NEWLINES, NEWLINE);
  filled(table, INVISIBLES, INVISIBLE);
  for (let i = 0; i < ZEROS.length; i++) {
    // an enclosed series has no zero of its own
    for (let d = i < SERIES ? 0 : 1; d < 10; d++) table[ZEROS.charCodeAt(i) + d] = d + 1;
  }
  table[0x24ea] = table[0x24ff] = 1; // ⓪ ⓿
  table[0xd835] = table[0xd83e] = PAIR;
  return table;
}

/** Gives the units from each first to its last in a table one value. */
function filled(table: Uint8Array, pairs: string, value: number): Uint8Array {
  for (let i = 0; i < pairs.length; i += 2) table.fill(value, pairs.charCodeAt(i), pairs.charCodeAt(i + 1) + 1);
  return table;
}

/**
 * Reads units: `codeAt.call(text, i)`. A process meets texts of many kinds (one byte or two to a unit, joined, cut out of others), and an
 * engine that has met five looks a method up each time; this one it knows.
 */
// eslint-disable-next-line @typescript-eslint/unbound-method -- bound by `call`
export const codeAt = String.prototype.charCodeAt;

/** The class of the unit at `at`, which is in the text. */
export const classAt = (text: string, at: number) => CLASS[codeAt.call(text, at)];

/** The first of the fifty mathematical digits, in five styles, and of the ten segmented ones. */
const MATHEMATICAL = 0x1d7ce;
const SEGMENTED = 0x1fbf0;

/** The value of the digit that is the surrogate pair at `at`, which is in the text, or -1. */
export function pairedDigit(text: string, at: number): number {
  const code = text.codePointAt(at)!;
  const value = code < SEGMENTED ? code - MATHEMATICAL : code - SEGMENTED;
  return value >= 0 && value < (code < SEGMENTED ? 50 : 10) ? value % 10 : -1;
}

/** The value of the digit that begins at `at`, or -1. */
export function digitAt(text: string, at: number): number {
  // reading beyond the end gives NaN, and a compiler that has seen one keeps every later read slow
  if (at < 0 || at >= text.length) return -1;
  const kind = classAt(text, at);
  return kind === PAIR ? pairedDigit(text, at) : kind > 0 && kind < INVISIBLE ? kind - 1 : -1;
}

/** Whether a unit takes no room. */
export const isInvisible = (code: number) => CLASS[code] === INVISIBLE;

/** Pairs of first and last letter of the scripts that put spaces between words: Latin, Greek, Cyrillic, Armenian, Georgian. */
const SPACED_LETTERS = 'AZaz\u00c0\u00d6\u00d8\u00f6\u00f8\u058f\u10a0\u10ff\u1e00\u1fff';
const SPACED: Uint8Array = /* @__PURE__ */ filled(new Uint8Array(65536), SPACED_LETTERS, 1);

/** 1 when two characters are both letters of a script that puts spaces between words, so that no word begins between them; or 0. */
export const joined = (one: number, other: number) => SPACED[one] & SPACED[other];

/** Whether a character is a letter of a script that puts spaces between words. */
export const isLetter = (code: number) => SPACED[code] === 1;

/** Whether a character is a letter of any script, which what stands over one is not. Halves of surrogate pairs are none: most are emoji. */
export const isAnyLetter = (code: number) =>
  CLASS[code] === LETTER ||
  (code > 127 && CLASS[code] !== INVISIBLE && (isLetter(code) || /[\p{L}\p{M}]/u.test(String.fromCharCode(code))));
