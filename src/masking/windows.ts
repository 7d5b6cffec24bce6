/**
 * Which groups of a run may be one number: the ways people lay out the digits of a card.
 */
import {LONGEST, SHORTEST, begin, end, first, groups, luhnHolds, sizeOf, text} from './run.js';

/** Layouts, from the most to the least like a card: one block, a card's own groups, equal groups, ragged ones. */
export const SINGLE = 0;
export const OWN = 1;
export const EQUAL = 2;
export const RAGGED = 3;

/** Sizes of groups, a letter for each from ten on: as cards are printed and copied; equal but for the last; ragged. */
const OWN_SIZES = /^(4{4}[123]?|4{3}[23]?|46[45]|45[56]|4333|88|6d|4c)$/;
const EQUAL_SIZES = /^([1-8])\1+[1-8]$/;
const RAGGED_SIZES = /^[3-9a-j]{1,4}[2-9a-j]$/;

/** What is not usual between the digits of a number; it may stand there when all gaps are the same. */
const UNUSUAL = /[^\d\s*+,\-./:;\\_|~]/;
const EVEN = /^\d+(\D+)(\d+\1)*\d+$/;

/** Groups `from` to `to` of a run, whose digits may be a number, and how they are laid out. */
export interface Window {
  readonly from: number;
  readonly to: number;
  readonly layout: number;
  readonly luhn: boolean;
}

/**
 * The windows of the run read last that are laid out as people do; the best layout first. All have a valid check digit, but
 * those that are laid out as cards are and begin with what a test says.
 */
export function windowsOf(isLoose: (start: number, length: number) => boolean): Window[] {
  const found: Window[] = [];
  for (let from = 0; from < groups; from++) {
    for (let to = from; to < groups; to++) {
      const length = first[to + 1] - first[from];
      if (length > LONGEST) break;
      if (length < SHORTEST) continue;
      const luhn = luhnHolds(from, to);
      if (!luhn && !isLoose(begin[from], length)) continue;
      const layout = layoutOf(from, to);
      if (layout <= (luhn ? RAGGED : OWN)) found.push({from, to, layout, luhn});
    }
  }
  return found.length > 1 ? found.sort((a, b) => a.layout - b.layout) : found;
}

/** The layout of groups `from` to `to`; above `RAGGED` when nobody would write a number so. */
function layoutOf(from: number, to: number): number {
  if (from === to) return SINGLE;
  let sizes = '';
  for (let g = from; g <= to; g++) sizes += sizeOf(g).toString(36);
  const number = text.slice(begin[from], end[to]);
  const isEven = EVEN.test(number);
  if (!isEven && UNUSUAL.test(number)) return RAGGED + 1;
  if (OWN_SIZES.test(sizes)) return OWN;
  if (isEven && EQUAL_SIZES.test(sizes) && sizes.slice(-1) <= sizes[0]) return EQUAL;
  // spaces and dashes get mixed up by hand; other marks between some groups only part two numbers
  return RAGGED_SIZES.test(sizes) && (isEven || !/[^\d -]/.test(number)) ? RAGGED : RAGGED + 1;
}
