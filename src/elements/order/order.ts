import {LitElement, html, nothing, type PropertyValues, type TemplateResult} from 'lit';
import {property, state} from 'lit/decorators.js';

import type {Collection} from '../../request/terms.js';
import type {Session, SignTerms} from '../../session/session.js';
import {alertIcon, closeIcon} from '../../styles/icons.js';
import {buttons} from '../../styles/buttons.js';
import {fields} from '../../styles/fields.js';
import {text, tokens} from '../../styles/tokens.js';
import {FailedEvent, LinkRequestedEvent, PanelCloseEvent} from '../events.js';
import {Destination, type LinkChannel} from '../link/destination.js';
import {destination} from '../link/destination.styles.js';
import {formatDuration} from '../link/format-duration.js';
import {LinkWords} from '../link/link-words.js';
import {renderOrderTable} from '../link/order-table.js';
import {orderTable} from '../link/order-table.styles.js';
import {troubleOf, type Trouble} from '../link/trouble.js';
import {SessionController} from '../session-controller.js';
import {askedAlready} from './asked-already.js';
import {draftOfOrder, type LinkOrder} from './link-draft.js';
import {styles} from './order.styles.js';
import {LinkSender} from './send-link.js';

/**
 * Asks for the payment of an order by link: everything that the order system knows, to be read; the customer's number, to
 * be corrected; the channel; and Send. What becomes of the link is for `<chatpay-progress>` to show.
 *
 * @element chatpay-order
 * @attribute {'light' | 'dark'} scheme - Light or dark, where that is not the page's own `color-scheme`.
 * @attribute {'compact'} density - How tightly it is set.
 * @fires {LinkRequestedEvent} chatpay-link-requested - The authority has accepted the request: show its progress.
 * @fires {PanelCloseEvent} chatpay-close - The agent wants to put the panel away.
 * @fires {FailedEvent} chatpay-failed - The link could not be sent.
 * @csspart title - The panel's name.
 * @csspart close - Puts the panel away.
 * @csspart number - The field with the order's number.
 * @csspart lines - The order's lines and amounts.
 * @csspart subtotal - The row with what the lines come to.
 * @csspart tax - The row with the tax.
 * @csspart total - The row with the amount to pay.
 * @csspart phone - The field for the customer's number.
 * @csspart channel - The choice of a channel.
 * @csspart send - The panel's button.
 * @csspart problem - Why the link could not be sent.
 */
export class OrderElement extends LitElement {
  static override styles = [tokens, text, buttons, fields, destination, orderTable, styles];

  /** The conversation of the order: every request for its payment lies there. */
  @property() conversation = '';

  /** Who gets the card: one of the provider's ways, never `reveal`. */
  @property() collection: Collection = 'secure-acceptance-hosted';

  /** How long the link works, in minutes. */
  @property({type: Number, attribute: 'answer-within'}) answerWithin = 60;

  /** The order to be paid. Nothing is shown until it is set. */
  @property({attribute: false}) order?: LinkOrder;

  /** The customer's number as the order system has it. */
  @property() phone = '';

  /** Country of a number that has no country code: ISO 3166-1, two letters. */
  @property() country = 'US';

  /** The channel that is chosen first. */
  @property() channel: LinkChannel = 'sms';

  /** Has the terms signed, for example `httpTerms({url})`. */
  @property({attribute: false}) sign?: SignTerms;

  /** The session to ask with, where there is no provider. */
  @property({attribute: false}) session?: Session;

  @state() private sending = false;
  @state() private trouble: Trouble | undefined;

