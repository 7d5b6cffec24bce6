import type {Meta, StoryObj} from '@storybook/web-components-vite';
import {html} from 'lit';
import {keyed} from 'lit/directives/keyed.js';

import '../demo/ui/customer-list.js';
import '../demo/ui/timeline.js';
import {CUSTOMERS, inDemo, ScreenChat, speaking} from './support/demo-screen.js';
import {inStatus, type OnStage} from './support/in-status.js';

/** What the demo's screens are made of around the library's elements: the customer list and the timeline. */
export default {
  title: 'Demo/Parts',
  tags: ['!autodocs'],
  decorators: [inDemo],
  loaders: [speaking],
} satisfies Meta;

const previews = ['Lovely, I’ll take it. Can I pay here?', 'Do you ship to Oslo?', 'هل هو متوفر باللون الأزرق؟'];

/** A green dot where a card is under way, a number where something was said. */
export const CustomerList: StoryObj = {
  ...inStatus('submitted'),
  render: (_, {loaded}) => {
    const {stage} = loaded as unknown as OnStage;
    const rows = [...CUSTOMERS, {id: 'conversation-4', name: 'Maximiliane von und zu Hohenstein-Wackernagel'}].map(
      ({id, name}, index) => ({id, name, preview: previews[index] ?? 'Thank you!', unread: [0, 2, 14, 0][index]!}),
    );
    return html`<chatpay-provider
      .session=${stage.agent}
      style="display: block; max-inline-size: 17.5rem; border: 1px solid var(--demo-line); background: var(--demo-surface)"
    >
      <demo-customers .customers=${rows} current="conversation-2"></demo-customers>
    </chatpay-provider>`;
  },
};

const timeline = (side: 'agent' | 'customer', loaded: unknown) => {
  const {stage, request} = loaded as OnStage;
  const chat = new ScreenChat(side, stage.now(), request);
  const sending = {id: 'sending', conversation: '', role: side, author: 'Ana', at: stage.now(), text: 'Thank you!'};
  return html`${keyed(
    stage,
    html`<chatpay-provider .session=${stage[side]}>
      <demo-timeline
        style="max-block-size: 36rem"
        side=${side}
        conversation="conversation-1"
        .messages=${[...chat.messages('conversation-1'), sending]}
        .session=${stage[side]}
      ></demo-timeline>
    </chatpay-provider>`,
  )}`;
};

export const CustomersTimeline: StoryObj = {
  ...inStatus('waiting'),
  render: (_, {loaded}) => timeline('customer', loaded),
};
export const AgentsTimeline: StoryObj = {
  ...inStatus('waiting', {stage: {at: 'entering', done: ['number']}}),
  render: (_, {loaded}) => timeline('agent', loaded),
};
