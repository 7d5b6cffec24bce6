import type {Answer, Command, SealedCard} from '../request/command.js';
import {decide} from '../request/decide.js';
import {ForbiddenError, MalformedError, RefusedError} from '../request/errors.js';
import type {NewEvent} from '../request/event.js';
import type {RequestId} from '../request/ids.js';
import type {Party, Scope} from '../request/participant.js';
import {stateOf} from '../request/state.js';
import type {Ledger} from './ledger.js';

/** A sealed card with the attempt that it was sealed for. */
export type HeldCard = SealedCard & {readonly attempt: number};

/** Longest delay of a timer; more would come at once (HTML, "timers": the delay is a signed 32-bit integer). */
const MAX_TIMER_MS = 2 ** 31 - 1;

/**
 * The authority over a ledger, for transports that have no server: it decides commands by the same rules, holds sealed
 * cards in memory until a request ends, and hands them to the agent who asked.
 *
 * It takes every party at its word and checks no signature: there is nobody here to keep a secret from the page that asks.
 * The vault still shows a form for signed terms only.
 */
export class Authority {
  readonly #ledger: Ledger;
  readonly #now: () => number;
  readonly #cards = new Map<RequestId, HeldCard>();

  constructor(ledger: Ledger, now: () => number) {
    this.#ledger = ledger;
    this.#now = now;
  }

  /** Takes the sealed cards that an earlier authority over the same ledger held. */
  takeOver(cards: Iterable<readonly [RequestId, HeldCard]>): void {
    for (const [request, card] of cards) this.#hold(request, card);
    this.#shred();
  }

  /** Gives the sealed cards of requests that have not ended to whoever takes over, and forgets them. */
  handOver(): [RequestId, HeldCard][] {
    this.#shred();
    const cards = [...this.#cards];
    this.#cards.clear();
    return cards;
  }

  /**
   * Decides a command and records what comes of it.
   *
   * @throws {RefusedError} When a rule forbids it.
   * @throws {ForbiddenError} When this party has no business there.
   * @throws {MalformedError} When the scope is an inbox, in which no command can be given.
   */
  give(scope: Scope, command: Command, by: Party): Answer {
    if (!('conversation' in scope)) throw new MalformedError('a command is given in a conversation, not in an inbox');
    const at = this.#now();
    this.#shred();
    const {conversation} = scope;
    const decision = decide(this.#ledger.eventsOf(conversation), {...command, by, conversation}, at);
    if (!decision.ok) throw new RefusedError(decision.rule);
    const sealed = command.type === 'view' ? this.#cards.get(command.request) : undefined;
    if (command.type === 'view' && !sealed) throw new RefusedError('card-gone');
    this.record(decision.events);
    if (command.type === 'submit' && !decision.repeated) {
      this.#hold(command.request, {...command.sealed, attempt: command.attempt});
    }
    if (command.type === 'presence') this.#ledger.tellPresence(command.request, command.stage);
    return sealed ? {at, sealed} : {at};
  }

  /** Records events, of a messenger or a provider for example, and numbers them. */
  record(events: readonly NewEvent[]): void {
    for (const event of events) {
      const sequence = (this.#ledger.eventsOf(event.conversation).at(-1)?.sequence ?? 0) + 1;
      this.#ledger.append([{...event, sequence}]);
    }
    this.#shred();
  }

  #hold(request: RequestId, card: HeldCard): void {
    this.#cards.set(request, card);
    const until = this.#stateOf(request)?.holdUntil ?? 0;
    const timer: unknown = setTimeout(() => this.#shred(), Math.min(until - this.#now(), MAX_TIMER_MS));
    // In Node a timer is an object, and this one is no reason to keep the process alive.
    if (typeof timer === 'object' && timer && 'unref' in timer) (timer as {unref(): void}).unref();
  }

  /** Destroys the cards of requests that no longer have one. */
  #shred(): void {
    for (const [request, {attempt}] of this.#cards) {
      const state = this.#stateOf(request);
      if (state?.status !== 'submitted' || state.attempt !== attempt) this.#cards.delete(request);
    }
  }

  #stateOf(request: RequestId) {
    return stateOf(this.#ledger.eventsFor(request), this.#now());
  }
}

/**
 * Holds a reader against a scope: an inbox is its agent's alone.
 *
 * @throws {ForbiddenError} When it is somebody else's.
 */
export function assertMayRead(party: Party, scope: Scope): void {
  if ('inbox' in scope && (party.role !== 'agent' || party.id !== scope.inbox)) {
    throw new ForbiddenError('an inbox is its agent’s alone');
  }
}
