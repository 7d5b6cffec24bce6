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

/** A request that was signed, and the command that it was signed for. */
interface Signed {
  readonly command: string;
  readonly request: RequestId;
  readonly token: string;
}

/** What went wrong outside of the fields. */
type Trouble = 'deskUnavailable' | 'notSigned' | 'settingsInvalid';

/**
 * The composer's panel: the two fields, and the way from what is typed to a request that is signed and sent. Everything but
 * faults is kept for each conversation: an agent goes to another while one request waits for a word, or for the network.
 */
export class Panel {
  readonly #host: PanelHost;
  /** What is typed. */
  readonly #entries = new Map<string, Entry>();
  #faults: Faults = {};
  readonly #troubles = new Map<string, Trouble>();
  /** The last draft and its idempotency key: the same draft keeps it. */
  readonly #last = new Map<string, {readonly draft: string; readonly command: string}>();
  /** Where the vault's desk asks, or the server signs. */
  readonly #confirming = new Set<string>();
  /** What waits for the agent's word in this panel. */
  readonly #asked = new Map<string, Draft>();

  constructor(host: PanelHost) {
    this.#host = host;
  }

  /** Keeps the box that it is drawn into above the composer's button. Returns a function that lets it go. */
  keepAbove(box: HTMLElement, button: HTMLElement): () => void {
    return keepAbove(box, button);
  }

  /** Forgets what was wrong in the fields: another conversation is on screen. */
  clear(): void {
    this.#faults = {};
  }

  /** Puts an earlier request into the fields, to be asked again. */
  fill(conversation: string, {amount, reason}: Pick<Order, 'amount' | 'reason'>, supersedes?: RequestId): void {
    const entry = {amount: typed(amount, this.#host.words.lang()), reason};
    this.#entries.set(conversation, supersedes === undefined ? entry : {...entry, supersedes});
    this.#faults = {};
    this.#asked.delete(conversation);
  }

  render(): TemplateResult {
    const {words} = this.#host;
    const settings = this.#host.settings();
    const asked = this.#asked.get(settings.conversation);
    if (asked) return this.#renderConfirmation(asked);
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
    const {conversation} = draft;
    const trouble = this.#troubles.get(conversation);
    return renderConfirmation({
      words,
      draft,
      isSending: this.#confirming.has(conversation),
      trouble: trouble && words.term(trouble),
      onSend: () => void this.#sign(draft),
      onBack: () => this.#onBack(conversation),
    });
  }

  #renderTrouble({conversation, holdMinutes}: EntrySettings): TemplateResult | typeof nothing {
    const {words} = this.#host;
    const trouble = this.#troubles.get(conversation);
    const settings =
      holdMinutes > MAX_HOLD_MINUTES ? words.term('holdTooLong', MAX_HOLD_MINUTES) : words.term('settingsInvalid');
    const said = this.#faults.settings ? settings : trouble && words.term(trouble);
    return said ? html`${alertIcon}<span>${said}</span>` : nothing;
  }

  get #entry(): Entry {
    return this.#entries.get(this.#host.settings().conversation) ?? this.#host.initial();
  }

