import type {Meta, StoryObj} from '@storybook/web-components-vite';
import {html} from 'lit';
import {expect, userEvent} from 'storybook/test';

import '../src/vault/desk-ui/define.js';
import {draftOf} from '../src/request/draft.js';
import {makeTerms} from '../src/testing/signer.js';
import type {DeskConfirmation} from '../src/vault/desk-ui/confirmation.js';
import type {Notice} from '../src/vault/desk-ui/notice.js';
import {notIsolated} from './support/not-isolated.js';

const draft = draftOf(makeTerms({order: {reason: 'Floral Oasis Dress', amount: {minorUnits: 36121, currency: 'USD'}}}));

/** What the agent's desk shows beside the card: the sign-in, the confirmation before anything is signed, and notices. */
export default {
  title: 'Vault/Desk',
  component: 'chatpay-desk-confirmation',
  decorators: [notIsolated],
  args: {draft, busy: false},
  render: ({draft, busy, problem}) =>
    html`<chatpay-desk-confirmation
      merchant-name="Oasis Dresses"
      .draft=${draft as typeof draft}
      ?busy=${busy as boolean}
      .problem=${problem as string | undefined}
    ></chatpay-desk-confirmation>`,
} satisfies Meta;

export const Confirmation: StoryObj = {
  play: async ({canvasElement}) => {
    const element = canvasElement.querySelector<DeskConfirmation>('chatpay-desk-confirmation')!;
    await element.updateComplete;
    let sent = 0;
    element.addEventListener('chatpay-draft-sent', () => sent++);
    await expect(element.shadowRoot!.textContent).toContain('$361.21');
    await userEvent.click(element.shadowRoot!.querySelector<HTMLElement>('.primary')!);
    await expect(sent).toBe(1);
  },
};
export const Signing: StoryObj = {args: {busy: true}};
export const NoConnection: StoryObj = {args: {problem: 'unreachable'}};
export const AboveTheLimit: StoryObj = {args: {problem: 'over-ceiling'}};

export const SignIn: StoryObj = {render: () => html`<chatpay-desk-sign-in agent="ana"></chatpay-desk-sign-in>`};
export const SignInFailed: StoryObj = {
  render: () => html`<chatpay-desk-sign-in agent="ana" failed></chatpay-desk-sign-in>`,
};

const notice = (name: Notice): StoryObj => ({
  render: () => html`<chatpay-desk-notice .notice=${name}></chatpay-desk-notice>`,
});
export const TermsRejected = notice('terms-rejected');
export const KeyLost = notice('key-lost');
export const CardDoesNotOpen = notice('open-failed');
export const KeyDestroyed = notice('key-destroyed');
export const OtherDesk = notice('other-desk');
export const TimeLimitReached = notice('lapsed');
export const SomethingElse = notice('other');
