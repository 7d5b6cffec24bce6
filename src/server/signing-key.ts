import {calculateJwkThumbprint, exportJWK, generateKeyPair} from 'jose';

import type {TrustedKey} from '../request/trust.js';

/** A private P-256 key (RFC 7517). */
export type PrivateJwk = TrustedKey['jwk'] & {readonly d: string};

/** A key that signs terms. */
export interface SigningKey {
  /** The signer's alone. */
  readonly privateJwk: PrivateJwk;
  /** For `trust.js`. */
  readonly publicJwk: TrustedKey['jwk'];
  /** The key's thumbprint (RFC 7638), 43 characters. */
  readonly kid: string;
}

/** Makes a key that signs terms. Once, at deployment; the private part is to be kept where only the signer reads. */
export async function generateSigningKey(): Promise<SigningKey> {
  const {privateKey} = await generateKeyPair('ES256', {extractable: true});
  const {x = '', y = '', d = ''} = await exportJWK(privateKey);
  const publicJwk = {kty: 'EC', crv: 'P-256', x, y} as const;
  return {privateJwk: {...publicJwk, d}, publicJwk, kid: await calculateJwkThumbprint(publicJwk)};
}
