import type {Meta, StoryObj} from '@storybook/web-components-vite';
import {html} from 'lit';
import {expect, userEvent} from 'storybook/test';

import '../src/vault/view/define.js';
import {makeTerms} from '../src/testing/signer.js';
import type {CardView} from '../src/vault/view/card-view.js';
import {notIsolated} from './support/not-isolated.js';

const terms = makeTerms({order: {reason: 'Floral Oasis Dress', amount: {minorUnits: 36121, currency: 'USD'}}});
const MINUTE = 60_000;

/** A public test card and nobody's. */
const card: NonNullable<CardView['card']> = {
  kind: 'card',
  pan: '4111111111111111',
  cardholderName: 'Valeria Ortiz',
  expiry: {month: 12, year: 2034},
  securityCode: '123',
};

/** The customer's card, for the agent who asked and for as long as the hold lasts. It lives in the vault's frame. */
export default {
  title: 'Vault/Card view',
  component: 'chatpay-card-view',
  decorators: [notIsolated],
  args: {card, minutes: 10, idleMs: 60_000},
  argTypes: {
    card: {control: 'object', description: 'A public test card.'},
    minutes: {control: 'number', description: 'What is left of the hold, in minutes.'},
    idleMs: {control: 'number', description: 'After how long without a key or a pointer the card is masked again.'},
  },
  render: ({card, minutes, idleMs}) =>
    html`<chatpay-card-view
      idle-ms=${idleMs as number}
      .terms=${terms}
      .endsAt=${performance.now() + (minutes as number) * MINUTE}
      .card=${card as CardView['card']}
    ></chatpay-card-view>`,
} satisfies Meta;

type Play = NonNullable<StoryObj['play']>;
const pressing =
  (words: string, expected?: string): Play =>
  async ({canvasElement}) => {
    const view = canvasElement.querySelector<CardView>('chatpay-card-view')!;
    await view.updateComplete;
    const button = [...view.shadowRoot!.querySelectorAll('button')].find(({textContent}) =>
      textContent?.includes(words),
    );
    await userEvent.click(button!);
    await view.updateComplete;
    if (expected) await expect(view.shadowRoot!.textContent).toContain(expected);
  };

export const Masked: StoryObj = {};
export const Revealed: StoryObj = {play: pressing('Reveal', '4111 1111 1111 1111')};
export const LastMinute: StoryObj = {args: {minutes: 0.7}};
export const WhyRefused: StoryObj = {play: pressing('Card Refused')};

/** The card is gone from the page, not hidden. */
export const TimeLimitReached: StoryObj = {
  args: {minutes: 0},
  play: async ({canvasElement}) => {
    const view = canvasElement.querySelector<CardView>('chatpay-card-view')!;
    await view.updateComplete;
    await expect(view.shadowRoot!.textContent).not.toContain('1111');
  },
};
export const AmericanExpress: StoryObj = {
  args: {card: {...card, pan: '378282246310005', securityCode: '9876'}},
  play: pressing('Reveal', '3782 822463 10005'),
};
export const GiftCard: StoryObj = {
  args: {card: {kind: 'gift-card', number: '6006491234567890', pin: '1234'}},
  play: pressing('Reveal'),
};
