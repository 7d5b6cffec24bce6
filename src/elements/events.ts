import type {Draft} from '../request/draft.js';
import type {RequestId} from '../request/ids.js';
import type {RequestStatus} from '../session/session.js';

// Every event that an element fires. All bubble and are composed. Present tense is about to happen and can be canceled;
// past tense has happened. None carries a card number, a security code or a key.

const WISH = {bubbles: true, composed: true, cancelable: true};
const FACT = {bubbles: true, composed: true};

/** The customer wants to pay. Cancel it to open the card form elsewhere. */
export class RequestOpenEvent extends Event {
  readonly requestId: RequestId;
  constructor(requestId: RequestId) {
    super('chatpay-request-open', WISH);
    this.requestId = requestId;
  }
}

/** The customer declines to pay. Cancel it to ask them first; nothing has been sent yet. */
export class RequestDeclineEvent extends Event {
  readonly requestId: RequestId;
  constructor(requestId: RequestId) {
    super('chatpay-request-decline', WISH);
    this.requestId = requestId;
  }
}

/** The agent pressed Request. Cancel it to stop before the vault asks for a confirmation. */
export class RequestSendEvent extends Event {
  readonly conversation: string;
  /** What is about to be confirmed and signed. */
  readonly draft: Draft;
  constructor(conversation: string, draft: Draft) {
    super('chatpay-request-send', WISH);
    this.conversation = conversation;
    this.draft = draft;
  }
}

/** The agent confirmed, and the request is on its way. Put a `<chatpay-request>` with its id into the conversation now. */
export class RequestSentEvent extends Event {
  readonly conversation: string;
  readonly requestId: RequestId;
  constructor(conversation: string, requestId: RequestId) {
    super('chatpay-request-sent', FACT);
    this.conversation = conversation;
    this.requestId = requestId;
  }
}

/** The agent wants to withdraw a request. */
export class RequestCancelEvent extends Event {
  readonly requestId: RequestId;
  constructor(requestId: RequestId) {
    super('chatpay-request-cancel', WISH);
    this.requestId = requestId;
  }
}

/** A request was withdrawn. */
export class RequestCanceledEvent extends Event {
  readonly requestId: RequestId;
  constructor(requestId: RequestId) {
    super('chatpay-request-canceled', FACT);
    this.requestId = requestId;
  }
}

/** The agent wants to ask again for a payment that came to nothing. Cancel it to fill in the composer elsewhere. */
export class RequestAgainEvent extends Event {
  readonly requestId: RequestId;
  constructor(requestId: RequestId) {
    super('chatpay-request-again', WISH);
    this.requestId = requestId;
  }
}

/** The agent wants to see a card. Cancel it to stop before the authority is asked for it. */
export class CardViewEvent extends Event {
  readonly requestId: RequestId;
  constructor(requestId: RequestId) {
    super('chatpay-card-view', WISH);
    this.requestId = requestId;
  }
}

/** The customer's card was sealed in the vault and is on its way. The page never has it in clear. */
export class CardSealedEvent extends Event {
  readonly requestId: RequestId;
  constructor(requestId: RequestId) {
    super('chatpay-card-sealed', FACT);
    this.requestId = requestId;
  }
}

/** A link to an order's payment was asked for, and the authority has accepted it. Show a `<chatpay-progress>` with its id now. */
export class LinkRequestedEvent extends Event {
  readonly conversation: string;
  readonly requestId: RequestId;
  constructor(conversation: string, requestId: RequestId) {
    super('chatpay-link-requested', FACT);
    this.conversation = conversation;
    this.requestId = requestId;
  }
}

/** The agent wants a panel put away: take it off the page. */
export class PanelCloseEvent extends Event {
  constructor() {
    super('chatpay-close', FACT);
  }
}

/** A request's status is another one now. Fired by the provider, once for each change. */
export class StateChangedEvent extends Event {
  readonly conversation: string;
  readonly requestId: RequestId;
  readonly status: RequestStatus;
  constructor(conversation: string, requestId: RequestId, status: RequestStatus) {
    super('chatpay-state-changed', FACT);
    this.conversation = conversation;
    this.requestId = requestId;
    this.status = status;
  }
}

/** Where a failure happened: in the vault's frame, or on the way to the backend. */
export type FailedPart = 'vault' | 'backend';

/** Something does not work that a person was told about. */
export class FailedEvent extends Event {
  readonly part: FailedPart;
  /** The cause, for the page's own log. It never holds card data. */
  readonly error: unknown;
  constructor(part: FailedPart, error: unknown) {
    super('chatpay-failed', FACT);
    this.part = part;
    this.error = error;
  }
}

/** The agent pressed View on a banner: show this conversation now; the card opens by itself. Cancel it to open it later. */
export class BannerViewEvent extends Event {
  readonly conversation: string;
  readonly requestId: RequestId;
  constructor(conversation: string, requestId: RequestId) {
    super('chatpay-banner-view', WISH);
    this.conversation = conversation;
    this.requestId = requestId;
  }
}

/** The agent puts a banner away. */
export class BannerDismissEvent extends Event {
  readonly conversation: string;
  readonly requestId: RequestId;
  constructor(conversation: string, requestId: RequestId) {
    super('chatpay-banner-dismiss', WISH);
    this.conversation = conversation;
    this.requestId = requestId;
  }
}

/** What the guard took for a card's number, expiry or code. */
export type GuardedKind = 'pan' | 'expiry' | 'code';

/** The guard has hidden something in a message that was about to leave. It says how much and of what kind, never what. */
export class GuardMaskedEvent extends Event {
  /** How many card numbers. */
  readonly count: number;
  readonly kinds: readonly GuardedKind[];
  constructor(count: number, kinds: readonly GuardedKind[]) {
    super('chatpay-guard-masked', FACT);
    this.count = count;
    this.kinds = kinds;
  }
}

/**
 * The customer pressed "Pay securely instead". Cancel it to lead them to the form, or to tell the agent, in a way of the
 * page's own.
 */
export class GuardPayEvent extends Event {
  /** The request that waits for them; absent while there is none. */
  readonly requestId: RequestId | undefined;
  constructor(requestId: RequestId | undefined) {
    super('chatpay-guard-pay', WISH);
    this.requestId = requestId;
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    'chatpay-request-open': RequestOpenEvent;
    'chatpay-request-decline': RequestDeclineEvent;
    'chatpay-request-send': RequestSendEvent;
    'chatpay-request-sent': RequestSentEvent;
    'chatpay-request-cancel': RequestCancelEvent;
    'chatpay-request-canceled': RequestCanceledEvent;
    'chatpay-request-again': RequestAgainEvent;
    'chatpay-card-view': CardViewEvent;
    'chatpay-card-sealed': CardSealedEvent;
    'chatpay-link-requested': LinkRequestedEvent;
    'chatpay-close': PanelCloseEvent;
    'chatpay-state-changed': StateChangedEvent;
    'chatpay-failed': FailedEvent;
    'chatpay-banner-view': BannerViewEvent;
    'chatpay-banner-dismiss': BannerDismissEvent;
    'chatpay-guard-masked': GuardMaskedEvent;
    'chatpay-guard-pay': GuardPayEvent;
  }
}
