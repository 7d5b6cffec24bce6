import {LitElement, html, nothing, type PropertyValues, type TemplateResult} from 'lit';
import {property, query, state} from 'lit/decorators.js';
import {keyed} from 'lit/directives/keyed.js';

import {forgetBrands, type Brand} from '../../card/brands.js';
import {FIELD_NAMES, type FieldName, type Stage} from '../../request/command.js';
import type {CardKind, Terms} from '../../request/terms.js';
import type {Trust} from '../../request/trust.js';
import {buttons} from '../../styles/buttons.js';
import {fields} from '../../styles/fields.js';
import {spinner} from '../../styles/spinner.js';
import {text, tokens} from '../../styles/tokens.js';
import {CardClosedEvent, CardEnteredEvent, CardStageEvent} from '../events.js';
import {VaultLocalize} from '../localize.js';
import {page} from '../page.styles.js';
import type {Seen} from '../sight.js';
import {styles} from './card-form.styles.js';
import {brandIn, cardIn, faultIn, fieldsOf, type FieldFault} from './entry.js';
import {Field} from './field.js';
import {viewOf} from './field-view.js';
import {cardFields} from './fields.styles.js';
import {kinds} from './kinds.styles.js';
import {renderField} from './render-field.js';
import {renderKinds} from './render-kinds.js';
import {renderPay} from './render-pay.js';
import {renderSummary} from './render-summary.js';
import {summary} from './summary.styles.js';

/**
 * The form in which a customer enters a card: what is paid to whom stands above it, from verified terms alone. What is
 * typed lives in the inputs and nowhere else, and leaves only with `chatpay-card-entered`.
 *
 * All inputs are in one tree and in one real form, so that browsers and password managers can fill them in.
 *
 * @element chatpay-card-form
 * @fires {CardEnteredEvent} chatpay-card-entered - Pay was pressed and everything is valid. Has the card; does not bubble.
 * @fires {CardStageEvent} chatpay-card-stage - Another field is done, or is not any more, or the customer is away.
 * @fires {CardClosedEvent} chatpay-card-closed - The customer wants to go back to the chat.
 */
export class CardForm extends LitElement {
  static override styles = [tokens, text, page, buttons, spinner, fields, cardFields, summary, kinds, styles];

  /** What is asked for; verified. Nothing is shown until it is set. Other terms than before clear the form. */
  @property({attribute: false}) terms?: Terms;

  /** Address of the merchant's logo, from the vault's own deployment; the first letter of the name where there is none. */
  @property({attribute: 'merchant-logo'}) merchantLogo?: string;

  /** Addresses of pictures of card networks, by their ids, from the vault's own deployment. */
  @property({attribute: false}) marks?: Trust['marks'] | undefined;

  /** Whether the card is being sealed and sent: nothing can be changed meanwhile. */
  @property({type: Boolean}) sealing = false;

  /** Whether Pay has to wait: the page around the form may be hiding what the customer would agree to. */
  @property({type: Boolean}) held = false;

  /** Whether it has been hiding it for so long that the customer is told. */
  @property({type: Boolean}) covered = false;

  /** Whether a press of Pay did not count, since the page around the form had moved it under the pointer just before. */
  @property({type: Boolean}) moved = false;

  /** Whether what seals a card could not be fetched when Pay was pressed. */
  @property({type: Boolean}) offline = false;

  /** The authority's clock, for what has expired. */
  @property({attribute: false}) now: () => number = Date.now;

  @state() private kind: CardKind = 'card';
  @state() private brand?: Brand;
  @state() private valid = false;

  @query('#announcer') private announcer!: HTMLElement | null;

  readonly #words = new VaultLocalize(this);
  readonly #fields = new Map<FieldName, Field>();
  /** What was typed into the fields of the other kind, for whoever changes their mind twice. */
  readonly #aside = new Map<FieldName, string>();
  /** What is wrong with each field now. */
  readonly #faults = new Map<FieldName, FieldFault>();
  /** The faults that are shown: those of fields that were left, or when paying was tried. */
  readonly #shown = new Map<FieldName, FieldFault>();
  #stage: Stage | undefined;
  #isCut = false;
  readonly #textOf = (name: FieldName): string => this.#fields.get(name)?.text ?? this.#aside.get(name) ?? '';

