import type {Meta, StoryObj} from '@storybook/web-components-vite';
import {html} from 'lit';

import {CUSTOMER, makeSealedCard} from '../test/helpers/commands.js';
import {anatomyOf} from './support/anatomy.js';
import {inStatus, type OnStage} from './support/in-status.js';
import {inSchemes} from './support/schemes.js';

/** Tells an agent that a card has arrived in another conversation. */
export default {
  title: 'Agent/Banner',
  tags: ['!autodocs'],
  component: 'chatpay-banner',
  render: (_, {loaded}) => {
    const {stage} = loaded as unknown as OnStage;
    return html`<chatpay-banner current="elsewhere" .session=${stage.agent}></chatpay-banner>`;
  },
} satisfies Meta;

export const CardArrived: StoryObj = inStatus('submitted');

/** The words wrap, the buttons stay. */
export const LongReason: StoryObj = inStatus('submitted', {
  order: {
    reason: 'Floral Oasis Dress in size S, shortened by four centimeters, with the matching belt',
    amount: {minorUnits: 123456789, currency: 'JPY'},
  },
});

/** The card is in the conversation on screen: its own pill says so. */
export const NothingElsewhere: StoryObj = {
  ...inStatus('submitted'),
  render: (_, {loaded}) => {
    const {stage} = loaded as unknown as OnStage;
    return html`<chatpay-banner current="conversation-1" .session=${stage.agent}></chatpay-banner>`;
  },
};

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

export const Schemes: StoryObj = inSchemes(CardArrived);

export const Anatomy: StoryObj = anatomyOf(SeveralCards);
