import type {Translation} from '@shoelace-style/localize';

/**
 * Every word that the elements on a host's page say; the vault's pages have their own. A translation is one object of
 * this type. To change single words, register an object with the same `$code` and those words alone.
 */
export interface HostTerms extends Translation {
  // What an agent reads about a request: its status.
  sending: string;
  tryAgain: string;
  waitingForCustomer: string;
  customerDeclinedPayment: string;
  requestExpired: string;
  viewCard: string;
  cardReceived: string;
  cardRefused: string;
  paymentFailed: string;
  timeLimitReached: string;
  paying: string;
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
  paymentRequest: string;
  customerOpened: string;
  /** @param done How many fields are filled in; 0 says nothing about them. */
  customerEntering: (done: number) => string;
  customerAway: string;
  delivered: string;
  read: string;
  /** @param time Minutes and seconds, as `formatCountdown` writes them. */
  expiresIn: (time: string) => string;

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

  // What both may read.
  /** One sentence for screen readers when a request's status changes. */
  announcement: (status: string, amount: string) => string;
  notReached: string;
  notAllowed: string;

  // The vault's frames.
  secureForm: string;
  agentDesk: string;
  opening: string;
  formUnavailable: string;
  deskUnavailable: string;
  vaultHint: string;
  vaultMisplaced: string;
  reload: string;
  close: string;

  // The composer.
  requestPayment: string;
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
  holdTooLong: (minutes: number) => string;
  settingsInvalid: string;
  notSigned: string;

  // The banner, the indicator and the guard.
  cardPayment: string;
  cardInformationSent: string;
  view: string;
  dismiss: string;
  activeRequest: string;
  guardMasked: (count: number) => string;
  guardWarning: string;
}

/** The name of a term that takes nothing in. */
export type PlainTerm = {[K in keyof HostTerms]: string extends HostTerms[K] ? K : never}[keyof HostTerms];
