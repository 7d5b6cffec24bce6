// What a payment request is, for whoever writes a transport, a backend or a view of their own.
export {parseAmount, type AmountFault, type ParsedAmount} from './amount.js';
export {
  END_REASONS,
  FIELD_NAMES,
  REFUSAL_REASONS,
  type Answer,
  type Command,
  type CommandOf,
  type CommandType,
  type Delivery,
  type EndReason,
  type FieldName,
  type IssuedCommand,
  type RefusalReason,
  type SealedCard,
  type Stage,
} from './command.js';
export {isCurrency, minorUnitDigits} from './currencies.js';
export {decide, type Decision} from './decide.js';
export type {Draft} from './draft.js';
export {
  ChatpayError,
  ForbiddenError,
  MalformedError,
  OpenFailedError,
  RefusedError,
  TermsError,
  UnauthenticatedError,
  UnreachableError,
} from './errors.js';
export {termsOfEvent, type EventOf, type EventType, type NewEvent, type PaymentEvent} from './event.js';
export {createId, type RequestId} from './ids.js';
export {allows, LIVE, OPEN} from './life.js';
export {decimalString, formatMoney, type Money} from './money.js';
export {MAX_REASON, type Order, type OrderLine} from './order.js';
export {parseAnswer, parseCommand, parseEvent, parseJsonText} from './parse.js';
export type {Party, Role, Scope} from './participant.js';
export type {Receipt} from './receipt.js';
export {MAX_ANSWER_MS, MAX_HOLD_MS, MIN_HOLD_MS} from './limits.js';
export {isRule, RULES, type Rule} from './rules.js';
export {
  COMPLETION_GRACE_MS,
  stateOf,
  STATUSES,
  type DeliveryState,
  type Payment,
  type PaymentState,
  type Status,
} from './state.js';
export {COLLECTIONS, TERMS_FAULTS, type CardKind, type Collection, type Terms, type TermsFault} from './terms.js';
export {UNDELIVERED_REASONS, type UndeliveredReason} from './undelivered.js';
export {decodeTerms, verifyTerms, type VerifyOptions} from './terms-token.js';
export type {Trust, TrustedKey} from './trust.js';
