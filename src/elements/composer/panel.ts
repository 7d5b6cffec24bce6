import {html, nothing, type TemplateResult} from 'lit';

import {canonicalDraft, type Draft} from '../../request/draft.js';
import {RefusedError} from '../../request/errors.js';
import {createId, type RequestId} from '../../request/ids.js';
import {MAX_HOLD_MS} from '../../request/limits.js';
import type {Order} from '../../request/order.js';
import type {Session, SignTerms} from '../../session/session.js';
import {alertIcon, closeIcon} from '../../styles/icons.js';
import type {AgentWords} from '../agent-words.js';
import '../../locales/en-composer.js';
import '../../locales/en-cover.js';
import {FailedEvent, RequestSendEvent} from '../events.js';
import type {SessionController} from '../session-controller.js';
import {signDraft} from '../sign-draft.js';
import {renderConfirmation} from './confirmation.js';
import {readEntry, type Entry, type EntrySettings, type Faults} from './entry.js';
import {typed} from './field-words.js';
import {keepAbove} from './place.js';
import {renderAmount, renderReason, type Fields} from './render-fields.js';

export {panelStyles} from './panel.styles.js';

const MAX_HOLD_MINUTES = MAX_HOLD_MS / 60_000;

/** What the panel needs of the composer that it belongs to. */
export interface PanelHost {
  readonly words: AgentWords;
  /** Where to ask, and the vault. */
  readonly session: Pick<SessionController, 'session' | 'chatpay'>;
  /** What the host has set, with what the page says. */
  settings(): EntrySettings;
  /** Has terms signed of which no agent sees a card. */
  sign(): SignTerms | undefined;
  /** What is in the fields before anybody types. */
  initial(): Entry;
  dispatchEvent(event: Event): boolean;
  /** Draws the panel anew. */
  changed(): Promise<void>;
  /** Shows the panel and moves the focus to the first of these elements. */
  focus(selector: string): Promise<void>;
  /** Puts the panel away; the focus goes back to the button, or stays where it is. */
  close(focus: 'button' | 'as-is'): void;
  /** A request is on its way to the authority. */
  onSending(session: Session, conversation: string, request: RequestId): void;
}

/** The composer's panel: the two fields, and the way from what is typed to a request that is signed and sent. */
export class Panel {
  readonly #host: PanelHost;
  /** What is typed, for each conversation. */
  readonly #entries = new Map<string, Entry>();
  #faults: Faults = {};
  /** What went wrong outside of the fields. */
  #trouble: 'deskUnavailable' | 'notSigned' | 'settingsInvalid' | undefined;
  /** The last draft and its idempotency key: the same draft keeps it. */
  #last: {readonly draft: string; readonly command: string} | undefined;
  /** The vault's desk asks, or the server signs. */
  #isConfirming = false;
  /** What waits for the agent's word in this panel. */
  #asked: Draft | undefined;

  constructor(host: PanelHost) {
    this.#host = host;
  }

  /** Keeps the box that it is drawn into above the composer's button. Returns a function that lets it go. */
  keepAbove(box: HTMLElement, button: HTMLElement): () => void {
    return keepAbove(box, button);
  }

  /** Forgets what was wrong: another conversation is on screen. */
  clear(): void {
    this.#faults = {};
    this.#trouble = undefined;
    this.#asked = undefined;
  }

  /** Puts an earlier request into the fields, to be asked again. */
  fill(conversation: string, {amount, reason}: Pick<Order, 'amount' | 'reason'>, supersedes?: RequestId): void {
    const entry = {amount: typed(amount, this.#host.words.lang()), reason};
    this.#entries.set(conversation, supersedes === undefined ? entry : {...entry, supersedes});
    this.#faults = {};
    this.#asked = undefined;
  }

  render(): TemplateResult {
    if (this.#asked) return this.#renderConfirmation(this.#asked);
    const {words} = this.#host;
    const settings = this.#host.settings();
    const fields: Fields = {
      words,
      entry: this.#entry,
      faults: this.#faults,
      currency: settings.currency,
      onInput: this.#onInput,
      onEnter: this.#ask,
    };
    return html`
      <div class="head">
        <h2 id="title">${words.term('creditCardRequest')}</h2>
        <button class="icon" type="button" aria-label=${words.term('close')} @click=${() => this.#host.close('button')}>
          ${closeIcon}
        </button>
      </div>
      <form novalidate autocomplete="off" @submit=${this.#onSubmit}>
        ${renderAmount(fields)} ${renderReason(fields)}
        <div class="fault" role="alert">${this.#renderTrouble(settings)}</div>
        <button part="request" class="primary" type="submit">${words.term('request')}</button>
      </form>
    `;
  }

  #renderConfirmation(draft: Draft): TemplateResult {
    const {words} = this.#host;
    return renderConfirmation({
      words,
      draft,
      isSending: this.#isConfirming,
      trouble: this.#trouble && words.term(this.#trouble),
      onSend: () => void this.#sign(draft),
      onBack: this.#onBack,
    });
  }

  #renderTrouble({holdMinutes}: EntrySettings): TemplateResult | typeof nothing {
    const {words} = this.#host;
    const settings =
      holdMinutes > MAX_HOLD_MINUTES ? words.term('holdTooLong', MAX_HOLD_MINUTES) : words.term('settingsInvalid');
    const said = this.#faults.settings ? settings : this.#trouble && words.term(this.#trouble);
    return said ? html`${alertIcon}<span>${said}</span>` : nothing;
  }

  get #entry(): Entry {
    return this.#entries.get(this.#host.settings().conversation) ?? this.#host.initial();
  }

