import {minorUnitDigits} from './currencies.js';

/** An amount: a whole number of the currency's smallest unit, never a float. 361.21 US dollars are `{minorUnits: 36121, currency: 'USD'}`. */
export interface Money {
  /** Whole number of minor units; within ±(2^53 - 1). */
  readonly minorUnits: number;
  /** ISO 4217 code in upper case. */
  readonly currency: string;
}

/**
 * Writes an amount as a decimal number: `36121` US dollar cents are `361.21`. Exact, since it never becomes a float.
 *
 * @throws {RangeError} When the currency is not in ISO 4217, or the minor units are no whole number within ±(2^53 - 1).
 */
export function decimalString({minorUnits, currency}: Money): string {
  const digits = minorUnitDigits(currency);
  if (!Number.isSafeInteger(minorUnits)) throw new RangeError(`${minorUnits} is not a whole number of minor units`);
  const sign = minorUnits < 0 ? '-' : '';
  const whole = String(Math.abs(minorUnits)).padStart(digits + 1, '0');
  return digits === 0 ? sign + whole : `${sign}${whole.slice(0, -digits)}.${whole.slice(-digits)}`;
}

/** Making an `Intl.NumberFormat` costs some 50 µs and a timeline has thousands of amounts, so each is made once. */
const formats = new Map<string, Intl.NumberFormat>();

/**
 * Writes an amount for people: `$361.21` in `en-US`, `361,21 $` in `fr`.
 *
 * The number of decimals comes from ISO 4217, not from `Intl`, which disagrees with it on 16 currencies in use.
 *
 * @param locale A BCP 47 tag; the runtime's own locale when it is not one.
 * @throws {RangeError} As `decimalString`.
 */
export function formatMoney(money: Money, locale: string): string {
  const text = formatOf(money.currency, locale).format(decimalString(money) as Intl.StringNumericLiteral);
  return text.replace(LATIN_SIGN_LAST, '$&\u200e');
}

/** From right to left the dollar of a final `US$` would stand before its letters; a mark behind it keeps them together. */
const LATIN_SIGN_LAST = /\u200f.*[A-Z]\p{Sc}$/u;

function formatOf(currency: string, locale: string): Intl.NumberFormat {
  const key = `${locale} ${currency}`;
  let format = formats.get(key);
  if (!format) {
    const digits = minorUnitDigits(currency);
    format = new Intl.NumberFormat(knownLocale(locale), {
      style: 'currency',
      currency,
      minimumFractionDigits: digits,
      maximumFractionDigits: digits,
    });
    formats.set(key, format);
  }
  return format;
}

function knownLocale(locale: string): string | undefined {
  try {
    return Intl.getCanonicalLocales(locale)[0];
  } catch {
    return undefined;
  }
}
