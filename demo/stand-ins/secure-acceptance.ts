import {createHmac, randomUUID} from 'node:crypto';

import {type Callbacks} from './behavior.js';
import {approvedOf, type Ledger, type LedgerEntry, type TypedCard} from './cybersource-ledger.js';
import {cardPage, formPage, refusalPage} from './secure-acceptance-pages.js';

/** A Secure Acceptance profile. */
export interface ProfileStandIn {
  readonly profileId: string;
  readonly accessKey: string;
  readonly secretKey: string;
  /** Where replies go when the request does not say: the customer's browser, and the merchant's server. */
  readonly receiptUrl?: string;
  readonly notifyUrl?: string;
}

/** Fields that every request needs; sure: the vendor's payment examples. */
const REQUIRED = [
  'access_key',
  'profile_id',
  'transaction_uuid',
  'signed_field_names',
  'signed_date_time',
  'locale',
  'transaction_type',
  'reference_number',
  'amount',
  'currency',
];

/** Longest values; medium: Worldpay's page on the same service. */
const LENGTHS: Readonly<Record<string, number>> = {
  access_key: 32,
  transaction_uuid: 40,
  locale: 5,
  reference_number: 50,
  amount: 15,
  override_custom_receipt_page: 255,
  override_custom_cancel_page: 255,
  override_backoffice_post_url: 255,
};

/** Sure (reason code 104): a `transaction_uuid` that was authorized with is a duplicate for 15 minutes; opening the page is none. */
const DUPLICATE_MS = 15 * 60_000;

type Fields = ReadonlyMap<string, string>;

/**
 * Stands in for Secure Acceptance: `POST /pay` (its own card page), `POST /embedded/pay` (the same for a frame: without the
 * amount and the cancel button; sure, "Iframe implementation") and `POST /silent/pay` (the merchant's page).
 *
 * Checks, and how sure each is. Sure (vendor, "Payment transactions", "Reason codes"): form encoding, `access_key`,
 * `profile_id`, the signature over `signed_field_names` in their order, required fields (101), invalid ones (102), a
 * `transaction_uuid` that was used within 15 minutes (104), cards that are none or have expired, decisions and codes, reply and
 * notification signed alike. Medium: longest values, the reply's other fields. Low: that a bad signature is answered 403
 * with a page; that a field in neither list is refused; that `signed_date_time` may be 15 minutes off.
 */
export function secureAcceptanceStandIn(
  profile: ProfileStandIn,
  ledger: Ledger,
  callbacks: Callbacks,
  now: () => number,
) {
  const used = new Map<string, number>();
  const sessions = new Map<string, Fields>();

  /** A reply in the customer's browser, and the same to the merchant's server. */
  function reply(request: Fields, members: Readonly<Record<string, string>>): Response {
    const fields = signedReply(request, members, profile.secretKey, now());
    const notifyUrl = request.get('override_backoffice_post_url') ?? profile.notifyUrl;
    if (notifyUrl) callbacks.add(() => notification(notifyUrl, fields));
    const target = members['decision'] === 'CANCEL' ? 'override_custom_cancel_page' : 'override_custom_receipt_page';
    const url = request.get(target) ?? profile.receiptUrl;
    return url ? formPage(url, fields) : refusalPage(400, 'There is no receipt page.');
  }

  function pay(request: Fields, card: TypedCard): Response {
    const uuid = request.get('transaction_uuid') ?? '';
    const before = used.get(uuid);
    if (before !== undefined && now() - before < DUPLICATE_MS) {
      return reply(request, {decision: 'ERROR', reason_code: '104', message: 'Duplicate transaction_uuid'});
    }
    used.set(uuid, now());
    const field = (name: string) => request.get(name) ?? '';
    const entry = ledger.charge(card, field('reference_number'), field('amount'), field('currency'));
    const echoed = {req_card_number: maskOf(card), req_card_expiry_date: card.expiry, card_type_name: networkOf(card)};
    return reply(request, {...outcomeOf(entry), ...echoed});
  }

  /** A request's fault as the reply that tells it, or nothing. */
  function faultIn(request: Fields): Readonly<Record<string, string>> | undefined {
    const missing = REQUIRED.filter((name) => !request.get(name));
    if (missing.length > 0) {
      const named = Object.fromEntries(missing.map((name, index) => [`missingField_${index}`, name]));
      return {decision: 'ERROR', reason_code: '101', message: 'Missing fields', ...named};
    }
    const invalid = invalidFields(request, now());
    if (invalid.length > 0) {
      return {decision: 'ERROR', reason_code: '102', message: 'Invalid fields', invalid_fields: invalid.join(',')};
    }
    return undefined;
  }

  async function begin(http: Request, form: 'page' | 'frame' | 'silent'): Promise<Response> {
    if (!/^application\/x-www-form-urlencoded/.test(http.headers.get('content-type') ?? '')) {
      return refusalPage(415, 'This is no form.');
    }
    const request = readForm(await http.text());
    if (!request || !isSigned(request, profile)) return refusalPage(403, 'Access denied.');
    const fault = faultIn(request);
    if (fault) return reply(request, fault);
    if (form === 'silent') return pay(request, cardOf(request));
    const session = randomUUID();
    sessions.set(session, request);
    return cardPage(session, form === 'page' ? `${request.get('amount')} ${request.get('currency')}` : undefined);
  }

  async function finish(http: Request): Promise<Response> {
    const form = readForm(await http.text()) ?? new Map<string, string>();
    const session = form.get('session') ?? '';
    const request = sessions.get(session);
    sessions.delete(session);
    if (!request) return refusalPage(403, 'This payment is over.');
    return form.has('cancel')
      ? reply(request, {decision: 'CANCEL', reason_code: '', message: 'Canceled'})
      : pay(request, cardOf(form));
  }

  return (http: Request, pathname: string): Promise<Response> | undefined => {
    if (http.method !== 'POST') return undefined;
    if (pathname === '/pay') return begin(http, 'page');
    if (pathname === '/embedded/pay') return begin(http, 'frame');
    if (pathname === '/silent/pay') return begin(http, 'silent');
    return pathname === '/pay/card' ? finish(http) : undefined;
  };
}

