import {NumberParser} from '@internationalized/number';

import {minorUnitDigits} from './currencies.js';
import type {Money} from './money.js';

/** Why a text is no amount to ask for. */
export type AmountFault =
  | 'empty'
  | 'not-a-number'
  /** A sign or code of another currency stands beside the number. */
  | 'other-currency'
  | 'too-many-decimals'
  /** The one separator can be read as thousands or as decimals. */
  | 'ambiguous'
  | 'zero'
  | 'negative'
  | 'too-large';

/** What a person meant by a text: an amount, or why it is none. */
export type ParsedAmount =
  {readonly ok: true; readonly money: Money} | {readonly ok: false; readonly fault: AmountFault};

/** Every way to write thousands apart that is never a decimal sign: spaces, apostrophes, the Arabic separator. */
const GROUP_ONLY = /[\s'’٬]/u;
/** Pasted amounts carry these; they say nothing. */
const INVISIBLE = /[\u061c\u200b-\u200f\u202a-\u202e\u2066-\u2069\ufeff]/gu;

/**
 * Reads an amount as people type or paste it, in the locale's way: `1,234.50` in `en`, `1.234,50` in `de`, `١٢٫٥` in
 * Arabic digits, `$12` where dollars are asked for. The number is built from the digits and is never a float.
 *
 * Money is at stake, so nothing is guessed: a separator that two people could read in two ways is a fault.
 *
 * @param currency ISO 4217 code in upper case; it says how many decimals there may be.
 * @param locale A BCP 47 tag; it says which separator is which.
 * @throws {RangeError} When the currency is not in ISO 4217, or the locale no tag.
 */
export function parseAmount(text: string, currency: string, locale: string): ParsedAmount {
  const digits = minorUnitDigits(currency);
  let rest = text
    .normalize('NFKC')
    .replace(INVISIBLE, '')
    .replace(/[‐-―−]/gu, '-')
    .trim();
  if (rest === '') return fault('empty');
  rest = withoutCurrency(rest, currency, locale);
  if (/\p{Sc}|\p{L}/u.test(rest)) return fault(isCurrencyLike(rest) ? 'other-currency' : 'not-a-number');
  const isNegative = /^-|-$|^\(.*\)$/u.test(rest);
  rest = asciiDigits(rest.replace(/^[-(]\s*|\s*[-)]$/gu, '').replace(/^\+\s*/u, ''), locale);
  const read = split(rest, digits, locale);
  if (typeof read === 'string') return fault(read);
  return amountOf(read.whole + read.decimals.padEnd(digits, '0'), currency, isNegative);
}

function amountOf(minor: string, currency: string, isNegative: boolean): ParsedAmount {
  const significant = minor.replace(/^0+/, '');
  if (significant === '') return fault('zero');
  if (isNegative) return fault('negative');
  const minorUnits = Number(significant);
  return Number.isSafeInteger(minorUnits) ? {ok: true, money: {minorUnits, currency}} : fault('too-large');
}

/** Takes the currency's own signs away, each at one end only: `$12.00`, `12,00 €`, `USD 12`. */
function withoutCurrency(text: string, currency: string, locale: string): string {
  const signs = (['symbol', 'narrowSymbol', 'code'] as const).map((currencyDisplay) =>
    partOf(new Intl.NumberFormat(locale, {style: 'currency', currency, currencyDisplay}), 'currency'),
  );
  for (const sign of signs.map((part) => part.normalize('NFKC').replace(INVISIBLE, '')).sort(byLength)) {
    if (sign && text.startsWith(sign)) return text.slice(sign.length).trim();
    if (sign && text.endsWith(sign)) return text.slice(0, -sign.length).trim();
    if (sign && text.startsWith(`-${sign}`)) return `-${text.slice(sign.length + 1).trim()}`;
  }
  return text;
}

const byLength = (a: string, b: string) => b.length - a.length;

/** Whether what stands beside the digits looks like a currency, rather than like anything else. */
function isCurrencyLike(text: string): boolean {
  return /\p{Nd}/u.test(text) && /^[^\p{L}]*(\p{Sc}|[A-Z]{3}(?!\p{L}))[^\p{L}]*$|\p{Sc}/u.test(text);
}

/** The same text with digits of the script that it is written in as 0 to 9. */
function asciiDigits(text: string, locale: string): string {
  const own = text.match(/\p{Nd}/gu)?.join('') ?? '';
  const numberingSystem = new NumberParser(locale).getNumberingSystem(own);
  const format = new Intl.NumberFormat('en', {numberingSystem, useGrouping: false});
  const zeroToNine = Array.from({length: 10}, (_, digit) => format.format(digit));
  return text.replace(/\p{Nd}/gu, (char) => {
    const digit = zeroToNine.indexOf(char);
    return digit < 0 ? char : String(digit);
  });
}

interface Parts {
  readonly whole: string;
  readonly decimals: string;
}

/** Tells thousands from decimals. */
function split(text: string, digits: number, locale: string): Parts | AmountFault {
  if (!/^[\d.,٫٬\s'’]+$/u.test(text) || !/\d/.test(text)) return 'not-a-number';
  const separators = text.match(/\D/gu) ?? [];
  const last = separators.at(-1);
  if (last === undefined) return {whole: text, decimals: ''};
  const isSingle = separators.length === 1;
  const isMixed = separators.some((separator) => separator !== last);
  if (isSingle) return splitAtOne(text, last, digits, locale);
  if (!isMixed) return grouped(text, digits);
  if (GROUP_ONLY.test(last)) return 'not-a-number';
  const at = text.lastIndexOf(last);
  if (text.indexOf(last) !== at || new Set(separators).size > 2) return 'not-a-number';
  const whole = grouped(text.slice(0, at), digits);
  return typeof whole === 'string' ? whole : withDecimals(whole.whole, text.slice(at + 1), digits);
}

/** One separator: the locale says what it means, unless people elsewhere would read another amount. */
function splitAtOne(text: string, separator: string, digits: number, locale: string): Parts | AmountFault {
  const [before = '', after = ''] = text.split(separator);
  if (GROUP_ONLY.test(separator)) return grouped(text, digits);
  if (separator === '٫') return withDecimals(before, after, digits);
  const looksGrouped = /^[1-9]\d{0,2}$/.test(before) && after.length === 3;
  const isDecimalHere = separator === decimalOf(locale);
  if (!isDecimalHere && !looksGrouped) return 'ambiguous';
  if (looksGrouped && (isDecimalHere || digits === 3)) return 'ambiguous';
  return isDecimalHere ? withDecimals(before, after, digits) : {whole: before + after, decimals: ''};
}

/** Thousands apart: groups of three, or the Indian twos before the last three. */
function grouped(text: string, digits: number): Parts | AmountFault {
  const groups = text.split(/\D/u);
  const [first = '', ...others] = groups;
  const last = others.pop() ?? '';
  const isGrouped =
    others.length === 0 && last === ''
      ? /^\d+$/.test(first)
      : /^\d{1,3}$/.test(first) && last.length === 3 && /^(\d{3})*$|^(\d{2})*$/.test(others.join(''));
  const isEven = others.every((group) => group.length === 3) || others.every((group) => group.length === 2);
  return isGrouped && isEven ? withDecimals(groups.join(''), '', digits) : 'not-a-number';
}

function withDecimals(whole: string, decimals: string, digits: number): Parts | AmountFault {
  if (whole === '' && decimals === '') return 'not-a-number';
  return decimals.length > digits ? 'too-many-decimals' : {whole, decimals};
}

function decimalOf(locale: string): string {
  return partOf(new Intl.NumberFormat(locale, {numberingSystem: 'latn', minimumFractionDigits: 1}), 'decimal');
}

function partOf(format: Intl.NumberFormat, type: Intl.NumberFormatPartTypes): string {
  return format.formatToParts(1.5).find((part) => part.type === type)?.value ?? '';
}

function fault(fault: AmountFault): ParsedAmount {
  return {ok: false, fault};
}
