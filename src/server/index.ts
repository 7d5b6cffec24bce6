export type {EndedRequest} from './authority.js';
export {endOf, MAX_CARD_AGE_MS, type CardLabel, type CardSafe, type HeldCard} from './card-safe.js';
export {STREAM_TIMING, type StreamTiming} from './event-stream.js';
export {
  createChatpayHandler,
  type ChatpayHandler,
  type ChatpayHandlerOptions,
  type HostEndReason,
  type Participant,
} from './handler.js';
export type {Alarm} from './link/cashier.js';
export {asksForCheckout, createCheckoutHandler, type CheckoutHandlerOptions} from './link/checkout-handler.js';
export type {LinkService, LinkServiceOptions, Payer, Proceeding} from './link/link-contract.js';
export {createLinkService} from './link/link-service.js';
export {LinkStore} from './link/link-store.js';
export type {LinkPage, LinkView} from './link/link-view.js';
export {memoryShelf, type Item, type Label, type Shelf} from './link/shelf.js';
export {sqliteShelf, type SqliteShelfOptions} from './link/sqlite-shelf.js';
export {asksForTerms, createTermsHandler, type TermsHandlerOptions} from './link/terms-handler.js';
export {englishMessages, messagesIn, type MessageWords, type WriteMessage} from './link/words.js';
export type {KeySafe, Signing} from './key-safe.js';
export {
  ConflictError,
  GAP,
  PAGE_SIZE,
  type EventLog,
  type Gap,
  type LoadOptions,
  type LogEntry,
  type ReadOptions,
  type Recorded,
  type Stream,
} from './log.js';
export type {Logger} from './logger.js';
export {memoryStore} from './memory-store.js';
export {TooManyError} from './problem.js';
export type {Presence} from './presence.js';
export {createSignerHandler, type SignerHandler, type SignerHandlerOptions} from './signer.js';
export type {Caps, Ceiling, MayAsk, SignedInAgent, SignerRules} from './signer-rules.js';
export {generateSigningKey, type PrivateJwk, type SigningKey} from './signing-key.js';
export type {Driver} from './sqlite/database.js';
export {sqliteStore, type SqliteStoreOptions} from './sqlite/sqlite-store.js';
export type {Store} from './store.js';
export type {Check, MakeStore, StoreUnderTest} from './check.js';
export {logChecks} from './log-checks.js';
export {safeChecks} from './safe-checks.js';
