import {css, html, LitElement, nothing} from 'lit';
import {property} from 'lit/decorators.js';
import {repeat} from 'lit/directives/repeat.js';

import {words} from './words.js';

/** One row of the list. */
export interface CustomerRow {
  readonly id: string;
  readonly name: string;
  /** The last thing that was said. */
  readonly preview: string;
  readonly unread: number;
}

/** The agent chose a customer. */
export class CustomerChosenEvent extends Event {
  readonly customer: string;
  constructor(customer: string) {
    super('demo-customer-chosen', {bubbles: true, composed: true});
    this.customer = customer;
  }
}

/** "My Customers": who is in the chat, with a green dot where a payment is under way. */
export class CustomerListElement extends LitElement {
  static override styles = css`
    :host {
      display: block;
      overflow-y: auto;
    }
    h2 {
      margin: 0;
      padding: 1.125rem 1rem 0.625rem;
      font-size: 0.9375rem;
      font-weight: 650;
    }
    ul {
      margin: 0;
      padding: 0 0.5rem 0.5rem;
      list-style: none;
    }
    button {
      display: grid;
      grid-template-columns: 2.25rem minmax(0, 1fr) auto;
      align-items: center;
      gap: 0 0.75rem;
      inline-size: 100%;
      min-block-size: 3.75rem;
      padding: 0.625rem 0.5rem;
      border: 0;
      border-radius: 0.625rem;
      background: none;
      color: inherit;
      font: inherit;
      text-align: start;
      cursor: pointer;
    }
    button:hover {
      background: var(--demo-hover);
    }
    button[aria-current] {
      background: var(--demo-selected);
    }
    button:focus-visible {
      outline: 2px solid var(--demo-accent);
      outline-offset: -2px;
    }
    .face {
      grid-row: span 2;
      display: grid;
      place-items: center;
      inline-size: 2.25rem;
      block-size: 2.25rem;
      border-radius: 50%;
      background: var(--demo-face);
      color: var(--demo-face-text);
      font-weight: 600;
    }
    .name {
      font-weight: 600;
    }
    .name,
    .preview {
      overflow: hidden;
      text-overflow: ellipsis;
      white-space: nowrap;
    }
    .preview {
      grid-column: 2 / span 2;
      text-align: match-parent;
      color: var(--demo-muted);
      font-size: 0.8125rem;
    }
    .signs {
      display: flex;
      align-items: center;
      gap: 0.375rem;
    }
    .unread {
      min-inline-size: 1.25rem;
      padding: 0.0625rem 0.25rem;
      box-sizing: border-box;
      border-radius: 0.75rem;
      background: var(--demo-accent);
      color: var(--demo-accent-text);
      font-size: 0.75rem;
      text-align: center;
    }
    @media (forced-colors: active) {
      ul {
        display: grid;
        gap: 0.25rem;
      }
      button {
        border: 1px solid;
      }
      button[aria-current] {
        border: 3px solid Highlight;
      }
      .unread {
        border: 1px solid;
      }
    }
  `;

  @property({attribute: false}) customers: readonly CustomerRow[] = [];
  /** Id of the customer whose conversation is open. */
  @property() current = '';

  protected override render() {
    return html`
      <nav aria-labelledby="title">
        <h2 id="title">${words.myCustomers}</h2>
        <ul>
          ${repeat(
            this.customers,
            (customer) => customer.id,
            (customer) => this.#renderRow(customer),
          )}
        </ul>
      </nav>
    `;
  }

  #renderRow({id, name, preview, unread}: CustomerRow) {
    const choose = () => this.dispatchEvent(new CustomerChosenEvent(id));
    return html`<li>
      <button aria-current=${id === this.current ? 'true' : nothing} @click=${choose}>
        <span class="face" aria-hidden="true">${[...name][0]}</span>
        <span class="name">${name}</span>
        <span class="signs">
          <chatpay-indicator conversation=${id}></chatpay-indicator>
          ${unread ? html`<span class="unread" aria-label=${words.unread(unread)}>${unread}</span>` : nothing}
        </span>
        <span class="preview" dir="auto">${preview}</span>
      </button>
    </li>`;
  }
}

customElements.define('demo-customers', CustomerListElement);

declare global {
  interface GlobalEventHandlersEventMap {
    'demo-customer-chosen': CustomerChosenEvent;
  }
}
