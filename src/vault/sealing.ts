import * as v from 'valibot';

import {decodeBase64url, encodeBase64url} from '../request/base64url.js';
import type {SealedCard} from '../request/command.js';
import {MalformedError, OpenFailedError} from '../request/errors.js';
import {isP256Point} from '../request/point.js';
import {decodeTerms, signingInputOf} from '../request/terms-token.js';
import {agentPoint} from './agent-point.js';
import type {CardData} from './card-data.js';
import {cardSchema, fitsTerms} from './card-schema.js';
import {SUITE} from './suite.js';

/** Names what is sealed and how, so that no other use of the same key can be taken for it. */
const LABEL = 'chatpay-card/v1';

/** Every card is sealed in as many bytes: the length of what is inside would tell cards apart. */
const PLAINTEXT_BYTES = 512;

const CIPHERTEXT_BYTES = PLAINTEXT_BYTES + 16;

/** A card, and what it is sealed to. */
export interface SealOptions {
  readonly card: CardData;
  /** The signed request; its terms name the agent's key. Whoever calls has verified it. */
  readonly token: string;
  /** 1 for the first card of a request, 2 for the next. */
  readonly attempt: number;
}

/** A sealed card, and what it must have been sealed to. */
export interface OpenOptions {
  readonly sealed: SealedCard;
  readonly token: string;
  readonly attempt: number;
  /** The key pair whose public key the terms name. */
  readonly keyPair: CryptoKeyPair;
}

/**
 * Seals a card so that only the agent who asked can open it, and only together with exactly these terms and this
 * attempt: HPKE (RFC 9180) in base mode, everything that must be right in `info`, `aad` empty.
 *
 * @returns Settles with 65 and 528 bytes, whatever the card.
 * @throws {TermsError} When the token is not of the agreed shape or names no key on the curve.
 * @throws {MalformedError} When the card is not of the agreed shape, or not what the terms ask for.
 */
export async function seal({card, token, attempt}: SealOptions): Promise<SealedCard> {
  const terms = decodeTerms(token);
  const point = agentPoint(terms.agentKey);
  const parsed = v.safeParse(cardSchema, card);
  if (!parsed.success || !fitsTerms(parsed.output, terms)) {
    throw new MalformedError('a card that is not of the shape that the terms ask for'); // and never what it is
  }
  const key = await SUITE.DeserializePublicKey(point);
  const info = await infoOf(token, attempt);
  const plaintext = pad(JSON.stringify(parsed.output));
  try {
    const {encapsulatedSecret, ciphertext} = await SUITE.Seal(key, plaintext, {info});
    return {enc: encodeBase64url(encapsulatedSecret), ct: encodeBase64url(ciphertext)};
  } finally {
    plaintext.fill(0);
  }
}

/**
 * Opens a card. Whatever goes wrong, wrong terms, another attempt, another key, a changed byte or a card that is none, is
 * one and the same error.
 *
 * @throws {OpenFailedError}
 */
export async function open({sealed, token, attempt, keyPair}: OpenOptions): Promise<CardData> {
  try {
    const enc = decodeBase64url(sealed.enc);
    const ct = decodeBase64url(sealed.ct);
    if (!enc || !isP256Point(enc) || ct?.length !== CIPHERTEXT_BYTES) throw new OpenFailedError();
    const info = await infoOf(token, attempt);
    const plaintext = await SUITE.Open(keyPair, enc, ct, {info});
    const card = readCard(plaintext);
    plaintext.fill(0);
    if (!fitsTerms(card, decodeTerms(token))) throw new OpenFailedError();
    return card;
  } catch {
    throw new OpenFailedError();
  }
}

/**
 * Does once what sealing does, to a key that is thrown away: the first use of each algorithm is some ten times slower
 * than the next, and nobody should wait for it after pressing Pay.
 */
export async function warmSealing(): Promise<void> {
  const {publicKey} = await SUITE.GenerateKeyPair();
  await SUITE.Seal(publicKey, new Uint8Array(PLAINTEXT_BYTES), {info: new TextEncoder().encode(LABEL)});
}

/** label, 0x00, SHA-256 of what was signed, attempt: all that a seal is bound to. Never transmitted; each side makes it. */
async function infoOf(token: string, attempt: number): Promise<Uint8Array> {
  const encoder = new TextEncoder();
  const label = encoder.encode(`${LABEL}\0`);
  const hash = await crypto.subtle.digest('SHA-256', encoder.encode(signingInputOf(token)));
  const info = new Uint8Array(label.length + hash.byteLength + 4);
  info.set(label);
  info.set(new Uint8Array(hash), label.length);
  new DataView(info.buffer).setUint32(label.length + hash.byteLength, attempt);
  return info;
}

/** Zero bytes to the end: JSON has none. The longest card there is takes 456 bytes. */
function pad(text: string): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(PLAINTEXT_BYTES);
  const {read} = new TextEncoder().encodeInto(text, bytes);
  if (read < text.length) throw new MalformedError('a card that is too long');
  return bytes;
}

function readCard(plaintext: Uint8Array): CardData {
  const end = plaintext.indexOf(0);
  const length = end < 0 ? plaintext.length : end;
  if (plaintext.length !== PLAINTEXT_BYTES || plaintext.subarray(length).some((byte) => byte !== 0)) {
    throw new OpenFailedError();
  }
  const text = new TextDecoder('utf-8', {fatal: true, ignoreBOM: true}).decode(plaintext.subarray(0, length));
  const card = v.parse(cardSchema, JSON.parse(text));
  // One spelling alone is taken, so that no two readers can see two cards in the same bytes.
  if (JSON.stringify(card) !== text) throw new OpenFailedError();
  return card;
}
