import type {Meta, StoryObj} from '@storybook/web-components-vite';
import {html} from 'lit';

import '../src/elements/progress/define.js';
import type {FindCheckout} from '../src/session/session.js';
import {progressHarness} from '../src/testing/index.js';
import {anatomyOf} from './support/anatomy.js';
import {inLinkState} from './support/in-link-state.js';
import {inStatus, type OnStage} from './support/in-status.js';
import {linkStage} from './support/link-stage.js';

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

/** Asked for in the chat, and the card comes sealed to the agent who asked: other steps lead to the end. */
export const WaitingInTheChat = inStatus('waiting');
export const CardReceived = inStatus('submitted');
export const CardRefused = inStatus('refused');
export const Completed = inStatus('completed');
export const TimeLimitReached = inStatus('lapsed');

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

const findLink: FindCheckout = () => Promise.resolve('https://pay.example/p/7Kx2');

/** For a customer who stands at the counter. */
export const LinkAsCode: StoryObj = {
  ...inLinkState('delivered'),
  render: (_, {loaded}) => {
    const {stage, request} = loaded as unknown as OnStage;
    return html`<chatpay-progress request=${request} .findLink=${findLink} .session=${stage.agent}></chatpay-progress>`;
  },
  play: async ({canvasElement}) => {
    const guide = await progressHarness(canvasElement.querySelector('chatpay-progress')!).ready();
    await guide.press('show-code');
    await guide.until(() => guide.has('code'));
  },
};

/** What a guide never has all at once. */
export const Anatomy: StoryObj = anatomyOf(
  {
    loaders: [
      async () => ({
        standing: [await linkStage('undelivered'), await linkStage('unsent'), await linkStage('receipt-undelivered')],
      }),
    ],
    render: (_, {loaded}) =>
      html`<div style="display: grid; gap: 1.5rem">
        ${(loaded as unknown as {standing: readonly OnStage[]}).standing.map(
          ({stage, request}) =>
            html`<chatpay-progress
              request=${request}
              .findLink=${findLink}
              .session=${stage.agent}
            ></chatpay-progress>`,
        )}
      </div>`,
    play: async ({canvasElement, loaded}) => {
      const [{stage}] = (loaded as unknown as {standing: readonly [OnStage]}).standing;
      stage.network = 'down';
      const guide = await progressHarness(canvasElement.querySelector('chatpay-progress')!).ready();
      await guide.press('show-code');
      await guide.until(() => guide.has('code'));
      await guide.pressCancel();
    },
  },
  undefined,
  {height: '64rem'},
);
