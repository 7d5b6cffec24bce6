import {asciiDigits, onlyDigits} from './digits.js';
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
  const ascii = plain(text).trim();
  if (ascii.length > 40) return undefined;
  const groups = ascii.match(/\d+/g) ?? [];
  const letters = lettersOf(ascii);
  if (letters !== '') return groups.length === 1 ? monthFirst(monthNamed(letters, locale), groups[0]) : undefined;
  if (groups.length === 1) return compact(groups[0]);
  if (groups.length === 3 && groups[0].length === 4) groups.pop(); // the day of an ISO 8601 date
  return groups.length === 2 ? pair(groups[0], groups[1]) : undefined;
}

/** `129`, `1229`, `2912`, `122029`, `202912`. */
function compact(digits: string): Expiry | undefined {
  if (!/^(.{3,4}|.{6})$/.test(digits)) return undefined;
  const split = (at: number) => pair(digits.slice(0, at), digits.slice(at));
  return split(digits.length === 3 ? 1 : 2) ?? split(4);
}

/** A month and a year; the year comes first only where it cannot be a month. */
function pair(first: string, second: string): Expiry | undefined {
  const isYear = first.length === 4 || (first.length === 2 && second.length === 2 && Number(first) > 12);
  return isYear ? monthFirst(second, first) : monthFirst(first, second);
}

function monthFirst(month: string, year: string): Expiry | undefined {
  if (month.length > 2 || (year.length !== 2 && year.length !== 4)) return undefined;
  const value = Number(month);
  // cards of this century only: 29 is 2029
  return value >= 1 && value <= 12 ? {month: value, year: Number(`20${year}`.slice(-4))} : undefined;
}

/** In ASCII digits, small letters and the plain forms of characters. */
const plain = (text: string): string => asciiDigits(text).normalize('NFKC').toLowerCase();

export const lettersOf = (text: string): string => text.replace(/[^\p{L}\p{M}]+/gu, ' ').trim();

/** The digits of a month that goes by this name, or by a beginning of it that no other month has, in the language or in English. */
export function monthNamed(letters: string, locale: string): string {
  for (const language of letters.length < 3 ? [] : [locale, 'en']) {
    const long = new Intl.DateTimeFormat(language, {month: 'long', timeZone: 'UTC'});
    const names = Array.from({length: 12}, (_, month) => plain(long.format(Date.UTC(2000, month))));
    const begun = names.filter((name) => name.startsWith(letters));
    const at = names.indexOf(begun.length === 1 ? begun[0] : letters);
    if (at >= 0) return String(at + 1);
  }
  return '';
}

/**
 * An expiration date as far as it has been typed, in the form's own shape as soon as its month is certain: `5` is May, `13`
 * January of a year that begins with 3. `12/2034` shows each of its keys and ends as `12/34`; so does a year that comes
 * first, which is one when it begins with 20 or has a separator behind it and is no month. Names of months are understood
 * once three letters of them are there.
 *
 * @param keys All that was typed into the empty field, or what stood in it and what was typed behind that.
 * @param locale As with {@link parseExpiry}.
 */
export function typedExpiry(keys: string, locale = 'en'): string {
  const text = plain(keys);
  const named = monthNamed(lettersOf(text), locale);
  const digits = named + onlyDigits(text);
  // the first group, once something stands behind it
  const ended = named || (/\d+(?=\D)/.exec(text)?.[0] ?? '');
  if (/^20/.test(digits) && ended !== '2') return yearFirst(digits, 4);
  if (/^(2[1-9]|[3-9].)$/.test(ended)) return yearFirst(digits, 2);
  if (/^[01]?$/.test(digits) && ended !== '1') return digits;
  const isShort = ended === '' || ended.length > 2 ? /^([2-9]|1[3-9])/.test(digits) : /^[1-9]$/.test(ended);
  const at = isShort ? 1 : 2;
  const year = digits.slice(at).replace(/^20(?=..)/, '');
  return `${digits.slice(0, at).padStart(2, '0')}/${year.slice(0, year.startsWith('20') ? 3 : 2)}`;
}

/** Stays as it is until its month is certain. */
function yearFirst(digits: string, length: number): string {
  if (digits.length < length) return digits;
  const [year, month] = [digits.slice(0, length), digits.slice(length, length + 2)];
  const whole = month !== '1' && pair(year, month.replace(/^[2-9].?/, '0$&').slice(0, 2));
  return whole ? formatExpiry(whole) : `${year}/${month}`;
}

/** An expiration date as the form shows it: `12/29`. */
export function formatExpiry({month, year}: Expiry): string {
  return `${String(month).padStart(2, '0')}/${String(year).slice(-2)}`;
}

/**
 * What is wrong with an expiration date; undefined when nothing is.
 *
 * @param now The authority's clock, in milliseconds since the Unix epoch.
 */
export function expiryFault(text: string, now: number, locale?: string): ExpiryFault | undefined {
  const digits = onlyDigits(text);
  if (digits === '') return 'empty';
  const expiry = parseExpiry(text, locale);
  // with five digits a year of four still lacks its last
  if (!expiry) return digits.length < 4 || digits.length === 5 ? 'incomplete' : 'not-a-month';
  if (Date.UTC(expiry.year, expiry.month) <= now - LAST_ZONE_MS) return 'expired';
  return expiry.year > new Date(now).getUTCFullYear() + MAX_YEARS ? 'too-far' : undefined;
}
