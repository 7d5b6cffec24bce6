import {LitElement, html, nothing, type SVGTemplateResult, type TemplateResult} from 'lit';
import {property, state} from 'lit/decorators.js';

import {importable} from '../../loading/importable.js';
import type {Delivery} from '../../request/command.js';
import {formatMoney} from '../../request/money.js';
import type {FindCheckout, RequestView, Session, Wish} from '../../session/session.js';
import {againIcon, alertIcon} from '../../styles/icons.js';
import {buttons} from '../../styles/buttons.js';
import {fields} from '../../styles/fields.js';
import {text, tokens} from '../../styles/tokens.js';
import {RequestCancelEvent, RequestCanceledEvent} from '../events.js';
import {Destination} from '../link/destination.js';
import {destination} from '../link/destination.styles.js';
import {LinkWords} from '../link/link-words.js';
import {PaymentController} from '../payment-controller.js';
import {styles} from './progress.styles.js';
import {renderStep, type Next} from './render-step.js';
import {stepsOf, toldOf, type Step} from './steps.js';

/** Words for what the payment controller says did not work. */
const PROBLEMS = {
  'not-reached': 'problem.unreachable',
  'not-loaded': 'problem.other',
  'not-allowed': 'problem.too-late',
  'card-not-sent': 'problem.other',
} as const;

/**
 * The status guide of a payment by link: each step with its time, where the payment stands, what comes next, and what the
 * agent can do about it. It holds the request's id alone; every agent who follows the conversation sees the same.
 *
 * @element chatpay-progress
 * @attribute {'light' | 'dark'} scheme - Light or dark, where that is not the page's own `color-scheme`.
 * @attribute {'compact'} density - How tightly it is set.
 * @fires {RequestCancelEvent} chatpay-request-cancel - The agent withdraws the request. Cancelable.
 * @fires {RequestCanceledEvent} chatpay-request-canceled - The request was withdrawn.
 * @csspart amount - The amount, written for the page's language.
 * @csspart destination - The channel and the number.
 * @csspart steps - The list of steps.
 * @csspart step - One step.
 * @csspart time - When a step was reached.
 * @csspart next - What comes next, under the step where the payment stands.
 * @csspart detail - Why a message was not delivered.
 * @csspart code-for-support - The messaging service's own code for that.
 * @csspart phone - The field for the customer's number, when the link is sent again.
 * @csspart channel - The choice of a channel, when the link is sent again.
 * @csspart send-again - Sends the same link again.
 * @csspart show-code - Shows or hides the link as a QR code.
 * @csspart code - The link as a QR code.
 * @csspart send-receipt - Sends the receipt again.
 * @csspart retry - Tries again to send a request that could not be sent.
 * @csspart cancel - Withdraws the request.
 * @csspart problem - Why the last thing did not work.
 */
export class ProgressElement extends LitElement {
  static override styles = [tokens, text, buttons, fields, destination, styles];

  /** Id of the request. */
  @property() request = '';

  /** Country of a number that has no country code: ISO 3166-1, two letters. */
  @property() country = 'US';

  /**
   * Finds the payment link, for example `httpCheckout({url})`: shown as a QR code to a customer who stands at the counter. No code
   * is offered without it.
   */
  @property({attribute: false}) findLink?: FindCheckout;

  /** The session to ask, where there is no provider. */
  @property({attribute: false}) session?: Session;

  /** The way of sending that the agent wants to correct; the fields close when there is another. */
  @state() private correcting: Delivery | undefined;

  /** The link of a request as a QR code, while it is shown. */
  @state() private code: {readonly request: string; readonly drawn: SVGTemplateResult} | undefined;

  readonly #words = new LinkWords(this);
  readonly #payment = new PaymentController(this, () => this.#says());
  readonly #destination = new Destination(this, this.#words);
  /** What the fields were filled in with. */
  #filled: Delivery | undefined;

