import {expect} from '@open-wc/testing';
import {Aes256Gcm, CipherSuite, DhkemP256HkdfSha256, HkdfSha256} from '@hpke/core';

import {decodeBase64url, encodeBase64url} from '../../src/request/base64url.js';
import type {SealedCard} from '../../src/request/command.js';
import {OpenFailedError} from '../../src/request/errors.js';
import {signingInputOf} from '../../src/request/terms-token.js';
import type {Terms} from '../../src/request/terms.js';
import type {CardData, PaymentCard} from '../../src/vault/card-data.js';
import {open, seal, warmSealing} from '../../src/vault/sealing.js';
import {figure} from '../helpers/figure.js';
import {createTestSigner, makeTerms, type TestSigner} from '../helpers/terms.js';
import {CARD, CARDS, makeKeyPair, pointOf} from './keys-helper.js';

/** How often the two implementations are held against each other. */
const ROUNDS = 1000;

const peer = new CipherSuite({kem: new DhkemP256HkdfSha256(), kdf: new HkdfSha256(), aead: new Aes256Gcm()});
const KINDS = {kinds: ['card', 'gift-card'], securityCode: true} as const;

/** Puts together, without the code under test, what a seal is bound to. */
async function infoOf(token: string, attempt: number): Promise<ArrayBuffer> {
  const encoder = new TextEncoder();
  const [header, payload] = token.split('.');
  const hash = await crypto.subtle.digest('SHA-256', encoder.encode(`${header}.${payload}`));
  return await new Blob([
    encoder.encode('chatpay-card/v1'),
    new Uint8Array([0]),
    hash,
    new Uint8Array([0, 0, 0, attempt]),
  ]).arrayBuffer();
}

/** What is sealed, padded; without the code under test. */
function paddedText(text: string): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(512);
  bytes.set(new TextEncoder().encode(text));
  return bytes;
}

/** The result of opening, or the name of the error. */
async function outcome(opening: Promise<CardData>): Promise<unknown> {
  return opening.catch((error: unknown) => (error instanceof OpenFailedError ? error.code : error));
}

