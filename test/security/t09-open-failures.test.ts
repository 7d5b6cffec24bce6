import {expect} from '@open-wc/testing';
import {Aes256Gcm, CipherSuite, DhkemP256HkdfSha256, HkdfSha256} from '@hpke/core';

import {decodeBase64url, encodeBase64url} from '../../src/request/base64url.js';
import type {SealedCard} from '../../src/request/command.js';
import {open, seal, type OpenOptions} from '../../src/vault/sealing.js';
import {figure} from '../helpers/figure.js';
import {createTestSigner, makeTerms} from '../helpers/terms.js';
import {CARD, makeKeyPair, pointOf} from '../vault/keys-helper.js';

/** How often each cause is timed, in turns, so that a busy machine is as slow for one as for another. */
const ROUNDS = 101;

/** So often all of it is timed at most: what else the machine does may spoil some, a cause that is quicker spoils all. */
const TRIES = 6;

const flipped = (text: string, at: number) => {
  const bytes = decodeBase64url(text)!;
  bytes[at]! ^= 1;
  return encodeBase64url(bytes);
};

/** Six causes for which a well-formed card does not open. */
async function causes(): Promise<Record<string, OpenOptions>> {
  const signer = await createTestSigner();
  const keyPair = await makeKeyPair();
  const terms = makeTerms({agentKey: await pointOf(keyPair)});
  const token = await signer.sign(terms);
  const sealed = await seal({card: CARD, token, attempt: 1});
  const right = {sealed, token, attempt: 1, keyPair};
  expect(await open(right)).to.deep.equal(CARD);
  const dearer = {...terms.order, amount: {minorUnits: 1, currency: 'USD'}};
  return {
    'another key': {...right, keyPair: await makeKeyPair()},
    'other terms': {...right, token: await signer.sign({...terms, order: dearer})},
    'another attempt': {...right, attempt: 2},
    'a point of somebody else’s': {...right, sealed: {...sealed, enc: await pointOf(await makeKeyPair())}},
    'a changed byte': {...right, sealed: {...sealed, ct: flipped(sealed.ct, 100)}},
    'no card inside': {...right, sealed: await sealNothing(token, keyPair)},
  };
}

/** What is sealed well and is no card, by the other implementation. */
async function sealNothing(token: string, {publicKey}: CryptoKeyPair): Promise<SealedCard> {
  const peer = new CipherSuite({kem: new DhkemP256HkdfSha256(), kdf: new HkdfSha256(), aead: new Aes256Gcm()});
  const encoder = new TextEncoder();
  const hash = await crypto.subtle.digest('SHA-256', encoder.encode(token.slice(0, token.lastIndexOf('.'))));
  const parts = [encoder.encode('chatpay-card/v1'), new Uint8Array(1), hash, Uint8Array.of(0, 0, 0, 1)];
  const info = await new Blob(parts).arrayBuffer();
  const plaintext = new Uint8Array(512);
  plaintext.set(encoder.encode(JSON.stringify({...CARD, pan: '4111'})));
  const {enc, ct} = await peer.seal({recipientPublicKey: publicKey, info}, plaintext.buffer);
  return {enc: encodeBase64url(new Uint8Array(enc)), ct: encodeBase64url(new Uint8Array(ct))};
}

/** The mean of the quicker half: less often disturbed, and finer than the clock of a browser that gives whole milliseconds. */
function usualOf(times: number[]): number {
  const half = times.toSorted((a, b) => a - b).slice(0, times.length >> 1);
  return half.reduce((sum, time) => sum + time, 0) / half.length;
}

describe('T9: a card that does not open', () => {
  it('says one and the same for six causes, and takes about as long for each', async () => {
    const all = Object.entries(await causes());
    const said = new Set<string>();
    /** How much longer the slowest cause takes than the quickest. */
    async function measure(): Promise<number> {
      const times = new Map(all.map(([cause]) => [cause, [] as number[]]));
      for (let round = 0; round < ROUNDS; round++) {
        for (const [cause, options] of all) {
          const before = performance.now();
          const error = await open(options).catch((caught: unknown) => caught as Error & {code?: string});
          times.get(cause)!.push(performance.now() - before);
          expect(error, cause).to.be.an('error');
          const {name, message, code, cause: beneath} = error as Error & {code?: string};
          said.add(JSON.stringify([name, message, code, beneath ?? null, Object.keys(error)]));
        }
      }
      const usual = [...times.values()].map(usualOf);
      return Math.max(...usual) / Math.min(...usual);
    }
    let ratio = await measure();
    for (let tries = 1; tries < TRIES && !(ratio < 2); tries++) ratio = await measure();
    expect(said.size).to.equal(1);
    expect(ratio).to.be.below(2);
    await figure(
      'T9',
      `${all.length} causes, 1 error, the slowest takes ${ratio.toFixed(2)} times as long as the quickest`,
    );
  });
});
