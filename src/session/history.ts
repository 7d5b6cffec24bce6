import type {Command} from '../request/command.js';
import type {PaymentEvent} from '../request/event.js';
import type {RequestId} from '../request/ids.js';
import type {Cursor, Frame} from '../transport/transport.js';
import {Book} from './book.js';
import {Listeners} from './listeners.js';

/** Longest that is waited for the event of a command that was accepted, in milliseconds. */
const EVENT_TIMEOUT_MS = 3_000;

/**
 * What a client has read of its scope, through gaps as well: then it goes on by what it knew until all is read again. Half
 * of a history is none: what has ended may seem to go on, and there is no clock yet but the machine's, by which what goes
 * on may seem to have ended.
 */
export class History {
  #book = new Book();
  /** The book that is being filled, at first and after a gap; it takes the other's place once it is complete. */
  #nextBook: Book | undefined = new Book();
  #cursor: Cursor | undefined;
  readonly #heard = new Listeners<PaymentEvent>();

  /** How far the scope has been read. */
  get cursor(): Cursor | undefined {
    return this.#cursor;
  }

  /** The events of a request, oldest first. */
  eventsOf(request: RequestId): readonly PaymentEvent[] {
    return this.#book.eventsOf(request);
  }

  /** Every request, or those of one conversation, in the order in which they were asked. */
  requests(conversation?: string): readonly RequestId[] {
    return this.#book.requests(conversation);
  }

  /** The event that a command caused, if it has been read. */
  eventOf({id, request}: Pick<Command, 'id' | 'request'>): PaymentEvent | undefined {
    return (this.#nextBook ?? this.#book).eventsOf(request).find((event) => event.command === id);
  }

  /** Notes an event. @returns Whether it changes what is known now: not again, and not in the midst of reading all again. */
  add({cursor, event}: Extract<Frame, {kind: 'event'}>): boolean {
    this.#cursor = cursor;
    if (!(this.#nextBook ?? this.#book).add(event)) return false;
    this.#heard.call(event);
    return this.#nextBook === undefined;
  }

  /** What was read may not be so: everything comes again. */
  startOver(): void {
    this.#cursor = undefined;
    this.#nextBook = new Book();
  }

  /** Everything was read again; what is not in it any more is gone. @returns The requests that changed thereby. */
  turnPage(): RequestId[] {
    const [old, next] = [this.#book, this.#nextBook];
    if (!next) return [];
    this.#book = next;
    this.#nextBook = undefined;
    const all = new Set([...old.requests(), ...next.requests()]);
    return [...all].filter((request) => !next.agrees(old, request));
  }

  /** Settles when the event that a command caused has been read, or should have been. @returns Whether it has. */
  async arrivalOf(command: Command): Promise<boolean> {
    if (this.eventOf(command)) return true;
    return new Promise<boolean>((done) => {
      const finish = (isHere: boolean) => {
        clearTimeout(timer);
        end();
        done(isHere);
      };
      const timer = setTimeout(() => finish(false), EVENT_TIMEOUT_MS);
      const end = this.#heard.add((event) => event.command === command.id && finish(true));
    });
  }
}
