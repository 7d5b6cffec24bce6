import {encodeBase64url} from '../../src/request/base64url.js';
import {claimsOf, type Terms} from '../../src/request/terms.js';
import {TERMS_TYPE} from '../../src/request/terms-token.js';

/** Signs terms with the key that the test server's `trust.js` names. */
export async function signForPages(terms: Terms, kid = 'test-key'): Promise<string> {
  const jwk = (await (await fetch(new URL('./pages/key.json', import.meta.url))).json()) as JsonWebKey;
  const key = await crypto.subtle.importKey('jwk', jwk, {name: 'ECDSA', namedCurve: 'P-256'}, false, ['sign']);
  const part = (value: object) => encodeBase64url(new TextEncoder().encode(JSON.stringify(value)));
  const input = `${part({alg: 'ES256', typ: TERMS_TYPE, kid})}.${part(claimsOf(terms))}`;
  const bytes = new TextEncoder().encode(input);
  const signature = await crypto.subtle.sign({name: 'ECDSA', hash: 'SHA-256'}, key, bytes);
  return `${input}.${encodeBase64url(new Uint8Array(signature))}`;
}