  readonly #onInput = (event: Event) => {
    const {id, value} = event.target as HTMLInputElement;
    const {conversation} = this.#host.settings();
    this.#entries.set(conversation, {...this.#entry, [id]: value});
    // A fault goes when its field changes; the next one comes when Request is pressed, not while somebody types.
    this.#faults = id === 'amount' ? without(this.#faults, 'amount') : without(this.#faults, 'reason');
    this.#troubles.delete(conversation);
    void this.#host.changed();
  };

  readonly #onSubmit = (event: Event) => {
    event.preventDefault();
    this.#ask();
  };

  readonly #ask = () => {
    const settings = this.#host.settings();
    const {conversation} = settings;
    if (this.#confirming.has(conversation)) return;
    const read = readEntry(this.#entry, settings);
    this.#troubles.delete(conversation);
    this.#faults = 'draft' in read ? {} : read;
    void this.#host.changed();
    if ('draft' in read) {
      if (!this.#host.dispatchEvent(new RequestSendEvent(conversation, read.draft))) return;
      if (read.draft.collection === 'reveal') return void this.#confirm(read.draft);
      this.#asked.set(conversation, read.draft);
      return void this.#host.focus('[part=send]');
    }
    if (read.changedReason !== undefined) this.#entries.set(conversation, {...this.#entry, reason: read.changedReason});
    void this.#host.focus('[aria-invalid=true]');
  };

  /** The vault has the last word; what was typed stays until it is signed. */
  async #confirm(draft: Draft): Promise<void> {
    const {session, chatpay} = this.#host.session;
    const {conversation} = draft;
    this.#confirming.add(conversation);
    try {
      const desk = await chatpay?.desk();
      if (!session || !desk) throw new Error('<chatpay-composer> needs a provider with a vault around it');
      const command = this.#commandFor(draft);
      const confirmed = desk.confirm(command, draft);
      this.#close(conversation, 'as-is');
      const confirmation = await confirmed;
      this.#confirming.delete(conversation);
      if (confirmation.outcome === 'back') return await this.#reopen(conversation);
      this.#entries.delete(conversation);
      await this.#send(session, draft, {command, ...confirmation});
    } catch (error) {
      this.#confirming.delete(conversation);
      this.#troubles.set(conversation, 'deskUnavailable');
      await this.#reopen(conversation);
      this.#host.dispatchEvent(new FailedEvent('vault', error));
    }
  }

  #onBack(conversation: string): void {
    this.#asked.delete(conversation);
    this.#troubles.delete(conversation);
    void this.#host.focus('[part=request]');
  }

  /** No agent sees a card, so that the server signs, and no vault is needed. What was typed stays until it has. */
  async #sign(draft: Draft): Promise<void> {
    const {session} = this.#host.session;
    const sign = this.#host.sign();
    const {conversation} = draft;
    this.#troubles.delete(conversation);
    if (!session || !sign) {
      console.warn(`<chatpay-composer> needs a session, and \`sign\` for ${draft.collection}.`);
      this.#troubles.set(conversation, 'settingsInvalid');
      return void this.#host.changed();
    }
    this.#confirming.add(conversation);
    void this.#host.changed();
    try {
      const command = this.#commandFor(draft);
      const signed = await signDraft(sign, {command, draft});
      this.#confirming.delete(conversation);
      if (this.#asked.get(conversation) !== draft) return; // Back: what was signed is never sent
      this.#asked.delete(conversation);
      this.#entries.delete(conversation);
      await this.#send(session, draft, {command, ...signed});
    } catch (error) {
      this.#confirming.delete(conversation);
      // what is refused once is refused always under the same key
      if (error instanceof RefusedError) this.#last.delete(conversation);
      this.#host.dispatchEvent(new FailedEvent('backend', error));
      if (this.#asked.get(conversation) !== draft) return;
      this.#troubles.set(conversation, 'notSigned');
      void this.#host.changed();
    }
  }

  async #send(session: Session, {conversation, order}: Draft, {command, request, token}: Signed): Promise<void> {
    this.#last.delete(conversation);
    const sent = session.request({conversation, token, command});
    this.#host.onSending(session, conversation, request);
    this.#close(conversation, 'button');
    try {
      await sent;
    } catch (error) {
      this.#host.dispatchEvent(new FailedEvent('backend', error));
      if (!(error instanceof RefusedError)) return; // the pill offers to try again
      this.fill(conversation, order);
      this.#troubles.set(conversation, 'notSigned');
      await this.#reopen(conversation);
    }
  }

  #commandFor(draft: Draft): string {
    const {conversation} = draft;
    const text = canonicalDraft(draft);
    let last = this.#last.get(conversation);
    if (last?.draft !== text) this.#last.set(conversation, (last = {draft: text, command: createId()}));
    return last.command;
  }

  /** Puts the panel away, unless another conversation is on screen by now. */
  #close(conversation: string, focus: 'button' | 'as-is'): void {
    if (this.#isOnScreen(conversation)) this.#host.close(focus);
  }

  async #reopen(conversation: string): Promise<void> {
    if (this.#isOnScreen(conversation)) await this.#host.focus('[part=request]');
  }

  #isOnScreen(conversation: string): boolean {
    return conversation === this.#host.settings().conversation;
  }
}

function without(faults: Faults, name: 'amount' | 'reason'): Faults {
  const {[name]: _, ...rest} = faults;
  return rest;
}
