import {cardNumber} from 'card-validator/dist/card-number.js';
import luhn from 'card-validator/dist/luhn-10.js';

import {brandOf, PAN_LENGTHS, PAN_PLACES} from './brands.js';
import {asciiDigits, onlyDigits} from './digits.js';
import type {PanFault} from './faults.js';

/** Groups of digits with at most one separator between two of them, as card numbers are written. */
const RUN = /\d+(?:[\s.\-\u00ad\u2010-\u2015\u2212_/]{1,2}\d+)*/g;

/**
 * Finds the card number in what somebody typed or pasted: spaces, dashes and other scripts' digits are understood, and
 * words, an expiry or a code around the number are left out.
 *
 * @returns Digits; all digits of the text, at most `PAN_PLACES`, when no valid number is in it.
 */
export function parsePan(text: string): string {
  const ascii = asciiDigits(text);
  const whole = onlyDigits(ascii);
  if (/^[\s\d.\-\u2010-\u2015]*$/.test(ascii) && panFault(whole) === undefined) return whole;
  for (const [run] of ascii.matchAll(RUN)) {
    const found = firstPan(run.split(/\D+/));
    if (found) return found;
  }
  return whole.slice(0, PAN_PLACES);
}

/** The first valid card number made of neighboring groups; the shortest one, since a code or an expiry may follow it. */
function firstPan(groups: readonly string[]): string | undefined {
  for (let from = 0; from < groups.length; from++) {
    let digits = '';
    for (let to = from; to < groups.length && digits.length <= PAN_LENGTHS.max; to++) {
      digits += groups[to];
      if (panFault(digits) === undefined) return digits;
    }
  }
  return undefined;
}

/**
 * What is wrong with a card number; undefined when nothing is.
 *
 * A number of no known network passes when its length and its check digit are right, since merchants take cards of their
 * own; one that begins with 0 does not, since ISO/IEC 7812-1 gives 0 to no card.
 *
 * @param digits `0` to `9` only.
 */
export function panFault(digits: string): PanFault | undefined {
  if (digits === '') return 'empty';
  if (digits.startsWith('0')) return 'unknown-brand';
  const lengths = brandOf(digits)?.lengths;
  const [min, max] = lengths ? [Math.min(...lengths), Math.max(...lengths)] : [PAN_LENGTHS.min, PAN_LENGTHS.max];
  if (digits.length < min) return 'incomplete';
  if (digits.length > max || (lengths && !lengths.includes(digits.length))) return 'wrong-length';
  return hasCheckDigit(digits, lengths !== undefined) ? undefined : 'luhn';
}

/** Luhn (ISO/IEC 7812-1, annex B) by card-validator, which knows that UnionPay does without on some cards. */
function hasCheckDigit(digits: string, isKnown: boolean): boolean {
  if (isKnown) return cardNumber(digits).isValid;
  return luhn(digits);
}
