import type {NewEvent, PaymentEvent} from '../../request/event.js';
import type {RequestId} from '../../request/ids.js';
import type {Scope} from '../../request/participant.js';
import {followPages, type Bell} from '../bell.js';
import {formatCursor, parseCursor} from '../cursor.js';
import {
  ConflictError,
  GAP,
  goesByLink,
  PAGE_SIZE,
  type EventLog,
  type Gap,
  type LoadOptions,
  type LogEntry,
  type PlacedRequest,
  type ReadOptions,
  type Recorded,
  type Stream,
} from '../log.js';
import type {Commits} from './commits.js';
import {Conversations, type KnownConversation} from './conversations.js';
import type {Database, Statement} from './database.js';
import {Gathered} from './gathered.js';
import {OpenRequests, type Change} from './open-requests.js';

interface EventRow {
  readonly position: number;
  readonly body: string;
}

/** One append that waits for its transaction. */
interface Append {
  readonly stream: Stream;
  readonly expected: number;
  readonly events: readonly NewEvent[];
  readonly resolve: (recorded: PaymentEvent[]) => void;
  readonly reject: (error: unknown) => void;
}

type Name =
  'insertAll' | 'insertLinks' | 'ofConversation' | 'ofConversationOn' | 'ofInbox' | 'at' | 'place' | 'last' | 'end';

/** Keeps events in a SQLite file that any number of processes of one machine may share. */
export class SqliteLog implements EventLog {
  readonly #commits: Commits;
  readonly #epoch: string;
  readonly #bell: Bell;
  readonly #conversations: Conversations;
  readonly #looks: Gathered<string, KnownConversation>;
  readonly #open: OpenRequests;
  readonly #sql: Readonly<Record<Name, Statement>>;
  #waiting: Append[] = [];

