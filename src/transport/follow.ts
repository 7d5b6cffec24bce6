import {MalformedError, passes} from '../request/errors.js';
import type {Scope} from '../request/participant.js';
import {backoff, pause} from './backoff.js';
import type {Cursor, Frame, Transport} from './transport.js';

/** How a followed stream is doing: opening a connection, up to date, or waiting before the next try. */
export type FollowStatus = 'connecting' | 'live' | 'waiting';

/** How to follow. */
export interface FollowOptions {
  /** Where to begin; at the very beginning when left out. */
  readonly after?: Cursor;
  /** Ends it, quietly. */
  readonly signal: AbortSignal;
  /** Milliseconds before the next try, after this many tries in a row without success; `backoff` when left out. */
  readonly backoffMs?: (attempt: number) => number;
  /** Called at each change. `live` is told once the frame before it has been taken. */
  readonly onStatus?: (status: FollowStatus) => void;
}

/**
 * Reads a scope for as long as it is wanted, over however many connections that takes: resumes where it stopped, waits
 * longer after each failure, and drops what it has given before. After a `gap` it starts over: the reader forgets what it
 * has read, and all of it comes again.
 *
 * @throws {ChatpayError} Any error of `Transport.receive` but those that pass, which it outlives, and `MalformedError` once
 *   the stream has been live: what stands in between may answer in the server's place for as long as that is away.
 */
export async function* follow(
  transport: Transport,
  scope: Scope,
  {after, signal, backoffMs = backoff, onStatus}: FollowOptions,
): AsyncGenerator<Frame, void, void> {
  const place = new Place(after);
  let hasBeenLive = false;
  for (let attempt = 0; !signal.aborted; attempt++) {
    onStatus?.('connecting');
    const resumedAt = place.cursor;
    let isLive = false;
    let startsOver = false;
    let retryAfterMs = 0;
    try {
      for await (const frame of transport.receive(scope, {after: resumedAt, signal})) {
        // A transport that is slow to notice an abort gives nothing any more.
        if (signal.aborted) return;
        if (!place.take(frame)) continue;
        yield frame;
        startsOver = frame.kind === 'gap';
        if (startsOver) break;
        if (frame.kind !== 'live' || isLive) continue;
        isLive = hasBeenLive = true;
        attempt = -1;
        onStatus?.('live');
      }
    } catch (error) {
      if (signal.aborted) return;
      const isForeign = hasBeenLive && error instanceof MalformedError;
      if (!isForeign && !passes(error)) throw error;
      retryAfterMs = passes(error) ? (error.retryAfterMs ?? 0) : 0;
    }
    if (signal.aborted) return;
    // A gap where nothing was resumed is a fault, and must not come back at once for ever.
    if (startsOver && resumedAt !== undefined) continue;
    onStatus?.('waiting');
    await pause(Math.max(backoffMs(Math.max(attempt, 0)), retryAfterMs), signal);
  }
}

/** How far a scope has been read. */
class Place {
  cursor: Cursor | undefined;
  /** The last sequence number of each conversation, by which repeats are known: cursors have no order. */
  readonly #sequences = new Map<string, number>();

  constructor(cursor: Cursor | undefined) {
    this.cursor = cursor;
  }

  /** Moves on to a frame. `false` when it was there before. */
  take(frame: Frame): boolean {
    if (frame.kind === 'gap') {
      this.cursor = undefined;
      this.#sequences.clear();
    }
    if (frame.kind !== 'event') return true;
    const {conversation, sequence} = frame.event;
    if (sequence <= (this.#sequences.get(conversation) ?? 0)) return false;
    this.cursor = frame.cursor;
    this.#sequences.set(conversation, sequence);
    return true;
  }
}
