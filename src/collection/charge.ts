import {decimalString} from '../request/money.js';
import type {BeginOptions, Charge} from './provider.js';

/** Most characters of a merchant's reference: CyberSource takes 50. */
const MAX_REFERENCE = 50;

const UUID = /[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** Makes a charge for one try to pay. */
export function createCharge({terms, attempt}: BeginOptions, now: number): Charge {
  const reference = crypto.randomUUID();
  const number = (terms.order.number ?? '')
    .replace(/[^A-Za-z0-9-]+/g, '-')
    .slice(0, MAX_REFERENCE - reference.length - 1)
    .replace(/^-+|-+$/g, '');
  return {
    reference,
    merchantReference: number ? `${number}-${reference}` : reference,
    request: terms.id,
    conversation: terms.conversation,
    attempt,
    amount: terms.order.amount,
    begunAt: now,
  };
}

/** The charge's reference at the end of a merchant's reference; `undefined` where there is none. */
export function referenceIn(merchantReference: string): string | undefined {
  return merchantReference.length <= MAX_REFERENCE ? UUID.exec(merchantReference)?.[0] : undefined;
}

/** Whether an amount in a provider's text is a charge's, to the last minor unit: `10.5` US dollars are `10.50`. */
export function isAmountOf(charge: Charge, amount: string, currency: string): boolean {
  return currency === charge.amount.currency && minorUnitsOf(charge, amount) === charge.amount.minorUnits;
}

/**
 * A provider's decimal text as minor units of a charge's currency. Exact: digits are moved, never multiplied.
 *
 * @returns `undefined` for what is no amount of that currency.
 */
export function minorUnitsOf({amount: {currency}}: Charge, text: string): number | undefined {
  const digits = decimalString({minorUnits: 0, currency}).split('.')[1]?.length ?? 0;
  const [, whole, fraction = ''] = /^(\d{1,15})(?:\.(\d{1,6}))?$/.exec(text) ?? [];
  if (whole === undefined || /[1-9]/.test(fraction.slice(digits))) return undefined;
  const minorUnits = Number(whole + fraction.slice(0, digits).padEnd(digits, '0'));
  return Number.isSafeInteger(minorUnits) ? minorUnits : undefined;
}
