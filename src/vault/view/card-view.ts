import {LitElement, html, nothing, type PropertyValues, type TemplateResult} from 'lit';
import {property, query, state} from 'lit/decorators.js';

import {brandOf} from '../../card/brands.js';
import type {RefusalReason} from '../../request/command.js';
import '../../locales/vault/desk-words.js';
import type {Terms} from '../../request/terms.js';
import type {Trust} from '../../request/trust.js';
import {buttons} from '../../styles/buttons.js';
import {clockIcon, eyeIcon, eyeOffIcon, tickIcon} from '../../styles/icons.js';
import {text, tokens} from '../../styles/tokens.js';
import type {CardData} from '../card-data.js';
import {formatDuration} from '../duration.js';
import {CardCompletedEvent, CardLapsedEvent, CardPutAwayEvent, CardRefusedEvent} from '../events.js';
import {VaultLocalize} from '../localize.js';
import {page} from '../page.styles.js';
import {copyText} from './copy.js';
import {styles} from './card-view.styles.js';
import {endings} from './endings.styles.js';
import {HoldClock} from './hold-clock.js';
import {renderHeader} from './render-header.js';
import {renderRow} from './render-row.js';
import {rowsOf, type Row} from './rows.js';
import {rowStyles} from './rows.styles.js';

/** How long a button says that it has copied. */
const COPIED_MS = 2000;

/** When the time left is said aloud, in minutes. */
const SAID_AT = [5, 1] as const;

const REASONS = ['declined', 'expired', 'wrong-details', 'other'] as const satisfies readonly RefusalReason[];

/** Keys that alone are no wish to see anything: they come with switching windows. */
const MODIFIERS = ['Alt', 'AltGraph', 'Control', 'Meta', 'Shift'];

/** What shows that somebody is there. */
const ACTIVITY = ['keydown', 'pointerdown', 'pointermove', 'wheel'] as const;

/** What shows a card again that was masked because nobody was there. */
const WISHES = ['keyup', 'click'] as const;

/**
 * The customer's card, for the agent who asked and for as long as the hold lasts: masked until revealed, masked again when
 * nobody is looking, and gone at the limit.
 *
 * What is secret stands in text nodes alone and never in an attribute; copying works while it is masked.
 *
 * @element chatpay-card-view
 * @fires {CardCompletedEvent} chatpay-card-completed - The agent has used the card.
 * @fires {CardRefusedEvent} chatpay-card-refused - The card did not work, and why.
 * @fires {CardPutAwayEvent} chatpay-card-put-away - The agent wants the card off the screen.
 * @fires {CardLapsedEvent} chatpay-card-lapsed - The time limit is reached: the card is gone from here.
 */
export class CardView extends LitElement {
  static override styles = [tokens, text, page, buttons, rowStyles, endings, styles];

  /** What was asked for. */
  @property({attribute: false}) terms?: Terms;

  /** The card. The view shows nothing without one. */
  @property({attribute: false}) card?: CardData | undefined;

  /** When the hold ends, on `performance.now()`'s clock. */
  @property({attribute: false}) endsAt = 0;

  /** After how long without a key or a pointer the card is masked again, in milliseconds. */
  @property({attribute: 'idle-ms', type: Number}) idleMs = 60_000;

  /** Addresses of pictures of card networks, by their ids, from the vault's own deployment. */
  @property({attribute: false}) marks?: Trust['marks'] | undefined;

  /** `resting` is masked because nobody was there: any key shows the card again. */
  @state() private sight: 'masked' | 'revealed' | 'resting' = 'masked';
  @state() private remainingMs = 0;
  @state() private lapsed = false;
  @state() private refusing = false;
  @state() private copied?: string | undefined;
  @state() private copyFailed = false;

  @query('#announcer') private announcer!: HTMLElement | null;

  readonly #words = new VaultLocalize(this);
  #clock: HoldClock | undefined;
  #activeAt = 0;
  #copiedTimer: ReturnType<typeof setTimeout> | undefined;

