import type {Meta, StoryObj} from '@storybook/web-components-vite';
import {html} from 'lit';

import {statusHarness} from '../src/testing/index.js';
import {LOOKS} from '../src/elements/status/looks.js';
import type {RequestStatus} from '../src/session/session.js';
import {anatomyOf} from './support/anatomy.js';
import {inStatus, type OnStage} from './support/in-status.js';
import {inSchemes} from './support/schemes.js';
import {stageIn} from './support/stage.js';

const statuses = Object.keys(LOOKS) as RequestStatus[];

/** The status pill. It is a button where there is one thing to do; what else can be done stands beside it. */
export default {
  title: 'Agent/Status pill',
  tags: ['!autodocs'],
  component: 'chatpay-status',
  render: (_, {loaded}) => {
    const {stage, request} = loaded as OnStage;
    return html`<chatpay-status request=${request} .session=${stage.agent}></chatpay-status>`;
  },
} satisfies Meta;

/** Every status by its attribute alone, as for a list of the host's own. */
export const All: StoryObj = {
  render: () =>
    html`<div style="display: grid; gap: 0.5rem; justify-items: start">
      ${statuses.map((status) => html`<chatpay-status status=${status}></chatpay-status>`)}
    </div>`,
};
export const TryAgain = inStatus('unsent');
export const WaitingForCustomer = inStatus('waiting');
export const ViewCard = inStatus('submitted');
export const ViewCardLastMinute = inStatus('submitted', {agoMs: 9.2 * 60_000});
export const RequestAgain = inStatus('expired');
export const MarkAsCompletedAfterTheLimit = inStatus('lapsed', {viewed: true});

/** Asking again could charge the customer twice, so the agent is asked first. */
export const WasTheCardCharged: StoryObj = {
  ...inStatus('lapsed', {viewed: true}),
  play: async ({canvasElement}) => {
    const pill = canvasElement.querySelector('chatpay-status')!;
    await pill.updateComplete;
    pill.shadowRoot!.querySelector<HTMLElement>('[part=again]')!.click();
    await pill.updateComplete;
    if (!pill.shadowRoot!.querySelector('[part=question]')) throw new Error('the agent is not asked');
  },
};

/** What was pressed did not reach anybody. */
export const NotReached: StoryObj = {
  ...inStatus('lapsed', {viewed: true}),
  play: async ({canvasElement, loaded}) => {
    (loaded as unknown as OnStage).stage.network = 'down';
    const pill = await statusHarness(canvasElement.querySelector('chatpay-status')!).ready();
    await pill.pressComplete();
    await pill.until(() => pill.has('problem'));
  },
};

export const Schemes: StoryObj = inSchemes(MarkAsCompletedAfterTheLimit);

/** What a pill never has all at once. */
export const Anatomy: StoryObj = anatomyOf({
  loaders: [
    async () => ({
      standing: [
        await stageIn('submitted'),
        await stageIn('lapsed', {viewed: true}),
        await stageIn('unsent'),
        await stageIn('lapsed', {viewed: true}),
      ],
    }),
  ],
  render: (_, {loaded}) =>
    html`<div style="display: grid; gap: 1.5rem; justify-items: start">
      ${(loaded as unknown as {standing: readonly OnStage[]}).standing.map(
        ({stage, request}) => html`<chatpay-status request=${request} .session=${stage.agent}></chatpay-status>`,
      )}
    </div>`,
  play: async ({canvasElement, loaded}) => {
    const [, {stage}] = (loaded as unknown as {standing: readonly [OnStage, OnStage]}).standing;
    stage.network = 'down';
    const [, lapsed, , asked] = [...canvasElement.querySelectorAll('chatpay-status')].map(statusHarness);
    await (await lapsed!.ready()).pressComplete();
    await (await asked!.ready()).pressAgain();
  },
});
