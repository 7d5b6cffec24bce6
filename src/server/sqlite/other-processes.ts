import type {Bell} from '../bell.js';
import type {Stream} from '../log.js';
import type {Database, Statement} from './database.js';

/**
 * Rings for what other processes have recorded. SQLite tells nobody, but counts the commits of other connections; the
 * count is looked at now and then, while anybody follows.
 */
export class OtherProcesses {
  readonly #bell: Bell;
  readonly #version: Statement;
  readonly #newer: Statement;
  readonly #timer: ReturnType<typeof setInterval>;
  #seenVersion: number;
  #seenPosition: number;

  constructor(database: Database, bell: Bell, pollMs: number) {
    this.#bell = bell;
    this.#version = database.prepare('PRAGMA data_version');
    this.#newer = database.prepare('SELECT position, conversation, inbox FROM chatpay_event WHERE position > ?');
    const end = database.prepare('SELECT MAX(position) AS last FROM chatpay_event').get() as {last: number | null};
    this.#seenVersion = this.#readVersion();
    this.#seenPosition = end.last ?? 0;
    this.#timer = setInterval(() => this.#look(), pollMs);
    if (typeof this.#timer === 'object') this.#timer.unref?.();
  }

  close(): void {
    clearInterval(this.#timer);
  }

  #look(): void {
    if (this.#bell.listeners === 0) return;
    try {
      const version = this.#readVersion();
      if (version === this.#seenVersion) return;
      // This process's own events are among them. They have rung already, and a second ring finds nothing.
      for (const row of this.#newer.all(this.#seenPosition) as (Stream & {position: number})[]) {
        this.#seenPosition = Math.max(this.#seenPosition, row.position);
        this.#bell.ring(row);
      }
      this.#seenVersion = version;
    } catch {
      // Busy: the next look sees it.
    }
  }

  #readVersion(): number {
    return (this.#version.get() as {data_version: number}).data_version;
  }
}
