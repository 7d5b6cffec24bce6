import type {Meta, StoryObj} from '@storybook/web-components-vite';
import {html} from 'lit';

import '../src/vault/desk-ui/define.js';
import {anatomyOf} from './support/anatomy.js';
import {notIsolated} from './support/not-isolated.js';

/** Asks the agent to sign in to the desk, on the vault’s own origin. */
export default {
  title: 'Vault/Desk sign-in',
  tags: ['!autodocs'],
  component: 'chatpay-desk-sign-in',
  decorators: [notIsolated],
  args: {agent: 'ana', busy: false, failed: false},
  render: () => html`<chatpay-desk-sign-in></chatpay-desk-sign-in>`,
} satisfies Meta;

export const SignIn: StoryObj = {};
export const SigningIn: StoryObj = {args: {busy: true}};
export const SignInFailed: StoryObj = {args: {failed: true}};

/** The vault's site answered, and its cookie was not kept. */
export const NotKept: StoryObj = {args: {failed: true, fault: 'unkept'}};

/** The vault's site knows this browser as another agent. */
export const SomeoneElse: StoryObj = {args: {failed: true, fault: 'someone-else'}};

export const Anatomy: StoryObj = anatomyOf(SignInFailed, [
  {name: 'What this is', at: 'h1', description: 'Has the title’s rank: a screen reader begins here.'},
  {name: 'Who', at: '.detail', description: 'Whom the page says the agent is. Shown, not believed.'},
  {name: 'Problem', at: '.problem', description: 'The last try did not work. Read aloud.'},
  {name: 'Sign in', at: '.primary', description: 'Goes to your agents’ sign-in on the vault’s own site.'},
]);
