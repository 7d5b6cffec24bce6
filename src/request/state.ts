import {attemptInPlay} from './attempt.js';
import type {Delivery, EndReason, RefusalReason} from './command.js';
import {readTermsOf, type EventOf, type EventType, type PaymentEvent} from './event.js';
import type {RequestId} from './ids.js';
import type {Terms} from './terms.js';

/** Where the money stands, whatever the messages do. */
export type Payment =
  | 'waiting'
  | 'declined'
  | 'submitted'
  | 'refused'
  | 'paying'
  | 'review'
  | 'paid'
  | 'completed'
  | 'canceled'
  | 'expired'
  | 'lapsed';

/** The summary for the pill: the payment, or `undelivered` where the message is what the agent must see to. */
export type Status = Payment | 'undelivered';

/** Every status, in the order in which a request meets them. */
export const STATUSES: readonly Status[] = [
  'waiting',
  'undelivered',
  'declined',
  'expired',
  'submitted',
  'refused',
  'lapsed',
  'paying',
  'review',
  'completed',
  'paid',
  'canceled',
];

/** How far the request's message has come. A chat has no word for it beyond `sent`. */
export type DeliveryState = 'sent' | 'delivered' | 'read' | 'undelivered';

/** Where a payment request stands at one moment. */
export interface PaymentState {
  readonly request: RequestId;
  readonly conversation: string;
  readonly terms: Terms;
  /** Summary of the facets below. */
  readonly status: Status;
  readonly payment: Payment;
  readonly delivery: DeliveryState;
  readonly receipt: 'none' | 'sent' | 'undelivered';
  /** The way the request was last sent. */
  readonly sentBy: Delivery;
  /** How many cards have been tried so far: submitted to the agent, or refused by a provider. */
  readonly attempt: number;
  readonly requestedAt: number;
  /** When Enter Payment was pressed, for the present attempt. */
  readonly openedAt?: number;
  /** When the present card arrived; absent again once it is refused. */
  readonly submittedAt?: number;
  /** Whether the agent has had the present card on screen. */
  readonly viewed: boolean;
  /** Why the last card was refused. */
  readonly refusal?: RefusalReason;
  /** Why the host ended the request. */
  readonly endReason?: EndReason;
  /** Until when the customer may answer. */
  readonly answerBy: number;
  /** Until when the agent may use the present card. */
  readonly holdUntil?: number;
  /** Until when a card that was viewed may be marked as completed. */
  readonly completeBy?: number;
  /** When the status, or what it allows, will change by itself; absent when neither will. */
  readonly changesAt?: number;
  /** When the last of the events happened. */
  readonly updatedAt: number;
}

/** How long a card that was viewed may be marked as completed after it is gone, in milliseconds. */
export const COMPLETION_GRACE_MS = 30 * 60_000;

/** What each event makes of a payment. A pair that is not here changes nothing: events may come late and twice. */
const NEXT: {readonly [E in EventType]?: {readonly [P in Payment]?: Payment}} = {
  declined: {waiting: 'declined', refused: 'declined'},
  submitted: {waiting: 'submitted', refused: 'submitted'},
  refused: {waiting: 'refused', refused: 'refused', submitted: 'refused', paying: 'refused', review: 'refused'},
  completed: {submitted: 'completed', lapsed: 'completed'},
  canceled: {waiting: 'canceled', refused: 'canceled', submitted: 'canceled'},
  // what a provider is at work on goes on, and is over once that fails
  ended: {waiting: 'expired', refused: 'expired', submitted: 'lapsed', paying: 'paying', review: 'review'},
  paying: {waiting: 'paying', refused: 'paying', expired: 'paying'},
  review: {waiting: 'review', refused: 'review', paying: 'review', expired: 'review'},
  paid: {
    waiting: 'paid',
    declined: 'paid',
    submitted: 'paid',
    refused: 'paid',
    paying: 'paid',
    review: 'paid',
    completed: 'paid',
    canceled: 'paid',
    expired: 'paid',
    lapsed: 'paid',
  },
};

/** What each event makes of the message. Callbacks come out of order, so `delivered` never undoes `read`. */
const DELIVERED: {readonly [E in EventType]?: {readonly [D in DeliveryState]?: DeliveryState}} = {
  delivered: {sent: 'delivered', undelivered: 'delivered'},
  read: {sent: 'read', delivered: 'read', undelivered: 'read'},
  undelivered: {sent: 'undelivered'},
  resent: {sent: 'sent', delivered: 'sent', read: 'sent', undelivered: 'sent'},
};

const RECEIPT: {readonly [E in EventType]?: PaymentState['receipt']} = {
  'receipt-sent': 'sent',
  'receipt-undelivered': 'undelivered',
  'receipt-resent': 'none',
};

/** What the events alone say, before the clock has its word. */
type Facts = {-readonly [K in keyof PaymentState]: PaymentState[K]};

