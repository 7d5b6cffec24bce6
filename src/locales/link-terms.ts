import type {Translation} from './words.js';

/**
 * Every word of payments by link: the order's panel, the status guide and the receipt. A translation is one object of this
 * type. The names have a dot, so that they never meet the chat's words in the one table that the localize package keeps.
 */
export interface LinkTerms extends Translation {
  // What an order consists of.
  'link.orderNumber': string;
  'link.items': string;
  'link.subtotal': string;
  'link.tax': string;
  'link.total': string;

  // Where the link goes.
  'link.phone': string;
  'link.channel': string;
  'link.sms': string;
  'link.whatsapp': string;
  'link.doubtful': string;
  'phone.empty': string;
  'phone.not-a-number': string;
  'phone.no-country': string;
  'phone.too-short': string;
  'phone.too-long': string;
  'phone.extension': string;

  // The panel.
  'order.title': string;
  'order.close': string;
  'order.send': string;
  'order.sending': string;
  /** What the payment is for, where the order does not say. */
  'order.reason': (number: string) => string;
  /** @param duration For example `1 hour`. */
  'order.lasts': (duration: string) => string;

  // Why something did not work, and what to do about it.
  'problem.unreachable': string;
  'problem.unauthenticated': string;
  'problem.forbidden': string;
  'problem.over-ceiling': string;
  'problem.card-number-in-text': string;
  'problem.too-many': string;
  'problem.too-late': string;
  'problem.open-already': string;
  'problem.paid-already': string;
  'problem.settings': string;
  'problem.other': string;

  // The guide: its steps.
  'progress.title': string;
  'progress.loading': string;
  'step.sending': string;
  'step.unsent': string;
  'step.sent': string;
  'step.delivered': string;
  'step.undelivered': string;
  'step.read': string;
  'step.opened': string;
  'step.paying': string;
  'step.failed': string;
  'step.review': string;
  'step.paid': string;
  'step.receipt': string;
  'step.receipt-undelivered': string;
  'step.submitted': string;
  'step.completed': string;
  'step.lapsed': string;
  'step.declined': string;
  'step.canceled': string;
  'step.expired': string;
  'mark.done': string;
  'mark.ahead': string;
  'mark.failed': string;
  'mark.now': string;

  // The guide: what comes next, or what can be done.
  'next.sending': string;
  'next.unsent': string;
  'next.sent': string;
  'next.delivered': string;
  'next.undelivered': string;
  'next.read': string;
  'next.opened': string;
  'next.paying': string;
  'next.failed': string;
  'next.review': string;
  'next.paid': string;
  'next.receipt': string;
  'next.receipt-undelivered': string;
  'next.submitted': string;
  'next.completed': string;
  'next.lapsed': string;
  'next.declined': string;
  'next.canceled': string;
  'next.expired': string;
  /** @param time A time of day, with its day where that is not today. */
  'next.until': (time: string) => string;

  // The same in the chat, where there is no link.
  'next.chat.sent': string;
  'next.chat.opened': string;
  'next.chat.failed': string;
  'next.chat.declined': string;
  'next.chat.canceled': string;
  'next.chat.expired': string;
  'next.chat.until': (time: string) => string;

  // Why a message was not delivered, and what can be done about it where that depends on the reason.
  'why.invalid-number': string;
  'why.no-whatsapp': string;
  'why.write-first': string;
  'why.blocked': string;
  'why.unreachable': string;
  'why.carrier-refused': string;
  'why.not-approved': string;
  'why.limit': string;
  'why.account': string;
  'why.no-channel': string;
  'why.no-answer': string;
  'why.other': string;
  /** @param code The messaging service's own code. */
  'why.code': (code: string) => string;
  'advice.number': string;
  'advice.channel': string;
  'advice.later': string;
  'advice.support': string;

  'progress.cancel': string;
  'progress.sendAgain': string;
  'progress.sendReceiptAgain': string;
  'progress.showCode': string;
  'progress.hideCode': string;
  'progress.code': string;
  'progress.tryAgain': string;

  // The receipt.
  'receipt.accepted': string;
  'receipt.paidTo': (merchant: string) => string;
  'receipt.for': string;
  'receipt.paidAt': string;
  'receipt.paidWith': string;
  'receipt.card': string;
  'receipt.reference': string;
  'receipt.request': string;
  'receipt.print': string;
}

/** The name of a term that takes nothing in. */
export type PlainLinkTerm = {[K in keyof LinkTerms]: string extends LinkTerms[K] ? K : never}[keyof LinkTerms];
