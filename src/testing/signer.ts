import {encodeBase64url} from '../request/base64url.js';
import {createId} from '../request/ids.js';
import {claimsOf, type Collection, type Terms} from '../request/terms.js';
import {TERMS_TYPE} from '../request/terms-token.js';
import type {Trust} from '../request/trust.js';

/** A key that really signs terms, and a trust that takes its signatures. */
export interface TestSigner {
  /** Fits what `makeTerms` makes. */
  readonly trust: Trust;
  readonly kid: string;
  readonly key: CryptoKeyPair;
  /** Signs terms as a compact JWS. */
  sign(terms: Terms): Promise<string>;
}

/** What a test signer is, where it matters. */
export interface TestSignerOptions {
  readonly kid?: string;
  readonly collections?: readonly Collection[];
}

const COLLECTIONS: readonly Collection[] = [
  'reveal',
  'secure-acceptance-hosted',
  'secure-acceptance-merchant',
  'unified-checkout',
];

/** The public key of RFC 6979, A.2.5, as an uncompressed point: on the curve, and nobody's. */
const AGENT_KEY = 'BGD-1LolWp0xyWHrdMY1bWjASbiSO2H6bOZpYi5g8p-2eQP-EAi4vJmkGunpVii8ZPLxsgwtfp9Rd6PClNRGIpk';

/** Makes a fresh P-256 key and the trust that goes with it. Runs in browsers and in Node. */
export async function createTestSigner(options: TestSignerOptions = {}): Promise<TestSigner> {
  const {kid = 'test-key', collections = COLLECTIONS} = options;
  const key = await crypto.subtle.generateKey({name: 'ECDSA', namedCurve: 'P-256'}, true, ['sign', 'verify']);
  const {x = '', y = ''} = await crypto.subtle.exportKey('jwk', key.publicKey);
  return {
    kid,
    key,
    trust: {
      origin: 'https://vault.example',
      merchant: {id: 'shop', name: 'Example Shop'},
      embedders: ['https://shop.example'],
      keys: [{kid, jwk: {kty: 'EC', crv: 'P-256', x, y}, collections}],
    },
    async sign(terms) {
      const header = {alg: 'ES256', typ: TERMS_TYPE, kid};
      const signingInput = `${encodePart(header)}.${encodePart(claimsOf(terms))}`;
      const bytes = new TextEncoder().encode(signingInput);
      const signature = await crypto.subtle.sign({name: 'ECDSA', hash: 'SHA-256'}, key.privateKey, bytes);
      return `${signingInput}.${encodeBase64url(new Uint8Array(signature))}`;
    },
  };
}

/** Terms that any test signer may sign: 361.21 US dollars by card in the chat, asked for this second. */
export function makeTerms(overrides: Partial<Terms> = {}): Terms {
  const {
    createdAt = Math.floor(Date.now() / 1000) * 1000,
    answerWithinMs = 10 * 60_000,
    holdMs = 10 * 60_000,
    collection = 'reveal',
  } = overrides;
  return {
    id: createId(),
    audience: 'https://vault.example',
    merchant: {id: 'shop', name: 'Example Shop'},
    conversation: 'conversation-1',
    agent: 'agent-1',
    ...(collection === 'reveal' && {agentKey: AGENT_KEY}),
    order: {reason: 'Running shoes, size 44', amount: {minorUnits: 36121, currency: 'USD'}},
    collection,
    fields: {kinds: ['card'], securityCode: true},
    embedders: ['https://shop.example'],
    createdAt,
    answerWithinMs,
    expiresAt: createdAt + answerWithinMs + holdMs + 30 * 60_000,
    holdMs,
    ...overrides,
  };
}

function encodePart(part: object): string {
  return encodeBase64url(new TextEncoder().encode(JSON.stringify(part)));
}
