import {LitElement, html, nothing, type TemplateResult} from 'lit';
import {property, state} from 'lit/decorators.js';

import {finderOnDemand} from './finder-on-demand.js';
import {importable} from '../../loading/importable.js';
import type {Session} from '../../session/session.js';
import {alertIcon, checkIcon} from '../../styles/icons.js';
import {buttons} from '../../styles/buttons.js';
import {tokens} from '../../styles/tokens.js';
import {GuardMaskedEvent} from '../events.js';
import {Words} from '../localize.js';
import {guard, type Guard} from './guard-fields.js';
import {styles} from './guard.styles.js';
import type {Offer} from './offer.js';

/** What the guard has to say. */
type Notice = {readonly say: 'warned' | 'told' | 'not-told'} | {readonly say: 'masked'; readonly count: number};

/**
 * Wraps a chat's own input, and hides card numbers in it at the moment when a message is sent, before the chat hears of
 * it. While somebody types it only warns. Below a customer's provider it offers the secure form instead. A safety net, not a
 * boundary: scripts of the page see what is typed.
 *
 * @element chatpay-guard
 * @attribute {'light' | 'dark'} scheme - Light or dark, where that is not the page's own `color-scheme`.
 * @attribute {'compact'} density - How tightly it is set.
 * @fires {GuardMaskedEvent} chatpay-guard-masked - Something was hidden; how much and of what kind, never what.
 * @fires {GuardPayEvent} chatpay-guard-pay - The customer would rather pay securely. Cancelable.
 * @slot - The chat's input, or its whole composer.
 * @csspart notice - What the guard says; absent while it says nothing.
 * @csspart pay - The button that leads to the secure form.
 */
export class GuardElement extends LitElement {
  static override styles = [tokens, buttons, styles];

  /** Selects the buttons that send, where they are outside: `#send`. Those marked `data-chatpay-send` are known. */
  @property() send?: string;

  /** The session to ask for a request that waits, where there is no provider. */
  @property({attribute: false}) session?: Session;

  /**
   * Tells the agent that the customer would like to pay by card, where no request waits: the host's own way, such as a chat
   * message. Without it the secure form is offered only while a request waits. Rejects when it could not be told.
   */
  @property({attribute: false}) tellAgent?: () => unknown;

  @state() private notice: Notice | undefined;

  readonly #words = new Words(this);
  #guard: Guard | undefined;
  /** The page's own words tell its order numbers from its cards. */
  readonly #finder = finderOnDemand(() => this.#words.lang());
  #notices = 0;
  #offer: Offer | undefined;
  #loading: Promise<unknown> | undefined;

  override connectedCallback(): void {
    super.connectedCallback();
    this.#guard = guard(this, {
      send: () => this.send,
      masking: this.#finder,
      onMasked: (count, kinds) => {
        this.#notify({say: 'masked', count});
        this.dispatchEvent(new GuardMaskedEvent(count, kinds));
      },
      onWarning: (warned) => this.#notify(warned ? {say: 'warned'} : undefined),
    });
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#guard?.release();
    this.#guard = undefined;
  }

  /** Settles once the element has rendered, with the offer that is loaded late. */
  protected override async getUpdateComplete(): Promise<boolean> {
    const done = await super.getUpdateComplete();
    if (!this.#loading) return done;
    await this.#loading;
    return super.getUpdateComplete();
  }

  /** Hides card numbers in a text, for hosts that take it from elsewhere than a field: a hook, an upload, an edit. */
  mask(text: string): string {
    return this.#guard?.mask(text) ?? text;
  }

  /**
   * Fetches the masker now, for hosts that may send before anybody was in the field: until it is here, every number is hidden
   * in a text that may hold a card. Settles when it is here; rejects when there is no connection.
   */
  async ready(): Promise<void> {
    await this.#finder.fetch();
  }

  /** Hides card numbers in the wrapped fields now. */
  maskNow(): void {
    this.#guard?.maskNow();
  }

  protected override render(): TemplateResult {
    const {notice} = this;
    const keepFocus = (event: Event) => event.preventDefault();
    return html`<slot></slot>
      <div part=${notice ? 'notice' : nothing} data-chatpay-notice @mousedown=${keepFocus}>
        ${notice && (notice.say === 'told' ? checkIcon : alertIcon)}
        <span role="status">${notice && this.#say(notice)}</span>
        ${notice && notice.say !== 'told' ? this.#offer?.render() : nothing}
      </div>`;
  }

  /** The same words a second time are announced only if the text differs. */
  #say(notice: Notice): string {
    const {say} = notice;
    const words = say === 'masked' ? this.#words.term('guardMasked', notice.count) : this.#words.term(WORDS[say]);
    return this.#notices % 2 ? words : `${words}\u00a0`;
  }

  #notify(notice: Notice | undefined): void {
    this.notice = notice;
    this.#notices++;
    if (notice) this.#loading ??= this.#loadOffer();
  }

  async #loadOffer(): Promise<void> {
    try {
      const {Offer} = await importOffer();
      this.#offer = new Offer(this, this.#words, (taken) =>
        this.#notify(taken === 'opened' ? undefined : {say: taken}),
      );
      this.requestUpdate();
    } catch {
      this.#loading = undefined; // there was no connection; the next notice tries again
    }
  }
}

const importOffer = importable(() => import('./offer.js'));

const WORDS = {warned: 'guardWarning', told: 'guardTold', 'not-told': 'notReached'} as const;
