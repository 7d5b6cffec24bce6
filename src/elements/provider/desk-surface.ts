import type {Draft} from '../../request/draft.js';
import {RefusedError, UnreachableError} from '../../request/errors.js';
import type {RequestId} from '../../request/ids.js';
import {LIVE} from '../../request/life.js';
import {MAX_HOLD_MS} from '../../request/limits.js';
import type {RequestView, Wish} from '../../session/session.js';
import {openDesk, type FromDesk, type ToDesk, type VaultError} from '../../vault/port.js';
import type {Confirmation, Desk, Problem} from '../context.js';
import {forgetKey, keepKey, keptKey} from './kept-keys.js';
import {renderCover, type VaultSurface} from './cover.js';
import {deskStyles} from './desk.styles.js';
import {settingsOf} from './look.js';
import type {SurfaceHost} from './surface.js';
import {VaultFrame} from './vault-frame.js';

/** How long the desk may take to say how high it is, in milliseconds, before it is shown as it is. */
const MEASURE_MS = 150;

/** Somebody waits for the agent's word on a draft. */
interface Waiting {
  readonly done: (confirmation: Confirmation) => void;
  readonly failed: (error: Error) => void;
}

/** The agent's desk: not modal, so that the chat can go on while a card is on screen. Customers never load this. */
export class DeskSurface implements VaultSurface, Desk {
  static readonly styles = deskStyles;

  readonly kind = 'desk';

  readonly #host: SurfaceHost;
  readonly #frame: VaultFrame<FromDesk, ToDesk>;
  readonly #waiting = new Map<string, Waiting>();
  #isShowing = false;
  /** Whose card or confirmation was asked for last, and whose is shown: the conversation. */
  #askedFor: string | undefined;
  #shownFor: string | undefined;
  /** The desk is on its way, and the agent waits for it, or would wonder. */
  #isAwaited = false;
  /** Runs from what the desk has drawn to the height of that: shown at once, it would jump from under the pointer. */
  #measuring: ReturnType<typeof setTimeout> | undefined;
  #error: VaultError | undefined;
  #settings = '';
  /** Where the focus was when the desk took it, and what that is in: what was pressed may be gone by the time. */
  #focused: HTMLElement[] = [];
  /** Where it was last on the page itself: a sign-in by itself takes no focus, but the agent may have brought it there. */
  #left: HTMLElement[] = [];

