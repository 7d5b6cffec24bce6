import type {PaymentEvent} from '../../request/event.js';
import type {RequestId} from '../../request/ids.js';

/** What is known of one request. */
export interface Known {
  /** All of its events are known up to this sequence number of its conversation. */
  readonly upTo: number;
  readonly events: readonly PaymentEvent[];
}

/** Most requests that are remembered; those that were not asked for the longest are forgotten first. */
const MAX_REQUESTS = 2048;

/**
 * Remembers the events of requests that were just read or written, parsed. Events never change and are only ever added
 * behind; the log asks SQLite each time how far the conversation has come, and reads what is not known yet. So no two
 * servers can differ.
 */
export class KnownRequests {
  readonly #known = new Map<string, Known>();

  get(conversation: string, request: RequestId): Known {
    return this.#known.get(keyOf(conversation, request)) ?? {upTo: 0, events: []};
  }

  set(conversation: string, request: RequestId, known: Known): void {
    const key = keyOf(conversation, request);
    this.#known.delete(key); // put back at the end: the map's first is then who was not used the longest
    this.#known.set(key, known);
    if (this.#known.size > MAX_REQUESTS) this.#known.delete(this.#known.keys().next().value ?? '');
  }

  /** Takes over what this server has just recorded: nothing of the conversation lies between `before` and it. */
  add(conversation: string, before: number, events: readonly PaymentEvent[]): void {
    for (const request of new Set(events.map((event) => event.request))) {
      const known = this.get(conversation, request);
      if (known.upTo !== before) continue;
      const own = events.filter((event) => event.request === request);
      this.set(conversation, request, {upTo: before + events.length, events: [...known.events, ...own]});
    }
  }
}

/** Neither part can hold a space. */
function keyOf(conversation: string, request: RequestId): string {
  return `${conversation} ${request}`;
}
