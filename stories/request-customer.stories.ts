import type {Meta, StoryObj} from '@storybook/web-components-vite';
import {html} from 'lit';

import {requestHarness} from '../src/testing/index.js';
import {REFUSALS} from '../src/elements/request/customer-looks.js';
import type {RefusalReason} from '../src/request/command.js';
import {MalformedError} from '../src/request/errors.js';
import {createSession, type RequestStatus, type Session} from '../src/session/session.js';
import {AGENT, CUSTOMER, makeSealedCard} from '../test/helpers/commands.js';
import {anatomyOf} from './support/anatomy.js';
import {inStatus, type OnStage} from './support/in-status.js';
import {saying} from './support/says.js';
import {inSchemes} from './support/schemes.js';
import {stageIn} from './support/stage.js';
import {typeCard} from './support/type-card.js';
import './support/inline-vault.js';

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
/** A message with a link to it did not arrive; in the chat it can be paid all the same. */
export const MessageNotDelivered = inStatus('undelivered');
export const Declined = inStatus('declined');
export const Expired = inStatus('expired');
export const CardSent = inStatus('submitted');
export const TimeLimitReached = inStatus('lapsed', {viewed: true});
export const PaymentAccepted = inStatus('completed');
export const Canceled = inStatus('canceled');
export const Paying = inStatus('paying');
export const UnderReview = inStatus('review');
export const Paid = inStatus('paid');

/** A provider has the payment: the way back to its checkout, and to the receipt once it is paid. */
const atAProvider = (status: RequestStatus): StoryObj => ({
  ...inStatus(status, {collection: 'unified-checkout'}),
  render: (_, {loaded}) => {
    const {stage, request} = loaded as unknown as OnStage;
    return html`<chatpay-provider .session=${stage.customer}>
      <chatpay-request request=${request}></chatpay-request>
    </chatpay-provider>`;
  },
});
export const PayingContinue = saying(atAProvider('paying'), 'Continue payment');
export const PaidWithReceipt = saying(atAProvider('paid'), 'View receipt');

/** Two languages on one page, and no `dir`: each bubble is laid out as its language is. */
export const TwoLanguages: StoryObj = {
  ...inStatus('waiting'),
  render: (_, {loaded}) => {
    const {stage, request} = loaded as unknown as OnStage;
    return html`<div style="display: grid; grid-template-columns: minmax(0, 1fr); gap: 1rem">
      ${['ar-EG', 'en'].map(
        (lang) =>
          html`<div lang=${lang}>
            <chatpay-request request=${request} .session=${stage.customer}></chatpay-request>
          </div>`,
      )}
    </div>`;
  },
};

/** Why a card was refused, as the agent says it. */
export const EveryRefusal: StoryObj = {
  loaders: [
    async () => ({
      standing: await Promise.all((Object.keys(REFUSALS) as RefusalReason[]).map(refusedFor)),
    }),
  ],
  render: (_, {loaded}) =>
    html`<div style="display: grid; grid-template-columns: minmax(0, 1fr); gap: 1rem">
      ${(loaded as unknown as {standing: readonly OnStage[]}).standing.map(
        ({stage, request}) => html`<chatpay-request request=${request} .session=${stage.customer}></chatpay-request>`,
      )}
    </div>`,
};

async function refusedFor(reason: RefusalReason): Promise<OnStage> {
  const standing = await stageIn('submitted');
  const {stage, request} = standing;
  await stage.give(AGENT, 'conversation-1', {type: 'refuse', request, attempt: 1, reason});
  return standing;
}

/** A session that has not been started knows nothing yet. */
const unstarted = async () => {
  const {stage} = await stageIn('waiting');
  const transport = stage.backend.transport(CUSTOMER);
  return {session: createSession({transport, party: CUSTOMER, scope: {conversation: 'conversation-1'}})};
};

/** The bubble holds its place until the request is known. */
export const Loading: StoryObj = {
  loaders: [unstarted],
  render: (_, {loaded: {session}}) =>
    html`<chatpay-request request="not-here-yet" .session=${session as Session}></chatpay-request>`,
};

