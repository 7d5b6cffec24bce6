import {LitElement, adoptStyles, html, nothing, type CSSResult, type PropertyValues, type TemplateResult} from 'lit';
import {property, query, state} from 'lit/decorators.js';

import {importable, LostModuleError} from '../../loading/importable.js';
import type {RequestId} from '../../request/ids.js';
import {MAX_HOLD_MS} from '../../request/limits.js';
import type {Collection} from '../../request/terms.js';
import type {Session, SignTerms} from '../../session/session.js';
import {cardIcon} from '../../styles/icons.js';
import {buttons} from '../../styles/buttons.js';
import {text, tokens} from '../../styles/tokens.js';
import {AgentWords} from '../agent-words.js';
import {FailedEvent, RequestSentEvent} from '../events.js';
import {SessionController} from '../session-controller.js';
import {styles} from './composer.styles.js';
import type {EntrySettings} from './entry.js';
import {followSending} from './follow-sending.js';
import type {Panel, PanelHost} from './panel.js';

const MAX_HOLD_MINUTES = MAX_HOLD_MS / 60_000;

/** The panel is fetched once the page is idle, since nobody asks for money in the first second. */
const loadPanel = importable(() => import('./panel.js'));
const whenIdle = globalThis.requestIdleCallback ?? ((work: () => void) => setTimeout(work, 1000));

/**
 * Asks for a payment: the button at the right of the chat's own composer, and its panel. What the agent has typed is kept
 * for each conversation until it is sent; the vault asks for the last word before anything is.
 *
 * @element chatpay-composer
 * @attribute {'light' | 'dark'} scheme - Light or dark, where that is not the page's own `color-scheme`.
 * @attribute {'compact'} density - How tightly it is set.
 * @fires {RequestSendEvent} chatpay-request-send - The agent pressed Request. Cancelable.
 * @fires {RequestSentEvent} chatpay-request-sent - The authority has accepted the request: put it into the conversation.
 * @fires {FailedEvent} chatpay-failed - The request could not be made.
 * @csspart button - The button that opens the panel.
 * @csspart panel - The panel.
 * @csspart amount - The field for the amount.
 * @csspart reason - The field for the reason.
 * @csspart request - The panel's button.
 * @csspart back - The confirmation's button back to the fields, where no agent sees a card.
 * @csspart send - The confirmation's button to send.
 * @cssprop [--chatpay-field-surface] - Color of a field's ground; the surface's. Set its text with it.
 * @cssprop [--chatpay-field-text] - Color of what is typed into a field; text.
 * @cssprop [--chatpay-field-border] - Color of a field's border; the quieter of text, at 3:1 on the surface.
 * @cssprop [--chatpay-label-text] - Color of labels; text.
 */
export class ComposerElement extends LitElement {
  static override styles = [tokens, text, buttons, styles];

  /** The conversation in which to ask. */
  @property() conversation = '';

  /** ISO 4217 code in upper case. */
  @property() currency = 'USD';

  /**
   * Who gets the card: `reveal`, the agent; or a payment provider, by `secure-acceptance-hosted`,
   * `secure-acceptance-merchant` or `unified-checkout`. No agent sees a card then, and `sign` is needed.
   */
  @property() collection: Collection = 'reveal';

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

  /** Has terms signed of which no agent sees a card, for example `httpTerms({url})`. */
  @property({attribute: false}) sign?: SignTerms;

  /** The session to ask with, where there is no provider. */
  @property({attribute: false}) session?: Session;

  @state() private open = false;

  /** The panel could not be fetched. */
  @state() private lost: 'notReached' | 'notLoaded' | undefined;

  @query('[part=button]') private readonly button!: HTMLButtonElement;
  @query('[part=panel]') private readonly box!: HTMLElement;

