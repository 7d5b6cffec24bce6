import '../ui/page-language.js';

import {css, html, LitElement} from 'lit';
import {state} from 'lit/decorators.js';

import type {OutboxMessage} from '../stand-ins/behavior.js';
import {pageSettings} from '../ui/page-settings.js';
import {lang, words} from '../ui/words.js';

const {token} = pageSettings();

/** How often the phone looks for messages, in milliseconds. */
const LOOK_EVERY_MS = 700;

const CHANNELS = {sms: 'SMS', whatsapp: 'WhatsApp'} as const;

/** A simulated phone: what the stand-ins of the messaging services were given, with links to tap. */
class PhoneElement extends LitElement {
  static override styles = css`
    :host {
      display: block;
      min-block-size: 100dvh;
      background: var(--demo-canvas);
      color: var(--demo-text);
    }
    main {
      display: grid;
      align-content: start;
      gap: 1.5rem;
      box-sizing: border-box;
      max-inline-size: 26rem;
      min-block-size: 100dvh;
      margin-inline: auto;
      padding: 1.25rem 1rem 2rem;
      background: var(--demo-surface);
    }
    @media (width >= 40rem) {
      main {
        min-block-size: min(50rem, calc(100dvh - 6rem));
        margin-block: 3rem;
        border: 0.5rem solid light-dark(#20262c, #343b42);
        border-radius: 2.5rem;
        padding: 1.75rem 1.25rem 2rem;
        box-shadow: var(--demo-shadow);
      }
    }
    h1 {
      margin: 0;
      font-size: 1.5rem;
      letter-spacing: -0.02em;
    }
    h2 {
      margin: 0 0 0.75rem;
      color: var(--demo-muted);
      font-size: 0.8125rem;
      font-weight: 600;
      text-align: center;
    }
    ol {
      display: grid;
      gap: 0.5rem;
      margin: 0;
      padding: 0;
      list-style: none;
    }
    li {
      box-sizing: border-box;
      inline-size: fit-content;
      max-inline-size: 86%;
      padding: 0.625rem 0.875rem;
      border-radius: 1.125rem;
      border-end-start-radius: 0.25rem;
      background: var(--demo-hover);
      color: var(--demo-text);
      overflow-wrap: anywhere;
    }
    .whatsapp li {
      background: var(--demo-own-bubble);
      color: var(--demo-own-text);
    }
    a {
      color: inherit;
    }
    a.button {
      display: grid;
      place-items: center;
      min-block-size: 2.75rem;
      margin-block: 0.5rem 0.25rem;
      border-block-start: 1px solid color-mix(in oklab, currentColor 20%, transparent);
      font-weight: 600;
    }
    time {
      display: block;
      margin-block-start: 0.125rem;
      color: inherit;
      font-size: 0.75rem;
      opacity: 0.8;
    }
    p {
      color: var(--demo-muted);
    }
  `;

  @state() private messages: readonly OutboxMessage[] = [];

  override connectedCallback() {
    super.connectedCallback();
    void this.#look();
  }

  protected override render() {
    const threads = threadsOf(this.messages);
    return html`<main>
      <h1>${words.messages}</h1>
      ${threads.length > 0 ? threads.map(renderThread) : html`<p>${words.nothingArrived}</p>`}
    </main>`;
  }

  async #look() {
    for (;;) {
      const answer = await fetch('/phone/messages', {headers: {authorization: `Bearer ${token}`}}).catch(
        () => undefined,
      );
      const messages = answer?.ok ? ((await answer.json()) as OutboxMessage[]) : this.messages;
      if (messages.length !== this.messages.length) this.messages = messages;
      await new Promise((done) => setTimeout(done, LOOK_EVERY_MS));
    }
  }
}

function renderThread(messages: readonly OutboxMessage[]) {
  const {channel, to} = messages[0]!;
  // a number is read from left to right in every language: Left-to-Right Isolate to Pop Directional Isolate
  const name = words.thread(CHANNELS[channel], `\u2066${to}\u2069`);
  return html`<section class=${channel}>
    <h2>${name}</h2>
    <ol aria-label=${name}>
      ${messages.map(
        ({text, button, at}) =>
          html`<li dir="auto">
            ${withLinks(text)}${button ? html`<a class="button" href=${button.url}>${button.label}</a>` : ''}
            <time datetime=${new Date(at).toISOString()}>${new Date(at).toLocaleTimeString(lang)}</time>
          </li>`,
      )}
    </ol>
  </section>`;
}

/** Addresses become links, as phones make them. */
function withLinks(text: string) {
  return text
    .split(/(https?:\/\/\S+)/)
    .map((part) => (/^https?:/.test(part) ? html`<a href=${part}>${part}</a>` : part));
}

/** The messages of each number and channel, in the order in which the first of them came. */
function threadsOf(messages: readonly OutboxMessage[]): OutboxMessage[][] {
  const threads = new Map<string, OutboxMessage[]>();
  for (const message of messages) {
    const name = `${message.channel} ${message.to}`;
    threads.set(name, [...(threads.get(name) ?? []), message]);
  }
  return [...threads.values()];
}

document.title = words.phoneTitle;
customElements.define('demo-phone', PhoneElement);
