import type {Answer, CommandType, Delivery, Stage} from '../request/command.js';
import type {ChatpayError} from '../request/errors.js';
import {termsOfEvent, type PaymentEvent} from '../request/event.js';
import {createId, type RequestId} from '../request/ids.js';
import {ANSWERABLE} from '../request/life.js';
import {MAX_PARTY_NAME} from '../request/limits.js';
import {scopeKey, type Party, type Scope} from '../request/participant.js';
import {stateOf, type PaymentState} from '../request/state.js';
import {isPlainText, plainText} from '../request/text.js';
import {follow, type FollowStatus} from '../transport/follow.js';
import type {Frame, Transport} from '../transport/transport.js';
import {SessionClock, type TimeSource} from './clock.js';
import {Deadlines} from './deadlines.js';
import {Decisions} from './decisions.js';
import {Departures} from './departures.js';
import {History} from './history.js';
import {KeyedListeners, Listeners} from './listeners.js';
import {Outbox, stateOfOutgoing, type Outgoing, type OutboxStorage} from './outbox.js';
import {Presence} from './presence.js';
import {Sender} from './sender.js';
import type {RequestStatus, RequestView, Wish} from './view.js';

export type {FindCheckout} from '../transport/checkout.js';
export type {SignTerms} from '../transport/terms.js';
export type {RequestStatus, RequestView, Wish} from './view.js';

/** How the session's stream is doing. */
export type Connection = FollowStatus | 'stopped';

/** What a session is made of. */
export interface SessionOptions {
  readonly transport: Transport;
  /** Who this client is. The authority finds out by itself; this only says which views and commands are of use. */
  readonly party: Party;
  readonly scope: Scope;
  /**
   * What people call this client, for places that speak to it: where an agent signs in to the desk. It goes to no backend.
   * Plain text of at most 64 characters; without one, or with another, words do without it.
   */
  readonly name?: string;
  /** Keeps requests that could not be sent over a reload: `sessionStorage`. In memory only when left out. */
  readonly storage?: OutboxStorage;
  /** Clocks, for tests. */
  readonly time?: TimeSource;
  /** Milliseconds to wait before the next try, after so many tries without success. */
  readonly backoffMs?: (attempt: number) => number;
}

/** A command under way. */
interface Pending {
  readonly id: string;
  readonly type: CommandType;
  /** Whether it was accepted, and its event should have been here by now. */
  isOverdue: boolean;
}

/** Makes a session. It is quiet until `start`. */
export function createSession(options: SessionOptions): Session {
  return new Session(options);
}

/**
 * A client's live copy of the payment requests of a conversation or of an agent's inbox: events in, commands out. It needs
 * no DOM. Elements render it, and hold nothing themselves.
 */
export class Session {
  readonly party: Party;
  readonly scope: Scope;
  /** What people call this client, where the host has said so. */
  readonly name: string | undefined;
  /** The authority's clock. */
  readonly clock: SessionClock;

  readonly #options: SessionOptions;
  readonly #outbox: Outbox;
  readonly #decisions: Decisions;
  readonly #departures: Departures;
  readonly #sender: Sender;
  readonly #deadlines: Deadlines;
  readonly #presence: Presence;
  readonly #views = new Map<RequestId, RequestView>();
  readonly #pending = new Map<RequestId, Pending>();
  readonly #history = new History();
  readonly #watchers = new KeyedListeners<RequestId>();
  readonly #connectionWatchers = new Listeners<Connection>();
  #connection: Connection = 'stopped';
  #failure: ChatpayError | undefined;
  #running = new AbortController();

