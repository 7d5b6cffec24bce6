/**
 * What stands in for the finder until it has been fetched: it knows numbers and nothing of words, and hides more rather than
 * less. Whatever the finder would hide, this hides too.
 */
import type {Finder} from './finder.js';
import {SERIES, ZEROS} from './zeros.js';

const series = Array.from(ZEROS, (zero, k) => {
  const code = zero.charCodeAt(0);
  return `${String.fromCharCode(k < SERIES ? code : code + 1)}-${String.fromCharCode(code + 9)}`;
});
/** Every digit that the finder reads: mathematical and segmented ones, too. */
const DIGIT = `[${series.join('')}⓪⓿\u{1d7ce}-\u{1d7ff}\u{1fbf0}-\u{1fbf9}]`;
const DIGITS = /* @__PURE__ */ new RegExp(DIGIT, 'gu');
/** What may stand between two digits: no letter, but for fillers, which are invisible, and for what has surrogates. */
const GAP = `(?:(?!${DIGIT})[^\\p{L}\\u{10000}-\\u{10ffff}]|(?!${DIGIT})[\\u115f\\u1160\\u3164\\u{10000}-\\u{10ffff}])`;
const RUN = /* @__PURE__ */ new RegExp(`${DIGIT}+(?:${GAP}{1,17}${DIGIT}+)*`, 'gu');
const GAPS = /* @__PURE__ */ new RegExp(`${GAP}+`, 'u');
/** First digits of every network, and numbers of UnionPay, some of which have no check digit. */
const PREFIX = /^(?:[1-6]|8[126]|9[1789])/;
const UNCHECKED = /^62\d{14}$/;
/** Digits of the shortest and of the longest number. */
const SHORTEST = 12;
const LONGEST = 19;

/** Hides every digit in a text that may hold a card. */
export const meanwhile: Finder = {
  maskCardNumbers: (text) => (holdsCard(text) ? text.replace(DIGITS, '•') : text),
  findCardNumbers(text) {
    if (!holdsCard(text)) return [];
    return [{kind: 'pan', start: text.search(DIGITS), end: text.length, evidence: 'prefix'}];
  },
};

function holdsCard(text: string): boolean {
  for (const [run] of text.matchAll(RUN)) {
    const groups = run.split(GAPS).map((group) => Array.from(group, valueOf).join(''));
    for (let from = 0; from < groups.length; from++) {
      let digits = '';
      for (let to = from; to < groups.length && digits.length + groups[to].length <= LONGEST; to++) {
        digits += groups[to];
        if (digits.length < SHORTEST || !PREFIX.test(digits)) continue;
        if (UNCHECKED.test(digits) || isChecked(digits)) return true;
      }
    }
  }
  return false;
}

function valueOf(digit: string): number {
  const code = digit.codePointAt(0)!;
  if (code > 0xffff) return (code - (code < 0x1fbf0 ? 0x1d7ce : 0x1fbf0)) % 10;
  const zero = Array.from(ZEROS).find((begin) => code - begin.charCodeAt(0) >= 0 && code - begin.charCodeAt(0) < 10);
  return zero === undefined || /[⓪⓿]/.test(digit) ? 0 : code - zero.charCodeAt(0);
}

/** Whether the check digit is valid (ISO/IEC 7812-1, annex B). */
function isChecked(digits: string): boolean {
  let sum = 0;
  for (let k = 0; k < digits.length; k++) {
    const value = Number(digits[digits.length - 1 - k]) * (k % 2 ? 2 : 1);
    sum += value > 9 ? value - 9 : value;
  }
  return sum % 10 === 0;
}
