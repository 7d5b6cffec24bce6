import * as v from 'valibot';

import {attemptSchema, deliverySchema, endReasonSchema, refusalReasonSchema} from './command.js';
import {idSchema, instantSchema, nameSchema} from './ids.js';
import {partySchema} from './participant.js';
import {decodeTerms} from './terms-token.js';
import {MAX_TERMS_BYTES} from './limits.js';
import type {Terms} from './terms.js';
import {UNDELIVERED_REASONS} from './undelivered.js';

const base = {
  /** 1, 2, 3, … in its conversation. */
  sequence: v.pipe(v.number(), v.safeInteger(), v.minValue(1)),
  conversation: nameSchema,
  request: idSchema,
  at: instantSchema,
  by: partySchema,
  /** Id of the command that caused it; absent when a messenger or provider reported it. */
  command: v.optional(idSchema),
};
const simple = <T extends string>(type: T) => v.strictObject({...base, type: v.literal(type)});
/** One plain sentence of the messenger's or the provider's. */
const detail = v.optional(v.pipe(v.string(), v.maxLength(200)));
const reported = <T extends string>(type: T) => v.strictObject({...base, type: v.literal(type), detail});
const undelivered = <T extends string>(type: T) =>
  v.strictObject({
    ...base,
    type: v.literal(type),
    reason: v.optional(v.picklist(UNDELIVERED_REASONS)),
    /** The messaging service's own code, for the merchant's support. */
    code: v.optional(v.pipe(v.string(), v.regex(/^[\w.-]{1,40}$/))),
    detail,
  });

/** Shape of every event on the wire and in a log, one variant for each. */
export const eventSchema = v.variant('type', [
  v.strictObject({
    ...base,
    type: v.literal('requested'),
    token: v.pipe(v.string(), v.maxLength(MAX_TERMS_BYTES)),
    delivery: deliverySchema,
  }),
  simple('opened'),
  simple('declined'),
  v.strictObject({...base, type: v.literal('submitted'), attempt: attemptSchema}),
  v.strictObject({...base, type: v.literal('viewed'), attempt: attemptSchema}),
  v.strictObject({
    ...base,
    type: v.literal('refused'),
    attempt: attemptSchema,
    reason: v.optional(refusalReasonSchema),
  }),
  simple('completed'),
  simple('canceled'),
  v.strictObject({...base, type: v.literal('ended'), reason: endReasonSchema}),
  v.strictObject({...base, type: v.literal('resent'), delivery: deliverySchema}),
  simple('receipt-resent'),
  reported('sent'),
  reported('delivered'),
  reported('read'),
  undelivered('undelivered'),
  reported('paying'),
  reported('review'),
  reported('paid'),
  reported('receipt-sent'),
  undelivered('receipt-undelivered'),
]);

/** What has happened to a payment request, as the authority recorded it. It never holds a card, not even sealed. */
export type PaymentEvent = v.InferOutput<typeof eventSchema>;

/** The name of an event. */
export type EventType = PaymentEvent['type'];

/** An event of one type. */
export type EventOf<T extends EventType> = Extract<PaymentEvent, {type: T}>;

/** An event that no log has taken yet: it gets its sequence number there. */
export type NewEvent = PaymentEvent extends infer E ? (E extends unknown ? Omit<E, 'sequence'> : never) : never;

const decoded = new WeakMap<object, Terms>();

/**
 * The terms of a request, read from the token in its first event, so that what is drawn and what was signed cannot
 * differ. Read once for each event object.
 *
 * @throws {TermsError} When the token is not of the agreed shape.
 */
export function termsOfEvent(event: Pick<EventOf<'requested'>, 'token'>): Terms {
  let terms = decoded.get(event);
  if (!terms) decoded.set(event, (terms = decodeTerms(event.token)));
  return terms;
}

/** The same, with `undefined` for a token that is not of the agreed shape. */
export function readTermsOf(event: Pick<EventOf<'requested'>, 'token'>): Terms | undefined {
  try {
    return termsOfEvent(event);
  } catch {
    return undefined;
  }
}
