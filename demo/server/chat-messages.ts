import * as v from 'valibot';

import {findCardNumbers} from '../../src/masking/index.js';
import {idSchema, nameSchema} from '../../src/request/ids.js';

/** Longest message of the chat, in UTF-16 units. */
const MAX_TEXT = 4000;

/** Messages that one message can take back at once: a card number has 19 digits at most. */
const MAX_TAKEN_BACK = 18;

/** An id goes to everybody who reads the message, so it is no place for a card number either. */
const id = v.pipe(
  idSchema,
  v.check((value) => findCardNumbers(value).length === 0, 'an id must not hold a card number'),
);

const text = v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(MAX_TEXT));

/** What a page may say to the chat's server. A message is a text, or the id of a payment request and no more. */
export const fromPageSchema = v.variant('type', [
  v.strictObject({
    type: v.literal('hello'),
    token: v.pipe(v.string(), v.maxLength(1000)),
    /** The position of the last message that the page has; 0 for none. */
    after: v.pipe(v.number(), v.safeInteger(), v.minValue(0)),
  }),
  v.strictObject({
    type: v.literal('say'),
    id,
    conversation: nameSchema,
    text,
    /** Earlier messages of the same person that held parts of a card number, as they must stand from now on. */
    takenBack: v.optional(v.pipe(v.array(v.strictObject({id, text})), v.maxLength(MAX_TAKEN_BACK))),
  }),
  v.strictObject({type: v.literal('say-request'), id, conversation: nameSchema, request: id}),
  /** The agent ends the chat with this customer. */
  v.strictObject({type: v.literal('end-chat'), id, conversation: nameSchema}),
  /** The agent hands this customer over to another agent. */
  v.strictObject({type: v.literal('hand-over'), id, conversation: nameSchema, to: v.pipe(nameSchema, v.maxLength(40))}),
  /** The agent goes home. */
  v.strictObject({type: v.literal('log-out'), id}),
]);

/** One message of a conversation. */
export interface ChatMessage {
  /** 1, 2, 3, … over all conversations. */
  readonly position: number;
  /** Made by the page that said it, so that saying it again is harmless. */
  readonly id: string;
  readonly conversation: string;
  readonly role: 'agent' | 'customer';
  readonly author: string;
  readonly at: number;
  readonly text?: string;
  /** The payment request that stands in place of a text. */
  readonly request?: string;
}

/** One customer on the agents' list. */
export interface Customer {
  /** The customer's conversation bears the same id. */
  readonly id: string;
  readonly name: string;
}

/** What the chat's server says to a page. */
export type ToPage =
  | {readonly type: 'customers'; readonly customers: readonly Customer[]}
  | {readonly type: 'messages'; readonly messages: readonly ChatMessage[]}
  /** What an agent wanted ended is ended, payment requests included. */
  | {readonly type: 'ended'; readonly id: string}
  /** All history has been sent. */
  | {readonly type: 'live'}
  | {readonly type: 'refused'; readonly id?: string; readonly reason: string};

/** What a page says to the chat's server. */
export type FromPage = v.InferOutput<typeof fromPageSchema>;
