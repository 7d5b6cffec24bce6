import {ConflictError} from '../log.js';
import {BUSY_TIMEOUT_MS, type Database, type Statement} from './database.js';

interface Job {
  readonly work: () => unknown;
  readonly shreds: boolean;
  readonly resolve: (value: unknown) => void;
  readonly reject: (error: unknown) => void;
}

/** How soon a write-ahead log that could not be truncated, because somebody was reading it, is tried again. */
const RETRY_MS = 20;

/**
 * How long the log is not truncated after a commit that others wrote in too: more that deletes is likely to come then, and
 * truncating costs several syncs to disk, the same for one as for a hundred.
 */
const SHRED_WITHIN_MS = 10;

/** How long an answer waits for that. The trying goes on. */
const PATIENCE_MS = 5000;

/**
 * How many turns of the event loop a transaction waits while each of them brings more to write. A turn in which nothing
 * happens takes some microseconds, and a commit a hundred times that.
 */
const MAX_TURNS = 4;

/**
 * Gathers what comes to be written at about the same time into one transaction, and answers once that is on disk: a sync
 * to disk costs the same for one write as for a hundred. Whoever comes alone waits two turns of the event loop.
 */
export class Commits {
  readonly #database: Database;
  readonly #truncate: Statement;
  #jobs: Job[] = [];
  #unshredded: {readonly answer: () => void; readonly reject: Job['reject']; readonly since: number}[] = [];
  #retry: ReturnType<typeof setTimeout> | undefined;
  #closed = false;

  constructor(database: Database) {
    this.#database = database;
    this.#truncate = database.prepare('PRAGMA wal_checkpoint(TRUNCATE)');
    this.#shred(); // a server that was killed may have left deleted things in its write-ahead log
  }

  /**
   * Does some work in the next transaction. Work that throws a `ConflictError` must have written nothing by then; it
   * fails alone.
   *
   * @param shreds Whether the work deletes what must not be found anywhere afterwards.
   * @returns Settles once the transaction is on disk.
   */
  run<T>(work: () => T, {shreds = false} = {}): Promise<T> {
    if (this.#closed) return Promise.reject(new Error('the store is closed'));
    return new Promise((resolve, reject) => {
      if (this.#jobs.length === 0) setImmediate(() => this.#gather(1, 0));
      this.#jobs.push({work, shreds, resolve: resolve as (value: unknown) => void, reject});
    });
  }

  /** Writes what is waiting, and takes no more. */
  close(): void {
    this.#flush();
    this.#closed = true;
    this.#shred();
    clearTimeout(this.#retry);
  }

  #gather(turn: number, before: number): void {
    const count = this.#jobs.length;
    if (turn < MAX_TURNS && count > before) setImmediate(() => this.#gather(turn + 1, count));
    else this.#flush();
  }

  #flush(): void {
    const jobs = this.#jobs;
    this.#jobs = [];
    if (jobs.length === 0) return;
    try {
      this.#commit(jobs);
    } catch (error) {
      // One write of the group is at fault, or the disk: one by one, the others get through.
      if (jobs.length === 1) jobs[0]?.reject(error);
      else for (const job of jobs) this.#commitAlone(job);
    }
  }

  #commitAlone(job: Job): void {
    try {
      this.#commit([job]);
    } catch (error) {
      job.reject(error);
    }
  }

  #commit(jobs: readonly Job[]): void {
    const answers: {readonly job: Job; readonly answer: () => void}[] = [];
    this.#database.exec('BEGIN IMMEDIATE');
    try {
      for (const job of jobs) answers.push({job, answer: answerOf(job)});
      this.#database.exec('COMMIT');
    } catch (error) {
      this.#rollBack();
      throw error;
    }
    const since = performance.now();
    const shredding = answers
      .filter(({job}) => job.shreds)
      .map(({answer, job}) => ({answer, reject: job.reject, since}));
    for (const {answer, job} of answers) if (!job.shreds) answer();
    this.#unshredded.push(...shredding);
    if (shredding.length > 0) this.#shredSoon(jobs.length > shredding.length || shredding.length > 1);
  }

  #shredSoon(busy: boolean): void {
    if (!busy) return this.#shred();
    this.#retry ??= this.#later(SHRED_WITHIN_MS);
  }

  #later(ms: number): ReturnType<typeof setTimeout> {
    const timer = setTimeout(() => this.#shred(), ms);
    // A process may end before a log is tidied, but not before somebody is answered.
    if (this.#unshredded.length === 0 && typeof timer === 'object') timer.unref?.();
    return timer;
  }

  #rollBack(): void {
    try {
      this.#database.exec('ROLLBACK');
    } catch {
      // SQLite has rolled back by itself, as it does when the disk is full.
    }
  }

  /** Moves everything into the database and empties the write-ahead log, which may hold what has been deleted. */
  #shred(): void {
    clearTimeout(this.#retry);
    this.#retry = undefined;
    const waiting = this.#unshredded;
    if (this.#truncated()) {
      this.#unshredded = [];
      for (const {answer} of waiting) answer();
      return;
    }
    const late = performance.now() - PATIENCE_MS;
    this.#unshredded = waiting.filter(({since}) => since > late);
    for (const {reject, since} of waiting) if (since <= late) reject(new Error('deleted, but not yet overwritten'));
    if (this.#closed) return;
    this.#retry = this.#later(RETRY_MS);
  }

  /** Tries once: waiting here for a reader of another process would keep this one from everything else. */
  #truncated(): boolean {
    try {
      this.#database.exec('PRAGMA busy_timeout = 0');
      return (this.#truncate.get() as {busy: number}).busy === 0;
    } catch {
      return false; // busy in another way: somebody else is at it
    } finally {
      this.#database.exec(`PRAGMA busy_timeout = ${BUSY_TIMEOUT_MS}`);
    }
  }
}

/** Does the work, and gives what to answer once it is committed. */
function answerOf({work, resolve, reject}: Job): () => void {
  try {
    const value = work();
    return () => resolve(value);
  } catch (error) {
    if (error instanceof ConflictError) return () => reject(error);
    throw error;
  }
}
