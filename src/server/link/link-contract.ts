import type {Provider} from '../../collection/provider.js';
import type {Messenger} from '../../delivery/messenger.js';
import type {Receipt} from '../../request/receipt.js';
import type {Trust} from '../../request/trust.js';
import type {CardSafe} from '../card-safe.js';
import type {EventLog} from '../log.js';
import type {Logger} from '../logger.js';
import type {Alarm, Begun} from './cashier.js';
import type {LinkStore, RequestAt} from './link-store.js';
import type {LinkView} from './link-view.js';
import type {Shelf} from './shelf.js';
import type {WriteMessage} from './words.js';

/** What payment by link is made of. */
export interface LinkServiceOptions {
  /** The log of the chatpay handler; give that handler `LinkService.log`, so that what it records is acted on at once. */
  readonly log: EventLog;
  readonly cardSafe: CardSafe;
  readonly trust: Trust;
  /** `memoryShelf()` or `await sqliteShelf({file})`. */
  readonly shelf: Shelf;
  /** At least 32 random bytes, kept as a secret for as long as links shall work. */
  readonly secret: Uint8Array;
  /** Where the checkout's pages are: `https://pay.example`. */
  readonly origin: string;
  /** By the names that they have in their callbacks' addresses; the first that has a channel sends by it. */
  readonly messengers: Readonly<Record<string, Messenger>>;
  readonly providers: readonly Provider[];
  /** Writes the messages; in English by default. */
  readonly words?: WriteMessage;
  /**
   * When a phone last wrote to the merchant on WhatsApp, as far as the host knows; `undefined` when never. Within a day of that
   * a message may be said in one's own words, later by approved templates alone. Templates are used when it is left out.
   */
  readonly heardAt?: (phone: string) => number | undefined | Promise<number | undefined>;
  /** How long a receipt's link works, in milliseconds; 30 days by default. */
  readonly receiptForMs?: number;
  /** Origins of the pages in whose chat the checkout may stand in a frame: a provider's script wants to know them. None by default. */
  readonly hosts?: readonly string[];
  /** Where providers' notifications go; `${origin}/notify/${collection}` by default. */
  readonly notifyUrl?: (collection: Provider['collection']) => string | undefined;
  /** How often Continue may be pressed for a request in a minute, by everybody together; 10 by default, `Infinity` for any number. */
  readonly pressesPerMinute?: number;
  /** Told what a person must look at. May come twice. */
  readonly onAlarm?: (alarm: Alarm) => void | Promise<void>;
  /** The authority's clock; the system's by default. */
  readonly now?: () => number;
  /** Told codes and ids, never contents. Silent by default. */
  readonly logger?: Logger;
}

/** A browser at the checkout. */
export interface Payer {
  /** A secret that the browser keeps, for example in a cookie: it tells it from every other. */
  readonly seat: string;
  /** BCP 47 tag of the payer's language. */
  readonly locale?: string;
}

/** What pressing Continue led to. */
export type Proceeding =
  | (Begun & {
      readonly view: LinkView;
      /** The signed terms, for a form that shows what they say. */
      readonly terms: string;
    })
  /** It cannot be begun: what the page shows instead. */
  | {readonly checkout?: undefined; readonly view: LinkView};

/**
 * Payment by link, from the message to the receipt. Its addresses: `/p/TOKEN` and `/p/TOKEN/return`, the same below `/c/` for
 * a checkout in a frame of the chat, `/r/TOKEN`.
 */
export interface LinkService {
  /** The log that was given, which also tells this service what is recorded. */
  readonly log: EventLog;
  readonly store: LinkStore;
  /**
   * The address at which a request is paid. For a customer whom the host knows, in the chat, or the receipt once it is paid:
   * whoever has that is taken for this customer, so that it goes to nobody else. For an agent, what the message with the link
   * has in it, to be shown to a customer who stands there.
   *
   * @returns `undefined` for a request that is none, whose card goes to the agent, or, for agents, that went out by no message.
   */
  addressFor(at: RequestAt, role: 'customer' | 'agent'): Promise<string | undefined>;
  /** What a payment link's page shows. Looking changes nothing. */
  look(token: string, seat?: string): Promise<LinkView>;
  /**
   * Continue was pressed: notes that the link was opened, and begins the payment if it can be. Presses at once begin one.
   *
   * @throws {TooManyError} When it was pressed too often, with the time after which it may be pressed again; nothing is done then.
   * @throws {UnreachableError} When the provider does not answer.
   */
  proceed(token: string, payer: Payer): Promise<Proceeding>;
  /**
   * Takes what the payer's browser brings back to `/p/TOKEN/return`.
   *
   * @returns The path to go on to: the receipt once it is paid, else the link's own page.
   * @throws {UnauthenticatedError} When it is not signed by the provider; nothing has changed then.
   * @throws {MalformedError} When it cannot be read, or the link is none.
   */
  returned(token: string, request: Request): Promise<string>;
  /** The receipt that a link shows; `expired` once the link has ended. */
  receipt(token: string): Promise<Receipt | 'expired' | undefined>;
  /** Answers a messenger's callback: 204 when it is believed, whatever it says; else a problem that says to try again or not. */
  callback(messenger: string, request: Request): Promise<Response>;
  /** Answers a provider's notification, likewise. */
  notified(collection: string, request: Request): Promise<Response>;
  /** Does what is due: messages that a crash or a failure left behind, payments of which nothing was heard. For a timer. */
  sweep(): Promise<void>;
  /** Settles once nothing that was recorded here waits to be acted on. */
  idle(): Promise<void>;
  /** Waits for what is under way, and lets go of the shelf. */
  close(): Promise<void>;
}
