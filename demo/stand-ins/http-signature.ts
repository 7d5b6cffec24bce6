import {createHash, createHmac} from 'node:crypto';

/** Whose calls are taken. */
export interface RestKey {
  readonly merchantId: string;
  readonly keyId: string;
  /** Base64. */
  readonly sharedSecret: string;
}

/** Low: how far the date may be off. */
const DATE_MS = 15 * 60_000;

/** Recomputes the signature from the headers that it names, which must be all of those that count. */
export function isAuthorized(
  request: Request,
  body: string,
  {merchantId, keyId, sharedSecret}: RestKey,
  now: number,
): boolean {
  const header = request.headers.get('signature') ?? '';
  const part = (name: string) => new RegExp(`(?:^|, )${name}="([^"]*)"`).exec(header)?.[1] ?? '';
  const {pathname, search: query, host} = new URL(request.url);
  const digest = `SHA-256=${createHash('sha256').update(body, 'utf8').digest('base64')}`;
  const needed = ['host', 'date', 'request-target', ...(body ? ['digest'] : []), 'v-c-merchant-id'];
  const date = request.headers.get('date') ?? '';
  const values: Record<string, string> = {
    host,
    date,
    'request-target': `${request.method.toLowerCase()} ${pathname}${query}`,
    digest,
    'v-c-merchant-id': merchantId,
  };
  const text = needed.map((name) => `${name}: ${values[name]}`).join('\n');
  const expected = createHmac('sha256', Buffer.from(sharedSecret, 'base64')).update(text).digest('base64');
  return (
    part('keyid') === keyId &&
    part('algorithm') === 'HmacSHA256' &&
    part('headers') === needed.join(' ') &&
    part('signature') === expected &&
    request.headers.get('v-c-merchant-id') === merchantId &&
    Math.abs(Date.parse(date) - now) < DATE_MS &&
    (!body || request.headers.get('digest') === digest)
  );
}
