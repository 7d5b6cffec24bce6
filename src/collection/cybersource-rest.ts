import {createHash, createHmac} from 'node:crypto';

import {call, type ServiceAnswer, type ServiceOptions} from '../delivery/service.js';

/** What a merchant's REST key is, where it matters. */
export interface CybersourceRestOptions extends ServiceOptions {
  /** `https://api.cybersource.com` or, for tests, `https://apitest.cybersource.com`. */
  readonly url: string;
  readonly merchantId: string;
  /** The shared secret's id, a UUID. */
  readonly keyId: string;
  /** The shared secret as it was downloaded: Base64. */
  readonly sharedSecret: string;
}

/** The REST API of CyberSource: every call signed. */
export interface CybersourceRest {
  readonly merchantId: string;
  /** `https://` and the API's host. */
  readonly url: string;
  readonly options: ServiceOptions;
  /** @throws {UnreachableError} When there is no answer, or one that asks to try later. */
  get(path: string): Promise<ServiceAnswer>;
  /** @throws {UnreachableError} When there is no answer, or one that asks to try later. */
  post(path: string, body: unknown, accept?: string): Promise<ServiceAnswer>;
}

/**
 * Signs calls to CyberSource's REST API by its HTTP signature: HMAC-SHA256, keyed with the *decoded* shared secret, over
 * host, date, request target, digest (of a body only) and merchant id, a line each.
 *
 * @see https://developer.cybersource.com/docs/cybs/en-us/platform/developer/all/rest/rest-getting-started/restgs-http-message-intro.html
 *   (sure: the vendor's samples and two working clients agree)
 * @throws {RangeError} When the URL is not `https:`, this machine's excepted, or the secret is not Base64.
 */
export function cybersourceRest(options: CybersourceRestOptions): CybersourceRest {
  const {url, merchantId, keyId, sharedSecret, now = Date.now} = options;
  const {host, protocol, hostname} = new URL(url);
  if (protocol !== 'https:' && !/^(127\.0\.0\.1|localhost)$/.test(hostname)) throw new RangeError('an API without TLS');
  if (!/^[A-Za-z0-9+/]{20,}={0,2}$/.test(sharedSecret)) throw new RangeError('a shared secret that is not Base64');
  const key = Buffer.from(sharedSecret, 'base64');

  const send = (method: 'get' | 'post', path: string, body?: string, accept = 'application/json') => {
    const date = new Date(now()).toUTCString();
    const digest = body === undefined ? undefined : digestOf(body);
    const lines: [name: string, value: string][] = [
      ['host', host],
      ['date', date],
      ['request-target', `${method} ${path}`],
      ...(digest ? [['digest', digest] as [string, string]] : []),
      ['v-c-merchant-id', merchantId],
    ];
    const signature = createHmac('sha256', key)
      .update(lines.map(([name, value]) => `${name}: ${value}`).join('\n'), 'utf8')
      .digest('base64');
    const names = lines.map(([name]) => name).join(' ');
    const headers = {
      host,
      date,
      accept,
      'v-c-merchant-id': merchantId,
      signature: `keyid="${keyId}", algorithm="HmacSHA256", headers="${names}", signature="${signature}"`,
      ...(digest && {digest, 'content-type': 'application/json'}),
    };
    return call(
      'payment',
      url + path,
      {method: method.toUpperCase(), headers, ...(body !== undefined && {body})},
      options,
    );
  };
  return {
    merchantId,
    url,
    options,
    get: (path) => send('get', path),
    post: (path, body, accept) => send('post', path, JSON.stringify(body), accept),
  };
}

/** `SHA-256=` and the Base64 of a body's SHA-256. */
export function digestOf(body: string): string {
  return `SHA-256=${createHash('sha256').update(body, 'utf8').digest('base64')}`;
}
