import {reasonsOf} from './codes.js';
import type {DeliveryFact} from './messenger.js';

/**
 * Message statuses of Twilio, and what each means here; those without a fact are no news.
 *
 * @see https://www.twilio.com/docs/messaging/api/message-resource#message-status-values (sure)
 */
export const TWILIO_STATUSES: ReadonlyMap<string, DeliveryFact | undefined> = new Map([
  ['accepted', undefined],
  ['scheduled', undefined],
  ['queued', undefined],
  ['sending', undefined],
  ['sent', 'sent'],
  ['delivered', 'delivered'],
  // some parts of a long SMS arrived: the link may be in the others
  ['partially_delivered', undefined],
  ['read', 'read'],
  ['undelivered', 'undelivered'],
  ['failed', 'undelivered'],
  ['canceled', 'undelivered'],
  ['receiving', undefined],
  ['received', undefined],
]);

/**
 * Twilio's error codes and what they mean, the same for sending and for callbacks.
 *
 * @see https://www.twilio.com/docs/api/errors (numbers sure, the choice of them ours)
 */
export const TWILIO_ERRORS = reasonsOf({
  'invalid-number': {
    21211: 'This is not a phone number that can get messages.',
    21612: 'This number cannot be reached from the sender’s number.',
    21614: 'This is not a mobile phone’s number.',
    30005: 'This number is not in use.',
    30006: 'This is a landline, or its network takes no messages.',
  },
  'no-whatsapp': {
    63003: 'This number is not on WhatsApp.',
    63024: 'This number is not on WhatsApp.',
  },
  'write-first': {
    63015: 'The WhatsApp account is a trial: the customer must join it first.',
    63016: 'On WhatsApp the customer must write first: their last message is over a day old.',
  },
  blocked: {
    21610: 'The customer does not take messages from this sender.',
    30004: 'The phone or its network blocks this message.',
  },
  unreachable: {
    30003: 'The phone is switched off, out of reach, or not in use.',
    30036: 'The phone could not be reached in time.',
  },
  'carrier-refused': {
    30007: 'The network took the message for unwanted.',
    30008: 'The network could not deliver the message.',
    30009: 'A part of the message was lost.',
  },
  'not-approved': {
    21408: 'The messaging account may not send to this country.',
    21606: 'The sender’s number cannot send this message.',
    21617: 'The message is too long.',
    21656: 'The message does not fit its template.',
    30034: 'The sender is not registered for messages to the United States.',
    63007: 'The sender’s number is not on WhatsApp.',
    63013: 'WhatsApp’s rules do not allow this message.',
  },
  limit: {
    30001: 'Too many messages were waiting.',
    63018: 'Too many WhatsApp messages were sent in a short time.',
  },
  account: {
    20003: 'The messaging service does not accept the merchant’s key.',
    20404: 'The messaging service does not know the merchant’s account.',
    21608: 'The messaging account is a trial: it sends to confirmed test numbers only.',
    30002: 'The messaging account is suspended.',
    30010: 'The message costs more than the account allows.',
    63001: 'The messaging service could not sign in to WhatsApp.',
  },
  'no-channel': {
    21703: 'The messaging service has no sender for this message.',
  },
});
