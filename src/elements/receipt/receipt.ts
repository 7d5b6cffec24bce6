import {LitElement, html, nothing, type TemplateResult} from 'lit';
import {property} from 'lit/decorators.js';

import type {PlainLinkTerm} from '../../locales/link-terms.js';
import {formatMoney} from '../../request/money.js';
import type {Receipt} from '../../request/receipt.js';
import {checkIcon} from '../../styles/icons.js';
import {buttons} from '../../styles/buttons.js';
import {text, tokens} from '../../styles/tokens.js';
import {LinkWords} from '../link/link-words.js';
import {formatDateTime, isoMoment} from '../link/moment.js';
import {renderOrderTable} from '../link/order-table.js';
import {orderTable} from '../link/order-table.styles.js';
import {styles} from './receipt.styles.js';

/**
 * The customer's receipt of a payment, on the screen and on paper.
 *
 * @element chatpay-receipt
 * @attribute {'light' | 'dark'} scheme - Light or dark, where that is not the page's own `color-scheme`.
 * @attribute {'compact'} density - How tightly it is set.
 * @csspart title - Payment Accepted.
 * @csspart amount - The amount, written for the page's language.
 * @csspart merchant - Who was paid.
 * @csspart lines - The order's lines and amounts.
 * @csspart subtotal - The row with what the lines come to.
 * @csspart tax - The row with the tax.
 * @csspart total - The row with the amount to pay.
 * @csspart facts - When, with what, and under which numbers.
 * @csspart print - The button to print it; never on paper.
 */
export class ReceiptElement extends LitElement {
  static override styles = [tokens, text, buttons, orderTable, styles];

  /** The receipt. Nothing is shown until it is set. */
  @property({attribute: false}) receipt?: Receipt;

  readonly #words = new LinkWords(this);

  protected override render(): TemplateResult | typeof nothing {
    const {receipt} = this;
    if (!receipt) return nothing;
    const words = this.#words;
    const {lines, subtotal, tax} = receipt;
    return html`
      <div class="head">
        ${checkIcon}
        <h1 part="title">${words.term('receipt.accepted')}</h1>
        <div part="amount"><bdi>${formatMoney(receipt.amount, words.lang())}</bdi></div>
        <div part="merchant">${words.term('receipt.paidTo', receipt.merchantName)}</div>
      </div>
      ${lines || subtotal || tax ? renderOrderTable(receipt, words) : nothing}
      <dl part="facts">${this.#renderFacts(receipt)}</dl>
      <button part="print" type="button" @click=${this.#onPrint}>${words.term('receipt.print')}</button>
    `;
  }

  #renderFacts({orderNumber, reason, lines, paidAt, last4, cardBrand, reference}: Receipt): TemplateResult {
    const words = this.#words;
    const when = html`<time datetime=${isoMoment(paidAt)}>${formatDateTime(paidAt, words.lang())}</time>`;
    const brand = cardBrand ?? words.term('receipt.card');
    return html`
      ${this.#renderFact('link.orderNumber', orderNumber)}
      ${lines && orderNumber && reason.includes(orderNumber) ? nothing : this.#renderFact('receipt.for', reason)}
      ${this.#renderFact('receipt.paidAt', when)}
      ${last4 ? this.#renderFact('receipt.paidWith', html`${brand} <bdi dir="ltr">•••• ${last4}</bdi>`) : nothing}
      ${reference ? this.#renderFact('receipt.reference', html`<span class="number">${reference}</span>`) : nothing}
    `;
  }

  #renderFact(term: PlainLinkTerm, value: string | TemplateResult | undefined): TemplateResult | typeof nothing {
    if (!value) return nothing;
    return html`<div>
      <dt>${this.#words.term(term)}</dt>
      <dd><bdi>${value}</bdi></dd>
    </div>`;
  }

  readonly #onPrint = () => print();
}