  constructor(host: SurfaceHost) {
    this.#host = host;
    const {vault} = host;
    const {title} = this;
    this.#frame = new VaultFrame({
      open: (options) => openDesk({vault, title, ...options}),
      place: (frame) => host.place(frame),
      onMessage: (message) => this.#onMessage(message),
      onFailure: (error) => this.#onFailure(error),
      onSlow: () => this.#await(),
    });
    document.addEventListener('focusout', this.#onFocusout);
    this.#start();
    // what ended while this was on its way, or before the page was loaded anew
    for (const view of host.session.requests()) this.onChange(view);
  }

  get title(): string {
    return this.#host.words.term('agentDesk');
  }

  get isOpen(): boolean {
    return (this.#isShowing && !this.#isElsewhere) || this.#isAwaited || this.#error !== undefined;
  }

  /** Over another conversation nobody could tell whose it is. It waits, with its time, until the agent is back. */
  get #isElsewhere(): boolean {
    const current = this.#host.current();
    return current !== '' && this.#shownFor !== undefined && this.#shownFor !== current;
  }

  get isSlow(): boolean {
    return this.#frame.isSlow;
  }

  get state() {
    return this.#frame.state;
  }

  get error(): VaultError | undefined {
    return this.#error;
  }

  async confirm(command: string, draft: Draft): Promise<Confirmation> {
    this.#takeFocus();
    this.#start();
    if (this.#error) throw this.#error;
    this.#askedFor = draft.conversation;
    return new Promise((done, failed) => {
      this.#waiting.set(command, {done, failed});
      this.#frame.send({type: 'draft', command, draft});
      this.#await();
    });
  }

  async view(request: RequestId): Promise<void> {
    this.#host.report(request, undefined);
    try {
      await this.#view(request);
    } catch (error) {
      if (!this.#error) this.#host.report(request, problemOf(error)); // else the desk says so itself
      throw error;
    }
  }

  async #view(request: RequestId): Promise<void> {
    const {session} = this.#host;
    const view = session.get(request);
    const token = session.tokenOf(request);
    if (!view || token === undefined) throw new RefusedError('unknown-request');
    this.#takeFocus();
    const {at, sealed} = await session.send(view.conversation, {type: 'view', request});
    const until = session.get(request)?.state.holdUntil;
    if (!sealed || until === undefined) throw new RefusedError('card-gone');
    this.#start();
    if (this.#error) throw this.#error;
    const {attempt, enc, ct} = sealed;
    const remainingMs = Math.round(Math.min(Math.max(0, until - at), MAX_HOLD_MS));
    const kept = keptKey(request);
    this.#askedFor = view.conversation;
    this.#frame.send({type: 'view', token, attempt, sealed: {enc, ct}, remainingMs, ...(kept && {kept})});
    this.#await();
  }

  renderCover() {
    return renderCover(this, this.#host);
  }

  retry(): void {
    this.#start();
    void this.#host.changed();
  }

  close(): void {
    this.#error = undefined;
    this.#frame.send({type: 'hide'});
    this.#show(false);
  }

  /** Whatever ended a request, its key and its card go at once. */
  onChange({id, state: {status, endReason}}: RequestView): void {
    if (!LIVE.includes(status)) this.#forget(id, status === 'lapsed' && endReason === undefined);
  }

  onGone(request: RequestId): void {
    this.#forget(request, false);
  }

  sendSettings(): void {
    const settings = settingsOf(this.#host);
    const text = JSON.stringify(settings);
    if (text === this.#settings || this.state === 'none') return;
    this.#settings = text;
    this.#frame.send(settings);
  }

  end(): void {
    document.removeEventListener('focusout', this.#onFocusout);
    this.#frame.stop();
    this.#fail(new UnreachableError('the provider is gone'));
  }

  #start(): void {
    this.#error = undefined;
    const isNew = this.state === 'none' || this.state === 'failed';
    if (isNew) {
      this.#settings = '';
      this.#askedFor = undefined;
    }
    this.#frame.start();
    this.sendSettings();
    if (isNew) this.#frame.send({type: 'agent', agent: this.#host.session.party.id});
  }

  /** Says that the desk is on its way, unless it is up. */
  #await(): void {
    if (this.state !== 'opening') return;
    this.#isAwaited = true;
    void this.#host.changed();
  }

  #onMessage(message: FromDesk): void {
    switch (message.type) {
      case 'ready':
        // what was asked for comes in a moment
        if (this.#focused.length === 0) this.#isAwaited = false;
        return void this.#host.changed();
      case 'showing':
        // what is out of sight with its conversation is not on screen: what comes now is to be shown anew
        if (!this.isOpen) this.#isShowing = false;
        this.#shownFor = this.#askedFor;
        return message.what === 'nothing' ? this.#show(false) : this.#measure();
      case 'height':
        this.#host.resize(message.px);
        return this.#measuring === undefined ? undefined : this.#show(true);
      case 'signed':
        return this.#settle(message.command, {outcome: 'signed', request: message.request, token: message.token});
      case 'keep':
        return keepKey(message.request, message.kept);
      case 'back':
        return this.#settle(message.command, {outcome: 'back'});
      case 'complete':
        return void this.#send({type: 'complete', request: message.request});
      case 'refuse': {
        const {request, attempt, reason} = message;
        return void this.#send({type: 'refuse', request, attempt, ...(reason && {reason})});
      }
      case 'close':
        return this.#show(false);
      case 'unsigned': // The desk says so itself, and keeps the draft for another try.
      case 'unopened': // The desk says so itself.
    }
  }

  #forget(request: RequestId, lapsed: boolean): void {
    forgetKey(request);
    this.#frame.send({type: 'forget', request, ...(lapsed && {lapsed})});
  }

  #settle(command: string, confirmation: Confirmation): void {
    this.#waiting.get(command)?.done(confirmation);
    this.#waiting.delete(command);
  }

  async #send(wish: Wish): Promise<void> {
    const {session} = this.#host;
    const view = session.get(wish.request);
    if (!view) return;
    this.#host.report(wish.request, undefined);
    try {
      await session.send(view.conversation, wish);
    } catch (error) {
      this.#host.report(wish.request, problemOf(error));
      this.#host.failed(error);
    }
  }

  #takeFocus(): void {
    this.#focused = activeElements();
  }

  readonly #onFocusout = (event: FocusEvent): void => {
    this.#left = event.composedPath().filter((target) => target instanceof HTMLElement);
  };

  #measure(): void {
    if (!this.#isShowing) this.#measuring ??= setTimeout(() => this.#show(true), MEASURE_MS);
  }

  /** The focus goes into what the agent asked for, and back when it is put away; a sign-in by itself takes no focus. */
  #show(showing: boolean): void {
    clearTimeout(this.#measuring);
    this.#measuring = undefined;
    this.#isAwaited = false;
    const hadFocus = this.#isShowing && activeElements()[0]?.tagName === 'IFRAME';
    this.#isShowing = showing;
    const drawn = this.#host.changed();
    if (showing && this.#focused.length > 0) void drawn.then(() => this.#frame.focus());
    if (showing) return;
    if (hadFocus) [...this.#focused, ...this.#left].find(({isConnected}) => isConnected)?.focus();
    this.#focused = [];
  }

  #onFailure(error: VaultError): void {
    this.#error = error;
    this.#isShowing = false;
    this.#isAwaited = false;
    clearTimeout(this.#measuring);
    this.#measuring = undefined;
    this.#fail(error);
    this.#host.failed(error);
    void this.#host.changed();
  }

  #fail(error: Error): void {
    for (const {failed} of this.#waiting.values()) failed(error);
    this.#waiting.clear();
  }
}

/** What the bubble says of an error. */
function problemOf(error: unknown): Problem {
  return error instanceof UnreachableError ? 'not-reached' : 'not-allowed';
}

/** What has the focus, innermost first, and every element around whose shadow root it is in. */
function activeElements(): HTMLElement[] {
  const found: HTMLElement[] = [];
  let active = document.activeElement;
  while (active) {
    if (active instanceof HTMLElement && active !== document.body) found.unshift(active);
    active = active.shadowRoot?.activeElement ?? null;
  }
  return found;
}
