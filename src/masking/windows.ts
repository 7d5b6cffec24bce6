/**
 * Which groups of a run may be one number: the ways people lay out the digits of a card.
 */
import type {NetworkTable} from './networks.js';
import {LONGEST, SHORTEST, digit, first, gap, groups, mark, sizeOf, taken} from './run.js';

/** Layouts, from the most to the least like a card: one block, a card's own groups, equal groups, ragged ones. */
export const SINGLE = 0;
export const OWN = 1;
export const EQUAL = 2;
export const RAGGED = 3;

/** The groups in which cards are printed and copied; `c` is twelve digits, `d` thirteen. */
const OWN_GROUPS = '4444 44443 44442 44441 465 464 456 4443 4442 445 4333 444 88 6d 4c';
const OWN_KEYS: ReadonlySet<number> = /* @__PURE__ */ new Set(
  OWN_GROUPS.split(' ').map((sizes) => [...sizes].reduce((key, size) => key * 20 + parseInt(size, 20), 0)),
);

/** A card's own and ragged layouts have at most this many groups, and ragged ones groups of at least three digits. */
const MOST_GROUPS = 5;
export const RAGGED_DIGITS = 3;
/** Equal groups have at most this many digits. */
const EQUAL_DIGITS = 8;

/** Says whether groups `from` to `to` are a card; a yes takes them. */
export type Judge = (from: number, to: number, layout: number) => boolean;

/**
 * Tries every window of the run whose length fits its first digits: first all single groups, then each other layout. A
 * window that is refused uses nothing up: the next one begins a group later. As a window may only be refused for groups
 * beside it that turn out to be a card, all is tried again when cards were found.
 *
 * @returns How many digits are left that belong to no card.
 */
export function searchRun(table: NetworkTable, judge: Judge): number {
  let free = first[groups];
  for (let before = Infinity; free < before && free >= SHORTEST;) {
    before = free;
    free -= searchOnce(table, judge, free);
  }
  return free;
}

/** Gives how many of the run's digits were taken, of which `free` were left. */
function searchOnce({lengths}: NetworkTable, judge: Judge, free: number): number {
  let found = 0;
  for (let layout = SINGLE; layout <= RAGGED; layout++) {
    for (let from = 0; from < groups; from++) {
      const size = sizeOf(from);
      if (
        layout === SINGLE
          ? size < SHORTEST
          : layout === EQUAL
            ? size > EQUAL_DIGITS
            : layout === OWN
              ? size < 4 || size > 8
              : size < RAGGED_DIGITS
      )
        continue;
      const n = first[from];
      const fitting = lengths[digit[n] * 1000 + digit[n + 1] * 100 + digit[n + 2] * 10 + digit[n + 3]];
      if (fitting !== 0 && taken[from] === 0) found += tryFrom(from, layout, fitting, judge);
    }
    if (groups < 2 || free - found < SHORTEST) break;
  }
  return found;
}

/** Tries the windows that begin with a group. Gives how many digits were taken. */
function tryFrom(from: number, layout: number, fitting: number, judge: Judge): number {
  const size = sizeOf(from);
  const last = layout === SINGLE ? from : layout === EQUAL ? groups - 1 : Math.min(groups, from + MOST_GROUPS) - 1;
  let key = 0;
  let isEven = true; // one gap throughout
  let isOdd = false; // a gap that is not usual
  for (let to = from; to <= last && taken[to] === 0; to++) {
    const next = sizeOf(to);
    const length = first[to + 1] - first[from];
    if (length > LONGEST) return 0;
    if (to > from) {
      isEven &&= gap[to] === gap[from + 1];
      isOdd ||= mark[to] < 0;
      if (isOdd && !isEven) return 0;
      if (layout === EQUAL && (!isEven || next > size || sizeOf(to - 1) < size)) return 0;
      if (layout === RAGGED && (next < 2 || sizeOf(to - 1) < RAGGED_DIGITS)) return 0;
    }
    key = key * 20 + next;
    if (length < SHORTEST || !(fitting & (1 << (length - SHORTEST))) || (to === from && layout !== SINGLE)) continue;
    if (layout === OWN && !OWN_KEYS.has(key)) continue;
    if (judge(from, to, layout)) {
      for (let g = from; g <= to; g++) taken[g] = 1;
      return length;
    }
  }
  return 0;
}
