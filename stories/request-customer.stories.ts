import type {Meta, StoryObj} from '@storybook/web-components-vite';
import {html} from 'lit';

import {makeSealedCard} from '../test/helpers/commands.js';
import {anatomyOf} from './support/anatomy.js';
import {inStatus, type OnStage} from './support/in-status.js';

/** What the customer sees in the conversation. Enter Payment opens the secure form; here there is no vault to open. */
export default {
  title: 'Customer/Request bubble',
  tags: ['!autodocs'],
  component: 'chatpay-request',
  render: (_, {loaded}) => {
    const {stage, request} = loaded as OnStage;
    return html`<chatpay-request request=${request} .session=${stage.customer}></chatpay-request>`;
  },
} satisfies Meta;

const order = {reason: 'Floral Oasis Dress', amount: {minorUnits: 36121, currency: 'USD'}};

export const Waiting = inStatus('waiting');
export const WaitingWithPlentyOfTime = inStatus('waiting', {answerWithinMs: 24 * 60 * 60_000});
export const LastMinute = inStatus('waiting', {agoMs: 9.2 * 60_000});
export const LongReason = inStatus('waiting', {
  order: {
    ...order,
    reason:
      'Floral Oasis Dress in size S, shortened by four centimeters, with the matching belt, gift wrapping and express delivery to your office, ok',
  },
});
export const LargeAmount = inStatus('waiting', {order: {...order, amount: {minorUnits: 1234567890, currency: 'IDR'}}});
export const RefusedTryAnother = inStatus('refused');
export const Declined = inStatus('declined');
export const Expired = inStatus('expired');
export const CardSent = inStatus('submitted');
export const TimeLimitReached = inStatus('lapsed', {viewed: true});
export const PaymentAccepted = inStatus('completed');
export const Canceled = inStatus('canceled');
export const Paying = inStatus('paying');
export const UnderReview = inStatus('review');
export const Paid = inStatus('paid');

/** The bubble holds its place until the request is known. */
export const Loading = {
  ...inStatus('waiting'),
  render: (_: unknown, {loaded}: {loaded: Record<string, unknown>}) =>
    html`<chatpay-request
      request="not-here-yet"
      .session=${(loaded as unknown as OnStage).stage.customer}
    ></chatpay-request>`,
};

/** The card is sealed and on its way. */
export const SendingCard = {
  ...inStatus('waiting'),
  render: (_: unknown, {loaded}: {loaded: Record<string, unknown>}) => {
    const {stage, request} = loaded as unknown as OnStage;
    stage.network = 'slow';
    void stage.customer.send('conversation-1', {type: 'submit', request, attempt: 1, sealed: makeSealedCard()});
    return html`<chatpay-request request=${request} .session=${stage.customer}></chatpay-request>`;
  },
};

export const Anatomy: StoryObj = anatomyOf(Waiting);
