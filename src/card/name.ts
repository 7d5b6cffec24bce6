import {onlyDigits} from './digits.js';
import type {NameFault} from './faults.js';

/** Most code points of a name. */
export const MAX_NAME = 80;

/** Marks of direction and places for a break, which keyboards and copied texts bring along, and which nobody sees. */
const MARKS = /[\u00ad\u061c\u180e\u200b\u200e\u200f\u2060\ufeff]/g;

/** Controls, characters that reorder the text around them, lone surrogates. */
const UNSAFE = /[\p{Cc}\p{Cs}\u202a-\u202e\u2066-\u2069]/u;

/** A name as it is kept: in Unicode normalization form C, white space collapsed, marks that nobody sees left out. */
export function parseName(text: string): string {
  return text.replace(MARKS, '').normalize('NFC').replace(/\s+/gu, ' ').trim();
}

/** What is wrong with the name on a card; undefined when nothing is. Names of every script are names. */
export function nameFault(text: string): NameFault | undefined {
  const name = parseName(text);
  if (name === '') return 'empty';
  if (onlyDigits(name).length >= 8) return 'holds-number'; // a card number in the wrong field
  if (UNSAFE.test(name)) return 'unsafe';
  return [...name].length > MAX_NAME ? 'too-long' : undefined;
}
