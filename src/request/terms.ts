import * as v from 'valibot';

import {decodeBase64url} from './base64url.js';
import {idSchema, nameSchema, type RequestId} from './ids.js';
import {MAX_ANSWER_MS, MAX_HOLD_MS, MAX_LIFE_MS, MIN_HOLD_MS} from './limits.js';
import type {Money} from './money.js';
import {
  chargeSchema,
  currencySchema,
  lineNameSchema,
  linesSchema,
  minorUnitsSchema,
  orderNumberSchema,
  quantitySchema,
  reasonSchema,
  type Order,
} from './order.js';
import {plainTextSchema} from './text.js';

export {MAX_REASON, type Order, type OrderLine} from './order.js';

/** Every way to collect a card. */
export const COLLECTIONS = [
  'reveal',
  'secure-acceptance-hosted',
  'secure-acceptance-merchant',
  'unified-checkout',
] as const;

/** How the card is collected, and so who gets to see it. */
export type Collection = (typeof COLLECTIONS)[number];

/** Everything that a customer can pay with. */
const CARD_KINDS = ['card', 'gift-card'] as const;

/** What the customer may pay with. */
export type CardKind = (typeof CARD_KINDS)[number];

/**
 * What a payment request asks for: signed once, never changed. Amount, merchant and reason that the customer reads come
 * from here and from nowhere else.
 */
export interface Terms {
  readonly id: RequestId;
  /** Origin of the vault that may show them, for example `https://vault.example`. */
  readonly audience: string;
  readonly merchant: {readonly id: string; readonly name: string};
  readonly conversation: string;
  /** The agent who asks. */
  readonly agent: string;
  /** The agent's P-256 public key, an uncompressed point of 65 bytes as base64url; with `reveal` only. */
  readonly agentKey?: string;
  readonly order: Order;
  readonly collection: Collection;
  /** What the form asks for. */
  readonly fields: {readonly kinds: readonly CardKind[]; readonly securityCode: boolean};
  /** Origins that may embed the form. */
  readonly embedders: readonly string[];
  /** In whole seconds' precision, as every instant and duration here. */
  readonly createdAt: number;
  /** How long the customer may take for an answer, in milliseconds. */
  readonly answerWithinMs: number;
  /** The hard end. */
  readonly expiresAt: number;
  /** How long the agent may use a card, from `submitted`, in milliseconds; at most 30 minutes. */
  readonly holdMs: number;
  /** The request that this one replaces. */
  readonly supersedes?: RequestId;
}

/** Everything that can be wrong with terms. */
export const TERMS_FAULTS = [
  'too-large',
  'malformed',
  'header',
  'unknown-key',
  'signature',
  'claims',
  'audience',
  'merchant',
  'embedder',
  'collection',
  'created-in-future',
  'expired',
] as const;

/** What is wrong with terms. */
export type TermsFault = (typeof TERMS_FAULTS)[number];

/** The last second that a `Date` can hold (ECMA-262, section 21.4.1.1). */
const LAST_SECOND = 8.64e12;

const seconds = v.pipe(v.number(), v.safeInteger(), v.minValue(0), v.maxValue(LAST_SECOND));
const origin = v.pipe(
  v.string(),
  v.maxLength(255),
  v.regex(/^https?:\/\/[a-z\d.:[\]_-]+$/),
  v.check((text) => URL.canParse(text) && new URL(text).origin === text),
);

/** Shape of a collection on the wire. */
export const collectionSchema = v.picklist(COLLECTIONS);

/** Shape of what the customer may pay with on the wire: each kind at most once. */
export const cardKindsSchema = v.pipe(
  v.array(v.picklist(CARD_KINDS)),
  v.minLength(1),
  v.check((kinds) => new Set(kinds).size === kinds.length),
);

/** An uncompressed point: 65 bytes that begin with 4. Whether it lies on the curve is asked where it is used. */
const agentKey = v.pipe(
  v.string(),
  v.length(87),
  v.check((text) => decodeBase64url(text)?.[0] === 4),
);

