import {LitElement, html, nothing, type TemplateResult} from 'lit';
import {property} from 'lit/decorators.js';

import {importable} from '../../loading/importable.js';
import type {ChatTerms, HostTerms, PlainTerm} from '../../locales/host-terms.js';
import {formatMoney} from '../../request/money.js';
import type {RequestView, Session} from '../../session/session.js';
import {cardIcon, clockIcon, lockIcon} from '../../styles/icons.js';
import {buttons} from '../../styles/buttons.js';
import {spinner} from '../../styles/spinner.js';
import {text, tokens} from '../../styles/tokens.js';
import {RequestCancelEvent, RequestCanceledEvent, RequestDeclineEvent, RequestOpenEvent} from '../events.js';
import {Words} from '../localize.js';
import {PaymentController} from '../payment-controller.js';
import {PROBLEM_WORDS} from '../problems.js';
import {Countdown, formatCountdown} from '../ticker.js';
import type * as AgentHalf from './agent-view.js';
import type {renderCheckoutWay} from './checkout-way.js';
import {CUSTOMER_LOOKS, ENDINGS, REFUSALS, SENDING, type CustomerLook} from './customer-looks.js';
import {isMissing} from './missing.js';
import {styles} from './request.styles.js';

/** A customer is told of the time only when it is short: from here on, in milliseconds. */
const COUNTDOWN_FROM_MS = 10 * 60_000;

/** How soon what could not be fetched is asked for again, in milliseconds. */
const FETCH_AGAIN_MS = 3000;

/** The agent's half of the bubble: customers never load it. */
let agentHalf: typeof AgentHalf | undefined;
const importAgentHalf = importable(() => import('./agent-view.js'));

/** What bubbles have whose card goes to a provider. */
let checkoutWay: typeof renderCheckoutWay | undefined;
const importCheckoutWay = importable(() => import('./checkout-way.js'));

/**
 * One payment request in the conversation: what is asked, where it stands, and the way to pay. Agents see the same
 * request with its status pill. It holds the request's id alone, so it may be destroyed, moved and copied at will.
 *
 * @element chatpay-request
 * @fires {RequestOpenEvent} chatpay-request-open - The customer wants to pay. Cancelable.
 * @fires {RequestDeclineEvent} chatpay-request-decline - The customer declines. Cancelable.
 * @fires {RequestCancelEvent} chatpay-request-cancel - The agent withdraws the request. Cancelable.
 * @fires {RequestCanceledEvent} chatpay-request-canceled - The request was withdrawn.
 * @csspart heading - Who is paid; for agents, what this is.
 * @csspart amount - The amount, written for the page's language.
 * @csspart reason - What the payment is for, in the agent's words.
 * @csspart status - Where the request stands, in words.
 * @csspart ended - Why the host ended the request before its time.
 * @csspart decline - The customer's button to decline.
 * @csspart pay - The customer's button to pay; absent once the request can no longer be paid.
 * @csspart receipt - The button to the receipt of a payment at a provider.
 * @csspart note - The line under the buttons.
 * @csspart time - How long the request still waits.
 * @csspart presence - How far the customer is; for agents.
 * @csspart cancel - The agent's button to withdraw.
 * @csspart problem - Why the last thing did not work.
 * @attribute {'light' | 'dark'} scheme - Light or dark, where that is not the page's own `color-scheme`.
 * @attribute {'compact'} density - How tightly it is set.
 * @cssprop [--chatpay-ink] - Primitive: the color that text and lines are made of.
 * @cssprop [--chatpay-paper] - Primitive: the color that surfaces are made of.
 * @cssprop [--chatpay-brand] - Primitive: the color of what can be done.
 * @cssprop [--chatpay-space=0.25rem] - Primitive: the step that distances and heights are multiples of.
 * @cssprop [--chatpay-radius=0.75rem] - Primitive: radius of corners.
 * @cssprop [--chatpay-font] - Primitive: font of all text.
 * @cssprop [--chatpay-font-size=0.9375rem] - Primitive: size of text; everything grows with it.
 * @cssprop [--chatpay-accent] - Color of what can be done; the brand's.
 * @cssprop [--chatpay-accent-text] - Color of text on the accent; black or white, whichever can be read.
 * @cssprop [--chatpay-accent-ink] - Color of text, icons and focus rings in the accent's hue; the accent, as dark or light as it takes to be read.
 * @cssprop [--chatpay-surface] - Color of surfaces; paper.
 * @cssprop [--chatpay-text] - Color of text on surfaces; ink.
 * @cssprop [--chatpay-muted-text] - Color of secondary text; two thirds ink.
 * @cssprop [--chatpay-border] - Color of borders; a seventh ink.
 * @cssprop [--chatpay-focus-ring] - Color of the ring around what has the focus; the accent's ink.
 * @cssprop [--chatpay-danger] - Color of what failed.
 * @cssprop [--chatpay-success] - Color of what went well.
 * @cssprop [--chatpay-warning] - Color of what needs a look.
 * @cssprop [--chatpay-button-radius] - Radius of buttons; three quarters of the radius.
 * @cssprop [--chatpay-bubble-width=21rem] - Width of the bubble, where there is room.
 * @cssprop [--chatpay-bubble-radius] - Radius of the bubble, and of the cards of the other elements; five quarters of the radius.
 * @cssprop [--chatpay-bubble-border] - The bubble's border, as `border` takes it.
 * @cssprop [--chatpay-bubble-bar] - Its border where lines begin, as `border` takes it.
 * @cssprop [--chatpay-bubble-surface] - Color of the bubble, where it differs from other surfaces. Set its text with it.
 * @cssprop [--chatpay-bubble-text] - Color of text in the bubble.
 * @cssprop [--chatpay-bubble-shadow] - Shadow of the bubble, and of the cards of the other elements.
 */
