import type {Answer, Command} from '../request/command.js';
import {RefusedError, UnreachableError} from '../request/errors.js';
import {createId, type RequestId} from '../request/ids.js';
import type {Party} from '../request/participant.js';
import {Authority, type HeldCard} from './authority.js';
import {Ledger} from './ledger.js';
import {readTabMessage, type TabMessage} from './tabs-messages.js';

/** How long a tab that is about to decide waits for what the others know, in milliseconds. */
const COLLECT_MS = 60;

/** How often what got no answer is asked again, in milliseconds. */
const AGAIN_MS = 500;

/** Longest that a command waits for a tab that decides it, in milliseconds. */
const PATIENCE_MS = 10_000;

/** A command on its way to the tab that decides. */
interface Call {
  readonly message: TabMessage;
  readonly settle: (outcome: Answer | Error) => void;
}

type CommandMessage = Extract<TabMessage, {say: 'command'}>;

/** One tab of several that are a backend together: a copy of the events, and the authority when it is this tab's turn. */
export class Tab {
  /** This tab's copy of what has happened. */
  readonly ledger: Ledger;
  readonly #key: string;
  readonly #now: () => number;
  readonly #calls = new Map<string, Call>();
  #authority: Authority | undefined;
  /** What the last leader left when it went away; held until it is known who leads next. */
  #cards: [RequestId, HeldCard][] = [];
  #channel: BroadcastChannel | undefined;
  #here = new AbortController();

  /** @param key Name of the channel and of the lock. */
  constructor(key: string, now: () => number) {
    this.#key = key;
    this.#now = now;
    this.ledger = new Ledger({now, epoch: '', ready: false});
  }

