import {eventOf} from '../../collection/outcome.js';
import type {Checkout, Finding, Outcome, Provider} from '../../collection/provider.js';
import {UnreachableError} from '../../request/errors.js';
import type {NewEvent, PaymentEvent} from '../../request/event.js';
import {createId} from '../../request/ids.js';
import {LIVE} from '../../request/life.js';
import {attemptInPlay} from '../../request/attempt.js';
import {stateOf} from '../../request/state.js';
import type {EventLog} from '../log.js';
import {nameOf, type Logger} from '../logger.js';
import {blocks, canGoOn, type ChargeRecord, type LinkStore, type RequestAt} from './link-store.js';
import {report} from './report.js';

/** Something about money that a person must look at. */
export interface Alarm extends RequestAt {
  /** `paid-twice`: two charges of one request were paid; one must be given back. */
  readonly kind: 'paid-twice';
  /** What the merchant finds the charges by at the provider; the same twice for two payments under one name. */
  readonly merchantReferences: readonly string[];
}

/** What a cashier works with. */
export interface CashierOptions {
  readonly log: EventLog;
  readonly store: LinkStore;
  readonly providers: readonly Provider[];
  readonly onAlarm: (alarm: Alarm) => void | Promise<void>;
  readonly now: () => number;
  readonly logger: Logger;
}

/** A payment that has begun. */
export interface Begun {
  /** What the page needs. */
  readonly checkout: Checkout;
  /** The charge's name, which a page that mounts a provider's script gives back. */
  readonly reference: string;
}

/** How a payment is begun. */
export interface BeginAt extends RequestAt {
  readonly seat: string;
  readonly returnUrl: string;
  readonly notifyUrl?: string;
  readonly origins: readonly string[];
  readonly locale?: string;
  readonly isFramed: boolean;
}

/** Most tries for one request, as many as an event can count. */
const MAX_ATTEMPTS = 20;

/** How long to wait before a provider is asked about a charge of which nothing was heard, in milliseconds. */
const ASK_AFTER_MS = 2 * 60_000;

/**
 * How long a charge of which nothing was heard may stay under way, in milliseconds: what a checkout can be begun and
 * finished in at CyberSource (15 minutes), and how far its reports lag behind.
 */
const ABANDONED_AFTER_MS = 20 * 60_000;

/**
 * How long a charge may take to begin, in milliseconds: longer than a provider is waited for. After a crash in the middle of it
 * nobody else begins one for so long.
 */
const BEGINNING_MS = 30_000;

/** How soon whoever meets that may try again, in milliseconds. */
const TRY_AGAIN_MS = 2000;

/** A beginning under way in this process. */
interface Beginning {
  readonly seat: string;
  readonly begun: Promise<Begun | undefined>;
}

/** Begins charges, one at a time for a request, and records what becomes of them. */
export class Cashier {
  readonly #options: CashierOptions;
  /** By request. */
  readonly #beginnings = new Map<string, Beginning>();

  constructor(options: CashierOptions) {
    this.#options = options;
  }

  /** The provider of a collection. */
  providerOf(collection: string): Provider | undefined {
    return this.#options.providers.find((provider) => provider.collection === collection);
  }

