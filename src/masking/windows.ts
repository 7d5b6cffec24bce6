/**
 * Which groups of a run may be one number: the ways people lay out the digits of a card.
 */
import type {NetworkTable} from './networks.js';
import {LONGEST, ROOM, SHORTEST, digit, first, gap, groups, luhnHolds, mark, sizeOf, taken} from './run.js';

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
export type Judge = (from: number, to: number, layout: number, luhn: boolean) => boolean;

/** Lengths that a number may have. */
const MOST_WINDOWS = LONGEST - SHORTEST + 1;
/** The windows of the run that may be a card, each as one number: first and last group, and above them a bit for each layout
 *  that it has, and one for a valid check digit. */
const windows = new Int32Array(ROOM * MOST_WINDOWS);
/** How many windows the last run has. */
export let count = 0;
const TO = 10;
const LAYOUTS = 20;
const CHECKED = 24;
const GROUP = (1 << TO) - 1;

/**
 * Tries every window of the run whose length fits its first digits: first all single groups, then each other layout. A
 * window that is refused uses nothing up: the next one begins a group later. As a window may only be refused for groups
 * beside it that turn out to be a card, all is tried again when cards were found.
 *
 * @param unchecked whether numbers without a valid check digit are looked for.
 * @returns How many digits are left that belong to no card.
 */
export function searchRun({lengths}: NetworkTable, unchecked: boolean, judge: Judge): number {
  let free = first[groups];
  count = 0;
  for (let from = 0; first[from] <= free - SHORTEST; from++) {
    const n = first[from];
    const fitting = lengths[digit[n] * 1000 + digit[n + 1] * 100 + digit[n + 2] * 10 + digit[n + 3]];
    if (fitting !== 0) addWindows(from, fitting, unchecked);
  }
  for (let before = count > 0 ? Infinity : 0; free < before && free >= SHORTEST;) {
    before = free;
    for (let layout = SINGLE; layout <= RAGGED; layout++) {
      for (let k = 0; k < count; k++) {
        if (windows[k] & (1 << (LAYOUTS + layout))) free -= take(windows[k], layout, judge);
      }
    }
  }
  return free;
}

/** Adds the windows that begin with a group. */
function addWindows(from: number, fitting: number, unchecked: boolean): void {
  const size = sizeOf(from);
  const n = first[from];
  let key = 0;
  let isEven = true; // one gap throughout
  let isOdd = false; // a gap that is not usual
  let isEqual = size <= EQUAL_DIGITS;
  let isRagged = size >= RAGGED_DIGITS;
  const isOwn = size > 3 && size <= EQUAL_DIGITS;
  for (let to = from; to < groups && (isEqual || to < from + MOST_GROUPS); to++) {
    const next = sizeOf(to);
    const length = first[to + 1] - n;
    if (length > LONGEST) return;
    if (to > from) {
      isEven &&= gap[to] === gap[from + 1];
      isOdd ||= mark[to] < 0;
      if (isOdd && !isEven) return;
      isEqual &&= isEven && next <= size && sizeOf(to - 1) >= size;
      isRagged &&= next > 1 && sizeOf(to - 1) >= RAGGED_DIGITS;
    }
    key = key * 20 + next;
    if (length < SHORTEST || !(fitting & (1 << (length - SHORTEST)))) continue;
    const isFew = to < from + MOST_GROUPS;
    const layouts =
      to === from
        ? 1 << SINGLE
        : (isOwn && isFew && OWN_KEYS.has(key) ? 1 << OWN : 0) |
          (isEqual ? 1 << EQUAL : 0) |
          (isRagged && isFew ? 1 << RAGGED : 0);
    if (layouts === 0) continue;
    const luhn = luhnHolds(n, n + length);
    if (luhn || unchecked || digit[n] === 6)
      windows[count++] = from | (to << TO) | (layouts << LAYOUTS) | (luhn ? 1 << CHECKED : 0);
  }
}

/** Asks for a window whose groups are all free. Gives how many digits were taken. */
function take(window: number, layout: number, judge: Judge): number {
  const from = window & GROUP;
  const to = (window >> TO) & GROUP;
  for (let g = from; g <= to; g++) if (taken[g] !== 0) return 0;
  if (!judge(from, to, layout, window >= 1 << CHECKED)) return 0;
  for (let g = from; g <= to; g++) taken[g] = 1;
  return first[to + 1] - first[from];
}
