import '../../src/define.js';
import './customer-list.js';
import './message-box.js';
import './timeline.js';

import {css, html, LitElement, nothing} from 'lit';
import {property, state} from 'lit/decorators.js';

import type {BannerViewEvent, RequestSentEvent, RequestStatus, Session, SignTerms} from '../../src/index.js';
import {AgentWords} from '../../src/elements/agent-words.js';
import {lookOf} from '../../src/elements/status/looks.js';
import {LIVE} from '../../src/request/life.js';
import type {PaymentState} from '../../src/request/state.js';
import type {Collection} from '../../src/request/terms.js';
import type {Chat, ShownMessage} from './chat-client.js';
import type {CustomerChosenEvent, CustomerRow} from './customer-list.js';
import {icon, mark} from './icons.js';
import type {SaidEvent} from './message-box.js';
import {words} from './words.js';

/** What a desk works with. */
export interface DeskSetUp {
  /** The agent's name. */
  readonly name: string;
  readonly session: Session;
  readonly chat: Chat;
  /** The vault's origin. */
  readonly vault: string;
  readonly collection: Collection;
  readonly sign: SignTerms;
  /** Minutes. */
  readonly answerWithin: number;
  /** Minutes. */
  readonly hold: number;
}

/** A request that is on its way or waits: its last message says what it says. */
const ASKED: readonly RequestStatus[] = ['sending', 'unsent', 'waiting'];

/** What a log-out leaves to its end. */
const AT_PROVIDER: readonly RequestStatus[] = ['paying', 'review'];

/** The agent's desk: the customers, one conversation, and the composer with the payment request at its right. */
export class DeskElement extends LitElement {
  static override styles = css`
    :host {
      display: block;
      block-size: 100dvh;
      container: desk / inline-size;
      color: var(--demo-text);
      background: var(--demo-surface);
    }
    chatpay-provider {
      display: block;
      block-size: 100%;
    }
    .desk {
      display: grid;
      grid-template: auto minmax(0, 1fr) / 17.5rem minmax(0, 1fr);
      block-size: 100%;
    }
    .top {
      grid-column: 1 / -1;
      display: flex;
      align-items: center;
      gap: 0.625rem;
      min-block-size: 3rem;
      padding: 0 1rem;
      background: var(--demo-brand);
      color: var(--demo-brand-text);
    }
    .top svg {
      flex: none;
      inline-size: 1.5rem;
      block-size: 1.5rem;
    }
    .top strong {
      flex: 1 0 auto;
      font-size: 0.9375rem;
      letter-spacing: -0.01em;
    }
    .face {
      display: grid;
      place-items: center;
      flex: none;
      inline-size: 2.25rem;
      block-size: 2.25rem;
      border-radius: 50%;
      background: var(--demo-face);
      color: var(--demo-face-text);
      font-weight: 600;
    }
    .top .face {
      inline-size: 1.75rem;
      block-size: 1.75rem;
      font-size: 0.8125rem;
    }
    .top span {
      font-size: 0.8125rem;
    }
    .top .whose {
      min-inline-size: 0;
      overflow: hidden;
      text-overflow: ellipsis;
      white-space: nowrap;
    }
    .top button {
      flex: none;
    }
    demo-customers {
      border-inline-end: 1px solid var(--demo-line);
    }
    main {
      display: grid;
      grid-template-rows: auto auto minmax(0, 1fr) auto;
      min-inline-size: 0;
      container: conversation / inline-size;
    }
    header {
      display: flex;
      align-items: center;
      gap: 0.75rem;
      min-block-size: 3.25rem;
      padding: 0.375rem 1rem;
      border-block-end: 1px solid var(--demo-line);
    }
    h1 {
      margin: 0;
      font-size: 1rem;
      line-height: 1.3;
    }
    header small {
      display: block;
      color: var(--demo-muted);
      font-size: 0.8125rem;
      font-weight: 400;
    }
    .back {
      display: none;
      place-items: center;
      inline-size: 2.75rem;
      block-size: 2.75rem;
      margin-inline-start: -0.75rem;
      border: 0;
      border-radius: 50%;
      background: none;
      color: inherit;
      cursor: pointer;
    }
    .back svg {
      inline-size: 1.5rem;
    }
    .back:dir(rtl) svg {
      transform: scaleX(-1);
    }
    .back:focus-visible {
      outline: 2px solid var(--demo-accent);
      outline-offset: -2px;
    }
    .acts {
      display: flex;
      flex-wrap: wrap;
      justify-content: flex-end;
      gap: 0.5rem;
      margin-inline-start: auto;
    }
    .acts button,
    .top button,
    .over a {
      min-block-size: 2.25rem;
      padding: 0.25rem 0.75rem;
      border: 1px solid var(--demo-line-strong);
      border-radius: 0.5rem;
      background: none;
      color: inherit;
      font: inherit;
      font-size: 0.8125rem;
      cursor: pointer;
    }
    .top button {
      border-color: currentColor;
    }
    .acts button:focus-visible,
    .top button:focus-visible,
    .over a:focus-visible {
      outline: 2px solid currentColor;
      outline-offset: 2px;
    }
    .over {
      display: grid;
      grid-template-rows: auto;
      place-content: center;
      justify-items: center;
      gap: 0.75rem;
      block-size: 100dvh;
      padding-inline: 1rem;
      box-sizing: border-box;
      text-align: center;
    }
    .over p {
      margin: 0 0 0.75rem;
      color: var(--demo-muted);
    }
    .over a {
      display: grid;
      place-items: center;
      min-block-size: 2.75rem;
      padding-inline: 1.25rem;
      background: var(--demo-surface);
      font-weight: 600;
      text-decoration: none;
    }
    .offline {
      padding: 0.375rem 1rem;
      background: var(--demo-warning);
      color: var(--demo-warning-text);
      font-size: 0.8125rem;
    }
    .empty {
      place-self: center;
      color: var(--demo-muted);
    }
    @media (forced-colors: active) {
      .top,
      .offline {
        border-block-end: 1px solid;
      }
    }
    @media (pointer: coarse) {
      .acts button,
      .top button,
      .over a {
        min-block-size: 2.75rem;
      }
    }
    /* room for the name first, and both acts beside each other below it */
    @container conversation (inline-size < 30rem) {
      header {
        flex-wrap: wrap;
        row-gap: 0.375rem;
      }
      /* a long name breaks beside its face, and not below it */
      header > div:has(h1) {
        flex: 1;
        min-inline-size: 0;
        overflow-wrap: anywhere;
      }
      .acts {
        flex: 1 0 100%;
      }
      .acts button {
        flex: 1 1 auto;
      }
    }
    /* half a name says nothing; it is still read aloud */
    @container desk (inline-size < 30rem) {
      .top .face {
        display: none;
      }
      .top .whose {
        position: absolute;
        inline-size: 1px;
        clip-path: inset(50%);
      }
    }
    @container desk (inline-size < 40rem) {
      .desk {
        grid-template-columns: minmax(0, 1fr);
      }
      demo-customers {
        border: 0;
      }
      .desk:not(.list) demo-customers,
      .desk.list main {
        display: none;
      }
      .back {
        display: grid;
      }
    }
  `;

