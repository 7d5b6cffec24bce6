import type {Bell} from '../bell.js';
import type {Stream} from '../log.js';
import type {Database, Statement} from './database.js';

/** Events that are rung for at once. */
const PAGE = 256;

/**
 * Rings for what other processes have recorded. SQLite tells nobody, but counts the commits of other connections; the
 * count is looked at now and then.
 */
export class OtherProcesses {
  readonly #bell: Bell;
  readonly #version: Statement;
  readonly #end: Statement;
  readonly #newer: Statement;
  readonly #timer: ReturnType<typeof setInterval>;
  #seenVersion: number;
  #seenPosition: number;

  constructor(database: Database, bell: Bell, pollMs: number) {
    this.#bell = bell;
    this.#version = database.prepare('PRAGMA data_version');
    this.#end = database.prepare('SELECT MAX(position) AS last FROM chatpay_event');
    this.#newer = database.prepare(
      `SELECT position, conversation, inbox FROM chatpay_event WHERE position > ? ORDER BY position LIMIT ${PAGE}`,
    );
    this.#seenPosition = this.#readEnd();
    this.#seenVersion = this.#readVersion();
    this.#timer = setInterval(() => this.#look(), pollMs);
    if (typeof this.#timer === 'object') this.#timer.unref?.();
  }

  close(): void {
    clearInterval(this.#timer);
  }

  #look(): void {
    try {
      // The end before the version: while that stands still, all up to the end is this process's own, and has rung.
      const end = this.#readEnd();
      const version = this.#readVersion();
      if (version === this.#seenVersion || this.#bell.listeners === 0) this.#seenPosition = end;
      else this.#ringOn();
      this.#seenVersion = version;
    } catch {
      // Busy: the next look sees it.
    }
  }

  /** Rings for what is new. This process's own events may be among them: a second ring finds nothing. */
  #ringOn(): void {
    for (;;) {
      const rows = this.#newer.all(this.#seenPosition) as (Stream & {position: number})[];
      for (const row of rows) {
        this.#seenPosition = row.position;
        this.#bell.ring(row);
      }
      if (rows.length < PAGE) return;
    }
  }

  #readEnd(): number {
    return (this.#end.get() as {last: number | null}).last ?? 0;
  }

  #readVersion(): number {
    return (this.#version.get() as {data_version: number}).data_version;
  }
}