export class RequestElement extends LitElement {
  static override styles = [tokens, text, buttons, spinner, styles];

  /** Id of the request to show. */
  @property() request = '';

  /** The session to ask, where there is no provider. */
  @property({attribute: false}) session?: Session;

  /** Those of agents come with their half. */
  readonly #words = new Words<HostTerms>(this);
  readonly #payment = new PaymentController(this, () => this.#says());
  readonly #countdown = new Countdown(this);
  #loading: Promise<unknown> | undefined;

  protected override render(): TemplateResult {
    const {view} = this.#payment;
    if (!view) return this.#renderUnknown();
    const {role} = this.#payment.session!.party;
    return role === 'customer' ? this.#renderCustomerView(view) : this.#renderAgentView(view);
  }

  /** Moves the focus to what can be done, else to the bubble itself. */
  override focus(options?: FocusOptions): void {
    const target = this.renderRoot.querySelector<HTMLElement>(
      '[part=pay], [part=receipt], [part=status]:not(:has(~ .way)), chatpay-status',
    );
    target?.focus(options);
  }

  /** Settles once the element has rendered, for agents with the half that is loaded late. */
  protected override async getUpdateComplete(): Promise<boolean> {
    const done = await super.getUpdateComplete();
    if (!this.#loading) return done;
    await this.#loading;
    return super.getUpdateComplete();
  }

  #renderSkeleton(): TemplateResult {
    return html`<div class="skeleton" role="img" aria-label=${this.#words.term('loading')}><i></i><i></i><i></i></div>`;
  }

