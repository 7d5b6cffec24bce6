import {createLocalJWKSet, decodeProtectedHeader, jwtVerify, type JWK, type JWTPayload} from 'jose';
import * as v from 'valibot';

import {MalformedError, UnauthenticatedError} from '../request/errors.js';
import {parseJsonText, parseWith} from '../request/parse.js';
import type {CybersourceRest} from './cybersource-rest.js';
import {call, MAX_BODY_BYTES} from '../delivery/service.js';

const keySchema = v.object({
  kty: v.literal('RSA'),
  n: v.pipe(v.string(), v.regex(/^[\w-]{300,1400}$/)),
  e: v.pipe(v.string(), v.regex(/^[\w-]{1,8}$/)),
  kid: v.optional(v.pipe(v.string(), v.regex(/^[\w-]{1,128}$/))),
});

/** A public RSA key of the provider, reduced to what makes it one. */
export type ProviderKey = v.InferOutput<typeof keySchema>;

/** Reads a public key that came in a token or over the wire. @throws {MalformedError} */
export function parseKey(value: unknown): ProviderKey {
  return parseWith(keySchema, value, 'a key');
}

/** Keys that are remembered; they change rarely. */
const REMEMBERED = 16;

/** Verifies tokens that CyberSource signed. */
export interface KeyRing {
  /**
   * The claims of a token, verified: RS256 alone, not expired, by the given key if it is the one that the token names, else
   * by the one that CyberSource publishes under that name.
   *
   * @throws {UnauthenticatedError} When the token is not signed by such a key, or has expired.
   * @throws {UnreachableError} When the key cannot be fetched just now.
   */
  verify(token: string, given?: ProviderKey): Promise<Verified>;
}

/** The claims of a verified token, and whether the given key, which is one session's own, was what verified it. */
export interface Verified {
  readonly claims: JWTPayload;
  readonly byGiven: boolean;
}

/**
 * Makes a ring of CyberSource's published keys, fetched when they are first needed.
 *
 * @see https://developer.cybersource.com/docs/cybs/en-us/unified-checkout/developer/all/rest/unified-checkout/uc-setup-capture-context.html
 *   (`/flex/v2/public-keys/{kid}` on the API's host: sure)
 */
export function keyRing({url, options}: CybersourceRest): KeyRing {
  const known = new Map<string, ProviderKey>();
  const fetchKey = async (kid: string): Promise<ProviderKey> => {
    const headers = {accept: 'application/json'};
    const {status, text} = await call(
      'payment',
      `${url}/flex/v2/public-keys/${kid}`,
      {method: 'GET', headers},
      options,
    );
    if (status !== 200) throw new UnauthenticatedError('a token signed with a key that the provider does not know');
    const key = parseKey(parseJsonText(text, MAX_BODY_BYTES));
    if (known.size >= REMEMBERED) known.clear();
    known.set(kid, key);
    return key;
  };
  return {
    async verify(token, given) {
      const kid = kidOf(token);
      const byGiven = given?.kid === kid;
      const key = byGiven ? given : (known.get(kid) ?? (await fetchKey(kid)));
      return {claims: await verifyBy(key, kid, token, options.now?.() ?? Date.now()), byGiven};
    },
  };
}

function kidOf(token: string): string {
  let kid: string | undefined;
  try {
    kid = decodeProtectedHeader(token).kid;
  } catch {
    throw new MalformedError('a token that is none');
  }
  if (!kid || !/^[\w-]{1,128}$/.test(kid)) throw new MalformedError('a token that does not name its key');
  return kid;
}

async function verifyBy(key: ProviderKey, kid: string, token: string, now: number): Promise<JWTPayload> {
  const jwks = createLocalJWKSet({keys: [{...key, kid, alg: 'RS256'} satisfies JWK]});
  try {
    const {payload} = await jwtVerify(token, jwks, {
      algorithms: ['RS256'],
      currentDate: new Date(now),
      clockTolerance: 60,
    });
    return payload;
  } catch {
    throw new UnauthenticatedError('a token that is not signed by the provider, or has expired');
  }
}
