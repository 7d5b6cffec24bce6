import type {AmountFault} from '../../request/amount.js';
import {minorUnitDigits} from '../../request/currencies.js';
import {decimalString, formatMoney, type Money} from '../../request/money.js';
import type {AgentWords} from '../agent-words.js';
import type {ReasonFault} from './entry.js';

const AMOUNT_WORDS = {
  empty: 'amountEmpty',
  zero: 'amountZero',
  negative: 'amountNegative',
  'too-large': 'amountTooLarge',
} as const;

/** What is wrong with a reason, as a term. */
export const REASON_WORDS = {
  empty: 'reasonEmpty',
  'too-long': 'reasonTooLong',
  masked: 'reasonMasked',
  cleaned: 'reasonCleaned',
} as const satisfies {readonly [F in ReasonFault]: string};

/** What is wrong with an amount, and how to write it. */
export function amountWords(fault: AmountFault, currency: string, words: AgentWords): string {
  const digits = minorUnitDigits(currency);
  const example = formatMoney({minorUnits: 12345 * 10 ** digits, currency}, words.lang());
  switch (fault) {
    case 'not-a-number':
      return words.term('amountNotANumber', example);
    case 'ambiguous':
      return words.term('amountAmbiguous', example);
    case 'too-many-decimals':
      return words.term('amountTooManyDecimals', currency, digits);
    case 'other-currency':
      return words.term('amountOtherCurrency', currency);
    default:
      return words.term(AMOUNT_WORDS[fault]);
  }
}

/** A currency's sign in a locale, and on which side of the number it stands. */
export function signOf(currency: string, locale: string): {sign: string; isAfter: boolean} {
  const parts = new Intl.NumberFormat(locale, {style: 'currency', currency}).formatToParts(1);
  const at = parts.findIndex(({type}) => type === 'currency');
  return {sign: parts[at]?.value ?? currency, isAfter: at > parts.findIndex(({type}) => type === 'integer')};
}

/** An amount as an agent would type it in a locale. */
export function typed(amount: Money, locale: string): string {
  const decimals = minorUnitDigits(amount.currency);
  const format = new Intl.NumberFormat(locale, {minimumFractionDigits: decimals, useGrouping: false});
  return format.format(decimalString(amount) as Intl.StringNumericLiteral);
}
