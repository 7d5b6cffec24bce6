import '../../src/define.js';
import '../ui/message-box.js';
import '../ui/timeline.js';

import {css, html, LitElement, nothing} from 'lit';
import {state} from 'lit/decorators.js';

import {createSession, httpCheckout, httpTransport, sharedTransport} from '../../src/index.js';
import {ChatClient} from '../ui/chat-client.js';
import {dress} from '../ui/dress.js';
import {icon} from '../ui/icons.js';
import type {SaidEvent} from '../ui/message-box.js';
import {pageSettings} from '../ui/page-settings.js';

const settings = pageSettings();
const {visitor, token} = settings;
const caller = {url: '/chatpay', headers: () => ({authorization: `Bearer ${token}`})};
const findCheckout = httpCheckout(caller);

/** A small shop page with its chat. The secure form opens inside the chat's window. */
class ShopElement extends LitElement {
  static override styles = css`
    :host {
      display: block;
      min-block-size: 100dvh;
      container-type: inline-size;
      background: var(--demo-canvas);
      color: var(--demo-text);
    }
    .brand {
      display: flex;
      align-items: center;
      gap: 0.75rem;
      padding: 0.875rem clamp(1rem, 5cqi, 3rem);
      background: var(--demo-surface);
      border-block-end: 1px solid var(--demo-line);
    }
    .brand strong {
      font-size: 1.125rem;
      letter-spacing: 0.01em;
    }
    .brand span {
      margin-inline-start: auto;
      color: var(--demo-muted);
      font-size: 0.875rem;
    }
    .product {
      display: grid;
      grid-template-columns: minmax(0, 22rem) minmax(0, 26rem);
      gap: clamp(1.5rem, 4cqi, 3rem);
      padding: clamp(1.5rem, 4cqi, 3rem) clamp(1rem, 5cqi, 3rem);
    }
    .picture {
      display: grid;
      place-items: center;
      border-radius: 1rem;
      background: var(--demo-picture);
      aspect-ratio: 4 / 5;
      max-block-size: 28rem;
      inline-size: 100%;
    }
    .picture svg {
      block-size: 82%;
    }
    h1 {
      margin: 0 0 0.5rem;
      font-size: 1.75rem;
      line-height: 1.2;
    }
    .price {
      margin: 0 0 1rem;
      font-size: 1.25rem;
    }
    .words {
      max-inline-size: 34ch;
      color: var(--demo-muted);
      line-height: 1.55;
    }
    .chat {
      position: fixed;
      inset-block-end: 1.25rem;
      inset-inline-end: 1.25rem;
      inline-size: min(25rem, calc(100% - 2.5rem));
      block-size: min(42rem, calc(100dvh - 2.5rem));
      border: 1px solid var(--demo-line);
      border-radius: 1rem;
      overflow: hidden;
      background: var(--demo-surface);
      box-shadow: 0 1.25rem 3.5rem rgb(16 24 40 / 18%);
    }
    [hidden] {
      display: none;
    }
    chatpay-provider {
      display: block;
      block-size: 100%;
    }
    .window {
      display: grid;
      grid-template-rows: auto auto minmax(0, 1fr) auto;
      block-size: 100%;
    }
    header {
      display: flex;
      align-items: center;
      padding-inline: 1rem 0.375rem;
      min-block-size: 3.5rem;
      background: var(--demo-brand);
      color: var(--demo-brand-text);
    }
    h2 {
      flex: 1;
      margin: 0;
      font-size: 1rem;
    }
    header small {
      display: block;
      font-weight: 400;
      font-size: 0.8125rem;
    }
    .round {
      display: grid;
      place-items: center;
      inline-size: 2.75rem;
      block-size: 2.75rem;
      border: 0;
      border-radius: 50%;
      background: none;
      color: inherit;
      cursor: pointer;
    }
    .round svg {
      inline-size: 1.5rem;
    }
    .round:focus-visible {
      outline: 2px solid currentColor;
      outline-offset: -4px;
    }
    .open {
      position: fixed;
      inset-block-end: 1.25rem;
      inset-inline-end: 1.25rem;
      inline-size: 3.5rem;
      block-size: 3.5rem;
      background: var(--demo-brand);
      color: var(--demo-brand-text);
      box-shadow: 0 0.5rem 1.5rem rgb(16 24 40 / 25%);
    }
    .offline {
      padding: 0.375rem 1rem;
      background: var(--demo-warning);
      color: var(--demo-warning-text);
      font-size: 0.8125rem;
    }
    @container (inline-size < 60rem) {
      .product {
        grid-template-columns: minmax(0, 22rem);
      }
    }
    @container (inline-size < 40rem) {
      .chat {
        inset: 0;
        inline-size: 100%;
        block-size: 100dvh;
        border: 0;
        border-radius: 0;
      }
    }
  `;

  @state() private chatShown = true;
  @state() private offline = false;

  readonly #session = createSession({
    transport: sharedTransport(httpTransport(caller), {
      name: `customer-${visitor.id}`,
    }),
    party: {role: 'customer', id: visitor.id},
    scope: {conversation: visitor.id},
  });
  readonly #chat = new ChatClient({
    token,
    role: 'customer',
    author: visitor.name,
    changed: () => this.requestUpdate(),
  });

  override connectedCallback() {
    super.connectedCallback();
    this.#session.start();
    this.#session.watchConnection(() => (this.offline = this.#session.connection === 'waiting'));
    this.#chat.connect();
  }

  protected override render() {
    return html`
      <div class="brand"><strong>Oasis Dresses</strong><span>Signed in as ${visitor.name} · demo shop</span></div>
      <main class="product">
        <div class="picture">${dress()}</div>
        <div>
          <h1>Floral Oasis Dress</h1>
          <p class="price">$329.00 <small>plus shipping and taxes</small></p>
          <p class="words">
            Printed silk with a cinched waist and a long, light skirt. Made to order in our own workshop. Ask us in the
            chat; you can pay there too.
          </p>
        </div>
      </main>
      <button class="round open" aria-label="Open the chat" ?hidden=${this.chatShown} @click=${this.#onToggle}>
        ${icon('chat')}
      </button>
      <section class="chat" aria-label="Chat" ?hidden=${!this.chatShown}>
        <chatpay-provider vault=${settings.vault} .session=${this.#session} .findCheckout=${findCheckout}>
          <div class="window">
            <header>
              <h2>Oasis Dresses<small>We answer within minutes</small></h2>
              <button class="round" aria-label="Close the chat" @click=${this.#onToggle}>${icon('minimize')}</button>
            </header>
            <div>${this.offline ? html`<div class="offline" role="status">Reconnecting…</div>` : nothing}</div>
            <demo-timeline
              side="customer"
              conversation=${visitor.id}
              .messages=${this.#chat.messages(visitor.id)}
              .session=${this.#session}
            ></demo-timeline>
            <demo-message-box @demo-said=${this.#onSaid}></demo-message-box>
          </div>
        </chatpay-provider>
      </section>
    `;
  }

  #onToggle() {
    this.chatShown = !this.chatShown;
  }

  #onSaid({text}: SaidEvent) {
    this.#chat.say(visitor.id, text);
  }
}

customElements.define('demo-shop', ShopElement);
