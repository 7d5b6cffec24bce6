import type {Charge, Checkout, Outcome, Provider} from '../../collection/provider.js';
import {mergeOutcome} from '../../collection/outcome.js';
import type {Purpose} from '../../delivery/messenger.js';
import type {RequestId} from '../../request/ids.js';
import type {Shelf} from './shelf.js';

/** Names a payment request together with where it is. */
export interface RequestAt {
  readonly conversation: string;
  readonly request: RequestId;
}

/** Terms that the server signed. */
export interface SignedTerms extends RequestAt {
  readonly agent: string;
  readonly command: string;
  /** SHA-256 of the draft, as base64url. */
  readonly digest: string;
  readonly token: string;
}

/** What a link opens: the payment, in a message or in a frame of the chat; or the receipt. */
export type LinkKind = 'payment' | 'frame' | 'receipt';

/** A link, by the hash of its token; the token itself is kept nowhere. */
export interface Link extends RequestAt {
  readonly kind: LinkKind;
  readonly hash: string;
  /** When it stops working. */
  readonly endsAt: number;
}

/** A message that a person shall get. */
export interface OutgoingMessage extends RequestAt {
  /** `Message.id`: made of what caused it, so that it is made once. */
  readonly id: string;
  readonly purpose: Purpose;
  /** Sequence number of the event that caused it. */
  readonly cause: number;
  /** How often a messenger has been asked to send it. */
  readonly tries: number;
  /** When it is to be handed over again, unless it has been: later than now while somebody is at it. */
  readonly nextAt: number;
  /** The messenger that was asked last. */
  readonly by?: string;
  /** Whether there is nothing more to hand over. */
  readonly isDone: boolean;
  /** The provider's id of it, once accepted. */
  readonly messageId?: string;
  /** Whether it is known to have come to the phone. */
  readonly hasArrived?: boolean;
}

/** A charge with what became of it. */
export interface ChargeRecord {
  readonly charge: Charge;
  readonly collection: Provider['collection'];
  /** Hash of the secret of the browser that was given its checkout. */
  readonly seat: string;
  /** What that browser was given, where it may be given it again. */
  readonly checkout?: Checkout;
  readonly outcome?: Outcome;
  /** The last of its outcomes that stands in the log. */
  readonly told?: Outcome['kind'];
}

/** How long what belongs to a request is remembered after it was made: half a year, for late notifications and receipts. */
const REMEMBERED_MS = 183 * 24 * 60 * 60_000;

/** Keeps what payment by link needs beside the log: signed terms, links, messages, charges, and whom to look after. */
export class LinkStore {
  readonly #shelf: Shelf;
  readonly #now: () => number;

  constructor(shelf: Shelf, now: () => number = Date.now) {
    this.#shelf = shelf;
    this.#now = now;
  }

