import {html, nothing, type TemplateResult} from 'lit';
import {live} from 'lit/directives/live.js';

import {MAX_REASON} from '../../request/terms.js';
import {countCodePoints} from '../../request/text.js';
import {alertIcon} from '../../styles/icons.js';
import type {AgentWords} from '../agent-words.js';
import type {Entry, Faults} from './entry.js';
import {amountWords, REASON_WORDS, signOf} from './field-words.js';

/** What the panel's two fields show. */
export interface Fields {
  readonly words: AgentWords;
  readonly entry: Entry;
  readonly faults: Faults;
  readonly currency: string;
  readonly onInput: (event: Event) => void;
  /** Enter was pressed in the reason: it is one line of words, and Enter asks, as it does in the other field. */
  readonly onEnter: () => void;
}

/** The field for the amount, with the currency's sign where the language puts it. */
export function renderAmount({words, entry, faults, currency, onInput}: Fields): TemplateResult {
  const {amount: fault} = faults;
  const {sign, isAfter} = signOf(currency, words.lang());
  const affix = html`<span class="affix" aria-hidden="true"><bdi>${sign}</bdi></span>`;
  return html`<div class="field">
    <label for="amount">${words.term('amountToCharge')}</label>
    <div class="box ${fault ? 'faulty' : ''}">
      ${isAfter ? nothing : affix}
      <input
        part="amount"
        id="amount"
        inputmode="decimal"
        maxlength="40"
        .value=${live(entry.amount)}
        aria-invalid=${fault ? 'true' : 'false'}
        aria-describedby="amount-fault"
        @input=${onInput}
      />
      ${isAfter ? affix : nothing}
    </div>
    <div id="amount-fault" class="fault">${fault ? renderFault(amountWords(fault, currency, words)) : nothing}</div>
  </div>`;
}

/** The field for the reason, with what is left of its room. */
export function renderReason({words, entry, faults, onInput, onEnter}: Fields): TemplateResult {
  const {reason: fault} = faults;
  const left = MAX_REASON - countCodePoints(entry.reason.trim());
  const onKeydown = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || event.shiftKey || event.isComposing) return;
    event.preventDefault();
    onEnter();
  };
  return html`<div class="field">
    <label for="reason">${words.term('reasonForCharge')}</label>
    <div class="box ${fault ? 'faulty' : ''}">
      <textarea
        part="reason"
        id="reason"
        rows="2"
        dir=${entry.reason ? 'auto' : nothing}
        .value=${live(entry.reason)}
        aria-invalid=${fault ? 'true' : 'false'}
        aria-describedby="reason-fault reason-hint"
        @input=${onInput}
        @keydown=${onKeydown}
      ></textarea>
    </div>
    <div id="reason-fault" class="fault">${fault ? renderFault(words.term(REASON_WORDS[fault])) : nothing}</div>
    <div class="hint">
      <span id="reason-hint">${words.term('reasonHint')}</span>
      <span class=${left < 0 ? 'over' : ''}>${words.term('charactersLeft', left)}</span>
    </div>
  </div>`;
}

function renderFault(text: string): TemplateResult {
  return html`${alertIcon}<span>${text}</span>`;
}
