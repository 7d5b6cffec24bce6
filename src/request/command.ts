import * as v from 'valibot';

import {idSchema} from './ids.js';
import type {Party} from './participant.js';
import {MAX_TERMS_BYTES} from './limits.js';

/** How a request reaches the customer. It is not in the terms: the same request can be sent again another way. */
export type Delivery =
  | {readonly channel: 'chat'}
  | {
      readonly channel: 'sms' | 'whatsapp';
      /** E.164, with the plus sign. */
      readonly phone: string;
    };

/**
 * A card sealed in the customer's vault: opaque to everybody but the vault of the agent who asked.
 *
 * @see RFC 9180: `enc` is the encapsulated key, `ct` the ciphertext of 512 padded bytes with its 16-byte tag.
 */
export interface SealedCard {
  /** 65 bytes as base64url, no padding. */
  readonly enc: string;
  /** 528 bytes as base64url, no padding. */
  readonly ct: string;
}

/** How far the customer has got in the form: shown beside the status, never logged. */
export interface Stage {
  readonly at: 'entering' | 'away';
  /** The fields that are filled in and valid. */
  readonly done: readonly FieldName[];
}

/** The fields of the form, by name only. */
export type FieldName = (typeof FIELD_NAMES)[number];

/** Every field a form can have: those of a card, then those of a gift card. */
export const FIELD_NAMES = ['number', 'name', 'expiry', 'code', 'gift-number', 'gift-pin'] as const;

/** Every reason for which a card can be refused. */
export const REFUSAL_REASONS = ['declined', 'expired', 'wrong-details', 'unreadable', 'other'] as const;

/** Why a card did not work. */
export type RefusalReason = (typeof REFUSAL_REASONS)[number];

/** Every reason for which a host can end a request. */
export const END_REASONS = ['chat-closed', 'agent-left', 'agent-replaced'] as const;

/** Why the host ended a request. */
export type EndReason = (typeof END_REASONS)[number];

/** Shape of a delivery on the wire. */
export const deliverySchema = v.variant('channel', [
  v.strictObject({channel: v.literal('chat')}),
  v.strictObject({channel: v.picklist(['sms', 'whatsapp']), phone: v.pipe(v.string(), v.regex(/^\+[1-9]\d{6,14}$/))}),
]);

/** Shape of a sealed card on the wire: its two parts have one length each, whatever is inside. */
export const sealedCardSchema = v.strictObject({
  enc: v.pipe(v.string(), v.regex(/^[\w-]{87}$/)),
  ct: v.pipe(v.string(), v.regex(/^[\w-]{704}$/)),
});

/** Shape of a stage on the wire. */
export const stageSchema = v.strictObject({
  at: v.picklist(['entering', 'away']),
  done: v.pipe(v.array(v.picklist(FIELD_NAMES)), v.maxLength(FIELD_NAMES.length)),
});

/** Shape of a refusal's reason on the wire. */
export const refusalReasonSchema = v.picklist(REFUSAL_REASONS);

/** Shape of an ending's reason on the wire. */
export const endReasonSchema = v.picklist(END_REASONS);

/** A card is the first, second, … that the customer enters for one request. More tries than this are not a mistake. */
export const attemptSchema = v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(20));

const id = idSchema;
const request = idSchema;
const simple = <T extends string>(type: T) => v.strictObject({type: v.literal(type), id, request});

/** Shape of every command on the wire, one variant for each. */
export const commandSchema = v.variant('type', [
  v.strictObject({
    type: v.literal('request'),
    id,
    request,
    token: v.pipe(v.string(), v.maxLength(MAX_TERMS_BYTES)),
    delivery: deliverySchema,
  }),
  simple('open'),
  simple('decline'),
  v.strictObject({type: v.literal('submit'), id, request, attempt: attemptSchema, sealed: sealedCardSchema}),
  v.strictObject({type: v.literal('presence'), id, request, stage: stageSchema}),
  simple('view'),
  v.strictObject({
    type: v.literal('refuse'),
    id,
    request,
    attempt: attemptSchema,
    reason: v.optional(refusalReasonSchema),
  }),
  simple('complete'),
  simple('cancel'),
  v.strictObject({type: v.literal('end'), id, request, reason: endReasonSchema}),
  v.strictObject({type: v.literal('resend'), id, request, delivery: deliverySchema}),
  simple('resend-receipt'),
]);

/**
 * What a participant wants done. `id` is the idempotency key: it is made once, and resending the command with the same
 * id is always safe. `presence` alone leaves no event behind.
 */
export type Command = v.InferOutput<typeof commandSchema>;

/** The name of a command. */
export type CommandType = Command['type'];

/** A command of one type. */
export type CommandOf<T extends CommandType> = Extract<Command, {type: T}>;

/** A command together with who gave it and where, as the authority found out; never as the caller says. */
export type IssuedCommand = Command & {readonly by: Party; readonly conversation: string};

/** What the authority answers to an accepted command. */
export interface Answer {
  /** The authority's clock. */
  readonly at: number;
  /** The sealed card; the answer to `view` alone has one. */
  readonly sealed?: SealedCard & {readonly attempt: number};
}