  override connectedCallback(): void {
    super.connectedCallback();
    this.ownerDocument.addEventListener('visibilitychange', this.#onVisibility);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.ownerDocument.removeEventListener('visibilitychange', this.#onVisibility);
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (!changed.has('terms')) return;
    const [first = 'card'] = this.terms?.fields.kinds ?? [];
    const before = changed.get('terms');
    if (before && before.id !== this.terms?.id) this.clear();
    if (!this.terms?.fields.kinds.includes(this.kind) || !before) this.kind = first;
  }

  protected override updated(changed: PropertyValues<this>): void {
    if (changed.has('covered') || changed.has('moved') || changed.has('offline'))
      this.#announce(this.#obstacle() ?? '');
    if (!changed.has('terms') && !changed.has('kind' as keyof CardForm)) return;
    const inputs = [...this.renderRoot.querySelectorAll<HTMLInputElement>('input[data-field]')];
    for (const [name, field] of this.#fields) {
      if (inputs.includes(field.input)) continue;
      this.#aside.set(name, field.text);
      field.destroy();
      this.#fields.delete(name);
    }
    for (const input of inputs) {
      const name = FIELD_NAMES.find((known) => known === input.dataset.field);
      if (!name || this.#fields.has(name)) continue;
      input.value = this.#aside.get(name) ?? '';
      this.#aside.delete(name);
      this.#fields.set(name, this.#newField(name, input));
    }
    this.#checkAll();
  }

  /** The button that pays, once it is drawn. */
  get payButton(): HTMLElement | null {
    return this.renderRoot.querySelector<HTMLElement>('.pay button');
  }

  /** Puts the focus into the first field that is not done. */
  override focus(options?: FocusOptions): void {
    const names = this.#asked();
    const name = names.find((field) => this.#faults.has(field)) ?? names[0];
    if (name) this.#fields.get(name)?.input.focus(options);
  }

  /** Takes what the page around the form does to Pay. That it is cut by an edge is said when it is pressed. */
  see(seen: Seen): void {
    this.held = seen !== 'clear';
    this.covered = seen === 'covered';
    this.#isCut = seen === 'cut';
  }

  /** Forgets everything that was typed, in the inputs and in their masks. */
  clear(): void {
    for (const field of this.#fields.values()) field.wipe();
    this.#aside.clear();
    this.#shown.clear();
    this.#stage = undefined;
    this.brand = undefined;
    this.moved = false;
    this.#announce('');
    forgetBrands();
    if (this.#fields.size > 0) this.#checkAll();
  }

  protected override render(): TemplateResult | typeof nothing {
    const {terms, merchantLogo: logo, valid, sealing, held} = this;
    if (!terms) return nothing;
    const {kinds} = terms.fields;
    const words = this.#words;
    const close = () => this.#onClose();
    const onKind = (event: Event) => this.#onKind(event);
    return html`
      <form
        class=${sealing ? 'sealing' : ''}
        novalidate
        aria-labelledby="title"
        @submit=${this.#onSubmit}
        @click=${this.#onClick}
        @keydown=${this.#onKeydown}
        @focusin=${this.#onFocusin}
        @focusout=${this.#onFocusout}
      >
        ${renderSummary({terms, logo, words, close})}
        ${kinds.length > 1 ? renderKinds({words, kinds, chosen: this.kind, locked: sealing, onKind}) : nothing}
        ${keyed(this.kind, this.#renderFields(this.kind, terms))}
        ${renderPay({words, amount: terms.order.amount, valid, sealing, held, obstacle: this.#obstacle()})}
        <p id="announcer" class="unseen" role="status"></p>
      </form>
    `;
  }

  /** The one kind that was chosen: two inputs of one name would be a riddle for screen readers and password managers. */
  #renderFields(kind: CardKind, terms: Terms): TemplateResult {
    const names = fieldsOf(kind, terms.fields);
    const {brand, marks, sealing: locked} = this;
    const common = {words: this.#words, brand, marks, locked};
    const view = (name: FieldName, index: number) =>
      viewOf(name, {...common, isLast: index === names.length - 1, error: this.#errorOf(name)});
    return html` <fieldset class="fields">${names.map((name, index) => renderField(view(name, index)))}</fieldset> `;
  }

  /** What the page around the form does to keep Pay from being pressed knowingly, if anything. */
  #obstacle(): string | undefined {
    if (this.covered) return this.#words.term('form.covered');
    if (this.moved) return this.#words.term('form.moved');
    return this.offline ? this.#words.term('form.offline') : undefined;
  }

  #errorOf(name: FieldName): string | undefined {
    const fault = this.#shown.get(name);
    if (fault === undefined) return undefined;
    const words = this.#words;
    return fault === 'code.code-length'
      ? words.term('fault.code.code-length', this.brand?.codeLength)
      : words.term(`fault.${fault}`);
  }

  #asked(): readonly FieldName[] {
    return this.terms ? fieldsOf(this.kind, this.terms.fields) : [];
  }

  #newField(name: FieldName, input: HTMLInputElement): Field {
    return new Field(name, input, {
      changed: (field) => this.#onChanged(field),
      unread: (field) => this.#showUnread(field),
      locale: () => this.#words.lang(),
      codeLength: () => this.brand?.codeLength,
    });
  }

  /** At every key: looks at one field, and renders only when something that is seen has changed. */
  #onChanged(name: FieldName): void {
    if (name === 'number' && this.#checkBrand()) this.#check('code');
    this.#check(name);
    this.#settle('entering');
  }

  /** Whether the network of the card has changed. */
  #checkBrand(): boolean {
    const brand = brandIn(this.#textOf);
    if (brand?.id === this.brand?.id) return false;
    this.brand = brand;
    return true;
  }

  #check(name: FieldName): void {
    const fault = this.#asked().includes(name)
      ? faultIn(name, this.#textOf, this.now(), this.#words.lang())
      : undefined;
    if (fault) this.#faults.set(name, fault);
    else this.#faults.delete(name);
    // an error stays as it was said until the field is right, or is left again
    if (!fault && this.#shown.delete(name)) this.requestUpdate();
  }

  #checkAll(): void {
    this.#checkBrand();
    this.#faults.clear();
    for (const name of this.#asked()) this.#check(name);
    this.valid = this.#faults.size === 0 && this.#fields.size > 0;
  }

  /** Tells whether all is valid, and which fields are done, when either has changed. */
  #settle(at: Stage['at']): void {
    this.valid = this.#faults.size === 0;
    const done = this.#asked().filter((name) => !this.#faults.has(name) && this.#textOf(name) !== '');
    const before = this.#stage;
    if (before?.at === at && before.done.length === done.length && before.done.every((name) => done.includes(name)))
      return;
    this.#stage = {at, done};
    this.dispatchEvent(new CardStageEvent(this.#stage));
  }

  /** Shows what is wrong with all fields and goes to the first of them, where it is read with the field. */
  #showFaults(): void {
    this.#checkAll();
    for (const [name, fault] of this.#faults) this.#shown.set(name, fault);
    this.requestUpdate();
    void this.updateComplete.then(() => this.focus());
  }

  /** Shows what is wrong with a field that was left, and says it once. */
  #showFault(name: FieldName): void {
    const fault = this.#faults.get(name);
    if (!fault && this.#shown.delete(name)) this.requestUpdate();
    if (!fault || this.#shown.get(name) === fault || this.#textOf(name) === '') return;
    this.#say(name, fault);
  }

  /** Says what to do where nothing was taken of what was pasted. */
  #showUnread(name: FieldName): void {
    const fault = name === 'expiry' ? 'expiry.incomplete' : this.#faults.get(name);
    if (fault) this.#say(name, fault);
  }

  #say(name: FieldName, fault: FieldFault): void {
    this.#shown.set(name, fault);
    this.requestUpdate();
    this.#announce(this.#errorOf(name) ?? '');
  }

  #announce(text: string): void {
    if (this.announcer) this.announcer.textContent = text;
  }

  readonly #onVisibility = (): void => {
    if (this.#stage) this.#settle(this.ownerDocument.visibilityState === 'hidden' ? 'away' : 'entering');
  };

  #onFocusin(): void {
    if (!this.#stage || this.#stage.at === 'away') this.#settle('entering');
  }

  #onFocusout(event: FocusEvent): void {
    const left = FIELD_NAMES.find((name) => this.#fields.get(name)?.input === event.target);
    if (left && this.ownerDocument.hasFocus()) this.#showFault(left);
  }

  #onKind(event: Event): void {
    this.kind = (event.target as HTMLInputElement).value === 'gift-card' ? 'gift-card' : 'card';
    this.#checkAll();
    this.#settle('entering');
  }

  /** A disabled button takes Enter's effect away; the fields then tell what is missing. */
  #onKeydown(event: KeyboardEvent): void {
    const isInField = event.target instanceof HTMLInputElement && event.target.dataset.field !== undefined;
    if (event.key !== 'Enter' || event.isComposing || !isInField || this.valid) return;
    event.preventDefault();
    this.#showFaults();
  }

  /** A click on the disabled button lands on what is around it, and tells the same. */
  #onClick(event: Event): void {
    if (!this.valid && event.target instanceof Element && event.target.matches('.pay')) this.#showFaults();
  }

  #onSubmit(event: Event): void {
    event.preventDefault();
    if (this.held && this.#isCut) this.covered = true;
    if (this.sealing || this.held || !this.terms) return;
    this.#checkAll(); // a card may have expired since its date was typed
    const card = this.valid ? cardIn(this.kind, this.#textOf, this.terms.fields, this.#words.lang()) : undefined;
    if (card) this.dispatchEvent(new CardEnteredEvent(card));
    else this.#showFaults();
  }

  #onClose(): void {
    if (this.#stage) this.#settle('away');
    this.dispatchEvent(new CardClosedEvent());
  }
}
