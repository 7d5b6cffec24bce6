import {MalformedError} from '../request/errors.js';
import {isAmountOf, minorUnitsOf} from './charge.js';
import {DECISIONS, MISFIT, REASON_CODES, UNKNOWN_CODE, type CodeMeaning} from './cybersource-codes.js';
import type {Charge, Outcome, OutcomeKind} from './provider.js';

/** What a reply must have signed for anything to follow from it. */
const NEEDED = ['decision', 'reason_code', 'req_amount', 'req_currency', 'req_reference_number', 'signed_date_time'];

/**
 * What a signed reply of Secure Acceptance says about a charge.
 *
 * ACCEPT alone is not paid: the code must be 100, and the amount that was asked, and that was approved, the charge's own.
 * Whatever is not known, or does not fit, is in review: somebody must look at it, and the customer is not sent to pay again.
 *
 * @param signed The reply's signed fields, and none beside them.
 * @param now The time, for a reply whose own is in the future.
 * @throws {MalformedError} When it lacks what it must have.
 * @see https://developer.cybersource.com/docs/cybs/en-us/sa/developer/all/sa-hosted/secure-acceptance/sa-notification-types.html
 *   (decisions and codes sure, the other fields' names medium)
 */
export function readReply(signed: ReadonlyMap<string, string>, charge: Charge, now: number): Outcome {
  if (NEEDED.some((name) => !signed.has(name))) throw new MalformedError('a reply that does not sign what matters');
  const field = (name: string) => signed.get(name) ?? '';
  const code = field('reason_code');
  const {reference} = charge;
  const transaction = /^[\w-]{1,40}$/.exec(field('transaction_id'))?.[0];
  const base = {
    reference,
    at: instantOf(field('signed_date_time'), now),
    ...(/^\d{3,5}$/.test(code) && {code}),
    ...(transaction && {transaction}),
  };
  const isOurs =
    isAmountOf(charge, field('req_amount'), field('req_currency')) &&
    field('req_reference_number') === charge.merchantReference;
  if (!isOurs) return {...base, kind: 'review', reason: MISFIT};
  if (field('decision') === 'CANCEL') {
    return {...base, kind: 'refused', refusal: 'other', reason: 'The customer went back without paying.'};
  }
  const meaning = REASON_CODES.get(code) ?? UNKNOWN_CODE;
  const kind = kindOf(field('decision'), code, meaning);
  const outcome = finish(base, kind, meaning, charge, signed.get('auth_amount'));
  return outcome.kind === 'paid' ? {...outcome, ...cardIn(field('req_card_number'), field('card_type_name'))} : outcome;
}

/** A number in a reply: masked but for its last four digits, `xxxxxxxxxxxx1111`. Any other is not looked at. */
const MASKED = /^[xX*]{4,15}(\d{4})$/;

/** What a customer may read of the card on the receipt. */
function cardIn(number: string, brand: string): Pick<Outcome, 'lastFour' | 'cardBrand'> {
  const lastFour = MASKED.exec(number)?.[1];
  if (lastFour === undefined) return {};
  return {lastFour, ...(/^[A-Za-z][A-Za-z ]{1,29}$/.test(brand) && {cardBrand: brand})};
}

function kindOf(decision: string, code: string, meaning: CodeMeaning): OutcomeKind {
  const decided = DECISIONS.get(decision);
  if (decided === undefined) return 'review';
  if (decided === 'by-code') return meaning.kind === 'refused' ? 'refused' : 'paying';
  // accepted, for a reason that is none: not ours to call paid
  if (decided === 'paid') return code === '100' || code === '110' ? meaning.kind : 'review';
  return decided;
}

function finish(
  base: Omit<Outcome, 'kind' | 'reason'>,
  kind: OutcomeKind,
  meaning: CodeMeaning,
  charge: Charge,
  approvedText: string | undefined,
): Outcome {
  const approved = approvedText === undefined ? undefined : minorUnitsOf(charge, approvedText);
  const isShort = kind === 'paid' && approvedText !== undefined && approved !== charge.amount.minorUnits;
  if (kind === 'partial' || isShort) {
    const {currency} = charge.amount;
    const amount = approved === undefined ? {} : {approved: {minorUnits: approved, currency}};
    return {...base, kind: 'partial', reason: 'Only a part of the amount was approved.', ...amount};
  }
  const refusal = kind === 'refused' && {refusal: meaning.refusal ?? 'declined'};
  return {...base, kind, reason: wordsFor(kind, meaning), ...refusal};
}

/** The code's words, where they say the same as the decision beside it. */
function wordsFor(kind: OutcomeKind, meaning: CodeMeaning): string {
  if (meaning.kind === kind || (kind === 'refused' && meaning.kind === 'review')) return meaning.words;
  if (kind === 'refused') return 'The provider refused the payment.';
  if (kind === 'paying') return 'The provider could not finish, and is asked what became of the payment.';
  return 'Somebody must look at the payment at the provider.';
}

/** The provider's own time, as `yyyy-MM-ddTHH:mm:ssZ`; ours where it is none, or has not come yet. */
function instantOf(text: string, now: number): number {
  const at = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}Z$/.test(text) ? Date.parse(text) : NaN;
  return at >= 0 && at <= now ? at : now;
}