  protected override willUpdate(): void {
    this.#destination.country = this.country;
    const sentBy = this.#payment.view?.state.sentBy;
    if (!sentBy || sentBy === this.#filled || sentBy.channel === 'chat') return;
    this.#filled = sentBy;
    this.#destination.fill(sentBy.phone, sentBy.channel);
  }

  protected override render(): TemplateResult {
    const {view} = this.#payment;
    if (!view) {
      const label = this.#words.term('progress.loading');
      return html`<div class="skeleton" role="img" aria-label=${label}><i></i><i></i><i></i></div>`;
    }
    const now = this.#payment.session!.clock.now();
    return html`
      ${this.#renderHead(view)}
      <ol part="steps" aria-label=${this.#words.term('progress.title')}>
        ${this.#steps(view).map((step) => renderStep(step, this.#next(step, view), now, this.#words))}
      </ol>
      ${this.#renderCode(view)} ${this.#renderCorrection(view)} ${this.#renderProblem()} ${this.#renderActions(view)}
    `;
  }

  #renderHead({state: {terms, sentBy}}: RequestView): TemplateResult {
    const words = this.#words;
    const {amount, number, reason} = terms.order;
    return html`<div class="head">
      <div class="what">
        <strong part="amount"><bdi>${formatMoney(amount, words.lang())}</bdi></strong>
        <bdi>${number === undefined ? reason : words.term('order.reason', number)}</bdi>
      </div>
      ${
        sentBy.channel === 'chat'
          ? nothing
          : html`<div part="destination">
              <span>${words.term(`link.${sentBy.channel}`)}</span>
              <bdi dir="ltr">${this.#destination.written(sentBy.phone)}</bdi>
            </div>`
      }
    </div>`;
  }

  /** Moves the focus to the step where the payment stands. */
  override focus(options?: FocusOptions): void {
    this.renderRoot.querySelector<HTMLElement>('[aria-current=step]')?.focus(options);
  }

  /** The link for a phone's camera, as long as it can be paid. */
  #renderCode(view: RequestView): TemplateResult | typeof nothing {
    if (!this.code || this.code.request !== view.id || !this.#mayResend(view)) return nothing;
    return html`<div part="code" role="img" aria-label=${this.#words.term('progress.code')}>${this.code.drawn}</div>`;
  }

  /** The number and the channel, to be corrected before the same link is sent again. */
  #renderCorrection(view: RequestView): TemplateResult | typeof nothing {
    if (!this.#isCorrecting(view)) return nothing;
    return html`<form class="correction" novalidate autocomplete="off" @submit=${this.#onSendAgain}>
      ${this.#destination.render()}
      <button part="send-again" class="primary" type="submit" aria-disabled=${isBusy(view)}>
        ${this.#words.term('progress.sendAgain')}
      </button>
    </form>`;
  }

  #renderProblem(): TemplateResult {
    const {problem, isAlert} = this.#payment;
    return html`<div part="problem" class="fault" role=${problem && !isAlert ? nothing : 'alert'}>
      ${problem ? html`${alertIcon}<span>${this.#words.term(PROBLEMS[problem])}</span>` : nothing}
    </div>`;
  }

  #renderActions(view: RequestView): TemplateResult | typeof nothing {
    const words = this.#words;
    const buttons = [
      view.status === 'unsent' &&
        html`<button part="retry" class="primary" type="button" @click=${this.#onRetry}>
          ${againIcon}${words.term('progress.tryAgain')}
        </button>`,
      this.#mayResend(view) &&
        !this.#isCorrecting(view) &&
        html`<button part="send-again" type="button" @click=${this.#onCorrect}>
          ${words.term('progress.sendAgain')}
        </button>`,
      this.findLink !== undefined &&
        this.#mayResend(view) &&
        html`<button part="show-code" type="button" @click=${this.#onShowCode}>
          ${words.term(this.code?.request === view.id ? 'progress.hideCode' : 'progress.showCode')}
        </button>`,
      this.#mayResendReceipt(view) &&
        html`<button
          part="send-receipt"
          class=${view.state.receipt === 'undelivered' ? 'primary' : ''}
          type="button"
          aria-disabled=${isBusy(view)}
          @click=${this.#onSendReceipt}
        >
          ${words.term('progress.sendReceiptAgain')}
        </button>`,
      this.#payment.allows('cancel') &&
        html`<button part="cancel" type="button" aria-disabled=${isBusy(view)} @click=${this.#onCancel}>
          ${words.term('progress.cancel')}
        </button>`,
    ].filter((button) => button !== false);
    return buttons.length > 0 ? html`<div class="actions">${buttons}</div>` : nothing;
  }

  #steps({id, status, state}: RequestView): Step[] {
    return stepsOf(status, state, this.#payment.session!.eventsOf(id));
  }

  #next({name}: Step, {id, status, state}: RequestView): Next {
    const told = toldOf(name, this.#payment.session!.eventsOf(id));
    const waits = status === state.status && state.changesAt === state.answerBy;
    const isChat = state.sentBy.channel === 'chat';
    // In the chat there is no receipt to follow.
    const isOver = name === 'paid' && isChat;
    return {told, isChat, isOver, ...(waits && {until: state.answerBy})};
  }

  #says(): string | undefined {
    const {view} = this.#payment;
    const current = view && this.#steps(view).find(({standing}) => standing === 'current');
    return current && this.#words.term(`step.${current.name}`);
  }

  #mayResend({state}: RequestView): boolean {
    return state.sentBy.channel !== 'chat' && this.#payment.allows('resend');
  }

  #mayResendReceipt({state}: RequestView): boolean {
    return state.sentBy.channel !== 'chat' && state.receipt !== 'none' && this.#payment.allows('resend-receipt');
  }

  #isCorrecting(view: RequestView): boolean {
    const isNeeded = this.#steps(view).some(({name}) => name === 'undelivered');
    return this.#mayResend(view) && (isNeeded || this.correcting === view.state.sentBy);
  }

  #give(wish: (request: string) => Wish, done?: () => void): void {
    const {view} = this.#payment;
    if (!view || view.pending !== undefined) return;
    void this.#payment.attempt(async (session) => {
      await session.send(view.conversation, wish(view.id));
      done?.();
    });
  }

  readonly #onRetry = () => void this.#payment.attempt((session) => session.retry(this.request));

  readonly #onCorrect = async () => {
    this.correcting = this.#payment.view?.state.sentBy;
    await this.updateComplete;
    this.renderRoot.querySelector<HTMLElement>('[part=phone]')?.focus();
  };

  readonly #onSendAgain = async (event: Event) => {
    event.preventDefault();
    const delivery = await this.#destination.read();
    if (delivery) return this.#give((request) => ({type: 'resend', request, delivery}));
    await this.updateComplete;
    this.renderRoot.querySelector<HTMLElement>('[part=phone]')?.focus();
  };

  readonly #onShowCode = () => {
    const {view} = this.#payment;
    const {findLink} = this;
    if (!view || !findLink) return;
    if (this.code?.request === view.id) return void (this.code = undefined);
    const {id: request, conversation} = view;
    void this.#payment.attempt(async () => {
      const [url, {renderCode}] = await Promise.all([findLink({conversation, request}), importCode()]);
      this.code = {request, drawn: renderCode(url)};
    });
  };

  readonly #onSendReceipt = () => this.#give((request) => ({type: 'resend-receipt', request}));

  readonly #onCancel = () => {
    if (!this.dispatchEvent(new RequestCancelEvent(this.request))) return;
    const request = this.request;
    this.#give(
      () => ({type: 'cancel', request}),
      () => this.dispatchEvent(new RequestCanceledEvent(request)),
    );
  };
}

const importCode = importable(() => import('./code.js'));

function isBusy({pending}: RequestView): 'true' | typeof nothing {
  return pending === undefined ? nothing : 'true';
}
