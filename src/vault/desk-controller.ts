import {decodeBase64url} from '../request/base64url.js';
import {canonicalDraft, draftOf, type Draft} from '../request/draft.js';
import {MalformedError, RefusedError, UnauthenticatedError, UnreachableError} from '../request/errors.js';
import type {RequestId} from '../request/ids.js';
import {isP256Point} from '../request/point.js';
import {COMPLETION_GRACE_MS} from '../request/state.js';
import {verifyTerms} from '../request/terms-token.js';
import type {Terms} from '../request/terms.js';
import type {Trust} from '../request/trust.js';
import type {CardData} from './card-data.js';
import type {DeskConfirmation} from './desk-ui/confirmation.js';
import type {DeskNotice} from './desk-ui/notice.js';
import type {SignInFault} from './desk-ui/sign-in.js';
import {CardPutAwayEvent, NoticeClosedEvent} from './events.js';
import {KeyError, type AgentKeys, type NewKey} from './keys.js';
import {applySettings} from './look.js';
import type {FromDesk, ToDesk} from './messages.js';
import {open} from './sealing.js';
import type {SignerClient} from './signer-client.js';
import type {CardView} from './view/card-view.js';

/** What the agent's page works with. */
export interface DeskOptions {
  readonly trust: Trust;
  /** Origin of the page around the vault. */
  readonly embedder: string;
  /** What the page shows goes in here. */
  readonly root: HTMLElement;
  readonly signer: SignerClient;
  readonly keys: AgentKeys;
  /** Takes back a wrapped key that the host has kept. */
  readonly takeBack?: (request: RequestId, kept: string) => void;
  readonly send: (message: FromDesk) => void;
  /** This machine's clock, in milliseconds since the Unix epoch; `Date.now` when left out. */
  readonly now?: () => number;
}

/** A draft that waits for the agent's word. */
interface Waiting {
  readonly command: string;
  readonly draft: Draft;
  /** Made at the first Send and kept for the next, so that the signer sees the same order again. */
  key?: NewKey;
  /** Send was pressed, and the signer has not answered: what comes on screen meanwhile takes nothing back. */
  isSending?: boolean;
}

type Showing = Extract<FromDesk, {type: 'showing'}>['what'];
type View = Extract<ToDesk, {type: 'view'}>;

/** A card that the agent wants to see, and when the host said so on `performance.now()`'s clock: its time runs from there. */
interface Wanted {
  readonly message: View;
  readonly at: number;
}

/**
 * The agent's page of the vault: signs the agent in, has drafts confirmed and signed, keeps the keys, and shows the
 * cards. The page around it never learns more than that a button was pressed.
 */
export class DeskController {
  readonly #options: DeskOptions;
  #agent: string | undefined;
  /** What people call the agent, where the host has said so; ids may say nothing to anybody. */
  #name: string | undefined;
  #signedIn: string | undefined;
  #clockOffsetMs = 0;
  /** Settles when the page can speak the agent's language. */
  #spoken: Promise<unknown> = Promise.resolve();
  /** Settles when the signer has said who is signed in. */
  #checked: Promise<void> = Promise.resolve();
  #waiting: Waiting | undefined;
  /** A view that waits for the agent to sign in. */
  #wanted: Wanted | undefined;
  #card: {readonly request: RequestId; readonly view: CardView} | undefined;
  /** Counts what was asked of the page, so that an answer to an earlier wish is dropped. */
  #wishes = 0;

  constructor(options: DeskOptions) {
    this.#options = options;
    addEventListener('pagehide', () => this.stop());
    options.root.addEventListener('keydown', (event) => {
      if (event.key === 'Escape' && !event.isComposing) this.#onEscape();
    });
    options.send({type: 'ready'});
  }

  /** Takes everything from the screen and out of memory. Wrapped keys stay in storage, for after a reload. */
  stop(): void {
    this.#takeBack();
    this.#waiting = undefined;
    this.#putAway();
    this.#options.root.replaceChildren();
    this.#options.keys.drop();
  }

