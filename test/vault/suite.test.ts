import {expect} from '@open-wc/testing';

import {KEY_ALGORITHM, SUITE} from '../../src/vault/suite.js';
import {figure} from '../helpers/figure.js';
import {RFC_9180_VECTOR as VECTOR} from './hpke-vectors.js';

const bytesOf = (hex: string) => Uint8Array.from(hex.match(/../g) ?? [], (byte) => parseInt(byte, 16));
const hexOf = (bytes: Uint8Array) => Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
const base64url = (hex: string) =>
  btoa(String.fromCharCode(...bytesOf(hex)))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '');

/** A key pair of the vector. */
async function pairOf(secret: string, point: string): Promise<CryptoKeyPair> {
  const jwk = {kty: 'EC', crv: 'P-256', x: base64url(point.slice(2, 66)), y: base64url(point.slice(66))};
  const use = ['deriveBits'] as const;
  return {
    privateKey: await crypto.subtle.importKey('jwk', {...jwk, d: base64url(secret)}, KEY_ALGORITHM, false, [...use]),
    publicKey: await crypto.subtle.importKey('raw', bytesOf(point), KEY_ALGORITHM, true, []),
  };
}

describe('the cipher suite', () => {
  it('is the one that the design names', () => {
    expect([SUITE.KEM.id, SUITE.KDF.id, SUITE.AEAD.id]).to.deep.equal([0x10, 1, 2]);
  });

  it('opens what RFC 9180 has sealed', async () => {
    const pair = await pairOf(VECTOR.skRm, VECTOR.pkRm);
    const context = await SUITE.SetupRecipient(pair, bytesOf(VECTOR.enc), {info: bytesOf(VECTOR.info)});
    for (const {aad, ciphertext} of VECTOR.encryptions) {
      expect(hexOf(await context.Open(bytesOf(ciphertext), bytesOf(aad)))).to.equal(VECTOR.plaintext);
    }
  });

  it('seals as RFC 9180 does, byte for byte, with the ephemeral key of its vector', async () => {
    const {publicKey} = await pairOf(VECTOR.skRm, VECTOR.pkRm);
    const ephemeral = await pairOf(VECTOR.skEm, VECTOR.enc);
    const real = crypto.subtle.generateKey;
    Object.defineProperty(crypto.subtle, 'generateKey', {configurable: true, value: async () => ephemeral});
    try {
      const {encapsulatedSecret, ctx} = await SUITE.SetupSender(publicKey, {info: bytesOf(VECTOR.info)});
      expect(hexOf(encapsulatedSecret)).to.equal(VECTOR.enc);
      for (const {aad, ciphertext} of VECTOR.encryptions) {
        expect(hexOf(await ctx.Seal(bytesOf(VECTOR.plaintext), bytesOf(aad)))).to.equal(ciphertext);
      }
    } finally {
      Reflect.deleteProperty(crypto.subtle, 'generateKey');
    }
    expect(crypto.subtle.generateKey === real).to.equal(true);
    await figure(
      'T5',
      `${VECTOR.encryptions.length} encryptions of RFC 9180’s vector opened, and sealed byte for byte`,
    );
  });
});
