import * as v from 'valibot';

import {MalformedError, UnreachableError} from '../request/errors.js';
import {parseJsonText, parseWith} from '../request/parse.js';
import {isAmountOf, minorUnitsOf} from './charge.js';
import {MISFIT, REASON_CODES, STATUSES, UNKNOWN_CODE, type CodeMeaning} from './cybersource-codes.js';
import type {CybersourceRest} from './cybersource-rest.js';
import {mergeOutcome} from './outcome.js';
import type {Charge, Outcome} from './provider.js';
import {MAX_BODY_BYTES, type ServiceAnswer} from '../delivery/service.js';

/** What CyberSource's reports can be asked. */
export interface CybersourceReports {
  /**
   * What became of a charge: every transaction under its reference, and what somebody decided about one in review.
   *
   * @returns `undefined` while there is none; the vendor's reports lag behind, for two minutes or so.
   */
  lookUp(charge: Charge): Promise<Outcome | undefined>;
  /** One transaction as it was searched for, by its id. `undefined` when there is none yet. */
  transaction(id: string): Promise<Transaction | undefined>;
}

const text = v.union([v.string(), v.pipe(v.number(), v.transform(String))]);

const transactionSchema = v.looseObject({
  id: v.pipe(v.string(), v.regex(/^[\w-]{1,64}$/)),
  submitTimeUtc: v.optional(v.string()),
  submitTimeUTC: v.optional(v.string()),
  clientReferenceInformation: v.optional(v.looseObject({code: v.optional(v.string())})),
  applicationInformation: v.optional(
    v.looseObject({
      status: v.optional(v.string()),
      reasonCode: v.optional(text),
      applications: v.optional(v.array(v.looseObject({name: v.optional(v.string()), reasonCode: v.optional(text)}))),
    }),
  ),
  paymentInformation: v.optional(v.looseObject({card: v.optional(v.looseObject({suffix: v.optional(v.string())}))})),
  orderInformation: v.optional(
    v.looseObject({
      amountDetails: v.optional(
        v.looseObject({
          totalAmount: v.optional(text),
          currency: v.optional(v.string()),
          authorizedAmount: v.optional(text),
        }),
      ),
    }),
  ),
});

/** One transaction as CyberSource reports it. */
export type Transaction = v.InferOutput<typeof transactionSchema>;

const searchSchema = v.looseObject({
  _embedded: v.optional(v.looseObject({transactionSummaries: v.optional(v.array(transactionSchema))})),
});

const conversionSchema = v.looseObject({
  conversionDetails: v.optional(
    v.array(
      v.looseObject({
        requestId: v.optional(v.string()),
        newDecision: v.optional(v.string()),
        conversionDate: v.optional(v.string()),
      }),
    ),
  ),
});

/** Steps that take or hold money. A report also lists checks, tokens, reversals and refunds. */
const TAKES_MONEY = /^ics_(auth|bill|sale|ap_auth|ap_sale|ap_capture|ecp_debit)$/;

/** Checks that can stop a payment before or after the bank has approved it. */
const CHECKS = /^ics_(decision|pa_enroll|pa_validate)$/;

/**
 * Asks CyberSource's reports.
 *
 * The endpoints and the search's query are sure (`/tss/v2/searches`, `/tss/v2/transactions/{id}`,
 * `/reporting/v3/conversion-details`); which members each kind of transaction fills is medium sure, so that whatever does
 * not clearly say paid is not.
 *
 * @see https://developer.cybersource.com/docs/cybs/en-us/txn-search/developer/all/rest/txn-search/txn-search-intro.html
 * @see https://developer.cybersource.com/docs/cybs/en-us/reporting/developer/all/rest/reporting/reporting_api/reporting-conversion-dtl-intro.html
 */
export function cybersourceReports(rest: CybersourceRest): CybersourceReports {
  const now = rest.options.now ?? Date.now;
  const outcomeOf = async (charge: Charge, transaction: Transaction) => {
    const outcome = readTransaction(transaction, charge, now());
    return outcome.kind === 'review' ? decided(rest, outcome, now()) : outcome;
  };
  return {
    async lookUp(charge) {
      const found = await search(rest, charge.merchantReference);
      const outcomes = await Promise.all(found.map((transaction) => outcomeOf(charge, transaction)));
      return outcomes.reduce<Outcome | undefined>((known, news) => mergeOutcome(known, news), undefined);
    },
    async transaction(id) {
      if (!/^[\w-]{1,64}$/.test(id)) return undefined;
      const answer = await rest.get(`/tss/v2/transactions/${id}`);
      return answer.status === 404 ? undefined : read(transactionSchema, answer);
    },
  };
}

async function search(rest: CybersourceRest, reference: string): Promise<Transaction[]> {
  const answer = await rest.post('/tss/v2/searches', {
    save: false,
    name: 'chatpay',
    timezone: 'UTC',
    query: `clientReferenceInformation.code:${reference}`,
    offset: 0,
    limit: 20,
    sort: 'submitTimeUtc:desc',
  });
  const found = read(searchSchema, answer)._embedded?.transactionSummaries ?? [];
  return found.filter(({clientReferenceInformation}) => clientReferenceInformation?.code === reference);
}

