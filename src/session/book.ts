import type {PaymentEvent} from '../request/event.js';
import type {RequestId} from '../request/ids.js';

/** The events of many requests, each request's by itself, so that what one event changes is found without a search. */
export class Book {
  readonly #events = new Map<RequestId, PaymentEvent[]>();
  readonly #conversations = new Map<string, RequestId[]>();

  /** Adds an event, which comes after all that are here of its conversation. @returns Whether it was new. */
  add(event: PaymentEvent): boolean {
    const events = this.#events.get(event.request);
    if (!events) return this.#begin(event);
    if (event.sequence <= (events.at(-1)?.sequence ?? 0)) return false;
    events.push(event);
    return true;
  }

  /** The events of a request, oldest first. */
  eventsOf(request: RequestId): readonly PaymentEvent[] {
    return this.#events.get(request) ?? [];
  }

  /** Every request, or those of one conversation, in the order in which they were asked. */
  requests(conversation?: string): readonly RequestId[] {
    return conversation === undefined ? [...this.#events.keys()] : (this.#conversations.get(conversation) ?? []);
  }

  /** Whether another book has the same events of a request: an event is never changed, so their number tells. */
  agrees(other: Book, request: RequestId): boolean {
    const [own, theirs] = [this.eventsOf(request), other.eventsOf(request)];
    return own.length === theirs.length && own.at(-1)?.sequence === theirs.at(-1)?.sequence;
  }

  #begin(event: PaymentEvent): boolean {
    this.#events.set(event.request, [event]);
    const requests = this.#conversations.get(event.conversation);
    if (requests) requests.push(event.request);
    else this.#conversations.set(event.conversation, [event.request]);
    return true;
  }
}
