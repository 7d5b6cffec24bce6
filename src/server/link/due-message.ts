import type {Purpose} from '../../delivery/messenger.js';
import type {Delivery} from '../../request/command.js';
import type {PaymentEvent} from '../../request/event.js';
import {LIVE} from '../../request/life.js';
import type {PaymentState} from '../../request/state.js';

/** A message that a person should have by what has happened. */
export interface DueMessage {
  readonly purpose: Purpose;
  /** Sequence number of the event that asks for it. */
  readonly cause: number;
  readonly to: Exclude<Delivery, {channel: 'chat'}>;
}

/**
 * The messages that follow from a request's events: the link while it can be paid, the receipt once it is, word of a
 * cancellation to whoever had the link. At most one of each: a later asking replaces the one before.
 */
export function dueMessages(events: readonly PaymentEvent[], state: PaymentState): DueMessage[] {
  const due: DueMessage[] = [];
  const add = (purpose: Purpose, cause: PaymentEvent | undefined) => {
    if (cause && state.sentBy.channel !== 'chat') due.push({purpose, cause: cause.sequence, to: state.sentBy});
  };
  if (LIVE.includes(state.status)) add('payment', lastOf(events, 'requested', 'resent'));
  if (state.payment === 'paid') add('receipt', lastOf(events, 'receipt-resent') ?? firstOf(events, 'paid'));
  if (state.payment === 'canceled') add('canceled', firstOf(events, 'canceled'));
  return due;
}

/** The event that asked for the message of a purpose that counts now, whether or not it should still be sent. */
export function causeOf(events: readonly PaymentEvent[], purpose: Purpose): number | undefined {
  if (purpose === 'payment') return lastOf(events, 'requested', 'resent')?.sequence;
  if (purpose === 'canceled') return firstOf(events, 'canceled')?.sequence;
  return (lastOf(events, 'receipt-resent') ?? firstOf(events, 'paid'))?.sequence;
}

function firstOf(events: readonly PaymentEvent[], type: PaymentEvent['type']): PaymentEvent | undefined {
  return events.find((event) => event.type === type);
}

function lastOf(events: readonly PaymentEvent[], ...types: PaymentEvent['type'][]): PaymentEvent | undefined {
  return events.findLast(({type}) => types.includes(type));
}
