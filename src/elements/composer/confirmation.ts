import {html, nothing, type TemplateResult} from 'lit';

import type {Draft} from '../../request/draft.js';
import {formatMoney} from '../../request/money.js';
import {alertIcon} from '../../styles/icons.js';
import type {AgentWords} from '../agent-words.js';
import {formatDuration} from '../link/format-duration.js';

/** What the confirmation shows, and what is done about it. */
export interface Confirmed {
  readonly words: AgentWords;
  readonly draft: Draft;
  /** Whether it is being signed. */
  readonly isSending: boolean;
  /** Why it could not be signed, in words. */
  readonly trouble: string | undefined;
  readonly onSend: () => void;
  readonly onBack: () => void;
}

/** What will be asked of the customer, once more; for requests of which the vault keeps no key, so that its desk is not needed. */
export function renderConfirmation({words, draft, isSending, trouble, onSend, onBack}: Confirmed): TemplateResult {
  const lang = words.lang();
  const {order, answerWithinMs} = draft;
  return html`
    <div class="confirm">
      <h2 id="title">${words.term('confirmTitle')}</h2>
      <p>${words.term('confirmDetail')}</p>
      <dl>
        ${renderLine(words.term('confirmAmount'), formatMoney(order.amount, lang))}
        ${renderLine(words.term('confirmReason'), order.reason)}
        ${renderLine(words.term('confirmAnswerWithin'), formatDuration(answerWithinMs / 60_000, lang))}
      </dl>
      <div class="fault" role="alert">${trouble ? html`${alertIcon}<span>${trouble}</span>` : nothing}</div>
      <div class="actions">
        <button part="back" type="button" @click=${onBack}>${words.term('back')}</button>
        <button
          part="send"
          class="primary"
          type="button"
          aria-disabled=${isSending ? 'true' : nothing}
          @click=${isSending ? nothing : onSend}
        >
          ${words.term(isSending ? 'sendingRequest' : 'send')}
        </button>
      </div>
    </div>
  `;
}

function renderLine(name: string, value: string): TemplateResult {
  return html`<div>
    <dt>${name}</dt>
    <dd><bdi>${value}</bdi></dd>
  </div>`;
}