/** All that is asked in the conversation is known, and this is none of it: the chat's message is of elsewhere, or too old. */
export const NotFound: StoryObj = saying(
  {
    ...inStatus('waiting'),
    render: (_, {loaded}) =>
      html`<chatpay-request request="nowhere" .session=${(loaded as OnStage).stage.customer}></chatpay-request>`,
  },
  'This payment request could not be found.',
);

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
export const EndedWithTheChat = saying(inStatus('expired', {ended: 'chat-closed'}), 'The chat has ended.');
export const EndedAfterTheCard = saying(inStatus('lapsed', {ended: 'agent-left'}), 'The agent has logged out.');
export const EndedByAnotherAgent = saying(
  inStatus('expired', {ended: 'agent-replaced'}),
  'This request has expired',
  'Another agent has taken over.',
);

/** Decline is pressed, after something has happened. */
const declining = (happen: (stage: OnStage['stage']) => void): StoryObj => ({
  ...inStatus('waiting'),
  play: async ({canvasElement, loaded}) => {
    const bubble = await requestHarness(canvasElement.querySelector('chatpay-request')!).ready();
    await bubble.until(() => bubble.has('decline'));
    happen((loaded as unknown as OnStage).stage);
    await bubble.pressDecline();
    await bubble.until(() => bubble.problem() !== undefined);
  },
});

/** What was pressed did not reach anybody. */
export const NotReached = saying(
  declining((stage) => (stage.network = 'down')),
  'No connection. Please try again.',
);

/** It was pressed just when the time was over. */
export const NotPossibleAnyMore = saying(
  declining((stage) => stage.advance(10 * 60_000)),
  'This is not possible any more.',
);

/** A file of the form was lost, and the browser does not ask for it again. */
export const NotLoaded: StoryObj = saying(
  {
    ...inStatus('waiting'),
    render: (_, {loaded}) => {
      const {stage, request} = loaded as unknown as OnStage;
      return html`<chatpay-provider .session=${stage.customer}>
        <story-inline-vault lost><chatpay-request request=${request}></chatpay-request></story-inline-vault>
      </chatpay-provider>`;
    },
    play: async ({canvasElement}) => {
      const bubble = await requestHarness(canvasElement.querySelector('chatpay-request')!).ready();
      await bubble.until(() => bubble.canPay());
      await bubble.pressPay();
      await bubble.until(() => bubble.problem() !== undefined);
    },
  },
  'This could not be loaded. Please reload the page.',
);

/** The backend takes no card. The form stands in the page here, as there is no vault to frame. */
export const CardNotSent: StoryObj = saying(
  {
    loaders: [
      async () => {
        const {stage, request} = await stageIn('waiting');
        const up = stage.backend.transport(CUSTOMER);
        const session = createSession({
          transport: {
            ...up,
            send: (scope, command, options) =>
              command.type === 'submit'
                ? Promise.reject(new MalformedError('no answer'))
                : up.send(scope, command, options),
          },
          party: CUSTOMER,
          scope: {conversation: 'conversation-1'},
          time: stage.clock,
        });
        session.start();
        return {session, request};
      },
    ],
    render: (_, {loaded: {session, request}}) =>
      html`<chatpay-provider .session=${session as Session}>
        <story-inline-vault><chatpay-request request=${request as string}></chatpay-request></story-inline-vault>
      </chatpay-provider>`,
    play: async ({canvasElement}) => {
      const bubble = await requestHarness(canvasElement.querySelector('chatpay-request')!).ready();
      await bubble.until(() => bubble.canPay());
      await bubble.pressPay();
      const vault = canvasElement.querySelector('story-inline-vault')!;
      await vault.updateComplete;
      await typeCard(vault.shadowRoot!.querySelector('chatpay-card-form')!);
    },
  },
  'Your card details could not be sent. Nothing was charged: please enter them again.',
);

export const Schemes: StoryObj = inSchemes(Waiting);

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
      return html`<div style="display: grid; grid-template-columns: minmax(0, 1fr); gap: 1rem">
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