/**
 * What one transaction says about a charge. The caller has made sure that it is under the charge's reference.
 *
 * @param now The time, for a transaction that does not say its own.
 */
export function readTransaction(transaction: Transaction, charge: Charge, now: number): Outcome {
  const {id, applicationInformation: application, orderInformation} = transaction;
  const {totalAmount, currency, authorizedAmount} = orderInformation?.amountDetails ?? {};
  const at = Date.parse(transaction.submitTimeUtc ?? transaction.submitTimeUTC ?? '');
  const {kind, words, refusal, code} = meaningOf(application);
  const base = {
    reference: charge.reference,
    at: at >= 0 && at <= now ? at : now,
    transaction: id,
    ...(code && /^\d{1,5}$/.test(code) && {code}),
  };
  if (kind !== 'paid' && kind !== 'partial') return {...base, kind, reason: words, ...(refusal && {refusal})};
  if (!isAmountOf(charge, totalAmount ?? '', currency ?? '')) return {...base, kind: 'review', reason: MISFIT};
  const approved = authorizedAmount === undefined ? undefined : minorUnitsOf(charge, authorizedAmount);
  const isWhole = authorizedAmount === undefined || approved === charge.amount.minorUnits;
  const lastFour = /^\d{4}$/.exec(transaction.paymentInformation?.card?.suffix ?? '')?.[0];
  if (kind === 'paid' && isWhole) return {...base, kind, reason: words, ...(lastFour && {lastFour})};
  const amount = approved !== undefined && {approved: {minorUnits: approved, currency: charge.amount.currency}};
  return {...base, kind: 'partial', reason: 'Only a part of the amount was approved.', ...amount};
}

/**
 * What the steps of a transaction come to: a step that failed decides, and only a step that takes money can be paid. What
 * lists no such step (a check that passed, a reversal) says nothing about the payment.
 */
function meaningOf(application: Transaction['applicationInformation']): CodeMeaning & {readonly code?: string} {
  const steps = application?.applications ?? [];
  const codes = (names: RegExp) =>
    steps.filter(({name}) => names.test(name ?? '')).flatMap(({reasonCode}) => reasonCode ?? []);
  const money = codes(TAKES_MONEY);
  const failed = [...money, ...codes(CHECKS)].find((one) => one !== '100');
  const code = failed ?? money[0] ?? (steps.length === 0 ? application?.reasonCode : undefined);
  if (code !== undefined) return {...(REASON_CODES.get(code) ?? UNKNOWN_CODE), code};
  return (steps.length === 0 && STATUSES.get(application?.status ?? '')) || SILENT;
}

const SILENT: CodeMeaning = {kind: 'paying', words: 'The provider does not say yet what became of the payment.'};

/** How far back a review's decision is looked for, in days; the report covers one day at a time. */
const REVIEW_DAYS = 3;
const DAY_MS = 24 * 60 * 60_000;

/** A review in which somebody has decided since, or the review as it is. */
async function decided(rest: CybersourceRest, outcome: Outcome, now: number): Promise<Outcome> {
  for (let day = 0; day < REVIEW_DAYS; day++) {
    const end = now - day * DAY_MS;
    if (end < outcome.at) break;
    const instant = (at: number) => `${new Date(at).toISOString().slice(0, 19)}Z`;
    const query = new URLSearchParams({
      startTime: instant(end - DAY_MS),
      endTime: instant(end),
      organizationId: rest.merchantId,
    });
    const answer = await rest.get(`/reporting/v3/conversion-details?${query.toString()}`);
    if (answer.status === 404) continue;
    const decisions = read(conversionSchema, answer).conversionDetails ?? [];
    const decision = decisions.find(({requestId}) => requestId === outcome.transaction);
    const at = Date.parse(decision?.conversionDate ?? '') || now;
    if (decision?.newDecision === 'ACCEPT') {
      return {...outcome, kind: 'paid', at, reason: 'The payment was looked at, and accepted.'};
    }
    if (decision?.newDecision === 'REJECT') {
      return {...outcome, kind: 'refused', refusal: 'declined', at, reason: 'The payment was looked at, and rejected.'};
    }
  }
  return outcome;
}

function read<S extends v.GenericSchema>(schema: S, {status, text}: ServiceAnswer): v.InferOutput<S> {
  // A key that is not accepted must not look like a payment that is not there.
  if (status < 200 || status >= 300) throw new UnreachableError(`the payment service answered ${status}`);
  try {
    const value = parseJsonText(text, MAX_BODY_BYTES);
    // valibot takes a list for an object without members, and "no members" would read as "no payment"
    if (Array.isArray(value)) throw new MalformedError('a report that is a list');
    return parseWith(schema, value, 'a report');
  } catch (error) {
    if (error instanceof MalformedError)
      throw new UnreachableError('the payment service gave an answer that cannot be read');
    throw error;
  }
}