  /** Set before the desk is put into the page. */
  @property({attribute: false}) setUp!: DeskSetUp;
  /** Id of the customer whose conversation is open. */
  @property() current = 'valeria';
  /** On a phone there is room for the list or for a conversation. */
  @state() private listShown = false;
  @state() private offline = false;
  @state() private loggedOut = false;
  @state() private goesOn = false;
  /** A desk at which no card is ever seen needs no vault, and no sign-in there. */
  @state() private needsVault = false;

  /** Position of the last message that the agent has had on screen, for each conversation. */
  readonly #read = new Map<string, number>();
  readonly #status = new AgentWords(this);

  override connectedCallback() {
    super.connectedCallback();
    const {session, chat, collection} = this.setUp;
    this.needsVault = collection === 'reveal';
    session.watch(undefined, () => {
      if (!this.needsVault) this.#lookForCards();
      this.requestUpdate();
    });
    session.watchConnection(() => (this.offline = session.connection === 'waiting' || session.failure !== undefined));
    chat.watch(() => {
      this.#noteRead();
      this.requestUpdate();
    });
  }

  protected override render() {
    if (this.loggedOut) return this.#renderOver();
    const {name, vault, session, collection, sign, answerWithin, hold} = this.setUp;
    const customer = this.setUp.chat.customers.find(({id}) => id === this.current);
    return html`
      <chatpay-provider
        vault=${this.needsVault ? vault : ''}
        .session=${session}
        current=${this.current}
        @chatpay-request-sent=${this.#onRequestSent}
        @chatpay-banner-view=${this.#onBannerView}
      >
        <div class="desk ${this.listShown ? 'list' : ''}">
          <div class="top" role="banner">
            ${mark()}<strong>Oasis Dresses</strong><span class="whose">${words.deskOf(name)}</span>
            <span class="face" aria-hidden="true">${[...name][0]}</span>
            <button type="button" @click=${this.#onLogOut}>${words.logOut}</button>
          </div>
          <demo-customers
            .customers=${this.#rows()}
            current=${this.current}
            @demo-customer-chosen=${this.#onChosen}
          ></demo-customers>
          <main>
            <header>
              <button class="back" aria-label=${words.myCustomers} @click=${() => (this.listShown = true)}>
                ${icon('back')}
              </button>
              ${customer && html`<span class="face" aria-hidden="true">${[...customer.name][0]}</span>`}
              <div>
                <h1>${customer?.name ?? ''}</h1>
                ${customer && html`<small>${words.inShopChat}</small>`}
              </div>
              <div class="acts">
                <button type="button" @click=${this.#onHandOver}>${words.handOverTo} ${colleagueOf(name)}</button>
                <button type="button" @click=${this.#onEndChat}>${words.endChat}</button>
              </div>
            </header>
            <div>
              <chatpay-banner current=${this.current}></chatpay-banner>
              ${this.offline ? html`<div class="offline" role="status">${words.reconnecting}</div>` : nothing}
            </div>
            <demo-timeline
              side="agent"
              conversation=${this.current}
              .messages=${this.setUp.chat.messages(this.current)}
              .session=${session}
            ></demo-timeline>
            <demo-message-box
              placeholder=${customer ? words.messageTo(customer.name) : words.writeMessage}
              @demo-said=${this.#onSaid}
            >
              <chatpay-composer
                conversation=${this.current}
                currency="USD"
                collection=${collection}
                .sign=${sign}
                answer-within=${answerWithin}
                hold=${hold}
                gift-cards
              ></chatpay-composer>
            </demo-message-box>
          </main>
        </div>
      </chatpay-provider>
    `;
  }