  /**
   * Begins a payment, unless the request does not wait for one or another is under way. A provider is asked once for a request,
   * however many press at once: one browser gets the same for all its presses, and others what is left after that.
   *
   * @returns What the page needs; settles once the charge and that it is being paid are durable.
   * @throws {UnreachableError} When the provider does not answer, or another server is at it.
   */
  async begin(at: BeginAt): Promise<Begun | undefined> {
    const {request, seat} = at;
    for (let other; (other = this.#beginnings.get(request));) {
      if (other.seat === seat) return other.begun;
      await other.begun.catch(() => {}); // it is told to whoever began
    }
    const begun = this.#begin(at).finally(() => this.#beginnings.delete(request));
    this.#beginnings.set(request, {seat, begun});
    return begun;
  }

  async #begin(at: BeginAt): Promise<Begun | undefined> {
    const {store} = this.#options;
    const {request, seat} = at;
    const again = this.#again(request, seat);
    if (again) return (await this.#isStillOpen(again)) ? begunOf(again) : undefined;
    const by = createId();
    const taken = store.claimBeginning(request, BEGINNING_MS, by);
    if (taken === undefined) return undefined;
    if (taken > 0) throw new UnreachableError('this payment is just being begun', {retryAfterMs: TRY_AGAIN_MS});
    try {
      return await this.#beginAnew(at);
    } finally {
      store.endBeginning(request, by);
    }
  }

  async #beginAnew(at: BeginAt): Promise<Begun | undefined> {
    const {log, store, now} = this.#options;
    const {conversation, request, seat, returnUrl, notifyUrl, origins, locale, isFramed} = at;
    const {events} = await log.load(conversation, [request]);
    const state = stateOf(events, now());
    if (!state || !LIVE.includes(state.status)) return undefined;
    const attempt = attemptInPlay(state);
    const provider = this.providerOf(state.terms.collection);
    if (!provider || attempt > MAX_ATTEMPTS) return undefined;
    const where = {returnUrl, origins, isFramed, ...(notifyUrl && {notifyUrl}), ...(locale && {locale})};
    const {charge, checkout} = await provider.begin({terms: state.terms, attempt, ...where});
    const record = {charge, seat, collection: provider.collection, checkout};
    if (!store.keepCharge(record)) return undefined;
    if (await this.#tell(record, {onlyWhileLive: true})) return {checkout, reference: charge.reference};
    store.dropCharge(charge.reference);
    return undefined;
  }

  /**
   * The checkout that this browser has been given already: a form that was left or reloaded is shown again. It is the same
   * charge under the same name, and a provider takes it once.
   */
  #again(request: string, seat: string): Given | undefined {
    const under = this.#options.store.chargesOf(request).findLast(blocks);
    return under && canGoOn(under, seat, this.#options.now()) ? under : undefined;
  }

  /** Whether a provider's own page that was left may be opened again: not if the payment was made there, and nobody told. */
  async #isStillOpen(record: Given): Promise<boolean> {
    if (record.checkout.kind !== 'redirect') return true;
    const {record: found} = await this.#lookUp(record);
    if (found) await this.#tell(found);
    return !found;
  }

  /** Records what a provider says. Whatever comes twice, late or in another order leaves the same behind. */
  async note(finding: Finding): Promise<void> {
    const {store} = this.#options;
    const before = store.charge(finding.charge.reference)?.outcome;
    const record = store.addOutcome(finding.outcome);
    if (!record) return;
    if (isAnotherPayment(before, finding.outcome)) await this.#alarm(record.charge, [record, record]);
    const isUnclear = record.outcome?.kind === 'paying';
    await this.#tell((isUnclear && (await this.#lookUp(record)).record) || record);
  }

  /** Asks after what is not settled: charges of which nothing was heard, and those in review. */
  async review({request}: RequestAt): Promise<void> {
    for (const record of this.#options.store.chargesOf(request)) {
      if (isSettled(record)) {
        await this.#tell(record);
        continue;
      }
      const age = this.#options.now() - record.charge.begunAt;
      const found = age < ASK_AFTER_MS ? {hasAnswered: false} : await this.#lookUp(record);
      const canTell = !record.outcome || this.providerOf(record.collection)?.canLookUp === true;
      const isGone = found.hasAnswered && !found.record && canTell && age >= ABANDONED_AFTER_MS;
      const left = isGone ? this.#options.store.addOutcome(this.#abandoned(record)) : undefined;
      await this.#tell(found.record ?? left ?? record);
    }
  }