  constructor(options: SessionOptions) {
    const {party, scope, time, storage, name = ''} = options;
    this.#options = options;
    this.party = party;
    this.scope = scope;
    this.name = isPlainText(plainText(name), MAX_PARTY_NAME) ? plainText(name) : undefined;
    this.clock = new SessionClock(time);
    this.#outbox = new Outbox(`${scopeKey(scope)}/${party.id}`, storage);
    this.#sender = new Sender({...options, onAnswer: ({at}) => this.#setClock(at)});
    const changed = (request: RequestId) => this.#change(request);
    this.#deadlines = new Deadlines(() => this.clock.now(), changed);
    this.#decisions = new Decisions({
      party,
      sender: this.#sender,
      history: this.#history,
      now: () => this.clock.now(),
      isLive: () => this.#connection === 'live',
      signal: () => this.#running.signal,
      watch: (request, look) => {
        const ends = [this.watch(request, look), this.watchConnection(look)];
        return () => ends.forEach((end) => end());
      },
    });
    this.#departures = new Departures({
      outbox: this.#outbox,
      history: this.#history,
      decisions: this.#decisions,
      changed,
    });
    this.#presence = new Presence({
      send: (conversation, wish) => this.#sender.mention(conversation, {...wish, id: createId()}),
      changed,
    });
    this.#running.abort();
  }

  /** How the stream is doing: `live` when this copy is up to date. */
  get connection(): Connection {
    return this.#connection;
  }

  /** Why the session has stopped by itself: the caller is not known, or not let in. Absent otherwise, and after `start`. */
  get failure(): ChatpayError | undefined {
    return this.#failure;
  }

  /** Begins to follow the scope, and goes on through breaks until `stop`. After a stop it goes on where it was. */
  start(): void {
    if (!this.#running.signal.aborted) return;
    this.#running = new AbortController();
    const hadFailed = this.#failure !== undefined;
    this.#failure = undefined;
    this.#deadlines.resume();
    void this.#run(this.#running.signal);
    if (hadFailed) this.#tellAll();
  }

  /** Ends the stream and every further try of a command. What is known stays readable. */
  stop(): void {
    this.#running.abort();
    this.#deadlines.pause();
    this.#presence.stop();
    this.#connect('stopped');
  }

  /** A request as it stands now; `undefined` while it is not known. */
  get(request: RequestId): RequestView | undefined {
    const known = this.#views.get(request);
    if (known && !isOver(known, this.clock.now())) return known;
    const view = this.#viewOf(request);
    if (view) this.#views.set(request, view);
    else this.#views.delete(request);
    // A deadline that has just passed stays until its watchers were told: whoever looked first must not be the only one to know.
    if (!known) this.#deadlines.set(request, view?.state.changesAt);
    return view;
  }

  /** What has happened to a request, oldest first: for showing when. Where it stands is for `get` to say. */
  eventsOf(request: RequestId): readonly PaymentEvent[] {
    return this.#history.eventsOf(request);
  }

  /** The signed terms of a request, which the vault checks before it shows them; `undefined` while it is not known. */
  tokenOf(request: RequestId): string | undefined {
    const requested = this.#history.eventsOf(request).find((event) => event.type === 'requested');
    return requested?.token ?? this.#departures.get(request)?.command.token;
  }

  /** The requests of a conversation, or all, in the order in which they were asked; those on their way come last. */
  requests(conversation?: string): readonly RequestView[] {
    const outgoing = this.#outbox
      .all()
      .filter((one) => conversation === undefined || one.conversation === conversation);
    const ids = new Set([...this.#history.requests(conversation), ...outgoing.map(({command}) => command.request)]);
    return [...ids].flatMap((id) => this.get(id) ?? []);
  }

  /**
   * Calls back when a request changes, or any request: by an event, by a command of this client's, or by time.
   *
   * @returns Ends it.
   */
  watch(request: RequestId | undefined, listener: (request: RequestId) => void): () => void {
    if (request !== undefined) this.get(request); // so that its deadline is known
    return this.#watchers.add(request, listener);
  }

  /** Calls back when the stream's state changes. @returns Ends it. */
  watchConnection(listener: (connection: Connection) => void): () => void {
    return this.#connectionWatchers.add(listener);
  }

  /**
   * Sends a request for payment whose terms are signed. It shows at once, as `sending`, and as `unsent` when it could not be
   * sent; `retry` then sends the same bytes under the same id.
   *
   * @param asked.command The idempotency key, made when the draft was.
   * @param asked.delivery How it reaches the customer; in the chat when left out.
   * @throws {TermsError} When the token is not of the agreed shape.
   * @throws {RefusedError} When a rule forbids it: the request is gone then.
   * @throws {ChatpayError} When it could not be sent.
   */
  async request(asked: {conversation: string; token: string; command: string; delivery?: Delivery}): Promise<Answer> {
    const {conversation, token, command: id, delivery = {channel: 'chat'}} = asked;
    const request = termsOfEvent({token}).id;
    const command = {type: 'request', id, request, token, delivery} as const;
    return this.#departures.send({conversation, command, status: 'sending'});
  }

  /**
   * Tries again to send a request that is `unsent`. One that has arrived meanwhile is answered for.
   *
   * @throws As `request` does.
   */
  async retry(request: RequestId): Promise<Answer> {
    return this.#departures.retry(request);
  }

  /**
   * Gives up a request that is `unsent`: it is not shown and not sent any more. Whether its last try arrived, or still
   * will, nobody here can know. So it is remembered until its terms are over, and canceled should its event come.
   *
   * @throws {RefusedError} When there is no such request, or it is not `unsent`.
   */
  discard(request: RequestId): void {
    this.#departures.discard(request);
  }

  /**
   * Gives a command about a request. The same wish again, while there is no answer to it, is the same command. A `submit` is
   * tried again by itself, under the same id, until it is answered, it is known that the request has ended, or the session
   * stops: the card is sealed, and nobody should have to type it twice because a train was in a tunnel.
   *
   * @returns Settles once it is accepted and its event is here, or should have been for some seconds.
   * @throws {ChatpayError} As `Transport.send` does.
   */
  async send(conversation: string, wish: Wish): Promise<Answer> {
    const command = this.#sender.commandOf(conversation, wish);
    const {id, type, request} = command;
    const pending: Pending = {id, type, isOverdue: false};
    this.#pending.set(request, pending);
    if (type === 'submit' || type === 'decline') this.#presence.end(request);
    this.#change(request);
    try {
      const answer = await this.#decisions.give(conversation, command);
      pending.isOverdue = leavesEvent(type) && !(await this.#history.arrivalOf(command));
      return answer;
    } finally {
      // Until its event is here the request looks as if nothing had been done: it must not be done twice.
      if (!pending.isOverdue && this.#pending.get(request) === pending) this.#pending.delete(request);
      this.#change(request);
    }
  }

  /**
   * Lets the other side see how far the customer is in the form, while the request can be answered. Nothing is recorded, and
   * nothing comes of a failure.
   */
  presence(conversation: string, request: RequestId, stage: Stage): void {
    if (isAnswerable(this.get(request)?.state)) this.#presence.tell(conversation, request, stage);
  }

  async #run(signal: AbortSignal): Promise<void> {
    const {transport, backoffMs} = this.#options;
    const onStatus = (status: Connection) => this.#connect(status);
    const after = this.#history.cursor;
    const options = {signal, onStatus, ...(after !== undefined && {after}), ...(backoffMs && {backoffMs})};
    try {
      for await (const frame of follow(transport, this.scope, options)) this.#take(frame);
    } catch (error) {
      if (signal.aborted) return;
      this.#failure = error as ChatpayError;
      this.stop();
      this.#tellAll();
    }
  }

  /** What is known may not be so any more, or is kept up to date again: whoever shows a request is told. */
  #tellAll(): void {
    for (const {id} of this.requests()) this.#watchers.call(id);
  }

  #take(frame: Frame): void {
    if (frame.kind === 'event') this.#record(frame);
    if (frame.kind === 'presence' && isAnswerable(this.get(frame.request)?.state)) {
      this.#presence.hear(frame.request, frame.stage);
    }
    if (frame.kind === 'gap') this.#history.startOver();
    if (frame.kind === 'live') this.#settle(frame.at);
  }

  #record(frame: Extract<Frame, {kind: 'event'}>): void {
    const {request, command, at} = frame.event;
    // the machine may have slept, and no clock of its own gone on; the authority tells its time only now and then
    this.clock.atLeast(at);
    const isChange = this.#history.add(frame);
    if (this.#pending.get(request)?.id === command) this.#pending.delete(request);
    if (!isChange) return;
    this.#departures.arrived(request);
    this.#change(request);
  }

  /** The time is here, and all history: what it says hangs on the time. */
  #settle(at: number): void {
    this.#setClock(at);
    for (const request of this.#history.turnPage()) {
      if (this.#history.eventsOf(request).length > 0) this.#departures.arrived(request);
      this.#change(request);
    }
    this.#departures.forget(at);
    for (const [request, {isOverdue}] of [...this.#pending]) {
      if (!isOverdue) continue;
      this.#pending.delete(request);
      this.#change(request);
    }
  }

  #setClock(at: number): void {
    const isEarlier = this.clock.hear(at);
    if (isEarlier) this.#reconsider();
    this.#deadlines.check();
  }

  /** The clock was wrong, and what seemed to be over may not be. */
  #reconsider(): void {
    for (const [request, {state}] of [...this.#views]) {
      const view = this.#viewOf(request);
      if (view?.state.status !== state.status || view.state.changesAt !== state.changesAt) this.#change(request);
    }
  }

  #viewOf(id: RequestId): RequestView | undefined {
    const now = this.clock.now();
    const known = stateOf(this.#history.eventsOf(id), now);
    const outgoing = known ? undefined : this.#departures.get(id);
    const state = known ?? (outgoing && stateOfOutgoing(outgoing, this.party, now));
    if (!state) return undefined;
    const stage = isAnswerable(state) ? this.#presence.of(id) : undefined;
    const pending = this.#pending.get(id);
    return Object.freeze({
      id,
      conversation: state.conversation,
      status: statusOf(state, outgoing),
      state: Object.freeze(state),
      ...(stage && {stage}),
      ...(pending && {pending: pending.type}),
    });
  }

  #change(request: RequestId): void {
    this.#views.delete(request);
    const view = this.get(request); // so that its deadline is known
    if (!isAnswerable(view?.state)) this.#presence.end(request);
    this.#watchers.call(request);
  }

  #connect(connection: Connection): void {
    if (this.#connection === connection) return;
    this.#connection = connection;
    this.#connectionWatchers.call(connection);
  }
}

function statusOf(state: PaymentState, outgoing: Outgoing | undefined): RequestStatus {
  return outgoing?.status === 'sending' || outgoing?.status === 'unsent' ? outgoing.status : state.status;
}

/** Whether an accepted command is sure to have an event: pressing Enter Payment twice is one opening, presence is none. */
function leavesEvent(type: CommandType): boolean {
  return type !== 'open' && type !== 'presence';
}

/** Whether the customer may still be in the form of a request. */
function isAnswerable(state: PaymentState | undefined): boolean {
  return state !== undefined && ANSWERABLE.includes(state.status);
}

/** Whether a view has been overtaken by time. */
function isOver({state}: RequestView, now: number): boolean {
  return state.changesAt !== undefined && state.changesAt <= now;
}
