import type {LinkOrder} from '../../src/elements/order/link-draft.js';

/** An order of the demo's order system. */
export interface DemoOrder extends LinkOrder {
  readonly customer: string;
  /** As somebody wrote it down; correct numbers are of ranges kept for fiction. */
  readonly phone: string;
  /** ISO 3166-1, two letters. */
  readonly country: string;
}

const usd = (minorUnits: number) => ({minorUnits, currency: 'USD'});
const gbp = (minorUnits: number) => ({minorUnits, currency: 'GBP'});
const jpy = (minorUnits: number) => ({minorUnits, currency: 'JPY'});

/** A handful of orders that wait for their payment. */
export const ORDERS: readonly DemoOrder[] = [
  {
    number: '1042',
    customer: 'Valeria Ortiz',
    phone: '+12025550143',
    country: 'US',
    lines: [{name: 'Floral Oasis Dress, size S', quantity: 1, amount: usd(32900)}],
    subtotal: usd(32900),
    tax: usd(3221),
    amount: usd(36121),
  },
  {
    number: '1043',
    customer: 'Marco Rossi',
    phone: '(202) 555-0178',
    country: 'US',
    lines: [
      {name: 'Linen shirt, white', quantity: 2, amount: usd(11800)},
      {name: 'Leather belt', quantity: 1, amount: usd(4500)},
    ],
    subtotal: usd(16300),
    tax: usd(1345),
    amount: usd(17645),
  },
  {
    number: '1044',
    customer: 'Aisha Khan',
    phone: '07700 900123',
    country: 'GB',
    lines: [{name: 'Silk scarf, sea green', quantity: 2, amount: gbp(7250)}],
    subtotal: gbp(7250),
    tax: gbp(1450),
    amount: gbp(8700),
  },
  {
    number: '1045',
    customer: '佐藤 花子',
    phone: '+12025550166',
    country: 'JP',
    lines: [{name: 'Yukata, indigo', quantity: 1, amount: jpy(24000)}],
    subtotal: jpy(24000),
    tax: jpy(2400),
    amount: jpy(26400),
  },
];
