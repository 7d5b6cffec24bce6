import type {Meta, StoryObj} from '@storybook/web-components-vite';
import {html} from 'lit';

import {anatomyOf} from './support/anatomy.js';
import {inStatus, type OnStage} from './support/in-status.js';

/** The same bubble as the agent sees it: the status pill, how far the customer is, and the way to withdraw. */
export default {
  title: 'Agent/Request bubble',
  tags: ['!autodocs'],
  component: 'chatpay-request',
  render: (_, {loaded}) => {
    const {stage, request} = loaded as OnStage;
    return html`<chatpay-request request=${request} .session=${stage.agent}></chatpay-request>`;
  },
} satisfies Meta;

export const Sending = inStatus('sending');
export const TryAgain = inStatus('unsent');
export const WaitingForCustomer = inStatus('waiting');
export const EnteringCardDetails = inStatus('waiting', {stage: {at: 'entering', done: ['number', 'name']}});
export const CustomerLeftTheForm = inStatus('waiting', {stage: {at: 'away', done: ['number']}});
export const LastMinute = inStatus('waiting', {agoMs: 9.2 * 60_000});
export const CustomerDeclinedPayment = inStatus('declined');
export const RequestExpired = inStatus('expired');
export const ViewCard = inStatus('submitted');
export const CardRefused = inStatus('refused');
export const TimeLimitReached = inStatus('lapsed');
export const TimeLimitReachedAfterViewing = inStatus('lapsed', {viewed: true});
export const Completed = inStatus('completed');
export const Canceled = inStatus('canceled');
export const Paying = inStatus('paying');
export const PaymentUnderReview = inStatus('review');
export const Paid = inStatus('paid');
export const MessageNotDelivered = inStatus('undelivered');

export const Anatomy: StoryObj = anatomyOf(EnteringCardDetails);
