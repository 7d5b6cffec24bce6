/**
 * Finds the card numbers of a text in one walk. Most texts hold no digits, so the walk first only touches every third or
 * fourth unit: a card has at least twelve digits with short gaps, and cannot hide between.
 */
import {CLASS, LEAD, isAnyLetter, pairedDigit, unitAt} from './chars.js';
import {companionsOf} from './companions.js';
import {issuerOf, type Network} from './networks.js';
import type {ResolvedOptions} from './options.js';
import {GAP_UNITS, LONGEST, SHORTEST, at, digit, end, first, groups, isCut, luhnHolds, readRun, taken} from './run.js';
import {evidenceFor, type Evidence} from './verdict.js';
import {OWN, SINGLE, searchRun} from './windows.js';

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
}

/** UTF-16 units behind a run that its verdicts may depend on. */
export const SETTLES_UNITS = 64;
/** UTF-16 units that one number may span, invisible characters included. */
const SPAN_UNITS = 256;

/** Where `findPans` stopped: everything before is settled. */
export let resumeAt = 0;
/** Where the run that `nextRun` found was read to. */
let readTo = 0;

/** The next unit at or behind `from` that may belong to a digit, out of every third to fifth; or the text's length. */
export function probe(text: string, from: number): number {
  const length = text.length;
  let i = from;
  // steps of 3, 4, 3, 4, 3, 4, 3 and 5: they add up to a prime, so that no rhythm of digits and gaps keeps step with them
  for (; i < length - 28; i += 29) {
    if (mayBeDigit(text, i)) return i;
    if (mayBeDigit(text, i + 3)) return i + 3;
    if (mayBeDigit(text, i + 7)) return i + 7;
    if (mayBeDigit(text, i + 10)) return i + 10;
    if (mayBeDigit(text, i + 14)) return i + 14;
    if (mayBeDigit(text, i + 17)) return i + 17;
    if (mayBeDigit(text, i + 21)) return i + 21;
    if (mayBeDigit(text, i + 24)) return i + 24;
  }
  for (; i < length; i += 3) if (mayBeDigit(text, i)) return i;
  return length;
}

function mayBeDigit(text: string, at: number): boolean {
  const kind = CLASS[text.charCodeAt(at)];
  return kind > 0 && kind <= LEAD;
}

/**
 * Where the next run with enough digits for a card begins, or -1. It is then read, up to `readTo`.
 *
 * @param hit a place that `probe` gave for `from`.
 */
function nextRun(text: string, from: number, hit: number): number {
  let floor = from;
  for (let i = hit; i < text.length; i = probe(text, i)) {
    const start = runStart(text, i, floor);
    if (start < 0) {
      i++;
      continue;
    }
    readTo = readRun(text, start);
    if (first[groups] >= SHORTEST) return start;
    floor = i = Math.max(readTo, i + 1);
  }
  return -1;
}

/** The first digit of the run around `from`, not before `floor`; -1 when there is none. */
function runStart(text: string, from: number, floor: number): number {
  let start = -1;
  for (let i = from; i >= floor; i--) {
    const code = text.charCodeAt(i);
    let kind = CLASS[code];
    if (code > 0xd7ff && code < 0xe000) {
      const lead = code < 0xdc00 ? i : i - 1;
      if (lead >= floor && pairedDigit(text, lead) >= 0) {
        kind = 1;
        i = lead;
      }
    }
    if (kind > 0 && kind < 11) start = i;
    // letters end a run; so does a long gap
    else if ((start < 0 ? from : start) - i > GAP_UNITS || (kind === 0 && isAnyLetter(code))) break;
  }
  return start;
}

/** Whether a text has at least twelve digits in a run. */
export const hasRun = (text: string) => nextRun(text, 0, probe(text, 0)) >= 0;

/**
 * The card numbers of `text` from `from` on; what lies before is context.
 *
 * @param hit a place that `probe` gave for `from`.
 * @param isFinal false when more text may follow: the walk then stops before the first run that more text could change, and
 *   `resumeAt` says where.
 */
export function findPans(text: string, from: number, hit: number, isFinal: boolean, options: ResolvedOptions): Pan[] {
  const {table, words, typos, mode} = options;
  const pans: Pan[] = [];

  /** Whether groups `a` to `b` are a card; then it is added. */
  function judge(a: number, b: number, layout: number): boolean {
    const n = first[a];
    const stop = first[b + 1];
    const luhn = luhnHolds(n, stop);
    if (!luhn && (layout > OWN || (!typos && digit[n] !== 6))) return false;
    let prefix = 0;
    for (let k = n; k < n + 6; k++) prefix = prefix * 10 + digit[k];
    let issuer = issuerOf(table, prefix, stop - n, luhn);
    if (!issuer && typos) {
      issuer = issuerOf(table, prefix, stop - n, true);
      issuer &&= {network: issuer.network, mark: '!'};
    }
    if (!issuer || end[b] - at[n] > SPAN_UNITS || isRepeated(n, stop)) return false;
    const evidence = evidenceFor(text, words, mode === 'strict', a, b, layout, issuer);
    if (!evidence || (!luhn && layout === SINGLE && evidence === 'label' && typos && issuer.network !== 'unionpay'))
      return false;
    const last4 = lastFour(text, stop);
    pans.push({
      kind: 'pan',
      start: at[n],
      end: end[b],
      network: issuer.network,
      length: stop - n,
      last4,
      luhn,
      evidence,
    });
    return true;
  }

  let position = from;
  let next = hit;
  for (;;) {
    const start = nextRun(text, position, next);
    if (start < 0) break;
    if (!isFinal && readTo + SETTLES_UNITS > text.length) {
      resumeAt = start;
      return pans;
    }
    const known = pans.length;
    searchRun(table, judge);
    if (pans.length - known > 1) pans.push(...pans.splice(known).sort((a, b) => a.start - b.start));
    position = afterRun();
    next = probe(text, position);
  }
  resumeAt = isFinal ? text.length : openEnd(text, position);
  return pans;
}

/** The last four digits of a number, in ASCII. */
function lastFour(text: string, stop: number): string {
  const from = at[stop - 4];
  if (at[stop - 1] === from + 3 && text.charCodeAt(from) < 58) return text.slice(from, from + 4);
  return Array.from(digit.subarray(stop - 4, stop)).join('');
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
  return g > 0 && g < groups ? at[first[g]] : readTo;
}

/** Where the run begins that touches the end of the text and may go on; else the end. */
function openEnd(text: string, from: number): number {
  const last = text.length - 1;
  const start = last < from ? -1 : runStart(text, last, from);
  const isLead = CLASS[unitAt(text, last)] === LEAD;
  return start < 0 ? text.length - (isLead ? 1 : 0) : start;
}

/** Numbers with the dates and codes beside them, in the order of the text, without what the host allows. */
export function withCompanions(text: string, pans: readonly Pan[], {words, expiry, allow}: ResolvedOptions): Finding[] {
  const all = companionsOf(words, text, pans, expiry === 'mask');
  return allow ? all.filter((finding) => !allow(finding, text)) : all;
}
