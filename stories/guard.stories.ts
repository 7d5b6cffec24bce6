import type {Meta, StoryObj} from '@storybook/web-components-vite';
import {html} from 'lit';

import {anatomyOf} from './support/anatomy.js';
import {inStatus, type OnStage} from './support/in-status.js';
import {saying} from './support/says.js';
import {inSchemes} from './support/schemes.js';

/** A chat's own input. */
const messageField = (text: string) =>
  html`<textarea
    aria-label="Message"
    rows="2"
    style="box-sizing: border-box; inline-size: 100%; padding: 0.625rem 0.75rem; border: 1px solid light-dark(#7a8190, #8b93a3);
      border-radius: 0.75rem; background: light-dark(#fff, #1c1f26); color: inherit; font: 0.9375rem/1.45 system-ui, sans-serif"
    .value=${text}
  ></textarea>`;

/** Wraps a chat's own input. It warns while somebody types, and hides card numbers when the message is sent. */
export default {
  title: 'Both/Guard',
  tags: ['!autodocs'],
  component: 'chatpay-guard',
  render: ({text}) => html` <chatpay-guard>${messageField(text as string)}</chatpay-guard> `,
} satisfies Meta;

const dispatch = (canvas: HTMLElement, event: Event) => {
  canvas.querySelector('textarea')!.dispatchEvent(event);
  return canvas.querySelector('chatpay-guard')!.updateComplete;
};

export const Quiet: StoryObj = {args: {text: 'Do you ship to Oslo?'}};
export const Warning: StoryObj = saying(
  {
    args: {text: 'my card is 4111 1111 1111 1111'},
    play: ({canvasElement}) => dispatch(canvasElement, new InputEvent('input', {bubbles: true})).then(() => {}),
  },
  'This looks like a card number. It will be hidden when you send it.',
);
export const Masked: StoryObj = saying(
  {
    args: {text: 'my card is 4111 1111 1111 1111'},
    play: async ({canvasElement}) => {
      await canvasElement.querySelector('chatpay-guard')!.ready(); // until the masker is here, more than the number is hidden
      await dispatch(canvasElement, new KeyboardEvent('keydown', {key: 'Enter', bubbles: true}));
      const {value} = canvasElement.querySelector('textarea')!;
      if (value !== 'my card is •••• •••• •••• 1111') throw new Error('the card number is not hidden');
    },
  },
  'A card number was hidden before your message was sent.',
);

/** A customer for whom a request waits is led to its form. */
export const PayInstead: StoryObj = {
  ...inStatus('waiting'),
  render: (_, {loaded}) => html`
    <chatpay-guard .session=${(loaded as OnStage).stage.customer}>
      ${messageField('my card is 4111 1111 1111 1111')}
    </chatpay-guard>
  `,
  play: async ({canvasElement}) => {
    await dispatch(canvasElement, new InputEvent('input', {bubbles: true}));
    const {shadowRoot} = canvasElement.querySelector('chatpay-guard')!;
    if (!shadowRoot!.querySelector('[part=pay]')) throw new Error('the secure form is not offered');
  },
};

/** No request waits, so that the host's own way leads to the agent. */
const telling = (tellAgent: () => unknown): StoryObj => ({
  ...inStatus('declined'),
  render: (_, {loaded}) => html`
    <chatpay-guard .session=${(loaded as OnStage).stage.customer} .tellAgent=${tellAgent}>
      ${messageField('my card is 4111 1111 1111 1111')}
    </chatpay-guard>
  `,
  play: async ({canvasElement}) => {
    await dispatch(canvasElement, new InputEvent('input', {bubbles: true}));
    canvasElement.querySelector('chatpay-guard')!.shadowRoot!.querySelector<HTMLElement>('[part=pay]')!.click();
  },
});

export const Told = saying(
  telling(() => {}),
  'Our agent knows that you would like to pay.',
);

/** The agent could not be told: the offer stays. */
export const NotTold = saying(
  telling(() => Promise.reject(new Error('down'))),
  'No connection. Please try again.',
  'Pay securely instead',
);

export const Schemes: StoryObj = inSchemes({
  ...Quiet,
  args: {text: 'my card is 4111 1111 1111 1111'},
  play: async ({canvasElement}) => {
    for (const field of canvasElement.querySelectorAll('textarea')) {
      field.dispatchEvent(new InputEvent('input', {bubbles: true}));
    }
    await canvasElement.querySelector('chatpay-guard')!.ready();
  },
});

export const Anatomy: StoryObj = anatomyOf(PayInstead);
