/**
 * Finds the card numbers of a text in one walk. Between the digits of a number there are no letters, and most texts have
 * letters all over; so the walk first only touches two units in eleven.
 */
import {LETTER, PAIR, classAt, digitAt} from './chars.js';
import {load, text, textEnd} from './loaded.js';
import {issuerOf, type Network} from './networks.js';
import type {ResolvedOptions} from './options.js';
import {LONGEST, SHORTEST, begin, digit, end, first, groups, isCut, readRun, shapeOf, taken} from './run.js';
import {evidenceFor, type Evidence} from './verdict.js';
import {OWN, SINGLE, count, searchRun} from './windows.js';

/** A card number, expiry date or security code in a text. It never holds more digits than the mask shows. */
export interface Finding {
  readonly kind: 'pan' | 'expiry' | 'code';
  /** UTF-16 offsets of the first digit, and behind the last. */
  readonly start: number;
  readonly end: number;
  /** Of a number: its network, how many digits it has, the last four, whether its check digit is valid. */
  readonly network?: Network;
  readonly length?: number;
  readonly last4?: string;
  readonly luhn?: boolean;
  /** Why it counts: by prefix, length and check digit alone, by its layout too, by a label, or by the expiry beside it. */
  readonly evidence: Evidence;
}

/** A finding that is a number. */
export interface Pan extends Finding {
  readonly kind: 'pan';
  readonly network: Network;
  readonly length: number;
  /** Equal for numbers that look alike once hidden: the sizes of their groups and the one unit between; or -1. */
  readonly shape: number;
}

/** UTF-16 units behind a run that its verdicts may depend on. */
export const SETTLES_UNITS = 64;
/** UTF-16 units that one number may span, invisible characters included. */
const SPAN_UNITS = 256;

/** Where `findPans` stopped: everything before is settled. And whether a run begins there that more text could change. */
export let resumeAt = 0;
export let isHeld = false;
/** Whether some run still has enough digits for a card once its numbers are hidden, and may be one then. */
export let mayHoldMore = false;
/** From where to where runs lie that have enough digits, but no window: only a date or code that is hidden in them gives one. */
export let loneFrom = 0;
export let loneTo = 0;
/** Where the run that `nextRun` found was read to. */
let readTo = 0;

/** What may be the first digit at or behind `from` in a stretch without letters that is long enough for a card; or -1. */
export function probe(text: string, from: number): number {
  const length = text.length;
  for (let i = from + SHORTEST - 2; i + 1 < length; i += SHORTEST - 1) {
    // two neighbors in one question: one of them alone is a space too often for a processor to guess
    if ((classAt(text, i) | classAt(text, i + 1)) & LETTER) continue;
    let start = i;
    while (start > from && classAt(text, start - 1) !== LETTER) start--;
    do i++;
    while (i < length && i - start < SHORTEST && classAt(text, i) !== LETTER);
    if (i - start < SHORTEST) continue;
    for (i = start; i < length; i++) {
      const kind = classAt(text, i);
      if (kind === LETTER) break;
      if (kind > 0 && kind <= PAIR) return i;
    }
  }
  return -1;
}

/**
 * Where the next run with enough digits for a card begins, or -1. It is then read, up to `readTo`.
 *
 * @param hit a place that `probe` gave.
 */
function nextRun(hit: number): number {
  for (let i = hit; i >= 0; i = probe(text, readTo)) {
    while (i < textEnd && digitAt(text, i) < 0) i++;
    readTo = readRun(i);
    if (first[groups] >= SHORTEST) return i;
  }
  return -1;
}

/** Whether a text has at least twelve digits in a run. */
export function hasRun(whole: string): boolean {
  const hit = probe(whole, 0);
  if (hit < 0) return false;
  load(whole);
  const found = nextRun(hit) >= 0;
  load('');
  return found;
}

