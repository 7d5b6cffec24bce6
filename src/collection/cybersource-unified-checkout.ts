import * as v from 'valibot';

import {MalformedError, UnauthenticatedError, UnreachableError} from '../request/errors.js';
import {decimalString} from '../request/money.js';
import {parseJsonText, parseWith} from '../request/parse.js';
import {createCharge, referenceIn} from './charge.js';
import {readCaptureContext} from './cybersource-context.js';
import {keyRing, parseKey, type KeyRing} from './cybersource-keys.js';
import {cybersourceReports, readTransaction, type CybersourceReports} from './cybersource-reports.js';
import type {CybersourceRest} from './cybersource-rest.js';
import {ASKED, readResult} from './cybersource-result.js';
import {readWebhook, type CybersourceWebhook} from './cybersource-webhook.js';
import {mergeOutcome} from './outcome.js';
import type {BeginOptions, Charge, FindCharge, Finding, Outcome, Provider} from './provider.js';
import {MAX_BODY_BYTES, readBody} from '../delivery/service.js';

/** What Unified Checkout is set up with. */
export interface UnifiedCheckoutOptions {
  readonly rest: CybersourceRest;
  /** The merchant's country, two letters. */
  readonly country: string;
  /** Card networks in the order of preference; Visa, Mastercard, American Express and Discover by default. */
  readonly networks?: readonly string[];
  /** Ways to pay; typed cards by default. */
  readonly paymentTypes?: readonly string[];
  /** The script's version; `1.0` by default. */
  readonly clientVersion?: string;
  /** `CAPTURE` takes the money, `AUTH` holds it for a later capture; `CAPTURE` by default. */
  readonly complete?: 'CAPTURE' | 'AUTH' | 'PREFER_AUTH';
  /** How much of the billing address the form asks for; `NONE` by default. */
  readonly billing?: 'FULL' | 'PARTIAL' | 'NONE';
  /** Hosts that the script may come from; everything under `cybersource.com` by default. */
  readonly scriptHosts?: readonly string[];
  /** The notifications' subscription; without it none is accepted, and lost returns are found by `lookUp` alone. */
  readonly webhook?: CybersourceWebhook;
}

/** What the checkout page posts once the provider's script has ended: its result, or the reason why there is none. */
const returnSchema = v.union([
  v.strictObject({reference: v.pipe(v.string(), v.maxLength(64)), result: v.pipe(v.string(), v.maxLength(32_768))}),
  v.strictObject({
    reference: v.pipe(v.string(), v.maxLength(64)),
    failure: v.pipe(v.string(), v.regex(/^[A-Z_]{1,64}$/)),
  }),
]);

/**
 * Collects payments by CyberSource Unified Checkout, version 1, with completion in the browser.
 *
 * The session's endpoint and body, the capture context and the result's statuses are sure. Which key signs the result, and
 * whether the result carries reference and amount, is not documented in full (low to medium sure), so that nothing is paid
 * before either the session's own key has signed both, or the merchant's reports have named this charge.
 *
 * @see https://developer.cybersource.com/docs/cybs/en-us/unified-checkout/developer/all/rest/unified-checkout.html
 */
export function unifiedCheckout(options: UnifiedCheckoutOptions): Provider {
  const {rest, webhook} = options;
  const now = rest.options.now ?? Date.now;
  const keys = keyRing(rest);
  const reports = cybersourceReports(rest);
  return {
    collection: 'unified-checkout',
    canLookUp: true,
    async begin(begin) {
      if (begin.terms.collection !== 'unified-checkout')
        throw new MalformedError('terms that ask for another collection');
      const charge = createCharge(begin, now());
      const context = await openSession(rest, sessionOf(charge, begin, options));
      const {script, integrity, resultKey} = readCaptureContext(
        (await keys.verify(context)).claims,
        options.scriptHosts ?? ['.cybersource.com'],
      );
      return {
        charge: {...charge, ...(resultKey && {resultKey})},
        checkout: {kind: 'mount', context, script, integrity},
      };
    },
    async returned(request, find) {
      const text = await readBody(request, /^application\/json\s*(;|$)/i);
      const given = parseWith(returnSchema, parseJsonText(text, MAX_BODY_BYTES), 'a return from the checkout');
      const charge = await find(given.reference);
      if (!charge) return undefined;
      if ('result' in given) return readReturn(given.result, charge, keys, reports, now());
      return {charge, outcome: (await reports.lookUp(charge)) ?? unfinished(charge, given.failure, now())};
    },
    async notified(request, find) {
      if (!webhook) throw new UnauthenticatedError('a notification, and no subscription to hold it against');
      const text = await readBody(request, /^application\/json\s*(;|$)/i);
      const id = await readWebhook(request.headers.get('v-c-signature'), text, webhook, now());
      return findTransaction(id, find, reports, now());
    },
    lookUp: (charge) => reports.lookUp(charge),
  };
}

