import {css, html, LitElement, nothing, type PropertyValues} from 'lit';
import {property} from 'lit/decorators.js';
import {repeat} from 'lit/directives/repeat.js';

import type {Session} from '../../src/index.js';
import type {ShownMessage} from './chat-client.js';
import {lang, words} from './words.js';

interface Row {
  readonly key: string;
  readonly at: number;
  readonly message?: ShownMessage;
  readonly request?: string;
}

/** The conversation, oldest first: the chat's messages, with the payment requests where they belong. */
export class TimelineElement extends LitElement {
  static override styles = css`
    /* Reversed, a scroll container begins at its end and stays there while it grows, until somebody scrolls up. */
    :host {
      display: flex;
      flex-direction: column-reverse;
      overflow-y: auto;
      overscroll-behavior: contain;
      background: var(--demo-canvas);
      color: var(--demo-text);
    }
    [role='log'] {
      display: flex;
      flex: 1 0 auto;
      inline-size: 100%;
      max-inline-size: 60rem;
      margin: 0 auto;
    }
    ol {
      display: flex;
      flex: 1;
      flex-direction: column;
      justify-content: flex-end;
      gap: 0.75rem;
      box-sizing: border-box;
      min-inline-size: 0;
      margin: 0;
      padding: 1.25rem 1rem;
      list-style: none;
    }
    li {
      max-inline-size: min(80%, 34rem);
      align-self: flex-start;
    }
    li.own {
      align-self: flex-end;
    }
    li.request {
      inline-size: min(100%, 21rem);
      max-inline-size: 100%;
    }
    .day {
      align-self: center;
      padding: 0.125rem 0.75rem;
      border-radius: 1rem;
      background: var(--demo-hover);
      color: var(--demo-muted);
      font-size: 0.75rem;
    }
    p {
      margin: 0;
      padding: 0.5rem 0.875rem;
      border-radius: 1.125rem;
      border-end-start-radius: 0.25rem;
      background: var(--demo-bubble);
      box-shadow: 0 1px 1px light-dark(#1018280f, #0003);
      color: var(--demo-text);
      white-space: pre-wrap;
      overflow-wrap: anywhere;
      line-height: 1.45;
    }
    .own p {
      border-radius: 1.125rem;
      border-end-end-radius: 0.25rem;
      background: var(--demo-own-bubble);
      color: var(--demo-own-text);
    }
    small {
      display: block;
      margin: 0.125rem 0.5rem 0;
      color: var(--demo-muted);
      font-size: 0.75rem;
    }
    .own small {
      text-align: end;
    }
    @media (forced-colors: active) {
      p {
        border: 1px solid;
      }
    }
  `;

  /** The conversation's messages. */
  @property({attribute: false}) messages: readonly ShownMessage[] = [];
  /** The live copy of the payment requests. */
  @property({attribute: false}) session?: Session;
  @property() conversation = '';
  /** Whose side this is. */
  @property() side: 'agent' | 'customer' = 'customer';

  #unwatch = () => {};

  override disconnectedCallback() {
    super.disconnectedCallback();
    this.#unwatch();
  }

  protected override willUpdate(changed: PropertyValues<this>) {
    if (changed.has('session')) {
      this.#unwatch();
      this.#unwatch = this.session?.watch(undefined, () => this.requestUpdate()) ?? this.#unwatch;
    }
  }

  protected override updated(changed: PropertyValues<this>) {
    if (changed.has('conversation')) this.scrollTop = 0;
  }

  protected override render() {
    return html`
      <div role="log" aria-label=${words.conversation} tabindex="0">
        <ol>
          ${repeat(
            this.#rows(),
            (row) => row.key,
            (row) => this.#renderRow(row),
          )}
        </ol>
      </div>
    `;
  }

  #renderRow({message, request}: Row) {
    if (request !== undefined) {
      return html`<li class="request ${this.side === 'agent' ? 'own' : ''}">
        <chatpay-request request=${request}></chatpay-request>
      </li>`;
    }
    if (!message) return nothing;
    const {role, author, at, position} = message;
    const time = new Intl.DateTimeFormat(lang, {hour: 'numeric', minute: '2-digit'}).format(at);
    return html`<li class=${role === this.side ? 'own' : ''}>
      <p dir="auto">${message.text}</p>
      <small>
        ${role === this.side ? nothing : html`<bdi>${author}</bdi> · `}<bdi
          >${position === undefined ? words.sending : time}</bdi
        >
      </small>
    </li>`;
  }

  /**
   * A message that carries a request's id is where the bubble stands. A request whose message got lost is shown all the
   * same, at the time when it was asked.
   */
  #rows(): Row[] {
    const rows = this.messages.map((message): Row =>
      message.request === undefined
        ? {key: message.id, at: message.at, message}
        : {key: message.request, at: message.at, request: message.request},
    );
    const shown = new Set(rows.map((row) => row.request));
    for (const {id, state} of this.session?.requests(this.conversation) ?? []) {
      if (!shown.has(id)) insert(rows, {key: id, at: state.requestedAt, request: id});
    }
    return rows;
  }
}

/** Puts a row behind all that are not later. Messages are in the server's order already, which clocks do not decide. */
function insert(rows: Row[], row: Row): void {
  const index = rows.findLastIndex((other) => other.at <= row.at);
  rows.splice(index + 1, 0, row);
}

customElements.define('demo-timeline', TimelineElement);
