import type {Meta, StoryObj} from '@storybook/web-components-vite';
import {html} from 'lit';

import '../src/elements/order/define.js';
import {RefusedError, UnreachableError} from '../src/request/errors.js';
import type {Session, SignTerms} from '../src/session/session.js';
import {anatomyOf} from './support/anatomy.js';
import {inLinkState} from './support/in-link-state.js';
import type {OnStage} from './support/in-status.js';
import {ORDER} from './support/link-stage.js';

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
      collection="secure-acceptance-hosted"
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
/** It may be new, so that it can be sent to all the same. */
export const NumberNotKnownToBeInUse: StoryObj = {...Ready, args: {phone: '07700 900123', country: 'GB'}};
export const Sending: StoryObj = {...Ready, args: {sign: () => new Promise(() => {})}, play: pressed};
export const NoConnection: StoryObj = {...Ready, args: {sign: failing(new UnreachableError('down'))}, play: pressed};
export const AboveTheLimit: StoryObj = {
  ...Ready,
  args: {sign: failing(new RefusedError('over-ceiling'))},
  play: pressed,
};
/** The customer could pay twice. */
export const LinkStillWorks: StoryObj = {...inLinkState('delivered'), play: pressed};
export const PaidAlready: StoryObj = {...inLinkState('receipt'), play: pressed};
export const Arabic: StoryObj = {
  ...Ready,
  decorators: [(story) => html`<div lang="ar" dir="rtl">${story()}</div>`],
};

export const Anatomy: StoryObj = anatomyOf(NoConnection, undefined, {height: '46rem'});