  /** Does what the host asks. */
  receive(message: ToDesk): void {
    switch (message.type) {
      case 'settings':
        this.#clockOffsetMs = message.clockOffsetMs;
        this.#spoken = applySettings(this.#options.root.ownerDocument.documentElement, message);
        return;
      case 'agent':
        this.#agent = message.agent;
        this.#name = message.name;
        return void this.#greet();
      case 'draft':
        return void this.#confirm(message);
      case 'view':
        return void this.#view({message, at: performance.now()});
      case 'forget':
        return this.#forget(message);
      case 'hide':
        return this.#hide();
    }
  }

  /** As their own buttons do. The confirmation goes back by itself, and a sign-in stays. */
  #onEscape(): void {
    const shown = this.#options.root.firstElementChild;
    if (this.#card?.view === shown) this.#card?.view.dispatchEvent(new CardPutAwayEvent());
    else if (shown?.localName === 'chatpay-desk-notice') shown.dispatchEvent(new NoticeClosedEvent());
  }

  /** Asks the agent to sign in, where nobody is, or somebody else. */
  async #greet(): Promise<void> {
    const wish = this.#wishes;
    this.#checked = this.#askWho();
    await Promise.all([this.#checked, this.#spoken]);
    if (wish === this.#wishes && !this.#isSignedIn()) this.#showSignIn();
  }

  async #askWho(): Promise<void> {
    try {
      this.#signedIn = (await this.#options.signer.session())?.id;
    } catch {
      this.#signedIn = undefined;
    }
  }

  #isSignedIn(): boolean {
    return this.#signedIn !== undefined && (this.#agent === undefined || this.#signedIn === this.#agent);
  }

