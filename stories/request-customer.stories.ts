import type {Meta, StoryObj} from '@storybook/web-components-vite';
import {html} from 'lit';

import {requestHarness} from '../src/testing/index.js';
import {makeSealedCard} from '../test/helpers/commands.js';
import {anatomyOf} from './support/anatomy.js';
import {inStatus, type OnStage} from './support/in-status.js';
import {stageIn} from './support/stage.js';

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

/** The host ended the request before its time, and says why. */
export const EndedWithTheChat = inStatus('expired', {ended: 'chat-closed'});
export const EndedAfterTheCard = inStatus('lapsed', {ended: 'agent-left'});

/** What was pressed did not reach anybody. */
export const NotReached: StoryObj = {
  ...inStatus('waiting'),
  play: async ({canvasElement, loaded}) => {
    (loaded as unknown as OnStage).stage.network = 'down';
    const bubble = await requestHarness(canvasElement.querySelector('chatpay-request')!).ready();
    await bubble.pressDecline();
    await bubble.until(() => bubble.problem() !== undefined);
  },
};

/** What a bubble never has all at once: a problem, an ending, a receipt. */
export const Anatomy: StoryObj = anatomyOf(
  {
    loaders: [
      async () => ({
        standing: [
          await stageIn('waiting', {agoMs: 2 * 60_000}),
          await stageIn('expired', {ended: 'chat-closed'}),
          await stageIn('paid', {collection: 'unified-checkout'}),
        ],
      }),
    ],
    render: (_, {loaded}) => {
      const {standing} = loaded as unknown as {standing: readonly OnStage[]};
      return html`<div style="display: grid; gap: 1rem">
        ${standing.map(
          ({stage, request}) =>
            html`<chatpay-provider .session=${stage.customer}>
              <chatpay-request request=${request}></chatpay-request>
            </chatpay-provider>`,
        )}
      </div>`;
    },
    play: async ({canvasElement, loaded}) => {
      const [{stage}] = (loaded as unknown as {standing: readonly [OnStage]}).standing;
      stage.network = 'down';
      const bubble = await requestHarness(canvasElement.querySelector('chatpay-request')!).ready();
      await bubble.pressDecline();
    },
  },
  {but: ['presence', 'cancel'], where: 'What agents have besides is on their page.'},
  {height: '46rem'},
);
