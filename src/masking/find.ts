/**
 * Finds the card numbers of a text, and the dates and codes beside them.
 */
import {fold, placeOf} from './chars.js';
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
  const plain = fold(text);
  let folded = plain;
  for (let round = 0; round < MOST_ROUNDS; round++) {
    const pans: Found[] = [];
    const isOpen = addPans(folded, search, pans);
    if (pans.length === 0) break;
    all.push(...companionsOf(folded, pans, search.words, search.withDates));
    if (!isOpen) break;
    // the digits of a number that stay readable may be part of another
    let last = 0;
    for (const finding of all.sort(inOrder)) {
      finding.start = Math.max(finding.start, last);
      last = finding.end;
    }
    folded = hide(plain, all, search, '*');
  }
  for (const finding of all) {
    const last = placeOf(finding.end - 1);
    finding.start = placeOf(finding.start);
    finding.end = last + String.fromCodePoint(text.codePointAt(last)!).length;
  }
  return all;
}

const inOrder = (a: Found, b: Found) => a.start - b.start;

/** Adds the card numbers of a folded text. Says whether more could show up once they are hidden. */
function addPans(text: string, search: Search, pans: Found[]): boolean {
  const {typos, keepFirst, keepLast} = search;
  const isLoose = (start: number, length: number) => typos || (length === 16 && text.startsWith('62', start));
  let isOpen = false;
  for (let at = 0; (at = nextRun(text, at));) {
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
  pans.sort(inOrder);
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
