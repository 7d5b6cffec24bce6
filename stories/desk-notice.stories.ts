import type {Meta, StoryObj} from '@storybook/web-components-vite';
import {html} from 'lit';

import '../src/vault/desk-ui/define.js';
import type {Notice} from '../src/vault/desk-ui/notice.js';
import {anatomyOf} from './support/anatomy.js';
import {notIsolated} from './support/not-isolated.js';

/** Says why the desk does not show what was asked for, and what to do now. */
export default {
  title: 'Vault/Desk notice',
  tags: ['!autodocs'],
  component: 'chatpay-desk-notice',
  decorators: [notIsolated],
  render: ({notice}) => html`<chatpay-desk-notice notice=${notice as Notice}></chatpay-desk-notice>`,
} satisfies Meta;

const about = (notice: Notice): StoryObj => ({args: {notice}});
export const TermsRejected = about('terms-rejected');
export const KeyLost = about('key-lost');
export const CardDoesNotOpen = about('open-failed');
export const KeyDestroyed = about('key-destroyed');
export const OtherDesk = about('other-desk');
export const SomethingElse = about('other');

export const Anatomy: StoryObj = anatomyOf(KeyLost, [
  {
    name: 'Mark',
    at: '.mark',
    description: 'A warning. Says nothing that the words do not.',
  },
  {name: 'What happened', at: 'h1', description: 'In one line, read aloud when it appears.'},
  {name: 'What now', at: '.detail', description: 'What the agent can do about it.'},
  {name: 'Close', at: 'button', description: 'Gives the screen back to the chat.'},
]);
