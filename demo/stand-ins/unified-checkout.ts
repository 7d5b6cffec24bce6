import {createHash, createHmac, generateKeyPairSync, randomUUID, sign, type KeyObject} from 'node:crypto';

import {isRecord, json, parseObject, readJson, type Callbacks} from './behavior.js';
import {approvedOf, type Ledger, type LedgerEntry} from './cybersource-ledger.js';
import {report, search} from './cybersource-reporting.js';
import {isAuthorized, type RestKey} from './http-signature.js';
import {CHECKOUT_SCRIPT} from './unified-checkout-script.js';

/** A merchant's REST key, and how the service is for that merchant. */
export interface RestStandIn extends RestKey {
  /** The notifications' subscription. */
  readonly webhook?: {readonly url: string; readonly keyId: string; readonly key: string};
  /** Takes pages without TLS, which the real one does not; for a demo on one machine. */
  readonly allowsInsecureOrigins?: boolean;
  /** Whose key signs a result: the session's own, or the one that is published; the session's by default. */
  readonly resultSigner?: 'session' | 'published';
  /** Leaves reference and amounts out of a result, as in the guide's shortest example. */
  readonly bareResults?: boolean;
}

interface Session {
  readonly reference: string;
  readonly amount: string;
  readonly currency: string;
  readonly origins: readonly string[];
  readonly key: SigningKey;
  readonly endsAt: number;
}

interface SigningKey {
  readonly kid: string;
  readonly privateKey: KeyObject;
  readonly jwk: object;
}

const SESSION_MS = 15 * 60_000;
const SCRIPT_PATH = '/uc/v1/assets/1.0.0/UnifiedCheckout.js';
const INTEGRITY = `sha256-${createHash('sha256').update(CHECKOUT_SCRIPT, 'utf8').digest('base64')}`;

/**
 * Stands in for the REST API behind Unified Checkout: sessions, public keys, the script, transaction search and details,
 * conversion details, and webhooks.
 *
 * Checks, and how sure each is. Sure (vendor, "HTTP signature", "Unified Checkout" guide 26.03): the signature over host,
 * date, request target, digest and merchant id, keyed with the decoded secret; the digest; required members of a session;
 * origins with https; RS256 and `kid`; the context's 900 seconds, script and integrity value; statuses; 201, 400, 401, 404.
 * Medium: `flx.jwk`, members of search and details, the conversion report. Low: that the date may be 15 minutes off;
 * which key signs a result, and whether it holds reference and amounts, for which there are options; that a webhook is
 * not encrypted here, as the real one is. `POST /uc/v1/payments` is the stand-in's own, for its own script.
 */
