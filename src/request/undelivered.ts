/**
 * Every reason for which a message does not reach a phone. Each has its words in every language of the status guide, and
 * says what can be done: another number, another channel, later, or by whoever runs the messaging account.
 */
export const UNDELIVERED_REASONS = [
  /** The number is not in use, or is of a kind that gets no messages. */
  'invalid-number',
  /** The number is not on WhatsApp. */
  'no-whatsapp',
  /** On WhatsApp, more than a day after the customer's last message, the merchant has to wait for another. */
  'write-first',
  /** The customer takes no messages from this sender. */
  'blocked',
  /** The phone could not be reached in time. */
  'unreachable',
  /** The phone's network did not take or deliver the message. */
  'carrier-refused',
  /** The message, its template or its sender is not approved for the channel or the country. */
  'not-approved',
  /** Too many messages. */
  'limit',
  /** The merchant's messaging account cannot send: its key, its funds, its standing. */
  'account',
  /** The channel is not set up. */
  'no-channel',
  /** The messaging service does not answer, or has a fault of its own. */
  'no-answer',
  'other',
] as const;

/** Why a message did not reach a phone. */
export type UndeliveredReason = (typeof UNDELIVERED_REASONS)[number];