  #renderOver() {
    return html`
      <main class="over">
        <h1>${words.loggedOut}</h1>
        <p>${words.loggedOutWords}</p>
        ${this.goesOn ? html`<p>${words.loggedOutGoesOn}</p>` : nothing}
        <a href=${location.href}>${words.logInAgain}</a>
      </main>
    `;
  }

  #rows(): CustomerRow[] {
    return this.setUp.chat.customers.map(({id, name}) => {
      const messages = this.setUp.chat.messages(id);
      const read = this.#read.get(id) ?? 0;
      const unread = messages.filter(({role, position = 0}) => role === 'customer' && position > read).length;
      return {id, name, preview: this.#previewOf(messages.at(-1)), unread: id === this.current ? 0 : unread};
    });
  }

  /** The last thing that was said. A request to pay says where it stands, once there is more to say than that it was asked. */
  #previewOf(message: ShownMessage | undefined): string {
    if (!message) return words.noMessages;
    if (message.text !== undefined) return message.text;
    const view = message.request === undefined ? undefined : this.setUp.session.get(message.request);
    if (!view || ASKED.includes(view.status)) return words.askedForPayment;
    return this.#status.term(lookOf(view.status, view.state, false).words);
  }

  /** Requests that were made at this desk before may bring a card all the same. */
  #lookForCards() {
    const brings = ({terms, status}: PaymentState) => terms.collection === 'reveal' && LIVE.includes(status);
    this.needsVault ||= this.setUp.session.requests().some(({state: stands}) => brings(stands));
  }

  #onChosen({customer}: CustomerChosenEvent) {
    this.current = customer;
    this.listShown = false;
    this.#noteRead();
  }

  async #onEndChat() {
    const conversation = this.current;
    await this.#noneIs('sending', conversation);
    await this.setUp.chat.end({type: 'end-chat', conversation});
  }

  async #onHandOver() {
    const conversation = this.current;
    await this.#noneIs('sending', conversation);
    await this.setUp.chat.end({type: 'hand-over', conversation, to: colleagueOf(this.setUp.name)});
  }

  /** The page is left once everything has ended, here too: the vault's frame goes with it. */
  async #onLogOut() {
    const {session, chat} = this.setUp;
    await this.#noneIs('sending');
    await chat.end({type: 'log-out'});
    for (const status of LIVE) await this.#noneIs(status);
    this.goesOn = session.requests().some(({status}) => AT_PROVIDER.includes(status));
    session.stop();
    this.loggedOut = true;
  }

  /** Waits until no request has a status, or nobody will tell any more. */
  async #noneIs(status: RequestStatus, conversation?: string) {
    const {session} = this.setUp;
    while (session.connection !== 'stopped' && session.requests(conversation).some((one) => one.status === status)) {
      await new Promise<void>((done) => {
        const ends = [session.watch(undefined, () => go()), session.watchConnection(() => go())];
        const go = () => {
          for (const end of ends) end();
          done();
        };
      });
    }
  }

  #onSaid({text}: SaidEvent) {
    this.setUp.chat.say(this.current, text);
  }

  /** The chat's message carries the request's id and no more; the bubble finds the rest in the session. */
  #onRequestSent({conversation, requestId}: RequestSentEvent) {
    this.setUp.chat.sayRequest(conversation, requestId);
  }

  #onBannerView({conversation}: BannerViewEvent) {
    this.current = conversation;
    this.listShown = false;
  }

  #noteRead() {
    this.#read.set(this.current, this.setUp.chat.messages(this.current).at(-1)?.position ?? 0);
  }
}

/** Who takes over; opened at `/agent?name=Ben`. */
function colleagueOf(name: string): string {
  return name === 'Ben' ? 'Ana' : 'Ben';
}

customElements.define('demo-desk', DeskElement);

declare global {
  interface HTMLElementTagNameMap {
    'demo-desk': DeskElement;
  }
}
