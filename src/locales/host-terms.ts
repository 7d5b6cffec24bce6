import type {Translation} from './words.js';

/** The words on a customer's page: those of the customer, and those that both sides read. */
export interface ChatTerms extends Translation {
  // What a customer reads.
  /** @param merchant The business's name, in the signed terms. */
  requestFrom: (merchant: string) => string;
  decline: string;
  enterPayment: string;
  tryAnotherCard: string;
  securedNote: string;
  sendingCard: string;
  cardWasSent: string;
  youDeclined: string;
  hasExpired: string;
  wasCanceled: string;
  beingChecked: string;
  paymentAccepted: string;
  refusedDeclined: string;
  refusedExpired: string;
  refusedWrongDetails: string;
  refusedUnreadable: string;
  refusedOther: string;
  cardNotSent: string;
  loading: string;
  requestNotFound: string;

  // What both may read.
  endedChatClosed: string;
  endedAgentLeft: string;
  endedAgentReplaced: string;
  paying: string;
  paymentRequest: string;
  /** @param time Minutes and seconds, as `formatCountdown` writes them. */
  expiresIn: (time: string) => string;
  /** One sentence for screen readers when a request's status changes. */
  announcement: (status: string, amount: string) => string;
  notReached: string;
  notLoaded: string;
  notAllowed: string;

  // The guard.
  guardMasked: (count: number) => string;
  guardWarning: string;
  guardPay: string;
  guardTold: string;
}

/** The words around the frames of the vault and of a checkout, which come with the first of them. */
export interface CoverTerms extends Translation {
  secureForm: string;
  agentDesk: string;
  opening: string;
  deskOpening: string;
  /** The frame is not up after some seconds, and may come still. */
  stillOpening: string;
  formUnavailable: string;
  deskUnavailable: string;
  vaultHint: string;
  vaultMisplaced: string;
  reload: string;
  close: string;
}

/** The words around a payment provider's checkout in the chat, which come with it. */
export interface CheckoutTerms extends Translation {
  /** The checkout was left while paying. */
  continuePayment: string;
  viewReceipt: string;
  secureCheckout: string;
  checkoutUnavailable: string;
  openInNewTab: string;
}

/** The words of the composer's panel, which come with it. */
export interface ComposerTerms extends Translation {
  creditCardRequest: string;
  amountToCharge: string;
  reasonForCharge: string;
  reasonHint: string;
  request: string;
  /** @param left Code points that still fit; negative when there are too many. */
  charactersLeft: (left: number) => string;
  amountEmpty: string;
  /** @param example An amount as it is written in this locale. */
  amountNotANumber: (example: string) => string;
  amountAmbiguous: (example: string) => string;
  amountTooManyDecimals: (currency: string, digits: number) => string;
  amountOtherCurrency: (currency: string) => string;
  amountZero: string;
  amountNegative: string;
  amountTooLarge: string;
  reasonEmpty: string;
  reasonTooLong: string;
  reasonMasked: string;
  reasonCleaned: string;
  holdTooLong: (minutes: number) => string;
  settingsInvalid: string;
  notSigned: string;

  // The confirmation, where no agent sees a card.
  confirmTitle: string;
  confirmDetail: string;
  confirmAmount: string;
  confirmReason: string;
  confirmAnswerWithin: string;
  send: string;
  sendingRequest: string;
  back: string;
}

/** The words that agents alone read. */
export interface AgentTerms extends Translation {
  // A request's status.
  sending: string;
  tryAgain: string;
  discard: string;
  waitingForCustomer: string;
  customerDeclinedPayment: string;
  requestExpired: string;
  viewCard: string;
  cardReceived: string;
  cardRefused: string;
  paymentFailed: string;
  timeLimitReached: string;
  paymentUnderReview: string;
  completed: string;
  paid: string;
  canceled: string;
  messageNotDelivered: string;

  // What an agent can do about it.
  requestAgain: string;
  markAsCompleted: string;
  cancelRequest: string;
  wasCharged: string;
  wasChargedYes: string;
  wasChargedNo: string;

  // What stands beside it.
  customerOpened: string;
  /** @param done How many fields are filled in; 0 says nothing about them. */
  customerEntering: (done: number) => string;
  customerAway: string;
  delivered: string;
  read: string;

  // The composer's button.
  requestPayment: string;

  // The banner and the indicator.
  cardPayment: string;
  cardInformationSent: string;
  view: string;
  dismiss: string;
  activeRequest: string;
  requestOfAnother: string;
}

/**
 * Every word that the elements on a chat's page say; the vault's pages and the order system's have their own. A translation
 * is one object of this type. `registerWords` changes single words.
 */
export interface HostTerms extends ChatTerms, CoverTerms, CheckoutTerms, AgentTerms, ComposerTerms {}

/** The names of the terms that take nothing in. */
export type PlainTerm<T = HostTerms> = {[K in keyof T]: string extends T[K] ? K : never}[keyof T];
