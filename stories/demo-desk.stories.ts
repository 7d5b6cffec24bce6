import type {Meta, StoryObj} from '@storybook/web-components-vite';
import {html} from 'lit';
import {keyed} from 'lit/directives/keyed.js';

import '../demo/ui/desk.js';
import {CUSTOMERS, inDemo, SCREEN, ScreenChat, signOn, speaking} from './support/demo-screen.js';
import {inStatus, type OnStage} from './support/in-status.js';
import {lineOf, type Line} from './support/line.js';
import {saying} from './support/says.js';
import {stageIn} from './support/stage.js';

/**
 * The agent's desk of the demo, as a whole screen: its customers, one conversation, and the composer. The card goes to a payment
 * provider here, so that a payment can be asked for without a vault.
 */
export default {
  title: 'Demo/Agent’s desk',
  tags: ['!autodocs'],
  parameters: {...SCREEN},
  decorators: [inDemo],
  loaders: [speaking],
  args: {current: 'conversation-1'},
  argTypes: {current: {control: 'select', options: CUSTOMERS.map(({id}) => id), description: 'Who is on screen.'}},
  render: ({current}, {loaded}) => {
    const {stage, request, line} = loaded as unknown as OnStage & {line?: Line};
    const setUp = {
      name: 'Ana',
      session: line?.session ?? stage.agent,
      chat: new ScreenChat('agent', stage.now(), request),
      vault: '',
      collection: 'unified-checkout',
      sign: signOn(stage),
      answerWithin: 10,
      hold: 10,
    } as const;
    return html`${keyed(stage, html`<demo-desk .setUp=${setUp} current=${current as string}></demo-desk>`)}`;
  },
} satisfies Meta;

const atAProvider = {collection: 'unified-checkout'} as const;

export const Waiting: StoryObj = inStatus('waiting', atAProvider);
export const Paid: StoryObj = inStatus('paid', atAProvider);
export const Expired: StoryObj = inStatus('expired', atAProvider);
/** A card has come in another conversation: banner and green dot. */
export const CardElsewhere: StoryObj = {...inStatus('submitted'), args: {current: 'conversation-2'}};
export const NothingSaid: StoryObj = {...inStatus('canceled'), args: {current: 'conversation-3'}};

/** The panel is open over the conversation. */
export const Asking: StoryObj = {
  ...inStatus('declined', atAProvider),
  play: async ({canvasElement}) => {
    const desk = canvasElement.querySelector('demo-desk')!;
    await desk.updateComplete;
    await desk.shadowRoot!.querySelector('chatpay-composer')!.show();
  },
};

/** The connection to the backend is lost, and comes again by itself. */
export const Reconnecting: StoryObj = saying(
  {
    loaders: [
      async () => {
        const standing = await stageIn('waiting', atAProvider);
        return {...standing, line: await lineOf(standing.stage, 'agent')};
      },
    ],
    play: ({loaded}) => (loaded as unknown as {line: Line}).line.cut(),
  },
  'Reconnecting',
);

export const LoggedOut: StoryObj = {
  ...inStatus('completed'),
  play: async ({canvasElement}) => {
    const desk = canvasElement.querySelector('demo-desk')!;
    await desk.updateComplete;
    desk.shadowRoot!.querySelector<HTMLElement>('.top button')!.click();
  },
};
