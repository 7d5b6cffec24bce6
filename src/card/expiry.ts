import {asciiDigits} from './digits.js';
import type {ExpiryFault} from './faults.js';

/** The month in which a card ends; it is good through that month's last day. */
export interface Expiry {
  /** 1 to 12. */
  readonly month: number;
  /** Four digits. */
  readonly year: number;
}

/** How far in the future a year can be before it is taken for a mistake: 50, beyond any card's life. */
const MAX_YEARS = 50;

/** Somewhere on Earth it is still the day before for this long. */
const LAST_ZONE_MS = 12 * 60 * 60_000;

/**
 * Reads an expiration date in any common shape: `12/29`, `1229`, `12/2029`, `2029-12`, `12-29`, `2029-12-31`,
 * `Dec 2029`, digits of other scripts.
 *
 * @param locale A BCP 47 tag; its names of months are understood beside the English ones.
 * @returns Undefined when the text is no month and year, or could be read in two ways.
 */
export function parseExpiry(text: string, locale = 'en'): Expiry | undefined {
  const ascii = asciiDigits(text).normalize('NFKC').toLowerCase().trim();
  if (ascii.length > 40) return undefined;
  const groups = ascii.match(/\d+/g) ?? [];
  const letters = ascii.replace(/[^\p{L}\p{M}]+/gu, ' ').trim();
  if (letters !== '') return named(letters, groups, locale);
  if (groups.length === 1) return compact(groups[0]);
  if (groups.length === 3 && groups[0].length === 4) groups.pop(); // the day of an ISO 8601 date
  return groups.length === 2 ? pair(groups[0], groups[1]) : undefined;
}

/** `129`, `1229`, `122029`, `202912`. */
function compact(digits: string): Expiry | undefined {
  if (digits.length === 3) return pair(digits.slice(0, 1), digits.slice(1));
  if (digits.length === 4) return monthFirst(digits.slice(0, 2), digits.slice(2));
  if (digits.length !== 6) return undefined;
  return pair(digits.slice(0, 2), digits.slice(2)) ?? pair(digits.slice(0, 4), digits.slice(4));
}

/** A month and a year; the year comes first only where it cannot be a month. */
function pair(first: string, second: string): Expiry | undefined {
  const isYear = first.length === 4 || (first.length === 2 && second.length === 2 && Number(first) > 12);
  return isYear ? monthFirst(second, first) : monthFirst(first, second);
}

function monthFirst(month: string, year: string): Expiry | undefined {
  if (month.length > 2 || (year.length !== 2 && year.length !== 4)) return undefined;
  const value = Number(month);
  return value >= 1 && value <= 12 ? {month: value, year: fullYear(year)} : undefined;
}

/** Cards of this century only: 29 is 2029. */
function fullYear(year: string): number {
  return year.length === 2 ? 2000 + Number(year) : Number(year);
}

/** `Dec 2029`, `december 29`, `29 dez.`. */
function named(letters: string, groups: readonly string[], locale: string): Expiry | undefined {
  const month = monthNamed(letters, locale) ?? monthNamed(letters, 'en');
  const year = groups.length === 1 ? groups[0] : undefined;
  if (!month || !year || (year.length !== 2 && year.length !== 4)) return undefined;
  return {month, year: fullYear(year)};
}

function monthNamed(letters: string, locale: string): number | undefined {
  if (letters.length < 3) return undefined;
  for (let month = 1; month <= 12; month++) {
    const name = new Intl.DateTimeFormat(locale, {month: 'long', timeZone: 'UTC'}).format(Date.UTC(2000, month - 1));
    const lower = name.normalize('NFKC').toLowerCase();
    if (lower === letters || (letters.length >= 3 && letters.length <= 4 && lower.startsWith(letters))) return month;
  }
  return undefined;
}

/** An expiration date as the form shows it: `12/29`. */
export function formatExpiry({month, year}: Expiry): string {
  return `${String(month).padStart(2, '0')}/${String(year % 100).padStart(2, '0')}`;
}

/**
 * What is wrong with an expiration date; undefined when nothing is.
 *
 * @param now The authority's clock, in milliseconds since the Unix epoch.
 */
export function expiryFault(text: string, now: number, locale?: string): ExpiryFault | undefined {
  const digits = asciiDigits(text).replace(/\D/g, '');
  if (digits === '') return 'empty';
  const expiry = parseExpiry(text, locale);
  if (!expiry) return digits.length < 4 ? 'incomplete' : 'not-a-month';
  if (Date.UTC(expiry.year, expiry.month) <= now - LAST_ZONE_MS) return 'expired';
  return expiry.year > new Date(now).getUTCFullYear() + MAX_YEARS ? 'too-far' : undefined;
}
