import '../../src/elements/order/define.js';
import '../../src/elements/progress/define.js';
import '../ui/page-language.js';
import '../ui/theme.js';

import {css, html, LitElement, nothing} from 'lit';
import {state} from 'lit/decorators.js';

import {OPEN} from '../../src/request/life.js';
import {formatMoney} from '../../src/request/money.js';
import type {PaymentState} from '../../src/request/state.js';
import {createSession, type Session} from '../../src/session/session.js';
import {httpTerms} from '../../src/transport/terms.js';
import {httpCheckout} from '../../src/transport/checkout.js';
import {httpTransport} from '../../src/transport/http.js';
import type {DemoOrder} from '../server/orders.js';
import {mark} from '../ui/icons.js';
import {askedCollection, keepInAddress, pageSettings} from '../ui/page-settings.js';
import {tabStorage} from '../ui/tab-storage.js';
import {lang, words} from '../ui/words.js';

const settings = pageSettings();
const {visitor, token, orders = []} = settings;
const caller = {url: '/chatpay', headers: () => ({authorization: `Bearer ${token}`})};
const collection = askedCollection() ?? 'secure-acceptance-hosted';

/** A small order system: its orders, and beside the chosen one the ways to have it paid. */
class OrdersElement extends LitElement {
  static override styles = css`
    :host {
      display: block;
      min-block-size: 100dvh;
      container-type: inline-size;
      background: var(--demo-canvas);
      color: var(--demo-text);
    }
    .top {
      display: flex;
      align-items: center;
      gap: 0.625rem;
      min-block-size: 3rem;
      padding: 0 1rem;
      background: var(--demo-brand);
      color: var(--demo-brand-text);
      font-size: 0.8125rem;
    }
    .top svg {
      inline-size: 1.5rem;
    }
    .top svg,
    .top strong {
      flex: none;
    }
    .top span {
      flex: 1;
      min-inline-size: 0;
      overflow: hidden;
      text-align: end;
      text-overflow: ellipsis;
      white-space: nowrap;
    }
    .top strong {
      font-size: 0.9375rem;
      letter-spacing: -0.01em;
    }
    main {
      display: grid;
      grid-template-columns: minmax(0, 1fr) minmax(0, 25rem);
      gap: 1.5rem;
      align-items: start;
      max-inline-size: 74rem;
      margin-inline: auto;
      padding: 2rem 1rem;
    }
    main:not(:has(aside)) {
      grid-template-columns: minmax(0, 1fr);
      max-inline-size: 56rem;
    }
    h1 {
      margin: 0 0 1rem;
      font-size: 1.5rem;
      letter-spacing: -0.02em;
    }
    ul {
      margin: 0;
      padding: 0;
      border: 1px solid var(--demo-line);
      border-radius: 1rem;
      overflow: clip;
      background: var(--demo-surface);
      list-style: none;
    }
    li {
      display: grid;
      grid-template-columns: minmax(0, 1fr) auto auto;
      gap: 0.125rem 1.25rem;
      align-items: center;
      padding: 0.875rem 1.25rem;
    }
    li + li {
      border-block-start: 1px solid var(--demo-line);
    }
    li[aria-current] {
      background: var(--demo-selected);
      box-shadow: inset 0.1875rem 0 var(--demo-accent);
    }
    li[aria-current]:dir(rtl) {
      box-shadow: inset -0.1875rem 0 var(--demo-accent);
    }
    h2 {
      margin: 0;
      font-size: 1rem;
    }
    p {
      grid-area: 2 / 1;
      margin: 0;
      color: var(--demo-muted);
      font-size: 0.875rem;
    }
    .amount {
      grid-row: 1 / span 2;
      font-variant-numeric: tabular-nums;
      font-weight: 600;
      text-align: end;
    }
    li button {
      grid-area: 1 / 3 / span 2;
    }
    button {
      min-block-size: 2.75rem;
      padding-inline: 1rem;
      border: 1px solid var(--demo-line-strong);
      border-radius: 0.5rem;
      background: var(--demo-surface);
      color: var(--demo-text);
      font: inherit;
      font-size: 0.9375rem;
      font-weight: 600;
      cursor: pointer;
    }
    button:hover {
      background: var(--demo-hover);
    }
    button:focus-visible {
      outline: 2px solid var(--demo-accent);
      outline-offset: 2px;
    }
    aside {
      display: grid;
      gap: 1rem;
      justify-items: start;
    }
    aside:focus-visible {
      outline: 2px solid var(--demo-accent);
      outline-offset: 4px;
      border-radius: 0.75rem;
    }
    aside > chatpay-order,
    aside > chatpay-progress {
      inline-size: 100%;
    }
    @container (inline-size < 48rem) {
      main {
        grid-template-columns: minmax(0, 1fr);
        padding-block: 1.25rem;
      }
    }
    section {
      container-type: inline-size;
    }
    @container (inline-size < 30rem) {
      li {
        grid-template-columns: minmax(0, 1fr) auto;
        gap: 0.25rem 1rem;
        padding-inline: 1rem;
      }
      h2 {
        grid-area: 1 / 1;
      }
      .amount {
        grid-area: 1 / 2;
      }
      li button {
        grid-area: 2 / 2;
        justify-self: end;
      }
    }
    @container (inline-size < 20rem) {
      p {
        grid-column: span 2;
      }
      li button {
        grid-area: 3 / 1 / auto / span 2;
        inline-size: 100%;
        margin-block-start: 0.25rem;
      }
    }
  `;

