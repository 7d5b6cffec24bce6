import {LitElement, html, nothing, type TemplateResult} from 'lit';
import {property, state} from 'lit/decorators.js';

import {GuardMaskedEvent} from '../events.js';
import {alertIcon} from '../icons.js';
import {Words} from '../localize.js';
import {tokens} from '../styles/tokens.js';
import {guard, type Guard} from './guard-fields.js';
import {styles} from './guard.styles.js';

/**
 * Wraps a chat's own input, and hides card numbers in it at the moment when a message is sent, before the chat hears of
 * it. While somebody types it only warns. A safety net, not a boundary: scripts of the page see what is typed.
 *
 * @element chatpay-guard
 * @fires {GuardMaskedEvent} chatpay-guard-masked - Something was hidden; how much and of what kind, never what.
 * @slot - The chat's input, or its whole composer.
 * @csspart notice - What the guard says.
 */
export class GuardElement extends LitElement {
  static override styles = [tokens, styles];

  /** Selects the buttons that send, where they are outside: `#send`. Those marked `data-chatpay-send` are known. */
  @property() send?: string;

  @state() private notice: 'warned' | {readonly masked: number} | undefined;

  readonly #words = new Words(this);
  #guard: Guard | undefined;

  override connectedCallback(): void {
    super.connectedCallback();
    this.#guard = guard(this, {
      send: () => this.send,
      onMasked: (count, kinds) => {
        this.notice = {masked: count};
        this.dispatchEvent(new GuardMaskedEvent(count, kinds));
      },
      onWarning: (warned) => {
        if (warned) this.notice = 'warned';
        else if (this.notice === 'warned') this.notice = undefined;
      },
    });
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#guard?.release();
    this.#guard = undefined;
  }

  /** Hides card numbers in a text, for hosts that take it from elsewhere than a field: a hook, an upload, an edit. */
  mask(text: string): string {
    return this.#guard?.mask(text) ?? text;
  }

  /** Hides card numbers in the wrapped fields now. */
  maskNow(): void {
    this.#guard?.maskNow();
  }

  protected override render(): TemplateResult {
    return html`<slot></slot>
      <div role="status">${this.#renderNotice()}</div>`;
  }

  #renderNotice(): TemplateResult | typeof nothing {
    const {notice} = this;
    if (!notice) return nothing;
    const words =
      notice === 'warned' ? this.#words.term('guardWarning') : this.#words.term('guardMasked', notice.masked);
    return html`<div part="notice">${alertIcon}<span>${words}</span></div>`;
  }
}