  readonly #words = new LinkWords(this);
  readonly #session = new SessionController(this);
  readonly #destination = new Destination(this, this.#words);
  /** Each order has its own keys: what is on its way settles with them, and whoever comes back to it sends the same again. */
  readonly #senders = new Map<string, LinkSender>();
  #running = new AbortController();

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#giveUp();
  }

  get #sender(): LinkSender {
    const order = `${this.conversation} ${this.order?.number}`;
    const sender = this.#senders.get(order) ?? new LinkSender();
    this.#senders.set(order, sender);
    return sender;
  }

  #giveUp(): void {
    this.#running.abort();
    this.sending = false;
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    // Send was pressed for what was on screen then
    const other = changed.has('order') && changed.get('order')?.number !== this.order?.number;
    if (other || changed.has('conversation')) {
      this.#giveUp();
      this.trouble = undefined;
    }
    this.#destination.country = this.country;
    if (changed.has('phone') || changed.has('channel') || changed.has('conversation')) {
      this.#destination.fill(this.phone, this.channel);
      this.trouble = undefined;
    }
  }

  /** Moves the focus to the number, which is what there is to check. */
  override focus(options?: FocusOptions): void {
    this.renderRoot.querySelector<HTMLElement>('[part=phone]')?.focus(options);
  }

  protected override render(): TemplateResult | typeof nothing {
    if (!this.order) return nothing;
    const words = this.#words;
    return html`
      <div class="head">
        <h2 part="title" id="title">${words.term('order.title')}</h2>
        <button part="close" class="icon" type="button" aria-label=${words.term('order.close')} @click=${this.#onClose}>
          ${closeIcon}
        </button>
      </div>
      <form aria-labelledby="title" novalidate autocomplete="off" @submit=${this.#onSubmit}>
        ${this.#renderNumber(this.order)} ${renderOrderTable(this.order, words)} ${this.#destination.render()}
        <div part="problem" class="fault" role="alert">
          ${this.trouble ? html`${alertIcon}<span>${words.term(this.trouble)}</span>` : nothing}
        </div>
        <button part="send" class="primary" type="submit" aria-disabled=${this.sending ? 'true' : nothing}>
          ${words.term(this.sending ? 'order.sending' : 'order.send')}
        </button>
        <p class="lasts">${words.term('order.lasts', formatDuration(this.answerWithin, words.lang()))}</p>
      </form>
    `;
  }

  #renderNumber({number}: LinkOrder): TemplateResult {
    return html`<div class="number">
      <label for="number">${this.#words.term('link.orderNumber')}</label>
      <input part="number" id="number" readonly dir="auto" .value=${number} />
    </div>`;
  }

  readonly #onClose = () => this.dispatchEvent(new PanelCloseEvent());

  readonly #onSubmit = (event: Event) => {
    event.preventDefault();
    if (!this.sending) void this.#send();
  };

  async #send(): Promise<void> {
    const {signal} = (this.#running = new AbortController());
    this.sending = true;
    this.trouble = undefined;
    try {
      await this.#try(signal);
    } catch (error) {
      if (signal.aborted) return;
      this.trouble = troubleOf(error);
      this.dispatchEvent(new FailedEvent('backend', error));
    } finally {
      if (!signal.aborted) this.sending = false;
    }
  }

  async #try(signal: AbortSignal): Promise<void> {
    const delivery = await this.#destination.read();
    if (signal.aborted) return;
    if (!delivery) return this.#focusFault();
    const {conversation, sign} = this;
    const {session} = this.#session;
    const draft = this.#draft();
    if (!session || !sign || !draft) {
      this.trouble = 'problem.settings';
      console.warn(
        '<chatpay-order> needs a session, `sign`, and an order and collection that a payment request can have.',
      );
      return;
    }
    this.trouble = askedAlready(session.requests(conversation), draft.order.amount, this.#sender.request);
    if (this.trouble) return;
    const request = await this.#sender.send({session, sign, signal}, draft, delivery);
    this.dispatchEvent(new LinkRequestedEvent(conversation, request));
  }

  #draft() {
    const {order, conversation, collection, answerWithin} = this;
    if (!order) return undefined;
    return draftOfOrder(order, {
      conversation,
      agent: this.#session.session?.party.id ?? '',
      collection,
      answerWithinMinutes: answerWithin,
      reason: this.#words.term('order.reason', order.number),
    });
  }

  async #focusFault(): Promise<void> {
    await this.updateComplete;
    this.focus();
  }
}
