import {asciiDigits} from './digits.js';
import type {GiftNumberFault, GiftPinFault} from './faults.js';

/** Fewest and most digits of a gift card's number; merchants make their own, so no check digit is expected. */
export const GIFT_NUMBER_LENGTHS = {min: 8, max: 24} as const;

/** Most characters of a gift card's PIN. */
const MAX_GIFT_PIN = 12;

/** A gift card's number without the separators it was typed with. */
export function parseGiftNumber(text: string): string {
  return asciiDigits(text).replace(/[\s.\-\u2010-\u2015]/g, '');
}

/** What is wrong with a gift card's number; undefined when nothing is. */
export function giftNumberFault(text: string): GiftNumberFault | undefined {
  const number = parseGiftNumber(text);
  if (number === '') return 'empty';
  if (!/^\d+$/.test(number)) return 'not-digits';
  if (number.length < GIFT_NUMBER_LENGTHS.min) return 'incomplete';
  return number.length > GIFT_NUMBER_LENGTHS.max ? 'wrong-length' : undefined;
}

/** A gift card's PIN without white space. */
export function parseGiftPin(text: string): string {
  return asciiDigits(text).replace(/\s/g, '');
}

/** What is wrong with a gift card's PIN; undefined when nothing is, and when there is none. */
export function giftPinFault(text: string): GiftPinFault | undefined {
  const pin = parseGiftPin(text);
  if (!/^[A-Za-z\d]*$/.test(pin)) return 'not-alphanumeric';
  return pin.length > MAX_GIFT_PIN ? 'too-long' : undefined;
}
