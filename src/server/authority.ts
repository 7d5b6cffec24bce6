import type {Answer, CommandOf, IssuedCommand, SealedCard} from '../request/command.js';
import {asksByLink, decide} from '../request/decide.js';
import {RefusedError, TermsError, UnreachableError} from '../request/errors.js';
import {termsOfEvent, type NewEvent, type PaymentEvent} from '../request/event.js';
import type {RequestId} from '../request/ids.js';
import {OPEN} from '../request/life.js';
import {stateOf, type PaymentState} from '../request/state.js';
import type {Terms} from '../request/terms.js';
import {verifyTerms} from '../request/terms-token.js';
import type {Trust} from '../request/trust.js';
import type {CardLabel, CardSafe, HeldCard} from './card-safe.js';
import {holdsCardNumber} from './card-in-text.js';
import {fateOf, type Fate} from './fate.js';
import {ConflictError, type EventLog, type Recorded} from './log.js';
import {nameOf, type Logger} from './logger.js';
import type {Presence} from './presence.js';

/** A request that has ended, by whatever way. */
export interface EndedRequest {
  readonly conversation: string;
  readonly request: RequestId;
}

/** What an authority works with. */
export interface AuthorityOptions {
  readonly log: EventLog;
  readonly cardSafe: CardSafe;
  readonly trust: Trust;
  /** Milliseconds since the Unix epoch. */
  readonly now: () => number;
  readonly onPresence: (presence: Presence) => void;
  readonly logger: Logger;
  /** Called at each ending, after the card is destroyed; more than once for some. */
  readonly onEnding?: (ended: EndedRequest) => void | Promise<void>;
}

type Submit = IssuedCommand & CommandOf<'submit'>;

/** How often a command is decided anew because others were faster. Each time one of them got through. */
const MAX_TRIES = 200;

/** What is known of a command under way. */
interface Looked {
  readonly events: readonly PaymentEvent[];
  readonly sequence: number;
  readonly now: number;
}

/**
 * The authority over payment requests, for any number of servers on one log: it reads what has happened, lets `decide`
 * decide, and records the outcome only if nothing has happened meanwhile; otherwise it starts over.
 */
export class Authority {
  readonly #options: AuthorityOptions;
  /** Commands that are being carried out here. */
  readonly #underWay = new Set<IssuedCommand>();

  constructor(options: AuthorityOptions) {
    this.#options = options;
  }

  /**
   * Carries a command out.
   *
   * @returns Settles once everything that came of it is durable, and what it ended is destroyed.
   * @throws {RefusedError} When a rule forbids it.
   */
  async execute(command: IssuedCommand): Promise<Answer> {
    this.#underWay.add(command);
    try {
      return await this.#carryOut(command);
    } finally {
      this.#underWay.delete(command);
    }
  }

  /** Whether what brought a card is not finished yet: its event may come, however long the card has lain there by the clock. */
  isUnderWay({request, command}: CardLabel): boolean {
    return [...this.#underWay].some((one) => one.request === request && one.id === command);
  }

  async #carryOut(command: IssuedCommand): Promise<Answer> {
    const {log, now} = this.#options;
    let verified = false;
    let putAt: number | undefined;
    for (let tries = 0; tries < MAX_TRIES; tries++) {
      const looked = {...(await lookFor(command, log)), now: now()};
      const decision = decide(looked.events, command, looked.now);
      const put = putAt !== undefined;
      if (!decision.ok) return this.#refuse(command, looked, put, decision.rule);
      const card = command.type === 'view' ? await this.#cardOf(command, looked) : undefined;
      if (decision.events.length === 0) return this.#settle(command, looked, put, card);
      if (command.type === 'request' && !verified) verified = await this.#verify(command, looked.now);
      // Before the event: a card that is announced is there, for as long as the event says. After the look: a repeated command
      // brings none.
      if (command.type === 'submit' && putAt !== looked.now) putAt = await this.#put(command, looked);
      const appended = await this.#append(command, looked, decision.events);
      if (appended) return this.#finish(command, looked, appended, card);
    }
    throw new UnreachableError('too many commands at once in this conversation');
  }