  /** Joins the other tabs, and stands in line for deciding. */
  join(): void {
    this.#here = new AbortController();
    const {signal} = this.#here;
    this.#channel = new BroadcastChannel(this.#key);
    this.#channel.addEventListener('message', ({data}) => this.#hear(data));
    globalThis.addEventListener?.('pagehide', () => this.#hide(), {signal});
    this.#ask(false);
    const timer = setInterval(() => this.#askAgain(), AGAIN_MS);
    signal.addEventListener('abort', () => clearInterval(timer));
    navigator.locks
      .request(this.#key, {signal}, () => this.#lead(signal))
      .catch(() => {
        // Left before it was this tab's turn.
      });
  }

  /** Leaves for good. Who reads is cut off, and what waits for an answer does not get one. */
  close(): void {
    this.#leave();
    this.ledger.cut();
    for (const {settle} of this.#calls.values()) settle(new UnreachableError('this tab has left the others'));
  }

  /**
   * Has a command decided, by this tab or by the one that leads.
   *
   * @throws {RefusedError} When a rule forbids it.
   * @throws {UnreachableError} When no tab decides it in time.
   */
  async give(conversation: string, command: Command, by: Party, signal?: AbortSignal): Promise<Answer> {
    await Promise.resolve(); // as over a network, there is no answer before the caller has gone on
    const message: CommandMessage = {say: 'command', call: createId(), conversation, by, command};
    if (this.#authority) return this.#decide(this.#authority, message);
    return this.#callLeader(message, signal);
  }

  #callLeader(message: CommandMessage, signal: AbortSignal | undefined): Promise<Answer> {
    return new Promise<Answer>((resolve, reject) => {
      const abort = () => settle(signal?.reason instanceof Error ? signal.reason : new UnreachableError('aborted'));
      const timer = setTimeout(() => settle(new UnreachableError('no tab has decided the command')), PATIENCE_MS);
      const settle = (outcome: Answer | Error) => {
        this.#calls.delete(message.call);
        clearTimeout(timer);
        signal?.removeEventListener('abort', abort);
        if (outcome instanceof Error) reject(outcome);
        else resolve(outcome);
      };
      signal?.addEventListener('abort', abort);
      this.#calls.set(message.call, {message, settle});
      this.#say(message);
    });
  }

  /** Decides until this tab goes away. */
  async #lead(signal: AbortSignal): Promise<void> {
    this.#ask(true);
    await new Promise((resolve) => setTimeout(resolve, COLLECT_MS));
    if (signal.aborted) return;
    if (this.ledger.epoch === '') this.ledger.replace(createId(), []);
    this.#authority = new Authority(this.ledger, this.#now);
    this.#authority.takeOver(this.#cards);
    this.#cards = [];
    this.ledger.markReady();
    this.#say({say: 'leading', epoch: this.ledger.epoch, count: this.ledger.events.length});
    for (const {message} of this.#calls.values()) this.#hear(message);
    await new Promise((resolve) => signal.addEventListener('abort', resolve));
  }

  /** The page is closed, or put aside by the browser; from there it may come back as it was. */
  #hide(): void {
    this.#leave();
    addEventListener('pageshow', ({persisted}) => persisted && this.join(), {once: true});
  }

  #leave(): void {
    const cards = this.#authority?.handOver() ?? [];
    this.#authority = undefined;
    if (cards.length > 0) this.#say({say: 'cards', cards});
    this.#cards = [];
    this.#here.abort();
    this.#channel?.close();
    this.#channel = undefined;
  }

  #decide(authority: Authority, {conversation, by, command}: CommandMessage): Answer {
    const {epoch, events} = this.ledger;
    const from = events.length;
    const answer = authority.give({conversation}, command, by);
    // The events before the answer: whoever hears the answer has them, and can go on if this tab closes now.
    if (events.length > from) this.#say({say: 'events', epoch, from, events: events.slice(from), leads: true});
    if (command.type === 'presence') this.#say({say: 'presence', request: command.request, stage: command.stage});
    return answer;
  }

  #hear(data: unknown): void {
    const message = readTabMessage(data);
    switch (message?.say) {
      case 'ask':
        return this.#tellMore(message);
      case 'events':
        return this.#copy(message);
      case 'leading':
        return this.#follow(message);
      case 'command':
        return this.#answer(message);
      case 'answer':
        return this.#calls.get(message.call)?.settle(message.answer);
      case 'refused':
        return this.#calls.get(message.call)?.settle(new RefusedError(message.rule));
      case 'presence':
        return this.ledger.tellPresence(message.request, message.stage);
      case 'cards':
        if (this.#authority) this.#authority.takeOver(message.cards);
        else this.#cards = message.cards;
    }
  }

  #answer(message: CommandMessage): void {
    if (!this.#authority) return;
    const {call} = message;
    const own = this.#calls.get(call);
    try {
      const answer = this.#decide(this.#authority, message);
      if (own) own.settle(answer);
      else this.#say({say: 'answer', call, answer});
    } catch (error) {
      if (!(error instanceof RefusedError)) throw error;
      if (own) own.settle(error);
      else this.#say({say: 'refused', call, rule: error.rule});
    }
  }

  /** Says what another tab lacks: the leader to anybody, and anybody to the one that is about to lead. */
  #tellMore({epoch, count, leads}: Extract<TabMessage, {say: 'ask'}>): void {
    const own = this.ledger;
    const from = epoch === own.epoch ? count : 0;
    if (own.epoch === '' || (epoch === own.epoch && count > own.events.length)) return;
    const isLeader = this.#authority !== undefined;
    if (isLeader || (leads && own.events.length > from)) {
      this.#say({say: 'events', epoch: own.epoch, from, events: own.events.slice(from), leads: isLeader});
    }
  }

  /** Takes over events from another tab's copy, as far as they are new here. */
  #copy({epoch, from, events, leads}: Extract<TabMessage, {say: 'events'}>): void {
    if (this.#authority) return;
    const count = this.ledger.events.length;
    const isSame = epoch === this.ledger.epoch;
    if (isSame && from <= count && from + events.length >= count) this.ledger.append(events.slice(count - from));
    else if (from === 0 && (leads || this.ledger.epoch === '')) this.ledger.replace(epoch, events);
    else if (leads) return this.#ask(false, false);
    if (leads) this.ledger.markReady();
  }

  /** Another tab leads: what it does not know never happened, and what waits for an answer is asked of it. */
  #follow({epoch, count}: Extract<TabMessage, {say: 'leading'}>): void {
    this.#cards = [];
    if (this.#authority) return;
    if (epoch === this.ledger.epoch && count === this.ledger.events.length) this.ledger.markReady();
    else this.#ask(false, epoch === this.ledger.epoch && count > this.ledger.events.length);
    for (const {message} of this.#calls.values()) this.#say(message);
  }

  #ask(leads: boolean, more = true): void {
    const {epoch, events} = this.ledger;
    this.#say({say: 'ask', leads, ...(more ? {epoch, count: events.length} : {epoch: '', count: 0})});
  }

  #askAgain(): void {
    if (this.#authority) return;
    if (this.ledger.epoch === '') this.#ask(false);
    for (const {message} of this.#calls.values()) this.#say(message);
  }

  #say(message: TabMessage): void {
    this.#channel?.postMessage(message);
  }
}
