import type {Meta, StoryObj} from '@storybook/web-components-vite';

import {receiptPage} from '../demo/checkout/pages.js';
import {tongueIn} from '../demo/checkout/words/tongue.js';
import {LANGUAGES} from '../src/locales/languages.js';
import type {Receipt} from '../src/request/receipt.js';
import {anatomyOf} from './support/anatomy.js';
import {ORDER} from './support/link-stage.js';
import {NOW} from './support/link-views.js';
import {pageFrame, pageShown} from './support/page-frame.js';

const {number: orderNumber, ...order} = ORDER;
const receipt: Receipt = {
  ...order,
  orderNumber,
  merchantName: 'Oasis Dresses',
  paidAt: NOW,
  cardBrand: 'Visa',
  last4: '1111',
  request: 'Zm9vYmFyYmF6cXV4',
  reference: '1042-459d0695-541a-4ed3-b834-72a94ed6961d',
};

/**
 * The page that a receipt's link opens, as it comes from the server: what somebody without scripts reads and prints. With
 * scripts `chatpay-receipt` takes its place, which has stories of its own.
 */
export default {
  title: 'Customer/Receipt page',
  tags: ['!autodocs'],
  args: {lang: 'en-US'},
  argTypes: {
    lang: {
      control: 'select',
      options: ['en-US', ...LANGUAGES.map(({code}) => code).filter((code) => code !== 'en')],
      description: 'The language of the page; the customer’s browser says it.',
    },
    receipt: {
      control: 'object',
      description: 'What was paid; or `expired`; or nothing, where no such receipt is known.',
    },
  },
  render: ({receipt, lang}) =>
    pageFrame(receiptPage(receipt as Receipt | 'expired' | undefined, tongueIn([String(lang)])), 'The receipt'),
  play: pageShown,
} satisfies Meta;

export const Paid: StoryObj = {args: {receipt}};
export const AmountAlone: StoryObj = {
  args: {
    receipt: {
      merchantName: 'Oasis Dresses',
      reason: 'Alteration of a dress',
      amount: {minorUnits: 4900, currency: 'EUR'},
      paidAt: NOW,
      request: receipt.request,
      reference: receipt.reference,
    },
  },
};
export const LinkExpired: StoryObj = {args: {receipt: 'expired'}};
export const Unknown: StoryObj = {args: {receipt: undefined}};
export const German: StoryObj = {args: {receipt, lang: 'de'}};
export const Arabic: StoryObj = {args: {receipt, lang: 'ar'}};

export const Anatomy: StoryObj = anatomyOf(
  Paid,
  [
    {name: 'What became of it', at: 'h1', description: 'The first thing on the page, and on paper.'},
    {name: 'Who was paid', at: 'h1 + p', description: 'The merchant, from signed terms.'},
    {name: 'Order', at: 'h1 + p + p', description: 'Its number, where it has one.'},
    {name: 'Lines', at: 'tbody', description: 'What was bought, subtotal and tax, as the order system gave them.'},
    {name: 'Total', at: 'tfoot', description: 'What was paid.'},
  ],
  {first: pageShown},
);
