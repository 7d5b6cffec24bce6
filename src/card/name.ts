import {onlyDigits} from './digits.js';
import type {NameFault} from './faults.js';

/** Most code points of a name. */
const MAX_NAME = 80;

/** Controls, characters that reorder the text around them, lone surrogates. */
const UNSAFE = /[\p{Cc}\p{Cs}\u061c\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069\ufeff]/u;

/** A name as it is kept: in Unicode normalization form C, white space collapsed. */
export function parseName(text: string): string {
  return text.normalize('NFC').replace(/\s+/gu, ' ').trim();
}

/** What is wrong with the name on a card; undefined when nothing is. Names of every script are names. */
export function nameFault(text: string): NameFault | undefined {
  const name = parseName(text);
  if (name === '') return 'empty';
  if (onlyDigits(name).length >= 8) return 'holds-number'; // a card number in the wrong field
  if (UNSAFE.test(name)) return 'unsafe';
  return [...name].length > MAX_NAME ? 'too-long' : undefined;
}
