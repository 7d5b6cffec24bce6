import type {DeliveryReport, Handover, Message, Messenger, Purpose} from '../../delivery/messenger.js';
import {UnreachableError} from '../../request/errors.js';
import type {EventOf, EventType, NewEvent, PaymentEvent} from '../../request/event.js';
import {stateOf, type PaymentState} from '../../request/state.js';
import {UNDELIVERED_REASONS} from '../../request/undelivered.js';
import type {EventLog} from '../log.js';
import {nameOf, type Logger} from '../logger.js';
import {causeOf, dueMessages, type DueMessage} from './due-message.js';
import type {LinkKind, LinkStore, OutgoingMessage, RequestAt} from './link-store.js';
import {hashOf, type LinkTokens} from './link-token.js';
import {report} from './report.js';
import type {WriteMessage} from './words.js';

/** What a courier works with. */
export interface CourierOptions {
  readonly log: EventLog;
  readonly store: LinkStore;
  readonly tokens: LinkTokens;
  /** By the names that they have in their callbacks' addresses. */
  readonly messengers: Readonly<Record<string, Messenger>>;
  readonly words: WriteMessage;
  /** The address of a link with this token. */
  readonly urlOf: (kind: LinkKind, token: string) => string;
  /** How long a receipt's link works, in milliseconds. */
  readonly receiptForMs: number;
  /** When a phone last wrote on WhatsApp, if that is known. */
  readonly heardAt: (phone: string) => number | undefined | Promise<number | undefined>;
  readonly now: () => number;
  readonly logger: Logger;
}

/** How long one try to hand a message over may take before another server may try, in milliseconds. */
const LEASE_MS = 60_000;

/** How long to wait after each try that got no answer, in milliseconds; after the last one the message has failed. */
const WAITS_MS = [10_000, 30_000, 60_000, 120_000, 300_000];

/** Where a message leads. */
const OPENS: {readonly [P in Purpose]?: LinkKind} = {payment: 'payment', receipt: 'receipt'};

/** Sends the messages that the log asks for, each once, and records what becomes of them. */
export class Courier {
  readonly #options: CourierOptions;
  readonly #sending = new Set<Promise<void>>();

  constructor(options: CourierOptions) {
    this.#options = options;
  }

  /** Hands over what a request's customer should have by now. */
  async deliver(at: RequestAt): Promise<void> {
    const {log, store, now} = this.#options;
    const {events} = await log.load(at.conversation, [at.request]);
    const state = stateOf(events, now());
    if (!state) return;
    for (const due of dueMessages(events, state)) {
      // nobody is told that a link is dead who never had it
      if (due.purpose === 'canceled' && !this.#hasBeenSent(at)) continue;
      const id = await idOf(at, due);
      store.keepMessage({...at, id, purpose: due.purpose, cause: due.cause, tries: 0, nextAt: 0, isDone: false});
      const sending = this.#handOver(id, due, state);
      this.#sending.add(sending);
      await sending.finally(() => this.#sending.delete(sending));
    }
  }

  /**
   * Records a messenger's reports. Those about a message that was sent anew since, that say nothing new, or are about no
   * message that this messenger was given, change nothing.
   */
  async note(messenger: string, reports: readonly DeliveryReport[]): Promise<void> {
    for (const one of reports) {
      const message = await this.#messageOf(one);
      if (message?.by === messenger) await this.#noteOne(message, one, messenger);
    }
  }

  #hasBeenSent({request}: RequestAt): boolean {
    return this.#options.store
      .messagesOf(request)
      .some(({purpose, messageId}) => purpose === 'payment' && messageId !== undefined);
  }

  async #handOver(id: string, due: DueMessage, state: PaymentState): Promise<void> {
    const {store, logger, now} = this.#options;
    const [name, messenger] = this.#messengerFor(due.to.channel);
    const claimed = store.claim(id, LEASE_MS, name);
    if (!claimed) return;
    try {
      const handover = messenger ? await messenger.send(await this.#compose(claimed, due, state)) : NO_CHANNEL;
      await this.#settle(claimed, handover, name);
    } catch (error) {
      const waitMs = error instanceof UnreachableError ? WAITS_MS[claimed.tries - 1] : undefined;
      if (waitMs === undefined) return this.#settle(claimed, UNANSWERED, name);
      const asked = error instanceof UnreachableError ? (error.retryAfterMs ?? 0) : 0;
      store.changeMessage(id, {nextAt: now() + Math.max(waitMs, asked)});
      logger.warn(`a message waits for another try: request=${claimed.request} ${nameOf(error)}`);
    }
  }

  async #settle(message: OutgoingMessage, handover: Handover, by: string): Promise<void> {
    const {store, logger, now} = this.#options;
    if (handover.accepted) {
      store.changeMessage(message.id, {isDone: true, messageId: handover.messageId});
      return;
    }
    logger.info(`a message was refused (${handover.code}): request=${message.request}`);
    const {code, reason, words} = handover;
    const refused = {fact: 'undelivered', code, reason, words, messageId: '', at: now()} as const;
    await this.#noteOne(message, refused, by);
    store.changeMessage(message.id, {isDone: true});
  }

