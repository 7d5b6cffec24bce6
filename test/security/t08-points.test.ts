import {expect} from '@open-wc/testing';
import * as fc from 'fast-check';

import {encodeBase64url} from '../../src/request/base64url.js';
import {isP256Point} from '../../src/request/point.js';
import {agentPoint} from '../../src/vault/agent-point.js';
import {AgentKeys} from '../../src/vault/keys.js';
import {open, seal} from '../../src/vault/sealing.js';
import {figure} from '../helpers/figure.js';
import {createTestSigner, makeTerms, type TestSigner} from '../helpers/terms.js';
import {CARD, makeKeyPair, pointOf} from '../vault/keys-helper.js';
import {invalidPoints, RIGHT_POINTS} from './points.js';

const SEED = 20_261_127;

/** Every class of invalid key, and 500 random ones, of which each has one chance in 2^256 of being right. */
const POINTS: Uint8Array<ArrayBuffer>[] = [
  ...invalidPoints().map(([, bytes]) => bytes),
  ...fc
    .sample(fc.uint8Array({minLength: 64, maxLength: 64}), {seed: SEED, numRuns: 500})
    .map((rest) => Uint8Array.of(4, ...rest)),
];

/** How many keys were imported while something was done. */
async function importsDuring(act: () => Promise<unknown>): Promise<number> {
  const real = crypto.subtle.importKey.bind(crypto.subtle);
  let imports = 0;
  const spy = (...given: Parameters<typeof real>) => {
    imports++;
    return real(...given);
  };
  Object.defineProperty(crypto.subtle, 'importKey', {configurable: true, value: spy});
  try {
    await act();
  } finally {
    Reflect.deleteProperty(crypto.subtle, 'importKey');
  }
  return imports;
}

describe('T8: a public key that is none', () => {
  let signer: TestSigner;
  let keyPair: CryptoKeyPair;
  /** Places at which every point was refused before it was imported. */
  let places = 0;
  before(async () => {
    signer = await createTestSigner();
    keyPair = await makeKeyPair();
  });

  const codeOf = (act: () => unknown) =>
    Promise.resolve()
      .then(act)
      .then(
        () => 'none',
        (error: {code?: string}) => error.code,
      );

  it('is told from one that is', () => {
    expect(RIGHT_POINTS.map(isP256Point)).to.deep.equal([true, true]);
    const wrong = invalidPoints().filter(([, bytes]) => isP256Point(bytes));
    expect(wrong.map(([what]) => what)).to.deep.equal([]);
    expect(POINTS.filter(isP256Point).length).to.equal(0);
  });

  it('is refused before it is imported: to seal to', async () => {
    const imports = await importsDuring(async () => {
      for (const point of POINTS) {
        const agentKey = encodeBase64url(point);
        expect(await codeOf(() => agentPoint(agentKey))).to.equal('ERR_TERMS');
      }
      for (const point of POINTS.filter(({length}) => length === 65)) {
        const token = await signer.sign(makeTerms({agentKey: encodeBase64url(point)}));
        expect(await codeOf(() => seal({card: CARD, token, attempt: 1}))).to.equal('ERR_TERMS');
      }
    });
    expect(imports).to.equal(0);
    places++;
  });

  it('is refused before it is imported: to open with', async () => {
    const token = await signer.sign(makeTerms({agentKey: await pointOf(keyPair)}));
    const {ct} = await seal({card: CARD, token, attempt: 1});
    const imports = await importsDuring(async () => {
      for (const point of POINTS) {
        const sealed = {enc: encodeBase64url(point), ct};
        expect(await codeOf(() => open({sealed, token, attempt: 1, keyPair}))).to.equal('ERR_OPEN_FAILED');
      }
    });
    expect(imports).to.equal(0);
    places++;
  });

  it('is the only thing that is refused so: a right one is imported', async () => {
    const token = await signer.sign(makeTerms({agentKey: await pointOf(keyPair)}));
    const sealed = await seal({card: CARD, token, attempt: 1});
    expect(await importsDuring(() => open({sealed, token, attempt: 1, keyPair}))).to.be.above(0);
  });

  it('destroys the agent’s key with no less than three that are right and open nothing', async () => {
    const keys = new AgentKeys({release: () => Promise.reject(new Error('no signer'))});
    const made = await keys.create();
    await keys.adopt('r', made, encodeBase64url(crypto.getRandomValues(new Uint8Array(32))));
    expect([keys.strike('r'), keys.strike('r')]).to.deep.equal([false, false]);
    expect(await codeOf(() => keys.get('r'))).to.equal('none');
    expect(keys.strike('r')).to.equal(true);
    expect(await codeOf(() => keys.get('r'))).to.equal('ERR_KEY');
    expect(places).to.equal(2);
    await figure(
      'T8',
      `${POINTS.length} invalid points at ${places} places, 0 imported; the key is destroyed at the third strike`,
    );
  });
});
