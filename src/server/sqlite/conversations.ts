import type {PaymentEvent} from '../../request/event.js';
import type {RequestId} from '../../request/ids.js';
import type {Database, Statement} from './database.js';
import {INDEXED_AFTER} from './schema.js';

/**
 * How much is remembered, and how much of it stays when there is more: events and conversations, each of these for one too,
 * since there may be any number of them without an event.
 */
const MAX_KNOWN = 16_384;
const KEPT_KNOWN = 12_288;

/**
 * How many of a conversation's events are read when it is asked for anew, and stay when there is no room for all. What is
 * asked about is nearly always new; of an older request its own events are read.
 */
const TAIL = 8;

/** What is known of one conversation: some of its requests whole, and how far it has come. */
class Conversation {
  /** The file's version at which nothing else had been recorded. */
  version = NaN;
  sequence = 0;
  /** How many events are known. */
  size = 0;
  #isWhole = true;
  readonly #requests = new Map<RequestId, readonly PaymentEvent[]>();
  readonly #read: (request: RequestId) => PaymentEvent[];

  /** @param read Reads all events of a request. */
  constructor(read: (request: RequestId) => PaymentEvent[]) {
    this.#read = read;
  }

  /** The events of a request, the same array for as long as none are added where its first one is known. */
  eventsOf(request: RequestId): readonly PaymentEvent[] {
    const known = this.#requests.get(request) ?? NONE;
    return this.#isWhole || known[0]?.type === 'requested' ? known : this.#read(request);
  }

  /** Knows nothing of what came up to a sequence number. */
  skipTo(sequence: number): void {
    this.#requests.clear();
    this.#isWhole = false;
    this.size = 0;
    this.sequence = sequence;
  }

  add(event: PaymentEvent): void {
    this.#requests.set(event.request, [...(this.#requests.get(event.request) ?? NONE), event]);
    this.sequence = event.sequence;
    this.size++;
  }

  /** Forgets the requests that began first. */
  shorten(): void {
    for (const [request, {length}] of this.#requests) {
      if (this.size <= TAIL) return;
      this.#isWhole = false;
      this.#requests.delete(request);
      this.size -= length;
    }
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

  /** How many events and conversations are remembered. */
  get size(): number {
    return this.#events + this.#known.size;
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
    this.#addTo(conversation, events);
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
    this.#addTo(
      conversation,
      rows.map(({body}) => JSON.parse(body) as PaymentEvent),
    );
  }

  #addTo(conversation: Conversation, events: readonly PaymentEvent[]): void {
    this.#events -= conversation.size;
    for (const event of events) conversation.add(event);
    this.#events += conversation.size;
  }

  /** Makes room: a little of many conversations is of more use than much of a few. Those not asked for the longest go first. */
  #forget(): void {
    if (this.size <= MAX_KNOWN) return;
    for (const conversation of this.#known.values()) {
      if (this.size <= KEPT_KNOWN) return;
      this.#events -= conversation.size;
      conversation.shorten();
      this.#events += conversation.size;
    }
    for (const name of this.#known.keys()) {
      if (this.size <= KEPT_KNOWN || this.#known.size === 1) return;
      this.#drop(name);
    }
  }

  #drop(name: string): void {
    this.#events -= this.#known.get(name)?.size ?? 0;
    this.#known.delete(name);
  }
}
