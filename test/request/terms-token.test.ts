import {expect} from 'chai';
import * as fc from 'fast-check';
import {compactVerify, CompactSign, importJWK} from 'jose';

import {decodeBase64url, encodeBase64url} from '../../src/request/base64url.js';
import {claimsOf, type Terms} from '../../src/request/terms.js';
import {decodeTerms, signingInputOf, verifyTerms} from '../../src/request/terms-token.js';
import {MINUTE, START} from '../helpers/events.js';
import {bytesOf, createForger, HEADER, mirrorSignature, type Forger} from '../helpers/forge.js';
import {createTestSigner, makeTerms, type TestSigner} from '../helpers/terms.js';

const NOW = START + MINUTE;
const EMBEDDER = 'https://shop.example';

describe('signed terms', () => {
  let forger: Forger;
  let signer: TestSigner;
  before(async () => {
    forger = await createForger();
    signer = forger.signer;
  });

  it('come back as they were signed', async () => {
    const money = (minorUnits: number) => ({minorUnits, currency: 'KWD'});
    const full: Partial<Terms> = {
      createdAt: START,
      order: {
        number: 'A-17/3',
        reason: 'Schuhe für Zoë 👟, Größe 44 “weit”',
        amount: money(Number.MAX_SAFE_INTEGER),
        subtotal: money(0),
        tax: money(17),
        lines: Array.from({length: 50}, (_, index) => ({name: `Line ${index}`, quantity: 9999, amount: money(index)})),
      },
      fields: {kinds: ['card', 'gift-card'], securityCode: false},
      embedders: ['https://shop.example', 'http://localhost:4310'],
      supersedes: 'an-earlier_1',
    };
    for (const terms of [
      makeTerms({createdAt: START}),
      makeTerms({createdAt: START, collection: 'unified-checkout'}),
      makeTerms(full),
    ]) {
      const token = await signer.sign(terms);
      expect(decodeTerms(token)).to.deep.equal(terms);
      expect(await verifyTerms(token, {trust: forger.trust, now: NOW, embedder: EMBEDDER})).to.deep.equal(terms);
    }
  });

  it('verify with another implementation, and what that one signs verifies here', async () => {
    const terms = makeTerms({createdAt: START});
    const key = await importJWK({...forger.trust.keys[0]!.jwk}, 'ES256');
    const verified = await compactVerify(await signer.sign(terms), key);
    expect(JSON.parse(new TextDecoder().decode(verified.payload))).to.deep.equal(claimsOf(terms));

    const theirs = await new CompactSign(bytesOf(JSON.stringify(claimsOf(terms))))
      .setProtectedHeader(HEADER)
      .sign(signer.key.privateKey);
    expect(await verifyTerms(theirs, {trust: forger.trust, now: NOW})).to.deep.equal(terms);
  });

  it('have a good signature exactly where another implementation says so', async () => {
    const terms = makeTerms({createdAt: START});
    const token = await signer.sign(terms);
    const key = await importJWK({...forger.trust.keys[0]!.jwk}, 'ES256');
    const [header, payload, signature] = token.split('.') as [string, string, string];
    const bytes = decodeBase64url(signature)!;
    await fc.assert(
      fc.asyncProperty(fc.nat(511), fc.boolean(), async (bit, isFlipped) => {
        const other = bytes.slice();
        if (isFlipped) other[bit >> 3]! ^= 1 << (bit & 7);
        const changed = `${header}.${payload}.${encodeBase64url(other)}`;
        const theirs = await compactVerify(changed, key).then(
          () => 'none',
          () => 'signature',
        );
        expect(await forger.faultOf(changed)).to.equal(theirs);
        expect(theirs).to.equal(isFlipped ? 'signature' : 'none');
      }),
      {numRuns: 100},
    );
  });

  it('bind a seal to what was signed, whichever way the signature is spelled', async () => {
    const token = await signer.sign(makeTerms({createdAt: START}));
    expect(signingInputOf(token)).to.equal(token.slice(0, token.lastIndexOf('.')));
    const mirrored = mirrorSignature(token);
    expect(mirrored).to.not.equal(token);
    expect(await forger.faultOf(mirrored)).to.equal('none');
    expect(signingInputOf(mirrored)).to.equal(signingInputOf(token));
  });

  it('may be signed by either of two keys while keys are rotated', async () => {
    const next = await createTestSigner({kid: 'next-key'});
    const both = {...forger.trust, keys: [...forger.trust.keys, ...next.trust.keys]};
    const terms = makeTerms({createdAt: START});
    for (const each of [signer, next])
      expect(await forger.faultOf(await each.sign(terms), {trust: both})).to.equal('none');
  });

  it('hold from a minute before they were made, for clocks that differ, to the millisecond before their end', async () => {
    const terms = makeTerms({createdAt: START});
    const token = await signer.sign(terms);
    expect(await forger.faultOf(token, {now: START - MINUTE})).to.equal('none');
    expect(await forger.faultOf(token, {now: START - MINUTE - 1})).to.equal('created-in-future');
    expect(await forger.faultOf(token, {now: terms.expiresAt - 1})).to.equal('none');
    expect(await forger.faultOf(token, {now: terms.expiresAt})).to.equal('expired');
  });

  it('are not asked for an embedder by a reader that no page embeds', async () => {
    expect(
      await forger.faultOf(await forger.sign({claims: {emb: ['https://other.example']}}), {embedder: undefined}),
    ).to.equal('none');
  });

  it('say where they are off their shape, and nothing of what was there', async () => {
    const pan = '4111111111111111';
    const messageOf = async (token: string) => {
      try {
        decodeTerms(token);
        return 'none';
      } catch (error) {
        const {message, cause} = error as Error;
        return `${message} ${JSON.stringify(cause) ?? ''}`;
      }
    };
    expect(await messageOf(await forger.sign({order: {rsn: `\u0000${pan}`}}))).to.include('ord.rsn');
    for (const change of [{rsn: `\u0000${pan}`}, {[pan]: 1}, {amt: pan}]) {
      expect(await messageOf(await forger.sign({order: change}))).to.not.include(pan);
    }
    expect(await messageOf(await forger.signText(JSON.stringify(HEADER), `{"${pan}`))).to.not.include(pan);
  });
});