  constructor(database: Database, {commits, epoch, bell}: {commits: Commits; epoch: string; bell: Bell}) {
    this.#commits = commits;
    this.#epoch = epoch;
    this.#bell = bell;
    this.#conversations = new Conversations(database);
    this.#looks = new Gathered((names) => this.#conversations.look(names));
    this.#open = new OpenRequests(database);
    const columns = 'position, body FROM chatpay_event';
    this.#sql = {
      // A whole group in one statement: a call of the driver costs as much as what SQLite then does.
      insertAll: database.prepare(
        `INSERT INTO chatpay_event (conversation, sequence, request, inbox, body)
         SELECT value ->> 0, value ->> 1, value ->> 2, value ->> 3, value -> 4 FROM json_each(?)`,
      ),
      insertLinks: database.prepare(
        `INSERT OR IGNORE INTO chatpay_event_link (conversation, request)
         SELECT value ->> 0, value ->> 1 FROM json_each(?)`,
      ),
      ofConversation: database.prepare(
        `SELECT ${columns} WHERE conversation = ? AND sequence > ? ORDER BY sequence LIMIT ?`,
      ),
      // Behind a place that is in the conversation; nothing where it is not.
      ofConversationOn: database.prepare(
        `SELECT ${columns} WHERE conversation = ?1 AND sequence > (
           SELECT sequence FROM chatpay_event WHERE position = ?2 AND conversation = ?1
         ) ORDER BY sequence LIMIT ?3`,
      ),
      ofInbox: database.prepare(`SELECT ${columns} WHERE inbox = ? AND position > ? ORDER BY position LIMIT ?`),
      at: database.prepare('SELECT conversation FROM chatpay_event WHERE position = ?'),
      place: database.prepare('SELECT position FROM chatpay_event WHERE conversation = ? AND sequence = ?'),
      last: database.prepare('SELECT MAX(sequence) AS last FROM chatpay_event WHERE conversation = ?'),
      end: database.prepare('SELECT MAX(position) AS last FROM chatpay_event'),
    };
  }

  append(stream: Stream, expected: number, events: readonly NewEvent[]): Promise<PaymentEvent[]> {
    return new Promise((resolve, reject) => {
      if (this.#waiting.length === 0) this.#commitGroup();
      this.#waiting.push({stream, expected, events, resolve, reject});
    });
  }

  async load(
    conversation: string,
    requests: readonly RequestId[],
    {links = false}: LoadOptions = {},
  ): Promise<Recorded> {
    const known = await this.#looks.ask(conversation);
    const wanted = links ? [...new Set([...requests, ...this.#conversations.linksIn(conversation)])] : requests;
    const [first, ...others] = wanted.map((request) => known.eventsOf(request));
    if (!first || others.length === 0) return {sequence: known.sequence, events: first ?? []};
    const events = first.concat(...others).sort((a, b) => a.sequence - b.sequence);
    return {sequence: known.sequence, events};
  }

  // A look that fails is to be a rejection, like the other stores'.
  // eslint-disable-next-line @typescript-eslint/require-await
  async read(scope: Scope, {after, limit = PAGE_SIZE}: ReadOptions = {}): Promise<LogEntry[] | Gap> {
    const position = after === undefined ? 0 : parseCursor(this.#epoch, after);
    if (position === undefined) return GAP;
    const rows = (
      'conversation' in scope
        ? this.#readConversation(scope.conversation, position, limit)
        : this.#sql.ofInbox.all(scope.inbox, position, limit)
    ) as EventRow[];
    if (rows.length === 0 && position > this.#end()) return GAP; // the file is an older copy
    return rows.map((row) => ({
      cursor: formatCursor(this.#epoch, row.position),
      event: JSON.parse(row.body) as PaymentEvent,
    }));
  }

  // eslint-disable-next-line @typescript-eslint/require-await -- as above
  async openRequests(scope: Scope, now: number): Promise<PlacedRequest[]> {
    return this.#open.of(scope, now);
  }

  follow(scope: Scope, options: {readonly after?: string; readonly signal: AbortSignal}) {
    return followPages(this, this.#bell, scope, options);
  }

  /** Both numbers go up together, so that the place behind a position is found by one look, or by halving. */
  #readConversation(conversation: string, position: number, limit: number): unknown[] {
    if (position === 0) return this.#sql.ofConversation.all(conversation, 0, limit);
    const rows = this.#sql.ofConversationOn.all(conversation, position, limit);
    if (rows.length > 0) return rows;
    const at = this.#sql.at.get(position) as {conversation: string} | undefined;
    if (!at || at.conversation === conversation) return [];
    return this.#sql.ofConversation.all(conversation, this.#sequenceUpTo(conversation, position), limit);
  }

  /** The last sequence number of a conversation up to a position that is another conversation's. */
  #sequenceUpTo(conversation: string, position: number): number {
    let low = 0;
    let high = (this.#sql.last.get(conversation) as {last: number | null}).last ?? 0;
    while (low < high) {
      const middle = Math.ceil((low + high) / 2);
      const found = this.#sql.place.get(conversation, middle) as {position: number} | undefined;
      if (found && found.position <= position) low = middle;
      else high = middle - 1;
    }
    return low;
  }

  /** Has all appends that come in this turn of the event loop written together, and answers each. */
  #commitGroup(): void {
    let group: Append[] = [];
    const work = () => {
      if (group.length === 0) [group, this.#waiting] = [this.#waiting, []];
      return this.#insert(group);
    };
    this.#commits.run(work).then(
      (outcomes) => group.forEach((append, index) => this.#answer(append, outcomes[index])),
      (error: unknown) => {
        if (group.length === 0) [group, this.#waiting] = [this.#waiting, []];
        for (const {reject} of group) reject(error);
      },
    );
  }

  #answer({stream, expected, resolve, reject}: Append, recorded: PaymentEvent[] | undefined): void {
    if (!recorded) return reject(new ConflictError());
    this.#conversations.add(stream.conversation, expected, recorded);
    resolve(recorded);
    this.#bell.ring(stream);
  }

  /** Compares and appends. @returns What was recorded for each; nothing where the conversation had gone on. */
  #insert(group: readonly Append[]): (PaymentEvent[] | undefined)[] {
    const conversations = [...new Set(group.map(({stream}) => stream.conversation))];
    // No other connection can commit in between: this is a transaction that has begun to write.
    const known = this.#conversations.look(conversations);
    const last = new Map(conversations.map((conversation, index) => [conversation, known[index]?.sequence]));
    const rows: (string | number | PaymentEvent)[][] = [];
    const links: string[][] = [];
    const changes: Change[] = [];
    const outcomes = group.map(({stream: {conversation, inbox}, expected, events}) => {
      if (last.get(conversation) !== expected) return undefined;
      last.set(conversation, expected + events.length);
      const recorded = events.map((event, index) => ({...event, sequence: expected + index + 1}));
      for (const event of recorded) {
        rows.push([conversation, event.sequence, event.request, inbox, event]);
        changes.push({event, inbox});
        if (goesByLink(event)) links.push([conversation, event.request]);
      }
      return recorded;
    });
    if (rows.length > 0) this.#sql.insertAll.run(JSON.stringify(rows));
    if (links.length > 0) this.#sql.insertLinks.run(JSON.stringify(links));
    this.#open.take(changes);
    return outcomes;
  }

  #end(): number {
    return (this.#sql.end.get() as {last: number | null}).last ?? 0;
  }
}