  override connectedCallback(): void {
    super.connectedCallback();
    document.addEventListener('visibilitychange', this.#onVisibility);
    for (const type of ACTIVITY) document.addEventListener(type, this.#onActivity, {passive: true});
    for (const type of WISHES) document.addEventListener(type, this.#onWish);
    this.#activeAt = performance.now();
    if (this.hasUpdated && this.card) this.#startClock();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#clock?.stop();
    clearTimeout(this.#copiedTimer);
    document.removeEventListener('visibilitychange', this.#onVisibility);
    for (const type of ACTIVITY) document.removeEventListener(type, this.#onActivity);
    for (const type of WISHES) document.removeEventListener(type, this.#onWish);
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (!changed.has('card') && !changed.has('endsAt')) return;
    if (changed.has('card')) this.#reset();
    if (this.card) this.#startClock();
  }

  protected override firstUpdated(): void {
    this.focus({preventScroll: true}); // the frame may not have its height yet, and nothing else would be in sight in it
  }

  /** Puts the focus on the title, so that it is read, and keys work from there. */
  override focus(options?: FocusOptions): void {
    this.renderRoot.querySelector<HTMLElement>('h1')?.focus(options);
  }

  /** Takes the card out of this view at once. */
  shred(): void {
    this.#clock?.stop();
    this.#clock = undefined;
    this.card = undefined;
    this.#reset();
  }

  /** Takes the card out of this view at once, and says that its time is over. */
  lapse(): void {
    if (this.lapsed) return;
    const hadFocus = this.renderRoot.querySelector(':focus') !== null;
    this.shred();
    this.lapsed = true;
    this.dispatchEvent(new CardLapsedEvent());
    void this.updateComplete.then(() => {
      if (hadFocus) this.focus();
      else this.#say(this.#words.term('view.lapsed'));
    });
  }

  protected override render(): TemplateResult | typeof nothing {
    if (this.lapsed) return this.#renderLapsed();
    if (!this.card || !this.terms) return nothing;
    const {kind} = this.card;
    const {order} = this.terms;
    const header = {words: this.#words, kind, order, remainingMs: this.remainingMs, onPutAway: () => this.#onPutAway()};
    return html`
      <section aria-labelledby="title">
        ${renderHeader(header)} ${this.#renderRows(this.card)}
        ${this.refusing ? this.#renderReasons() : this.#renderActions()}
      </section>
      ${this.#renderAnnouncer()}
    `;
  }

  #renderRows(card: CardData): TemplateResult {
    const words = this.#words;
    const isRevealed = this.sight === 'revealed';
    const known = card.kind === 'card' ? brandOf(card.pan) : undefined;
    const mark = known && this.marks?.[known.id];
    const brand =
      card.kind === 'card'
        ? html`${mark ? html`<img src=${mark} alt="" />` : nothing}<bdi lang="en">${known?.name}</bdi>`
        : words.term('form.giftCard');
    const rows = rowsOf(card).map((row) => {
      const isCopied = this.copied === row.id;
      return renderRow({row, words, isRevealed, isCopied, onCopy: () => void this.#onCopy(row)});
    });
    return html`
      <div class="card">
        <div class="bar">
          <span class="brand">${brand}</span>
          <button type="button" class="quiet reveal" @click=${this.#onReveal}>
            ${isRevealed ? eyeOffIcon : eyeIcon}${words.term(isRevealed ? 'view.hide' : 'view.reveal')}
          </button>
        </div>
        <dl class=${isRevealed ? 'revealed' : ''}>${rows}</dl>
        ${this.sight === 'resting' ? html`<p class="resting">${eyeOffIcon}${words.term('view.resting')}</p>` : nothing}
        ${this.copyFailed ? html`<p class="failed">${words.term('view.copyFailed')}</p>` : nothing}
      </div>
    `;
  }

  #renderActions(): TemplateResult {
    return html`
      <div class="actions">
        <button type="button" class="refuse" @click=${this.#onRefuse}>${this.#words.term('view.refuse')}</button>
        <button type="button" class="primary" @click=${this.#onComplete}>
          ${tickIcon}${this.#words.term('view.complete')}
        </button>
      </div>
    `;
  }

  #renderReasons(): TemplateResult {
    const words = this.#words;
    return html`
      <div class="reasons" role="group" aria-labelledby="why" @keydown=${this.#onReasonKey}>
        <h2 id="why">${words.term('view.refuseWhy')}</h2>
        ${REASONS.map(
          (reason) => html`
            <button type="button" @click=${() => this.dispatchEvent(new CardRefusedEvent(reason))}>
              ${words.term(`view.refuse.${reason}`)}
            </button>
          `,
        )}
        <button type="button" class="quiet" @click=${this.#onRefuseBack}>${words.term('view.refuseBack')}</button>
      </div>
    `;
  }

  #renderLapsed(): TemplateResult {
    const words = this.#words;
    return html`
      <section class="lapsed">
        ${clockIcon}
        <h1 tabindex="-1">${words.term('view.lapsed')}</h1>
        <p>${words.term('view.lapsedDetail')}</p>
        <button type="button" @click=${this.#onPutAway}>${words.term('notice.close')}</button>
      </section>
      ${this.#renderAnnouncer()}
    `;
  }

  #renderAnnouncer(): TemplateResult {
    return html`<p id="announcer" class="unseen" role="status"></p>`;
  }

  #reset(): void {
    this.sight = 'masked';
    this.refusing = false;
    this.copied = undefined;
    this.copyFailed = false;
    clearTimeout(this.#copiedTimer);
    if (this.card) this.lapsed = false;
  }

  #startClock(): void {
    this.#clock?.stop();
    this.remainingMs = 0;
    this.#clock = new HoldClock(this.endsAt, {tick: (left) => this.#onTick(left), over: () => this.lapse()});
    this.#clock.start();
  }

  #onTick(remainingMs: number): void {
    const before = this.remainingMs;
    this.remainingMs = remainingMs;
    const due = SAID_AT.find((minutes) => remainingMs <= minutes * 60_000 && before > minutes * 60_000);
    if (due) this.#say(this.#words.term('view.stillLeft', formatDuration(due * 60_000, this.#words.lang())));
    if (this.sight === 'revealed' && performance.now() - this.#activeAt >= this.idleMs) this.sight = 'resting';
  }

  readonly #onVisibility = (): void => {
    if (document.visibilityState === 'hidden' && this.sight === 'revealed') this.sight = 'resting';
  };

  readonly #onActivity = (): void => {
    this.#activeAt = performance.now();
  };

  /** After the button that the key or the click was for has had its say: a click on Reveal is not to hide again. */
  readonly #onWish = (event: Event): void => {
    if (this.sight !== 'resting' || (event instanceof KeyboardEvent && MODIFIERS.includes(event.key))) return;
    setTimeout(() => {
      if (this.sight === 'resting' && document.visibilityState === 'visible') this.sight = 'revealed';
    });
  };

  #onReveal(): void {
    this.sight = this.sight === 'revealed' ? 'masked' : 'revealed';
  }