export function unifiedCheckoutStandIn(merchant: RestStandIn, ledger: Ledger, callbacks: Callbacks, now: () => number) {
  const published = makeKey('published');
  const sessions = new Map<string, Session>();

  function openSession(body: Record<string, unknown>, origin: string): Response {
    const session = readSession(body, merchant, now());
    if (typeof session === 'string') return json(400, {reason: 'INVALID_REQUEST', message: session});
    const id = randomUUID();
    sessions.set(id, session);
    const data = {
      clientLibrary: origin + SCRIPT_PATH,
      clientLibraryIntegrity: INTEGRITY,
      targetOrigins: session.origins,
    };
    const seconds = Math.floor(now() / 1000);
    const claims = {
      flx: {path: '/flex/v2/tokens', origin, jwk: session.key.jwk},
      ctx: [{type: 'uc-1.0.0', data}],
      iss: 'Flex API',
      iat: seconds,
      exp: seconds + SESSION_MS / 1000,
      jti: id,
    };
    return new Response(jwt(claims, published), {status: 201, headers: {'content-type': 'application/jwt'}});
  }

  async function pay(request: Request): Promise<Response> {
    const body = await readJson(request);
    const {context, number, expiry} = isRecord(body) ? body : {};
    const id = typeof context === 'string' ? (claimsOf(context)['jti'] as string) : '';
    const session = sessions.get(id);
    const origin = request.headers.get('origin');
    const headers = {'access-control-allow-origin': origin ?? '*'};
    if (!session || session.endsAt <= now()) return cors(json(400, {reason: 'CAPTURE_CONTEXT_EXPIRED'}), headers);
    if (origin !== null && !session.origins.includes(origin))
      return cors(json(400, {reason: 'UNUSED_TARGET_ORIGINS'}), headers);
    sessions.delete(id);
    const card = {number: String(number).replace(/[ -]/g, ''), expiry: String(expiry)};
    const entry = ledger.charge(card, session.reference, session.amount, session.currency);
    notify(entry);
    const key = merchant.resultSigner === 'published' ? published : session.key;
    return cors(json(201, {result: jwt(resultOf(entry, merchant.bareResults ?? false, now()), key)}), headers);
  }

  function notify(entry: LedgerEntry): void {
    const {webhook} = merchant;
    if (!webhook) return;
    const {id, status, outcome} = resultOf(entry, true, now());
    const event = {
      productId: 'unifiedCheckout',
      eventType: 'uc.orders.transactionresults',
      payload: {id, status, outcome},
    };
    callbacks.add(() => webhookRequest(webhook, JSON.stringify(event), now()));
  }

  async function signed(request: Request, pathname: string): Promise<Response> {
    const text = await request.text();
    if (!isAuthorized(request, text, merchant, now())) return json(401, {response: {rmsg: 'Authentication Failed'}});
    if (request.method === 'GET') return report(new URL(request.url), ledger) ?? json(404, {});
    const body = parseObject(text);
    if (!body) return json(400, {reason: 'INVALID_REQUEST'});
    if (pathname === '/uc/v1/sessions') return openSession(body, new URL(request.url).origin);
    return pathname === '/tss/v2/searches' ? search(body, ledger) : json(404, {});
  }

  return (request: Request, pathname: string): Promise<Response> | undefined => {
    if (pathname === `/flex/v2/public-keys/${published.kid}`) return Promise.resolve(json(200, published.jwk));
    if (pathname.startsWith('/flex/v2/public-keys/')) return Promise.resolve(json(404, {}));
    if (pathname === SCRIPT_PATH) return Promise.resolve(script());
    if (pathname === '/uc/v1/payments') return request.method === 'OPTIONS' ? preflight(request) : pay(request);
    return /^\/(uc|tss|reporting)\//.test(pathname) ? signed(request, pathname) : undefined;
  };
}

type KeyPair = ReturnType<typeof generateKeyPairSync>;
const pairs: Partial<Record<'published' | 'session', KeyPair>> = {};

/** A key under a new name. Making one takes a while, so that all sessions share one: what tells them apart is the name. */
function makeKey(use: 'published' | 'session'): SigningKey {
  const {publicKey, privateKey} = (pairs[use] ??= generateKeyPairSync('rsa', {modulusLength: 2048}));
  const kid = randomUUID().replaceAll('-', '').slice(0, 20);
  return {kid, privateKey, jwk: {...publicKey.export({format: 'jwk'}), use: 'sig', kid}};
}

function jwt(claims: object, {kid, privateKey}: SigningKey): string {
  const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
  const input = `${part({kid, alg: 'RS256'})}.${part(claims)}`;
  return `${input}.${sign('RSA-SHA256', Buffer.from(input), privateKey).toString('base64url')}`;
}

function claimsOf(token: string): Record<string, unknown> {
  return parseObject(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString()) ?? {};
}

