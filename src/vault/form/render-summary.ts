import {html, nothing, type TemplateResult} from 'lit';

import {formatMoney} from '../../request/money.js';
import type {Terms} from '../../request/terms.js';
import {backIcon, lockIcon} from '../../styles/icons.js';
import {formatDuration} from '../duration.js';
import type {VaultLocalize} from '../localize.js';

/** What stands above the fields. */
export interface SummaryView {
  /** Verified. */
  readonly terms: Terms;
  /** Address of the merchant's logo; the first letter of the name where there is none. */
  readonly logo: string | undefined;
  readonly words: VaultLocalize;
  /** Goes back to the chat. */
  readonly close: () => void;
}

/** What is paid to whom, and what becomes of the card. Around a provider's collection there is no chat to go back to. */
export function renderSummary({terms, logo, words, close}: SummaryView): TemplateResult {
  const {merchant, order, collection, holdMs} = terms;
  const isSealed = collection === 'reveal';
  const [initial = ''] = merchant.name;
  return html`
    <header>
      ${
        isSealed
          ? html`<button type="button" class="quiet back" @click=${close}>
              ${backIcon}<span>${words.term('form.back')}</span>
            </button>`
          : nothing
      }
      <div class="merchant">
        ${logo ? html`<img src=${logo} alt="" />` : html`<span class="initial" aria-hidden="true">${initial}</span>`}
        <h1 id="title">${words.term('form.title', merchant.name)}</h1>
      </div>
      <p class="amount"><bdi>${formatMoney(order.amount, words.lang())}</bdi></p>
      <p class="reason"><bdi>${order.reason}</bdi></p>
      ${isSealed ? renderSealed(holdMs, words) : nothing}
    </header>
  `;
}

/** What happens to a card that an agent gets; one that a provider gets is not sealed, and no agent sees it. */
function renderSealed(holdMs: number, words: VaultLocalize): TemplateResult {
  return html`<p class="sealed" id="sealed">
    ${lockIcon}<span>${words.term('form.sealed', formatDuration(holdMs, words.lang()))}</span>
  </p>`;
}
