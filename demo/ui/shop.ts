import '../../src/define.js';
import './message-box.js';
import './timeline.js';

import {css, html, LitElement, nothing} from 'lit';
import {property, state} from 'lit/decorators.js';

import type {FindCheckout, Session} from '../../src/index.js';
import {formatMoney} from '../../src/request/money.js';
import type {Chat} from './chat-client.js';
import {dress} from './dress.js';
import {icon, mark} from './icons.js';
import type {SaidEvent} from './message-box.js';
import {lang, words} from './words.js';

/** What a shop works with. */
export interface ShopSetUp {
  readonly customer: {readonly id: string; readonly name: string};
  readonly session: Session;
  readonly chat: Chat;
  /** The vault's origin. */
  readonly vault: string;
  readonly findCheckout: FindCheckout;
}

const SIZES = ['XS', 'S', 'M', 'L'];

/** Below this width the chat is as large as the page, as its styles have it. */
const NARROW_REM = 40;
const rem = () => parseFloat(getComputedStyle(document.documentElement).fontSize);

/** A small shop page with its chat. The secure form opens inside the chat's window. */
export class ShopElement extends LitElement {
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
      gap: 0.625rem;
      min-block-size: 4rem;
      padding: 0 clamp(1rem, 5cqi, 4rem);
      background: var(--demo-surface);
      border-block-end: 1px solid var(--demo-line);
    }
    .brand svg {
      flex: none;
      inline-size: 1.75rem;
      color: var(--demo-accent);
    }
    .brand strong {
      flex: none;
      font-size: 1.125rem;
      letter-spacing: -0.01em;
    }
    .brand span {
      flex: 1;
      min-inline-size: 0;
      overflow: hidden;
      text-align: end;
      text-overflow: ellipsis;
      white-space: nowrap;
      color: var(--demo-muted);
      font-size: 0.875rem;
    }
    .product {
      display: grid;
      grid-template-columns: minmax(0, 20rem) minmax(0, 21rem);
      align-items: start;
      gap: clamp(1.5rem, 3.5cqi, 3rem);
      padding: clamp(1.25rem, 3.5cqi, 3rem) clamp(1rem, 5cqi, 4rem);
    }
    .picture {
      display: grid;
      place-items: center;
      border-radius: 1rem;
      background: var(--demo-picture);
      aspect-ratio: 4 / 5;
      max-block-size: min(36rem, 74dvh);
      inline-size: 100%;
    }
    .picture svg {
      block-size: 86%;
      max-inline-size: 100%;
    }
    .trail {
      margin: 0.5rem 0 0.75rem;
      color: var(--demo-muted);
      font-size: 0.875rem;
    }
    h1 {
      margin: 0 0 0.5rem;
      font-size: clamp(1.5rem, 3cqi, 2.125rem);
      letter-spacing: -0.02em;
      line-height: 1.15;
    }
    .price {
      margin: 0 0 1.25rem;
      font-size: 1.25rem;
      font-weight: 600;
    }
    .price small {
      color: var(--demo-muted);
      font-size: 0.875rem;
      font-weight: 400;
    }
    .words {
      max-inline-size: 38ch;
      margin: 0 0 1.5rem;
      line-height: 1.6;
    }
    fieldset {
      display: flex;
      gap: 0.5rem;
      margin: 0 0 1.5rem;
      padding: 0;
      border: 0;
    }
    legend {
      margin-block-end: 0.5rem;
      padding: 0;
      font-size: 0.875rem;
      font-weight: 600;
    }
    .size {
      position: relative;
      display: grid;
      place-items: center;
      inline-size: 3rem;
      block-size: 3rem;
      border: 1px solid var(--demo-line-strong);
      border-radius: 0.625rem;
      background: var(--demo-surface);
      cursor: pointer;
    }
    .size:has(:checked) {
      border-color: var(--demo-accent);
      box-shadow: inset 0 0 0 1px var(--demo-accent);
      font-weight: 600;
    }
    @media (forced-colors: active) {
      .size:has(:checked) {
        border: 3px solid Highlight;
      }
    }
    .size:has(:focus-visible) {
      outline: 2px solid var(--demo-accent);
      outline-offset: 2px;
    }
    .size input {
      position: absolute;
      inset: 0;
      margin: 0;
      opacity: 0;
      cursor: inherit;
    }
    .ask {
      display: inline-flex;
      align-items: center;
      justify-content: center;
      gap: 0.625rem;
      min-block-size: 3rem;
      padding: 0 1.5rem;
      border: 1px solid transparent;
      border-radius: 0.625rem;
      background: var(--demo-accent);
      color: var(--demo-accent-text);
      font: inherit;
      font-weight: 600;
      cursor: pointer;
    }
    .ask svg {
      inline-size: 1.25rem;
    }
    .ask:focus-visible {
      outline: 2px solid var(--demo-accent);
      outline-offset: 2px;
    }
    dl {
      display: grid;
      grid-template-columns: auto minmax(0, 1fr);
      gap: 0.75rem 1.5rem;
      margin: 2rem 0 0;
      padding-block-start: 1.5rem;
      border-block-start: 1px solid var(--demo-line);
      font-size: 0.875rem;
    }
    dt {
      color: var(--demo-muted);
    }
    dd {
      margin: 0;
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
      box-shadow: var(--demo-shadow);
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
      gap: 0.75rem;
      padding-block: 0.375rem;
      padding-inline: 1rem 0.375rem;
      min-block-size: 4rem;
      background: var(--demo-brand);
      color: var(--demo-brand-text);
    }
    header > svg {
      flex: none;
      inline-size: 1.75rem;
    }
    header > div {
      flex: 1;
    }
    h2 {
      margin: 0;
      font-size: 1rem;
      line-height: 1.3;
    }
    header small {
      display: block;
      font-weight: 400;
      font-size: 0.8125rem;
      line-height: 1.3;
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
    .round[hidden] {
      display: none;
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
    @media (forced-colors: active) {
      header,
      .offline {
        border-block-end: 1px solid;
      }
      .round,
      .picture {
        border: 1px solid;
      }
      .brand svg {
        forced-color-adjust: auto;
      }
      /* a picture is of its own colors */
      .picture,
      .picture svg {
        forced-color-adjust: none;
      }
    }
    @container (inline-size < 60rem) {
      .product {
        grid-template-columns: minmax(0, 27rem);
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

  /** Set before the shop is put into the page. */
  @property({attribute: false}) setUp!: ShopSetUp;
  @state() private chatShown = true;
  @state() private offline = false;
  /** Whether the chat covers the whole page: nothing behind it is to be read or reached then. */
  @state() private isNarrow = false;

  readonly #resize = new ResizeObserver(() => (this.isNarrow = this.clientWidth < NARROW_REM * rem()));

  override connectedCallback() {
    super.connectedCallback();
    const {session, chat} = this.setUp;
    session.watchConnection(() => (this.offline = session.connection === 'waiting' || session.failure !== undefined));
    chat.watch(() => this.requestUpdate());
    this.#resize.observe(this);
  }

  override disconnectedCallback() {
    super.disconnectedCallback();
    this.#resize.disconnect();
  }

  protected override render() {
    const {customer, session, chat, vault, findCheckout} = this.setUp;
    const isCovered = this.chatShown && this.isNarrow;
    return html`
      <div class="brand" role="banner" ?inert=${isCovered}>
        ${mark()}<strong>Oasis Dresses</strong><span>${words.shopOf(customer.name)}</span>
      </div>
      <main class="product" ?inert=${isCovered}>
        <div class="picture">${dress()}</div>
        <div>
          <p class="trail">${words.trail}</p>
          <h1>${words.product}</h1>
          <p class="price">
            ${formatMoney({minorUnits: 32900, currency: 'USD'}, lang)} <small>${words.plusShipping}</small>
          </p>
          <p class="words">${words.productWords}</p>
          <fieldset>
            <legend>${words.size}</legend>
            ${SIZES.map(
              (size) =>
                html`<label class="size"
                  ><input type="radio" name="size" value=${size} ?checked=${size === 'S'} />${size}</label
                >`,
            )}
          </fieldset>
          <button class="ask" @click=${this.#onAsk}>${icon('chat')}${words.askAbout}</button>
          <dl>
            <dt>${words.fabric}</dt>
            <dd>${words.fabricWords}</dd>
            <dt>${words.madeIn}</dt>
            <dd>${words.madeInWords}</dd>
            <dt>${words.returns}</dt>
            <dd>${words.returnsWords}</dd>
          </dl>
        </div>
      </main>
      <button class="round open" aria-label=${words.openChat} ?hidden=${this.chatShown} @click=${this.#onToggle}>
        ${icon('chat')}
      </button>
      <section class="chat" aria-label=${words.chat} ?hidden=${!this.chatShown}>
        <chatpay-provider vault=${vault} .session=${session} .findCheckout=${findCheckout}>
          <div class="window">
            <header>
              ${mark()}
              <div>
                <h2>Oasis Dresses</h2>
                <small>${words.weAnswer}</small>
              </div>
              <button class="round" aria-label=${words.closeChat} @click=${this.#onToggle}>${icon('minimize')}</button>
            </header>
            <div>${this.offline ? html`<div class="offline" role="status">${words.reconnecting}</div>` : nothing}</div>
            <demo-timeline
              side="customer"
              conversation=${customer.id}
              .messages=${chat.messages(customer.id)}
              .session=${session}
            ></demo-timeline>
            <demo-message-box @demo-said=${this.#onSaid}></demo-message-box>
          </div>
        </chatpay-provider>
      </section>
    `;
  }

  readonly #onAsk = () => this.#show(true);
  readonly #onToggle = () => this.#show(!this.chatShown);

  /** Opens the chat, with the focus where the question is written, or closes it, with the focus where it opens again. */
  async #show(chatShown: boolean) {
    this.chatShown = chatShown;
    await this.updateComplete;
    this.renderRoot.querySelector<HTMLElement>(chatShown ? 'demo-message-box' : '.open')?.focus();
  }

  #onSaid({text}: SaidEvent) {
    this.setUp.chat.say(this.setUp.customer.id, text);
  }
}

customElements.define('demo-shop', ShopElement);

declare global {
  interface HTMLElementTagNameMap {
    'demo-shop': ShopElement;
  }
}
