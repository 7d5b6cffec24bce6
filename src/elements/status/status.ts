import {LitElement, html, nothing, type TemplateResult} from 'lit';
import {property, state} from 'lit/decorators.js';

import type {RequestStatus, Session} from '../../session/session.js';
import {buttons} from '../../styles/buttons.js';
import {spinner} from '../../styles/spinner.js';
import {text, tokens} from '../../styles/tokens.js';
import {CardViewEvent, RequestAgainEvent} from '../events.js';
import {AgentWords} from '../agent-words.js';
import {PaymentController} from '../payment-controller.js';
import {PROBLEM_WORDS} from '../problems.js';
import {Countdown, formatCountdown} from '../ticker.js';
import {LOOKS, lookOf, type Look} from './looks.js';
import {styles} from './status.styles.js';

/**
 * Where a payment request stands, in a pill, and what the agent can do about it. Below a provider, or with a session of
 * its own, it follows the request; with `status` alone it shows that status.
 *
 * @element chatpay-status
 * @attribute {'light' | 'dark'} scheme - Light or dark, where that is not the page's own `color-scheme`.
 * @attribute {'compact'} density - How tightly it is set.
 * @fires {CardViewEvent} chatpay-card-view - The agent wants to see the card. Cancelable.
 * @fires {RequestAgainEvent} chatpay-request-again - The agent wants to ask again. Cancelable.
 * @csspart pill - The status: a button where there is one thing to do, else a text.
 * @csspart time - What is left of the time to use the card.
 * @csspart discard - Gives up a request that could not be sent.
 * @csspart complete - Marks a card that is gone as used.
 * @csspart again - Asks for the payment again.
 * @csspart question - Whether the card was charged, asked before asking again.
 * @csspart problem - Why the last thing did not work.
 * @cssprop [--chatpay-pill-radius=99rem] - Radius of the pill.
 */
export class StatusElement extends LitElement {
  static override styles = [tokens, text, buttons, spinner, styles];

  /** Id of the request. */
  @property() request = '';

  /** A status to show without a session. */
  @property() status?: RequestStatus;

  /** The session to ask, where there is no provider. */
  @property({attribute: false}) session?: Session;

  /** Whether the agent is being asked if the card was charged. */
  @state() private asking = false;

  readonly #words = new AgentWords(this);
  readonly #payment = new PaymentController(this, () => this.#says());
  readonly #countdown = new Countdown(this);
  /** The description of the pill, and in which minute it was made. */
  #told?: {readonly minute: number; readonly left: string};

  constructor() {
    super();
    // A chat around it may be a live region: what has changed is announced by the provider alone.
    this.attachInternals().ariaLive = 'off';
  }