  async #compose({id, request, conversation}: OutgoingMessage, due: DueMessage, state: PaymentState): Promise<Message> {
    const {tokens, store, urlOf, words, receiptForMs, now} = this.#options;
    const {text, label} = words(due.purpose, state.terms);
    const {channel, phone} = due.to;
    const heardAt = channel === 'whatsapp' ? await this.#options.heardAt(phone) : undefined;
    const message = {id, channel, phone, purpose: due.purpose, text, ...(heardAt !== undefined && {heardAt})};
    const kind = OPENS[due.purpose];
    if (!kind) return message;
    const token = await tokens.tokenOf(kind, {request, conversation});
    const endsAt = kind === 'payment' ? state.terms.expiresAt : now() + receiptForMs;
    store.keepLink({kind, request, conversation, hash: await hashOf(token), endsAt});
    return {...message, link: {url: urlOf(kind, token), label}, expiresAt: endsAt};
  }

  #messengerFor(channel: DueMessage['to']['channel']): readonly [name: string, messenger?: Messenger] {
    const found = Object.entries(this.#options.messengers).find(([, {channels}]) => channels.includes(channel));
    return found ?? ['none'];
  }

  /** A report may be faster than the answer to what it is about. */
  async #messageOf(one: DeliveryReport): Promise<OutgoingMessage | undefined> {
    const {store} = this.#options;
    const find = () => (one.id === undefined ? undefined : store.message(one.id)) ?? store.messageOf(one.messageId);
    const found = find();
    if (found || this.#sending.size === 0) return found;
    await Promise.allSettled(this.#sending);
    return find();
  }

  async #noteOne(message: OutgoingMessage, one: DeliveryReport, messenger: string): Promise<void> {
    const {log, store, now} = this.#options;
    const {conversation, request, purpose, cause} = message;
    const by = {role: 'messenger', id: messenger} as const;
    const base = {conversation, request, by, at: now()};
    await report(log, message, (events) => {
      if (causeOf(events, purpose) !== cause) return [];
      const said = events.filter(({sequence}) => sequence > cause).map(({type}) => type);
      const hasArrived = store.message(message.id)?.hasArrived ?? false;
      const type = typeOf(purpose, one.fact, said, hasArrived);
      if (!type) return [];
      return [{...base, type, ...(one.fact === 'undelivered' && whyOf(one))} as NewEvent];
    });
    if (one.fact === 'delivered' || one.fact === 'read') store.changeMessage(message.id, {hasArrived: true});
  }
}

const NO_CHANNEL: Handover = {
  accepted: false,
  code: 'no-channel',
  reason: 'no-channel',
  words: 'Messages cannot be sent by this channel. Choose another.',
};
const UNANSWERED: Handover = {
  accepted: false,
  code: 'no-answer',
  reason: 'no-answer',
  words: 'The messaging service does not answer. Send again, or choose another channel.',
};

/** Why a message was not delivered, as an event may say it, whatever a messenger of others says. */
function whyOf({reason, code, words}: DeliveryReport): Partial<EventOf<'undelivered'>> {
  return {
    reason: UNDELIVERED_REASONS.find((one) => one === reason) ?? 'other',
    ...(code !== undefined && /^[\w.-]{1,40}$/.test(code) && {code}),
    ...(words !== undefined && {detail: words.slice(0, 200)}),
  };
}

/** The event that a fact becomes; none when it says nothing new. */
function typeOf(
  purpose: Purpose,
  fact: DeliveryReport['fact'],
  said: readonly PaymentEvent['type'][],
  hasArrived: boolean,
): EventType | undefined {
  if (purpose === 'canceled') return undefined;
  if (purpose === 'payment') return said.includes(fact) ? undefined : fact;
  const last = said.findLast((type) => type === 'receipt-sent' || type === 'receipt-undelivered');
  if (fact === 'undelivered') return hasArrived || last === 'receipt-undelivered' ? undefined : 'receipt-undelivered';
  if (fact === 'sent') return last === undefined ? 'receipt-sent' : undefined;
  return last === 'receipt-sent' ? undefined : 'receipt-sent';
}

/** The same message has the same id on every server and after every restart. */
async function idOf({conversation, request}: RequestAt, {purpose, cause}: DueMessage): Promise<string> {
  return (await hashOf(JSON.stringify([conversation, request, purpose, cause]))).slice(0, 32);
}
