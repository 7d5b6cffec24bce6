import {tongueIn} from '../demo/checkout/words/tongue.js';
import type {Meta, StoryObj} from '@storybook/web-components-vite';

import {receiptPage} from '../demo/checkout/pages.js';
import type {Receipt} from '../src/request/receipt.js';
import {ORDER} from './support/link-stage.js';
import {NOW} from './support/link-views.js';
import {pageFrame} from './support/page-frame.js';

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
const ENGLISH = tongueIn(['en-US']);

export default {
  title: 'Customer/Receipt page',
  render: ({page}) => pageFrame(page as string, 'The receipt'),
} satisfies Meta;

export const Paid: StoryObj = {args: {page: receiptPage(receipt, ENGLISH)}};
export const AmountAlone: StoryObj = {
  args: {
    page: receiptPage(
      {
        merchantName: 'Oasis Dresses',
        reason: 'Alteration of a dress',
        amount: {minorUnits: 4900, currency: 'EUR'},
        paidAt: NOW,
        request: receipt.request,
        reference: receipt.reference,
      },
      ENGLISH,
    ),
  },
};
export const LinkExpired: StoryObj = {args: {page: receiptPage('expired', ENGLISH)}};
export const Unknown: StoryObj = {args: {page: receiptPage(undefined, ENGLISH)}};