  async #onCopy({id, label, value}: Row): Promise<void> {
    const isCopied = await copyText(value);
    if (!this.card) return;
    this.copyFailed = !isCopied;
    this.copied = isCopied ? id : undefined;
    const words = this.#words;
    const field = words.term(label as 'view.number');
    this.#say(isCopied ? words.term('view.copiedField', field) : words.term('view.copyFailed'));
    clearTimeout(this.#copiedTimer);
    this.#copiedTimer = setTimeout(() => (this.copied = undefined), COPIED_MS);
  }

  /** A live region says a text once; the same text again is said when the region was empty in between. */
  #say(text: string): void {
    const {announcer} = this;
    if (!announcer) return;
    announcer.textContent = '';
    setTimeout(() => (announcer.textContent = text), 50);
  }

  #onRefuse(): void {
    this.refusing = true;
    void this.updateComplete.then(() => this.renderRoot.querySelector<HTMLElement>('.reasons button')?.focus());
  }

  #onRefuseBack(): void {
    this.refusing = false;
    void this.updateComplete.then(() => this.renderRoot.querySelector<HTMLElement>('.refuse')?.focus());
  }

  #onReasonKey(event: KeyboardEvent): void {
    if (event.key !== 'Escape') return;
    event.stopPropagation();
    this.#onRefuseBack();
  }

  #onComplete(): void {
    this.dispatchEvent(new CardCompletedEvent());
  }

  #onPutAway(): void {
    this.dispatchEvent(new CardPutAwayEvent());
  }
}
