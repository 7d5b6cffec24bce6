import {LitElement, html, nothing, type PropertyValues, type TemplateResult} from 'lit';
import {property, query, state} from 'lit/decorators.js';

import type {Draft} from '../../request/draft.js';
import {RefusedError} from '../../request/errors.js';
import type {RequestId} from '../../request/ids.js';
import {MAX_HOLD_MS} from '../../request/limits.js';
import type {Order} from '../../request/order.js';
import type {Session} from '../../session/session.js';
import {FailedEvent, RequestSendEvent, RequestSentEvent} from '../events.js';
import {alertIcon, cardIcon, closeIcon} from '../icons.js';
import {AgentWords} from '../agent-words.js';
import {SessionController} from '../session-controller.js';
import {buttons} from '../styles/buttons.js';
import {fields} from '../styles/fields.js';
import {text, tokens} from '../styles/tokens.js';
import {styles} from './composer.styles.js';
import type {Entry, EntrySettings, Faults} from './entry.js';
import {followSending} from './follow-sending.js';
import {placeAbove} from './place.js';
import type * as Panel from './panel.js';
import type {Fields} from './render-fields.js';

const MAX_HOLD_MINUTES = MAX_HOLD_MS / 60_000;

/** What the panel is made of: fetched once the page is idle, since nobody asks for money in the first second. */
let panel: typeof Panel | undefined;
const loadPanel = async () => (panel ??= await import('./panel.js'));
const whenIdle = globalThis.requestIdleCallback ?? ((work: () => void) => setTimeout(work, 1000));

/**
 * Asks for a payment: the button at the right of the chat's own composer, and its panel. What the agent has typed is kept
 * for each conversation until it is sent; the vault asks for the last word before anything is.
 *
 * @element chatpay-composer
 * @fires {RequestSendEvent} chatpay-request-send - The agent pressed Request. Cancelable.
 * @fires {RequestSentEvent} chatpay-request-sent - The authority has accepted the request: put it into the conversation.
 * @fires {FailedEvent} chatpay-failed - The request could not be made.
 * @csspart button - The button that opens the panel.
 * @csspart panel - The panel.
 * @csspart amount - The field for the amount.
 * @csspart reason - The field for the reason.
 * @csspart request - The panel's button.
 */
export class ComposerElement extends LitElement {
  static override styles = [tokens, text, buttons, fields, styles];

  /** The conversation in which to ask. */
  @property() conversation = '';

  /** ISO 4217 code in upper case. */
  @property() currency = 'USD';

  /** How long the customer may take for an answer, in minutes. */
  @property({type: Number, attribute: 'answer-within'}) answerWithin = 10;

  /** How long the agent may use a card, in minutes; 1 to 30. */
  @property({type: Number}) hold = 10;

  /** Whether the customer may pay with a gift card, too. */
  @property({type: Boolean, attribute: 'gift-cards'}) giftCards = false;

  /** Whether the form leaves out the security code. */
  @property({type: Boolean, attribute: 'no-security-code'}) noSecurityCode = false;

  /** What the amount begins as, as an agent would type it. */
  @property() amount = '';

  /** What the reason begins as. */
  @property() reason = '';

  /** The session to ask with, where there is no provider. */
  @property({attribute: false}) session?: Session;

  @state() private open = false;
  @state() private faults: Faults = {};
  /** What went wrong outside of the fields. */
  @state() private trouble: 'deskUnavailable' | 'notSigned' | undefined;

  @query('[part=button]') private readonly button!: HTMLButtonElement;
  @query('[part=panel]') private readonly box!: HTMLElement;

