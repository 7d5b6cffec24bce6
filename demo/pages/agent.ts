import '../../src/define.js';
import '../ui/customer-list.js';
import '../ui/message-box.js';
import '../ui/theme.js';
import '../ui/timeline.js';

import {css, html, LitElement, nothing, type PropertyValues} from 'lit';
import {state} from 'lit/decorators.js';

import {
  createSession,
  httpTerms,
  httpTransport,
  sharedTransport,
  type BannerViewEvent,
  type RequestSentEvent,
  type RequestStatus,
} from '../../src/index.js';
import {LIVE} from '../../src/request/life.js';
import type {PaymentState} from '../../src/request/state.js';
import {ChatClient, type ShownMessage} from '../ui/chat-client.js';
import type {CustomerChosenEvent, CustomerRow} from '../ui/customer-list.js';
import {icon, mark} from '../ui/icons.js';
import type {SaidEvent} from '../ui/message-box.js';
import {askedCollection, keepInAddress, pageSettings} from '../ui/page-settings.js';
import {tabStorage} from '../ui/tab-storage.js';
import {words} from '../ui/words.js';

const settings = pageSettings();
const {visitor, token} = settings;

/** What a log-out ends. */
const OPEN: readonly RequestStatus[] = ['waiting', 'refused', 'submitted'];

/** Who takes over; opened at `/agent?name=Ben`. */
const COLLEAGUE = visitor.name === 'Ben' ? 'Ana' : 'Ben';
const caller = {url: '/chatpay', headers: () => ({authorization: `Bearer ${token}`})};
const signTerms = httpTerms(caller);
const collection = askedCollection() ?? 'reveal';

/** The agent's desk: the customers, one conversation, and the composer with the payment request at its right. */
class DeskElement extends LitElement {
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
      border: 1px solid var(--demo-line);
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
      place-content: center;
      justify-items: center;
      gap: 1rem;
      block-size: 100dvh;
      text-align: center;
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
      .acts {
        flex: 1 0 100%;
      }
      .acts button {
        flex: 1 1 auto;
      }
    }
    /* half a name says nothing; it is still read aloud */
    @container desk (inline-size < 30rem) {
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

  @state() private current = new URLSearchParams(location.search).get('customer') ?? 'valeria';
  /** On a phone there is room for the list or for a conversation. */
  @state() private listShown = false;
  @state() private offline = false;
  @state() private loggedOut = false;
  /** A desk at which no card is ever seen needs no vault, and no sign-in there. */
  @state() private needsVault = collection === 'reveal';

  readonly #session = createSession({
    transport: sharedTransport(httpTransport(caller), {
      name: `agent-${visitor.id}`,
    }),
    party: {role: 'agent', id: visitor.id},
    scope: {inbox: visitor.id},
    ...tabStorage(),
  });
  readonly #chat = new ChatClient({
    token,
    role: 'agent',
    author: visitor.name,
    changed: () => {
      this.#noteRead();
      this.requestUpdate();
    },
  });
  /** Position of the last message that the agent has had on screen, for each conversation. */
  readonly #read = new Map<string, number>();

  override connectedCallback() {
    super.connectedCallback();
    this.#session.start();
    if (!this.needsVault) this.#session.watch(undefined, () => this.#lookForCards());
    this.#session.watchConnection(() => (this.offline = this.#session.connection === 'waiting'));
    this.#chat.connect();
  }

  protected override updated(changed: PropertyValues) {
    if (changed.get('current') !== undefined) keepInAddress('customer', this.current);
  }

  protected override render() {
    if (this.loggedOut) return this.#renderOver();
    const customer = this.#chat.customers.find(({id}) => id === this.current);
    return html`
      <chatpay-provider
        vault=${this.needsVault ? settings.vault : ''}
        .session=${this.#session}
        @chatpay-request-sent=${this.#onRequestSent}
        @chatpay-banner-view=${this.#onBannerView}
      >
        <div class="desk ${this.listShown ? 'list' : ''}">
          <div class="top">
            ${mark()}<strong>Oasis Dresses</strong><span class="whose">${words.deskOf(visitor.name)}</span>
            <span class="face" aria-hidden="true">${[...visitor.name][0]}</span>
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
                <button type="button" @click=${this.#onHandOver}>${words.handOverTo} ${COLLEAGUE}</button>
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
              .messages=${this.#chat.messages(this.current)}
              .session=${this.#session}
            ></demo-timeline>
            <demo-message-box
              placeholder=${customer ? words.messageTo(customer.name) : words.writeMessage}
              @demo-said=${this.#onSaid}
            >
              <chatpay-composer
                conversation=${this.current}
                currency="USD"
                collection=${collection}
                .sign=${signTerms}
                answer-within=${settings.answerWithin}
                hold=${settings.hold}
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
        <a href=${location.href}>${words.logInAgain}</a>
      </main>
    `;
  }

  #rows(): CustomerRow[] {
    return this.#chat.customers.map(({id, name}) => {
      const messages = this.#chat.messages(id);
      const read = this.#read.get(id) ?? 0;
      const unread = messages.filter(({role, position = 0}) => role === 'customer' && position > read).length;
      return {id, name, preview: previewOf(messages.at(-1)), unread: id === this.current ? 0 : unread};
    });
  }

  /** Requests that were made at this desk before may bring a card all the same. */
  #lookForCards() {
    const brings = ({terms, status}: PaymentState) => terms.collection === 'reveal' && LIVE.includes(status);
    this.needsVault ||= this.#session.requests().some(({state: stands}) => brings(stands));
  }

  #onChosen({customer}: CustomerChosenEvent) {
    this.current = customer;
    this.listShown = false;
    this.#noteRead();
  }

  #onEndChat() {
    void this.#chat.end({type: 'end-chat', conversation: this.current});
  }

  #onHandOver() {
    void this.#chat.end({type: 'hand-over', conversation: this.current, to: COLLEAGUE});
  }

  /** The page is left once everything has ended, here too: the vault's frame goes with it. */
  async #onLogOut() {
    await this.#chat.end({type: 'log-out'});
    await this.#allEnded();
    this.#session.stop();
    this.loggedOut = true;
  }

  async #allEnded() {
    const isOpen = () => this.#session.requests().some(({status}) => OPEN.includes(status));
    while (isOpen()) {
      await new Promise<void>((done) => {
        const unwatch = this.#session.watch(undefined, () => {
          unwatch();
          done();
        });
      });
    }
  }

  #onSaid({text}: SaidEvent) {
    this.#chat.say(this.current, text);
  }

  /** The chat's message carries the request's id and no more; the bubble finds the rest in the session. */
  #onRequestSent({conversation, requestId}: RequestSentEvent) {
    this.#chat.sayRequest(conversation, requestId);
  }

  #onBannerView({conversation}: BannerViewEvent) {
    this.current = conversation;
    this.listShown = false;
  }

  #noteRead() {
    this.#read.set(this.current, this.#chat.messages(this.current).at(-1)?.position ?? 0);
  }
}

function previewOf(message: ShownMessage | undefined): string {
  if (!message) return words.noMessages;
  return message.text ?? words.askedForPayment;
}

document.title = `${words.deskTitle} · Oasis Dresses`;
customElements.define('demo-desk', DeskElement);
