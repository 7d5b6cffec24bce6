import type {Meta, StoryObj} from '@storybook/web-components-vite';
import {html} from 'lit';

import '../src/elements/order/define.js';
import {ForbiddenError, RefusedError, UnauthenticatedError, UnreachableError} from '../src/request/errors.js';
import type {Session, SignTerms} from '../src/session/session.js';
import {anatomyOf} from './support/anatomy.js';
import {inLinkState} from './support/in-link-state.js';
import type {OnStage} from './support/in-status.js';
import {ORDER} from './support/link-stage.js';
import {saying} from './support/says.js';
import {inSchemes} from './support/schemes.js';

/** The panel in the order system: everything it knows, the customer's number, the channel, Send. */
export default {
  title: 'Agent/Payment link',
  tags: ['!autodocs'],
  component: 'chatpay-order',
  args: {phone: '+12015550123', country: 'US', answerWithin: 60, order: ORDER},
  render: (args, {loaded}) => {
    const {stage} = loaded as unknown as OnStage;
    const signed: SignTerms = async (_, {draft}) => {
      const {supersedes, ...rest} = draft;
      return stage.signer.sign(stage.terms({...rest, ...(supersedes !== undefined && {supersedes})}));
    };
    return html`<chatpay-order
      conversation="conversation-1"
      collection=${(args.collection as string | undefined) ?? 'secure-acceptance-hosted'}
      channel=${(args.channel as string | undefined) ?? 'sms'}
      phone=${args.phone as string}
      country=${args.country as string}
      answer-within=${args.answerWithin as number}
      .order=${args.order as typeof ORDER}
      .sign=${(args.sign as SignTerms | undefined) ?? signed}
      .session=${stage.agent satisfies Session}
    ></chatpay-order>`;
  },
} satisfies Meta;

const typing =
  (text: string): NonNullable<StoryObj['play']> =>
  async ({canvasElement}) => {
    const panel = canvasElement.querySelector('chatpay-order')!;
    await panel.updateComplete;
    const field = panel.shadowRoot!.querySelector<HTMLInputElement>('[part=phone]')!;
    field.value = text;
    field.dispatchEvent(new InputEvent('input', {bubbles: true}));
    panel.shadowRoot!.querySelector<HTMLElement>('[part=send]')!.click();
    await panel.updateComplete;
  };
const failing =
  (error: Error): SignTerms =>
  () =>
    Promise.reject(error);
const pressed = typing('+12015550123');

export const Ready: StoryObj = inLinkState('canceled');
export const WithoutLines: StoryObj = {
  ...Ready,
  args: {order: {number: '1043', amount: {minorUnits: 4900, currency: 'EUR'}}, phone: '030 901820', country: 'DE'},
};
export const LongOrder: StoryObj = {
  ...Ready,
  args: {
    order: {
      ...ORDER,
      number: 'WEB-2026-000000104283-A',
      lines: Array.from({length: 12}, (_, at) => ({
        name: `${ORDER.lines[at % 2]!.name}, with a description that goes on for a while`,
        quantity: at + 1,
        amount: {minorUnits: 1000 * at + 99, currency: 'USD'},
      })),
    },
  },
};
export const NoNumber: StoryObj = {...Ready, args: {phone: ''}, play: typing('')};
export const NumberTooShort: StoryObj = {...Ready, play: typing('+1 201')};
export const NumberTooLong: StoryObj = {...Ready, play: typing('+1 201 555 0123 4567 89')};
export const NoSuchCountry: StoryObj = {...Ready, play: typing('+999 555 0123')};
export const NoDigits: StoryObj = {...Ready, play: typing('ask at the desk')};
/** Nobody reads a message there. */
export const WithAnExtension: StoryObj = {...Ready, play: typing('+1 201 555 0123 ext. 42')};
export const ByWhatsApp: StoryObj = {...Ready, args: {channel: 'whatsapp', collection: 'unified-checkout'}};
/** It may be new, so that it can be sent to all the same. */
export const NumberNotKnownToBeInUse: StoryObj = {...Ready, args: {phone: '07700 900123', country: 'GB'}};
/** The card is asked for on the merchant's own page. */
export const Sending: StoryObj = {
  ...Ready,
  args: {sign: () => new Promise(() => {}), collection: 'secure-acceptance-merchant'},
  play: pressed,
};

const refused = (error: Error, words: string): StoryObj =>
  saying({...Ready, args: {sign: failing(error)}, play: pressed}, words);
export const NoConnection = refused(new UnreachableError('down'), 'No connection. Please try again.');
export const SignedOut = refused(new UnauthenticatedError('who is it?'), 'Your sign-in has ended.');
export const NotAllowed = refused(new ForbiddenError('not this one'), 'You may not ask for payments here.');
export const AboveTheLimit = refused(new RefusedError('over-ceiling'), 'This amount is above your limit.');
/** A line of the order holds one: it would reach the customer, the provider and every log on the way. */
export const CardNumberInTheOrder = refused(new RefusedError('card-number-in-text'), 'holds a card number.');
export const TooMany = refused(new RefusedError('too-many'), 'Too many links in a short time.');
/** A rule that has no words of its own. */
export const SomethingElse = refused(new RefusedError('duplicate-request'), 'The link could not be made.');

/** The host wants an agent to get the card: that takes the desk in the vault, and a link has none. */
export const SettingsInvalid: StoryObj = saying(
  {...Ready, args: {collection: 'reveal'}, play: pressed},
  'Payment links are not set up right here.',
);
/** The customer could pay twice. */
export const LinkStillWorks: StoryObj = {...inLinkState('delivered'), play: pressed};
export const PaidAlready: StoryObj = {...inLinkState('receipt'), play: pressed};
export const Arabic: StoryObj = {
  ...Ready,
  decorators: [(story) => html`<div lang="ar" dir="rtl">${story()}</div>`],
};

export const Schemes: StoryObj = inSchemes(Ready);

export const Anatomy: StoryObj = anatomyOf(NoConnection, undefined, {height: '46rem'});
