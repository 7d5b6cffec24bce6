/**
 * Reads a run: groups of digits with short gaps between them. What it reads lies in buffers that are used over and over,
 * so that a text full of digits costs no memory; nothing that calls back to a host runs while they are in use.
 */
import {INVISIBLE, LETTER, MARK, NEWLINE, PAIR, SPACE, classAt, digitAt, isAnyLetter} from './chars.js';
import {isDigit, kind, see, text, textEnd, unit} from './loaded.js';

/** Digits of the shortest number in use, and of the longest that ISO/IEC 7812-1 allows. A longer group is a barrier. */
export const SHORTEST = 12;
export const LONGEST = 19;
/** UTF-16 units after which a run is cut at its next group, to be read on with an overlap. */
const RUN_UNITS = 512;
/** UTF-16 units in front of a run, and from its begin on, in which everything lies that is asked about it. */
const SEEN_BEFORE = 128;
const SEEN_BEHIND = 1024;
/** UTF-16 units in a gap: those a reader sees, and with the invisible ones. */
const GAP_SEEN = 5;
export const GAP_UNITS = 16;
const GAP_SPACES = 4;
/** Two of them in a gap are hidden digits. */
const BULLET = 0x2022;
export const ROOM = RUN_UNITS + 2 * LONGEST;

/** Group g holds the digits `first[g]` to `first[g + 1] - 1`, and lies in the text from `begin[g]` to `end[g]`. */
export const first = new Int32Array(ROOM);
export const begin = new Int32Array(ROOM);
export const end = new Int32Array(ROOM);
/** What lies in front of group g: a number that is equal for equal gaps, and its mark (0 for spaces alone, 10 for a line
 *  break, -1 for what is not usual between groups). */
export const gap = new Int32Array(ROOM);
export const mark = new Int32Array(ROOM);
/** 1 when group g belongs to a number already found. */
export const taken = new Uint8Array(ROOM);
/** Each digit's value. */
export const digit = new Uint8Array(ROOM);
/** How many groups the last run has, and whether it was cut. */
export let groups = 0;
export let isCut = false;

/**
 * Reads the run that begins with the digit at `start`.
 *
 * @returns Where reading stopped: behind the last group, or behind the barrier that ended the run.
 */
export function readRun(start: number): number {
  see(start - SEEN_BEFORE, start + SEEN_BEHIND);
  let n = 0;
  let g = 0;
  let i = start | 0;
  isCut = false;
  gap[0] = mark[0] = 0;
  for (;;) {
    let size = 0;
    let stop = i;
    begin[g] = i;
    first[g] = n;
    taken[g] = 0;
    for (; ; i++) {
      const value = kind(i) - 1;
      if (value >>> 0 < 10) {
        digit[n + size] = value;
        if (++size > LONGEST) break;
      } else if (value === INVISIBLE - 1 && i - stop < GAP_UNITS) continue;
      else if (value !== PAIR - 1) break;
      stop = i + 1;
    }
    groups = g;
    if (size > LONGEST) return barrierEnd(i);
    end[g] = stop;
    first[++g] = n += size;
    groups = g;

    i = readGap(stop, g);
    if (i < 0) return stop;
    if (stop - start >= RUN_UNITS) {
      isCut = true;
      return stop;
    }
  }
}

/** Reads the gap in front of group g. Gives where the group begins, or -1 when none does. */
function readGap(from: number, g: number): number {
  const code = unit(from);
  const first = kind(from);
  // nearly all gaps are one space or one mark
  if (first >= SPACE && first <= MARK && isDigit(from + 1)) {
    gap[g] = first === SPACE ? 1 : code;
    mark[g] = first === SPACE ? 0 : first === NEWLINE ? 10 : code;
    return from + 1;
  }
  return first === LETTER ? -1 : readLongGap(from, g);
}

/** The same for any gap. */
function readLongGap(from: number, g: number): number {
  let key = 0;
  let sign = 0;
  let seen = 0;
  let spaces = 0;
  let i = from | 0;
  for (; i - from <= GAP_UNITS; i++) {
    const code = unit(i);
    const what = kind(i);
    if (what === INVISIBLE) continue;
    if (what > 0 && what < SPACE) break;
    if (++seen > GAP_SEEN) break;
    if (what === SPACE) {
      if (++spaces > GAP_SPACES) break;
      key = (Math.imul(key, 31) + 1) | 0;
      continue;
    }
    key = (Math.imul(key, 31) + code) | 0;
    if (what === NEWLINE) {
      if (sign === 10 && code !== 10) break;
      sign ||= 10;
    } else if (what === MARK) {
      if (sign === BULLET && code === BULLET) break;
      if (sign > 10 && sign !== code) sign = -1;
      else if (sign >= 0) sign = code;
    } else if (what === LETTER || isAnyLetter(code)) break;
    else sign = -1;
  }
  if (i - from > GAP_UNITS || !isDigit(i)) return -1;
  gap[g] = key;
  mark[g] = sign;
  return i;
}

