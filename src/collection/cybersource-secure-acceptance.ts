import {MalformedError} from '../request/errors.js';
import {decimalString} from '../request/money.js';
import {createCharge} from './charge.js';
import {CARD_TYPES} from './cybersource-codes.js';
import type {CybersourceReports} from './cybersource-reports.js';
import {readReply} from './cybersource-reply.js';
import {readSignedFields, signFields} from './cybersource-signature.js';
import type {BeginOptions, Charge, Checkout, Field, FindCharge, Finding, Provider} from './provider.js';
import {readBody} from '../delivery/service.js';

/** What a Secure Acceptance profile is, where it matters. */
export interface SecureAcceptanceOptions {
  /** `hosted`: the customer types the card on CyberSource's page. `merchant`: on the merchant's, which posts it there. */
  readonly form: 'hosted' | 'merchant';
  /** `https://secureacceptance.cybersource.com` or, for tests, `https://testsecureacceptance.cybersource.com`. */
  readonly url: string;
  readonly profileId: string;
  /** 32 characters. */
  readonly accessKey: string;
  /** The profile's secret key, as it was downloaded; as text, not decoded. */
  readonly secretKey: string;
  /** `sale` takes the money, `authorization` holds it for a later capture; `sale` by default. */
  readonly transactionType?: 'sale' | 'authorization';
  /** Whether the merchant's form asks for the security code; it does by default. */
  readonly securityCode?: boolean;
  /** Further fields to sign, for example the billing address that the merchant's bank wants. */
  readonly fields?: (options: BeginOptions) => Readonly<Record<string, string>>;
  /** How to ask CyberSource what became of a payment; without it, what is not clear stays so until a notification comes. */
  readonly reports?: CybersourceReports;
  /** The time, in milliseconds since the Unix epoch; `Date.now` by default. */
  readonly now?: () => number;
}

const CARD_FIELDS = {number: 'card_number', expiry: 'card_expiry_date', network: 'card_type'} as const;
const PATHS = {hosted: '/pay', merchant: '/silent/pay'} as const;

/** The hosted page without its amount and its cancel button, for a frame. The profile must have the single page checkout. */
const FRAMED_PATH = '/embedded/pay';

/**
 * Collects payments by CyberSource Secure Acceptance.
 *
 * The browser's return and the merchant notification are the same signed form; both may come, in either order. The
 * endpoint `/pay`, the request's fields and the signature are sure, `/silent/pay` and the card's field names as well; the
 * three `override_…` addresses are medium sure. That the hosted page may stand in a frame, at an address of its own, is sure.
 *
 * @see https://developer.cybersource.com/docs/cybs/en-us/sa/developer/all/sa-hosted/secure-acceptance/sa-payment-txns.html
 * @see https://developer.cybersource.com/docs/cybs/en-us/sa/developer/all/sa-hosted/secure-acceptance/sa-wm-iframe-implementation.html
 */
export function secureAcceptance(options: SecureAcceptanceOptions): Provider {
  const {form, reports, now = Date.now} = options;
  const read = (request: Request, find: FindCharge) => readFinding(request, find, options, now());
  return {
    collection: `secure-acceptance-${form}`,
    canLookUp: reports !== undefined,
    // a rejected promise, and no exception, for terms that cannot be asked for
    // eslint-disable-next-line @typescript-eslint/require-await
    async begin(begin) {
      if (begin.terms.collection !== `secure-acceptance-${form}`) {
        throw new MalformedError('terms that ask for another collection');
      }
      const charge = createCharge(begin, now());
      return {charge, checkout: checkoutOf(charge, begin, options)};
    },
    returned: read,
    notified: read,
    lookUp: async (charge) => reports?.lookUp(charge),
  };
}

function checkoutOf(charge: Charge, begin: BeginOptions, options: SecureAcceptanceOptions): Checkout {
  const {form, url, secretKey, securityCode = true} = options;
  const action = url + (form === 'hosted' && begin.isFramed ? FRAMED_PATH : PATHS[form]);
  const fields = fieldsOf(charge, begin, options);
  if (form === 'hosted') return {kind: 'redirect', action, fields: signFields(secretKey, fields)};
  const cardFields = {...CARD_FIELDS, ...(securityCode && {securityCode: 'card_cvn'})};
  const signed = signFields(secretKey, fields, Object.values(cardFields));
  return {kind: 'direct-post', action, fields: signed, cardFields, networks: CARD_TYPES};
}

function fieldsOf(charge: Charge, begin: BeginOptions, options: SecureAcceptanceOptions): Field[] {
  const {accessKey, profileId, transactionType = 'sale', fields} = options;
  const extra = Object.entries(fields?.(begin) ?? {});
  const own: Field[] = [
    ['access_key', accessKey],
    ['profile_id', profileId],
    ['transaction_uuid', charge.reference],
    ['signed_date_time', `${new Date(charge.begunAt).toISOString().slice(0, 19)}Z`],
    ['locale', localeOf(begin.locale)],
    ['transaction_type', transactionType],
    ['reference_number', charge.merchantReference],
    ['amount', decimalString(charge.amount)],
    ['currency', charge.amount.currency],
    ['payment_method', 'card'],
    ['override_custom_receipt_page', begin.returnUrl],
    ['override_custom_cancel_page', begin.returnUrl],
    ...(begin.notifyUrl ? [['override_backoffice_post_url', begin.notifyUrl] as const] : []),
  ];
  const taken = new Set(own.map(([name]) => name));
  const wrong = extra.find(([name, value]) => taken.has(name) || name.startsWith('card_') || /[\r\n]/.test(value));
  if (wrong) throw new RangeError(`a further field that may not be given: ${wrong[0]}`);
  return [...own, ...extra];
}

/** CyberSource writes `en`, `en-us`, `fr-ca`: a language, and a country where there is one. */
function localeOf(tag = 'en'): string {
  return /^[a-z]{2}(-[a-z]{2})?$/.exec(tag.toLowerCase())?.[0] ?? 'en';
}

async function readFinding(
  request: Request,
  find: FindCharge,
  {secretKey, profileId, accessKey}: SecureAcceptanceOptions,
  now: number,
): Promise<Finding | undefined> {
  const body = await readBody(request, /^application\/x-www-form-urlencoded\s*(;|$)/i);
  const signed = readSignedFields(body, secretKey);
  if (signed.get('req_profile_id') !== profileId || signed.get('req_access_key') !== accessKey) return undefined;
  const charge = await find(signed.get('req_transaction_uuid') ?? '');
  return charge && {charge, outcome: readReply(signed, charge, now)};
}
