import type {NewEvent, PaymentEvent} from '../../request/event.js';
import type {RequestId} from '../../request/ids.js';
import type {Scope} from '../../request/participant.js';
import {followPages, type Bell} from '../bell.js';
import {formatCursor, parseCursor} from '../cursor.js';
import {
  ConflictError,
  GAP,
  PAGE_SIZE,
  type EventLog,
  type Gap,
  type LogEntry,
  type ReadOptions,
  type Recorded,
  type Stream,
} from '../log.js';
import type {Commits} from './commits.js';
import {Conversations, type KnownConversation} from './conversations.js';
import type {Database, Statement} from './database.js';
import {Gathered} from './gathered.js';

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

/** Keeps events in a SQLite file that any number of processes of one machine may share. */
export class SqliteLog implements EventLog {
  readonly #commits: Commits;
  readonly #epoch: string;
  readonly #bell: Bell;
  readonly #conversations: Conversations;
  readonly #looks: Gathered<string, KnownConversation>;
  readonly #sql: Readonly<Record<'insertAll' | 'ofConversation' | 'ofInbox' | 'end', Statement>>;
  #waiting: Append[] = [];

  constructor(database: Database, {commits, epoch, bell}: {commits: Commits; epoch: string; bell: Bell}) {
    this.#commits = commits;
    this.#epoch = epoch;
    this.#bell = bell;
    this.#conversations = new Conversations(database);
    this.#looks = new Gathered((names) => this.#conversations.look(names));
    const columns = 'position, body FROM chatpay_event';
    this.#sql = {
      // A whole group in one statement: a call of the driver costs as much as what SQLite then does.
      insertAll: database.prepare(
        `INSERT INTO chatpay_event (conversation, sequence, request, inbox, body)
         SELECT value ->> 0, value ->> 1, value ->> 2, value ->> 3, value -> 4 FROM json_each(?)`,
      ),
      ofConversation: database.prepare(
        `SELECT ${columns} WHERE conversation = ? AND position > ? ORDER BY sequence LIMIT ?`,
      ),
      ofInbox: database.prepare(`SELECT ${columns} WHERE inbox = ? AND position > ? ORDER BY position LIMIT ?`),
      end: database.prepare('SELECT MAX(position) AS last FROM chatpay_event'),
    };
  }

  append(stream: Stream, expected: number, events: readonly NewEvent[]): Promise<PaymentEvent[]> {
    return new Promise((resolve, reject) => {
      if (this.#waiting.length === 0) this.#commitGroup();
      this.#waiting.push({stream, expected, events, resolve, reject});
    });
  }

  async load(conversation: string, requests: readonly RequestId[]): Promise<Recorded> {
    const known = await this.#looks.ask(conversation);
    const [first, ...others] = requests.map((request) => known.eventsOf(request));
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
        ? this.#sql.ofConversation.all(scope.conversation, position, limit)
        : this.#sql.ofInbox.all(scope.inbox, position, limit)
    ) as EventRow[];
    if (rows.length === 0 && position > this.#end()) return GAP; // the file is an older copy
    return rows.map((row) => ({
      cursor: formatCursor(this.#epoch, row.position),
      event: JSON.parse(row.body) as PaymentEvent,
    }));
  }

  follow(scope: Scope, options: {readonly after?: string; readonly signal: AbortSignal}) {
    return followPages(this, this.#bell, scope, options);
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
    const outcomes = group.map(({stream: {conversation, inbox}, expected, events}) => {
      if (last.get(conversation) !== expected) return undefined;
      last.set(conversation, expected + events.length);
      const recorded = events.map((event, index) => ({...event, sequence: expected + index + 1}));
      for (const event of recorded) {
        rows.push([conversation, event.sequence, event.request, inbox, event]);
      }
      return recorded;
    });
    if (rows.length > 0) this.#sql.insertAll.run(JSON.stringify(rows));
    return outcomes;
  }

  #end(): number {
    return (this.#sql.end.get() as {last: number | null}).last ?? 0;
  }
}