/** `undefined` for a form that names a field twice. */
function readForm(text: string): Fields | undefined {
  const pairs = [...new URLSearchParams(text)];
  const fields = new Map(pairs);
  return fields.size === pairs.length ? fields : undefined;
}

function signatureOf(fields: Fields, secretKey: string): string {
  const names = (fields.get('signed_field_names') ?? '').split(',');
  const text = names.map((name) => `${name}=${fields.get(name) ?? ''}`).join(',');
  return createHmac('sha256', secretKey).update(text, 'utf8').digest('base64');
}

function isSigned(fields: Fields, {accessKey, profileId, secretKey}: ProfileStandIn): boolean {
  const signed = (fields.get('signed_field_names') ?? '').split(',');
  const unsigned = (fields.get('unsigned_field_names') ?? '').split(',');
  const isListed = (name: string) => name === 'signature' || signed.includes(name) || unsigned.includes(name);
  return (
    fields.get('access_key') === accessKey &&
    fields.get('profile_id') === profileId &&
    signed.includes('signed_field_names') &&
    [...fields.keys()].every(isListed) &&
    // what decides over money may not be left to the payer
    ['amount', 'currency', 'transaction_uuid', 'reference_number'].every(
      (name) => !fields.has(name) || signed.includes(name),
    ) &&
    fields.get('signature') === signatureOf(fields, secretKey)
  );
}

function invalidFields(request: Fields, now: number): string[] {
  const wrong = Object.entries(LENGTHS).filter(([name, length]) => (request.get(name) ?? '').length > length);
  const names = wrong.map(([name]) => name);
  const date = request.get('signed_date_time') ?? '';
  const isDate = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}Z$/.test(date) && Math.abs(Date.parse(date) - now) < DUPLICATE_MS;
  if (!isDate) names.push('signed_date_time');
  if (!/^\d{1,12}(\.\d{1,3})?$/.test(request.get('amount') ?? '')) names.push('amount');
  if (!/^[A-Z]{3}$/.test(request.get('currency') ?? '')) names.push('currency');
  if (!/^(sale|authorization)$/.test(request.get('transaction_type') ?? '')) names.push('transaction_type');
  return names;
}

function cardOf(fields: Fields): TypedCard {
  return {
    number: (fields.get('card_number') ?? '').replace(/[ -]/g, ''),
    expiry: (fields.get('card_expiry_date') ?? '').replace(/^(\d\d)\s*\/\s*(?:20)?(\d\d)$/, '$1-20$2'),
  };
}

function maskOf({number}: TypedCard): string {
  return `${'x'.repeat(Math.max(0, number.length - 4))}${number.slice(-4)}`;
}

/** Medium: `card_type_name`, as real replies have it. */
function networkOf({number}: TypedCard): string {
  const first = {3: 'American Express', 4: 'Visa', 5: 'Mastercard'}[number.slice(0, 1)];
  return first ?? 'Card';
}

function outcomeOf(entry: LedgerEntry): Readonly<Record<string, string>> {
  const {decision, code} = entry.verdict;
  const approved = approvedOf(entry);
  return {
    ...(decision !== 'ERROR' && {transaction_id: entry.id}),
    decision,
    reason_code: code,
    message: `Request was answered with ${code}.`,
    ...(approved && {auth_amount: approved, auth_time: new Date(entry.at).toISOString().slice(0, 19)}),
  };
}

/** Request fields that a reply does not echo: what signs it, and the card. */
const NOT_ECHOED = /^(signature|signed_.*|unsigned_.*|card_.*|override_.*)$/;

function signedReply(
  request: Fields,
  members: Readonly<Record<string, string>>,
  secretKey: string,
  now: number,
): [string, string][] {
  const echoed = [...request]
    .filter(([name]) => !NOT_ECHOED.test(name))
    .map(([name, value]): [string, string] => [`req_${name}`, value]);
  const own = Object.entries(members);
  const date: [string, string] = ['signed_date_time', `${new Date(now).toISOString().slice(0, 19)}Z`];
  const fields: [string, string][] = [...own, ...echoed, date];
  fields.push(['signed_field_names', [...fields.map(([name]) => name), 'signed_field_names'].join(',')]);
  return [...fields, ['signature', signatureOf(new Map(fields), secretKey)]];
}

function notification(url: string, fields: readonly (readonly [string, string])[]): Request {
  const headers = {'content-type': 'application/x-www-form-urlencoded'};
  const body = new URLSearchParams(fields.map(([name, value]) => [name, value])).toString();
  return new Request(url, {method: 'POST', headers, body});
}