  readonly #words = new AgentWords(this);
  readonly #session = new SessionController(this);
  /** What is typed, for each conversation. */
  readonly #entries = new Map<string, Entry>();
  /** The last draft and its idempotency key: the same draft keeps it. */
  #last: {readonly draft: string; readonly command: string} | undefined;
  #isConfirming = false;
  #loading: Promise<boolean> | undefined;
  #known: {readonly session: Session | undefined; readonly leave: (() => void) | undefined} | undefined;

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#known?.leave?.();
    this.#known = undefined;
    this.open = false;
    this.#unplace();
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('hold') && !(this.hold <= MAX_HOLD_MINUTES)) {
      console.warn(`<chatpay-composer> hold is at most ${MAX_HOLD_MINUTES} minutes, not ${this.hold}.`);
    }
    if (changed.has('conversation')) {
      this.open = false;
      this.faults = {};
      this.trouble = undefined;
    }
    this.#know();
  }

  protected override firstUpdated(): void {
    whenIdle(() => void loadPanel().catch(() => {})); // the first press tries again, and says so
  }

  /** Settles once the element has rendered, with the panel if that is on its way. */
  protected override async getUpdateComplete(): Promise<boolean> {
    await this.#loading;
    return super.getUpdateComplete();
  }

  protected override updated(): void {
    if (this.box.matches(':popover-open') === this.open) return;
    if (this.open) {
      this.box.showPopover();
      this.#place();
    } else {
      this.box.hidePopover();
      this.#unplace();
    }
  }

  /** Opens the panel and moves the focus into it. Settles without doing so when it could not be fetched. */
  async show(): Promise<void> {
    if (!(await this.#load())) return;
    this.open = true;
    await this.updateComplete;
    this.renderRoot.querySelector<HTMLElement>('[part=amount]')?.focus();
  }

  /** Closes the panel. What was typed stays. */
  hide(): void {
    this.open = false;
  }

  protected override render(): TemplateResult {
    const words = this.#words;
    const fields: Fields = {
      words,
      entry: this.#entry,
      faults: this.faults,
      currency: this.currency,
      onInput: this.#onInput,
      onEnter: () => this.renderRoot.querySelector('form')?.requestSubmit(),
    };
    return html`
      <button
        part="button"
        class="icon"
        type="button"
        aria-label=${words.term('requestPayment')}
        title=${words.term('requestPayment')}
        aria-haspopup="dialog"
        aria-expanded=${this.open ? 'true' : 'false'}
        @click=${this.#onToggle}
      >
        ${cardIcon}
      </button>
      <div part="panel" popover="manual" role="dialog" aria-labelledby="title" @keydown=${this.#onKeydown}>
        <div class="head">
          <h2 id="title">${words.term('creditCardRequest')}</h2>
          <button class="icon" type="button" aria-label=${words.term('close')} @click=${this.#onClose}>
            ${closeIcon}
          </button>
        </div>
        <form novalidate autocomplete="off" @submit=${this.#onSubmit}>
          ${panel?.renderAmount(fields)} ${panel?.renderReason(fields)} ${this.#renderTrouble()}
          <button part="request" class="primary" type="submit">${words.term('request')}</button>
        </form>
      </div>
    `;
  }

  #renderTrouble(): TemplateResult {
    const words = this.#words;
    const {faults, trouble} = this;
    const settings =
      this.hold > MAX_HOLD_MINUTES ? words.term('holdTooLong', MAX_HOLD_MINUTES) : words.term('settingsInvalid');
    const said = faults.settings ? settings : trouble && words.term(trouble);
    return html`<div class="fault" role="alert">${said ? html`${alertIcon}<span>${said}</span>` : nothing}</div>`;
  }

  get #entry(): Entry {
    return this.#entries.get(this.conversation) ?? {amount: this.amount, reason: this.reason};
  }

  get #settings(): EntrySettings {
    return {
      conversation: this.conversation,
      agent: this.#session.session?.party.id ?? '',
      currency: this.currency,
      locale: this.#words.lang(),
      answerWithinMinutes: this.answerWithin,
      holdMinutes: this.hold,
      giftCards: this.giftCards,
      securityCode: !this.noSecurityCode,
    };
  }

  /** Takes up what concerns the session: requests that wait for Try Again, and wishes to ask again. */
  #know(): void {
    const {session, chatpay} = this.#session;
    if (this.#known?.session === session) return;
    this.#known?.leave?.();
    this.#known = {session, leave: chatpay?.onAskAgain((request) => void this.#onAskAgain(request))};
    for (const {id, status, conversation} of session?.requests() ?? []) {
      if (session && status === 'unsent') this.#follow(session, conversation, id);
    }
  }

  /** Whether the panel is here. */
  #load(): Promise<boolean> {
    this.#loading = loadPanel().then(
      () => true,
      (error: unknown) => {
        this.dispatchEvent(new FailedEvent('backend', error));
        return false;
      },
    );
    return this.#loading;
  }

  #follow(session: Session, conversation: string, request: RequestId): void {
    followSending(session, request, () => this.dispatchEvent(new RequestSentEvent(conversation, request)));
  }

  async #onAskAgain(request: RequestId): Promise<void> {
    const state = this.#session.session?.get(request)?.state;
    if (state?.conversation !== this.conversation || !(await this.#load())) return;
    this.#fill(state.conversation, state.terms.order, request);
    this.faults = {};
    await this.show();
  }

  #fill(conversation: string, {amount, reason}: Pick<Order, 'amount' | 'reason'>, supersedes?: RequestId): void {
    const entry = {amount: panel!.typed(amount, this.#words.lang()), reason};
    this.#entries.set(conversation, supersedes === undefined ? entry : {...entry, supersedes});
  }

  readonly #onToggle = () => {
    if (this.open) this.hide();
    else void this.show();
  };

  readonly #onClose = () => {
    this.hide();
    this.button.focus();
  };

  readonly #onKeydown = (event: KeyboardEvent) => {
    if (event.key !== 'Escape' || event.isComposing) return;
    event.stopPropagation();
    this.#onClose();
  };

  readonly #onInput = (event: Event) => {
    const {id, value} = event.target as HTMLInputElement;
    this.#entries.set(this.conversation, {...this.#entry, [id]: value});
    // A fault goes when its field changes; the next one comes when Request is pressed, not while somebody types.
    this.faults = id === 'amount' ? without(this.faults, 'amount') : without(this.faults, 'reason');
    this.trouble = undefined;
  };

  readonly #onSubmit = (event: Event) => {
    event.preventDefault();
    if (this.#isConfirming) return;
    const read = panel!.readEntry(this.#entry, this.#settings);
    this.trouble = undefined;
    if ('draft' in read) {
      this.faults = {};
      if (this.dispatchEvent(new RequestSendEvent(this.conversation, read.draft))) void this.#ask(read.draft);
      return;
    }
    if (read.maskedReason !== undefined) {
      this.#entries.set(this.conversation, {...this.#entry, reason: read.maskedReason});
    }
    this.faults = read;
    void this.#focusFault();
  };

  async #focusFault(): Promise<void> {
    await this.updateComplete;
    this.renderRoot.querySelector<HTMLElement>('[aria-invalid=true]')?.focus();
  }

  /** The vault has the last word; what was typed stays until it is signed. */
  async #ask(draft: Draft): Promise<void> {
    const {session, chatpay} = this.#session;
    const {conversation} = draft;
    this.#isConfirming = true;
    try {
      const desk = await chatpay?.desk();
      if (!session || !desk) throw new Error('<chatpay-composer> needs a provider with a vault around it');
      const confirmed = desk.confirm(this.#commandFor(draft), draft);
      this.open = false;
      const confirmation = await confirmed;
      this.#isConfirming = false;
      if (confirmation.outcome === 'back') return await this.#reopen(conversation);
      this.#entries.delete(conversation);
      await this.#send(session, conversation, confirmation, draft);
    } catch (error) {
      this.#isConfirming = false;
      this.trouble = 'deskUnavailable';
      await this.#reopen(conversation);
      this.dispatchEvent(new FailedEvent('vault', error));
    }
  }

  async #send(
    session: Session,
    conversation: string,
    {request, token}: {request: RequestId; token: string},
    draft: Draft,
  ): Promise<void> {
    const {command} = this.#last!;
    this.#last = undefined;
    const sent = session.request({conversation, token, command});
    this.#follow(session, conversation, request);
    this.button.focus();
    try {
      await sent;
    } catch (error) {
      this.dispatchEvent(new FailedEvent('backend', error));
      if (!(error instanceof RefusedError)) return; // the pill offers to try again
      this.#fill(conversation, draft.order);
      this.trouble = 'notSigned';
      await this.#reopen(conversation);
    }
  }

  #commandFor(draft: Draft): string {
    const text = panel!.canonicalDraft(draft);
    if (this.#last?.draft !== text) this.#last = {draft: text, command: panel!.createId()};
    return this.#last.command;
  }

  async #reopen(conversation: string): Promise<void> {
    if (conversation !== this.conversation || !this.isConnected) return;
    this.open = true;
    await this.updateComplete;
    this.renderRoot.querySelector<HTMLElement>('[part=request]')?.focus();
  }

  readonly #place = () => {
    placeAbove(this.box, this.button);
    addEventListener('resize', this.#place);
    addEventListener('scroll', this.#place, {capture: true, passive: true});
  };

  #unplace(): void {
    removeEventListener('resize', this.#place);
    removeEventListener('scroll', this.#place, {capture: true});
  }
}

function without(faults: Faults, name: 'amount' | 'reason'): Faults {
  const {[name]: _, ...rest} = faults;
  return rest;
}