/** The claims of the signed request, in the short names they have on the wire. One currency for all amounts. */
export const claimsSchema = v.pipe(
  v.strictObject({
    iss: nameSchema,
    aud: origin,
    jti: idSchema,
    iat: seconds,
    exp: seconds,
    mer: plainTextSchema(80),
    conv: nameSchema,
    agt: nameSchema,
    key: v.optional(agentKey),
    ord: v.strictObject({
      num: v.optional(orderNumberSchema),
      rsn: reasonSchema,
      amt: chargeSchema,
      cur: currencySchema,
      sub: v.optional(minorUnitsSchema),
      tax: v.optional(minorUnitsSchema),
      lin: v.optional(linesSchema(v.strictObject({nam: lineNameSchema, qty: quantitySchema, amt: minorUnitsSchema}))),
    }),
    col: collectionSchema,
    fld: cardKindsSchema,
    csc: v.boolean(),
    emb: v.pipe(v.array(origin), v.minLength(1), v.maxLength(16)),
    ans: v.pipe(seconds, v.minValue(1), v.maxValue(MAX_ANSWER_MS / 1000)),
    hld: v.pipe(seconds, v.minValue(MIN_HOLD_MS / 1000), v.maxValue(MAX_HOLD_MS / 1000)),
    sup: v.optional(idSchema),
  }),
  v.check((claims) => (claims.col === 'reveal') === (claims.key !== undefined), 'only reveal has an agent key'),
  v.check((claims) => claims.exp > claims.iat, 'ends before it begins'),
  v.check((claims) => claims.exp - claims.iat <= MAX_LIFE_MS / 1000, 'ends too long after it begins'),
);

/** Claims of a signed request. */
export type Claims = v.InferOutput<typeof claimsSchema>;

/** Writes terms as claims, members in one fixed order and absent ones left out. */
export function claimsOf(terms: Terms): Claims {
  const {order} = terms;
  return withoutUndefined({
    iss: terms.merchant.id,
    aud: terms.audience,
    jti: terms.id,
    iat: terms.createdAt / 1000,
    exp: terms.expiresAt / 1000,
    mer: terms.merchant.name,
    conv: terms.conversation,
    agt: terms.agent,
    key: terms.agentKey,
    ord: withoutUndefined({
      num: order.number,
      rsn: order.reason,
      amt: order.amount.minorUnits,
      cur: order.amount.currency,
      sub: order.subtotal?.minorUnits,
      tax: order.tax?.minorUnits,
      lin: order.lines?.map((line) => ({nam: line.name, qty: line.quantity, amt: line.amount.minorUnits})),
    }),
    col: terms.collection,
    fld: [...terms.fields.kinds],
    csc: terms.fields.securityCode,
    emb: [...terms.embedders],
    ans: terms.answerWithinMs / 1000,
    hld: terms.holdMs / 1000,
    sup: terms.supersedes,
  });
}

/** Reads claims that the schema has accepted as terms. */
export function termsOf(claims: Claims): Terms {
  const {ord} = claims;
  const money = (minor: number): Money => ({minorUnits: minor, currency: ord.cur});
  return withoutUndefined({
    id: claims.jti,
    audience: claims.aud,
    merchant: {id: claims.iss, name: claims.mer},
    conversation: claims.conv,
    agent: claims.agt,
    agentKey: claims.key,
    order: withoutUndefined({
      number: ord.num,
      reason: ord.rsn,
      amount: money(ord.amt),
      subtotal: ord.sub === undefined ? undefined : money(ord.sub),
      tax: ord.tax === undefined ? undefined : money(ord.tax),
      lines: ord.lin?.map((line) => ({name: line.nam, quantity: line.qty, amount: money(line.amt)})),
    }),
    collection: claims.col,
    fields: {kinds: claims.fld, securityCode: claims.csc},
    embedders: claims.emb,
    createdAt: claims.iat * 1000,
    answerWithinMs: claims.ans * 1000,
    expiresAt: claims.exp * 1000,
    holdMs: claims.hld * 1000,
    supersedes: claims.sup,
  });
}

function withoutUndefined<T extends object>(object: T): T {
  const kept: Partial<T> = {};
  for (const name in object) if (object[name] !== undefined) kept[name] = object[name];
  return kept as T;
}
