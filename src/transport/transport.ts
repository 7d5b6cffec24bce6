import * as v from 'valibot';

import {stageSchema, type Answer, type Command, type Stage} from '../request/command.js';
import {eventSchema, type PaymentEvent} from '../request/event.js';
import {idSchema, instantSchema, type RequestId} from '../request/ids.js';
import {parseWith} from '../request/parse.js';
import type {Scope} from '../request/participant.js';

/** A place in a scope's stream. Opaque: only the transport that issued it can read it. At most 64 characters. */
export type Cursor = string;

/** What comes down a connection. */
export type Frame =
  | {readonly kind: 'event'; readonly cursor: Cursor; readonly event: PaymentEvent}
  /** All history has been sent; repeated every 30 s with the authority's clock. */
  | {readonly kind: 'live'; readonly at: number}
  /** The cursor is too old or unknown: forget what was read and start over without one. */
  | {readonly kind: 'gap'}
  /** How far the customer has got in the form. Not recorded, and not sent again. */
  | {readonly kind: 'presence'; readonly request: RequestId; readonly stage: Stage};

/**
 * The whole of what a backend must offer. Transports are dumb and the client is clever: reconnecting, backing off,
 * resuming and dropping repeats are written once, in `follow`.
 */
export interface Transport {
  /**
   * Gives a command to the authority. Sending the same id again is harmless and gives the same answer.
   *
   * @returns Settles once the authority has accepted the command and recorded what came of it.
   * @throws {RefusedError} When a rule forbids it.
   * @throws {UnreachableError} When there was no answer; the only error that is worth a retry.
   * @throws {UnauthenticatedError} When the authority does not know who is calling.
   * @throws {ForbiddenError} When the caller is not let into this scope.
   * @throws {MalformedError} When command or answer are not of the agreed shape.
   */
  send(scope: Scope, command: Command, options?: {readonly signal?: AbortSignal}): Promise<Answer>;

  /**
   * Opens one connection: everything after the cursor, in order, then what happens, until it is aborted or breaks.
   * An abort ends the iteration quietly; a break throws one of the errors of `send`.
   */
  receive(scope: Scope, options: {readonly after?: Cursor; readonly signal: AbortSignal}): AsyncIterable<Frame>;
}

const frameSchema = v.variant('kind', [
  v.strictObject({kind: v.literal('event'), cursor: v.pipe(v.string(), v.maxLength(64)), event: eventSchema}),
  v.strictObject({kind: v.literal('live'), at: instantSchema}),
  v.strictObject({kind: v.literal('gap')}),
  v.strictObject({kind: v.literal('presence'), request: idSchema, stage: stageSchema}),
]);

/** Reads a frame that came over a boundary. @throws {MalformedError} */
export function parseFrame(value: unknown): Frame {
  return parseWith(frameSchema, value, 'a frame');
}
