import type {Meta, StoryObj} from '@storybook/web-components-vite';
import {html} from 'lit';

import '../src/elements/progress/define.js';
import {anatomyOf} from './support/anatomy.js';
import {inLinkState} from './support/in-link-state.js';
import type {OnStage} from './support/in-status.js';

/** The status guide of a payment by link: where it stands, what comes next, and what can be done. */
export default {
  title: 'Agent/Payment status',
  tags: ['!autodocs'],
  component: 'chatpay-progress',
  render: (_, {loaded}) => {
    const {stage, request} = loaded as unknown as OnStage;
    return html`<chatpay-progress request=${request} .session=${stage.agent}></chatpay-progress>`;
  },
} satisfies Meta;

export const Loading: StoryObj = {
  ...inLinkState('sent'),
  render: (_, {loaded}) => {
    const {stage} = loaded as unknown as OnStage;
    return html`<chatpay-progress request="not-here-yet" .session=${stage.agent}></chatpay-progress>`;
  },
};
export const Sending = inLinkState('sending');
/** There was no connection. */
export const NotSent = inLinkState('unsent');
export const Sent = inLinkState('sent');
export const Delivered = inLinkState('delivered');
/** By WhatsApp, which tells. */
export const Read = inLinkState('read');
export const MessageNotDelivered = inLinkState('undelivered');
export const Opened = inLinkState('opened');
export const Paying = inLinkState('paying');
export const PaymentFailed = inLinkState('failed');
export const PaymentUnderReview = inLinkState('review');
export const Paid = inLinkState('paid');
export const ReceiptSent = inLinkState('receipt');
export const ReceiptNotDelivered = inLinkState('receipt-undelivered');
export const Declined = inLinkState('declined');
export const Canceled = inLinkState('canceled');
export const Expired = inLinkState('expired');

/** The number can be corrected while the customer has not paid. */
export const SendAgain: StoryObj = {
  ...inLinkState('delivered'),
  play: async ({canvasElement}) => {
    const guide = canvasElement.querySelector('chatpay-progress')!;
    await guide.updateComplete;
    guide.shadowRoot!.querySelector<HTMLElement>('[part=send-again]')!.click();
    await guide.updateComplete;
    if (!guide.shadowRoot!.querySelector('[part=phone]')) throw new Error('the number cannot be corrected');
  },
};

export const Arabic: StoryObj = {
  ...inLinkState('review'),
  decorators: [(story) => html`<div lang="ar" dir="rtl">${story()}</div>`],
};

export const Anatomy: StoryObj = anatomyOf(MessageNotDelivered);
