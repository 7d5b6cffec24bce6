import * as v from 'valibot';

/** Names a payment request: its terms' `jti`. 1 to 64 characters of base64url's alphabet. */
export type RequestId = string;

/** Shape of a request's id and of a command's id (the idempotency key). */
export const idSchema = v.pipe(v.string(), v.regex(/^[\w-]{1,64}$/));

/**
 * Shape of a host's own names, of a conversation or a participant: 1 to 128 characters without spaces. They stand in
 * paths, so that `.` and `..` are none.
 */
export const nameSchema = v.pipe(v.string(), v.regex(/^(?!\.{1,2}$)[\w.:@~+-]{1,128}$/));

/** A point in time, in milliseconds since the Unix epoch. */
export const instantSchema = v.pipe(v.number(), v.safeInteger(), v.minValue(0));

/** Makes an id for a command: a random UUID. A retry of the same command keeps its id. */
export function createId(): string {
  return crypto.randomUUID();
}
