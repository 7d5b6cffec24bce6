/**
 * Finds the card numbers of a text, and the dates and codes beside them.
 */
import {HIDDEN, fold, foldUnit, isDigit, isLetter, places} from './chars.js';
import {companionsOf, REACH_AFTER} from './companions.js';
import {hide, type Style} from './mask.js';
import type {IssuerOf, Network} from './networks.js';
import {SHORTEST, begin, digitsOf, end, first, groups, readRun, taken} from './run.js';
import {evidenceFor, type Evidence} from './verdict.js';
import type {Vocabulary} from './vocabulary.js';
import {SINGLE, windowsOf, type Window} from './windows.js';

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

/** A finding while its place is not settled. */
export type Found = {-readonly [K in keyof Finding]: Finding[K]};

/** How numbers are looked for, and what of them will stay readable. */
export interface Search extends Style {
  readonly words: Vocabulary;
  readonly issuerOf: IssuerOf;
  /** Whether soft labels protect nothing, and weak networks need no evidence. */
  readonly isStrict: boolean;
  /** Whether labelled numbers with a mistyped digit count. */
  readonly typos: boolean;
  /** Whether expiry dates are hidden. */
  readonly withDates: boolean;
}

/** UTF-16 units before a number that its verdict and its companions may depend on. */
export const CONTEXT_UNITS = 160;
/** UTF-16 units without a digit between which numbers have nothing to do with each other. */
const APART_UNITS = REACH_AFTER + 64;
/** UTF-16 units of a text that are looked at together; and of those that are looked at again with what comes. */
const PIECE_UNITS = 4096;
const AGAIN_UNITS = 512;
/** UTF-16 units that one number may span, invisible characters included. */
const SPAN_UNITS = 256;
/** How often a text is searched again for what only shows once something else is hidden. */
const MOST_ROUNDS = 8;

const isDigitAt = (text: string, at: number) => isDigit(foldUnit(text.charCodeAt(at)));

/** The first digit at or behind `from` in a stretch without letters that is long enough for a card; or -1. */
export function probe(text: string, from: number): number {
  for (let i = from + SHORTEST - 1; i < text.length; i += SHORTEST) {
    if (isLetter(foldUnit(text.charCodeAt(i)))) continue;
    let start = i;
    while (start > from && !isLetter(foldUnit(text.charCodeAt(start - 1)))) start--;
    let hit = -1;
    for (i = start; i < text.length; i++) {
      const code = foldUnit(text.charCodeAt(i));
      if (isLetter(code)) break;
      if (hit < 0 && (isDigit(code) || code === 5)) hit = i;
      if (hit >= 0 && i - start >= SHORTEST - 1) return hit;
    }
  }
  return -1;
}

/** The findings of a text, in its order. */
export function findCards(text: string, search: Search): Finding[] {
  const found: Finding[] = [];
  for (let at = 0, hit; (hit = probe(text, at)) >= 0; ) at = findAt(text, at, hit, true, CONTEXT_UNITS, search, found);
  return found;
}

/**
 * Adds the findings of the piece of text around a place that `probe` gave.
 *
 * @param at where the piece before ended.
 * @param isFinal false when more text may follow.
 * @param context UTF-16 units in front of the place that belong to the piece.
 * @returns Where the piece ends; -1 when more text could still change what is found.
 */
export function findAt(
  text: string,
  at: number,
  hit: number,
  isFinal: boolean,
  context: number,
  search: Search,
  found: Finding[],
): number {
  // a piece never begins inside a number
  if (at > 0 && isDigitAt(text, at - 1)) while (isDigitAt(text, at)) at++;
  let start = Math.max(at, hit - context);
  let stop = text.length;
  let settled = stop;
  if (isFinal && at === 0 && stop <= PIECE_UNITS) start = 0;
  else {
    for (let i = hit, last = hit; ; i++) {
      if (i >= text.length) {
        if (!isFinal) return -1;
        break;
      }
      if (i - hit > PIECE_UNITS) {
        // digits without end: the last of them are looked at again, from the beginning of a group
        stop = i;
        settled = i - AGAIN_UNITS;
        while (settled > hit && isDigitAt(text, settled) === isDigitAt(text, settled - 1)) settled--;
        if (settled === hit) settled = i - AGAIN_UNITS;
        break;
      }
      const code = foldUnit(text.charCodeAt(i));
      if (isDigit(code) || code === 5) last = i;
      else if (i - last >= APART_UNITS) {
        stop = settled = last + REACH_AFTER;
        break;
      }
    }
  }
  let isKept = true;
  for (const finding of searchPiece(text.slice(start, stop), search)) {
    finding.start += start;
    finding.end += start;
    if (finding.kind === 'pan') isKept = finding.start < settled;
    if (!isKept) continue;
    found.push(finding);
    settled = Math.max(settled, finding.end);
  }
  return settled;
}

