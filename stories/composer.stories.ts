import type {Meta, StoryObj} from '@storybook/web-components-vite';
import {html} from 'lit';

import type {ComposerElement} from '../src/elements/composer/composer.js';
import {composerHarness} from '../src/testing/index.js';
import {RefusedError} from '../src/request/errors.js';
import type {Collection} from '../src/request/terms.js';
import type {SignTerms} from '../src/session/session.js';
import {createTestSigner, makeTerms} from '../src/testing/signer.js';
import {anatomyOf} from './support/anatomy.js';
import {inStatus, type OnStage} from './support/in-status.js';
import {inSchemes} from './support/schemes.js';
import {saying} from './support/says.js';

/**
 * The button at the right of the chat's own composer, and its panel. Where an agent gets the card, the vault asks for the last
 * word, and here there is none; where a payment provider gets it, the panel asks itself.
 */
export default {
  title: 'Agent/Composer',
  tags: ['!autodocs'],
  component: 'chatpay-composer',
  args: {currency: 'USD', amount: '', reason: '', hold: 10, answerWithin: 10},
  render: (args, {loaded}) => {
    const {stage} = loaded as unknown as OnStage;
    return html`<div style="display: flex; justify-content: flex-end; align-items: flex-end; block-size: 30rem">
      <chatpay-composer
        conversation="conversation-1"
        currency=${args.currency as string}
        amount=${args.amount as string}
        reason=${args.reason as string}
        hold=${args.hold as number}
        answer-within=${args.answerWithin as number}
        collection=${(args.collection as string | undefined) ?? 'reveal'}
        .sign=${args.sign as SignTerms | undefined}
        .session=${stage.agent}
      ></chatpay-composer>
    </div>`;
  },
} satisfies Meta;

const composerIn = (canvas: HTMLElement): ComposerElement => canvas.querySelector('chatpay-composer')!;

/** Opens the panel, and presses Request when that is asked for. */
const opened =
  (press = false): NonNullable<StoryObj['play']> =>
  async ({canvasElement}) => {
    const composer = composerIn(canvasElement);
    await composer.show();
    if (!press) return;
    composer.shadowRoot!.querySelector<HTMLElement>('[part=request]')!.click();
    await composer.updateComplete;
  };

export const Closed: StoryObj = inStatus('canceled');
export const Open: StoryObj = {...Closed, play: opened()};
export const FilledIn: StoryObj = {...Closed, args: {amount: '361.21', reason: 'Floral Oasis Dress'}, play: opened()};
const faulty = (amount: string, reason = 'Floral Oasis Dress'): StoryObj => ({
  ...Closed,
  args: {amount, reason},
  play: opened(true),
});
export const Faulty = faulty('1.234', '');
export const AmountMissing = faulty('');
export const NoAmount = faulty('two dresses');
export const TooManyDecimals = faulty('361.2178');
export const OtherCurrency = faulty('€361.21');
export const AmountZero = faulty('0.00');
export const AmountNegative = faulty('-361.21');
export const AmountTooLarge = faulty('9'.repeat(20));
export const ReasonTooLong = faulty('361.21', 'Floral Oasis Dress, shortened by four centimeters; '.repeat(3));
/** What controls or reorders text is left out, and the agent sees what is left. */
export const ReasonCleaned = faulty('361.21', 'Floral \u202eOasis Dress');
export const SignBehind: StoryObj = {
  ...Closed,
  args: {currency: 'SEK', amount: '450', reason: 'Halsduk'},
  decorators: [(story) => html`<div lang="sv">${story()}</div>`],
  play: opened(),
};
/** The customer may pay with a gift card, and is asked for no security code: the confirmation in the vault says so. */
export const GiftCards: StoryObj = {
  ...Closed,
  args: {amount: '361.21', reason: 'Floral Oasis Dress', giftCards: true, noSecurityCode: true},
  play: opened(),
};
/** A card number in the reason is hidden before anybody else can read it. */
export const CardNumberInReason: StoryObj = {
  ...Closed,
  args: {amount: '5', reason: 'card 4111 1111 1111 1111'},
  play: opened(true),
};
export const HoldTooLong: StoryObj = saying(
  {...Closed, args: {amount: '5', reason: 'Shoes', hold: 45}, play: opened(true)},
  'A card can be kept for 30 minutes at most.',
);

/** The host has set a time in which nobody could answer. */
export const SettingsInvalid: StoryObj = saying(
  {...Closed, args: {amount: '5', reason: 'Shoes', answerWithin: 0}, play: opened(true)},
  'The times of this request are not set up right. Ask your administrator.',
);

/** The vault has the last word, and is not there. */
export const VaultUnavailable: StoryObj = saying(
  {...Closed, args: {amount: '361.21', reason: 'Floral Oasis Dress'}, play: opened(true)},
  'The secure card desk could not be opened',
);

/** No agent sees a card: the server signs, and the panel asks for the last word. */
const atAProvider = (sign: SignTerms, press = false, collection: Collection = 'unified-checkout'): StoryObj => ({
  ...Closed,
  args: {amount: '361.21', reason: 'Floral Oasis Dress', collection, sign},
  play: async (context) => {
    await opened(true)(context);
    const panel = composerHarness(composerIn(context.canvasElement));
    await panel.until(() => panel.has('send'));
    if (press) await panel.press('send');
  },
});

export const Confirmation: StoryObj = atAProvider(() => new Promise(() => {}));
export const ConfirmationSending: StoryObj = atAProvider(() => new Promise(() => {}), true, 'secure-acceptance-hosted');
export const ConfirmationFailed: StoryObj = saying(
  atAProvider(() => Promise.reject(new RefusedError('over-ceiling')), true, 'secure-acceptance-merchant'),
  'The request could not be made. Please try again.',
);

/** What was signed comes too late, and the backend refuses it: the fields are as they were. */
export const NotSigned: StoryObj = saying(
  atAProvider(async (_, {draft}) => {
    const signer = await createTestSigner();
    return signer.sign(makeTerms({...draft, createdAt: Date.UTC(2020, 0)}));
  }, true),
  'Reason for charge',
  'The request could not be made. Please try again.',
);

export const Schemes: StoryObj = inSchemes({
  ...Closed,
  render: (_, {loaded}) =>
    html`<chatpay-composer
      conversation="conversation-1"
      currency="USD"
      .session=${(loaded as unknown as OnStage).stage.agent}
    ></chatpay-composer>`,
});

export const Anatomy: StoryObj = anatomyOf(FilledIn, {
  but: ['back', 'send'],
  where: 'The confirmation’s parts are on the next picture.',
});

export const AnatomyOfTheConfirmation: StoryObj = anatomyOf(
  Confirmation,
  {only: ['panel', 'back', 'send']},
  {name: 'Anatomy of the confirmation'},
);