/** What is looked for, and what was found; the walk keeps them here, so that it makes no function for each text. */
let options: ResolvedOptions;
let pans: Pan[];
const NONE: Pan[] = [];

/**
 * The card numbers of a text from `from` on; what lies before is context.
 *
 * @param hit a place that `probe` gave for `from`.
 * @param isFinal false when more text may follow: the walk then stops before the first run that more text could change, and
 *   `resumeAt` says where.
 */
export function findPans(whole: string, from: number, hit: number, isFinal: boolean, wanted: ResolvedOptions): Pan[] {
  pans = NONE;
  options = wanted;
  resumeAt = from;
  isHeld = mayHoldMore = false;
  loneTo = 0;
  if (hit >= 0) load(whole);
  for (let next = hit; ; next = probe(text, resumeAt)) {
    const start = nextRun(next);
    isHeld = start >= 0 && !isFinal && readTo + SETTLES_UNITS > textEnd;
    if (isHeld) resumeAt = start;
    // in a run the best layout is found first
    if (start < 0 || isHeld) return pans.length > 1 ? pans.sort((a, b) => a.start - b.start) : pans;
    const known = pans.length;
    const free = searchRun(options.table, options.typos, judge);
    if (free + (pans.length - known) * (options.keepFirst + options.keepLast) >= SHORTEST) {
      if (count > 0 || isCut) mayHoldMore = true;
      else {
        if (loneTo === 0) loneFrom = start;
        loneTo = readTo;
      }
    }
    resumeAt = afterRun();
  }
}

/** Whether groups `a` to `b` are a card; then it is added. */
function judge(a: number, b: number, layout: number, luhn: boolean): boolean {
  const {table, typos} = options;
  const n = first[a];
  const stop = first[b + 1];
  if (!luhn && layout > OWN) return false;
  let prefix = 0;
  for (let k = n; k < n + 6; k++) prefix = prefix * 10 + digit[k];
  let issuer = issuerOf(table, prefix, stop - n, luhn);
  if (!issuer && typos) {
    issuer = issuerOf(table, prefix, stop - n, true);
    issuer &&= {network: issuer.network, mark: '!'};
  }
  if (!issuer || end[b] - begin[a] > SPAN_UNITS || isRepeated(n, stop)) return false;
  const evidence = evidenceFor(options.words, options.mode === 'strict', a, b, layout, issuer);
  if (!evidence || (!luhn && layout === SINGLE && evidence === 'label' && typos && issuer.network !== 'unionpay'))
    return false;
  const pan: Pan = {
    kind: 'pan',
    start: begin[a],
    end: end[b],
    network: issuer.network,
    length: stop - n,
    luhn,
    evidence,
    shape: shapeOf(a, b),
  };
  if (pans.length) pans.push(pan);
  else pans = [pan]; // an array that is made for one takes less than one that grows
  return true;
}

/** A finding as a host gets it: with the last four digits. Masking does without, as a text may hold many thousands of them. */
export function withLast4(whole: string, finding: Finding): Finding {
  const {kind, start, end, network, length, luhn, evidence} = finding;
  if (!length) return finding;
  let last4 = '';
  for (let i = end - 1; last4.length < 4; i--) {
    const value = digitAt(whole, i);
    if (value >= 0) last4 = value + last4;
  }
  return {kind, start, end, network, length, luhn, evidence, last4};
}

/** Whether a number is one digit over and over; such are never issued. */
function isRepeated(from: number, to: number): boolean {
  for (let k = from + 1; k < to; k++) if (digit[k] !== digit[from]) return false;
  return true;
}

/** Where the walk goes on: behind the run; or, when it was cut, at the last groups that are not taken. */
function afterRun(): number {
  if (!isCut) return readTo;
  let g = groups - LONGEST;
  for (let k = Math.max(g, 0); k < groups; k++) if (taken[k]) g = k + 1;
  return g > 0 && g < groups ? begin[g] : readTo;
}
