/**
 * Finds the card numbers of a text, and the dates and codes beside them.
 */
import {fold, isDigit, placeOf} from './chars.js';
import {companionsOf} from './companions.js';
import {hide, type Style} from './mask.js';
import type {IssuerOf, Network} from './networks.js';
import {SHORTEST, begin, digitsOf, end, first, groups, nextRun, taken} from './run.js';
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

/** UTF-16 units that one number may span, invisible characters included. */
const SPAN_UNITS = 256;
/** How often a text is searched for what only shows once something else is hidden. */
const MOST_ROUNDS = 8;

/** The findings of a text, in its order. It is searched until nothing more shows up, so masking it again changes nothing. */
export function findCards(text: string, search: Search): Finding[] {
  const all: Found[] = [];
  const seen: boolean[] = []; // units that lie in a number found in an earlier round
  let folded = fold(text);
  for (let round = 0; round < MOST_ROUNDS; round++) {
    const pans: Found[] = [];
    const isOpen = addPans(folded, search, pans);
    if (round > 0) pans.forEach((pan) => clip(folded, pan, seen));
    if (pans.length === 0) break;
    const found = companionsOf(folded, pans, search.words, search.withDates);
    all.push(...found);
    if (!isOpen) break;
    for (const {start, end: stop} of found) for (let i = start; i < stop; i++) seen[i] = true;
    folded = hide(folded, found, search, '*');
  }
  for (const finding of all) {
    finding.start = placeOf(finding.start);
    const last = placeOf(finding.end - 1);
    finding.end = last + (text.codePointAt(last)! > 0xffff ? 2 : 1);
  }
  return all.sort((a, b) => a.start - b.start);
}

/** Takes from a number what was found before: the digits of another that stay readable. */
function clip(text: string, pan: Found, seen: readonly boolean[]): void {
  const isOther = (at: number) => seen[at] || !isDigit(text.charCodeAt(at));
  while (isOther(pan.start)) pan.start++;
  while (isOther(pan.end - 1)) pan.end--;
  pan.length = text.slice(pan.start, pan.end).replace(/\D+/g, '').length;
}

/** Adds the card numbers of a folded text. Says whether more could show up once they are hidden. */
function addPans(text: string, search: Search, pans: Found[]): boolean {
  const {typos, keepFirst, keepLast} = search;
  const isLoose = (start: number, length: number) => typos || (length === 16 && text.startsWith('62', start));
  let isOpen = false;
  for (let at = 0; (at = nextRun(text, at)); ) {
    let windows = windowsOf(isLoose);
    let free = first[groups];
    // a window may only be refused for the groups beside it that turn out to be a card
    for (let round = 0, before = -1; before !== windows.length && round < MOST_ROUNDS; round++) {
      before = windows.length;
      windows = windows.filter((window) => {
        const {from, to} = window;
        if (taken.slice(from, to + 1).includes(true)) return false;
        const pan = panOf(window, search);
        if (!pan) return true;
        pans.push(pan);
        taken.fill(true, from, to + 1);
        free -= pan.length! - keepLast - keepFirst;
        return false;
      });
    }
    isOpen ||= windows.length > 0 || free >= SHORTEST;
  }
  pans.sort((a, b) => a.start - b.start);
  return isOpen;
}

/** The number in a window, or undefined when it is no card's. */
function panOf(window: Window, {issuerOf, words, isStrict}: Search): Found | undefined {
  const {from, to, layout, luhn} = window;
  const start = begin[from];
  const stop = end[to];
  const digits = digitsOf(from, to);
  const {length} = digits;
  const {network, isWeak} = issuerOf(digits) ?? {};
  // a number of one repeated digit is never issued
  if (!network || placeOf(stop - 1) - placeOf(start) > SPAN_UNITS || /^(.)\1*$/.test(digits)) return undefined;
  const evidence = evidenceFor(window, isWeak!, words, isStrict);
  if (!evidence || (!luhn && network !== 'unionpay' && layout === SINGLE && evidence === 'label')) return undefined;
  return {kind: 'pan', start, end: stop, network, length, last4: digits.slice(-4), luhn, evidence};
}
