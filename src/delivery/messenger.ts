import * as v from 'valibot';

import {parseWith} from '../request/parse.js';
import type {UndeliveredReason} from '../request/undelivered.js';

/** The ways a message can go to a phone. */
export const CHANNELS = ['sms', 'whatsapp'] as const;

/** How a message goes to a phone. */
export type Channel = (typeof CHANNELS)[number];

/** What a message is for: messengers that need approved templates have one for each. */
export const PURPOSES = ['payment', 'receipt', 'canceled'] as const;

/** What a message is for. */
export type Purpose = (typeof PURPOSES)[number];

/** A message with a link, to one phone. */
export interface Message {
  /**
   * Idempotency key, made once for each message that a person shall get. 1 to 64 characters of base64url's alphabet. It
   * comes back in reports as `DeliveryReport.id` where the provider can carry it.
   */
  readonly id: string;
  readonly channel: Channel;
  /** E.164, with the plus sign. */
  readonly phone: string;
  readonly purpose: Purpose;
  /** What stands before the link. 1 to 600 characters; a messenger may shorten nothing, so longer ones are refused. */
  readonly text: string;
  /** Absent where there is nothing to open, as in a cancellation. */
  readonly link?: MessageLink;
  /** When this phone last wrote to the merchant on WhatsApp; absent when never, or not known. */
  readonly heardAt?: number;
  /** When the link ends: messengers that can drop a message that is late do so. */
  readonly expiresAt?: number;
}

/** Where a message leads. */
export interface MessageLink {
  /** `https:`, or `http:` on this machine. At most 1000 characters. */
  readonly url: string;
  /** Words on the button, where the channel has one. 1 to 20 characters, WhatsApp's limit. */
  readonly label: string;
}

/**
 * What became of a message that was handed over. `accepted` is not `sent`: what happens next comes as reports. A refusal
 * is final for this message; whatever might pass by itself is thrown as `UnreachableError` instead.
 */
export type Handover =
  | {readonly accepted: true; /** The provider's id of the message. */ readonly messageId: string}
  | {
      readonly accepted: false;
      /** The provider's code, or a word of ours. */
      readonly code: string;
      readonly reason: UndeliveredReason;
      /** The same as one plain sentence, at most 200 characters, without the phone's number. */
      readonly words: string;
    };

/** What a provider says became of a message; the names are those of the events in `request/`. */
export type DeliveryFact = 'sent' | 'delivered' | 'read' | 'undelivered';

/**
 * One report about one message. Reports come late, twice and out of order; `stateOf` copes with that. A report about a
 * message that has since been sent again says nothing about the new one: compare `id` (or `messageId`) first.
 */
export interface DeliveryReport {
  /** The provider's id of the message. */
  readonly messageId: string;
  /** `Message.id`, where the provider gave it back. */
  readonly id?: string;
  readonly fact: DeliveryFact;
  /** When it happened by the provider's clock; when it came in, where the provider does not say. */
  readonly at: number;
  /** The provider's code, for the merchant's support. */
  readonly code?: string;
  /** Always there with `undelivered`: what the agent reads, in any language, follows from it. */
  readonly reason?: UndeliveredReason;
  /** The same as one plain sentence, at most 200 characters, without the phone's number. */
  readonly words?: string;
}

/**
 * A provider of messages. Adapters are factories that return one; each is a plain `fetch` client that logs nothing.
 *
 * Sending the same message again, after an `UnreachableError`, may bring it twice where the provider knows no idempotency
 * key. It is the same link both times, so that nothing can be paid twice by it.
 */
export interface Messenger {
  /** The channels it has been set up for. */
  readonly channels: readonly Channel[];
  /**
   * Hands a message over. Settles once the provider has answered.
   *
   * @throws {MalformedError} When the message is not of the agreed shape.
   * @throws {UnreachableError} When there was no answer, or one that asks to try later: it is not known to be sent.
   */
  send(message: Message): Promise<Handover>;
  /**
   * Reads a provider's status callback, once it is proven to come from there. Events that are no news about a message,
   * or unknown, are left out: an empty list is to be acknowledged like any other. Any 2xx acknowledges.
   *
   * @throws {UnauthenticatedError} When it does not prove that it is the provider's: answer 401 or 403.
   * @throws {MalformedError} When it cannot be read: answer 400.
   */
  callback(request: Request): Promise<DeliveryReport[]>;
  /**
   * Answers the request by which a provider checks a callback's address when it is set up; `undefined` for any other
   * request. Absent where the provider makes no such check.
   */
  greet?(request: Request): Response | undefined;
}

const url = v.pipe(
  v.string(),
  v.maxLength(1000),
  v.check((text) => isLink(text), 'a link that is not https'),
);

/** Shape of a message: what `send` takes. */
export const messageSchema = v.strictObject({
  id: v.pipe(v.string(), v.regex(/^[\w-]{1,64}$/)),
  channel: v.picklist(CHANNELS),
  phone: v.pipe(v.string(), v.regex(/^\+[1-9]\d{6,14}$/)),
  purpose: v.picklist(PURPOSES),
  text: v.pipe(v.string(), v.minLength(1), v.maxLength(600)),
  link: v.optional(v.strictObject({url, label: v.pipe(v.string(), v.minLength(1), v.maxLength(20))})),
  heardAt: v.optional(v.pipe(v.number(), v.safeInteger(), v.minValue(0))),
  expiresAt: v.optional(v.pipe(v.number(), v.safeInteger(), v.minValue(0))),
});

/** Reads a message before it goes anywhere. @throws {MalformedError} */
export function parseMessage(message: Message): Message {
  return parseWith(messageSchema, message, 'a message');
}

/** A message as one text, for channels that have no buttons. */
export function wholeText({text, link}: Pick<Message, 'text' | 'link'>): string {
  return link ? `${text} ${link.url}` : text;
}

/** Only a page that cannot be read or changed on its way may be linked to; a developer's own machine excepted. */
function isLink(text: string): boolean {
  if (!URL.canParse(text) || /\s/.test(text)) return false;
  const {protocol, hostname} = new URL(text);
  const isLocal = hostname === 'localhost' || hostname === '127.0.0.1' || hostname === '[::1]';
  return protocol === 'https:' || (protocol === 'http:' && isLocal);
}
