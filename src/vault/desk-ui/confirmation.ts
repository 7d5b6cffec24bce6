import {LitElement, html, nothing, type TemplateResult} from 'lit';
import {property, query} from 'lit/decorators.js';

import type {Draft} from '../../request/draft.js';
import '../../locales/vault/desk-words.js';
import {formatMoney} from '../../request/money.js';
import {buttons} from '../../styles/buttons.js';
import {alertIcon} from '../../styles/icons.js';
import {spinner} from '../../styles/spinner.js';
import {text, tokens} from '../../styles/tokens.js';
import {formatDuration} from '../duration.js';
import {DraftBackEvent, DraftSentEvent} from '../events.js';
import {VaultLocalize} from '../localize.js';
import {page} from '../page.styles.js';
import {styles} from './confirmation.styles.js';
import {panel} from './panel.styles.js';

/** What can keep a draft from being sent and has words of its own: the signer's rules, and what may befall the way there. */
const PROBLEMS = [
  'unreachable',
  'unauthenticated',
  'mismatch',
  'over-ceiling',
  'card-number-in-text',
  'not-in-conversation',
  'id-reused',
  'superseded-open',
  'too-many',
] as const;

/**
 * Shows the agent what will be asked of the customer, once more and from the draft itself. Nothing is signed before Send
 * is pressed here.
 *
 * @element chatpay-desk-confirmation
 * @fires {DraftSentEvent} chatpay-draft-sent - Send was pressed.
 * @fires {DraftBackEvent} chatpay-draft-back - Back or Escape was pressed: what was typed is kept by the page that asked.
 */
export class DeskConfirmation extends LitElement {
  static override styles = [tokens, text, page, buttons, spinner, panel, styles];

  /** What is to be sent. Nothing is shown without it. */
  @property({attribute: false}) draft?: Draft;

  /** Who will be paid, from the vault's own deployment. */
  @property({attribute: 'merchant-name'}) merchantName = '';

  /** Whether it is being signed. */
  @property({type: Boolean}) busy = false;

  /** Why it was not sent: the rule that was broken, `unreachable`, `mismatch` or `unauthenticated`. */
  @property() problem?: string | undefined;

  @query('.primary') private sendButton!: HTMLButtonElement | null;

  readonly #words = new VaultLocalize(this);

  /** Puts the focus on Send. */
  override focus(options?: FocusOptions): void {
    this.sendButton?.focus(options);
  }

  protected override firstUpdated(): void {
    this.focus();
  }

  protected override render(): TemplateResult | typeof nothing {
    const {draft} = this;
    if (!draft) return nothing;
    const words = this.#words;
    return html`
      <section aria-labelledby="title" @keydown=${this.#onKeydown}>
        <div>
          <h1 id="title">${words.term('desk.confirmTitle')}</h1>
          <p class="detail">${words.term('desk.confirmDetail', formatDuration(draft.holdMs, words.lang()))}</p>
        </div>
        <div class="sheet">
          <p class="amount">
            <span class="unseen">${words.term('desk.amount')}</span>
            <bdi>${formatMoney(draft.order.amount, words.lang())}</bdi>
          </p>
          <dl>${this.#linesOf(draft).map(([label, text]) => renderLine(label, text))}</dl>
        </div>
        <p class="problem" role="alert">${this.#renderProblem()}</p>
        <div class="actions">
          <button type="button" @click=${this.#onBack}>${words.term('desk.back')}</button>
          <button type="button" class="primary" aria-disabled=${this.busy ? 'true' : nothing} @click=${this.#onSend}>
            ${
              this.busy
                ? html`<span class="spinner" aria-hidden="true"></span>${words.term('desk.sending')}`
                : words.term('desk.send')
            }
          </button>
        </div>
      </section>
    `;
  }

  #linesOf({order, fields, answerWithinMs}: Draft): [label: string, text: string][] {
    const words = this.#words;
    const lang = words.lang();
    const accepts =
      fields.kinds.length > 1 ? 'acceptsBoth' : fields.kinds[0] === 'card' ? 'acceptsCard' : 'acceptsGiftCard';
    const lines: [string, string | undefined][] = [
      [words.term('desk.reason'), order.reason],
      [words.term('desk.merchant'), this.merchantName || undefined],
      [words.term('desk.order'), order.number],
      [words.term('desk.subtotal'), order.subtotal && formatMoney(order.subtotal, lang)],
      [words.term('desk.tax'), order.tax && formatMoney(order.tax, lang)],
      [words.term('desk.accepts'), words.term(`desk.${accepts}`)],
      [words.term('desk.answerWithin'), formatDuration(answerWithinMs, lang)],
    ];
    return lines.filter((line): line is [string, string] => line[1] !== undefined);
  }

  #renderProblem(): TemplateResult | typeof nothing {
    if (!this.problem || this.busy) return nothing;
    const known = PROBLEMS.find((problem) => problem === this.problem) ?? 'other';
    return html`${alertIcon}<span>${this.#words.term(`desk.problem.${known}`)}</span>`;
  }

  #onSend(): void {
    if (!this.busy) this.dispatchEvent(new DraftSentEvent());
  }

  #onKeydown(event: KeyboardEvent): void {
    if (event.key === 'Escape') this.#onBack();
  }

  /** Even while the signer is being asked: what it signs then is never sent. */
  #onBack(): void {
    this.dispatchEvent(new DraftBackEvent());
  }
}

function renderLine(label: string, text: string): TemplateResult {
  return html`
    <div class="line">
      <dt>${label}</dt>
      <dd><bdi>${text}</bdi></dd>
    </div>
  `;
}
