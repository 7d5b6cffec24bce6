import {openDatabase, type Database, type Statement} from '../../src/server/sqlite/database.js';
import {prepareSchema} from '../../src/server/sqlite/schema.js';

/** One event's row, but for its sequence number. */
export interface RawEvent {
  readonly conversation: string;
  readonly request: string;
  readonly inbox: string;
  /** The event as JSON. */
  readonly body: string;
}

/** One sealed card's row. */
export interface RawCard {
  readonly conversation: string;
  readonly request: string;
  readonly command: string;
  readonly enc: string;
  readonly ct: string;
}

interface Job {
  readonly work: () => void;
  readonly shreds: boolean;
  readonly done: () => void;
}

/**
 * SQLite by hand: the same driver, pragmas, tables and indexes as the library's, prepared statements, and what one turn of
 * the event loop wants written in one transaction, which is on disk before any of it is answered. Nothing is parsed,
 * checked, decided or read back, but for the one comparison without which events of two writers could mix.
 */
export class RawSqlite {
  readonly #database: Database;
  readonly #last: Statement;
  readonly #insert: Statement;
  readonly #put: Statement;
  readonly #delete: Statement;
  readonly #truncate: Statement;
  #jobs: Job[] = [];

  private constructor(database: Database) {
    prepareSchema(database);
    this.#database = database;
    this.#last = database.prepare('SELECT MAX(sequence) AS last FROM chatpay_event WHERE conversation = ?');
    this.#insert = database.prepare(
      'INSERT INTO chatpay_event (conversation, sequence, request, inbox, body) VALUES (?, ?, ?, ?, ?)',
    );
    this.#put = database.prepare(
      `INSERT INTO chatpay_card (conversation, request, command, attempt, enc, ct, since, until)
       VALUES (?, ?, ?, 1, ?, ?, ?, ?)`,
    );
    this.#delete = database.prepare('DELETE FROM chatpay_card WHERE request = ?');
    this.#truncate = database.prepare('PRAGMA wal_checkpoint(TRUNCATE)');
  }

  static async open(file: string): Promise<RawSqlite> {
    return new RawSqlite(await openDatabase(file));
  }

  /** Appends one event after `expected` others. Settles once it is on disk. */
  append({conversation, request, inbox, body}: RawEvent, expected: number): Promise<void> {
    return this.#do(() => {
      const {last} = this.#last.get(conversation) as {last: number | null};
      if ((last ?? 0) !== expected) throw new Error('conflict');
      this.#insert.run(conversation, expected + 1, request, inbox, body);
    });
  }

  /** Puts a sealed card in. Settles once it is on disk. */
  put({conversation, request, command, enc, ct}: RawCard): Promise<void> {
    const now = Date.now();
    return this.#do(() => void this.#put.run(conversation, request, command, enc, ct, now, now + 600_000));
  }

  /** Deletes a request's cards. Settles once they are in the write-ahead log no more, as the library promises it. */
  shred(request: string): Promise<void> {
    return this.#do(() => void this.#delete.run(request), true);
  }

  #do(work: () => void, shreds = false): Promise<void> {
    return new Promise((done) => {
      if (this.#jobs.length === 0) setImmediate(() => this.#flush());
      this.#jobs.push({work, shreds, done});
    });
  }

  #flush(): void {
    const jobs = this.#jobs;
    this.#jobs = [];
    this.#database.exec('BEGIN IMMEDIATE');
    for (const {work} of jobs) work();
    this.#database.exec('COMMIT');
    if (jobs.some(({shreds}) => shreds)) this.#truncate.get();
    for (const {done} of jobs) done();
  }
}
