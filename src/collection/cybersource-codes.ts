import type {RefusalReason} from '../request/command.js';
import type {OutcomeKind} from './provider.js';

/** What a reason code of CyberSource means. */
export interface CodeMeaning {
  /** What it makes of a payment where no decision stands beside it. */
  readonly kind: OutcomeKind;
  /** One plain sentence for the agent. */
  readonly words: string;
  readonly refusal?: RefusalReason;
}

const refused = (words: string, refusal: RefusalReason = 'declined'): CodeMeaning => ({
  kind: 'refused',
  words,
  refusal,
});
const review = (words: string): CodeMeaning => ({kind: 'review', words});
const unclear = (words: string): CodeMeaning => ({kind: 'paying', words});

/**
 * Reason codes of CyberSource, the same for Secure Acceptance and for its transaction reports.
 *
 * Codes whose outcome is not known (the service timed out, or has seen this try before) are `paying`, not `refused`: a
 * customer must not be sent to pay again while the first payment may have gone through. Codes by which the issuer has
 * approved and only CyberSource's own checks object are `review`, since money is held.
 *
 * @see https://developer.cybersource.com/docs/cybs/en-us/sa/developer/all/sa-hosted/secure-acceptance/sa-reason-codes.html
 *   (numbers and meanings sure; what we make of them ours)
 */
export const REASON_CODES: ReadonlyMap<string, CodeMeaning> = new Map([
  ['100', {kind: 'paid', words: 'The payment was approved.'}],
  ['101', refused('The payment form lacked something that the provider needs.', 'other')],
  ['102', refused('Something in the payment form was not valid.', 'wrong-details')],
  ['104', unclear('The provider has seen this try before, and is asked what became of it.')],
  ['110', {kind: 'partial', words: 'Only a part of the amount was approved.'}],
  ['150', unclear('The provider had a fault of its own, and is asked what became of the payment.')],
  ['151', unclear('The provider took too long, and is asked what became of the payment.')],
  ['152', unclear('The provider took too long, and is asked what became of the payment.')],
  ['200', review('The bank approved the card, but the billing address does not match.')],
  ['201', review('The bank wants to be called before it approves the card.')],
  ['202', refused('The card has expired.', 'expired')],
  ['203', refused('The bank declined the card.')],
  ['204', refused('The bank declined the card: not enough funds.')],
  ['205', refused('The bank declined the card.')],
  ['207', refused('The bank could not be reached.')],
  ['208', refused('The card is not active, or not for purchases online.')],
  ['210', refused('The bank declined the card: its limit is reached.')],
  ['211', refused('The security code is wrong.', 'wrong-details')],
  ['221', refused('The provider does not accept this card.')],
  ['222', refused('The card’s account is frozen.')],
  ['230', review('The bank approved the card, but the security code does not match.')],
  ['231', refused('The card’s number is wrong.', 'wrong-details')],
  ['232', refused('The merchant does not take this kind of card.')],
  ['233', refused('The bank declined the card.')],
  ['234', refused('The merchant’s account at the provider is not set up for this payment.', 'other')],
  ['236', refused('The bank’s network had a fault.')],
  ['240', refused('The card’s number and its network do not go together.', 'wrong-details')],
  ['475', refused('The bank wants the customer to confirm the payment, and that was not done.')],
  ['476', refused('The customer could not be confirmed by the bank.')],
  ['478', refused('The bank wants the customer to confirm the payment, and that was not done.')],
  ['480', review('The merchant’s fraud checks want somebody to look at the payment.')],
  ['481', refused('The merchant’s fraud checks rejected the payment.')],
  ['520', review('The bank approved the card, but the merchant’s own settings object.')],
]);

/** What a decision of Secure Acceptance makes of a payment, whatever its code; `ERROR` has the code decide. */
export const DECISIONS: ReadonlyMap<string, OutcomeKind | 'by-code'> = new Map([
  ['ACCEPT', 'paid'],
  ['REVIEW', 'review'],
  ['DECLINE', 'refused'],
  ['CANCEL', 'refused'],
  ['ERROR', 'by-code'],
]);

/**
 * Payment statuses of the REST API, which Unified Checkout reports too.
 *
 * @see https://developer.cybersource.com/docs/cybs/en-us/unified-checkout/developer/all/rest/unified-checkout.html
 *   (names sure; CAPTURED, TRANSMITTED and PENDING for other ways to pay medium sure)
 */
export const STATUSES: ReadonlyMap<string, CodeMeaning> = new Map([
  ['AUTHORIZED', {kind: 'paid', words: 'The payment was approved.'}],
  ['CAPTURED', {kind: 'paid', words: 'The payment was taken.'}],
  ['TRANSMITTED', {kind: 'paid', words: 'The payment was taken.'}],
  ['PARTIAL_AUTHORIZED', {kind: 'partial', words: 'Only a part of the amount was approved.'}],
  ['AUTHORIZED_PENDING_REVIEW', review('The bank approved the card; somebody must look at the payment.')],
  ['PENDING_REVIEW', review('Somebody must look at the payment before it is made.')],
  ['AUTHORIZED_RISK_DECLINED', refused('The merchant’s fraud checks rejected the payment.')],
  ['DECLINED', refused('The bank declined the card.')],
  ['INVALID_REQUEST', refused('Something in the payment form was not valid.', 'wrong-details')],
  ['PENDING', unclear('The payment is on its way.')],
  ['PENDING_AUTHENTICATION', unclear('The customer is confirming the payment with the bank.')],
  ['SERVER_ERROR', unclear('The provider had a fault of its own, and is asked what became of the payment.')],
]);

/** A code or status that no table has: never paid, never lost, somebody must look. */
export const UNKNOWN_CODE: CodeMeaning = {
  kind: 'review',
  words: 'The provider gave an answer that is not known here; look at the payment there.',
};

/** What is said of an answer that the provider gave, and that is not about what was asked for. */
export const MISFIT = 'The provider’s answer does not fit what was asked for; look at the payment there.';

/** Numbers of the card networks in Secure Acceptance's `card_type`; sure. */
export const CARD_TYPES: Readonly<Record<string, string>> = {
  visa: '001',
  mastercard: '002',
  'american-express': '003',
  discover: '004',
  'diners-club': '005',
  jcb: '007',
  maestro: '042',
  unionpay: '062',
};
