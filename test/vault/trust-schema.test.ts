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
      words: {en: {'form.pay': 'Donate {amount}'}, 'pt-PT': {'notice.other': 'Algo correu mal'}},
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
    'words of no language': (trust) => ({...trust, words: {'../de': {'form.pay': '{amount}'}}}),
    'a word that is no text': (trust) => ({...trust, words: {en: {'form.pay': 1}}}),
    'an empty word': (trust) => ({...trust, words: {en: {'form.back': ' '}}}),
    'a word that reorders what stands around it': (trust) => ({...trust, words: {en: {'form.back': '\u202eBack'}}}),
    'a word that is too long': (trust) => ({...trust, words: {en: {'form.back': 'a'.repeat(281)}}}),
    'a word with the name of what no word is': (trust) => ({...trust, words: {en: {$dir: 'rtl'}}}),
    'words of more languages than there are': (trust) => ({
      ...trust,
      words: Object.fromEntries(Array.from({length: 101}, (_, at) => [`en-${100 + at}`, {}])),
    }),
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
