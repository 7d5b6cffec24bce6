import {html, nothing, type TemplateResult} from 'lit';

import {formatMoney, type Money} from '../../request/money.js';
import type {OrderLine} from '../../request/order.js';
import type {PlainLinkTerm} from '../../locales/link-terms.js';
import type {LinkWords} from './link-words.js';

/** The amounts of an order. */
export interface Amounts {
  readonly amount: Money;
  readonly subtotal?: Money;
  readonly tax?: Money;
  readonly lines?: readonly OrderLine[];
}

/** The lines of an order and what they come to, each amount at the end of its row. */
export function renderOrderTable({amount, subtotal, tax, lines = []}: Amounts, words: LinkWords): TemplateResult {
  const sum = (term: PlainLinkTerm, money: Money | undefined, part: 'subtotal' | 'tax' | 'total') =>
    money
      ? html`<tr part=${part}>
          <th scope="row">${words.term(term)}</th>
          <td><bdi>${formatMoney(money, words.lang())}</bdi></td>
        </tr>`
      : nothing;
  return html`<table part="lines" aria-label=${words.term('link.items')}>
    ${
      lines.length > 0
        ? html`<tbody class="lines">
            ${lines.map((line) => renderLine(line, words))}
          </tbody>`
        : nothing
    }
    <tbody class="sums">
      ${sum('link.subtotal', subtotal, 'subtotal')} ${sum('link.tax', tax, 'tax')} ${sum('link.total', amount, 'total')}
    </tbody>
  </table>`;
}

function renderLine({name, quantity, amount}: OrderLine, words: LinkWords): TemplateResult {
  const times = `${new Intl.NumberFormat(words.lang()).format(quantity)} ×`;
  return html`<tr>
    <th scope="row">${quantity > 1 ? html`<span class="quantity">${times}</span> ` : nothing}<bdi>${name}</bdi></th>
    <td><bdi>${formatMoney(amount, words.lang())}</bdi></td>
  </tr>`;
}
