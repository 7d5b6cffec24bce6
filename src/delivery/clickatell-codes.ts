import {wordsOf, type StatusMeaning} from './codes.js';

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
  [20, {fact: 'undelivered', words: 'The phone could not be reached in time.'}],
  [21, {fact: 'undelivered', words: 'The customer does not take messages from this sender.'}],
  [22, {fact: 'undelivered', words: 'The message was stopped by the messaging account’s administrator.'}],
  [23, {fact: 'undelivered', words: 'The network could not deliver the message.'}],
  [24, {fact: 'delivered', words: 'The message was delivered to a test phone.'}],
  [25, {fact: 'undelivered', words: 'The messaging account has no funds left.'}],
  [26, {fact: 'undelivered', words: 'The messaging account has reached its limit of messages.'}],
  [27, {fact: 'undelivered', words: 'The messaging account has reached its limit of messages for today.'}],
  [28, {fact: 'undelivered', words: 'The messaging account has reached its limit of messages for this month.'}],
  [29, {fact: 'undelivered', words: 'This number is not in use, or not on this channel.'}],
  [60, {fact: 'undelivered', words: 'The message could not be encrypted.'}],
  [61, {fact: 'undelivered', words: 'The message could not be decrypted.'}],
  ...[80, 81, 82, 83, 84, 85].map((code): [number, StatusMeaning] => [
    code,
    {fact: 'undelivered', words: 'The message’s attachment could not be sent.'},
  ]),
  [100, {fact: 'undelivered', words: 'There is no route to this number.'}],
  [130, {fact: 'undelivered', words: 'The WhatsApp account has a payment problem.'}],
  [
    131,
    {fact: 'undelivered', words: 'On WhatsApp the customer must write first: their last message is over a day old.'},
  ],
  [132, {fact: 'undelivered', words: 'Too many WhatsApp messages were sent in a short time.'}],
  [133, {fact: 'undelivered', words: 'Too many WhatsApp messages were sent to this number in a short time.'}],
]);

/** What any other status from 20 on means: the table grows, and its bad ends all lie there. */
export const CLICKATELL_BAD_END: StatusMeaning = {
  fact: 'undelivered',
  words: 'The messaging service could not deliver the message.',
};

/**
 * Why One API takes no message, by its code.
 *
 * @see https://github.com/zerratar/clickatell-oneapi-csharp (a client of others: medium sure)
 */
export const CLICKATELL_ERRORS = wordsOf({
  1: 'The messaging service does not accept the merchant’s key.',
  2: 'The messaging account is not active.',
  3: 'The messaging integration is not active.',
  7: 'The messaging service does not accept calls from this server’s address.',
  18: 'The messaging service had a fault of its own.',
  19: 'The messaging service had a fault of its own.',
  20: 'The messaging account has no funds left.',
  21: 'The messaging service could not read the message.',
  22: 'Too many messages were sent at once.',
  23: 'The messaging service could not read the message.',
  24: 'The message is too long.',
  25: 'This is not a phone number that can get messages.',
  26: 'The customer does not take messages from this sender.',
  27: 'This number is not on this channel.',
  28: 'The messaging account is a trial: it sends to confirmed test numbers only.',
  38: 'This channel is not active for the messaging account.',
  39: 'This channel is not active for the messaging account.',
  43: 'Too many messages were sent in a short time.',
  44: 'The sender’s number is not allowed for this message.',
  45: 'The sender’s number is not allowed for this message.',
  100: 'The message has too many parts.',
  110: 'The sender is not registered for messages to the United States.',
  111: 'The sender is not registered for messages to the United States.',
});
