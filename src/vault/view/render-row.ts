import {html, type TemplateResult} from 'lit';

import {copyIcon, tickIcon} from '../../styles/icons.js';
import type {VaultLocalize} from '../localize.js';
import type {Row} from './rows.js';

/** One line of the card. */
export interface RowView {
  readonly row: Row;
  readonly words: VaultLocalize;
  /** Whether the card is in clear. */
  readonly isRevealed: boolean;
  /** Whether it was copied just now. */
  readonly isCopied: boolean;
  readonly onCopy: () => void;
}

/**
 * A detail of the card, hidden or in clear, and the button that copies it. What the button is called stays the same while it
 * shows that it has copied: that is said elsewhere.
 */
export function renderRow({row, words, isRevealed, isCopied, onCopy}: RowView): TemplateResult {
  const isHidden = !isRevealed && row.masked !== row.shown;
  const spoken = row.lastFour ? words.term('view.maskedNumber', row.lastFour) : words.term('view.maskedCode');
  return html`
    <div class="row">
      <dt>${words.term(row.label)}</dt>
      <dd class="value" dir=${row.isDigits ? 'ltr' : 'auto'} translate="no">
        ${
          isHidden
            ? html`<span aria-hidden="true">${row.masked}</span><span class="unseen">${spoken}</span>`
            : html`<span>${row.shown}</span>`
        }
      </dd>
      <dd class="act">
        <button type="button" class="copy ${isCopied ? 'copied' : ''}" @click=${onCopy}>
          ${isCopied ? tickIcon : copyIcon}
          <span class="unseen">${words.term(row.copyLabel)}</span>
          <span class="shown" aria-hidden="true">${words.term(isCopied ? 'view.copied' : 'view.copy')}</span>
        </button>
      </dd>
    </div>
  `;
}