  #showSignIn(): void {
    const element = this.#create('chatpay-desk-sign-in');
    if (this.#name !== undefined) element.agent = this.#name;
    element.addEventListener('chatpay-desk-signed-in-wanted', () => {
      element.busy = true;
      element.failed = false;
      void this.#signIn().then((fault) => {
        element.busy = false;
        element.failed = fault !== undefined;
        if (fault) element.fault = fault;
        else this.#afterSignIn();
      });
    });
    this.#show('sign-in', element);
  }

  /** @returns Why the agent is not signed in now; nothing when they are. */
  async #signIn(): Promise<SignInFault | undefined> {
    const {signer} = this.#options;
    this.#signedIn = undefined;
    try {
      await signer.signIn(this.#agent ?? '');
      this.#signedIn = (await signer.session())?.id;
    } catch (error) {
      return error instanceof MalformedError ? 'unkept' : 'unreachable';
    }
    if (this.#isSignedIn()) return undefined;
    return this.#signedIn === undefined ? 'unkept' : 'someone-else';
  }

  /** Goes on with what the agent wanted. */
  #afterSignIn(): void {
    if (this.#waiting) this.#showConfirmation(this.#waiting);
    else if (this.#wanted) void this.#view(this.#wanted);
    else this.#show('nothing');
  }

  async #confirm({command, draft}: Extract<ToDesk, {type: 'draft'}>): Promise<void> {
    if (this.#waiting && this.#waiting.command !== command) this.#goBack();
    this.#putAway();
    // Asking again for the same keeps the key, and so the bytes that the signer may have made already.
    const known = this.#waiting && canonicalDraft(this.#waiting.draft) === canonicalDraft(draft);
    const waiting = known ? this.#waiting! : {command, draft};
    this.#waiting = waiting;
    await Promise.all([this.#checked, this.#spoken]);
    if (waiting !== this.#waiting) return;
    if (this.#isSignedIn()) this.#showConfirmation(waiting);
    else this.#showSignIn();
  }

  #showConfirmation(waiting: Waiting): void {
    const {trust} = this.#options;
    const element = this.#create('chatpay-desk-confirmation');
    element.draft = waiting.draft;
    element.merchantName = trust.merchant.name;
    element.addEventListener('chatpay-draft-sent', () => void this.#sign(waiting, element));
    element.addEventListener('chatpay-draft-back', () => {
      this.#takeBack();
      this.#goBack();
      this.#show('nothing');
    });
    this.#show('confirmation', element);
  }

  /** The one place that makes anything signed: the agent has pressed Send on what the vault has shown. */
  async #sign(waiting: Waiting, element: DeskConfirmation): Promise<void> {
    const {signer, keys, send} = this.#options;
    element.problem = undefined;
    element.busy = true;
    waiting.isSending = true;
    try {
      waiting.key ??= await keys.create();
      const {command, draft, key} = waiting;
      const {token, wrappingKey} = await signer.sign({command, draft, key: key.point});
      const terms = await this.#check(token, draft, key.point);
      if (!waiting.isSending) return;
      await keys.adopt(terms.id, key, wrappingKey);
      if (waiting === this.#waiting) {
        this.#waiting = undefined;
        this.#show('nothing');
      }
      send({type: 'signed', command, request: terms.id, token});
    } catch (error) {
      if (waiting === this.#waiting) this.#failToSign(waiting, element, error);
      else if (waiting.isSending) send({type: 'back', command: waiting.command}); // something else is on screen
    } finally {
      waiting.isSending = false;
    }
  }

  /** The confirmation stays, and Send tries again with the same order; after a new sign-in, if that has ended. */
  #failToSign({command}: Waiting, element: DeskConfirmation, error: unknown): void {
    if (error instanceof UnauthenticatedError) {
      this.#signedIn = undefined;
      return this.#showSignIn();
    }
    element.busy = false;
    element.problem = problemOf(error);
    this.#options.send({type: 'unsigned', command, ...reasonOf(error)});
  }

  /** Holds what the signer signed against what the agent saw: every claim, and our own key. */
  async #check(token: string, draft: Draft, point: string): Promise<Terms> {
    const {trust, embedder} = this.#options;
    const terms = await verifyTerms(token, {trust, now: this.#now(), embedder});
    const {createdAt, expiresAt, answerWithinMs, holdMs} = terms;
    const isSame =
      canonicalDraft(draftOf(terms)) === canonicalDraft(draft) &&
      terms.agentKey === point &&
      terms.merchant.name === trust.merchant.name &&
      terms.embedders.every((origin) => trust.embedders.includes(origin)) &&
      expiresAt <= createdAt + answerWithinMs + holdMs + COMPLETION_GRACE_MS;
    if (!isSame) throw new MalformedError('the signer signed something else');
    return terms;
  }

  /** What was sent is not wanted any more. */
  #takeBack(): void {
    if (this.#waiting) this.#waiting.isSending = false;
  }

  #goBack(): void {
    const waiting = this.#waiting;
    this.#waiting = undefined;
    if (waiting && !waiting.isSending) this.#options.send({type: 'back', command: waiting.command});
  }

  async #view(wanted: Wanted): Promise<void> {
    this.#goBack();
    this.#putAway();
    const wish = this.#wishes;
    const {message} = wanted;
    const [terms] = await Promise.all([this.#verified(message.token), this.#spoken]);
    if (wish !== this.#wishes) return;
    if (!terms) return this.#notify('terms-rejected');
    if (message.kept !== undefined) this.#options.takeBack?.(terms.id, message.kept);
    try {
      const keyPair = await this.#options.keys.get(terms.id);
      if (wish !== this.#wishes) return;
      const card = await this.#open(message, terms, keyPair);
      if (wish === this.#wishes) this.#showCard(terms, card, wanted);
    } catch (error) {
      if (wish === this.#wishes) this.#failToOpen(wanted, terms.id, error);
    }
  }

  async #verified(token: string): Promise<Terms | undefined> {
    const {trust, embedder} = this.#options;
    try {
      return await verifyTerms(token, {trust, now: this.#now(), embedder});
    } catch {
      return undefined;
    }
  }

  async #open({token, attempt, sealed}: View, terms: Terms, keyPair: CryptoKeyPair): Promise<CardData> {
    try {
      return await open({sealed, token, attempt, keyPair});
    } catch (error) {
      const enc = decodeBase64url(sealed.enc);
      const isWellFormed = enc !== undefined && isP256Point(enc);
      if (isWellFormed && this.#options.keys.strike(terms.id)) throw new KeyError('key-destroyed', {cause: error});
      throw error;
    }
  }

  #showCard(terms: Terms, card: CardData, {message, at}: Wanted): void {
    const {send, keys} = this.#options;
    const {attempt, remainingMs} = message;
    const view = this.#create('chatpay-card-view');
    view.marks = this.#options.trust.marks;
    const request = terms.id;
    view.terms = terms;
    view.card = card;
    view.endsAt = at + Math.min(remainingMs, terms.holdMs);
    const end = () => {
      this.#putAway();
      this.#show('nothing');
    };
    view.addEventListener('chatpay-card-completed', () => {
      end();
      send({type: 'complete', request});
    });
    view.addEventListener('chatpay-card-refused', ({reason}) => {
      end();
      send({type: 'refuse', request, attempt, reason});
    });
    // The host will say so too; that it does is not what the limit depends on.
    view.addEventListener('chatpay-card-lapsed', () => keys.forget(request));
    view.addEventListener('chatpay-card-put-away', () => {
      end();
      send({type: 'close'});
    });
    this.#card = {request, view};
    this.#show('card', view);
  }

  #failToOpen(wanted: Wanted, request: RequestId, error: unknown): void {
    // The signer could not be asked: key and card are as they were, and the agent can try again.
    if (error instanceof UnreachableError || error instanceof RefusedError) return this.#notify('other');
    if (error instanceof UnauthenticatedError) {
      this.#signedIn = undefined;
      this.#wanted = wanted;
      return this.#showSignIn();
    }
    const reason = error instanceof KeyError ? error.fault : 'open-failed';
    this.#notify(reason);
    this.#options.send({type: 'unopened', request, reason});
  }

  #notify(notice: DeskNotice['notice']): void {
    const element = this.#create('chatpay-desk-notice');
    element.notice = notice;
    element.addEventListener('chatpay-notice-closed', () => {
      this.#show('nothing');
      this.#options.send({type: 'close'});
    });
    this.#show('notice', element);
  }

  /** The request has ended: nothing of it stays here but, until the agent puts that away, why its card is gone. */
  #forget({request, lapsed}: Extract<ToDesk, {type: 'forget'}>): void {
    this.#options.keys.forget(request);
    if (this.#card?.request !== request) return;
    if (lapsed) return this.#card.view.lapse();
    this.#putAway();
    this.#show('nothing');
  }

  #hide(): void {
    this.#takeBack();
    this.#goBack();
    this.#putAway();
    this.#show('nothing');
  }

  /** Takes the card from the screen and out of memory. */
  #putAway(): void {
    this.#wishes++;
    this.#wanted = undefined;
    this.#card?.view.shred();
    this.#card = undefined;
  }

  #create<K extends keyof HTMLElementTagNameMap>(tag: K): HTMLElementTagNameMap[K] {
    return this.#options.root.ownerDocument.createElement(tag);
  }

  #show(what: Showing, element?: HTMLElement): void {
    const {root, send} = this.#options;
    root.replaceChildren(...(element ? [element] : []));
    root.ownerDocument.defaultView?.scrollTo(0, 0); // what was shown before may have been scrolled to its end
    send({type: 'showing', what});
  }

  #now(): number {
    const {now = Date.now} = this.#options;
    return now() + this.#clockOffsetMs;
  }
}

/** What went wrong with signing, as the confirmation's words know it. */
function problemOf(error: unknown): string {
  const {rule, reason} = reasonOf(error);
  return rule ?? reason;
}

/** The same, as the host hears it. */
function reasonOf(error: unknown): Pick<Extract<FromDesk, {type: 'unsigned'}>, 'reason' | 'rule'> {
  if (error instanceof RefusedError) return {reason: 'refused', rule: error.rule};
  return {reason: error instanceof UnreachableError ? 'unreachable' : 'mismatch'};
}
