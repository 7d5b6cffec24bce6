import type {Meta, StoryObj} from '@storybook/web-components-vite';
import {html} from 'lit';

import {requestHarness} from '../src/testing/index.js';
import {createSession} from '../src/session/session.js';
import type {Party} from '../src/request/participant.js';
import {anatomyOf} from './support/anatomy.js';
import {inLinkState} from './support/in-link-state.js';
import {inStatus, type OnStage} from './support/in-status.js';
import {saying, type Play} from './support/says.js';
import {stageIn} from './support/stage.js';

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
export const Delivered = inLinkState('delivered');
export const Read = inLinkState('read');
export const OpenedByTheCustomer = inLinkState('opened');
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

/** Where the card went to a payment provider. */
export const PaymentFailed = inStatus('refused', {collection: 'secure-acceptance-hosted'});

const COLLEAGUE: Party = {role: 'agent', id: 'agent-2'};

/** Another agent asked for the card: this one sees that it came, and no more. */
export const CardReceived: StoryObj = {
  loaders: [
    async () => {
      const {stage, request} = await stageIn('submitted');
      const scope = {conversation: 'conversation-1'};
      const session = createSession({
        transport: stage.backend.transport(COLLEAGUE),
        party: COLLEAGUE,
        scope,
        time: stage.clock,
      });
      session.start();
      return {session, request};
    },
  ],
  render: (_, {loaded: {session, request}}) =>
    html`<chatpay-request
      request=${request as string}
      .session=${session as OnStage['stage']['agent']}
    ></chatpay-request>`,
  play: async ({canvasElement}) => {
    const bubble = await requestHarness(canvasElement.querySelector('chatpay-request')!).ready();
    await bubble.until(() => bubble.status()?.includes('Card Received'));
  },
};

/** Whoever takes over a chat reads that another asked there: what stands in another's inbox is not in theirs. */
export const OfAnotherAgent: StoryObj = {
  ...inStatus('waiting'),
  render: (_, {loaded}) =>
    html`<chatpay-request request="request-of-another" .session=${(loaded as OnStage).stage.agent}></chatpay-request>`,
  play: async ({canvasElement}) => {
    const bubble = await requestHarness(canvasElement.querySelector('chatpay-request')!).ready();
    await bubble.until(() => bubble.text().includes('A payment request of another agent'));
  },
};

/** The host ended the request before its time, and says why. */
export const EndedWithTheChat = saying(inStatus('expired', {ended: 'chat-closed'}), 'The chat has ended.');
export const EndedAfterTheCard = saying(inStatus('lapsed', {ended: 'agent-left'}), 'The agent has logged out.');
export const EndedByAHandOver = saying(
  inStatus('lapsed', {viewed: true, ended: 'agent-replaced'}),
  'Time Limit Reached',
  'Another agent has taken over.',
);

/** Cancel is pressed, after something has happened. */
const canceling =
  (happen: (stage: OnStage['stage']) => void): Play =>
  async ({canvasElement, loaded}) => {
    const bubble = await requestHarness(canvasElement.querySelector('chatpay-request')!).ready();
    await bubble.until(() => bubble.has('cancel'));
    happen((loaded as unknown as OnStage).stage);
    await bubble.pressCancel();
    await bubble.until(() => bubble.problem() !== undefined);
  };
const cancelWithoutAnswer = canceling((stage) => (stage.network = 'down'));

/** What was pressed did not reach anybody. */
export const NotReached = saying(
  {...inStatus('waiting'), play: cancelWithoutAnswer},
  'No connection. Please try again.',
);

/** It was pressed just when the time was over. */
export const NotPossibleAnyMore = saying(
  {...inStatus('waiting'), play: canceling((stage) => stage.advance(10 * 60_000))},
  'This is not possible any more.',
);

export const Anatomy: StoryObj = anatomyOf(
  {...EnteringCardDetails, play: cancelWithoutAnswer},
  {
    only: ['heading', 'amount', 'reason', 'note', 'presence', 'time', 'cancel', 'problem'],
  },
);
