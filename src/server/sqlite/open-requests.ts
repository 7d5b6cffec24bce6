import type {PaymentEvent} from '../../request/event.js';
import type {Scope} from '../../request/participant.js';
import {closes, opensUntil, type PlacedRequest} from '../log.js';
import type {Database, Statement} from './database.js';

/** An event that is being recorded, and the inbox of the agent who asked. */
export interface Change {
  readonly event: PaymentEvent;
  readonly inbox: string;
}

/**
 * The requests that may still be live, in a table of their own: written in the transaction that records what opens or
 * ends them. One that nobody ended leaves it once its terms have, with the next request of its agent.
 */
export class OpenRequests {
  readonly #sql: Readonly<Record<'insert' | 'forget' | 'delete' | 'ofConversation' | 'ofInbox', Statement>>;

  constructor(database: Database) {
    this.#sql = {
      insert: database.prepare(
        `INSERT OR IGNORE INTO chatpay_event_open (conversation, request, inbox, until)
         SELECT value ->> 0, value ->> 1, value ->> 2, value ->> 3 FROM json_each(?)`,
      ),
      forget: database.prepare('DELETE FROM chatpay_event_open WHERE inbox = ? AND until <= ?'),
      delete: database.prepare(
        `DELETE FROM chatpay_event_open
         WHERE (conversation, request) IN (SELECT value ->> 0, value ->> 1 FROM json_each(?))`,
      ),
      ofConversation: database.prepare(
        'SELECT conversation, request FROM chatpay_event_open WHERE conversation = ? AND until > ?',
      ),
      ofInbox: database.prepare('SELECT conversation, request FROM chatpay_event_open WHERE inbox = ? AND until > ?'),
    };
  }

  /** Takes over what is being recorded, in its order and its transaction. */
  take(changes: readonly Change[]): void {
    const opened: (string | number)[][] = [];
    const closed: string[][] = [];
    const latest = new Map<string, number>();
    for (const {event, inbox} of changes) {
      if (closes(event)) closed.push([event.conversation, event.request]);
      const until = opensUntil(event);
      if (until === undefined) continue;
      opened.push([event.conversation, event.request, inbox, until]);
      latest.set(inbox, event.at);
    }
    for (const [inbox, at] of latest) this.#sql.forget.run(inbox, at);
    if (opened.length > 0) this.#sql.insert.run(JSON.stringify(opened));
    if (closed.length > 0) this.#sql.delete.run(JSON.stringify(closed));
  }

  of(scope: Scope, now: number): PlacedRequest[] {
    const rows = (
      'conversation' in scope
        ? this.#sql.ofConversation.all(scope.conversation, now)
        : this.#sql.ofInbox.all(scope.inbox, now)
    ) as PlacedRequest[];
    // Rows carry what a driver adds to them.
    return rows.map(({conversation, request}) => ({conversation, request}));
  }
}
