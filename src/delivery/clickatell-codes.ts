import {reasonsOf, type StatusMeaning} from './codes.js';

/** One API's bad ends, by reason. */
const BAD_ENDS = reasonsOf({
  'invalid-number': {
    29: 'This number is not in use, or not on this channel.',
    100: 'There is no route to this number.',
  },
  'write-first': {
    131: 'On WhatsApp the customer must write first: their last message is over a day old.',
  },
  blocked: {
    21: 'The customer does not take messages from this sender.',
  },
  unreachable: {
    20: 'The phone could not be reached in time.',
  },
  'carrier-refused': {
    23: 'The network could not deliver the message.',
  },
  'not-approved': {
    60: 'The message could not be encrypted.',
    61: 'The message could not be decrypted.',
    80: 'The message’s attachment could not be sent.',
    81: 'The message’s attachment could not be sent.',
    82: 'The message’s attachment could not be sent.',
    83: 'The message’s attachment could not be sent.',
    84: 'The message’s attachment could not be sent.',
    85: 'The message’s attachment could not be sent.',
  },
  limit: {
    26: 'The messaging account has reached its limit of messages.',
    27: 'The messaging account has reached its limit of messages for today.',
    28: 'The messaging account has reached its limit of messages for this month.',
    132: 'Too many WhatsApp messages were sent in a short time.',
    133: 'Too many WhatsApp messages were sent to this number in a short time.',
  },
  account: {
    22: 'The message was stopped by the messaging account’s administrator.',
    25: 'The messaging account has no funds left.',
    130: 'The WhatsApp account has a payment problem.',
  },
});

/**
 * Message statuses of Clickatell's One API by code.
 *
 * @see https://docs.clickatell.com/channels/one-api/one-api-message-status-table/ (numbers and names: sure)
 */
export const CLICKATELL_STATUSES: ReadonlyMap<number, StatusMeaning> = new Map<number, StatusMeaning>([
  [1, {words: 'The messaging service does not know the message yet.'}],
  [2, {words: 'The message is queued.'}],
  [3, {words: 'The message is scheduled.'}],
  [4, {fact: 'sent', words: 'The message was handed to the network.'}],
  [5, {fact: 'delivered', words: 'The message is on the phone.'}],
  [6, {fact: 'read', words: 'The message was read.'}],
  [24, {fact: 'delivered', words: 'The message was delivered to a test phone.'}],
  ...[...BAD_ENDS].map(([code, why]): [number, StatusMeaning] => [Number(code), {fact: 'undelivered', ...why}]),
]);

/** What any other status from 20 on means: the table grows, and its bad ends all lie there. */
export const CLICKATELL_BAD_END: StatusMeaning = {
  fact: 'undelivered',
  reason: 'other',
  words: 'The messaging service could not deliver the message.',
};

/**
 * Why One API takes no message, by its code.
 *
 * @see https://github.com/zerratar/clickatell-oneapi-csharp (a client of others: medium sure)
 */
export const CLICKATELL_ERRORS = reasonsOf({
  'invalid-number': {
    25: 'This is not a phone number that can get messages.',
    27: 'This number is not on this channel.',
  },
  blocked: {
    26: 'The customer does not take messages from this sender.',
  },
  'not-approved': {
    21: 'The messaging service could not read the message.',
    23: 'The messaging service could not read the message.',
    24: 'The message is too long.',
    44: 'The sender’s number is not allowed for this message.',
    45: 'The sender’s number is not allowed for this message.',
    100: 'The message has too many parts.',
    110: 'The sender is not registered for messages to the United States.',
    111: 'The sender is not registered for messages to the United States.',
  },
  limit: {
    22: 'Too many messages were sent at once.',
    43: 'Too many messages were sent in a short time.',
  },
  account: {
    1: 'The messaging service does not accept the merchant’s key.',
    2: 'The messaging account is not active.',
    3: 'The messaging integration is not active.',
    7: 'The messaging service does not accept calls from this server’s address.',
    20: 'The messaging account has no funds left.',
    28: 'The messaging account is a trial: it sends to confirmed test numbers only.',
  },
  'no-channel': {
    38: 'This channel is not active for the messaging account.',
    39: 'This channel is not active for the messaging account.',
  },
  'no-answer': {
    18: 'The messaging service had a fault of its own.',
    19: 'The messaging service had a fault of its own.',
  },
});
