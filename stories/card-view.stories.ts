import type {Meta, StoryObj} from '@storybook/web-components-vite';
import {html} from 'lit';
import {expect, spyOn, userEvent} from 'storybook/test';

import '../src/vault/view/define.js';
import {makeTerms} from '../src/testing/signer.js';
import type {CardView} from '../src/vault/view/card-view.js';
import {anatomyOf} from './support/anatomy.js';
import {notIsolated} from './support/not-isolated.js';
import {MARKS} from './support/pictures.js';
import {saying, type Play} from './support/says.js';

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
  tags: ['!autodocs'],
  component: 'chatpay-card-view',
  decorators: [notIsolated],
  args: {card, minutes: 10, idleMs: 60_000},
  argTypes: {
    endsAt: {table: {disable: true}},
    minutes: {
      control: 'number',
      description: 'What is left of the hold, in minutes; stands for `endsAt` in these stories.',
      table: {category: 'properties'},
    },
  },
  render: ({card, marks, minutes, idleMs}) =>
    html`<chatpay-card-view
      idle-ms=${idleMs as number}
      .terms=${terms}
      .marks=${marks as CardView['marks']}
      .endsAt=${performance.now() + (minutes as number) * MINUTE}
      .card=${card as CardView['card']}
    ></chatpay-card-view>`,
} satisfies Meta;

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

/** Nobody was there for a while: any key shows the card again. Here the while is as short as can be. */
export const MaskedWhileAway: StoryObj = saying(
  {args: {idleMs: 1}, play: pressing('Reveal')},
  'Hidden while you were away. Press any key to show the card again.',
);

/** For two seconds the button says so. */
export const Copied: StoryObj = saying(
  {
    play: async (context) => {
      spyOn(navigator.clipboard, 'writeText').mockResolvedValue();
      await pressing('Copy', 'Copied')(context);
      await expect(navigator.clipboard.writeText).toHaveBeenCalledWith('4111111111111111');
    },
  },
  'Copied',
);

/** The browser lets the vault's frame have no clipboard. */
export const CopyFailed: StoryObj = saying(
  {
    play: async (context) => {
      spyOn(navigator.clipboard, 'writeText').mockRejectedValue(new Error('not allowed'));
      spyOn(document, 'execCommand').mockReturnValue(false);
      await pressing('Copy')(context);
    },
  },
  'Not copied. Press Reveal, select the text and copy it with your keyboard.',
);

export const LastMinute: StoryObj = {args: {minutes: 0.7}};

/** At five minutes and at one it is said aloud how long the card can still be used. */
export const TimeLeftSaid: StoryObj = saying({args: {minutes: 5.01}}, 'You can use this card for 5 minutes more.');
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

/** The deployment's own picture of the card's network stands before its name. */
export const BrandMark: StoryObj = {
  args: {marks: MARKS},
  play: async ({canvasElement}) => {
    const view = canvasElement.querySelector<CardView>('chatpay-card-view')!;
    await view.updateComplete;
    await expect(view.shadowRoot!.querySelector('.brand img')?.getAttribute('src')).toBe(MARKS.visa);
  },
};
export const GiftCard: StoryObj = {
  args: {card: {kind: 'gift-card', number: '6006491234567890', pin: '1234'}},
  play: pressing('Reveal'),
};

export const Anatomy: StoryObj = anatomyOf({}, [
  {name: 'Time left', at: '.time', description: 'Until the card is destroyed; said aloud at five minutes and at one.'},
  {name: 'Close', at: 'header .icon', description: 'Puts the card away. It can be viewed again within its time.'},
  {name: 'What it is for', at: '.summary', description: 'Amount and reason, from signed terms.'},
  {
    name: 'Reveal',
    at: '.reveal',
    description: 'Shows the card until it is hidden, or until nobody has moved for a while.',
  },
  {name: 'Value', at: '.row .value', description: 'Masked to the last four. Text alone, never in an attribute.'},
  {name: 'Copy', at: '.row .copy', description: 'Works while the card is masked.'},
  {name: 'Card Refused', at: '.refuse', description: 'Asks why, and lets the customer try another card.'},
  {
    name: 'Mark as Completed',
    at: '.actions .primary',
    description: 'The card was used: it is destroyed, and the customer is told.',
  },
]);
