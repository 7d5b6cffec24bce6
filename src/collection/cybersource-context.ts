import * as v from 'valibot';

import {MalformedError} from '../request/errors.js';
import {parseWith} from '../request/parse.js';
import {parseKey, type ProviderKey} from './cybersource-keys.js';

/** Shape of a capture context's claims, as far as they are needed. */
const claimsSchema = v.looseObject({
  flx: v.optional(v.looseObject({jwk: v.optional(v.unknown())})),
  ctx: v.pipe(
    v.array(
      v.looseObject({
        data: v.looseObject({
          clientLibrary: v.pipe(v.string(), v.maxLength(500)),
          clientLibraryIntegrity: v.pipe(v.string(), v.regex(/^sha(256|384|512)-[A-Za-z0-9+/]{43,88}={0,2}$/)),
        }),
      }),
    ),
    v.minLength(1),
  ),
});

/** What a capture context holds for the page, and for verifying what the page brings back. */
export interface CaptureContext {
  readonly script: string;
  readonly integrity: string;
  /** The one-time key that the context brings along; absent where it has none. */
  readonly resultKey?: ProviderKey;
}

/**
 * Reads the claims of a capture context whose signature has been verified. Script and integrity value are never known
 * beforehand: they are whatever this context says, on a host of the provider.
 *
 * @param hosts Hosts that the script may come from; a name that begins with a point stands for everything under it.
 * @throws {MalformedError} When it lacks them, or the script is from elsewhere.
 * @see https://developer.cybersource.com/docs/cybs/en-us/unified-checkout/developer/all/rest/unified-checkout/uc-getting-started-cs-setup-intro.html
 *   (`clientLibrary`, `clientLibraryIntegrity` sure; `flx.jwk` medium sure)
 */
export function readCaptureContext(claims: unknown, hosts: readonly string[]): CaptureContext {
  const {flx, ctx} = parseWith(claimsSchema, claims, 'a capture context');
  const {clientLibrary: script, clientLibraryIntegrity: integrity} = ctx[0].data;
  if (!isFrom(script, hosts)) throw new MalformedError('a capture context whose script is not from the provider');
  return {script, integrity, ...(flx?.jwk !== undefined && {resultKey: parseKey(flx.jwk)})};
}

function isFrom(script: string, hosts: readonly string[]): boolean {
  if (!URL.canParse(script)) return false;
  const {protocol, host, hostname} = new URL(script);
  const isLocal = hostname === '127.0.0.1' || hostname === 'localhost';
  if (protocol !== 'https:' && !(protocol === 'http:' && isLocal)) return false;
  return hosts.some((name) => (name.startsWith('.') ? host.endsWith(name) : host === name));
}