  @state() private current?: DemoOrder;
  /** Whether a new link is being asked for, although there is one already. */
  @state() private asking = false;
  /** Whether all that has happened to the current order is known: until then it might have a link already. */
  @state() private isKnown = false;
  #session?: Session;
  /** Whether the focus goes to the payment once it shows. */
  #isChosen = false;
  /** Whether the focus was in the payment before something took its place. */
  #hadFocus = false;
  /** The button that was pressed last: it gets the focus back. */
  #opener?: HTMLElement;

  override connectedCallback() {
    super.connectedCallback();
    const asked = new URLSearchParams(location.search).get('order');
    const order = orders.find(({number}) => number === asked);
    if (order) this.#choose(order);
  }

  protected override willUpdate() {
    this.#hadFocus = this.shadowRoot?.activeElement?.closest('aside') != null;
  }

  /** The focus goes into the payment of the order that was chosen, stays there when it moves on, and comes back. */
  protected override updated() {
    const aside = this.renderRoot.querySelector('aside');
    if (aside && this.#isChosen) {
      this.#isChosen = false;
      void this.#show(aside, aside.querySelector('chatpay-order') ?? aside);
    } else if (this.#hadFocus && !this.shadowRoot?.activeElement) {
      if (aside) void this.#show(aside, aside);
      else this.#opener?.focus();
    }
  }

  /** On a phone the payment is below the orders. */
  async #show(aside: HTMLElement, focused: HTMLElement) {
    await aside.querySelector<LitElement>('chatpay-order, chatpay-progress')?.updateComplete;
    focused.focus({preventScroll: true});
    const {top, bottom} = aside.getBoundingClientRect();
    if (top < 0 || bottom > innerHeight) aside.scrollIntoView();
  }

  protected override render() {
    return html`
      <div class="top" role="banner">
        ${mark()}<strong>Oasis Dresses</strong><span>${words.ordersOf(visitor.name)}</span>
      </div>
      <main>
        <section>
          <h1>${words.orders}</h1>
          <ul aria-label=${words.orders}>
            ${orders.map((order) => this.#renderOrder(order))}
          </ul>
        </section>
        ${this.current && this.#session && this.isKnown ? this.#renderPayment(this.current, this.#session) : nothing}
      </main>
    `;
  }

  #renderOrder(order: DemoOrder) {
    return html`<li aria-current=${order === this.current ? 'true' : nothing}>
      <h2 id=${`order-${order.number}`}>${words.order(order.number)}</h2>
      <span class="amount">${formatMoney(order.amount, lang)}</span>
      <p>${order.customer} · ${order.lines?.map(({name}) => name).join(', ')}</p>
      <button aria-describedby=${`order-${order.number}`} @click=${this.#onChoose(order)}>${words.paymentLink}</button>
    </li>`;
  }

  #renderPayment(order: DemoOrder, session: Session) {
    const last = session.requests(conversationOf(order)).at(-1);
    return html`<aside aria-label=${words.paymentOf(order.number)} tabindex="-1">
      ${
        last && !this.asking
          ? html`<chatpay-progress
                request=${last.state.request}
                country=${order.country}
                .findLink=${findLink}
                .session=${session}
              ></chatpay-progress>
              ${
                mayAskAnew(last.state)
                  ? html`<button @click=${() => (this.asking = true)}>${words.newPaymentLink}</button>`
                  : nothing
              }`
          : html`<chatpay-order
              conversation=${conversationOf(order)}
              collection=${collection}
              answer-within=${settings.answerWithin}
              phone=${order.phone}
              country=${order.country}
              .order=${order}
              .sign=${signTerms}
              .session=${session}
              @chatpay-link-requested=${() => (this.asking = false)}
              @chatpay-close=${this.#onClose}
            ></chatpay-order>`
      }
    </aside>`;
  }

  #onChoose(order: DemoOrder) {
    return ({currentTarget}: Event) => {
      this.#opener = currentTarget as HTMLElement;
      this.#isChosen = true;
      this.#choose(order);
    };
  }

  /** Each order is a conversation, and everybody who looks at it sees the same. */
  #choose(order: DemoOrder) {
    this.#session?.stop();
    this.#session = createSession({
      transport: httpTransport(caller),
      party: {role: 'agent', id: visitor.id},
      scope: {conversation: conversationOf(order)},
      ...tabStorage(),
    });
    this.#session.watch(undefined, () => this.requestUpdate());
    const session = this.#session;
    session.watchConnection(() => {
      if (session === this.#session) this.isKnown ||= session.connection === 'live';
    });
    session.start();
    this.isKnown = false;
    this.asking = false;
    this.current = order;
    keepInAddress('order', order.number);
  }

  #onClose() {
    if (this.asking) this.asking = false;
    else {
      this.current = undefined;
      keepInAddress('order', undefined);
    }
  }
}

const signTerms = httpTerms(caller);
const findLink = httpCheckout(caller);

/** An order is paid once, and by one link at a time. */
function mayAskAnew({status, payment}: PaymentState): boolean {
  return !OPEN.includes(status) && payment !== 'paid';
}

function conversationOf({number}: DemoOrder): string {
  return `order-${number}`;
}

document.title = `${words.ordersTitle} · Oasis Dresses`;
customElements.define('demo-orders', OrdersElement);
