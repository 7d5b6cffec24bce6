import type {Meta, StoryObj} from '@storybook/web-components-vite';
import {html} from 'lit';

import '../src/elements/receipt/define.js';
import type {Receipt} from '../src/request/receipt.js';
import {anatomyOf} from './support/anatomy.js';
import {inSchemes} from './support/schemes.js';
import {RECEIPT} from './support/link-stage.js';

const receipt: Receipt = {...RECEIPT, cardBrand: 'Visa', last4: '1111'};

/** What the customer gets to keep, on the screen and on paper. */
export default {
  title: 'Customer/Receipt',
  tags: ['!autodocs'],
  component: 'chatpay-receipt',
  args: {receipt},
  render: ({receipt}) => html`<chatpay-receipt .receipt=${receipt as Receipt}></chatpay-receipt>`,
} satisfies Meta;

export const Full: StoryObj = {};
export const AmountAlone: StoryObj = {
  args: {
    receipt: {
      merchantName: 'Oasis Dresses',
      reason: 'Alteration of a dress',
      amount: {minorUnits: 4900, currency: 'EUR'},
      paidAt: receipt.paidAt,
      request: receipt.request,
      reference: receipt.reference,
    },
  },
};
export const WithoutCard: StoryObj = {args: {receipt: {...receipt, cardBrand: undefined, last4: undefined}}};
export const German: StoryObj = {decorators: [(story) => html`<div lang="de">${story()}</div>`]};
export const Arabic: StoryObj = {decorators: [(story) => html`<div lang="ar" dir="rtl">${story()}</div>`]};

export const Schemes: StoryObj = inSchemes(Full);

export const Anatomy: StoryObj = anatomyOf(Full);
