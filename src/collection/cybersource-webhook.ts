import {createHmac} from 'node:crypto';

import {compactDecrypt, type CryptoKey} from 'jose';
import * as v from 'valibot';

import {MalformedError, UnauthenticatedError} from '../request/errors.js';
import {parseJsonText, parseWith} from '../request/parse.js';
import {sameSecret} from '../delivery/secrets.js';
import {MAX_BODY_BYTES} from '../delivery/service.js';

/** What a webhook subscription at CyberSource is, where it matters. */
export interface CybersourceWebhook {
  /** The digital signature key's id. */
  readonly keyId: string;
  /** The digital signature key: Base64. */
  readonly key: string;
  /** The private RSA key for message-level encryption, which Unified Checkout's events need. */
  readonly decryptionKey?: CryptoKey;
  /** How old a notification's timestamp may be, in milliseconds; a day by default, since they are sent again for hours. */
  readonly maxAgeMs?: number;
}

const encryptedSchema = v.looseObject({encData: v.pipe(v.string(), v.maxLength(MAX_BODY_BYTES))});
const eventSchema = v.looseObject({
  payload: v.looseObject({id: v.pipe(v.string(), v.regex(/^[\w-]{1,64}$/))}),
});

/**
 * Verifies a webhook and gives the id of the transaction that it is about. The rest of it is not used: the transaction
 * is asked for by that id, so that a notification is a hint and never the proof.
 *
 * The header (`v-c-signature: t=…;keyId=…;sig=…`) is sure. What is signed is `t`, a point and the body according to the
 * vendor's guide; some of its own plugins sign the event's `payload` alone, which is not accepted here: medium sure. That
 * events of Unified Checkout are encrypted is sure, the member's name `encData` (a JWE) low to medium.
 *
 * @see https://developer.cybersource.com/docs/cybs/en-us/webhooks/implementation/all/rest/webhooks/wh-fg-key-dig-sig-intro.html
 * @throws {UnauthenticatedError} When it is not signed, or too old.
 * @throws {MalformedError} When it cannot be read.
 */
export async function readWebhook(
  header: string | null,
  body: string,
  {keyId, key, decryptionKey, maxAgeMs = 24 * 60 * 60_000}: CybersourceWebhook,
  now: number,
): Promise<string> {
  const parts = new Map((header ?? '').split(';').map((part) => splitOnce(part.trim())));
  const at = parts.get('t') ?? '';
  const expected = createHmac('sha256', Buffer.from(key, 'base64')).update(`${at}.${body}`, 'utf8').digest('base64');
  const isSigned = sameSecret(parts.get('sig') ?? '', expected) && parts.get('keyId') === keyId;
  const isFresh = /^\d{1,15}$/.test(at) && Math.abs(now - Number(at)) <= maxAgeMs;
  if (!isSigned || !isFresh) throw new UnauthenticatedError('a notification that is not signed by the provider');
  const text = await decrypted(body, decryptionKey);
  return parseWith(eventSchema, parseJsonText(text, MAX_BODY_BYTES), 'a notification').payload.id;
}

function splitOnce(part: string): [name: string, value: string] {
  const at = part.indexOf('=');
  return at < 0 ? [part, ''] : [part.slice(0, at), part.slice(at + 1).replace(/^"|"$/g, '')];
}

async function decrypted(body: string, key: CryptoKey | undefined): Promise<string> {
  const sealed = v.safeParse(encryptedSchema, parseJsonText(body, MAX_BODY_BYTES));
  if (!sealed.success) return body;
  if (!key) throw new MalformedError('an encrypted notification, and no key for it');
  try {
    const options = {keyManagementAlgorithms: ['RSA-OAEP-256'], contentEncryptionAlgorithms: ['A256GCM']};
    return new TextDecoder().decode((await compactDecrypt(sealed.output.encData, key, options)).plaintext);
  } catch {
    throw new MalformedError('a notification that does not open with this key');
  }
}
