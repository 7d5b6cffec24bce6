import type {Provider} from '../../collection/provider.js';
import {MalformedError, RefusedError} from '../../request/errors.js';
import type {PaymentEvent} from '../../request/event.js';
import {createId} from '../../request/ids.js';
import type {Receipt} from '../../request/receipt.js';
import {stateOf} from '../../request/state.js';
import {Authority} from '../authority.js';
import type {EventLog} from '../log.js';
import {nameOf, SILENT, type Logger} from '../logger.js';
import {notFound, problemResponse} from '../problem.js';
import {RateLimit} from '../rate-limit.js';
import {Cashier} from './cashier.js';
import {Courier} from './courier.js';
import type {LinkService, LinkServiceOptions, Payer, Proceeding} from './link-contract.js';
import {LinkStore, type Link, type LinkKind, type RequestAt} from './link-store.js';
import {hashOf, isToken, linkTokens} from './link-token.js';
import {receiptOf, viewOf, type LinkView} from './link-view.js';
import {englishMessages} from './words.js';

/** More than anybody needs: every press but the first may ask a provider what became of the one before. */
const PRESSES_PER_MINUTE = 10;

const RECEIPT_MS = 30 * 24 * 60 * 60_000;

/** The customer is whoever has the link. */
const PAYER = {role: 'customer', id: 'payer'} as const;

const PATHS: Readonly<Record<LinkKind, string>> = {payment: '/p/', frame: '/c/', receipt: '/r/'};

/**
 * Makes the service that carries a payment request out by link: it sends what the log asks for, lets the customer pay, and
 * records what messengers and providers report. What it does follows from the log, so that a crash between an event and its
 * message is made up for by the next sweep, and any number of servers may share one log and one shelf.
 *
 * @throws {RangeError} When the secret is too short.
 */
export function createLinkService(options: LinkServiceOptions): LinkService {
  return new Service(options);
}

class Service implements LinkService {
  readonly log: EventLog;
  readonly store: LinkStore;
  readonly #options: LinkServiceOptions;
  readonly #now: () => number;
  readonly #logger: Logger;
  readonly #tokens: ReturnType<typeof linkTokens>;
  readonly #authority: Authority;
  readonly #courier: Courier;
  readonly #cashier: Cashier;
  readonly #presses: RateLimit;
  readonly #working = new Set<Promise<void>>();

