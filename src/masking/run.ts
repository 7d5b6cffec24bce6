/**
 * Runs of a folded text: groups of digits with short gaps between them. What was read last lies in buffers that are used
 * over and over; nothing that calls back to a host runs while they are in use.
 */
import {isDigit, isLetter} from './chars.js';

/** Digits of the shortest number in use, and of the longest that ISO/IEC 7812-1 allows. A longer group is a barrier. */
export const SHORTEST = 12;
export const LONGEST = 19;
/** UTF-16 units between two groups of a run. */
const GAP_UNITS = 5;

/** Digits enough for a number, as a text has them that is not folded. Most texts have not. */
export const RUN = /\p{N}(?:[^\p{L}\p{N}]{0,20}\p{N}){11}/u;

/** The text of the run, and how many groups it has. */
export let text = '';
export let groups = 0;
/** Group g is what lies from `begin[g]` to `end[g]`, and holds the digits `first[g]` to `first[g + 1] - 1` of the run. */
export const begin: number[] = [];
export const end: number[] = [];
export const first: number[] = [];
/** Whether group g belongs to a number already found, or is no part of any. */
export const taken: boolean[] = [];

/** Reads the next run of a text from `from` on. Gives where it ends, or 0 when there is none. */
export function nextRun(folded: string, from: number): number {
  text = folded;
  const {length} = folded;
  let g = -1; // the group that is read
  let digits = 0;
  let last = -1; // behind the last digit
  for (let i = from; i < length; i++) {
    const code = folded.charCodeAt(i);
    if (isDigit(code)) {
      if (last < i) {
        begin[++g] = i;
        taken[g] = false;
        first[g] = digits;
      }
      end[g] = last = i + 1;
      digits++;
      if (last - begin[g] > LONGEST) taken[g] = true;
    } else if (g >= 0 && (isLetter(code) || i - last >= GAP_UNITS)) {
      if (digits >= SHORTEST) break;
      g = last = -1;
      digits = 0;
    }
  }
  groups = g + 1;
  first[groups] = digits;
  return digits < SHORTEST ? 0 : last;
}

/** Whether the digits from the first of group `from` to the last of group `to` carry a valid check digit (ISO/IEC 7812-1,
 *  annex B). */
export function luhnHolds(from: number, to: number): boolean {
  const start = begin[from];
  let sum = 0;
  let isDoubled = false;
  for (let i = end[to] - 1; i >= start; i--) {
    const value = text.charCodeAt(i) - 48;
    if (value < 0 || value > 9) continue;
    sum += !isDoubled ? value : value > 4 ? value * 2 - 9 : value * 2;
    isDoubled = !isDoubled;
  }
  return sum % 10 === 0;
}

/** How many digits group g has, the digits of some groups, and what lies in front of a group. */
export const sizeOf = (g: number) => end[g] - begin[g];
export const digitsOf = (from: number, to = from) => text.slice(begin[from], end[to]).replace(/\D+/g, '');
export const gapBefore = (g: number) => text.slice(end[g - 1], begin[g]);
