import * as v from 'valibot';

import {decodeBase64url} from './base64url.js';
import {TermsError} from './errors.js';
import {placeOf} from './issue.js';
import {MAX_TERMS_BYTES} from './limits.js';
import {claimsSchema, termsOf, type Terms} from './terms.js';
import type {Trust, TrustedKey} from './trust.js';

/** The one `typ` of a signed request's header. */
export const TERMS_TYPE = 'chatpay-terms+jwt';

/** How far a signer's clock may be ahead of the reader's, in milliseconds. */
const CLOCK_TOLERANCE_MS = 60_000;

const headerSchema = v.strictObject({
  alg: v.literal('ES256'),
  typ: v.literal(TERMS_TYPE),
  kid: v.pipe(v.string(), v.minLength(1), v.maxLength(64)),
});

interface Parts {
  readonly kid: string;
  readonly terms: Terms;
  /** What was signed: `header.payload` (RFC 7515, section 5.1). */
  readonly signingInput: string;
  /** 64 bytes: r and s (RFC 7518, section 3.4). */
  readonly signature: Uint8Array<ArrayBuffer>;
}

/** What the reader of a signed request holds it against. */
export interface VerifyOptions {
  readonly trust: Trust;
  /** Milliseconds since the Unix epoch. */
  readonly now: number;
  /** Origin of the page around the reader. Left out by readers that no page embeds, such as the server. */
  readonly embedder?: string;
}

/**
 * Reads a signed request without asking who signed it: for what must be drawn before, or besides, the vault's own check.
 *
 * @param token Compact JWS of at most 8 KiB.
 * @throws {TermsError} When it is not of the agreed shape.
 */
export function decodeTerms(token: string): Terms {
  return parse(token).terms;
}

/**
 * The part of a signed request that its signature covers. Seals bind to this, not to the whole token: an ECDSA signature
 * has a second valid spelling.
 *
 * @throws {TermsError} When the token is not of the agreed shape.
 */
export function signingInputOf(token: string): string {
  return parse(token).signingInput;
}

/**
 * Checks a signed request and gives its terms: a compact JWS (RFC 7515) with ES256 and one fixed header, by a key that
 * may sign this collection, for this vault, this merchant and this embedder.
 *
 * @returns Settles once the signature is checked.
 * @throws {TermsError} With the fault, for whatever is not right.
 */
export async function verifyTerms(token: string, {trust, now, embedder}: VerifyOptions): Promise<Terms> {
  const {kid, terms, signingInput, signature} = parse(token);
  const key = trust.keys.find((trusted) => trusted.kid === kid);
  if (!key) throw new TermsError('unknown-key');
  if (!(await isSignedBy(key, signature, signingInput))) throw new TermsError('signature');
  if (terms.audience !== trust.origin) throw new TermsError('audience');
  if (terms.merchant.id !== trust.merchant.id) throw new TermsError('merchant');
  if (!key.collections.includes(terms.collection)) throw new TermsError('collection');
  if (embedder !== undefined && !(terms.embedders.includes(embedder) && trust.embedders.includes(embedder))) {
    throw new TermsError('embedder');
  }
  if (terms.createdAt > now + CLOCK_TOLERANCE_MS) throw new TermsError('created-in-future');
  if (terms.expiresAt <= now) throw new TermsError('expired');
  return terms;
}

/**
 * How many tokens are remembered. The same one is read several times in a row: to decide, to check, to say where it
 * stands; and a server reads those of many conversations at once.
 */
const REMEMBERED = 256;
const recent = new Map<string, Parts>();

function parse(token: string): Parts {
  const known = recent.get(token);
  if (known) return known;
  const parts = read(token);
  if (recent.size >= REMEMBERED) recent.delete(recent.keys().next().value!);
  recent.set(token, parts);
  return parts;
}

function read(token: string): Parts {
  if (token.length > MAX_TERMS_BYTES) throw new TermsError('too-large');
  const [header, payload, signature, ...rest] = token.split('.');
  if (header === undefined || payload === undefined || signature === undefined || rest.length > 0) {
    throw new TermsError('malformed');
  }
  const head = v.safeParse(headerSchema, parseJson(header));
  if (!head.success) throw new TermsError('header');
  const claims = v.safeParse(claimsSchema, parseJson(payload));
  if (!claims.success) throw new TermsError('claims', `terms off their shape${placeOf(claims.issues[0])}`);
  const bytes = decodeBase64url(signature);
  if (bytes?.length !== 64) throw new TermsError('signature');
  return {kid: head.output.kid, terms: termsOf(claims.output), signingInput: `${header}.${payload}`, signature: bytes};
}

let decoder: TextDecoder | undefined;

/**
 * Reads one part. JSON has many spellings of one value (white space, escapes, a name twice); only the one that
 * `JSON.stringify` writes is taken, so that no two readers can see different claims in the same bytes.
 */
function parseJson(part: string): unknown {
  const bytes = decodeBase64url(part);
  if (!bytes) throw new TermsError('malformed');
  try {
    decoder ??= new TextDecoder('utf-8', {fatal: true, ignoreBOM: true});
    const text = decoder.decode(bytes);
    const value: unknown = JSON.parse(text);
    if (JSON.stringify(value) === text) return value;
  } catch {
    // The cause would quote the text, which may be anything.
  }
  throw new TermsError('malformed');
}

/** A trusted key never changes, and importing it costs as much as a check. */
const imported = new WeakMap<TrustedKey, Promise<CryptoKey>>();

async function isSignedBy(key: TrustedKey, signature: Uint8Array<ArrayBuffer>, signingInput: string): Promise<boolean> {
  const {kty, crv, x, y} = key.jwk;
  let known = imported.get(key);
  if (!known) {
    const algorithm = {name: 'ECDSA', namedCurve: 'P-256'};
    known = crypto.subtle.importKey('jwk', {kty, crv, x, y}, algorithm, false, ['verify']);
    imported.set(key, known);
  }
  const data = new TextEncoder().encode(signingInput);
  return crypto.subtle.verify({name: 'ECDSA', hash: 'SHA-256'}, await known, signature, data);
}
