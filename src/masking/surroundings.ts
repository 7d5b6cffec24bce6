/**
 * What touches a number and tells that it is something else: letters, a decimal point, a URL, a key, a UUID, an IBAN. Every
 * look goes a bounded way.
 */
import {text, textEnd, unitAt} from './loaded.js';
import {digit, first} from './run.js';

/** UTF-16 units looked at in front of a number. */
const FRONT_UNITS = 40;

/** The units in front of `start`. */
const frontOf = (start: number, units: number) => text.slice(start < units ? 0 : start - units, start);

/** Whether letters in front are a word of their own (`is4111…`) and no identifier (`ORD4111…`). */
export const isWordBefore = (start: number) =>
  /(^|[^\p{L}\d_])\p{L}{1,12}$/u.test(frontOf(start, 14)) && /\p{Ll}$/u.test(text[start - 1]);

/** Whether letters behind are a word: `1111exp12/30`; `any` when every word in lower case will do. */
export const isWordAfter = (end: number, any: boolean) =>
  /^(exp|cv|val|cad|ven|sec)/i.test(text.slice(end, end + 3)) || (any && /^\p{Ll}{2}/u.test(text.slice(end, end + 2)));

/**
 * What is joined to the number behind it: `_`, a letter and `-`, a number too long for a card and `-`, a path (a slash with
 * something else than numbers, or nothing at all, in front), a decimal point (a list has commas too, but its numbers are
 * longer or follow one another), `key=` or `"key":`.
 */
const FRONT =
  /(?<=_|[\p{L}\p{M}]-|\p{Nd}{20}-|[^\s\p{Nd}/][\p{Nd}/]{0,38}[/\\]|(?<!\S)[/\\]|(?<![.\p{Nd}])\p{Nd}{1,6}\.|(?<![,\p{Nd}])\p{Nd}{1,3},|=|["']:|(=\s?|["']:\s?)["'“])/uy;

/** Whether an expression fits at a place. */
function fits(expression: RegExp, at: number): boolean {
  expression.lastIndex = at;
  return expression.test(text);
}

/** What any of it ends with, and what any of `TAIL` begins with: it says no without an expression. */
const FRONT_ENDS = '_-/\\.,=:"\'“';
const TAIL_BEGINS = '@-_.eE';

/** Whether something in front is joined to the number. */
export const isJoinedBefore = (start: number) => FRONT_ENDS.includes(text[start - 1]) && fits(FRONT, start);

/** What stands before the number when it is a name (the first group, maybe empty) in front of `=` or `:`. */
export const keyBefore = (start: number) => /([\w-]*)["']?\s?[=:]\s?["'“]?$/.exec(frontOf(start, FRONT_UNITS));

const TAIL = /@[\w.-]{0,20}[a-z]|[-_][a-z]|\.[a-z][a-z\d]{1,4}(?![a-z])|e[-+]?\d/iy;

/** Whether something behind is joined to the number: a mail address, `-` or `_` and a letter, a file name, an exponent. */
export const isJoinedAfter = (end: number) => TAIL_BEGINS.includes(text[end]) && fits(TAIL, end);

/** Whether the number lies in a UUID. A UUID is 36 units long, so one found in this piece of text overlaps the number. */
export const isInUuid = (start: number, end: number) =>
  (unitAt(start - 1) === 45 || unitAt(end) === 45) &&
  /[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}/i.test(text.slice(Math.max(0, start - 24), end + 24));

/** Whether the number lies in an IBAN whose check digits hold (ISO 13616, mod 97-10). */
export function isInIban(start: number, end: number): boolean {
  const front = /(?:^|[^a-z\d])([a-z]{2}\d\d[ a-z\d-]{0,36})$/i.exec(frontOf(start, FRONT_UNITS));
  if (!front) return false;
  const from = start - front[1].length;
  const value = (i: number) => parseInt(text[i], 36);
  // country and check digits are moved behind the rest before the remainder is taken
  const head = value(from) * 1e4 + value(from + 1) * 100 + Number(text.slice(from + 2, from + 4));
  let rest = 0;
  for (let i = from + 4; i < from + 44 && i < textEnd; i++) {
    const digits = value(i);
    if (digits >= 0) rest = (rest * (digits > 9 ? 100 : 10) + digits) % 97;
    if (i + 1 >= end && (rest * 1e6 + head) % 97 === 1) return true;
  }
  return false;
}

/** Whether 18 digits have a birth date where a Chinese identity number has it (GB 11643-1999). */
export function isChineseId(group: number): boolean {
  const n = first[group] + 6;
  const two = (k: number) => digit[n + k] * 10 + digit[n + k + 1];
  return (
    first[group + 1] - n === 12 && two(0) > 18 && two(0) < 21 && two(4) > 0 && two(4) < 13 && two(6) > 0 && two(6) < 32
  );
}