  /** Keeps signed terms, and gives those that were kept before under the same agent and command, if there are any. */
  keepTerms(signed: SignedTerms): SignedTerms {
    const key = `${signed.agent} ${signed.command}`;
    return this.#shelf.atomically(() => {
      const earlier = this.#get<SignedTerms>('terms', key);
      if (earlier) return earlier;
      this.#put('terms', key, signed.request, signed);
      // looked after from before it is asked for: a server may fail between that and its message
      const {conversation, request} = signed;
      this.#put('request', request, request, {conversation, request}, this.#now());
      return signed;
    });
  }

  termsOf(agent: string, command: string): SignedTerms | undefined {
    return this.#get('terms', `${agent} ${command}`);
  }

  /** Has a request looked after from now on. Harmless for one that is. */
  attend(at: RequestAt, dueAt: number): void {
    this.#shelf.atomically(() => {
      if (!this.#shelf.get('request', at.request)) this.#put('request', at.request, at.request, at, dueAt);
    });
  }

  /** Requests that are to be looked at. */
  due(at: number): RequestAt[] {
    return this.#shelf.due('request', at, 500).map(({value}) => value as RequestAt);
  }

  /** Says when a request is to be looked at next, which is later the longer it has been looked after. */
  attendLater(at: RequestAt, now: number): void {
    const item = this.#shelf.get('request', at.request);
    if (!item) return;
    const age = now - (item.until - REMEMBERED_MS);
    const dueAt = now + Math.min(LONGEST_MS, Math.max(SHORTEST_MS, age / 20));
    this.#shelf.put('request', {...item, dueAt: Math.ceil(dueAt)});
  }

  keepLink(link: Link): void {
    if (!this.#shelf.get('link', link.hash)) this.#put('link', link.hash, link.request, link);
  }

  link(hash: string): Link | undefined {
    return this.#get('link', hash);
  }

  /** Keeps a message, unless it is kept already. */
  keepMessage(message: OutgoingMessage): void {
    this.#shelf.atomically(() => {
      if (!this.#shelf.get('message', message.id)) this.#put('message', message.id, message.request, message);
    });
  }

  message(id: string): OutgoingMessage | undefined {
    return this.#get('message', id);
  }

  /** The message that a messenger knows by its own id. */
  messageOf(messageId: string): OutgoingMessage | undefined {
    const id = this.#get<string>('message-id', messageId);
    return id === undefined ? undefined : this.message(id);
  }

  messagesOf(request: RequestId): OutgoingMessage[] {
    return this.#shelf.of('message', request).map(({value}) => value as OutgoingMessage);
  }

  /** Takes a message to hand it over by a messenger, for so long; `undefined` when there is nothing to do or somebody is at it. */
  claim(id: string, leaseMs: number, by: string): OutgoingMessage | undefined {
    return this.#shelf.atomically(() => {
      const message = this.message(id);
      const now = this.#now();
      if (!message || message.isDone || message.nextAt > now) return undefined;
      return this.#saveMessage({...message, by, tries: message.tries + 1, nextAt: now + leaseMs});
    });
  }

  /** Adds to what is known of a message by now, whoever else has changed it meanwhile. */
  changeMessage(id: string, changes: Partial<Omit<OutgoingMessage, 'id'>>): void {
    this.#shelf.atomically(() => {
      const message = this.message(id);
      if (message) this.#saveMessage({...message, ...changes});
    });
  }

  /**
   * Takes a request to begin a charge of it, for so long, over all servers and restarts.
   *
   * @param by Who takes it, for `endBeginning`.
   * @returns 0 when it is taken; how long somebody else has it, in milliseconds; `undefined` when another charge of it is under
   *   way or paid.
   */
  claimBeginning(request: RequestId, leaseMs: number, by: string): number | undefined {
    return this.#shelf.atomically(() => {
      if (this.chargesOf(request).some(blocks)) return undefined;
      const now = this.#now();
      const leftMs = (this.#shelf.get('beginning', request)?.until ?? now) - now;
      if (leftMs > 0) return leftMs;
      this.#shelf.put('beginning', {key: request, owner: request, until: now + leaseMs, value: by});
      return 0;
    });
  }

  /** Lets others begin a charge of a request, unless they have taken it already. */
  endBeginning(request: RequestId, by: string): void {
    this.#shelf.atomically(() => {
      if (this.#get('beginning', request) === by) this.#shelf.delete('beginning', request);
    });
  }

  /** Keeps a charge that is about to begin. @returns Whether it may: no other of its request is under way or paid. */
  keepCharge(record: ChargeRecord): boolean {
    return this.#shelf.atomically(() => {
      const isFree = this.chargesOf(record.charge.request).every((other) => !blocks(other));
      if (isFree) this.#saveCharge(record);
      return isFree;
    });
  }

  charge(reference: string): ChargeRecord | undefined {
    return this.#get('charge', reference);
  }

  /** The charges of a request, oldest first. */
  chargesOf(request: RequestId): ChargeRecord[] {
    return this.#shelf.of('charge', request).map(({value}) => value as ChargeRecord);
  }

  /** Takes back a charge whose checkout nobody was given. */
  dropCharge(reference: string): void {
    this.#shelf.delete('charge', reference);
  }

  /** Adds what a provider says of a charge to what is known of it. */
  addOutcome(outcome: Outcome): ChargeRecord | undefined {
    return this.#shelf.atomically(() => {
      const record = this.charge(outcome.reference);
      return record && this.#saveCharge({...record, outcome: mergeOutcome(record.outcome, outcome)});
    });
  }

  /** Notes which outcome of a charge stands in the log. */
  noteTold(reference: string, told: Outcome['kind']): void {
    this.#shelf.atomically(() => {
      const record = this.charge(reference);
      if (record) this.#saveCharge({...record, told});
    });
  }

  /** Forgets what is older than half a year. */
  forget(now: number): void {
    this.#shelf.forget(now);
  }

  close(): void {
    this.#shelf.close();
  }

  #saveMessage(message: OutgoingMessage): OutgoingMessage {
    this.#put('message', message.id, message.request, message);
    if (message.messageId !== undefined) this.#put('message-id', message.messageId, message.request, message.id);
    return message;
  }

  #saveCharge(record: ChargeRecord): ChargeRecord {
    this.#put('charge', record.charge.reference, record.charge.request, record);
    return record;
  }

  #get<T>(kind: string, key: string): T | undefined {
    return this.#shelf.get(kind, key)?.value as T | undefined;
  }

  #put(kind: string, key: string, owner: string, value: unknown, dueAt?: number): void {
    const until = this.#shelf.get(kind, key)?.until ?? this.#now() + REMEMBERED_MS;
    this.#shelf.put(kind, {key, owner, until, value, ...(dueAt !== undefined && {dueAt})});
  }
}

/** A request is looked at so soon again at first, and at last so late, in milliseconds. */
const SHORTEST_MS = 15_000;
const LONGEST_MS = 10 * 60_000;

/** Whether no other charge of its request may begin: all but a charge that is known to have failed. */
export function blocks({outcome}: ChargeRecord): boolean {
  return outcome?.kind !== 'refused';
}

/** How long a checkout may be shown again, in milliseconds: less than the 15 minutes for which CyberSource takes it. */
const SHOWN_AGAIN_MS = 12 * 60_000;

/** Whether a browser may be given again what it was given: nothing has come of it yet. */
export function canGoOn(
  record: ChargeRecord,
  seat: string | undefined,
  now: number,
): record is ChargeRecord & {readonly checkout: Checkout} {
  const {checkout, outcome, charge} = record;
  return !!checkout && !outcome && record.seat === seat && now - charge.begunAt < SHOWN_AGAIN_MS;
}
