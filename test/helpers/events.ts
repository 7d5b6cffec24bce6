import type {EventType, PaymentEvent} from '../../src/request/event.js';
import type {Party} from '../../src/request/participant.js';
import type {Terms} from '../../src/request/terms.js';
import {parseEvent} from '../../src/request/parse.js';
import {AGENT, CUSTOMER} from './commands.js';

/** When the requests of these events are asked for. */
export const START = Date.UTC(2026, 0, 5, 9);

/** A minute, in milliseconds. */
export const MINUTE = 60_000;

/** The host's backend. */
export const HOST: Party = {role: 'host', id: 'backend'};

/** The messenger that carries links. */
export const MESSENGER: Party = {role: 'messenger', id: 'sms'};

/** The payment provider. */
export const PROVIDER: Party = {role: 'provider', id: 'bank'};

/** What happened, how many minutes after `START`, and what else the event says. */
export type Happening = readonly [type: EventType, minute?: number, more?: object];

const BY: {readonly [E in EventType]: Party} = {
  requested: AGENT,
  opened: CUSTOMER,
  declined: CUSTOMER,
  submitted: CUSTOMER,
  viewed: AGENT,
  refused: AGENT,
  completed: AGENT,
  canceled: AGENT,
  ended: HOST,
  resent: AGENT,
  'receipt-resent': AGENT,
  sent: MESSENGER,
  delivered: MESSENGER,
  read: MESSENGER,
  undelivered: MESSENGER,
  paying: PROVIDER,
  review: PROVIDER,
  paid: PROVIDER,
  'receipt-sent': MESSENGER,
  'receipt-undelivered': MESSENGER,
};

const MORE: {readonly [E in EventType]?: object} = {
  submitted: {attempt: 1},
  viewed: {attempt: 1},
  refused: {attempt: 1},
  ended: {reason: 'chat-closed'},
  resent: {delivery: {channel: 'sms', phone: '+12025550123'}},
};

/**
 * The events of one request, as a log would have them: the one that asks for it at `START`, then what happened. Each
 * has gone through the closed schema.
 */
export function makeEvents(terms: Terms, token: string, ...happenings: Happening[]): PaymentEvent[] {
  const all: Happening[] = [['requested', 0, {token, delivery: {channel: 'chat'}}], ...happenings];
  return all.map(([type, minute = 1, more], index) =>
    parseEvent({
      sequence: index + 1,
      conversation: terms.conversation,
      request: terms.id,
      at: START + minute * MINUTE,
      by: BY[type],
      command: `event-${index + 1}`,
      type,
      ...MORE[type],
      ...more,
    }),
  );
}