  /**
   * Destroys every card of a request that has ended, and tells that it has. A failure is logged, and made up for by the
   * sweep: the ending itself stands.
   */
  async end({conversation, request}: EndedRequest): Promise<void> {
    const {cardSafe, onEnding} = this.#options;
    await this.#attempt(request, async () => {
      await cardSafe.delete(request);
      await onEnding?.({conversation, request});
    });
  }

  /** Where a request stands. */
  async stateOf({conversation, request}: EndedRequest, now: number): Promise<PaymentState | undefined> {
    const {events} = await this.#options.log.load(conversation, [request]);
    return stateOf(events, now);
  }

  /** What is to become of a card that lies in the safe. */
  async fateOf(card: CardLabel, now: number): Promise<Fate> {
    const {events} = await this.#options.log.load(card.conversation, [card.request]);
    return fateOf(card, events, now);
  }

  async #append(
    {conversation, request}: IssuedCommand,
    {events: known, sequence}: Looked,
    events: readonly NewEvent[],
  ): Promise<readonly PaymentEvent[] | undefined> {
    try {
      return await this.#options.log.append(
        {conversation, inbox: askerOf([...known, ...events], request)},
        sequence,
        events,
      );
    } catch (error) {
      if (error instanceof ConflictError) return undefined;
      throw error;
    }
  }

  /** After the events are recorded: destroys what they ended. */
  async #finish(
    command: IssuedCommand,
    {events, now}: Looked,
    appended: readonly PaymentEvent[],
    card: HeldCard | undefined,
  ): Promise<Answer> {
    if (ENDS_CARD.has(command.type)) {
      const own = [...events, ...appended].filter(({request}) => request === command.request);
      const status = stateOf(own, now)?.status;
      if (status !== undefined && !OPEN.includes(status)) await this.end(command);
      else await this.#attempt(command.request, () => this.#destroy(command.request, lastSubmit(own)?.command));
    }
    return answer(now, card);
  }

  async #destroy(request: RequestId, command: string | undefined): Promise<void> {
    if (command !== undefined) await this.#options.cardSafe.delete(request, command);
  }

  async #attempt(request: RequestId, work: () => Promise<void>): Promise<void> {
    try {
      await work();
    } catch (error) {
      this.#options.logger.error(`an ending is not finished: request=${request} ${nameOf(error)}`);
    }
  }

  /** Nothing is to be recorded: it has happened before, or is never recorded. */
  async #settle(command: IssuedCommand, looked: Looked, put: boolean, card: HeldCard | undefined): Promise<Answer> {
    if (command.type === 'presence') this.#tell(command, looked.events);
    if (put && command.type === 'submit') await this.#takeBack(command, looked, put);
    return answer(looked.now, card);
  }

  async #refuse(command: IssuedCommand, looked: Looked, put: boolean, rule: RefusedError['rule']): Promise<never> {
    if (command.type === 'submit') await this.#takeBack(command, looked, put);
    throw new RefusedError(rule);
  }

  /**
   * A card that was put in, here or by a server that failed then, and another command was faster: it stays only where it is the
   * one that counts, or may come to be by another server that has put it in too.
   */
  async #takeBack({request, id, attempt}: Submit, {events, now}: Looked, put: boolean): Promise<void> {
    const own = events.filter((event) => event.request === request);
    const fate = fateOf({command: id, attempt}, own, now);
    if (fate === 'counts' || (fate === 'waits' && !put)) return;
    await this.#options.cardSafe.delete(request, id);
  }

  async #verify(command: CommandOf<'request'>, now: number): Promise<true> {
    const {trust} = this.#options;
    try {
      const {order} = await verifyTerms(command.token, {trust, now});
      if (holdsCardNumber(order)) throw new RefusedError('card-number-in-text');
      return true;
    } catch (cause) {
      if (cause instanceof TermsError) throw new RefusedError('terms-invalid', undefined, {cause});
      throw cause;
    }
  }

  async #put(command: Submit, {events, now}: Looked): Promise<number> {
    const {conversation, request, id, attempt, sealed} = command;
    const {holdMs, expiresAt} = termsOfRequest(events, request);
    const until = Math.min(now + holdMs, expiresAt);
    await this.#options.cardSafe.put({conversation, request, command: id, attempt, sealed, since: now, until});
    return now;
  }

  async #cardOf({request}: IssuedCommand, {events}: Looked): Promise<HeldCard> {
    const submitted = lastSubmit(events.filter((event) => event.request === request));
    const card = submitted?.command && (await this.#options.cardSafe.get(request, submitted.command));
    if (!card) throw new RefusedError('card-gone');
    return card;
  }

  #tell({conversation, request, stage}: IssuedCommand & CommandOf<'presence'>, events: readonly PaymentEvent[]): void {
    this.#options.onPresence({conversation, inbox: askerOf(events, request), request, stage});
  }
}

/** Commands after which no card of the request may be left. */
const ENDS_CARD: ReadonlySet<IssuedCommand['type']> = new Set(['decline', 'refuse', 'complete', 'cancel', 'end']);

/** What a decision about a command has to see: of one about a link also what else has gone out by link, which is its order's. */
function lookFor(command: IssuedCommand, log: EventLog): Promise<Recorded> {
  const links = command.type === 'request' && asksByLink(command);
  return log.load(command.conversation, requestsOf(command), {links});
}

/** The requests that a decision about a command looks at. */
function requestsOf(command: IssuedCommand): RequestId[] {
  if (command.type !== 'request') return [command.request];
  try {
    const {supersedes} = termsOfEvent(command);
    return supersedes === undefined ? [command.request] : [command.request, supersedes];
  } catch {
    return [command.request]; // and `decide` refuses it
  }
}

/** The agent who asked for a request, from its first event. */
function askerOf(events: readonly (PaymentEvent | NewEvent)[], request: RequestId): string {
  return requestedOf(events, request).by.id;
}

function termsOfRequest(events: readonly PaymentEvent[], request: RequestId): Terms {
  return termsOfEvent(requestedOf(events, request));
}

function requestedOf(events: readonly (PaymentEvent | NewEvent)[], request: RequestId) {
  for (const event of events) if (event.type === 'requested' && event.request === request) return event;
  throw new UnreachableError('an accepted command without its request');
}

function lastSubmit(events: readonly PaymentEvent[]): PaymentEvent | undefined {
  return events.findLast((event) => event.type === 'submitted');
}

function answer(at: number, card: HeldCard | undefined): Answer {
  if (!card) return {at};
  const sealed: SealedCard = card.sealed;
  return {at, sealed: {enc: sealed.enc, ct: sealed.ct, attempt: card.attempt}};
}
