import * as v from 'valibot';

import {commandSchema, sealedCardSchema, attemptSchema, type Answer, type Command} from './command.js';
import {MalformedError} from './errors.js';
import {eventSchema, type PaymentEvent} from './event.js';
import {instantSchema} from './ids.js';
import {placeOf} from './issue.js';

/** Most characters of one command, event or frame as JSON. */
export const MAX_MESSAGE_CHARS = 16 * 1024;

const answerSchema = v.strictObject({
  at: instantSchema,
  sealed: v.optional(v.strictObject({...sealedCardSchema.entries, attempt: attemptSchema})),
});

/**
 * Reads JSON text of a bounded size.
 *
 * @throws {MalformedError} When it is longer than `maxChars` or no JSON.
 */
export function parseJsonText(text: string, maxChars = MAX_MESSAGE_CHARS): unknown {
  if (text.length > maxChars)
    throw new MalformedError(`a message of ${text.length} characters; at most ${maxChars} are read`);
  try {
    return JSON.parse(text) as unknown;
  } catch {
    // The cause would quote the text, which may be anything.
    throw new MalformedError('a message that is not JSON');
  }
}

/**
 * Holds a value against a closed schema.
 *
 * @param what Names the value in the error, for example `a command`.
 * @throws {MalformedError} Naming the first member that is wrong, and never what was in it.
 */
export function parseWith<S extends v.GenericSchema>(schema: S, value: unknown, what: string): v.InferOutput<S> {
  const result = v.safeParse(schema, value, {abortEarly: true});
  if (result.success) return result.output;
  throw new MalformedError(`${what} is not of the agreed shape${placeOf(result.issues[0])}`);
}

/** Reads a command that came over a boundary. @throws {MalformedError} */
export function parseCommand(value: unknown): Command {
  return parseWith(commandSchema, value, 'a command');
}

/** Reads an event that came over a boundary. @throws {MalformedError} */
export function parseEvent(value: unknown): PaymentEvent {
  return parseWith(eventSchema, value, 'an event');
}

/** Reads the authority's answer. @throws {MalformedError} */
export function parseAnswer(value: unknown): Answer {
  return parseWith(answerSchema, value, 'an answer');
}
