import {expect} from 'chai';

import {makeTerms} from '../../src/testing/signer.js';
import {fakeProvider} from '../../src/testing/provider.js';
import {errorOf} from '../helpers/errors.js';

const begin = (provider: ReturnType<typeof fakeProvider>, minorUnits: number) =>
  provider.begin({
    terms: makeTerms({
      collection: 'secure-acceptance-hosted',
      order: {reason: 'Shoes', amount: {minorUnits, currency: 'USD'}},
    }),
    attempt: 1,
    returnUrl: 'https://shop.example/back',
    origins: [],
  });

describe('fakeProvider', () => {
  for (const [minorUnits, kind] of [
    [1000, 'paid'],
    [1002, 'refused'],
    [1003, 'review'],
    [1004, 'paying'],
  ] as const) {
    it(`says ${kind} of ${minorUnits} cents, by every way there is`, async () => {
      const provider = fakeProvider({now: () => 5});
      const {charge} = await begin(provider, minorUnits);
      const find = (reference: string) =>
        Promise.resolve(provider.charges.find((known) => known.reference === reference));
      const returned = await provider.returned(provider.report(charge, 'https://shop.example/back'), find);
      const notified = await provider.notified(provider.report(charge, 'https://shop.example/hook'), find);
      const found = await provider.lookUp(charge);
      expect([returned?.outcome.kind, notified?.outcome.kind, found?.kind]).to.deep.equal([kind, kind, kind]);
    });
  }

  it('knows nothing of a charge that the server does not know', async () => {
    const provider = fakeProvider();
    const {charge} = await begin(provider, 1000);
    const request = provider.report(charge, 'https://shop.example/back');
    expect(await provider.returned(request, () => Promise.resolve(undefined))).to.equal(undefined);
  });

  it('refuses a report that names no charge', async () => {
    const request = new Request('https://shop.example/back', {method: 'POST', body: 'x=1'});
    const error = await errorOf(fakeProvider().returned(request, () => Promise.resolve(undefined)));
    expect((error as {code?: string}).code).to.equal('ERR_MALFORMED');
  });
});
