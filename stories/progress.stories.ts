import type {Meta, StoryObj} from '@storybook/web-components-vite';
import {html} from 'lit';

import '../src/elements/progress/define.js';
import {UNDELIVERED_REASONS} from '../src/request/undelivered.js';
import type {FindCheckout} from '../src/session/session.js';
import {progressHarness} from '../src/testing/index.js';
import {anatomyOf} from './support/anatomy.js';
import {inLinkState} from './support/in-link-state.js';
import {inStatus, type OnStage} from './support/in-status.js';
import {linkStage} from './support/link-stage.js';
import {saying} from './support/says.js';
import {inSchemes} from './support/schemes.js';

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
export const OpenedInTheChat = inStatus('waiting', {stage: {at: 'entering', done: ['number']}});
export const DeclinedInTheChat = inStatus('declined');
export const CanceledInTheChat = inStatus('canceled');
export const ExpiredInTheChat = inStatus('expired');

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

/** The customer stands at the counter: the link can be shown as a code. */
const atTheCounter: StoryObj = {
  ...inLinkState('delivered'),
  render: (_, {loaded}) => {
    const {stage, request} = loaded as unknown as OnStage;
    return html`<chatpay-progress request=${request} .findLink=${findLink} .session=${stage.agent}></chatpay-progress>`;
  },
};
export const LinkOffered: StoryObj = {...atTheCounter};
export const LinkAsCode: StoryObj = {
  ...atTheCounter,
  play: async ({canvasElement}) => {
    const guide = await progressHarness(canvasElement.querySelector('chatpay-progress')!).ready();
    await guide.press('show-code');
    await guide.until(() => guide.has('code'));
  },
};

/** Why a message did not arrive, and what can be done about each of it. */
export const EveryReason: StoryObj = {
  loaders: [
    async () => ({
      standing: await Promise.all(UNDELIVERED_REASONS.map((reason) => linkStage('undelivered', {reason}))),
    }),
  ],
  render: (_, {loaded}) =>
    html`<div style="display: grid; grid-template-columns: repeat(auto-fit, minmax(min(100%, 20rem), 1fr)); gap: 1rem">
      ${(loaded as unknown as {standing: readonly OnStage[]}).standing.map(
        ({stage, request}) => html`<chatpay-progress request=${request} .session=${stage.agent}></chatpay-progress>`,
      )}
    </div>`,
};

/** Cancel Payment is pressed, after something has happened. */
const canceling = (happen: (stage: OnStage['stage']) => void, words: string): StoryObj =>
  saying(
    {
      ...inLinkState('delivered'),
      play: async ({canvasElement, loaded}) => {
        const guide = await progressHarness(canvasElement.querySelector('chatpay-progress')!).ready();
        happen((loaded as unknown as OnStage).stage);
        await guide.pressCancel();
        await guide.until(() => guide.has('problem'));
      },
    },
    words,
  );
export const NotReached = canceling((stage) => (stage.network = 'down'), 'No connection. Please try again.');

/** It was pressed just when the time was over. */
export const NotPossibleAnyMore = canceling((stage) => stage.advance(60 * 60_000), 'This is not possible any more.');

export const Schemes: StoryObj = inSchemes(Delivered);

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
