import * as v from 'valibot';

import {UnauthenticatedError} from '../request/errors.js';
import {parseWith} from '../request/parse.js';
import {isAmountOf, minorUnitsOf} from './charge.js';
import {MISFIT, STATUSES, UNKNOWN_CODE} from './cybersource-codes.js';
import type {Charge, Outcome} from './provider.js';

const amountsSchema = v.looseObject({
  totalAmount: v.optional(v.string()),
  authorizedAmount: v.optional(v.string()),
  currency: v.optional(v.string()),
});
const detailsSchema = v.looseObject({
  clientReferenceInformation: v.optional(v.looseObject({code: v.optional(v.string())})),
  orderInformation: v.optional(v.looseObject({amountDetails: v.optional(amountsSchema)})),
});

/** What is said while the provider is asked. */
export const ASKED = 'The provider is asked what became of the payment.';

/** Shape of a completed payment's result: a payment's answer, in `details` by the guide, else at its top. */
const resultSchema = v.looseObject({
  id: v.pipe(v.string(), v.regex(/^[\w-]{1,64}$/)),
  status: v.pipe(v.string(), v.maxLength(64)),
  details: v.optional(detailsSchema),
  ...detailsSchema.entries,
});

/**
 * What the verified claims of a completed payment's result say about a charge. A result that does not itself name the
 * charge and its amount is `paying`, with the transaction's id: it must be asked for.
 *
 * @throws {UnauthenticatedError} When it names another charge.
 * @throws {MalformedError} When it is no result.
 */
export function readResult(claims: unknown, charge: Charge, now: number): Outcome {
  const {id, status, details, ...top} = parseWith(resultSchema, claims, 'a payment’s result');
  const code = (details?.clientReferenceInformation ?? top.clientReferenceInformation)?.code;
  if (code !== undefined && code !== charge.merchantReference) {
    throw new UnauthenticatedError('a result that is about another payment');
  }
  const base = {reference: charge.reference, at: now, transaction: id, code: status.replace(/[^\w]/g, '').slice(0, 40)};
  const {kind, words, refusal} = STATUSES.get(status) ?? UNKNOWN_CODE;
  const amounts = (details?.orderInformation ?? top.orderInformation)?.amountDetails;
  const approved = amounts?.authorizedAmount ?? amounts?.totalAmount;
  const isPaid = kind === 'paid' || kind === 'partial';
  if (code === undefined || (isPaid && (approved === undefined || !amounts?.currency))) {
    return {...base, kind: 'paying', reason: ASKED};
  }
  if (!isPaid) return {...base, kind, reason: words, ...(refusal && {refusal})};
  if (kind === 'paid' && isAmountOf(charge, approved ?? '', amounts?.currency ?? '')) {
    return {...base, kind, reason: words};
  }
  const {currency} = charge.amount;
  const part = amounts?.currency === currency ? minorUnitsOf(charge, approved ?? '') : undefined;
  if (part === undefined || part >= charge.amount.minorUnits) return {...base, kind: 'review', reason: MISFIT};
  const reason = 'Only a part of the amount was approved.';
  return {...base, kind: 'partial', reason, approved: {minorUnits: part, currency}};
}
