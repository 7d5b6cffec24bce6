import {asciiDigits, onlyDigits} from './digits.js';
import {formatExpiry, lettersOf, monthNamed, parseExpiry, type Expiry} from './expiry.js';

/** Two numbers with a separator between them: what a date is beside other words, as in `valid thru 12/29`. */
const PAIR = /\d+ ?[/.-] ?\d+/;

/** What the form's own pattern shows as it is, although it is no date, or not yet. */
const BEGUN = /^(\d{0,6}|(\d{1,2}|20\d\d)\/\d{1,4})$/;

/**
 * What the form shows of an expiration date that was pasted, filled in by the browser or dictated: the date in the form's
 * shape where it can be read in one way, and a beginning of it as it is. Of a full date month and year are taken:
 * `31.12.2030`, `1 Nov 2030`.
 *
 * @param locale A BCP 47 tag; its names of months are understood beside the English ones.
 * @returns Nothing at all of a text whose digits, put together, could be taken for another date: `5/6/2030`, `11 Enero 2030`.
 */
export function readPastedExpiry(text: string, locale?: string): string {
  const ascii = asciiDigits(text).normalize('NFKC');
  const groups = ascii.match(/\d+/g) ?? [];
  const hasWords = /\p{L}/u.test(ascii);
  const expiry = parseExpiry(ascii, locale) ?? (groups.length > 1 ? fullDate(ascii, groups, locale) : undefined);
  // two digits would hide another century
  if (expiry) return Math.trunc(expiry.year / 100) === 20 ? formatExpiry(expiry) : onlyDigits(text);
  if (groups.length > 1 && hasWords) {
    const [pair] = PAIR.exec(ascii) ?? [];
    return pair === undefined || groups.length > 2 ? '' : readPastedExpiry(pair, locale);
  }
  if (!BEGUN.test(groups.join('/'))) return '';
  const [first = '', second = ''] = groups;
  // the form puts the separator behind two digits
  return second !== '' && first.length === 1 ? `0${first}${second}` : first + second;
}

/** A date with a day, where the year has four digits and only one other number, or a word, can be the month. */
function fullDate(text: string, groups: readonly string[], locale = 'en'): Expiry | undefined {
  const [year, ...others] = [...groups].sort((a, b) => b.length - a.length);
  if (year?.length !== 4 || others.some((group) => group.length > 2 || !isDay(Number(group)))) return undefined;
  const letters = lettersOf(text);
  if (letters !== '') {
    const month = others.length === 1 ? Number(monthNamed(letters.toLowerCase(), locale)) : 0;
    return month > 0 ? {month, year: Number(year)} : undefined;
  }
  // one that comes first has been read before
  if (others.length !== 2 || groups[2] !== year) return undefined;
  const months = new Set(others.map(Number).filter((number) => number <= 12));
  const [month] = months;
  return month !== undefined && months.size === 1 ? {month, year: Number(year)} : undefined;
}

function isDay(number: number): boolean {
  return number >= 1 && number <= 31;
}
