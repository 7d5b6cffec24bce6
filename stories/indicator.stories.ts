import type {Meta, StoryObj} from '@storybook/web-components-vite';
import {html} from 'lit';

import {anatomyOf} from './support/anatomy.js';
import {inStatus, type OnStage} from './support/in-status.js';
import {inSchemes} from './support/schemes.js';
import {stageIn} from './support/stage.js';

const row: NonNullable<Meta['render']> = (_, {loaded}) => {
  const {stage} = loaded as unknown as OnStage;
  return html`<p>
    Valeria <chatpay-indicator conversation="conversation-1" .session=${stage.agent}></chatpay-indicator>
  </p>`;
};

/** The green dot for a row of the host's own customer list. */
export default {
  title: 'Agent/Indicator',
  tags: ['!autodocs'],
  component: 'chatpay-indicator',
  render: row,
} satisfies Meta;

export const DotWaiting: StoryObj = inStatus('waiting');
export const DotCardArrived: StoryObj = inStatus('submitted');
export const DotNothingActive: StoryObj = inStatus('completed');

export const Schemes: StoryObj = inSchemes(DotCardArrived);

/** One dot is never both: that of a request that waits, and that of a card. */
export const Anatomy: StoryObj = anatomyOf({
  loaders: [async () => ({standing: [await stageIn('waiting'), await stageIn('submitted')]})],
  render: (_, {loaded}) =>
    html`${(loaded as unknown as {standing: readonly OnStage[]}).standing.map(
      ({stage}) =>
        html`<p>
          Valeria <chatpay-indicator conversation="conversation-1" .session=${stage.agent}></chatpay-indicator>
        </p>`,
    )}`,
});
