// Everything public, by name. Importing it registers no element: `define.js` does.
export {BannerElement} from './elements/banner/banner.js';
export {ComposerElement} from './elements/composer/composer.js';
export {
  chatpayContext,
  type Attendant,
  type Chatpay,
  type Confirmation,
  type Desk,
  type Problem,
} from './elements/context.js';
export {
  BannerDismissEvent,
  BannerViewEvent,
  CardSealedEvent,
  CardViewEvent,
  FailedEvent,
  GuardMaskedEvent,
  LinkRequestedEvent,
  PanelCloseEvent,
  GuardPayEvent,
  RequestAgainEvent,
  RequestCancelEvent,
  RequestCanceledEvent,
  RequestDeclineEvent,
  RequestOpenEvent,
  RequestSendEvent,
  RequestSentEvent,
  StateChangedEvent,
  type FailedPart,
  type GuardedKind,
} from './elements/events.js';
export {guard, type Guard, type GuardOptions} from './elements/guard/guard-fields.js';
export {GuardElement} from './elements/guard/guard.js';
export {IndicatorElement} from './elements/indicator/indicator.js';
export type {LinkChannel} from './elements/link/destination.js';
export type {LinkOrder} from './elements/order/link-draft.js';
export {OrderElement} from './elements/order/order.js';
export {ProgressElement} from './elements/progress/progress.js';
export {ProviderElement, type Theme} from './elements/provider/provider.js';
export {ReceiptElement} from './elements/receipt/receipt.js';
export {RequestElement} from './elements/request/request.js';
export {StatusElement} from './elements/status/status.js';
export type {LinkTerms} from './locales/link-terms.js';
export type {HostTerms} from './locales/host-terms.js';
export {LANGUAGES, PSEUDO_LANGUAGE, type Language} from './locales/languages.js';
export {registerWords, type OwnWords, type Words} from './locales/register-words.js';
export type {DeskTerms} from './locales/vault/desk-terms.js';
export type {FormTerms} from './locales/vault/form-terms.js';
export {createMasking, mightContainCard, type Masking} from './masking/core.js';
export type {Command, Stage} from './request/command.js';
export type {Draft} from './request/draft.js';
export {
  ChatpayError,
  ForbiddenError,
  MalformedError,
  RefusedError,
  TermsError,
  UnauthenticatedError,
  UnreachableError,
} from './request/errors.js';
export type {RequestId} from './request/ids.js';
export {formatMoney, type Money} from './request/money.js';
export type {Party, Scope} from './request/participant.js';
export type {Receipt} from './request/receipt.js';
export type {Rule} from './request/rules.js';
export type {PaymentState, Status} from './request/state.js';
export type {Terms} from './request/terms.js';
export {
  createSession,
  Session,
  type Connection,
  type RequestStatus,
  type RequestView,
  type SessionOptions,
} from './session/session.js';
export {httpCheckout, type FindCheckout} from './transport/checkout.js';
export {httpTransport, type HttpTransportOptions} from './transport/http.js';
export {memoryBackend, type MemoryBackend, type MemoryTransportOptions} from './transport/memory.js';
export {sharedTransport, type SharedTransportOptions} from './transport/shared-stream.js';
export {httpTerms, type SignTerms} from './transport/terms.js';
export type {Cursor, Frame, Transport} from './transport/transport.js';
