/**
 * Reads runs of a folded text: groups of digits with short gaps between them. What it reads lies in buffers that are used
 * over and over; nothing that calls back to a host runs while they are in use.
 */
import {isDigit, isLetter} from './chars.js';

/** Digits of the shortest number in use, and of the longest that ISO/IEC 7812-1 allows. A longer group is a barrier. */
export const SHORTEST = 12;
export const LONGEST = 19;
/** UTF-16 units in a gap, and spaces among them. */
const GAP_UNITS = 5;
const GAP_SPACES = 4;

/** The run's text, and its groups: group g is what lies from `begin[g]` to `end[g]`, and holds the digits `first[g]` to
 *  `first[g + 1] - 1` of the run. */
export let text = '';
export let groups = 0;
export const begin: number[] = [];
export const end: number[] = [];
export const first: number[] = [];
/** Whether group g belongs to a number already found. */
export const taken: boolean[] = [];
/** Two sums of the first n digits: those for a number that ends at an even place lie at `2 * n`. */
const sums: number[] = [0, 0];

/** Reads the run that begins with the digit at `start`, and says where it ends. */
export function readRun(folded: string, start: number): number {
  text = folded;
  groups = 0;
  let digits = 0;
  for (let i = start; ;) {
    const from = i;
    const before = digits;
    for (let code; isDigit((code = text.charCodeAt(i))); i++) {
      if (i - from > LONGEST) continue;
      const value = code - 48;
      const doubled = value > 4 ? value * 2 - 9 : value * 2;
      const odd = digits & 1;
      const at = 2 * ++digits;
      sums[at] = sums[at - 2] + (odd ? value : doubled);
      sums[at + 1] = sums[at - 1] + (odd ? doubled : value);
    }
    if (i - from > LONGEST) return i;
    begin[groups] = from;
    end[groups] = i;
    first[groups] = before;
    taken[groups] = false;
    first[++groups] = digits;

    let spaces = 0;
    for (let code; !isDigit((code = text.charCodeAt(i))); i++) {
      if (i - end[groups - 1] >= GAP_UNITS || isLetter(code) || !(code >= 0)) return end[groups - 1];
      if (code === 32 ? ++spaces > GAP_SPACES : code === 6 && text.charCodeAt(i - 1) === 6) return end[groups - 1];
    }
  }
}

/** Whether the run's digits from the first of group `from` to the last of group `to` carry a valid check digit (ISO/IEC
 *  7812-1, annex B). */
export function luhnHolds(from: number, to: number): boolean {
  const stop = first[to + 1];
  const odd = stop & 1;
  return (sums[2 * stop + odd] - sums[2 * first[from] + odd]) % 10 === 0;
}

/** How many digits group g has, its digits, and what lies in front of it. */
export const sizeOf = (g: number) => end[g] - begin[g];
export const digitsOf = (from: number, to = from) => text.slice(begin[from], end[to]).replace(/\D/g, '');
export const gapBefore = (g: number) => text.slice(end[g - 1], begin[g]);

