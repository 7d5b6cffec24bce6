import type {Draft} from '../../../src/request/draft.js';
import {createId, type RequestId} from '../../../src/request/ids.js';
import {LIVE} from '../../../src/request/life.js';
import type {CardData} from '../../../src/vault/card-data.js';
import {CardCompletedEvent, CardRefusedEvent, DraftSentEvent} from '../../../src/vault/events.js';
import type {FromDesk} from '../../../src/vault/messages.js';
import {createSignerClient} from '../../../src/vault/signer-client.js';
import {CONVERSATION} from './backend.js';
import {DeskPage} from './desk-page.js';
import {Tab, wordOf, type Outcome, type TabOptions} from './tab.js';
import {until} from './until.js';

/** What the desk said about a draft. */
type Word = Extract<FromDesk, {type: 'signed' | 'unsigned'}>;

/** A request that was confirmed and signed. */
export interface Asked {
  readonly request: RequestId;
  readonly reason: string;
  /** What came of sending it. */
  readonly outcome: Promise<Outcome>;
}

/** The agent's page with its desk: the host's part of the desk is written anew here, without a document. */
export class AgentTab extends Tab {
  readonly desk: DeskPage;
  readonly #agent: string;
  readonly #words = new Map<string, Word>();
  #shown: RequestId | undefined;
  readonly #sent: Promise<Outcome>[] = [];

  constructor(options: TabOptions) {
    super(options, {inbox: options.party.id});
    const {backend, machine, storage, party} = options;
    const {trust} = backend;
    this.#agent = party.id;
    const signer = createSignerClient({
      origin: trust.origin,
      fetch: (input, init = {}) => {
        const headers = new Headers(init.headers);
        headers.set('origin', trust.origin);
        headers.set('x-desk', party.id);
        return this.fetch(input as string | URL, {...init, headers});
      },
    });
    this.desk = new DeskPage({trust, signer, machine, storage, onMessage: (message) => this.#onMessage(message)});
    this.session.watch(undefined, (request) => {
      const view = this.session.get(request);
      if (view && !LIVE.includes(view.state.status)) this.desk.forget(request);
    });
    this.#sendSettings();
    this.desk.tell({type: 'agent', agent: party.id});
    this.session.start();
  }

  override close(): void {
    super.close();
    this.desk.close();
  }

  override sees(request: RequestId): string {
    const view = this.session.get(request);
    return this.cardOf(request) ? 'card' : wordOf(view);
  }

  override passed(ms: number): void {
    this.desk.passed(ms);
  }

  /** The card on the desk, where it is this request's. */
  cardOf(request: RequestId): CardData | undefined {
    return this.#shown === request ? this.desk.card : undefined;
  }

  /** Whether the tab's storage has a request's key. */
  hasKey(request: RequestId): boolean {
    return this.storage.getItem(`chatpay-key/${request}`) !== null;
  }

  /** Asks for a payment: composer, confirmation, Send. @returns `undefined` when nothing was signed. */
  async ask(reason: string): Promise<Asked | undefined> {
    const command = createId();
    const draft: Draft = {
      conversation: CONVERSATION,
      agent: this.#agent,
      order: {reason, amount: {minorUnits: 36121, currency: 'USD'}},
      collection: 'reveal',
      fields: {kinds: ['card'], securityCode: true},
      answerWithinMs: 10 * 60_000,
      holdMs: 10 * 60_000,
    };
    this.#sendSettings();
    await this.desk.show({type: 'draft', command, draft}, ['desk-confirmation']);
    for (let tries = 0; tries < 3 && this.desk.shows === 'desk-confirmation'; tries++) await this.#pressSend(command);
    const word = this.#words.get(command);
    if (word?.type !== 'signed') return undefined;
    const {request, token} = word;
    const outcome = this.outcomeOf(() => this.session.request({conversation: CONVERSATION, token, command}));
    return {request, reason, outcome};
  }

  /** Presses Try Again. */
  retry(request: RequestId): Promise<Outcome> {
    return this.outcomeOf(() => this.session.retry(request));
  }

  cancel(request: RequestId): Promise<Outcome> {
    return this.give({type: 'cancel', request});
  }

  /** Presses View Card. @returns What came of it: with `accepted`, the desk shows the card or says why it does not. */
  async view(request: RequestId): Promise<Outcome> {
    const token = this.session.tokenOf(request);
    if (token === undefined) return 'unknown-request';
    return this.outcomeOf(async () => {
      const {at, sealed} = await this.session.send(CONVERSATION, {type: 'view', request});
      const until = this.session.get(request)?.state.holdUntil;
      if (!sealed || until === undefined) return;
      const {attempt, enc, ct} = sealed;
      this.#sendSettings();
      this.#shown = request;
      const remainingMs = Math.max(0, Math.round(until - at));
      const message = {type: 'view', token, attempt, sealed: {enc, ct}, remainingMs} as const;
      const isOver = () => this.session.get(request)?.status !== 'submitted';
      await this.desk.show(message, ['card-view', 'desk-notice'], isOver);
    });
  }

  /** Presses Mark as Completed: beside the card, or on the pill once the card is gone. */
  async complete(request: RequestId): Promise<Outcome> {
    if (!this.cardOf(request)) return this.give({type: 'complete', request});
    this.desk.press(new CardCompletedEvent());
    return this.#sent.at(-1)!;
  }

  /** Says that the card on screen did not work. */
  async refuse(): Promise<Outcome> {
    this.desk.press(new CardRefusedEvent('declined'));
    return this.#sent.at(-1)!;
  }

  /** Presses Card Refused without the card on screen, as a second copy of the view can. */
  refuseAttempt(request: RequestId, attempt: number): Promise<Outcome> {
    return this.give({type: 'refuse', request, attempt});
  }

  /** Presses Send. Settles once the desk has said what came of it; the same draft can be sent again. */
  async #pressSend(command: string): Promise<void> {
    this.#words.delete(command);
    this.desk.press(new DraftSentEvent());
    await until(
      () => this.isClosed || this.#words.has(command) || this.desk.shows === 'desk-sign-in',
      () => 'signed terms',
    );
  }

  #onMessage(message: FromDesk): void {
    if (message.type === 'signed' || message.type === 'unsigned') this.#words.set(message.command, message);
    if (message.type === 'complete') this.#sent.push(this.give({type: 'complete', request: message.request}));
    if (message.type === 'refuse') {
      const {request, attempt, reason} = message;
      this.#sent.push(this.give({type: 'refuse', request, attempt, ...(reason && {reason})}));
    }
  }

  #sendSettings(): void {
    const clockOffsetMs = Math.round(this.session.clock.offsetMs);
    this.desk.tell({type: 'settings', theme: {}, locale: 'en', direction: 'ltr', clockOffsetMs});
  }
}
