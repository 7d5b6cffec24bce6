import type {Stage} from '../request/command.js';
import {UnreachableError} from '../request/errors.js';
import {readTermsOf, type PaymentEvent} from '../request/event.js';
import type {RequestId} from '../request/ids.js';
import type {Scope} from '../request/participant.js';
import type {Cursor, Frame} from './transport.js';

/** What a ledger is made with. */
export interface LedgerOptions {
  readonly now: () => number;
  /** Names the ledger in its cursors, so that those of another are not mistaken for its own. At most 40 characters. */
  readonly epoch: string;
  /** Whether it holds all there is already; if not, nobody is given anything before `markReady`. Default: true. */
  readonly ready?: boolean;
}

/** What is known of a request, by its id. */
interface Known {
  readonly conversation: string;
  /** In whose inbox it is. */
  readonly agent: string | undefined;
  readonly events: PaymentEvent[];
}

/** One open connection: what waits for it besides the events, which it reads from the ledger itself. */
interface Reader {
  /** Index of the next event to give; absent until the ledger is ready, since only then its cursors mean something. */
  next: number | undefined;
  /** Whether it has been told that all history was given. */
  live: boolean;
  readonly presence: Frame[];
  /** Why it ends: the connection broke, or what it has read is no longer so. */
  ending?: 'broken' | 'gap';
  wake(): void;
}

/**
 * The events of every conversation in the order in which they happened, and everybody who reads them. It decides nothing:
 * an authority appends what came of a command, a copy of a ledger what it hears from there.
 */
export class Ledger {
  readonly #now: () => number;
  #epoch: string;
  #ready: boolean;
  #events: PaymentEvent[] = [];
  readonly #conversations = new Map<string, PaymentEvent[]>();
  readonly #requests = new Map<RequestId, Known>();
  readonly #readers = new Set<Reader>();

  constructor({now, epoch, ready = true}: LedgerOptions) {
    this.#now = now;
    this.#epoch = epoch;
    this.#ready = ready;
  }

  /** Names this ledger. */
  get epoch(): string {
    return this.#epoch;
  }

  /** Every event there is. */
  get events(): readonly PaymentEvent[] {
    return this.#events;
  }

  /** The events of one conversation. */
  eventsOf(conversation: string): readonly PaymentEvent[] {
    return this.#conversations.get(conversation) ?? [];
  }

  /** The events of one request. */
  eventsFor(request: RequestId): readonly PaymentEvent[] {
    return this.#requests.get(request)?.events ?? [];
  }

  /** Adds events and lets their readers know. */
  append(events: readonly PaymentEvent[]): void {
    for (const event of events) this.#add(event);
    this.#wake();
  }

  /** Forgets everything and holds these events instead. Whoever was reading starts over. */
  replace(epoch: string, events: readonly PaymentEvent[]): void {
    this.#epoch = epoch;
    this.#events = [];
    this.#conversations.clear();
    this.#requests.clear();
    for (const reader of this.#readers) if (reader.next !== undefined) reader.ending ??= 'gap';
    this.append(events);
  }

  /** Says that it holds all there is. */
  markReady(): void {
    this.#ready = true;
    this.#wake();
  }

  /** Tells whoever is reading now how far a customer has got. */
  tellPresence(request: RequestId, stage: Stage): void {
    for (const reader of this.#readers) reader.presence.push({kind: 'presence', request, stage});
    this.#wake();
  }

  /** Breaks every connection. */
  cut(): void {
    for (const reader of this.#readers) reader.ending ??= 'broken';
    this.#wake();
  }

  /** One connection, as `Transport.receive` has it. */
  async *read(
    scope: Scope,
    {after, signal}: {readonly after?: Cursor | undefined; readonly signal: AbortSignal},
  ): AsyncGenerator<Frame, void, void> {
    const reader: Reader = {next: undefined, live: false, presence: [], wake: () => {}};
    const wake = () => reader.wake();
    this.#readers.add(reader);
    signal.addEventListener('abort', wake);
    try {
      while (!signal.aborted && !reader.ending) {
        const frame = this.#frameFor(reader, after);
        if (!frame) await new Promise<void>((resolve) => (reader.wake = resolve));
        else if (this.#isIn(scope, frame)) yield frame;
        if (frame?.kind === 'gap') return;
      }
      if (signal.aborted) return;
      if (reader.ending === 'broken') throw new UnreachableError('the connection was cut');
      yield {kind: 'gap'};
    } finally {
      signal.removeEventListener('abort', wake);
      this.#readers.delete(reader);
    }
  }

  #add(event: PaymentEvent): void {
    const {conversation, request} = event;
    this.#events.push(event);
    const own = this.#conversations.get(conversation);
    if (own) own.push(event);
    else this.#conversations.set(conversation, [event]);
    if (event.type !== 'requested') this.#requests.get(request)?.events.push(event);
    else this.#requests.set(request, {conversation, agent: readTermsOf(event)?.agent, events: [event]});
  }

  #wake(): void {
    for (const reader of this.#readers) reader.wake();
  }

  /** What comes next for a reader, if there is anything yet: history, that it is over, then presence and what happens. */
  #frameFor(reader: Reader, after: Cursor | undefined): Frame | undefined {
    if (!this.#ready) return undefined;
    reader.next ??= this.#indexAfter(after);
    if (reader.next === undefined) return {kind: 'gap'};
    const event = this.#events[reader.next];
    if (event) return {kind: 'event', cursor: `${this.#epoch}.${++reader.next}`, event};
    if (reader.live) return reader.presence.shift();
    reader.live = true;
    return {kind: 'live', at: this.#now()};
  }

  /** Where to read on after a cursor; `undefined` when it is not one of this ledger's. */
  #indexAfter(cursor: Cursor | undefined): number | undefined {
    if (cursor === undefined) return 0;
    const [epoch, count, ...rest] = cursor.split('.');
    const index = /^\d{1,15}$/.test(count ?? '') && rest.length === 0 ? Number(count) : undefined;
    return epoch === this.#epoch && index !== undefined && index <= this.#events.length ? index : undefined;
  }

  #isIn(scope: Scope, frame: Frame): boolean {
    if (frame.kind !== 'event' && frame.kind !== 'presence') return true;
    const request = this.#requests.get(frame.kind === 'event' ? frame.event.request : frame.request);
    return 'conversation' in scope ? request?.conversation === scope.conversation : request?.agent === scope.inbox;
  }
}
