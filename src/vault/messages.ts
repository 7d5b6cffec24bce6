import * as v from 'valibot';

import {attemptSchema, refusalReasonSchema, sealedCardSchema, stageSchema} from '../request/command.js';
import {draftSchema} from '../request/draft.js';
import {idSchema, nameSchema} from '../request/ids.js';
import {isRule, type Rule} from '../request/rules.js';
import {MAX_PARTY_NAME, MAX_TERMS_BYTES} from '../request/limits.js';
import {plainTextSchema} from '../request/text.js';

// What may cross between a host page and the vault's frames. Nothing here can hold a card: no field takes free text from
// the vault, and what is sealed has one fixed length.

/** The version of this protocol; both ends refuse any other. */
export const PORT_VERSION = 1;

/** Most characters of one message on the port. */
export const MAX_PORT_CHARS = 16 * 1024;

/**
 * The theme tokens that a host may set inside the vault, each with a strict grammar. There are no selectors, URLs or fonts
 * of the host's choice: free CSS inside a card form is a way to read what is typed.
 */
const color = v.pipe(v.string(), v.regex(/^(?:#[\da-f]{3,8}|(?:rgb|hsl|oklab|oklch|color)\([\d.,%/ a-z-]{1,48}\))$/i));
const length = v.pipe(v.string(), v.regex(/^(?:0|\d{1,2}(?:\.\d{1,3})?(?:px|rem|em))$/));

/** Shape of a theme. Every token is optional; the vault's own values stand where one is missing. */
export const themeSchema = v.pipe(
  // An empty list would pass for an object that has none of its members.
  v.custom<object>((value) => !Array.isArray(value)),
  v.strictObject({
    scheme: v.optional(v.picklist(['light', 'dark', 'auto'])),
    brand: v.optional(color),
    ink: v.optional(color),
    paper: v.optional(color),
    accent: v.optional(color),
    accentText: v.optional(color),
    accentInk: v.optional(color),
    surface: v.optional(color),
    text: v.optional(color),
    mutedText: v.optional(color),
    border: v.optional(color),
    fieldSurface: v.optional(color),
    fieldText: v.optional(color),
    fieldBorder: v.optional(color),
    labelText: v.optional(color),
    focusRing: v.optional(color),
    danger: v.optional(color),
    success: v.optional(color),
    warning: v.optional(color),
    space: v.optional(length),
    radius: v.optional(length),
    buttonRadius: v.optional(length),
    fontSize: v.optional(length),
    font: v.optional(v.picklist(['system', 'serif', 'rounded', 'mono'])),
  }),
);

/** What a host may set of the look of the vault. */
export type Theme = v.InferOutput<typeof themeSchema>;

const token = v.pipe(v.string(), v.maxLength(MAX_TERMS_BYTES));
/** Bundlers may drop what it made and nobody uses: a host's page needs none of what hosts say, and the form no drafts. */
/* @__NO_SIDE_EFFECTS__ */
function of<T extends string, E extends v.ObjectEntries>(type: T, entries: E) {
  return v.strictObject({type: v.literal(type), ...entries});
}
const rule = v.custom<Rule>(isRule);

/** The agent's key, wrapped: it opens only together with what the signer holds, and only in this agent's desk. */
const kept = v.pipe(v.string(), v.regex(/^[\w{}":,-]{1,1000}$/));

/** How the vault looks and speaks, and how far the authority's clock is ahead of this machine's. */
const settings = of('settings', {
  theme: themeSchema,
  locale: v.pipe(v.string(), v.regex(/^[A-Za-z\d-]{2,35}$/)),
  direction: v.picklist(['ltr', 'rtl']),
  /** Milliseconds to add to this machine's clock; machines are off by years. */
  clockOffsetMs: v.pipe(v.number(), v.safeInteger()),
});

/** Shape of what a host may say to the customer's frame. */
export const toPaySchema = v.variant('type', [
  settings,
  /** Shows the form for these terms and puts the focus into it. Showing the same attempt again keeps what was typed. */
  of('show', {token, attempt: attemptSchema}),
  /** Puts the form away and forgets what was typed. */
  of('hide', {}),
]);

/** Shape of what the customer's frame may say. */
export const fromPaySchema = v.variant('type', [
  of('ready', {}),
  of('shown', {request: idSchema}),
  /** The terms cannot be trusted, so there is no form: a notice stands in its place. */
  of('rejected', {
    fault: v.picklist([
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
    ]),
  }),
  of('height', {px: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(4000))}),
  of('stage', {request: idSchema, stage: stageSchema}),
  of('sealed', {request: idSchema, attempt: attemptSchema, sealed: sealedCardSchema}),
  /** The customer wants to go back to the chat. */
  of('close', {}),
]);

/** Shape of what a host may say to the agent's frame. */
export const toDeskSchema = v.variant('type', [
  settings,
  /** The agent that the host page knows, and how people call them; the desk's own sign-in decides who it really is. */
  of('agent', {agent: nameSchema, name: v.optional(plainTextSchema(MAX_PARTY_NAME))}),
  /** Asks for a confirmation of this draft, and then for signed terms. `command` is the idempotency key of all of it. */
  of('draft', {command: idSchema, draft: draftSchema}),
  /** Opens a card. `remainingMs` is what is left of the hold by the authority's clock. */
  of('view', {
    token,
    attempt: attemptSchema,
    sealed: sealedCardSchema,
    remainingMs: v.pipe(v.number(), v.safeInteger(), v.minValue(0), v.maxValue(30 * 60_000)),
    /** What the desk gave the host to keep for this request. */
    kept: v.optional(kept),
  }),
  /** The request has ended: its key and its card go at once. Where that is the time limit's doing, the desk says so. */
  of('forget', {request: idSchema, lapsed: v.optional(v.boolean())}),
  /** Puts away whatever is shown. A confirmation counts as gone back from. */
  of('hide', {}),
]);

/** Shape of what the agent's frame may say. */
export const fromDeskSchema = v.variant('type', [
  of('ready', {}),
  /** What the frame shows, so that the host can give it room, or none. */
  of('showing', {what: v.picklist(['nothing', 'sign-in', 'confirmation', 'card', 'notice'])}),
  of('height', {px: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(4000))}),
  /** The agent pressed Send, and the signer signed. */
  of('signed', {command: idSchema, request: idSchema, token}),
  /** Where the browser denies the desk any storage: its wrapped key, for the host to give back after a reload. */
  of('keep', {request: idSchema, kept}),
  /** The agent pressed Back: nothing was signed. */
  of('back', {command: idSchema}),
  /** Nothing was signed: the signer said no (with the rule), or could not be reached. */
  of('unsigned', {
    command: idSchema,
    reason: v.picklist(['refused', 'unreachable', 'mismatch']),
    rule: v.optional(rule),
  }),
  /** The agent pressed Mark as Completed. */
  of('complete', {request: idSchema}),
  /** The agent pressed Card Refused. */
  of('refuse', {request: idSchema, attempt: attemptSchema, reason: v.optional(refusalReasonSchema)}),
  /** The card cannot be shown: its key is gone, it did not open, or three seals did not open and the key was destroyed. */
  of('unopened', {request: idSchema, reason: v.picklist(['key-lost', 'open-failed', 'key-destroyed', 'other-desk'])}),
  /** The agent put the card away, or its time was over. */
  of('close', {}),
]);

/** What a host says to the customer's frame. */
export type ToPay = v.InferOutput<typeof toPaySchema>;
/** What the customer's frame says. */
export type FromPay = v.InferOutput<typeof fromPaySchema>;
/** What a host says to the agent's frame. */
export type ToDesk = v.InferOutput<typeof toDeskSchema>;
/** What the agent's frame says. */
export type FromDesk = v.InferOutput<typeof fromDeskSchema>;

/** The one window message a frame sends: it is there, and this is its nonce. */
export const helloSchema = v.strictObject({
  chatpay: v.literal(PORT_VERSION),
  type: v.literal('hello'),
  /** 128 random bits as base64url. */
  nonce: v.pipe(v.string(), v.regex(/^[\w-]{22}$/)),
});

/** The one window message a host sends, with one port: the same nonce back. */
export const portSchema = v.strictObject({
  chatpay: v.literal(PORT_VERSION),
  type: v.literal('port'),
  nonce: v.pipe(v.string(), v.regex(/^[\w-]{22}$/)),
});
