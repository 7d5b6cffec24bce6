import {LitElement, html, nothing, type PropertyValues, type TemplateResult} from 'lit';
import {property} from 'lit/decorators.js';

import {OPEN} from '../../request/life.js';
import type {Session} from '../../session/session.js';
import {text, tokens} from '../../styles/tokens.js';
import {AgentWords} from '../agent-words.js';
import {SessionController} from '../session-controller.js';
import {styles} from './indicator.styles.js';

/**
 * The green dot for a row of the host's own customer list: there is a payment request under way in this conversation.
 *
 * @element chatpay-indicator
 * @attribute {'light' | 'dark'} scheme - Light or dark, where that is not the page's own `color-scheme`.
 * @csspart dot - The dot; absent when nothing is under way.
 * @csspart arrived - The same, while a card has arrived.
 */
export class IndicatorElement extends LitElement {
  static override styles = [tokens, text, styles];

  /** The conversation of this row. */
  @property() conversation = '';

  /** The session to ask, where there is no provider. */
  @property({attribute: false}) session?: Session;

  readonly #words = new AgentWords(this);
  readonly #session = new SessionController(this);
  #shown = '';
  #name = '';

  protected override shouldUpdate(changed: PropertyValues<this>): boolean {
    // Every change in the inbox comes by here; most are about other rows.
    const shown = this.#look();
    const name = this.#words.term(shown === 'arrived' ? 'cardReceived' : 'activeRequest');
    const isNews = shown !== this.#shown || name !== this.#name || changed.size > 0 || !this.hasUpdated;
    this.#shown = shown;
    this.#name = name;
    return isNews;
  }

  protected override render(): TemplateResult | typeof nothing {
    if (!this.#shown) return nothing;
    return html`<span
      part=${this.#shown === 'arrived' ? 'dot arrived' : 'dot'}
      role="img"
      aria-label=${this.#name}
    ></span>`;
  }

  #look(): string {
    const open = this.#session.session?.requests(this.conversation).filter(({state}) => OPEN.includes(state.status));
    if (!open?.length) return '';
    return open.some(({status}) => status === 'submitted') ? 'arrived' : 'open';
  }
}
