import {expect} from 'chai';

import {decodeBase64url} from '../../src/request/base64url.js';
import {verifyTerms} from '../../src/request/terms-token.js';
import {createTestSigner, makeTerms} from './terms.js';

describe('createTestSigner', () => {
  it('signs terms that verify against its trust', async () => {
    const {sign, trust} = await createTestSigner();
    const terms = makeTerms();
    const verified = await verifyTerms(await sign(terms), {trust, now: Date.now(), embedder: 'https://shop.example'});
    expect(verified).to.deep.equal(terms);
  });

  it('names an agent key that is on the curve', async () => {
    const point = decodeBase64url(makeTerms().agentKey!)!;
    const key = await crypto.subtle.importKey('raw', point, {name: 'ECDH', namedCurve: 'P-256'}, true, []);
    expect(key.type).to.equal('public');
  });

  it('is not trusted by another signer', async () => {
    const token = await (await createTestSigner()).sign(makeTerms());
    const {trust} = await createTestSigner();
    const fault = await verifyTerms(token, {trust, now: Date.now()}).then(
      () => 'none',
      (error: {fault: string}) => error.fault,
    );
    expect(fault).to.equal('signature');
  });
});