describe('sealing a card', () => {
  let signer: TestSigner;
  let keyPair: CryptoKeyPair;
  let terms: Terms;
  let token: string;

  before(async () => {
    signer = await createTestSigner();
    keyPair = await makeKeyPair();
    terms = makeTerms({agentKey: await pointOf(keyPair), fields: KINDS});
    token = await signer.sign(terms);
  });

  /** Seals any bytes by the other implementation, bound as a card is. */
  async function sealBytes(plaintext: Uint8Array<ArrayBuffer>): Promise<SealedCard> {
    const {ct, enc} = await peer.seal(
      {recipientPublicKey: keyPair.publicKey, info: await infoOf(token, 1)},
      plaintext.buffer,
    );
    return {enc: encodeBase64url(new Uint8Array(enc)), ct: encodeBase64url(new Uint8Array(ct))};
  }

  for (const card of CARDS) {
    it(`brings back what was sealed: ${card.kind}, ${JSON.stringify(card).length} characters`, async () => {
      const sealed = await seal({card, token, attempt: 1});
      expect(await open({sealed, token, attempt: 1, keyPair})).to.deep.equal(card);
    });

    it(`makes 65 and 528 bytes of it: ${card.kind}, ${JSON.stringify(card).length} characters`, async () => {
      const {enc, ct} = await seal({card, token, attempt: 1});
      expect([decodeBase64url(enc)?.length, decodeBase64url(ct)?.length]).to.deep.equal([65, 528]);
    });
  }

  it('makes other bytes each time', async () => {
    const first = await seal({card: CARD, token, attempt: 1});
    const second = await seal({card: CARD, token, attempt: 1});
    expect(first.enc === second.enc || first.ct === second.ct).to.equal(false);
  });

  it('is the same after warming up', async () => {
    await warmSealing();
    const sealed = await seal({card: CARD, token, attempt: 1});
    expect(await open({sealed, token, attempt: 1, keyPair})).to.deep.equal(CARD);
  });

  it(`is opened by the other implementation, and opens its seals, ${ROUNDS} times each`, async () => {
    for (let round = 0; round < ROUNDS; round++) {
      const attempt = 1 + (round % 20);
      const card = CARDS[round % CARDS.length]!;
      const pair = await makeKeyPair();
      const request = await signer.sign(makeTerms({agentKey: await pointOf(pair), fields: KINDS}));
      const info = await infoOf(request, attempt);

      const ours = await seal({card, token: request, attempt});
      const opened = await peer.open(
        {recipientKey: pair, enc: decodeBase64url(ours.enc)!.buffer, info},
        decodeBase64url(ours.ct)!.buffer,
      );
      expect(new Uint8Array(opened)).to.deep.equal(paddedText(JSON.stringify(card)));

      const theirs = await peer.seal({recipientPublicKey: pair.publicKey, info}, opened);
      const sealed = {enc: encodeBase64url(new Uint8Array(theirs.enc)), ct: encodeBase64url(new Uint8Array(theirs.ct))};
      expect(await open({sealed, token: request, attempt, keyPair: pair})).to.deep.equal(card);
    }
    await figure('T5', `${ROUNDS} seals opened by another implementation, and ${ROUNDS} of its own opened here`);
  });

  describe('is bound', () => {
    let sealed: SealedCard;
    /** What was changed, and opened nothing: how many of each. */
    const refused = {claims: 0, headers: 0, keys: 0, attempts: 0, bytes: 0};
    before(async () => {
      sealed = await seal({card: CARD, token, attempt: 1});
    });

    type Change = {readonly [Name in keyof Terms]?: Terms[Name] | undefined};
    const CHANGES: Record<string, (terms: Terms) => Change> = {
      iss: ({merchant}) => ({merchant: {...merchant, id: 'shop2'}}),
      mer: ({merchant}) => ({merchant: {...merchant, name: 'Example Shoe'}}),
      aud: () => ({audience: 'https://vault2.example'}),
      jti: ({id}) => ({id: `${id}x`}),
      iat: ({createdAt}) => ({createdAt: createdAt - 1000}),
      exp: ({expiresAt}) => ({expiresAt: expiresAt + 1000}),
      conv: () => ({conversation: 'conversation-2'}),
      agt: () => ({agent: 'agent-2'}),
      key: () => ({agentKey: makeTerms().agentKey!}),
      'ord.num': ({order}) => ({order: {...order, number: '1'}}),
      'ord.rsn': ({order}) => ({order: {...order, reason: 'Running shoes, size 45'}}),
      'ord.amt': ({order}) => ({order: {...order, amount: {minorUnits: 36122, currency: 'USD'}}}),
      'ord.cur': ({order}) => ({order: {...order, amount: {minorUnits: 36121, currency: 'EUR'}}}),
      'ord.sub': ({order}) => ({order: {...order, subtotal: {minorUnits: 1, currency: 'USD'}}}),
      'ord.tax': ({order}) => ({order: {...order, tax: {minorUnits: 1, currency: 'USD'}}}),
      'ord.lin': ({order}) => ({order: {...order, lines: [{name: 'Shoe', quantity: 1, amount: order.amount}]}}),
      fld: () => ({fields: {kinds: ['card'], securityCode: true}}),
      // goes with a key in no terms
      col: () => ({collection: 'unified-checkout', agentKey: undefined}),
      csc: () => ({fields: {...KINDS, securityCode: false}}),
      emb: () => ({embedders: ['https://shop2.example']}),
      ans: ({answerWithinMs}) => ({answerWithinMs: answerWithinMs + 1000}),
      hld: ({holdMs}) => ({holdMs: holdMs + 1000}),
      sup: () => ({supersedes: 'another'}),
    };
    for (const [claim, change] of Object.entries(CHANGES)) {
      it(`to the claim ${claim}`, async () => {
        const other = await signer.sign({...terms, ...change(terms)} as Terms);
        expect(await outcome(open({sealed, token: other, attempt: 1, keyPair}))).to.equal('ERR_OPEN_FAILED');
        refused.claims++;
      });
    }

    it('to the header', async () => {
      const other = await (await createTestSigner({kid: 'test-key-2'})).sign(terms);
      expect(await outcome(open({sealed, token: other, attempt: 1, keyPair}))).to.equal('ERR_OPEN_FAILED');
      refused.headers++;
    });

    it('but not to the spelling of the signature', async () => {
      const again = await signer.sign(terms);
      expect(again === token).to.equal(false);
      expect(signingInputOf(again)).to.equal(signingInputOf(token));
      expect(await open({sealed, token: again, attempt: 1, keyPair})).to.deep.equal(CARD);
    });

    it('to the attempt', async () => {
      for (const attempt of [0, 2, 256, 0x01000001]) {
        expect(await outcome(open({sealed, token, attempt, keyPair}))).to.equal('ERR_OPEN_FAILED');
        refused.attempts++;
      }
    });

    it('to the key', async () => {
      const other = await makeKeyPair();
      expect(await outcome(open({sealed, token, attempt: 1, keyPair: other}))).to.equal('ERR_OPEN_FAILED');
      refused.keys++;
    });

    for (const part of ['enc', 'ct'] as const) {
      it(`to every byte of ${part}`, async () => {
        const bytes = decodeBase64url(sealed[part])!;
        for (let at = 0; at < bytes.length; at++) {
          const flipped = bytes.slice();
          flipped[at]! ^= 1 << (at % 8);
          const changed = {...sealed, [part]: encodeBase64url(flipped)};
          expect(await outcome(open({sealed: changed, token, attempt: 1, keyPair})), `byte ${at}`).to.equal(
            'ERR_OPEN_FAILED',
          );
          refused.bytes++;
        }
      });
    }

    it('to its length', async () => {
      const bytes = decodeBase64url(sealed.ct)!;
      for (const ct of [bytes.subarray(1), bytes.subarray(0, -1), new Uint8Array([...bytes, 0]), new Uint8Array()]) {
        const changed = {...sealed, ct: encodeBase64url(ct)};
        expect(await outcome(open({sealed: changed, token, attempt: 1, keyPair}))).to.equal('ERR_OPEN_FAILED');
      }
    });

    it('whatever was changed: none of it opened', async () => {
      const claims = Object.keys(CHANGES).length;
      expect(refused).to.deep.equal({claims, headers: 1, keys: 1, attempts: 4, bytes: 65 + 528});
      await figure('T6', `${claims} claims, the header, the key, 4 attempts and all 593 bytes changed, 0 opened`);
    });

    it('so that a token that is none opens nothing', async () => {
      expect(await outcome(open({sealed, token: 'a.b.c', attempt: 1, keyPair}))).to.equal('ERR_OPEN_FAILED');
    });
  });

  describe('validates a key before it is imported', () => {
    const OFF_CURVE = [
      new Uint8Array(65),
      Uint8Array.of(4, ...new Uint8Array(64)),
      Uint8Array.of(4, ...new Uint8Array(64).fill(0xff)),
      Uint8Array.of(4, ...crypto.getRandomValues(new Uint8Array(64))),
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

    it('when it opens', async () => {
      const {ct} = await seal({card: CARD, token, attempt: 1});
      for (const point of OFF_CURVE) {
        const sealed = {enc: encodeBase64url(point), ct};
        const imports = await importsDuring(async () => {
          expect(await outcome(open({sealed, token, attempt: 1, keyPair}))).to.equal('ERR_OPEN_FAILED');
        });
        expect(imports).to.equal(0);
      }
    });

    it('when it seals', async () => {
      for (const point of OFF_CURVE) {
        const request = await signer.sign({...terms, agentKey: encodeBase64url(point)});
        const imports = await importsDuring(async () => {
          const error = await seal({card: CARD, token: request, attempt: 1}).catch((caught: unknown) => caught);
          expect(error).to.include({code: 'ERR_TERMS', fault: 'claims'});
        });
        expect(imports).to.equal(0);
      }
    });

    it('and the spy would see an import', async () => {
      const sealed = await seal({card: CARD, token, attempt: 1});
      expect(await importsDuring(() => open({sealed, token, attempt: 1, keyPair}))).to.be.greaterThan(0);
    });
  });

  describe('gives no card for what a stranger has sealed', () => {
    const {securityCode: _, ...withoutCode} = CARD;
    const change = (changes: object) => JSON.stringify({...CARD, ...changes});
    const name = (cardholderName: string) => change({cardholderName});
    const HOSTILE: Record<string, string> = {
      nothing: '',
      'no JSON': '{',
      null: 'null',
      'an array': '[]',
      'a kind that is none': change({kind: 'cheque'}),
      'no kind': JSON.stringify({...CARD, kind: undefined}),
      'a stranger beside what is right': change({note: 'pay me'}),
      'a prototype': JSON.stringify(CARD).replace('{', '{"__proto__":{"x":1},'),
      'a constructor': change({constructor: 'x'}),
      'white space': `${JSON.stringify(CARD)} `,
      'a member twice': JSON.stringify(CARD).replace('{', '{"kind":"card",'),
      'members in another order': JSON.stringify(Object.fromEntries(Object.entries(CARD).reverse())),
      'an escape where none is needed': JSON.stringify(CARD).replace('Valeria', '\\u0056aleria'),
      'markup in the number': change({pan: '<img src=x onerror=x>'}),
      'digits of another script': change({pan: '４１１１１１１１１１１１１１１１'}),
      'a short number': change({pan: '41111111111'}),
      'a long number': change({pan: '41111111111111111111'}),
      'a number that is a number': change({pan: 4111111111111111}),
      'month 0': change({expiry: {month: 0, year: 2030}}),
      'month 13': change({expiry: {month: 13, year: 2030}}),
      'month 1.5': change({expiry: {month: 1.5, year: 2030}}),
      'year 31': change({expiry: {month: 1, year: 31}}),
      'a day': change({expiry: {month: 1, year: 2030, day: 1}}),
      'a code of 2 digits': change({securityCode: '12'}),
      'a code of 5 digits': change({securityCode: '12345'}),
      'no name': name(''),
      'a blank name': name(' '),
      'a name of 81 characters': name('a'.repeat(81)),
      'a right-to-left override in the name': name('Val\u202eeria'),
      'an isolate in the name': name('Val\u2066eria'),
      'a zero byte in the name': name('Val\u0000eria'),
      'a line feed in the name': name('Val\neria'),
      'a lone surrogate in the name': name('Val\ud800eria'),
      'a name that is not in form C': name('Bjo\u0308rk'),
      'a gift card number of 7 digits': JSON.stringify({kind: 'gift-card', number: '1234567'}),
      'a pin of 13': JSON.stringify({kind: 'gift-card', number: '12345678', pin: '1234567890123'}),
      'a pin with a dash': JSON.stringify({kind: 'gift-card', number: '12345678', pin: '12-3'}),
    };
    for (const [what, text] of Object.entries(HOSTILE)) {
      it(what, async () => {
        const sealed = await sealBytes(paddedText(text));
        expect(await outcome(open({sealed, token, attempt: 1, keyPair}))).to.equal('ERR_OPEN_FAILED');
      });
    }

    it('something after the padding', async () => {
      const bytes = paddedText(JSON.stringify(CARD));
      bytes[511] = 1;
      expect(await outcome(open({sealed: await sealBytes(bytes), token, attempt: 1, keyPair}))).to.equal(
        'ERR_OPEN_FAILED',
      );
    });

    it('bytes that are no UTF-8', async () => {
      const bytes = paddedText(JSON.stringify(CARD));
      bytes[bytes.indexOf('V'.charCodeAt(0))] = 0xff;
      expect(await outcome(open({sealed: await sealBytes(bytes), token, attempt: 1, keyPair}))).to.equal(
        'ERR_OPEN_FAILED',
      );
    });

    it('a byte order mark', async () => {
      const sealed = await sealBytes(paddedText(`\ufeff${JSON.stringify(CARD)}`));
      expect(await outcome(open({sealed, token, attempt: 1, keyPair}))).to.equal('ERR_OPEN_FAILED');
    });

    it('but it gives one for what is right', async () => {
      const sealed = await sealBytes(paddedText(JSON.stringify(withoutCode)));
      expect(await open({sealed, token, attempt: 1, keyPair})).to.deep.equal(withoutCode);
    });
  });

  describe('holds a card against the terms', () => {
    const GIFT: CardData = {kind: 'gift-card', number: '12345678'};

    it('and seals no kind that they do not ask for', async () => {
      const request = await signer.sign({...terms, fields: {kinds: ['card'], securityCode: true}});
      const error = await seal({card: GIFT, token: request, attempt: 1}).catch((caught: unknown) => caught);
      expect(error).to.include({code: 'ERR_MALFORMED'});
    });

    it('and seals no code that they do not want', async () => {
      const request = await signer.sign({...terms, fields: {...KINDS, securityCode: false}});
      const error = await seal({card: CARD, token: request, attempt: 1}).catch((caught: unknown) => caught);
      expect(error).to.include({code: 'ERR_MALFORMED'});
    });

    it('and opens no kind that they do not ask for', async () => {
      token = await signer.sign({...terms, fields: {kinds: ['card'], securityCode: true}});
      const sealed = await sealBytes(paddedText(JSON.stringify(GIFT)));
      expect(await outcome(open({sealed, token, attempt: 1, keyPair}))).to.equal('ERR_OPEN_FAILED');
      token = await signer.sign(terms);
    });
  });

  it('says nothing of the card in its errors', async () => {
    const broken: PaymentCard = {...CARD, cardholderName: 'Valeria\u202eBjörk'};
    const error = await seal({card: broken, token, attempt: 1}).catch((caught: unknown) => caught as Error);
    const said = `${String(error)} ${(error as Error).stack} ${JSON.stringify(error)} ${String((error as Error).cause)}`;
    expect(said.includes(CARD.pan) || said.includes('Valeria')).to.equal(false);
  });
});
