import type {Decorator} from '@storybook/web-components-vite';
import {html} from 'lit';

import pageStyles from '../../demo/pages/pages.css?inline';
import type {Chat, Ending, ShownMessage} from '../../demo/ui/chat-client.js';
import {speak} from '../../demo/ui/words.js';
import type {SignTerms} from '../../src/session/session.js';
import type {Stage} from './stage.js';

/** Customers of the demo's chat. The first one's payment requests are on the stage. */
export const CUSTOMERS = [
  {id: 'conversation-1', name: 'Valeria Ortiz'},
  {id: 'conversation-2', name: 'Marco Rossi'},
  {id: 'conversation-3', name: 'Aisha Khan'},
] as const;

const SAID: readonly (readonly [role: 'agent' | 'customer', text: string])[] = [
  ['customer', 'Hi! Is the Floral Oasis Dress still there in S?'],
  ['agent', 'One is left in size S. With taxes it comes to $361.21.'],
  ['customer', 'Lovely, I’ll take it. Can I pay here?'],
];

/** A chat that is kept in the page: what was said before, and what is said now. */
export class ScreenChat implements Chat {
  readonly customers = CUSTOMERS;
  readonly #side: 'agent' | 'customer';
  readonly #messages: ShownMessage[];
  #changed = () => {};

  /** @param request What stands at its end, if anything. */
  constructor(side: 'agent' | 'customer', now: number, request?: string) {
    this.#side = side;
    const first = now - (SAID.length + 1) * 60_000;
    this.#messages = SAID.map(([role, text], index) => this.#message(role, first + index * 60_000, {text}));
    if (request !== undefined) this.#messages.push(this.#message('agent', now, {request}));
    const marco = this.#message('customer', first, {text: 'Do you ship to Oslo?'});
    this.#messages.push({...marco, conversation: 'conversation-2', author: 'Marco'});
  }

  messages(conversation: string): readonly ShownMessage[] {
    return this.#messages.filter((message) => message.conversation === conversation);
  }

  watch(changed: () => void): void {
    this.#changed = changed;
  }

  say(conversation: string, text: string): void {
    this.#put(conversation, {text});
  }

  sayRequest(conversation: string, request: string): void {
    this.#put(conversation, {request});
  }

  end(_: Ending): Promise<void> {
    return Promise.resolve();
  }

  #put(conversation: string, content: {text?: string; request?: string}): void {
    this.#messages.push({...this.#message(this.#side, Date.now(), content), conversation});
    this.#changed();
  }

  #message(role: 'agent' | 'customer', at: number, content: {text?: string; request?: string}): ShownMessage {
    const author = role === 'agent' ? 'Ana' : 'Valeria';
    return {id: crypto.randomUUID(), conversation: 'conversation-1', role, author, at, position: 1, ...content};
  }
}

/** Signs as the server does for cards that no agent sees. */
export const signOn =
  (stage: Stage): SignTerms =>
  async (_, {draft}) => {
    const {supersedes, ...rest} = draft;
    return stage.signer.sign(stage.terms({...rest, ...(supersedes !== undefined && {supersedes})}));
  };

/** Has the demo's screens speak the toolbar's language. What people say stays as they said it. */
export const speaking = async ({globals}: {globals: Readonly<Record<string, unknown>>}) => {
  await speak(String(globals.language));
  return {};
};

/** The demo's own look, as long as the story is there. */
export const inDemo: Decorator = (story) =>
  html`<style>
      ${pageStyles}
    </style>
    ${story()}`;

/** A page of docs shows a screen in a frame, as wide as it is there. */
export const SCREEN = {layout: 'fullscreen', docs: {story: {inline: false, height: '44rem'}}} as const;
