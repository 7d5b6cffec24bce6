import type {Meta, StoryObj} from '@storybook/web-components-vite';
import {html} from 'lit';

import {linkPage} from '../demo/checkout/pages.js';
import {tongueIn} from '../demo/checkout/words/tongue.js';
import {UnreachableError} from '../src/request/errors.js';
import type {FindCheckout} from '../src/session/session.js';
import {composerHarness, providerHarness, requestHarness} from '../src/testing/index.js';
import {anatomyOf} from './support/anatomy.js';
import {hanging} from './support/hanging-vault.js';
import {inStatus, type OnStage} from './support/in-status.js';
import {viewOn} from './support/link-views.js';
import {findPage} from './support/page-frame.js';
import {saying, type Play} from './support/says.js';
import {inSchemes} from './support/schemes.js';

/** A site that is nobody's: the name leads nowhere, by RFC 6761, section 6.4. */
const NOWHERE = 'https://vault.invalid';

/**
 * Stands around a chat and holds the vault's frame. There is no vault behind these stories, so they show what a person sees
 * while it opens and when it cannot be used; the demo shows the rest.
 */
export default {
  title: 'Both/Provider',
  tags: ['!autodocs'],
  component: 'chatpay-provider',
  render: ({vault, findCheckout}, {loaded}) => {
    const {stage, request} = loaded as unknown as OnStage;
    return html`<chatpay-provider
      vault=${(vault as string | undefined) ?? ''}
      .findCheckout=${findCheckout as FindCheckout | undefined}
      .session=${stage.customer}
      style="block-size: 30rem"
    >
      <chatpay-request request=${request}></chatpay-request>
    </chatpay-provider>`;
  },
} satisfies Meta;

const providerIn = (canvas: HTMLElement) => providerHarness(canvas.querySelector('chatpay-provider')!);

/** Enter Payment is pressed. */
const paying: Play = async ({canvasElement}) => {
  const bubble = await requestHarness(canvasElement.querySelector('chatpay-request')!).ready();
  await bubble.pressPay();
  await providerIn(canvasElement).until((provider) => provider.isOpen());
};

/** Something else is loaded into the vault's frame, so that it is the vault's no more. */
const takenAway: Play = async ({canvasElement}) => {
  const provider = providerIn(canvasElement);
  const frame = () => provider.element.shadowRoot!.querySelector('iframe');
  for (let loads = 0; loads < 2 && frame(); loads++) {
    const loaded = new Promise((done) => frame()!.addEventListener('load', done));
    frame()!.src = 'about:blank';
    await loaded;
  }
  await provider.until(() => provider.notice() !== undefined);
};

export const Ready: StoryObj = {...inStatus('waiting'), args: {vault: NOWHERE}};

export const FormOpening: StoryObj = saying(
  {...Ready, ...hanging({isSlow: false}), play: paying},
  'Opening the secure form…',
);

const SLOW = 'This is taking longer than usual. Still trying…';

/** After four seconds it is said, and read aloud, that it is still on its way. */
export const FormSlow: StoryObj = saying({...Ready, ...hanging({isSlow: true}), play: paying}, SLOW);

const HINT = 'Check the connection and try again.';

export const FormUnavailable: StoryObj = saying(
  {
    ...Ready,
    play: async (context) => {
      await paying(context);
      await takenAway(context);
    },
  },
  'The secure form could not be opened',
  HINT,
);

/** The vault is on the page's own origin, where it would protect nothing: it is not used, and the page is told. */
export const Misplaced: StoryObj = saying(
  {...Ready, args: {vault: location.origin}, play: paying},
  'The secure form could not be opened',
  'where it would not be safe.',
);

/** An agent has asked for a payment, and the desk in which they confirm it is on its way. */
const asking: StoryObj = {
  ...inStatus('canceled'),
  render: (_, {loaded}) =>
    html`<chatpay-provider
      vault=${NOWHERE}
      .session=${(loaded as unknown as OnStage).stage.agent}
      style="display: flex; flex-direction: column; align-items: end; justify-content: end; block-size: 34rem"
    >
      <chatpay-composer
        conversation="conversation-1"
        currency="USD"
        amount="361.21"
        reason="Floral Oasis Dress"
      ></chatpay-composer>
    </chatpay-provider>`,
  play: async ({canvasElement}) => {
    const composer = canvasElement.querySelector('chatpay-composer')!;
    await composer.show();
    await composerHarness(composer).pressRequest();
    await providerIn(canvasElement).until((provider) => provider.isOpen());
  },
};

export const DeskOpening: StoryObj = saying({...asking, ...hanging({isSlow: false})}, 'Opening the secure card desk…');
export const DeskSlow: StoryObj = saying(
  {...asking, ...hanging({isSlow: true})},
  'Opening the secure card desk…',
  SLOW,
);

const deskUnavailable: StoryObj = {
  ...inStatus('waiting'),
  render: (_, {loaded}) => {
    const {stage, request} = loaded as unknown as OnStage;
    return html`<chatpay-provider vault=${NOWHERE} .session=${stage.agent} style="block-size: 30rem">
      <chatpay-request request=${request}></chatpay-request>
    </chatpay-provider>`;
  },
  play: async (context) => {
    const provider = providerIn(context.canvasElement);
    await provider.until(({element}) => element.shadowRoot!.querySelector('iframe'));
    await takenAway(context);
  },
};

/** An agent's side: the desk floats beside the chat. */
export const DeskUnavailable = saying(deskUnavailable, 'The secure card desk could not be opened', HINT);

/** The card goes to a payment provider: its checkout opens in the chat. */
const atTheCheckout = (findCheckout: FindCheckout): StoryObj => ({
  ...inStatus('waiting', {collection: 'unified-checkout'}),
  args: {findCheckout},
  play: paying,
});

export const CheckoutOpening: StoryObj = atTheCheckout(() => new Promise(() => {}));

export const Checkout: StoryObj = atTheCheckout(() => {
  const page = linkPage(viewOn('ready'), '/c/TOKEN', tongueIn([document.documentElement.lang]));
  return findPage(page)();
});

export const CheckoutUnavailable: StoryObj = atTheCheckout(() => Promise.reject(new UnreachableError('down')));

/** Both sides of one conversation, each with its own session. */
export const AgentAndCustomer: StoryObj = {
  ...inStatus('waiting'),
  render: (_, {loaded}) => {
    const {stage, request} = loaded as unknown as OnStage;
    return html`<div style="display: grid; grid-template-columns: repeat(auto-fit, minmax(18rem, 1fr)); gap: 1.5rem">
      <chatpay-provider .session=${stage.agent}>
        <chatpay-request request=${request}></chatpay-request>
      </chatpay-provider>
      <chatpay-provider .session=${stage.customer}>
        <chatpay-request request=${request}></chatpay-request>
      </chatpay-provider>
    </div>`;
  },
};

export const Schemes: StoryObj = inSchemes(Ready);

export const Anatomy: StoryObj = anatomyOf(CheckoutUnavailable);