function sessionOf(charge: Charge, {origins, locale, terms}: BeginOptions, options: UnifiedCheckoutOptions): object {
  return {
    targetOrigins: origins,
    clientVersion: options.clientVersion ?? '1.0',
    allowedCardNetworks: options.networks ?? ['VISA', 'MASTERCARD', 'AMEX', 'DISCOVER'],
    allowedPaymentTypes: options.paymentTypes ?? ['PANENTRY'],
    country: options.country,
    locale: localeOf(locale, options.country),
    captureMandate: {
      billingType: options.billing ?? 'NONE',
      requestEmail: false,
      requestPhone: false,
      requestShipping: false,
      showAcceptedNetworkIcons: true,
    },
    completeMandate: {type: options.complete ?? 'CAPTURE', decisionManager: true, consumerAuthentication: '3DS'},
    transientTokenResponseOptions: {includeCardPrefix: false},
    data: {
      orderInformation: {
        amountDetails: {totalAmount: decimalString(charge.amount), currency: charge.amount.currency},
        ...(terms.order.lines && {lineItems: linesOf(terms)}),
      },
      clientReferenceInformation: {code: charge.merchantReference},
    },
  };
}

function linesOf({order}: BeginOptions['terms']): object[] {
  return (order.lines ?? []).map(({name, quantity, amount}) => ({
    productName: name,
    quantity,
    totalAmount: decimalString(amount),
  }));
}

/** Unified Checkout writes `en_US`: a language and a country. */
function localeOf(tag = 'en', country: string): string {
  const [, language = 'en', region = country] = /^([a-z]{2})(?:-([a-z]{2}))?$/i.exec(tag) ?? [];
  return `${language.toLowerCase()}_${region.toUpperCase()}`;
}

async function openSession(rest: CybersourceRest, body: object): Promise<string> {
  const {status, text} = await rest.post('/uc/v1/sessions', body, 'application/jwt');
  if (status !== 200 && status !== 201) throw new UnreachableError(`the payment service opened no session: ${status}`);
  return text.trim();
}

/**
 * What a signed result is worth. One that is signed by the key of this charge's own session counts by itself. The keys that
 * CyberSource publishes sign for all its merchants, so that a result by one of those, which might be of a payment to
 * somebody else, only says which transaction to ask this merchant's reports for.
 */
async function readReturn(
  result: string,
  charge: Charge,
  keys: KeyRing,
  reports: CybersourceReports,
  now: number,
): Promise<Finding> {
  const key = charge.resultKey && parseKey(charge.resultKey);
  const {claims, byGiven} = await keys.verify(result, key);
  const said = readResult(claims, charge, now);
  if (byGiven && said.kind !== 'paying') return {charge, outcome: said};
  const {reference, at, transaction: id = ''} = said;
  const asked: Outcome = {reference, kind: 'paying', at, transaction: id, reason: ASKED};
  const transaction = await reports.transaction(id);
  if (transaction && transaction.clientReferenceInformation?.code !== charge.merchantReference) {
    throw new UnauthenticatedError('a result that is about another payment');
  }
  return {charge, outcome: transaction ? mergeOutcome(asked, readTransaction(transaction, charge, now)) : asked};
}

async function findTransaction(
  id: string,
  find: FindCharge,
  reports: CybersourceReports,
  now: number,
): Promise<Finding | undefined> {
  const transaction = await reports.transaction(id);
  // Its report lags behind the event: a notification that is not acknowledged is sent again.
  if (!transaction) throw new UnreachableError('the payment service does not report this transaction yet');
  const code = transaction.clientReferenceInformation?.code ?? '';
  const charge = await find(referenceIn(code) ?? '');
  if (charge?.merchantReference !== code) return undefined;
  return {charge, outcome: readTransaction(transaction, charge, now)};
}

/** Reasons for which the script ends before it has sent any payment; the vendor's names, sure. */
const NOTHING_SENT =
  /^(CAPTURE_CONTEXT_|UNUSED_TARGET_ORIGINS|MOUNT_|CHECKOUT_|CREATE_TOKEN_|TOKENIZATION_|COMPLETE_TRANSACTION_CANCEL|COMPLETE_AUTHENTICATION_CANCEL|COMPLETE_VALIDATION_)/;

/**
 * What a browser's own word is worth when the provider knows of no transaction: that nothing was sent opens the form
 * again, anything else stays unclear. A payment that is found later wins either way.
 */
function unfinished({reference}: Charge, code: string, at: number): Finding['outcome'] {
  const base = {reference, at, code};
  return NOTHING_SENT.test(code)
    ? {...base, kind: 'refused', refusal: 'other', reason: 'The customer left the payment before it was made.'}
    : {...base, kind: 'paying', reason: 'The payment broke off, and the provider is asked what became of it.'};
}
