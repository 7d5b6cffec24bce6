import {LitElement, html, type TemplateResult} from 'lit';
import {property, query} from 'lit/decorators.js';

import {buttons} from '../../styles/buttons.js';
import {alertIcon} from '../../styles/icons.js';
import {text, tokens} from '../../styles/tokens.js';
import {NoticeClosedEvent} from '../events.js';
import {VaultLocalize} from '../localize.js';
import {page} from '../page.styles.js';
import {panel} from './panel.styles.js';

/** What a notice can be about. */
export type Notice = 'terms-rejected' | 'key-lost' | 'open-failed' | 'key-destroyed' | 'other-desk' | 'other';

/**
 * Says why the vault does not show what was asked for, and what to do now. Read aloud when it appears.
 *
 * @element chatpay-desk-notice
 * @fires {NoticeClosedEvent} chatpay-notice-closed - Close was pressed.
 */
export class DeskNotice extends LitElement {
  static override styles = [tokens, text, page, buttons, panel];

  /** What it is about. */
  @property() notice: Notice = 'other';

  @query('button') private button!: HTMLButtonElement | null;

  readonly #words = new VaultLocalize(this);

  /** Puts the focus on Close. */
  override focus(options?: FocusOptions): void {
    this.button?.focus(options);
  }

  protected override render(): TemplateResult {
    const words = this.#words;
    const {notice} = this;
    return html`
      <section class="greeting" role="alert">
        <span class="mark alert">${alertIcon}</span>
        <div>
          <h1>${words.term(`notice.${notice}`)}</h1>
          <p class="detail">${words.term(`notice.${notice}.detail`)}</p>
        </div>
        <button type="button" @click=${() => this.dispatchEvent(new NoticeClosedEvent())}>
          ${words.term('notice.close')}
        </button>
      </section>
    `;
  }
}
