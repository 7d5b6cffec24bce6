import {html, type TemplateResult} from 'lit';

import {formatMoney} from '../../request/money.js';
import type {CardKind, Terms} from '../../request/terms.js';
import {clockIcon, closeIcon} from '../../styles/icons.js';
import type {VaultLocalize} from '../localize.js';
import {formatTimeLeft} from './hold-clock.js';

/** What stands above the card. */
export interface HeaderView {
  readonly words: VaultLocalize;
  readonly kind: CardKind;
  readonly order: Terms['order'];
  /** What is left of the hold, in milliseconds. */
  readonly remainingMs: number;
  readonly onPutAway: () => void;
}

/** Whose card it is, how long it can still be seen, and what is to be charged for what. */
export function renderHeader({words, kind, order, remainingMs, onPutAway}: HeaderView): TemplateResult {
  const isShort = remainingMs <= 60_000;
  return html`
    <header>
      <h1 id="title" tabindex="-1">${words.term(kind === 'card' ? 'view.title' : 'view.giftTitle')}</h1>
      <span class="time ${isShort ? 'short' : ''}" role="timer">
        ${clockIcon}<span>${words.term('view.left', formatTimeLeft(remainingMs, words.lang()))}</span>
      </span>
      <button type="button" class="icon" aria-label=${words.term('view.putAway')} @click=${onPutAway}>
        ${closeIcon}
      </button>
    </header>
    <div class="summary">
      <p class="amount"><bdi>${formatMoney(order.amount, words.lang())}</bdi></p>
      <p class="reason"><bdi>${order.reason}</bdi></p>
    </div>
  `;
}
