import type {PaymentEvent} from '../../request/event.js';
import type {RequestId} from '../../request/ids.js';
import type {Database, Statement} from './database.js';
import {INDEXED_AFTER} from './schema.js';

/** Most events that are remembered, over all conversations; those not asked for the longest are forgotten first. */
const MAX_EVENTS = 16_384;

/**
 * How many of a conversation's events are read when it is asked for anew. What is asked about is nearly always new; of an
 * older request its own events are read.
 */
const TAIL = 64;

/** What is known of one conversation: its events behind one sequence number and up to another. */
class Conversation {
  /** The file's version at which nothing else had been recorded. */
  version = NaN;
  sequence = 0;
  /** How many events before those that are known are not. */
  before = 0;
  readonly #requests = new Map<RequestId, readonly PaymentEvent[]>();
  readonly #read: (request: RequestId) => PaymentEvent[];

  /** @param read Reads all events of a request. */
  constructor(read: (request: RequestId) => PaymentEvent[]) {
    this.#read = read;
  }

  /** How many events are known. */
  get size(): number {
    return this.sequence - this.before;
  }

  /** The events of a request, the same array for as long as none are added where its first one is known. */
  eventsOf(request: RequestId): readonly PaymentEvent[] {
    const known = this.#requests.get(request) ?? NONE;
    return this.before === 0 || known[0]?.type === 'requested' ? known : this.#read(request);
  }

  /** Knows nothing of what came up to a sequence number. */
  skipTo(sequence: number): void {
    this.#requests.clear();
    this.before = this.sequence = sequence;
  }

  add(event: PaymentEvent): void {
    this.#requests.set(event.request, [...(this.#requests.get(event.request) ?? NONE), event]);
    this.sequence = event.sequence;
  }
}

const NONE: readonly PaymentEvent[] = [];

/** What of a conversation its readers see. */
export type KnownConversation = Pick<Conversation, 'sequence' | 'eventsOf'>;

/**
 * Remembers the conversations that were just read or written, parsed. Events never change and are only ever added
 * behind, so that all there is to find out is how far a conversation has come. SQLite counts the commits of other
 * connections: while that count stands still, what is known is all there is; when it has moved, SQLite is asked. So no
 * two servers on one file can differ.
 *
 * @see https://sqlite.org/pragma.html#pragma_data_version
 */
export class Conversations {
  readonly #version: Statement;
  readonly #lastOfAll: Statement;
  readonly #after: Statement;
  readonly #ofRequest: Statement;
  readonly #links: Statement;
  readonly #known = new Map<string, Conversation>();
  #events = 0;

  constructor(database: Database) {
    this.#version = database.prepare('PRAGMA data_version');
    this.#lastOfAll = database.prepare(
      `SELECT json_group_array((SELECT MAX(sequence) FROM chatpay_event WHERE conversation = value)) AS lasts
       FROM json_each(?)`,
    );
    this.#after = database.prepare(
      'SELECT body FROM chatpay_event WHERE conversation = ? AND sequence > ? ORDER BY sequence',
    );
    this.#ofRequest = database.prepare(
      `SELECT body FROM chatpay_event WHERE conversation = ?1 AND request = ?2 AND sequence <= ${INDEXED_AFTER}
       UNION ALL
       SELECT body FROM chatpay_event INDEXED BY chatpay_event_request
       WHERE conversation = ?1 AND request = ?2 AND sequence > ${INDEXED_AFTER}`,
    );
    this.#links = database.prepare('SELECT request FROM chatpay_event_link WHERE conversation = ?');
  }

  /** Conversations as they are now, in the order in which they were asked for. */
  look(names: readonly string[]): KnownConversation[] {
    // Before the look at the events: a commit between the two makes what is known look old, never what is old look known.
    const {data_version: version} = this.#version.get() as {data_version: number};
    const known = names.map((name) => this.#take(name));
    const doubtful = names.filter((_, index) => known[index]?.version !== version);
    if (doubtful.length > 0) this.#readOn([...new Set(doubtful)], version);
    this.#forget();
    return known;
  }

  /** The requests of a conversation that have gone out by link. */
  linksIn(name: string): RequestId[] {
    return (this.#links.all(name) as {request: RequestId}[]).map(({request}) => request);
  }

  /** Takes over what this server has just recorded behind `before` others. */
  add(name: string, before: number, events: readonly PaymentEvent[]): void {
    const conversation = this.#known.get(name);
    if (conversation?.sequence !== before) return this.#drop(name);
    for (const event of events) conversation.add(event);
    this.#events += events.length;
  }

  /** What is known of a conversation, put back at the end: the map's first is then who was not used the longest. */
  #take(name: string): Conversation {
    const conversation = this.#known.get(name) ?? new Conversation((request) => this.#readRequest(name, request));
    this.#known.delete(name);
    this.#known.set(name, conversation);
    return conversation;
  }

  #readOn(names: readonly string[], version: number): void {
    const {lasts} = this.#lastOfAll.get(JSON.stringify(names)) as {lasts: string};
    const found = JSON.parse(lasts) as (number | null)[];
    for (const [index, name] of names.entries()) {
      const conversation = this.#take(name);
      const last = found[index] ?? 0;
      if (conversation.sequence !== last) this.#readEvents(name, conversation, last);
      conversation.version = version;
    }
  }

  #readRequest(name: string, request: RequestId): PaymentEvent[] {
    const rows = this.#ofRequest.all(name, request) as {body: string}[];
    // They come in this order, which no UNION promises.
    return rows.map(({body}) => JSON.parse(body) as PaymentEvent).sort((a, b) => a.sequence - b.sequence);
  }

  #readEvents(name: string, conversation: Conversation, last: number): void {
    if (last - conversation.sequence > TAIL) {
      this.#events -= conversation.size;
      conversation.skipTo(last - TAIL);
    }
    const rows = this.#after.all(name, conversation.sequence) as {body: string}[];
    for (const {body} of rows) conversation.add(JSON.parse(body) as PaymentEvent);
    this.#events += rows.length;
  }

  #forget(): void {
    for (const name of this.#known.keys()) {
      if (this.#events <= MAX_EVENTS || this.#known.size === 1) return;
      this.#drop(name);
    }
  }

  #drop(name: string): void {
    this.#events -= this.#known.get(name)?.size ?? 0;
    this.#known.delete(name);
  }
}