/** The findings of a piece. It is searched until nothing more shows up, so that masking it again changes nothing. */
function searchPiece(piece: string, search: Search): Found[] {
  const {words, withDates} = search;
  const all: Found[] = [];
  let text = fold(piece);
  for (let round = 0; round < MOST_ROUNDS; round++) {
    const pans = pansOf(text, search);
    if (pans.length === 0) break;
    for (const pan of pans) clip(text, pan, all);
    const found = companionsOf(text, pans, words, withDates);
    all.push(...found);
    text = hide(text, found, {...search, char: HIDDEN, replace: undefined});
    if (text.replace(/\D+/g, '').length < SHORTEST) break;
  }
  for (const finding of all) {
    const last = places[finding.end - 1];
    finding.start = places[finding.start];
    finding.end = last + (piece.codePointAt(last)! > 0xffff ? 2 : 1);
  }
  return all.sort((a, b) => a.start - b.start);
}

/** Takes from a number what was found before: the digits of another that stay readable. */
function clip(text: string, pan: Found, found: readonly Found[]): void {
  for (const {start, end} of found) {
    if (end <= pan.start || start >= pan.end) continue;
    if (start > pan.start) pan.end = start;
    else for (pan.start = end; !isDigit(text.charCodeAt(pan.start)); ) pan.start++;
    pan.length = text.slice(pan.start, pan.end).replace(/\D/g, '').length;
  }
}

/** The card numbers of a folded text. */
function pansOf(text: string, search: Search): Found[] {
  const pans: Found[] = [];
  for (let i = 0; i < text.length; i++) {
    if (!isDigit(text.charCodeAt(i))) continue;
    i = readRun(text, i);
    if (first[groups] < SHORTEST) continue;
    const known = pans.length;
    const windows = windowsOf(
      (from, length) => search.typos || (length === 16 && text.startsWith('62', begin[from])),
    );
    // a window may only be refused for the groups beside it that turn out to be a card
    for (let before = -1, round = 0; before < pans.length && round < MOST_ROUNDS; round++) {
      before = pans.length;
      for (const window of windows) {
        if (taken.slice(window.from, window.to + 1).includes(true)) continue;
        const pan = panOf(window, search);
        if (!pan) continue;
        pans.push(pan);
        taken.fill(true, window.from, window.to + 1);
      }
    }
    if (pans.length - known > 1) pans.push(...pans.splice(known).sort((a, b) => a.start - b.start));
  }
  return pans;
}

/** The number in a window, or undefined when it is no card's. */
function panOf(window: Window, {issuerOf, words, isStrict}: Search): Found | undefined {
  const {from, to, layout, luhn} = window;
  const start = begin[from];
  const stop = end[to];
  const digits = digitsOf(from, to);
  const issuer = issuerOf(digits);
  // a number of one repeated digit is never issued
  if (!issuer || places[stop - 1] - places[start] > SPAN_UNITS || /^(.)\1*$/.test(digits)) return undefined;
  const {network} = issuer;
  const isMistyped = !luhn && !digits.startsWith('62');
  const evidence = evidenceFor(window, issuer, words, isStrict, !luhn);
  if (!evidence || (isMistyped && layout === SINGLE && evidence === 'label')) return undefined;
  const {length} = digits;
  return {kind: 'pan', start, end: stop, network, length, last4: digits.slice(-4), luhn, evidence};
}
