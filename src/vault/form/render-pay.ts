import {html, nothing, type TemplateResult} from 'lit';

import {formatMoney, type Money} from '../../request/money.js';
import {alertIcon, lockIcon} from '../../styles/icons.js';
import type {VaultLocalize} from '../localize.js';

/** What the button that pays is about. */
export interface PayView {
  readonly words: VaultLocalize;
  readonly amount: Money;
  /** Whether everything is there that is asked for. */
  readonly valid: boolean;
  /** Whether the card is being sealed and sent. */
  readonly sealing: boolean;
  /** Whether it has to wait. */
  readonly held: boolean;
  /** What the page around the form does to keep it from being pressed knowingly, if anything. */
  readonly obstacle: string | undefined;
}

/** The button that pays, and why it does nothing. */
export function renderPay(view: PayView): TemplateResult {
  const {words, valid, sealing, held, obstacle} = view;
  const amount = formatMoney(view.amount, words.lang());
  // a button that is really disabled gets no clicks: those land on what is around it, which shows what is missing
  return html`
    <div class="pay">
      <button
        class="primary"
        ?disabled=${!valid}
        aria-disabled=${sealing || held ? 'true' : nothing}
        aria-busy=${sealing ? 'true' : nothing}
        aria-describedby="pay-hint sealed"
      >
        ${
          sealing
            ? html`<span class="spinner" aria-hidden="true"></span>${words.term('form.sealing')}`
            : html`${lockIcon}${words.term('form.pay', amount)}`
        }
      </button>
      <p id="pay-hint" class="fault" ?hidden=${!obstacle}>${renderHint(view)}</p>
    </div>
  `;
}

/** What is missing is said at the fields, and here to those who hear the button. */
function renderHint({words, valid, obstacle}: PayView): TemplateResult | string | typeof nothing {
  if (obstacle) return html`${alertIcon}<span>${obstacle}</span>`;
  return valid ? nothing : words.term('form.incomplete');
}
