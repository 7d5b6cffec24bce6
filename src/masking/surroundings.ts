/**
 * What touches a number in a folded text and tells that it is something else: a path, a decimal point, a key, a UUID, an
 * IBAN. Each expression looks a bounded way, from the number's first digit back or from its last one on.
 */
import {SPACED} from './chars.js';

/** What matches at a place. */
const at = (pattern: RegExp, text: string, place: number): RegExpExecArray | null => {
  pattern.lastIndex = place;
  return pattern.exec(text);
};

/**
 * In front of a number: `_`; a letter or a long number and `-`; a path, unless only numbers and slashes are before the
 * slash; digits and a decimal point, unless a list goes on; `key=` or `"key":`.
 */
const JOINED_BEFORE =
  /(?<=_|([a-z\x80-\uffff]|\d{20})-|[^\s\d/][\d/]{0,40}[\\/]|(^|\s)[\\/]|(^|[^.\d])\d{1,6}\.|(^|[^,\d])\d{1,3},|=\s?["']?|["']:\s?["']?)/y;
/** Behind a number: a mail address, `-` or `_` and a letter, a file name, an exponent. */
const JOINED_BEHIND = /@[\w.-]{0,20}[a-z]|[-_][a-z]|\.[a-z][a-z\d]{1,4}(?![a-z])|e[-+]?\d/y;
/** In front of a number: the name of a key. */
const KEY = /(?<=([\w-]{1,40})["']?\s?[=:]\s?["']?)/y;
/** In front of a number: a word of its own (`is4111…`), and no identifier. Behind it: a date or a code (`1111exp12/30`). */
const WORD_BEFORE = new RegExp(`(?<=(^|[^\\w${SPACED}])[${SPACED}]{1,12})`, 'y');
const DATE_BEHIND = /exp|cv|val|cad|ven|sec/y;

export const isJoinedBefore = (text: string, start: number) => at(JOINED_BEFORE, text, start);
export const isJoinedBehind = (text: string, end: number) => at(JOINED_BEHIND, text, end);
export const isWordBefore = (text: string, start: number) => at(WORD_BEFORE, text, start);
export const isDateBehind = (text: string, end: number) => at(DATE_BEHIND, text, end);
export const keyBefore = (text: string, start: number) => at(KEY, text, start)?.[1];

/** Whether the number lies in a UUID. A UUID is 36 units long, so one found in this piece of text overlaps the number. */
export const isInUuid = (text: string, start: number, end: number) =>
  /[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}/.test(text.slice(Math.max(0, start - 24), end + 24));

/** Whether the number lies in an IBAN whose check digits hold (ISO 13616, mod 97-10). */
export function isInIban(text: string, start: number, end: number): boolean {
  const front = /(?:^|[^a-z\d])([a-z]{2}\d\d[ a-z\d-]{0,36})$/.exec(text.slice(Math.max(0, start - 40), start))?.[1];
  if (!front) return false;
  let i = start - front.length;
  const value = () => parseInt(text[i++], 36);
  // country and check digits are moved behind the rest before the remainder is taken
  const head = value() * 10000 + value() * 100 + value() * 10 + value();
  for (let rest = 0, last = i + 40; i < last; ) {
    const next = value();
    if (next >= 0) rest = (rest * (next > 9 ? 100 : 10) + next) % 97;
    if (i >= end && (rest * 1e6 + head) % 97 === 1) return true;
  }
  return false;
}
