/**
 * What stands in for the finder until it has been fetched: it knows numbers and nothing of words, and hides more rather than
 * less. Whatever the finder would hide, this hides too.
 */
import type {Finder} from './finder.js';

const NUMBER = /\p{N}/gu;
/** What takes no room, and the keycap. */
const INVISIBLE = /[\p{DI}\u20e3]/gu;
/** Groups of numbers, with no letter and at most five characters in between. */
const RUN = /\p{N}+(?:[^\p{L}\p{N}]{1,5}\p{N}+)*/gu;
/** First digits of every network, and numbers of UnionPay, some of which have no check digit. */
const PREFIX = /^(?:[1-6]|8[126]|9[1789])/;
const UNCHECKED = /^62\d{14}$/;
/** Digits of the shortest and of the longest number. */
const SHORTEST = 12;
const LONGEST = 19;

/** Hides every number in a text that may hold a card. */
export const meanwhile: Finder = {
  maskCardNumbers: (text) => (holdsCard(text) ? text.replace(NUMBER, '•') : text),
  findCardNumbers(text) {
    if (!holdsCard(text)) return [];
    const start = text.search(/\p{N}/u);
    return [{kind: 'pan', start, end: text.length, evidence: 'prefix'}];
  },
};

function holdsCard(text: string): boolean {
  for (const [run] of text.replace(INVISIBLE, '').matchAll(RUN)) {
    const groups = run.split(/[^\p{N}]+/u).map(digitsOf);
    for (let from = 0; from < groups.length; from++) {
      let digits = '';
      for (let to = from; to < groups.length && digits.length + groups[to].length <= LONGEST; to++) {
        digits += groups[to];
        if (digits.length >= SHORTEST && PREFIX.test(digits) && (UNCHECKED.test(digits) || isChecked(digits)))
          return true;
      }
    }
  }
  return false;
}

/** The digits of numbers in any script; what has no value here becomes `?`. */
const digitsOf = (group: string): string =>
  Array.from(group, (letter) => {
    const code = letter.codePointAt(0)!;
    const plain = /\d/.exec(letter.normalize('NFKC'))?.[0];
    // each script's digits begin at a code that ends in 0 or 6
    return (
      plain ?? (/\p{Nd}/u.test(letter) ? (code & 15) - (/\p{Nd}/u.test(String.fromCodePoint(code & ~15)) ? 0 : 6) : '?')
    );
  }).join('');

/** Whether the check digit is valid (ISO/IEC 7812-1, annex B), or cannot be told. */
function isChecked(digits: string): boolean {
  let sum = 0;
  for (let k = 0; k < digits.length; k++) {
    const value = Number(digits[digits.length - 1 - k]) * (k % 2 ? 2 : 1);
    sum += value > 9 ? value - 9 : value;
  }
  return !(sum % 10);
}