/** A session, or what is wrong with it. */
function readSession(body: Record<string, unknown>, merchant: RestStandIn, now: number): Session | string {
  const {targetOrigins, country, locale, clientVersion, allowedPaymentTypes, data} = body;
  const origins = Array.isArray(targetOrigins) ? targetOrigins.filter((one) => typeof one === 'string') : [];
  const isGood = (origin: string) =>
    URL.canParse(origin) &&
    new URL(origin).origin === origin &&
    (origin.startsWith('https://') || merchant.allowsInsecureOrigins);
  if (origins.length === 0 || origins.length > 7 || !origins.every(isGood)) return 'targetOrigins';
  if (!/^[A-Z]{2}$/.test(String(country))) return 'country';
  if (!/^[a-z]{2}_[A-Z]{2}$/.test(String(locale))) return 'locale';
  if (clientVersion !== undefined && !/^\d+\.\d+$/.test(String(clientVersion))) return 'clientVersion';
  if (!Array.isArray(allowedPaymentTypes) || allowedPaymentTypes.length === 0) return 'allowedPaymentTypes';
  const {orderInformation, clientReferenceInformation} = isRecord(data) ? data : {};
  const amounts = isRecord(orderInformation) ? orderInformation['amountDetails'] : undefined;
  const {totalAmount, currency} = isRecord(amounts) ? amounts : {};
  if (!/^\d{1,12}(\.\d{1,3})?$/.test(String(totalAmount)) || !/^[A-Z]{3}$/.test(String(currency)))
    return 'amountDetails';
  const code = isRecord(clientReferenceInformation) ? String(clientReferenceInformation['code']) : '';
  if (code.length > 50) return 'clientReferenceInformation.code';
  const amount = String(totalAmount);
  return {
    reference: code,
    amount,
    currency: String(currency),
    origins,
    key: makeKey('session'),
    endsAt: now + SESSION_MS,
  };
}

/** REST's status for a verdict; sure for those with a name of their own. */
function statusOf({verdict: {decision, code}}: LedgerEntry): string {
  if (code === '110') return 'PARTIAL_AUTHORIZED';
  if (decision === 'REVIEW') return 'AUTHORIZED_PENDING_REVIEW';
  if (code === '481') return 'AUTHORIZED_RISK_DECLINED';
  return {ACCEPT: 'AUTHORIZED', DECLINE: 'DECLINED', ERROR: 'SERVER_ERROR'}[decision];
}

function resultOf(entry: LedgerEntry, isBare: boolean, now: number) {
  const status = statusOf(entry);
  const approved = approvedOf(entry);
  const amountDetails = {
    totalAmount: entry.amount,
    currency: entry.currency,
    ...(approved && {authorizedAmount: approved}),
  };
  const full = {clientReferenceInformation: {code: entry.reference}, orderInformation: {amountDetails}};
  const details = {processorInformation: {transactionId: entry.id}, ...(!isBare && full)};
  return {
    id: entry.id,
    status,
    outcome: status,
    details,
    iat: Math.floor(now / 1000),
    exp: Math.floor(now / 1000) + 900,
  };
}

function webhookRequest({url, keyId, key}: NonNullable<RestStandIn['webhook']>, body: string, now: number): Request {
  const sig = createHmac('sha256', Buffer.from(key, 'base64')).update(`${now}.${body}`).digest('base64');
  const headers = {'content-type': 'application/json', 'v-c-signature': `t=${now};keyId=${keyId};sig=${sig}`};
  return new Request(url, {method: 'POST', headers, body});
}

function script(): Response {
  const headers = {'content-type': 'text/javascript; charset=utf-8', 'access-control-allow-origin': '*'};
  return new Response(CHECKOUT_SCRIPT, {headers});
}

function preflight(request: Request): Promise<Response> {
  const headers = {
    'access-control-allow-origin': request.headers.get('origin') ?? '*',
    'access-control-allow-methods': 'POST',
    'access-control-allow-headers': 'content-type',
  };
  return Promise.resolve(new Response(null, {status: 204, headers}));
}

function cors(response: Response, headers: Readonly<Record<string, string>>): Response {
  for (const [name, value] of Object.entries(headers)) response.headers.set(name, value);
  return response;
}
