import {html, nothing, type TemplateResult} from 'lit';

import type {LinkWords} from '../link/link-words.js';
import {formatMoment, isoMoment} from '../link/moment.js';
import {lookOfStep} from './looks.js';
import type {Step} from './steps.js';

/** What stands under the step where a payment is. */
export interface Next {
  /** Why a message was not delivered, in the messenger's words, which are English. */
  readonly detail?: string;
  /** Whether nothing comes after it. */
  readonly isOver?: boolean;
  /** Until when the link works, while it does. Milliseconds since the Unix epoch. */
  readonly until?: number;
}

/** One step of the guide: its mark, its name, when it was reached; under the current one, what comes next. */
export function renderStep(step: Step, next: Next, now: number, words: LinkWords): TemplateResult {
  const {tone, mark, icon} = lookOfStep(step);
  const isCurrent = step.standing === 'current';
  return html`<li part="step" class="${step.standing} ${tone}" aria-current=${isCurrent ? 'step' : nothing}>
    <span class="mark" role="img" aria-label=${words.term(mark)}>
      ${icon ?? (isCurrent ? html`<span class="pulse"></span>` : nothing)}
    </span>
    <div class="line">
      <span class="name">${words.term(`step.${step.name}`)}</span>
      ${
        step.at === undefined
          ? nothing
          : html`<time part="time" datetime=${isoMoment(step.at)}>${formatMoment(step.at, now, words.lang())}</time>`
      }
    </div>
    ${isCurrent ? renderNext(step, next, now, words) : nothing}
  </li>`;
}

function renderNext({name}: Step, {detail, isOver, until}: Next, now: number, words: LinkWords): TemplateResult {
  return html`<div part="next">
    ${detail ? html`<span part="detail"><bdi lang="en" dir="ltr">${detail}</bdi></span>` : nothing}
    <span>${words.term(isOver ? 'next.completed' : `next.${name}`)}</span>
    ${
      until === undefined
        ? nothing
        : html`<span>${words.term('next.until', formatMoment(until, now, words.lang()))}</span>`
    }
  </div>`;
}
