import {decodeBase64url, encodeBase64url} from '../../src/request/base64url.js';
import {TermsError} from '../../src/request/errors.js';
import {claimsOf, type Claims, type TermsFault} from '../../src/request/terms.js';
import {TERMS_TYPE, verifyTerms} from '../../src/request/terms-token.js';
import type {Trust} from '../../src/request/trust.js';
import {MINUTE, START} from './events.js';
import {createTestSigner, makeTerms, type TestSigner} from './terms.js';

/** The one header that is right. */
export const HEADER = {alg: 'ES256', typ: TERMS_TYPE, kid: 'test-key'};

/** What a token is read with, where it is not what the forger's tokens are for. */
export interface ReadWith {
  readonly trust?: Trust;
  readonly embedder?: string | undefined;
  readonly now?: number;
}

/** Signs what nobody should sign, really, and says what becomes of it. */
export interface Forger {
  readonly signer: TestSigner;
  readonly trust: Trust;
  /** Good claims, made at `START`. */
  readonly claims: Claims;
  /** Signs any two parts, whatever is in them. */
  signParts(header: string, payload: string): Promise<string>;
  /** Signs any two texts. */
  signText(header: string, payload: string): Promise<string>;
  /** Signs good claims with changes, under a good header with changes. */
  sign(changes: {readonly header?: object; readonly claims?: object; readonly order?: object}): Promise<string>;
  /** The fault with which a token is refused, a minute after `START`; `none` when it is not. */
  faultOf(token: string, readWith?: ReadWith): Promise<TermsFault | 'none'>;
}

/** Makes a forger with a fresh key that its own trust takes. */
export async function createForger(): Promise<Forger> {
  const signer = await createTestSigner();
  const claims = claimsOf(makeTerms({createdAt: START}));
  const forger: Forger = {
    signer,
    trust: signer.trust,
    claims,
    async signParts(header, payload) {
      const input = `${header}.${payload}`;
      const how = {name: 'ECDSA', hash: 'SHA-256'};
      const signature = await crypto.subtle.sign(how, signer.key.privateKey, bytesOf(input));
      return `${input}.${encodeBase64url(new Uint8Array(signature))}`;
    },
    signText: (header, payload) => forger.signParts(partOf(header), partOf(payload)),
    sign: ({header, claims: changed, order}) =>
      forger.signText(
        JSON.stringify({...HEADER, ...header}),
        JSON.stringify({...claims, ...changed, ...(order && {ord: {...claims.ord, ...order}})}),
      ),
    async faultOf(token, readWith) {
      try {
        const usual = {trust: signer.trust, now: START + MINUTE, embedder: 'https://shop.example'};
        await verifyTerms(token, {...usual, ...readWith} as Parameters<typeof verifyTerms>[1]);
        return 'none';
      } catch (error) {
        if (error instanceof TermsError) return error.fault;
        throw error;
      }
    },
  };
  return forger;
}

/** A text as UTF-8. */
export function bytesOf(text: string): Uint8Array<ArrayBuffer> {
  return new TextEncoder().encode(text);
}

/** A text as one part of a token. */
export function partOf(text: string): string {
  return encodeBase64url(bytesOf(text));
}

/** The same bytes with a bit set that no byte has, in a last letter that has such bits. */
export function strayBits(text: string): string {
  const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
  const whole = text.length % 4 === 0 ? text.slice(0, -2).replace(/.$/, 'A') : text;
  return whole.slice(0, -1) + alphabet[alphabet.indexOf(whole.at(-1)!) + 1]!;
}

/** The same token with another signature. */
export function withSignature(token: string, change: (bytes: Uint8Array) => Uint8Array): string {
  const at = token.lastIndexOf('.') + 1;
  return token.slice(0, at) + encodeBase64url(change(decodeBase64url(token.slice(at))!));
}

/** The first token with the second one's signature. */
export function swapSignature(first: string, second: string): string {
  return first.slice(0, first.lastIndexOf('.')) + second.slice(second.lastIndexOf('.'));
}

/** The other spelling of an ECDSA signature that is as good: s as its distance to the order of P-256 (SP 800-186). */
export function mirrorSignature(token: string): string {
  const order = 0xffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551n;
  return withSignature(token, (bytes) => {
    const hex = (part: Uint8Array) => Array.from(part, (byte) => byte.toString(16).padStart(2, '0')).join('');
    const s = (order - BigInt(`0x${hex(bytes.slice(32))}`)).toString(16).padStart(64, '0');
    return Uint8Array.from([...hex(bytes.slice(0, 32)).match(/../g)!, ...s.match(/../g)!], (pair) =>
      parseInt(pair, 16),
    );
  });
}

/** The same r and s as ASN.1 would write them (RFC 3279, section 2.2.3). */
export function derOf(bytes: Uint8Array): Uint8Array {
  const integer = (part: Uint8Array) => {
    const positive = part[0]! > 127 ? [0, ...part] : [...part];
    return [2, positive.length, ...positive];
  };
  const body = [...integer(bytes.slice(0, 32)), ...integer(bytes.slice(32))];
  return Uint8Array.of(0x30, body.length, ...body);
}
