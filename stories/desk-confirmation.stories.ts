import type {Meta, StoryObj} from '@storybook/web-components-vite';
import {html} from 'lit';
import {expect, userEvent} from 'storybook/test';

import '../src/vault/desk-ui/define.js';
import {draftOf} from '../src/request/draft.js';
import {makeTerms} from '../src/testing/signer.js';
import type {DeskConfirmation} from '../src/vault/desk-ui/confirmation.js';
import {anatomyOf} from './support/anatomy.js';
import {ORDER} from './support/link-stage.js';
import {notIsolated} from './support/not-isolated.js';
import {saying} from './support/says.js';

const draft = draftOf(makeTerms({order: {reason: 'Floral Oasis Dress', amount: {minorUnits: 36121, currency: 'USD'}}}));
const draftOfOrder = {...draft, order: ORDER, fields: {kinds: ['card', 'gift-card'], securityCode: true}} as const;

/** What the agent confirms before anything is signed. */
export default {
  title: 'Vault/Desk confirmation',
  tags: ['!autodocs'],
  component: 'chatpay-desk-confirmation',
  decorators: [notIsolated],
  args: {draft, merchantName: 'Oasis Dresses', busy: false},
  argTypes: {
    problem: {
      control: {type: 'select', labels: {undefined: '(not set)'}},
      options: [
        undefined,
        'unreachable',
        'unauthenticated',
        'mismatch',
        'over-ceiling',
        'card-number-in-text',
        'not-in-conversation',
        'id-reused',
        'superseded-open',
        'too-many',
        'anything-else',
      ],
    },
  },
  render: ({draft, merchantName}) =>
    html`<chatpay-desk-confirmation
      merchant-name=${merchantName as string}
      .draft=${draft as DeskConfirmation['draft']}
    ></chatpay-desk-confirmation>`,
} satisfies Meta;

export const Confirmation: StoryObj = {
  play: async ({canvasElement}) => {
    const element = canvasElement.querySelector<DeskConfirmation>('chatpay-desk-confirmation')!;
    await element.updateComplete;
    let sent = 0;
    element.addEventListener('chatpay-draft-sent', () => sent++);
    await expect(element.shadowRoot!.textContent).toContain('$361.21');
    await userEvent.click(element.shadowRoot!.querySelector<HTMLElement>('.primary')!);
    await expect(sent).toBe(1);
  },
};

/** All that a draft can say. */
export const WholeOrder: StoryObj = {args: {draft: draftOfOrder}};
export const GiftCardsAlone: StoryObj = {
  args: {draft: {...draft, fields: {kinds: ['gift-card'], securityCode: false}}},
};

export const Signing: StoryObj = {args: {busy: true}};

const refused = (problem: string, words: string): StoryObj => saying({args: {problem}}, words);
export const NoConnection = refused('unreachable', 'Check your connection and press Send again.');
export const SignedOut = refused('unauthenticated', 'Your sign-in has ended. Go back and sign in again.');
/** What was signed is not what is on screen. */
export const SignedAnother = refused('mismatch', 'The signed request is not the one shown here. Nothing was sent');
export const AboveTheLimit = refused('over-ceiling', 'This amount is above your limit.');
export const CardNumberInTheReason = refused('card-number-in-text', 'The text holds a card number.');
export const NotInTheConversation = refused('not-in-conversation', 'You are no longer in this conversation.');
/** The same command came with another draft. */
export const AskedAlready = refused('id-reused', 'This request was already made with other details.');
/** The request that this one stands in for can still be paid. */
export const EarlierRequestOpen = refused('superseded-open', 'Go back and cancel it first.');
export const TooMany = refused('too-many', 'Wait a minute and press Send again.');
/** A rule that has no words of its own. */
export const SomethingElse = refused('anything-else', 'The request was not accepted. Go back and check it.');

export const Anatomy: StoryObj = anatomyOf({args: {draft: draftOfOrder, problem: 'over-ceiling'}}, [
  {name: 'What this is', at: 'h1', description: 'And for how long the agent may then use the card.'},
  {name: 'Amount', at: '.amount', description: 'From the draft that will be signed, never from the page’s own words.'},
  {
    name: 'Lines',
    at: 'dl',
    description: 'Reason, who is paid, the order, what the customer may pay with, and until when.',
  },
  {name: 'Problem', at: '.problem', description: 'Why the signer refused, and what to do. Read aloud.'},
  {name: 'Back', at: '.actions button', description: 'Nothing is signed, and what was typed is kept.'},
  {name: 'Send', at: '.primary', description: 'Only this click has the draft signed.'},
]);