/**
 * Says where a request stands. Pure and total: the same events and the same instant give the same state in every browser
 * and on the server, whatever the order of their timers.
 *
 * @param events The events of one request in the order of their sequence numbers. Those before `requested` are ignored.
 * @param now The authority's clock, in milliseconds since the Unix epoch.
 * @returns `undefined` while there is no `requested` among them whose terms can be read and are for this request.
 */
export function stateOf(events: readonly PaymentEvent[], now: number): PaymentState | undefined {
  let facts: Facts | undefined;
  for (const event of events) {
    if (facts) apply(facts, event);
    else if (event.type === 'requested') facts = begin(event);
  }
  return facts && atTime(facts, now);
}

function begin(event: EventOf<'requested'>): Facts | undefined {
  const terms = readTermsOf(event);
  if (terms?.id !== event.request || terms.conversation !== event.conversation) return undefined;
  return {
    request: event.request,
    conversation: event.conversation,
    terms,
    status: 'waiting',
    payment: 'waiting',
    delivery: 'sent',
    receipt: 'none',
    sentBy: event.delivery,
    attempt: 0,
    requestedAt: event.at,
    viewed: false,
    answerBy: Math.min(event.at + terms.answerWithinMs, terms.expiresAt),
    updatedAt: event.at,
  };
}

function apply(facts: Facts, event: PaymentEvent): void {
  const next = isStale(facts, event) ? undefined : NEXT[event.type]?.[facts.payment];
  if (next) {
    enter(facts, event);
    // A payment that failed at the provider after its chat was closed has nobody left to try another card.
    facts.payment = next === 'refused' && facts.endReason ? 'expired' : next;
  }
  facts.delivery = DELIVERED[event.type]?.[facts.delivery] ?? facts.delivery;
  facts.receipt = RECEIPT[event.type] ?? facts.receipt;
  if (event.type === 'opened') facts.openedAt ??= event.at;
  if (event.type === 'viewed') facts.viewed ||= facts.payment === 'submitted' && facts.attempt === event.attempt;
  if (event.type === 'resent') facts.sentBy = event.delivery;
  facts.updatedAt = event.at;
}

/** Whether an event is about a card that is no longer, or not yet, the one in play. */
function isStale(facts: Facts, event: PaymentEvent): boolean {
  return (event.type === 'submitted' || event.type === 'refused') && event.attempt !== attemptInPlay(facts);
}

/** What a change of the payment brings with it. */
function enter(facts: Facts, event: PaymentEvent): void {
  const {terms} = facts;
  if (event.type === 'submitted') {
    facts.attempt = event.attempt;
    facts.submittedAt = event.at;
    delete facts.refusal;
    holdUntil(facts, Math.min(event.at + terms.holdMs, terms.expiresAt));
  }
  if (event.type === 'refused') {
    facts.attempt = event.attempt;
    facts.refusal = event.reason;
    // The customer gets the same time again, and the form from its beginning.
    facts.answerBy = Math.min(event.at + terms.answerWithinMs, terms.expiresAt);
    facts.viewed = false;
    for (const name of ['openedAt', 'submittedAt', 'holdUntil', 'completeBy'] as const) delete facts[name];
  }
  if (event.type === 'ended') {
    facts.endReason = event.reason;
    facts.answerBy = Math.min(facts.answerBy, event.at);
    if (facts.holdUntil !== undefined) holdUntil(facts, Math.min(facts.holdUntil, event.at));
  }
}

function holdUntil(facts: Facts, until: number): void {
  facts.holdUntil = until;
  facts.completeBy = until + COMPLETION_GRACE_MS;
}

/** Lets the clock have its word: it ends what waits, and never undoes what has happened. */
function atTime(facts: Facts, now: number): PaymentState {
  const deadline = deadlineOf(facts);
  if (deadline === undefined) return {...facts, status: facts.payment, changesAt: graceOf(facts, now)};
  if (now < deadline) return {...facts, status: waitingStatus(facts), changesAt: deadline};
  const payment = facts.payment === 'submitted' ? 'lapsed' : 'expired';
  const late = {...facts, payment, status: payment} satisfies PaymentState;
  return {...late, changesAt: graceOf(late, now)};
}

function deadlineOf({payment, answerBy, holdUntil}: Facts): number | undefined {
  if (payment === 'waiting' || payment === 'refused') return answerBy;
  return payment === 'submitted' ? holdUntil : undefined;
}

function waitingStatus({payment, delivery}: Facts): Status {
  return payment === 'waiting' && delivery === 'undelivered' ? 'undelivered' : payment;
}

/** A lapsed card that was viewed can still be marked as completed for a while, and then no more. */
function graceOf({payment, viewed, completeBy}: PaymentState, now: number): number | undefined {
  return payment === 'lapsed' && viewed && completeBy !== undefined && now < completeBy ? completeBy : undefined;
}
