import type {Meta, StoryObj} from '@storybook/web-components-vite';
import {html} from 'lit';
import {expect, waitFor} from 'storybook/test';

import {composerHarness, harness, requestHarness, Stage} from '../src/testing/index.js';
import type {BothSides} from './support/both-sides.js';
import {VAULT} from './support/both-sides.js';
import {speaking} from './support/demo-screen.js';
import {typeCard} from './support/type-card.js';

/** A machine that is busy comes to it later. */
const PATIENT = {timeout: 30_000};

let last: Stage | undefined;

/**
 * Both sides of one conversation against each other, on a backend in the page whose clock can be moved. In the static build the
 * vault's form and desk are inline, which isolates nothing; `npm run storybook` has them in frames of a second port.
 */
export default {
  title: 'Agent and customer',
  tags: ['!autodocs'],
  parameters: {layout: 'padded', controls: {disable: true}},
  loaders: [
    speaking,
    async () => {
      last?.stop();
      last = await Stage.create();
      return {stage: await last.start()};
    },
  ],
  render: (_, {loaded}) => html`<story-both-sides .stage=${loaded.stage as Stage}></story-both-sides>`,
} satisfies Meta;

export const Playground: StoryObj = {};

const partsOf = (canvas: HTMLElement) => {
  const both = canvas.querySelector<BothSides>('story-both-sides')!;
  const side = (name: 'agent' | 'customer') => both.shadowRoot!.querySelector<HTMLElement>(`section.${name}`)!;
  const vault = (name: 'agent' | 'customer') => {
    const {shadowRoot} = side(name).querySelector('story-inline-vault')!;
    return <K extends keyof HTMLElementTagNameMap>(tag: K) =>
      waitFor(() => {
        const found = shadowRoot!.querySelector(tag);
        if (!found) throw new Error(`no ${tag} yet`);
        return found;
      }, PATIENT);
  };
  return {both, side, vault};
};

/** The agent asks for a payment and confirms it in the vault. Gives both sides' bubbles. */
async function ask(canvas: HTMLElement) {
  const {side, vault} = partsOf(canvas);
  const composer = composerHarness(side('agent').querySelector('chatpay-composer')!);
  const amount = new Intl.NumberFormat(document.documentElement.lang, {minimumFractionDigits: 2}).format(361.21);
  await composer.fill({amount, reason: 'Floral Oasis Dress'});
  await composer.pressRequest();
  const confirmation = harness(await vault('agent')('chatpay-desk-confirmation'));
  await confirmation.ready();
  await expect(confirmation.text()).toContain(amount);
  confirmation.element.shadowRoot!.querySelector<HTMLElement>('.primary')!.click();
  const bubbleOf = (name: 'agent' | 'customer') =>
    waitFor(async () => {
      const found = side(name).querySelector('chatpay-request');
      if (!found) throw new Error('no bubble yet');
      return requestHarness(found).ready();
    }, PATIENT);
  return {agent: await bubbleOf('agent'), customer: await bubbleOf('customer')};
}

async function pay(canvas: HTMLElement, customer: ReturnType<typeof requestHarness>) {
  await customer.until(() => customer.canPay());
  await customer.pressPay();
  await typeCard(await partsOf(canvas).vault('customer')('chatpay-card-form'));
}

/** Request, pay, view, complete: with a public test card, really sealed and opened. */
export const Paid: StoryObj = {
  play: async ({canvasElement}) => {
    if (VAULT) return;
    const {words} = partsOf(canvasElement).both;
    const {agent, customer} = await ask(canvasElement);
    await agent.until(() => agent.status()?.includes(words.term('waitingForCustomer')));
    await pay(canvasElement, customer);
    await agent.until(() => agent.status()?.includes(words.term('viewCard')));
    await customer.until(() => customer.status() === words.term('cardWasSent'));
    await agent.press('pill');
    const view = harness(await partsOf(canvasElement).vault('agent')('chatpay-card-view'));
    await view.ready();
    await expect(view.text()).toContain('Visa');
    await expect(view.text()).not.toContain('1111 1111');
    view.element.shadowRoot!.querySelector<HTMLElement>('.reveal')!.click();
    await view.until(() => view.text().includes('4111 1111 1111 1111'));
    [...view.element.shadowRoot!.querySelectorAll('button')]
      .find(({textContent}) => textContent?.includes(words.term('view.complete')))!
      .click();
    await customer.until(() => customer.status() === words.term('paymentAccepted'));
    await agent.until(() => agent.status() === words.term('completed'));
  },
};

/** Nobody answers for ten minutes. */
export const Expired: StoryObj = {
  play: async ({canvasElement}) => {
    if (VAULT) return;
    const {words} = partsOf(canvasElement).both;
    const {agent, customer} = await ask(canvasElement);
    await customer.until(() => customer.canPay());
    partsOf(canvasElement).both.move(10);
    await customer.until(() => customer.status() === words.term('hasExpired'));
    await agent.until(() => agent.status()?.includes(words.term('requestExpired')));
  },
};

/** The agent looks at the card and does not use it in time: it is gone. */
export const TimeLimitReached: StoryObj = {
  play: async ({canvasElement}) => {
    if (VAULT) return;
    const {words} = partsOf(canvasElement).both;
    const {agent, customer} = await ask(canvasElement);
    await pay(canvasElement, customer);
    await agent.until(() => agent.status()?.includes(words.term('viewCard')));
    await agent.press('pill');
    const {both, vault} = partsOf(canvasElement);
    const view = harness(await vault('agent')('chatpay-card-view'));
    both.move(1);
    await view.until(() => /\b(9:00|8:[0-5]\d)\b/.test(view.text()));
    both.move(9);
    await agent.until(() => agent.status()?.includes(words.term('timeLimitReached')));
    await expect(view.element.card === undefined).toBe(true);
  },
};

/** A card number in the chat is hidden before it is sent. */
export const CardNumberInTheChat: StoryObj = {
  play: async ({canvasElement}) => {
    const {both, side} = partsOf(canvasElement);
    const form = side('customer').querySelector('form')!;
    const field = form.querySelector('input')!;
    field.value = 'here it is: 4111 1111 1111 1111';
    field.dispatchEvent(new InputEvent('input', {bubbles: true}));
    await side('customer').querySelector('chatpay-guard')!.ready(); // until the masker is here, more than the number is hidden
    form.requestSubmit();
    await both.updateComplete;
    await expect(side('agent').querySelector('.text')!.textContent).toBe('here it is: •••• •••• •••• 1111');
  },
};
