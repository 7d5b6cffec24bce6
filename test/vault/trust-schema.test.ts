import {expect} from '@open-wc/testing';

import {parseTrust} from '../../src/vault/trust-schema.js';
import {createTestSigner} from '../helpers/terms.js';

const HOME = 'https://vault.example';

describe('trust.js', () => {
  it('is taken as a deployment writes it', async () => {
    const {trust} = await createTestSigner();
    const whole = {
      ...trust,
      signIn: '/sign-in',
      merchant: {...trust.merchant, logo: '/logo.svg'},
      marks: {visa: '/marks/visa.svg'},
    };
    expect(parseTrust(whole, HOME)).to.deep.equal(whole);
  });

  it('is not taken on another origin than its own', async () => {
    const {trust} = await createTestSigner();
    expect(() => parseTrust(trust, 'https://other.example'))
      .to.throw()
      .with.property('code', 'ERR_MALFORMED');
  });

  const WRONG: Record<string, (trust: object) => unknown> = {
    nothing: () => undefined,
    'a text': () => 'trust',
    'an unknown member': (trust) => ({...trust, more: 1}),
    'no keys': (trust) => ({...trust, keys: []}),
    'a private key': (trust) => changeKey(trust, {d: 'A'.repeat(43)}),
    'another curve': (trust) => changeKey(trust, {crv: 'P-384'}),
    'a short coordinate': (trust) => changeKey(trust, {x: 'A'.repeat(42)}),
    'a wildcard embedder': (trust) => ({...trust, embedders: ['https://*.example']}),
    'an embedder with a path': (trust) => ({...trust, embedders: ['https://shop.example/']}),
    'a sign-in elsewhere': (trust) => ({...trust, signIn: 'https://evil.example/'}),
    'a sign-in elsewhere without a scheme': (trust) => ({...trust, signIn: '//evil.example/'}),
    'a mark elsewhere': (trust) => ({...trust, marks: {visa: 'https://evil.example/x'}}),
    'a mark of no network': (trust) => ({...trust, marks: {'../x': '/x.svg'}}),
    'a logo elsewhere': (trust) => ({...trust, merchant: {id: 'shop', name: 'Shop', logo: 'https://evil.example/x'}}),
  };
  for (const [what, change] of Object.entries(WRONG)) {
    it(`is not taken with ${what}`, async () => {
      const {trust} = await createTestSigner();
      expect(() => parseTrust(change(trust), HOME))
        .to.throw()
        .with.property('code', 'ERR_MALFORMED');
    });
  }
});

function changeKey(trust: object, jwk: object): object {
  const {keys} = trust as {keys: {jwk: object}[]};
  return {...trust, keys: keys.map((key) => ({...key, jwk: {...key.jwk, ...jwk}}))};
}
