import * as v from 'valibot';

import {canonicalJson} from './canonical.js';
import {idSchema, nameSchema} from './ids.js';
import {orderSchema} from './order.js';
import {MAX_ANSWER_MS, MAX_HOLD_MS, MIN_HOLD_MS} from './limits.js';
import {cardKindsSchema, collectionSchema, type Terms} from './terms.js';

const wholeSeconds = v.pipe(v.number(), v.safeInteger(), v.multipleOf(1000));

/** Shape of a draft on the wire. */
export const draftSchema = v.strictObject({
  conversation: nameSchema,
  agent: nameSchema,
  order: orderSchema,
  collection: collectionSchema,
  fields: v.strictObject({kinds: cardKindsSchema, securityCode: v.boolean()}),
  answerWithinMs: v.pipe(wholeSeconds, v.minValue(1000), v.maxValue(MAX_ANSWER_MS)),
  holdMs: v.pipe(wholeSeconds, v.minValue(MIN_HOLD_MS), v.maxValue(MAX_HOLD_MS)),
  supersedes: v.optional(idSchema),
});

/** What an agent wants signed: everything in the terms that is the agent's to say. Durations are whole seconds, in milliseconds. */
export type Draft = v.InferOutput<typeof draftSchema>;

/** The part of terms that a draft decides, in the draft's shape. */
export function draftOf(terms: Terms): Draft {
  const {conversation, agent, order, collection, fields, answerWithinMs, holdMs, supersedes} = terms;
  const draft = {conversation, agent, order, collection, fields, answerWithinMs, holdMs};
  return structuredClone(supersedes === undefined ? draft : {...draft, supersedes}) as Draft;
}

/**
 * A draft as one string that is equal for equal drafts, whatever the order of their members: for comparing what came
 * back with what was sent, and for telling a retry from another draft under the same id.
 */
export function canonicalDraft(draft: Draft): string {
  return canonicalJson(draft);
}