/** Where a group ends that is too long for a number, from one of its digits on; it may be longer than what is seen. */
function barrierEnd(from: number): number {
  let stop = from;
  for (let i = from; i < textEnd; i++) {
    if (digitAt(text, i) >= 0) stop = i + (classAt(text, i) === PAIR ? 2 : 1);
    else if (i >= stop && (classAt(text, i) !== INVISIBLE || i - stop >= GAP_UNITS)) break;
  }
  return stop;
}

/** The sum of the digits of twice a digit. */
const DOUBLED = /* @__PURE__ */ new Uint8Array([0, 2, 4, 6, 8, 1, 3, 5, 7, 9]);

/** Whether the digits `from` to `to - 1` carry a valid check digit (ISO/IEC 7812-1, annex B). */
export function luhnHolds(from: number, to: number): boolean {
  let sum = 0;
  let k = to - 1;
  for (; k > from; k -= 2) sum += digit[k] + DOUBLED[digit[k - 1]];
  if (k === from) sum += digit[k];
  return sum % 10 === 0;
}

/** Groups that a shape has room for, and the units between them. */
const SHAPE_GROUPS = 5;
const SHAPE_UNITS = 128;

/**
 * A number that is equal for groups `from` to `to` of equal sizes with the same one unit between them, or -1 when they are
 * more, or parted in another way, or have more units than digits.
 */
export function shapeOf(from: number, to: number): number {
  const between = from < to ? unit(end[from]) : 0;
  if (to - from >= SHAPE_GROUPS || between >= SHAPE_UNITS) return -1;
  let sizes = 0;
  for (let g = from; g <= to; g++) {
    const size = sizeOf(g);
    if (end[g] - begin[g] !== size) return -1;
    if (g > from && (begin[g] - end[g - 1] > 1 || unit(end[g - 1]) !== between)) return -1;
    sizes = sizes * (LONGEST + 1) + size;
  }
  return sizes * SHAPE_UNITS + between;
}

/** How many digits group g has, and what they are worth. */
export const sizeOf = (g: number) => first[g + 1] - first[g];
export function valueOf(g: number): number {
  let value = 0;
  for (let k = first[g]; k < first[g + 1]; k++) value = value * 10 + digit[k];
  return value;
}

/**
 * How many groups from g on are an expiry date: 1 for `1230`, 2 for `12/30`, `12 30`, `12/2030`, `2030-12`, else 0. Month 01
 * to 12, year 2020 to 2049: cards are valid for a few years, and other years mean something else.
 */
export function dateAt(g: number): number {
  const size = sizeOf(g);
  const a = valueOf(g);
  if (size === 4 && isMonth((a / 100) | 0) && isYear(a % 100, 2)) return 1;
  if (g + 1 >= groups || begin[g + 1] - end[g] > 4) return 0;
  const b = valueOf(g + 1);
  const next = sizeOf(g + 1);
  const isDate = size < 3 ? isMonth(a) && isYear(b, next) : next < 3 && isYear(a, size) && isMonth(b);
  // `1 30` is no date; `01 30` and `1/30` are. A third part of one or two digits, or a year, makes it a day
  if (!isDate || (mark[g + 1] === 0 && size !== 2)) return 0;
  const third = g + 2 < groups && mark[g + 2] > 10 && mark[g + 2] === mark[g + 1] ? sizeOf(g + 2) : 3;
  return third < 3 || (third === 4 && isCentury(valueOf(g + 2))) ? 0 : 2;
}

const isMonth = (value: number) => value > 0 && value < 13;
/** Whether a number of two or four digits is a year in which a card of today may expire. */
export const isYear = (value: number, size: number) =>
  (size === 4 ? value - 2000 : size === 2 ? value : 0) >= 20 && value % 100 < 50 && value < 2050;
/** Whether a number is a year of our time. */
export const isCentury = (value: number) => value >= 1900 && value < 2100;
