import type {Meta, StoryObj} from '@storybook/web-components-vite';
import {html} from 'lit';
import {keyed} from 'lit/directives/keyed.js';

import {linkPage} from '../demo/checkout/pages.js';
import {tongueIn} from '../demo/checkout/words/tongue.js';
import '../demo/ui/shop.js';
import {inDemo, SCREEN, ScreenChat, speaking} from './support/demo-screen.js';
import {inStatus, type OnStage} from './support/in-status.js';
import {lineOf, type Line} from './support/line.js';
import {viewOn} from './support/link-views.js';
import {findPage} from './support/page-frame.js';
import {saying} from './support/says.js';
import {stageIn} from './support/stage.js';

/** The shop of the demo, as a whole screen: a product, and the chat in which it is paid. Enter Payment opens the provider's checkout. */
export default {
  title: 'Demo/Shop',
  tags: ['!autodocs'],
  parameters: {...SCREEN},
  decorators: [inDemo],
  loaders: [speaking],
  render: (_, {loaded, globals}) => {
    const {stage, request, line} = loaded as unknown as OnStage & {line?: Line};
    const checkout = linkPage(viewOn('ready'), '/c/TOKEN', tongueIn([String(globals.language)]));
    const setUp = {
      customer: {id: 'conversation-1', name: 'Valeria'},
      session: line?.session ?? stage.customer,
      chat: new ScreenChat('customer', stage.now(), request),
      vault: '',
      findCheckout: findPage(checkout),
    };
    return html`${keyed(stage, html`<demo-shop .setUp=${setUp}></demo-shop>`)}`;
  },
} satisfies Meta;

const atAProvider = {collection: 'unified-checkout'} as const;
type Play = NonNullable<StoryObj['play']>;
const pressing =
  (selector: string): Play =>
  async ({canvasElement}) => {
    const shop = canvasElement.querySelector('demo-shop')!;
    await shop.updateComplete;
    shop.shadowRoot!.querySelector<HTMLElement>(selector)!.click();
    await shop.updateComplete;
  };

export const AskedToPay: StoryObj = inStatus('waiting', atAProvider);
export const PaymentAccepted: StoryObj = inStatus('paid', atAProvider);
export const Declined: StoryObj = inStatus('declined', atAProvider);
export const Expired: StoryObj = inStatus('expired', atAProvider);

/** The connection to the backend is lost, and comes again by itself. */
export const Reconnecting: StoryObj = saying(
  {
    loaders: [
      async () => {
        const standing = await stageIn('waiting', atAProvider);
        return {...standing, line: await lineOf(standing.stage, 'customer')};
      },
    ],
    play: ({loaded}) => (loaded as unknown as {line: Line}).line.cut(),
  },
  'Reconnecting',
);
export const ChatClosed: StoryObj = {...inStatus('waiting', atAProvider), play: pressing('header .round')};