  readonly #onInput = (event: Event) => {
    const {id, value} = event.target as HTMLInputElement;
    this.#entries.set(this.#host.settings().conversation, {...this.#entry, [id]: value});
    // A fault goes when its field changes; the next one comes when Request is pressed, not while somebody types.
    this.#faults = id === 'amount' ? without(this.#faults, 'amount') : without(this.#faults, 'reason');
    this.#trouble = undefined;
    void this.#host.changed();
  };

  readonly #onSubmit = (event: Event) => {
    event.preventDefault();
    this.#ask();
  };

  readonly #ask = () => {
    if (this.#isConfirming) return;
    const settings = this.#host.settings();
    const {conversation} = settings;
    const read = readEntry(this.#entry, settings);
    this.#trouble = undefined;
    this.#faults = 'draft' in read ? {} : read;
    void this.#host.changed();
    if ('draft' in read) {
      if (!this.#host.dispatchEvent(new RequestSendEvent(conversation, read.draft))) return;
      if (read.draft.collection === 'reveal') return void this.#confirm(read.draft);
      this.#asked = read.draft;
      return void this.#host.focus('[part=send]');
    }
    if (read.changedReason !== undefined) this.#entries.set(conversation, {...this.#entry, reason: read.changedReason});
    void this.#host.focus('[aria-invalid=true]');
  };

  /** The vault has the last word; what was typed stays until it is signed. */
  async #confirm(draft: Draft): Promise<void> {
    const {session, chatpay} = this.#host.session;
    const {conversation} = draft;
    this.#isConfirming = true;
    try {
      const desk = await chatpay?.desk();
      if (!session || !desk) throw new Error('<chatpay-composer> needs a provider with a vault around it');
      const confirmed = desk.confirm(this.#commandFor(draft), draft);
      this.#host.close('as-is');
      const confirmation = await confirmed;
      this.#isConfirming = false;
      if (confirmation.outcome === 'back') return await this.#reopen(conversation);
      this.#entries.delete(conversation);
      await this.#send(session, draft, confirmation);
    } catch (error) {
      this.#isConfirming = false;
      this.#trouble = 'deskUnavailable';
      await this.#reopen(conversation);
      this.#host.dispatchEvent(new FailedEvent('vault', error));
    }
  }

  readonly #onBack = () => {
    this.#asked = undefined;
    this.#trouble = undefined;
    void this.#host.focus('[part=request]');
  };

  /** No agent sees a card, so that the server signs, and no vault is needed. What was typed stays until it has. */
  async #sign(draft: Draft): Promise<void> {
    const {session} = this.#host.session;
    const sign = this.#host.sign();
    const {conversation} = draft;
    this.#trouble = undefined;
    if (!session || !sign) {
      console.warn(`<chatpay-composer> needs a session, and \`sign\` for ${draft.collection}.`);
      this.#trouble = 'settingsInvalid';
      return void this.#host.changed();
    }
    this.#isConfirming = true;
    void this.#host.changed();
    try {
      const signed = await signDraft(sign, {command: this.#commandFor(draft), draft});
      this.#isConfirming = false;
      if (this.#asked !== draft) return; // Back, or another conversation: what was signed is never sent
      this.#asked = undefined;
      this.#entries.delete(conversation);
      await this.#send(session, draft, signed);
    } catch (error) {
      this.#isConfirming = false;
      // what is refused once is refused always under the same key
      if (error instanceof RefusedError) this.#last = undefined;
      this.#host.dispatchEvent(new FailedEvent('backend', error));
      if (this.#asked !== draft) return;
      this.#trouble = 'notSigned';
      void this.#host.changed();
    }
  }

  async #send(session: Session, draft: Draft, {request, token}: {request: RequestId; token: string}): Promise<void> {
    const {conversation, order} = draft;
    const {command} = this.#last!;
    this.#last = undefined;
    const sent = session.request({conversation, token, command});
    this.#host.onSending(session, conversation, request);
    this.#host.close('button');
    try {
      await sent;
    } catch (error) {
      this.#host.dispatchEvent(new FailedEvent('backend', error));
      if (!(error instanceof RefusedError)) return; // the pill offers to try again
      this.fill(conversation, order);
      this.#trouble = 'notSigned';
      await this.#reopen(conversation);
    }
  }

  #commandFor(draft: Draft): string {
    const text = canonicalDraft(draft);
    if (this.#last?.draft !== text) this.#last = {draft: text, command: createId()};
    return this.#last.command;
  }

  async #reopen(conversation: string): Promise<void> {
    if (conversation === this.#host.settings().conversation) await this.#host.focus('[part=request]');
  }
}

function without(faults: Faults, name: 'amount' | 'reason'): Faults {
  const {[name]: _, ...rest} = faults;
  return rest;
}
