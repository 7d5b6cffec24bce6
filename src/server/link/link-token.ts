import {encodeBase64url} from '../../request/base64url.js';
import type {LinkKind, RequestAt} from './link-store.js';

/** Fewest bytes of the secret that links are made with. */
const MIN_SECRET_BYTES = 32;

/** What a token looks like: 256 bits as base64url. */
const TOKEN = /^[\w-]{43}$/;

/** Makes the tokens of links. */
export interface LinkTokens {
  /** The token of a request's link: the same each time, and not to be guessed without the secret. */
  tokenOf(kind: LinkKind, at: RequestAt): Promise<string>;
}

/**
 * Makes tokens by HMAC-SHA256 (RFC 2104), so that a link can be sent again, after a restart too, although only its hash is
 * kept anywhere.
 *
 * @param secret At least 32 bytes; who has it can make every link.
 * @throws {RangeError} When the secret is shorter.
 */
export function linkTokens(secret: Uint8Array): LinkTokens {
  if (secret.byteLength < MIN_SECRET_BYTES) throw new RangeError(`a secret of fewer than ${MIN_SECRET_BYTES} bytes`);
  const bytes = new Uint8Array(secret);
  const key = crypto.subtle.importKey('raw', bytes, {name: 'HMAC', hash: 'SHA-256'}, false, ['sign']);
  return {
    async tokenOf(kind, {conversation, request}) {
      const text = new TextEncoder().encode(JSON.stringify([kind, conversation, request]));
      return encodeBase64url(new Uint8Array(await crypto.subtle.sign('HMAC', await key, text)));
    },
  };
}

/** The hash by which a token, or another secret, is kept. */
export async function hashOf(secret: string): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(secret));
  return encodeBase64url(new Uint8Array(digest));
}

/** Whether a text can be a token at all. */
export function isToken(text: string): boolean {
  return TOKEN.test(text);
}