  #abandoned({charge}: ChargeRecord): Outcome {
    const reason = 'The customer left the payment page without paying.';
    return {
      reference: charge.reference,
      kind: 'refused',
      refusal: 'other',
      code: 'left',
      at: this.#options.now(),
      reason,
    };
  }

  /** Asks the provider. It may know nothing of a charge, and it may not answer. */
  async #lookUp({charge, collection}: ChargeRecord): Promise<Asked> {
    const {store, logger} = this.#options;
    try {
      const outcome = await this.providerOf(collection)?.lookUp(charge);
      const record = outcome && store.addOutcome(outcome);
      return {hasAnswered: true, ...(record && {record})};
    } catch (error) {
      logger.warn(`a charge cannot be looked up: request=${charge.request} ${nameOf(error)}`);
      return {hasAnswered: false};
    }
  }

  /** Puts a charge's outcome into the log, once for each kind. @returns Whether it stands there. */
  async #tell({charge, collection, outcome, told}: ChargeRecord, {onlyWhileLive = false} = {}): Promise<boolean> {
    const {log, store, now} = this.#options;
    const kind = outcome?.kind ?? 'paying';
    if (told === kind) return true;
    const by = {role: 'provider', id: collection} as const;
    const {reference} = charge;
    const shown: Outcome = outcome ?? {reference, kind, at: now(), reason: 'The customer is at the payment page.'};
    let isTwice = false;
    const isRecorded = await report(log, charge, (events) => {
      const status = stateOf(events, now())?.status;
      if (onlyWhileLive && !(status && LIVE.includes(status))) return [];
      const event = eventOf(charge, shown, by, now());
      const paidEvents = events.filter(({type}) => type === 'paid').length;
      isTwice = kind === 'paid' && paidEvents > 0 && paidEvents < this.#paidOf(charge).length;
      if (isTwice) return [{...event, detail: PAID_TWICE} as NewEvent];
      return changes(events, event, now()) ? [event] : [];
    });
    if (onlyWhileLive && !isRecorded) return false;
    store.noteTold(charge.reference, kind);
    if (isTwice && isRecorded) await this.#alarm(charge, this.#paidOf(charge));
    return true;
  }

  #paidOf({request}: RequestAt): ChargeRecord[] {
    return this.#options.store.chargesOf(request).filter(({outcome}) => outcome?.kind === 'paid');
  }

  async #alarm({conversation, request}: RequestAt, paid: readonly ChargeRecord[]): Promise<void> {
    const {logger, onAlarm} = this.#options;
    const merchantReferences = paid.map(({charge}) => charge.merchantReference);
    logger.error(`paid twice: request=${request}`);
    await onAlarm({kind: 'paid-twice', conversation, request, merchantReferences});
  }
}

/** A charge whose checkout is kept. */
type Given = ChargeRecord & {readonly checkout: Checkout};

function begunOf({checkout, charge}: Given): Begun {
  return {checkout, reference: charge.reference};
}

/** What asking a provider brought. */
interface Asked {
  readonly hasAnswered: boolean;
  /** The charge with what the provider knows of it. */
  readonly record?: ChargeRecord;
}

const PAID_TWICE = 'A second payment was taken for this request. One of them must be given back.';

/** Whether a charge that is paid was paid once more, under its own name: by a form that was opened twice and kept for long. */
function isAnotherPayment(before: Outcome | undefined, {kind, transaction}: Outcome): boolean {
  if (before?.kind !== 'paid' || kind !== 'paid') return false;
  return !!before.transaction && !!transaction && before.transaction !== transaction;
}

/** Whether an event would make a difference to where its request stands. */
function changes(events: readonly PaymentEvent[], event: NewEvent, now: number): boolean {
  const next = {...event, sequence: (events.at(-1)?.sequence ?? 0) + 1};
  const [before, after] = [stateOf(events, now), stateOf([...events, next], now)];
  return before?.payment !== after?.payment || before?.attempt !== after?.attempt;
}

function isSettled({outcome}: ChargeRecord): boolean {
  return outcome?.kind === 'paid' || outcome?.kind === 'refused';
}
