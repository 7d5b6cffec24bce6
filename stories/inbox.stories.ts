import type {Meta, StoryObj} from '@storybook/web-components-vite';
import {html} from 'lit';

import {CUSTOMER, makeSealedCard} from '../test/helpers/commands.js';
import {inStatus, type OnStage} from './support/in-status.js';

/** What tells an agent about the other conversations: the banner when a card arrives, the dot on a customer's row. */
export default {
  title: 'Agent/Banner and dot',
  component: 'chatpay-banner',
  render: (_, {loaded}) => {
    const {stage} = loaded as unknown as OnStage;
    return html`<chatpay-banner current="elsewhere" .session=${stage.agent}></chatpay-banner>`;
  },
} satisfies Meta;

export const CardArrived: StoryObj = inStatus('submitted');

export const SeveralCards: StoryObj = {
  ...inStatus('submitted'),
  render: (_, {loaded}) => {
    const {stage} = loaded as unknown as OnStage;
    void stage
      .ask({conversation: 'conversation-2', order: {reason: 'Silk scarf', amount: {minorUnits: 5900, currency: 'EUR'}}})
      .then((request) =>
        stage.give(CUSTOMER, 'conversation-2', {type: 'submit', request, attempt: 1, sealed: makeSealedCard()}),
      );
    return html`<chatpay-banner current="elsewhere" .session=${stage.agent}></chatpay-banner>`;
  },
};

const row: StoryObj['render'] = (_, {loaded}) => {
  const {stage} = loaded as unknown as OnStage;
  return html`<p>
    Valeria <chatpay-indicator conversation="conversation-1" .session=${stage.agent}></chatpay-indicator>
  </p>`;
};
export const DotWaiting: StoryObj = {...inStatus('waiting'), render: row};
export const DotCardArrived: StoryObj = {...inStatus('submitted'), render: row};
export const DotNothingActive: StoryObj = {...inStatus('completed'), render: row};
