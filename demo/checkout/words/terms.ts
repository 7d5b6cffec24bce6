import type {Forms} from '../../../src/locales/plurals.js';

/** Every word of the checkout's and the receipt's pages. */
export interface CheckoutTerms {
  readonly pay: (merchant: string) => string;
  readonly payment: string;
  readonly toPayment: string;
  readonly goOnToPayment: string;
  readonly continue: string;
  readonly receipt: (merchant: string) => string;
  readonly accepted: string;

  // The order.
  readonly order: (number: string) => string;
  readonly orderNumber: (number: string) => string;
  readonly subtotal: string;
  readonly tax: string;
  readonly total: string;
  readonly orderDetails: string;

  /** How long the link can be paid, in minutes: `{n}` stands for their number. */
  readonly left: Forms;
  /** @param provider The name of the payment provider. */
  readonly cardGoes: (provider: string) => string;
  readonly secureForm: string;
  readonly needsScript: string;
  readonly oneMoment: string;
  readonly provider: string;
  readonly goOn: string;

  // Pages that cannot be paid.
  readonly review: string;
  readonly reviewWords: string;
  readonly paid: string;
  readonly paidWords: string;
  readonly canceled: string;
  readonly canceledWords: string;
  readonly declined: string;
  readonly declinedWords: string;
  readonly expired: string;
  readonly expiredWords: string;
  readonly unknown: string;
  readonly unknownWords: string;
  readonly receiptExpired: string;
  readonly receiptExpiredWords: string;
  readonly payingHere: string;
  readonly payingHereWords: string;
  readonly payingElsewhere: string;
  readonly payingElsewhereWords: string;
  readonly formIsThere: string;

  // Why the last card was refused.
  readonly refusedDeclined: string;
  readonly refusedExpired: string;
  readonly refusedWrongDetails: string;
  readonly refusedUnreadable: string;
  readonly refusedOther: string;

  // What went wrong.
  readonly unverified: string;
  readonly unverifiedWords: string;
  readonly tooOften: string;
  readonly tooOftenWords: string;
  readonly busy: string;
  readonly busyWords: string;
}
