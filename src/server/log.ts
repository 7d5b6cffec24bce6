import {asksByLink} from '../request/decide.js';
import {readTermsOf, type NewEvent, type PaymentEvent} from '../request/event.js';
import type {RequestId} from '../request/ids.js';
import {ENDINGS} from '../request/life.js';
import type {Scope} from '../request/participant.js';

/** Where events go: the conversation they are numbered in, and the inbox of the agent who asked for the payment. */
export interface Stream {
  readonly conversation: string;
  readonly inbox: string;
}

/** One event with its place in the log. */
export interface LogEntry {
  /** Opaque, at most 64 characters; means nothing to another log. */
  readonly cursor: string;
  readonly event: PaymentEvent;
}

/** The cursor is not of this log, or from a time that it has forgotten: whoever reads must start over without one. */
export const GAP = 'gap';

/** Stands where entries would, when a cursor is of no use. */
export type Gap = typeof GAP;

/** What one look at a conversation saw. */
export interface Recorded {
  /** Every event of the requests that were asked for, in the order of their sequence numbers. */
  readonly events: readonly PaymentEvent[];
  /** The conversation's last sequence number, 0 while it has no events; never newer than `events`. */
  readonly sequence: number;
}

/** What a look at a conversation sees beside the requests that it names. */
export interface LoadOptions {
  /** Whether to see every request that has gone out by link too: by a `delivery` other than `chat`. Not by default. */
  readonly links?: boolean;
}

/** A request, and the conversation it is in. */
export interface PlacedRequest {
  readonly conversation: string;
  readonly request: RequestId;
}

/** Where to begin, and how much to read. */
export interface ReadOptions {
  /** Cursor of the last entry that is known; from the beginning when absent. */
  readonly after?: string;
  /** At most so many entries; 256 by default. */
  readonly limit?: number;
}

/**
 * Keeps the events of all conversations, each conversation's numbered 1, 2, 3, …: the one thing that servers share. It
 * decides nothing.
 */
export interface EventLog {
  /**
   * Records events, if the conversation still ends where the caller thinks.
   *
   * @param expectedSequence The conversation's last sequence number as `load` gave it.
   * @returns The events with their sequence numbers. Settles once they would survive a crash.
   * @throws {ConflictError} When the conversation has gone on meanwhile; nothing is recorded then.
   */
  append(stream: Stream, expectedSequence: number, events: readonly NewEvent[]): Promise<readonly PaymentEvent[]>;

  /** Reads some requests of a conversation, whole: what a decision about them needs. */
  load(conversation: string, requests: readonly RequestId[], options?: LoadOptions): Promise<Recorded>;

  /** Reads one page of a conversation or of an inbox, in the order in which it was recorded. */
  read(scope: Scope, options?: ReadOptions): Promise<readonly LogEntry[] | Gap>;

  /**
   * Every request of a conversation or of an inbox that may still be live: no event has ended it, and its terms have not.
   * In no order. What this costs depends on how many these are, and not on how many there ever were.
   *
   * @param now Milliseconds since the Unix epoch.
   */
  openRequests(scope: Scope, now: number): Promise<readonly PlacedRequest[]>;

  /**
   * Gives what is recorded after the cursor and then what comes, in order, each entry once, until it is aborted; an
   * abort ends it quietly. After a gap it ends.
   */
  follow(scope: Scope, options: {readonly after?: string; readonly signal: AbortSignal}): AsyncIterable<LogEntry | Gap>;
}

/** The conversation has gone on since it was read. Read it again and decide anew. */
export class ConflictError extends Error {
  constructor() {
    super('the conversation has gone on since it was read');
    this.name = 'ConflictError';
  }
}

/** Whether an event sends its request out by link. */
export function goesByLink(event: NewEvent): boolean {
  return 'delivery' in event && asksByLink(event);
}

/** The hard end of the request that an event opens; `undefined` for any other event, and where no terms can be read. */
export function opensUntil(event: PaymentEvent): number | undefined {
  return event.type === 'requested' ? readTermsOf(event)?.expiresAt : undefined;
}

/** Whether a request is never live again after an event. */
export function closes({type}: PaymentEvent): boolean {
  return ENDINGS.has(type);
}

/** How many entries a page has when nobody says. */
export const PAGE_SIZE = 256;
