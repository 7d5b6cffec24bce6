import {html, nothing, type TemplateResult} from 'lit';

import type {UndeliveredReason} from '../../request/undelivered.js';
import type {LinkWords} from '../link/link-words.js';
import {formatMoment, isoMoment} from '../link/moment.js';
import {lookOfStep} from './looks.js';
import type {Step, Told} from './steps.js';

/** What stands under the step where a payment is. */
export interface Next {
  /** What was told of it, where it went wrong. */
  readonly told: Told;
  /** Whether it was asked for in the chat, where there is no link. */
  readonly isChat?: boolean;
  /** Whether nothing comes after it. */
  readonly isOver?: boolean;
  /** Until when it can be paid, while it can. Milliseconds since the Unix epoch. */
  readonly until?: number;
}

/** One step of the guide: its mark, its name, when it was reached; under the current one, what comes next. */
export function renderStep(step: Step, next: Next, now: number, words: LinkWords): TemplateResult {
  const {tone, mark, icon} = lookOfStep(step);
  const isCurrent = step.standing === 'current';
  return html`<li
    part="step"
    class="${step.standing} ${tone}"
    aria-current=${isCurrent ? 'step' : nothing}
    tabindex=${isCurrent ? '-1' : nothing}
  >
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

/** What can be done about a message that was not delivered, where that depends on the reason. */
const ADVICE = {
  'invalid-number': 'number',
  'no-whatsapp': 'channel',
  'write-first': 'channel',
  blocked: 'channel',
  unreachable: 'later',
  'carrier-refused': 'channel',
  'not-approved': 'support',
  limit: 'later',
  account: 'support',
  'no-channel': 'channel',
  'no-answer': 'later',
  other: undefined,
} as const satisfies Record<UndeliveredReason, string | undefined>;

/** The steps that are followed by something else in the chat. */
const IN_CHAT = ['sent', 'opened', 'failed', 'declined', 'canceled', 'expired'] as const;

/** What comes next, or what can be done. */
function nextOf({name}: Step, {told, isChat, isOver}: Next, words: LinkWords): string {
  if (isOver) return words.term('next.completed');
  const advice = name === 'undelivered' && told.reason !== undefined ? ADVICE[told.reason] : undefined;
  if (advice) return words.term(`advice.${advice}`);
  const inChat = isChat ? IN_CHAT.find((one) => one === name) : undefined;
  return words.term(inChat ? `next.chat.${inChat}` : `next.${name}`);
}

function renderNext(step: Step, next: Next, now: number, words: LinkWords): TemplateResult {
  const {told, isChat, until} = next;
  return html`<div part="next">
    ${renderWhy(told, words)}
    <span>${nextOf(step, next, words)}</span>
    ${
      told.code === undefined
        ? nothing
        : html`<span part="code-for-support">${words.term('why.code', isolated(told.code))}</span>`
    }
    ${
      until === undefined
        ? nothing
        : html`<span
            >${words.term(isChat ? 'next.chat.until' : 'next.until', formatMoment(until, now, words.lang()))}</span
          >`
    }
  </div>`;
}

/** Why it went wrong: in the reader's language where the reason is one of those that are known, else as it was told. */
function renderWhy({reason, detail}: Told, words: LinkWords): TemplateResult | typeof nothing {
  if (reason !== undefined) return html`<span part="detail">${words.term(`why.${reason}`)}</span>`;
  return detail ? html`<span part="detail"><bdi lang="en" dir="ltr">${detail}</bdi></span>` : nothing;
}

/** A text that keeps its own direction within another: First Strong Isolate to Pop Directional Isolate. */
function isolated(text: string): string {
  return `\u2068${text}\u2069`;
}