  protected override render(): TemplateResult | typeof nothing {
    const {view} = this.#payment;
    const status = view?.status ?? this.status;
    if (!status || !Object.hasOwn(LOOKS, status)) return nothing;
    return html`
      ${this.#renderPill(status)} ${this.#renderActions(status)}
      ${
        this.#payment.problem
          ? html`<span part="problem" role=${this.#payment.isAlert ? 'alert' : nothing}
              >${this.#words.term(PROBLEM_WORDS[this.#payment.problem])}</span
            >`
          : nothing
      }
    `;
  }

  /** Moves the focus to the pill. */
  override focus(options?: FocusOptions): void {
    this.renderRoot.querySelector<HTMLElement>('[part=pill]')?.focus(options);
  }

  #renderPill(status: RequestStatus): TemplateResult {
    const action = this.#actionOf();
    const look = lookOf(status, this.#payment.view?.state, action !== undefined || !this.#payment.view);
    const left = this.#remaining(status);
    if (!action)
      return html`<span part="pill" class="pill ${look.tone}" tabindex="-1">${this.#renderLook(look, left)}</span>`;
    const busy = this.#payment.view?.pending !== undefined;
    return html`<button
        part="pill"
        class="pill ${look.tone}"
        type="button"
        aria-disabled=${busy ? 'true' : nothing}
        aria-describedby=${left === undefined ? nothing : 'left'}
        @click=${busy ? nothing : action}
      >
        ${this.#renderLook(look, left, true)}</button
      >${left === undefined ? nothing : html`<span id="left" hidden>${this.#describe(left)}</span>`}`;
  }

  /** @param isButton The time is no part of what a button is called: its description says it. */
  #renderLook({icon, words}: Look, left: number | undefined, isButton = false): TemplateResult {
    return html`${icon ?? html`<span class="spinner"></span>`}<span class="words">${this.#words.term(words)}</span>${
        left === undefined
          ? nothing
          : html`<time part="time" class=${left < 60_000 ? 'soon' : ''} aria-hidden=${isButton ? 'true' : nothing}
              >${formatCountdown(left, this.#words.lang())}</time
            >`
      }`;
  }

  /** Some screen readers say every change in the description of what has the focus: there it changes once a minute. */
  #describe(left: number): string {
    const minute = Math.ceil(left / 60_000);
    const hasFocus = this.shadowRoot?.activeElement?.matches('.pill');
    if (!hasFocus || minute !== this.#told?.minute) {
      this.#told = {minute, left: this.#words.term('expiresIn', formatCountdown(left, this.#words.lang()))};
    }
    return this.#told.left;
  }

  #renderActions(status: RequestStatus): TemplateResult | typeof nothing {
    if (this.#payment.session?.party.role !== 'agent') return nothing;
    if (status === 'unsent') return this.#renderDiscard();
    if (status !== 'expired' && status !== 'lapsed') return nothing;
    if (this.asking) return this.#renderQuestion();
    return html`
      ${
        this.#payment.allows('complete')
          ? html`<button part="complete" class="quiet" type="button" @click=${this.#onComplete}>
              ${this.#words.term('markAsCompleted')}
            </button>`
          : nothing
      }
      <button part="again" class="quiet" type="button" @click=${this.#onAgain}>
        ${this.#words.term('requestAgain')}
      </button>
    `;
  }

  #renderDiscard(): TemplateResult {
    return html`<button part="discard" class="quiet" type="button" @click=${this.#onDiscard}>
      ${this.#words.term('discard')}
    </button>`;
  }

  #renderQuestion(): TemplateResult {
    return html`
      <span part="question" class="question" role="group" aria-labelledby="question">
        <strong id="question">${this.#words.term('wasCharged')}</strong>
        <button class="yes" type="button" @click=${this.#onCharged}>${this.#words.term('wasChargedYes')}</button>
        <button type="button" @click=${this.#onNotCharged}>${this.#words.term('wasChargedNo')}</button>
      </span>
    `;
  }

  #says(): string | undefined {
    const {view} = this.#payment;
    return view && this.#words.term(lookOf(view.status, view.state, this.#payment.allows('view')).words);
  }

  /** What a press on the pill does; nothing when the pill is no button. */
  #actionOf(): (() => void) | undefined {
    if (this.#payment.view?.status === 'unsent') return this.#onRetry;
    return this.#payment.allows('view') ? this.#onView : undefined;
  }

  #remaining(status: RequestStatus): number | undefined {
    const until = status === 'submitted' ? this.#payment.view?.state?.holdUntil : undefined;
    return this.#countdown.remaining(this.#payment.deadline(until));
  }

  readonly #onRetry = () => void this.#payment.attempt((session) => session.retry(this.request));

  readonly #onDiscard = () => void this.#payment.attempt((session) => Promise.resolve(session.discard(this.request)));

  readonly #onView = () => {
    if (!this.dispatchEvent(new CardViewEvent(this.request))) return;
    void this.#payment.attempt(async () => (await this.#payment.chatpay?.desk())?.view(this.request));
  };

  readonly #onComplete = () => {
    const conversation = this.#payment.view?.conversation;
    if (conversation === undefined) return;
    void this.#payment.attempt((session) => session.send(conversation, {type: 'complete', request: this.request}));
  };

  /** A card that somebody had on screen may have been charged: asking for another could charge the customer twice. */
  readonly #onAgain = async () => {
    const state = this.#payment.view?.state;
    if (state?.status !== 'lapsed' || !state.viewed) return this.#askAgain();
    this.asking = true;
    await this.updateComplete;
    this.renderRoot.querySelector<HTMLElement>('.yes')?.focus();
  };

  readonly #onCharged = () => {
    this.asking = false;
    if (this.#payment.allows('complete')) this.#onComplete();
  };

  readonly #onNotCharged = () => {
    this.asking = false;
    this.#askAgain();
  };

  #askAgain(): void {
    if (this.dispatchEvent(new RequestAgainEvent(this.request))) this.#payment.chatpay?.askAgain(this.request);
  }
}
