import type {Meta, StoryObj} from '@storybook/web-components-vite';
import {html} from 'lit';

import {anatomyOf} from './support/anatomy.js';
import {inStatus, type OnStage} from './support/in-status.js';

/**
 * Stands around a chat and holds the vault's frame. There is no vault behind these stories, so they show what a person sees
 * when it cannot be used; the demo shows the rest.
 */
export default {
  title: 'Both/Provider',
  tags: ['!autodocs'],
  component: 'chatpay-provider',
  render: (_, {loaded}) => {
    const {stage, request} = loaded as unknown as OnStage;
    return html`<chatpay-provider vault=${location.origin} .session=${stage.customer} style="block-size: 30rem">
      <chatpay-request request=${request}></chatpay-request>
    </chatpay-provider>`;
  },
} satisfies Meta;

export const Ready: StoryObj = inStatus('waiting');

/** The vault is on the page's own origin, where it would protect nothing: it is not used, and the page is told. */
export const Misplaced: StoryObj = {
  ...inStatus('waiting'),
  play: async ({canvasElement}) => {
    const bubble = canvasElement.querySelector('chatpay-request')!;
    await bubble.updateComplete;
    bubble.shadowRoot!.querySelector<HTMLElement>('[part=pay]')!.click();
    await canvasElement.querySelector('chatpay-provider')!.updateComplete;
  },
};

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

export const Anatomy: StoryObj = anatomyOf(Ready);
