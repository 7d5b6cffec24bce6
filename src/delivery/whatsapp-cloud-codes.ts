import {reasonsOf} from './codes.js';
import type {DeliveryFact} from './messenger.js';

/**
 * Message statuses of WhatsApp's Cloud API; those without a fact are no news.
 *
 * @see https://developers.facebook.com/docs/whatsapp/cloud-api/webhooks/components#statuses-object (sure)
 */
export const WHATSAPP_STATUSES: ReadonlyMap<string, DeliveryFact | undefined> = new Map([
  ['sent', 'sent'],
  ['delivered', 'delivered'],
  ['read', 'read'],
  ['failed', 'undelivered'],
  ['deleted', undefined],
  ['warning', undefined],
]);

/** Codes that pass by themselves: too much at once, and the service's own faults. */
export const WHATSAPP_PASSING: readonly number[] = [2, 4, 80007, 130429, 131000, 131016, 133004];

/**
 * Error codes of WhatsApp's Cloud API and what they mean, the same for sending and for callbacks.
 *
 * @see https://developers.facebook.com/docs/whatsapp/cloud-api/support/error-codes (numbers sure, the choice of them ours)
 */
export const WHATSAPP_ERRORS = reasonsOf({
  'invalid-number': {
    131021: 'The sender and the customer have the same number.',
  },
  'no-whatsapp': {
    131026: 'This number is not on WhatsApp, or its app is too old.',
  },
  'write-first': {
    130472: 'WhatsApp did not deliver the message to this customer, who must write first.',
    131047: 'On WhatsApp the customer must write first: their last message is over a day old.',
  },
  blocked: {
    131049: 'WhatsApp held the message back, to spare the customer too many of them.',
    131050: 'The customer does not take messages from this sender.',
  },
  'not-approved': {
    100: 'WhatsApp could not read the message.',
    130497: 'The WhatsApp account may not send to this country.',
    131008: 'WhatsApp could not read the message.',
    131009: 'WhatsApp could not read the message.',
    131045: 'The sender’s number is not registered with WhatsApp.',
    132000: 'The message does not fit its template.',
    132001: 'The message’s template is not approved in this language.',
    132005: 'The message is too long for its template.',
    132007: 'WhatsApp’s rules do not allow this message.',
    132012: 'The message does not fit its template.',
    132015: 'The message’s template is paused for its low quality.',
    132016: 'The message’s template is switched off for its low quality.',
    133010: 'The sender’s number is not registered with WhatsApp.',
  },
  limit: {
    4: 'Too many WhatsApp messages were sent in a short time.',
    80007: 'Too many WhatsApp messages were sent in a short time.',
    130429: 'Too many WhatsApp messages were sent in a short time.',
    131048: 'Too many of the sender’s WhatsApp messages were reported as unwanted.',
    131056: 'Too many WhatsApp messages were sent to this number in a short time.',
  },
  account: {
    0: 'WhatsApp does not accept the merchant’s key.',
    3: 'The WhatsApp account may not send messages.',
    10: 'The WhatsApp account may not send messages.',
    190: 'The merchant’s key for WhatsApp has expired.',
    368: 'The WhatsApp account is blocked for breaking its rules.',
    131005: 'The WhatsApp account may not send messages.',
    131030: 'The WhatsApp account is a trial: it sends to confirmed test numbers only.',
    131031: 'The WhatsApp account is locked.',
    131042: 'The WhatsApp account has a payment problem.',
  },
  'no-channel': {
    131051: 'WhatsApp does not know this kind of message.',
  },
  'no-answer': {
    2: 'WhatsApp is out of service for the moment.',
    131000: 'WhatsApp had a fault of its own.',
    131016: 'WhatsApp is out of service for the moment.',
  },
});