  #renderUnknown(): TemplateResult {
    const {session} = this.#payment;
    if (!session || !isMissing(this, session)) return this.#renderSkeleton();
    // an inbox holds all of its agent's own, a conversation everybody's
    if ('inbox' in session.scope) return this.#agentHalf()?.renderOfAnother(this.#words) ?? this.#renderSkeleton();
    return html`<div part="heading">${cardIcon}<span>${this.#words.term('requestNotFound')}</span></div>`;
  }

  #agentHalf() {
    if (!agentHalf) this.#fetch(importAgentHalf, (half) => (agentHalf = half));
    return agentHalf;
  }

  #renderAgentView(view: RequestView): TemplateResult {
    const half = this.#agentHalf();
    if (!half) return this.#renderSkeleton();
    return html`
      ${this.#renderOrder(view, this.#words.term('paymentRequest'))}
      ${this.#renderStanding(html`
        ${half.renderAgentView({
          view,
          words: this.#words,
          session: this.session,
          left: this.#remaining(view),
          onCancel: this.#payment.allows('cancel') && !view.pending ? this.#onCancel : undefined,
        })}
        ${this.#renderEnding(view)}
      `)}
    `;
  }

  #renderCustomerView(view: RequestView): TemplateResult {
    const {terms} = view.state;
    const look = view.pending === 'submit' ? SENDING : CUSTOMER_LOOKS[view.status];
    return html`
      ${this.#renderOrder(view, this.#words.term('requestFrom', terms.merchant.name))}
      ${this.#renderStanding(html`
        ${look ? this.#renderLook(look, view) : nothing} ${this.#renderEnding(view)}
        ${look !== SENDING && this.#payment.allows('open') ? this.#renderAnswers(view) : nothing}
        ${this.#renderWay(view)}
      `)}
    `;
  }

  /**
   * What changes below the order. A chat is a live region, in which a screen reader would read every second of the time, and
   * each status beside what the provider announces; what is asked for is still read when the bubble comes.
   */
  #renderStanding(standing: TemplateResult): TemplateResult {
    return html`<div aria-live="off">${standing} ${this.#renderProblem()}</div>`;
  }

  #renderOrder({state: {terms}}: RequestView, heading: string): TemplateResult {
    return html`
      <div part="heading" id="who">${cardIcon}<bdi>${heading}</bdi></div>
      <div part="amount" id="amount"><bdi>${formatMoney(terms.order.amount, this.#words.lang())}</bdi></div>
      <div part="reason"><bdi>${terms.order.reason}</bdi></div>
    `;
  }

  /** The pill speaks for the agent's half. */
  #says(): string | undefined {
    const {view, session} = this.#payment;
    const look = view && session?.party.role === 'customer' ? CUSTOMER_LOOKS[view.status] : undefined;
    return look && view && this.#words.term(termOf(look, view));
  }

  #renderLook(look: CustomerLook, view: RequestView): TemplateResult {
    const {icon, tone} = look;
    return html`<div part="status" class=${tone} tabindex="-1">
      ${icon ?? html`<span class="spinner"></span>`}<span>${this.#words.term(termOf(look, view))}</span>
    </div>`;
  }

  #renderEnding(view: RequestView): TemplateResult | typeof nothing {
    const words = endingOf(view);
    return words ? html`<div part="ended">${this.#words.term(words)}</div>` : nothing;
  }

  #renderAnswers(view: RequestView): TemplateResult {
    const busy = isBusy(view) ? 'true' : nothing;
    const left = this.#remaining(view);
    return html`
      <div class="answers" role="group" aria-labelledby="who amount">
        <button part="decline" type="button" aria-disabled=${busy} @click=${this.#onDecline}>
          ${this.#words.term('decline')}
        </button>
        <button part="pay" class="primary" type="button" aria-disabled=${busy} @click=${this.#onPay}>
          ${this.#words.term(view.status === 'refused' ? 'tryAnotherCard' : 'enterPayment')}
        </button>
      </div>
      <div part="note">
        <span class="secured">${lockIcon}${this.#words.term('securedNote')}</span> ${
          left !== undefined && left <= COUNTDOWN_FROM_MS
            ? html`<span part="time" class=${left < 60_000 ? 'soon' : ''}
                >${clockIcon}${this.#words.term('expiresIn', formatCountdown(left, this.#words.lang()))}</span
              >`
            : nothing
        }
      </div>
    `;
  }

  /** What a provider's requests have besides is loaded with the first of them. */
  #renderWay(view: RequestView): TemplateResult | typeof nothing {
    if (view.state.terms.collection === 'reveal' || !this.#payment.chatpay) return nothing;
    if (checkoutWay) return checkoutWay(view, this.#words, this.#onPay);
    this.#fetch(importCheckoutWay, ({renderCheckoutWay}) => (checkoutWay = renderCheckoutWay));
    return nothing;
  }

  /** Fetches what is drawn besides; where that fails, again a little later. */
  #fetch<Module>(load: () => Promise<Module>, take: (module: Module) => void): void {
    this.#loading ??= load().then(
      (module) => {
        take(module);
        this.requestUpdate();
      },
      () => {
        setTimeout(() => {
          this.#loading = undefined;
          this.requestUpdate();
        }, FETCH_AGAIN_MS);
      },
    );
  }

  /** What is not this element's own the agent's pill says. */
  #renderProblem(): TemplateResult | typeof nothing {
    const {problem: known, ownProblem, isAlert, session} = this.#payment;
    const problem = session?.party.role === 'agent' ? ownProblem : known;
    if (!problem) return nothing;
    // what concerns every copy the provider says, once
    const role = isAlert ? 'alert' : nothing;
    return html`<div part="problem" role=${role}>${this.#words.term(PROBLEM_WORDS[problem])}</div>`;
  }

  /** What is left of the time to answer, while the customer may. */
  #remaining({status, state}: RequestView): number | undefined {
    const waits = status === state.status && state.changesAt === state.answerBy;
    return this.#countdown.remaining(this.#payment.deadline(waits ? state.answerBy : undefined));
  }

  readonly #onPay = () => {
    const view = this.#payment.view;
    if (!view || isBusy(view) || !this.dispatchEvent(new RequestOpenEvent(this.request))) return;
    this.#payment.revive();
    this.#payment.chatpay?.pay(this.request, this);
    // That it was opened is good to know and no more: the form does not wait for it.
    if (!this.#payment.allows('open')) return;
    this.#payment.session?.send(view.conversation, {type: 'open', request: this.request}).catch(() => {});
  };

  readonly #onDecline = () => {
    const view = this.#payment.view;
    if (!view || isBusy(view) || !this.dispatchEvent(new RequestDeclineEvent(this.request))) return;
    void this.#payment.attempt((session) => session.send(view.conversation, {type: 'decline', request: this.request}));
  };

  readonly #onCancel = () => {
    const view = this.#payment.view;
    if (!view || !this.dispatchEvent(new RequestCancelEvent(this.request))) return;
    void this.#payment.attempt(async (session) => {
      await session.send(view.conversation, {type: 'cancel', request: this.request});
      this.dispatchEvent(new RequestCanceledEvent(this.request));
    });
  };
}

/** The words of a look; a refusal says why. */
function termOf({words}: CustomerLook, {state: {refusal}}: RequestView): PlainTerm<ChatTerms> {
  return words === 'refusedOther' && refusal ? REFUSALS[refusal] : words;
}

/** Why the host ended a request before its time, once that is what ended it. */
function endingOf({status, state: {endReason}}: RequestView): PlainTerm<ChatTerms> | undefined {
  return endReason && (status === 'expired' || status === 'lapsed') ? ENDINGS[endReason] : undefined;
}

/** Whether an answer of the customer's is on its way. */
function isBusy({pending}: RequestView): boolean {
  return pending !== undefined && pending !== 'open';
}