  readonly #words = new AgentWords(this);
  readonly #session = new SessionController(this);
  #panel: Panel | undefined;
  /** Ends that the open panel stays above the button. */
  #letGo: (() => void) | undefined;
  #loading: Promise<Panel | undefined> | undefined;
  #known: {readonly session: Session | undefined; readonly leave: (() => void) | undefined} | undefined;

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#known?.leave?.();
    this.#known = undefined;
    this.open = false;
    this.#letGo?.();
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('hold') && !(this.hold <= MAX_HOLD_MINUTES)) {
      console.warn(`<chatpay-composer> hold is at most ${MAX_HOLD_MINUTES} minutes, not ${this.hold}.`);
    }
    if (changed.has('conversation')) {
      this.open = false;
      this.#panel?.clear();
    }
    this.#know();
  }

  protected override firstUpdated(): void {
    whenIdle(() => void loadPanel().catch(() => {})); // the first press tries again, and says so
  }

  protected override updated(): void {
    if (this.box.matches(':popover-open') === this.open) return;
    if (this.open) {
      this.box.showPopover();
      this.#letGo = this.#panel?.keepAbove(this.box, this.button);
    } else {
      this.box.hidePopover();
      this.#letGo?.();
    }
  }

  /** Settles once the element has rendered, with the panel if that is on its way. */
  protected override async getUpdateComplete(): Promise<boolean> {
    await this.#loading;
    return super.getUpdateComplete();
  }

  /** Opens the panel and moves the focus into it. Settles without doing so when the panel could not be fetched. */
  async show(): Promise<void> {
    if (await this.#load()) await this.#focus('[part=amount]');
  }

  /** Closes the panel. What was typed stays. */
  hide(): void {
    this.open = false;
  }

  protected override render(): TemplateResult {
    const words = this.#words;
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
      ${this.lost ? html`<div class="lost" role="alert">${words.term(this.lost)}</div>` : nothing}
      <div part="panel" popover="manual" role="dialog" aria-labelledby="title" @keydown=${this.#onKeydown}>
        ${this.#panel?.render() ?? nothing}
      </div>
    `;
  }

  get #settings(): EntrySettings {
    return {
      conversation: this.conversation,
      agent: this.#session.session?.party.id ?? '',
      collection: this.collection,
      currency: this.currency,
      locale: this.#words.lang(),
      answerWithinMinutes: this.answerWithin,
      holdMinutes: this.hold,
      giftCards: this.giftCards,
      securityCode: !this.noSecurityCode,
    };
  }

  /** Fetches the panel, once it is first needed. */
  #load(): Promise<Panel | undefined> {
    this.lost = undefined;
    this.#loading = loadPanel().then(
      ({Panel, panelStyles}) => (this.#panel ??= this.#dress(new Panel(this.#panelHost()), panelStyles)),
      (error: unknown) => {
        this.lost = error instanceof LostModuleError ? 'notLoaded' : 'notReached';
        this.dispatchEvent(new FailedEvent('backend', error));
        return undefined;
      },
    );
    return this.#loading;
  }

  #dress(panel: Panel, panelStyles: CSSResult): Panel {
    const {elementStyles} = this.constructor as typeof ComposerElement;
    adoptStyles(this.renderRoot as ShadowRoot, [...elementStyles, panelStyles]);
    return panel;
  }

  #panelHost(): PanelHost {
    return {
      words: this.#words,
      session: this.#session,
      settings: () => this.#settings,
      sign: () => this.sign,
      initial: () => ({amount: this.amount, reason: this.reason}),
      dispatchEvent: (event) => this.dispatchEvent(event),
      changed: async () => {
        this.requestUpdate();
        await this.updateComplete;
      },
      focus: (selector) => this.#focus(selector),
      close: (focus) => {
        this.hide();
        if (focus === 'button') this.button.focus();
      },
      onSending: (of, conversation, request) => this.#follow(of, conversation, request),
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

  #follow(session: Session, conversation: string, request: RequestId): void {
    followSending(session, request, () => this.dispatchEvent(new RequestSentEvent(conversation, request)));
  }

  async #onAskAgain(request: RequestId): Promise<void> {
    const state = this.#session.session?.get(request)?.state;
    if (state?.conversation !== this.conversation) return;
    const panel = await this.#load();
    panel?.fill(state.conversation, state.terms.order, request);
    if (panel) await this.show();
  }

  async #focus(selector: string): Promise<void> {
    if (!this.isConnected) return;
    this.open = true;
    this.requestUpdate();
    await this.updateComplete;
    this.renderRoot.querySelector<HTMLElement>(selector)?.focus();
  }

  readonly #onToggle = () => {
    if (this.open) this.hide();
    else void this.show();
  };

  readonly #onKeydown = (event: KeyboardEvent) => {
    if (event.key !== 'Escape' || event.isComposing) return;
    event.stopPropagation();
    this.hide();
    this.button.focus();
  };
}