  constructor(options: LinkServiceOptions) {
    const {shelf, secret, now = Date.now, logger = SILENT, origin, cardSafe, trust, onAlarm = () => {}} = options;
    this.#options = options;
    this.#now = now;
    this.#logger = logger;
    this.store = new LinkStore(shelf, now);
    this.#presses = new RateLimit(options.pressesPerMinute ?? PRESSES_PER_MINUTE);
    this.#tokens = linkTokens(secret);
    this.log = heard(options.log, (events) => this.#hear(events));
    const shared = {log: this.log, store: this.store, now, logger};
    this.#authority = new Authority({...shared, cardSafe, trust, onPresence: () => {}});
    this.#cashier = new Cashier({...shared, providers: options.providers, onAlarm});
    this.#courier = new Courier({
      ...shared,
      tokens: this.#tokens,
      messengers: options.messengers,
      words: options.words ?? englishMessages,
      urlOf: (kind, token) => origin + PATHS[kind] + token,
      receiptForMs: options.receiptForMs ?? RECEIPT_MS,
      heardAt: options.heardAt ?? (() => undefined),
    });
  }

  async addressFor(at: RequestAt, role: 'customer' | 'agent'): Promise<string | undefined> {
    const state = await this.#stateOf(at);
    if (!state || state.terms.collection === 'reveal') return undefined;
    if (role === 'agent' && state.sentBy.channel === 'chat') return undefined;
    const {origin} = this.#options;
    if (role === 'customer' && state.payment === 'paid') return origin + (await this.#receiptPath(at));
    const kind = role === 'customer' ? 'frame' : 'payment';
    const token = await this.#tokens.tokenOf(kind, at);
    this.store.keepLink({kind, ...at, hash: await hashOf(token), endsAt: state.terms.expiresAt});
    return origin + PATHS[kind] + token;
  }

  async look(token: string, seat?: string): Promise<LinkView> {
    const link = await this.#findCheckout(token);
    const state = link && (await this.#stateOf(link));
    if (!state) return {page: 'unknown'};
    const hash = seat === undefined ? undefined : await hashOf(seat);
    return viewOf(state, this.store.chargesOf(link.request), hash, this.#now());
  }

  async proceed(token: string, {seat, locale}: Payer): Promise<Proceeding> {
    const link = await this.#findCheckout(token);
    if (link) this.#presses.take(link.request, this.#now());
    const canBegin = link && (await this.#open(link, token, seat));
    const begun = canBegin ? await this.#begin(link, token, seat, locale) : undefined;
    const view = await this.look(token, seat);
    return begun && link ? {...begun, view, terms: await this.#tokenOf(link)} : {view};
  }

  async returned(token: string, request: Request): Promise<string> {
    const link = await this.#findCheckout(token);
    const state = link && (await this.#stateOf(link));
    const provider = state && this.#cashier.providerOf(state.terms.collection);
    if (!provider) throw new MalformedError('a return to a link that is none');
    const finding = await provider.returned(request, (reference) => this.#chargeOf(provider, reference));
    if (finding) await this.#cashier.note(finding);
    const isPaid = this.store.chargesOf(link.request).some(({outcome}) => outcome?.kind === 'paid');
    if (!isPaid || finding?.charge.request !== link.request) return PATHS[link.kind] + token;
    return this.#receiptPath(link);
  }

  async receipt(token: string): Promise<Receipt | 'expired' | undefined> {
    const link = await this.#find('receipt', token);
    if (!link) return undefined;
    if (link.endsAt <= this.#now()) return 'expired';
    const {events} = await this.#options.log.load(link.conversation, [link.request]);
    const state = stateOf(events, this.#now());
    const paidAt = events.find(({type}) => type === 'paid')?.at;
    return state && receiptOf(state, this.store.chargesOf(link.request), paidAt);
  }

  async callback(name: string, request: Request): Promise<Response> {
    return this.#acknowledge(async () => {
      const messenger = Object.hasOwn(this.#options.messengers, name) ? this.#options.messengers[name] : undefined;
      if (!messenger) throw notFound();
      const greeting = messenger.greet?.(request);
      if (greeting) return greeting;
      await this.#courier.note(name, await messenger.callback(request));
      return undefined;
    });
  }

  async notified(collection: string, request: Request): Promise<Response> {
    return this.#acknowledge(async () => {
      const provider = this.#cashier.providerOf(collection);
      if (!provider) throw notFound();
      const finding = await provider.notified(request, (reference) => this.#chargeOf(provider, reference));
      if (finding) await this.#cashier.note(finding);
      return undefined;
    });
  }

  async sweep(): Promise<void> {
    const now = this.#now();
    this.store.forget(now);
    for (const at of this.store.due(now)) {
      this.store.attendLater(at, now);
      await this.#attempt(at);
    }
  }

  async idle(): Promise<void> {
    while (this.#working.size > 0) await Promise.all(this.#working);
  }

  async close(): Promise<void> {
    await this.idle();
    this.store.close();
  }

  /** Acts on what was recorded, without keeping whoever recorded it waiting. */
  #hear(events: readonly PaymentEvent[]): void {
    for (const {conversation, request} of events.filter(({type}) => ASKS.has(type))) {
      const at = {conversation, request};
      this.store.attend(at, this.#now());
      const work = this.#attempt(at).finally(() => this.#working.delete(work));
      this.#working.add(work);
    }
  }

  async #attempt(at: RequestAt): Promise<void> {
    try {
      await this.#cashier.review(at);
      await this.#courier.deliver(at);
    } catch (error) {
      this.#logger.error(`a request waits for the next sweep: request=${at.request} ${nameOf(error)}`);
    }
  }

  /** @returns Whether the customer may go on. */
  async #open({conversation, request}: Link, token: string, seat: string): Promise<boolean> {
    const view = await this.look(token, seat);
    if (view.page === 'paying') return view.canGoOn === true;
    try {
      await this.#authority.execute({type: 'open', id: createId(), request, conversation, by: PAYER});
      return true;
    } catch (error) {
      if (error instanceof RefusedError) return false;
      throw error;
    }
  }

  async #begin({conversation, request, kind}: Link, token: string, seat: string, locale: string | undefined) {
    const {origin, hosts = [], notifyUrl = (collection) => `${origin}/notify/${collection}`} = this.#options;
    const isFramed = kind === 'frame';
    const state = await this.#stateOf({conversation, request});
    const provider = state && this.#cashier.providerOf(state.terms.collection);
    const notify = provider && notifyUrl(provider.collection);
    return this.#cashier.begin({
      conversation,
      request,
      seat: await hashOf(seat),
      returnUrl: `${origin}${PATHS[kind]}${token}/return`,
      origins: isFramed ? [origin, ...hosts] : [origin],
      isFramed,
      ...(notify && {notifyUrl: notify}),
      ...(locale && {locale}),
    });
  }

  async #tokenOf({conversation, request}: RequestAt): Promise<string> {
    const {events} = await this.#options.log.load(conversation, [request]);
    return events.find((event) => event.type === 'requested')?.token ?? '';
  }

  async #receiptPath({conversation, request}: RequestAt): Promise<string> {
    const token = await this.#tokens.tokenOf('receipt', {conversation, request});
    const endsAt = this.#now() + (this.#options.receiptForMs ?? RECEIPT_MS);
    this.store.keepLink({kind: 'receipt', conversation, request, hash: await hashOf(token), endsAt});
    return PATHS.receipt + token;
  }

  async #findCheckout(token: string): Promise<Link | undefined> {
    return (await this.#find('payment', token)) ?? this.#find('frame', token);
  }

  async #find(kind: LinkKind, token: string): Promise<Link | undefined> {
    const link = isToken(token) ? this.store.link(await hashOf(token)) : undefined;
    return link?.kind === kind ? link : undefined;
  }

  async #stateOf({conversation, request}: RequestAt) {
    const {events} = await this.#options.log.load(conversation, [request]);
    return stateOf(events, this.#now());
  }

  /** A charge of a provider: to what another one began it has nothing to say, whatever it signs. */
  #chargeOf({collection}: Provider, reference: string) {
    const record = this.store.charge(reference);
    return Promise.resolve(record?.collection === collection ? record.charge : undefined);
  }

  async #acknowledge(take: () => Promise<Response | undefined>): Promise<Response> {
    try {
      return (await take()) ?? new Response(null, {status: 204});
    } catch (error) {
      this.#logger.warn(`a callback was not taken: ${nameOf(error)}`);
      return problemResponse(error);
    }
  }
}

/** Events after which there may be something to send. */
const ASKS: ReadonlySet<PaymentEvent['type']> = new Set([
  'requested',
  'resent',
  'receipt-resent',
  'canceled',
  'paid',
] as const);

/** The same log, with somebody who hears what is recorded through it. */
function heard(log: EventLog, hear: (events: readonly PaymentEvent[]) => void): EventLog {
  return {
    load: (conversation, requests, options) => log.load(conversation, requests, options),
    read: (scope, options) => log.read(scope, options),
    openRequests: (scope, now) => log.openRequests(scope, now),
    follow: (scope, options) => log.follow(scope, options),
    async append(stream, expectedSequence, events) {
      const recorded = await log.append(stream, expectedSequence, events);
      hear(recorded);
      return recorded;
    },
  };
}
