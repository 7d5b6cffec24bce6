import {expect} from 'chai';
import * as fc from 'fast-check';

import {encodeBase64url} from '../../src/request/base64url.js';
import type {Collection, TermsFault} from '../../src/request/terms.js';
import {TERMS_TYPE} from '../../src/request/terms-token.js';
import type {Trust} from '../../src/request/trust.js';
import {MINUTE, START} from '../helpers/events.js';
import {figure} from '../helpers/figure.js';
import * as forge from '../helpers/forge.js';
import {createTestSigner, makeTerms} from '../helpers/terms.js';

const {bytesOf, derOf, HEADER, partOf, strayBits, swapSignature, withSignature} = forge;
const NOW = START + MINUTE;
const EMBEDDER = 'https://shop.example';
/** The base point of P-256 (SP 800-186, section 3.2.1.3): on the curve, and another key than the terms'. */
const OTHER_KEY = 'BGsX0fLhLEJH-Lzm5WOkQPJ3A32BLeszoPShOUXYmMKWT-NC4v4af5uO5-tKfA-eFivOM1drMV7Oy7ZAaDe_UfU';

describe('signed terms are refused', () => {
  let forger: forge.Forger;
  before(async () => {
    forger = await forge.createForger();
  });

  /** A bad token, or what it is read with. */
  interface Bad {
    readonly token: string;
    readonly trust?: Trust;
    readonly embedder?: string;
    readonly now?: number;
  }

  const of = (make: () => string | Promise<string>) => async (): Promise<Bad> => ({token: await make()});
  const good = () => forger.sign({});
  /** Makes something of a good token's three parts. */
  const recut = (cut: (header: string, payload: string, signature: string) => string) =>
    of(async () => cut(...((await good()).split('.') as [string, string, string])));
  /** Good parts with changes, signed as if they were right. */
  const header = (change: object) => of(() => forger.sign({header: change}));
  const claim = (change: object) => of(() => forger.sign({claims: change}));
  const order = (change: object) => of(() => forger.sign({order: change}));
  const payload = (change: (text: string) => string) =>
    of(() => forger.signText(JSON.stringify(HEADER), change(JSON.stringify(forger.claims))));
  const iat = START / 1000;

  const BAD: readonly [TermsFault, string, () => Promise<Bad>][] = [
    // what is no token of three parts, or too large
    ['malformed', 'nothing', of(() => '')],
    ['malformed', 'two dots', of(() => '..')],
    ['malformed', 'one part', recut((header) => header)],
    ['malformed', 'two parts', recut((header, payload) => `${header}.${payload}`)],
    ['malformed', 'four parts', recut((header, payload, signature) => `${header}.${payload}.${signature}.${header}`)],
    [
      'malformed',
      'five parts, as an encrypted token has',
      recut((header, payload, signature) => `${header}.${payload}.${signature}..`),
    ],
    ['malformed', 'the payload left out', recut((header, _, signature) => `${header}..${signature}`)],
    ['malformed', 'the header left out', recut((_, payload, signature) => `.${payload}.${signature}`)],
    ['malformed', 'white space before', recut((...parts) => ` ${parts.join('.')}`)],
    [
      'malformed',
      'a line break in the payload',
      recut((header, payload, signature) => `${header}.${payload.slice(0, 8)}\n${payload.slice(8)}.${signature}`),
    ],
    [
      'malformed',
      'padding after the header',
      recut((header, payload, signature) => `${header}=.${payload}.${signature}`),
    ],
    ['malformed', 'the alphabet of plain base64', of(() => forger.signParts(partOf(JSON.stringify(HEADER)), '+/8'))],
    [
      'malformed',
      'a percent-encoded dot',
      recut((header, payload, signature) => `${header}%2E${payload}.${signature}`),
    ],
    [
      'malformed',
      'the JSON serialization',
      recut((header, payload, signature) => JSON.stringify({protected: header, payload, signature})),
    ],
    [
      'malformed',
      'one letter more than bytes have',
      of(() => forger.signParts(`${partOf(JSON.stringify(HEADER))}A`.replace(/^(?:.{4})*$/, '$&A'), partOf('{}'))),
    ],
    [
      'malformed',
      'stray bits in the last letter of the payload',
      of(() =>
        forger.signParts(partOf(JSON.stringify(HEADER)), strayBits(partOf(`${JSON.stringify(forger.claims)} `.trim()))),
      ),
    ],
    ['malformed', 'a payload that is no JSON', payload(() => 'amount=1')],
    ['malformed', 'white space in the payload', payload(() => JSON.stringify(forger.claims, null, 1))],
    [
      'malformed',
      'white space in the header',
      of(() => forger.signText(JSON.stringify(HEADER).replace(':', ': '), JSON.stringify(forger.claims))),
    ],
    ['malformed', 'a claim twice', payload((text) => text.replace('{', '{"iss":"shop",'))],
    ['malformed', 'an amount twice', payload((text) => text.replace('"amt":', '"amt":1,"amt":'))],
    [
      'malformed',
      'a header parameter twice',
      of(() =>
        forger.signText(
          '{"alg":"none","alg":"ES256","typ":"chatpay-terms+jwt","kid":"test-key"}',
          JSON.stringify(forger.claims),
        ),
      ),
    ],
    ['malformed', 'escaped letters', payload((text) => text.replace('Example', '\\u0045xample'))],
    ['malformed', 'a byte order mark', payload(() => `\ufeff${JSON.stringify(forger.claims)}`)],
    [
      'malformed',
      'bytes that are no UTF-8',
      of(() =>
        forger.signParts(partOf(JSON.stringify(HEADER)), encodeBase64url(Uint8Array.of(0x22, 0xc3, 0x28, 0x22))),
      ),
    ],
    [
      'malformed',
      'UTF-8 that is too long for its character',
      of(() =>
        forger.signParts(partOf(JSON.stringify(HEADER)), encodeBase64url(Uint8Array.of(0x22, 0xc0, 0xaf, 0x22))),
      ),
    ],
    ['malformed', 'an amount of 1e400', payload((text) => text.replace('"amt":36121', '"amt":1e400'))],
    ['malformed', 'an amount of 36121.0', payload((text) => text.replace('"amt":36121', '"amt":36121.0'))],
    ['malformed', 'an amount of 3.6121e4', payload((text) => text.replace('"amt":36121', '"amt":3.6121e4'))],
    ['malformed', 'an amount of 2^53 + 1', payload((text) => text.replace('"amt":36121', '"amt":9007199254740993'))],
    ['malformed', 'an amount of minus zero', payload((text) => text.replace('"amt":36121', '"amt":-0'))],
    ['too-large', '64 KB', order({rsn: 'a'.repeat(64 * 1024)})],
    ['too-large', 'one byte over 8 KiB', of(() => 'a'.repeat(8 * 1024 + 1))],
    ['too-large', 'arrays in arrays, 10,000 deep', payload(() => '['.repeat(10_000) + ']'.repeat(10_000))],
    ['claims', 'arrays in arrays, 2,000 deep', payload(() => '['.repeat(2_000) + ']'.repeat(2_000))],

    // header
    [
      'header',
      'no signature by alg none',
      of(async () => `${partOf('{"alg":"none"}')}.${partOf(JSON.stringify(forger.claims))}.`),
    ],
    ['header', 'alg none with everything else', header({alg: 'none'})],
    ['header', 'alg None', header({alg: 'None'})],
    ['header', 'HS256 with the public key as the secret', of(() => signWithPublicKey())],
    ['header', 'ES384', header({alg: 'ES384'})],
    ['header', 'ES256K', header({alg: 'ES256K'})],
    ['header', 'es256', header({alg: 'es256'})],
    ['header', 'RS256', header({alg: 'RS256'})],
    ['header', 'EdDSA', header({alg: 'EdDSA'})],
    ['header', 'a list of algorithms', header({alg: ['ES256']})],
    ['header', 'no alg', header({alg: undefined})],
    ['header', 'typ JWT', header({typ: 'JWT'})],
    ['header', 'the right typ in capitals', header({typ: TERMS_TYPE.toUpperCase()})],
    ['header', 'typ as a media type', header({typ: `application/${TERMS_TYPE}`})],
    ['header', 'no typ', header({typ: undefined})],
    ['header', 'crit', header({crit: ['exp']})],
    ['header', 'an empty crit', header({crit: []})],
    ['header', 'b64 false', header({b64: false, crit: ['b64']})],
    ['header', 'b64 true', header({b64: true})],
    ['header', 'a key of its own in jwk', of(() => forger.sign({header: {jwk: forger.trust.keys[0]!.jwk}}))],
    ['header', 'jku', header({jku: 'https://evil.example/keys'})],
    ['header', 'x5c', header({x5c: ['MIIB']})],
    ['header', 'x5u', header({x5u: 'https://evil.example/cert'})],
    ['header', 'x5t', header({x5t: 'AAAA'})],
    ['header', 'cty', header({cty: 'JWT'})],
    ['header', 'zip', header({zip: 'DEF'})],
    ['header', 'enc', header({enc: 'A256GCM'})],
    ['header', 'a private parameter', header({'https://evil.example': 1})],
    [
      'header',
      'a member named __proto__',
      of(() =>
        forger.signText(
          '{"alg":"ES256","typ":"chatpay-terms+jwt","kid":"test-key","__proto__":{}}',
          JSON.stringify(forger.claims),
        ),
      ),
    ],
    [
      'header',
      'all its members in __proto__',
      of(() => forger.signText(`{"__proto__":${JSON.stringify(HEADER)}}`, JSON.stringify(forger.claims))),
    ],
    ['header', 'no kid', header({kid: undefined})],
    ['header', 'an empty kid', header({kid: ''})],
    ['header', 'a kid that is a number', header({kid: 0})],
    ['header', 'a kid of 65 letters', header({kid: 'k'.repeat(65)})],
    ['header', 'null', of(() => forger.signText('null', JSON.stringify(forger.claims)))],
    ['header', 'an array', of(() => forger.signText('[]', JSON.stringify(forger.claims)))],
    ['header', 'a number', of(() => forger.signText('1', JSON.stringify(forger.claims)))],
    ['unknown-key', 'an unknown kid', header({kid: 'other-key'})],
    ['unknown-key', 'kid __proto__', header({kid: '__proto__'})],
    ['unknown-key', 'kid constructor', header({kid: 'constructor'})],
    ['unknown-key', 'kid length', header({kid: 'length'})],
    ['unknown-key', 'kid 0', header({kid: '0'})],
    ['unknown-key', 'a kid in capitals', header({kid: 'TEST-KEY'})],
    ['unknown-key', 'a kid with a path', header({kid: '../../test-key'})],

    // signature
    ['signature', 'an empty signature', recut((header, payload) => `${header}.${payload}.`)],
    ['signature', 'a signature as DER', of(async () => withSignature(await good(), derOf))],
    ['signature', 'a signature of 63 bytes', of(async () => withSignature(await good(), (bytes) => bytes.slice(1)))],
    [
      'signature',
      'a signature of 65 bytes',
      of(async () => withSignature(await good(), (bytes) => Uint8Array.of(0, ...bytes))),
    ],
    ['signature', 'a signature of zeros', of(async () => withSignature(await good(), () => new Uint8Array(64)))],
    [
      'signature',
      'a signature of ones',
      of(async () => withSignature(await good(), () => new Uint8Array(64).fill(255))),
    ],
    [
      'signature',
      'r and s in each other’s place',
      of(async () => withSignature(await good(), (bytes) => Uint8Array.of(...bytes.slice(32), ...bytes.slice(0, 32)))),
    ],
    ['signature', 'a padded signature', recut((...parts) => `${parts.join('.')}==`)],
    ['signature', 'a line break after it', recut((...parts) => `${parts.join('.')}\n`)],
    [
      'signature',
      'stray bits in its last letter',
      recut((header, payload, signature) => `${header}.${payload}.${strayBits(signature)}`),
    ],
    [
      'signature',
      'the signature of other terms',
      of(async () => swapSignature(await good(), await forger.sign({order: {amt: 1}}))),
    ],
    [
      'signature',
      'another amount under the same signature',
      of(async () => swapSignature(await forger.sign({order: {amt: 1}}), await good())),
    ],
    [
      'signature',
      'another agent key under the same signature',
      of(async () => swapSignature(await forger.sign({claims: {key: OTHER_KEY}}), await good())),
    ],
    [
      'signature',
      'another key’s signature under this kid',
      of(async () => (await createTestSigner()).sign(makeTerms({createdAt: START}))),
    ],
    ['signature', 'another curve’s signature', of(async () => signOnP384())],

    // claims: times
    ['claims', 'no end', claim({exp: undefined})],
    ['claims', 'an end before the beginning', claim({exp: iat - 1})],
    ['claims', 'an end at the beginning', claim({exp: iat})],
    ['claims', 'an end too far away', claim({exp: iat + 8 * 24 * 3600 + 1})],
    ['claims', 'an end in milliseconds', claim({exp: NOW + 1e9})],
    ['claims', 'an end as text', claim({exp: String(iat + 60)})],
    ['claims', 'an end of 1.5 s', claim({exp: iat + 60.5})],
    ['claims', 'a beginning before 1970', claim({iat: -1})],
    ['claims', 'a beginning after all dates', claim({iat: 8.64e12 + 1, exp: 8.64e12 + 2})],
    ['claims', 'no time for an answer', claim({ans: 0})],
    ['claims', 'more than a week for an answer', claim({ans: 7 * 24 * 3600 + 1})],
    ['claims', 'a hold of more than 30 minutes', claim({hld: 30 * 60 + 1})],
    ['claims', 'a hold of less than a minute', claim({hld: 59})],
    ['claims', 'a hold without end', claim({hld: null})],
    ['created-in-future', 'a beginning in the future', claim({iat: iat + 3600, exp: iat + 7200})],
    ['expired', 'an end in the past', async () => ({token: await good(), now: NOW + 3600_000})],

    // claims: money
    ['claims', 'an amount of nothing', order({amt: 0})],
    ['claims', 'an amount of -1', order({amt: -1})],
    ['claims', 'an amount of 1.5', order({amt: 1.5})],
    ['claims', 'an amount of 2^53', order({amt: 2 ** 53})],
    ['claims', 'an amount as text', order({amt: '36121'})],
    ['claims', 'an amount as a list', order({amt: [36121]})],
    ['claims', 'an amount of null', order({amt: null})],
    ['claims', 'an amount of true', order({amt: true})],
    ['claims', 'no amount', order({amt: undefined})],
    ['claims', 'a tax of -1', order({tax: -1})],
    ['claims', 'a subtotal of 0.1', order({sub: 0.1})],
    ['claims', 'a currency that is none', order({cur: 'XXX'})],
    ['claims', 'a currency in small letters', order({cur: 'usd'})],
    ['claims', 'a currency sign', order({cur: '$'})],
    ['claims', 'currency __proto__', order({cur: '__proto__'})],
    ['claims', 'no currency', order({cur: undefined})],

    // claims: texts
    ['claims', 'no reason', order({rsn: undefined})],
    ['claims', 'an empty reason', order({rsn: ''})],
    ['claims', 'a blank reason', order({rsn: ' \u00a0 '})],
    ['claims', 'a reason of joiners alone', order({rsn: '\u200d\u200d'})],
    ['claims', 'a reason of 141 code points', order({rsn: 'é'.repeat(141)})],
    ['claims', 'a reason of 141 code points outside the first plane', order({rsn: '👟'.repeat(141)})],
    ['claims', 'a reason that is not in form C', order({rsn: 'Cafe\u0301'})],
    ['claims', 'a NUL in the reason', order({rsn: 'Shoes\u0000'})],
    ['claims', 'a line break in the reason', order({rsn: 'Shoes\nTotal: $1'})],
    ['claims', 'a C1 control in the reason', order({rsn: 'Shoes\u0085'})],
    ['claims', 'a right-to-left override in the reason', order({rsn: 'Shoes \u202e12.163$'})],
    ['claims', 'an isolate in the reason', order({rsn: 'Shoes \u2067x\u2069'})],
    ['claims', 'an Arabic letter mark in the reason', order({rsn: 'Shoes \u061c'})],
    ['claims', 'a zero-width space in the reason', order({rsn: 'Sho\u200bes'})],
    ['claims', 'hidden tags in the reason', order({rsn: `Shoes${'\u{e0041}'.repeat(5)}`})],
    ['claims', 'half a surrogate pair in the reason', order({rsn: 'Shoes \ud83d'})],
    ['claims', 'a reason that is a number', order({rsn: 5})],
    ['claims', 'an override in the merchant’s name', claim({mer: 'Shop\u202e'})],
    ['claims', 'a merchant’s name of 81 code points', claim({mer: 'M'.repeat(81)})],
    ['claims', 'an order number of 65 code points', order({num: '1'.repeat(65)})],
    ['claims', 'no lines, in a list', order({lin: []})],
    ['claims', '51 lines', order({lin: Array(51).fill({nam: 'a', qty: 1, amt: 1})})],
    ['claims', 'a line of no quantity', order({lin: [{nam: 'a', qty: 0, amt: 1}]})],
    ['claims', 'a line with more than it has', order({lin: [{nam: 'a', qty: 1, amt: 1, pan: '1'}]})],
    ['claims', 'a control in a line', order({lin: [{nam: 'a\u0007', qty: 1, amt: 1}]})],

    // claims: who, where and how
    ['claims', 'a claim too many', claim({nbf: iat})],
    ['claims', 'a claim of the order too many', order({total: 1})],
    ['claims', 'a claim named __proto__', payload((text) => text.replace('{', '{"__proto__":{},'))],
    ['claims', 'a claim named constructor', claim({constructor: 1})],
    ['claims', 'claims in an array', payload((text) => `[${text}]`)],
    ['claims', 'claims of null', payload(() => 'null')],
    ['claims', 'an id with a slash', claim({jti: 'a/b'})],
    ['claims', 'an empty id', claim({jti: ''})],
    ['claims', 'an id of 65 letters', claim({jti: 'a'.repeat(65)})],
    ['claims', 'a conversation with a space', claim({conv: 'a b'})],
    ['claims', 'a conversation that is a step up in a path', claim({conv: '..'})],
    ['claims', 'an audience with a path', claim({aud: 'https://vault.example/'})],
    ['claims', 'an audience in capitals', claim({aud: 'https://VAULT.example'})],
    ['claims', 'an audience with its default port', claim({aud: 'https://vault.example:443'})],
    ['claims', 'an audience with a user', claim({aud: 'https://vault.example@evil.example'})],
    ['claims', 'several audiences', claim({aud: ['https://vault.example']})],
    ['claims', 'the audience null', claim({aud: 'null'})],
    ['claims', 'no embedders', claim({emb: []})],
    ['claims', 'any embedder', claim({emb: ['*']})],
    ['claims', 'embedders of a pattern', claim({emb: ['https://*.shop.example']})],
    ['claims', 'an embedder that is a file', claim({emb: ['file://']})],
    ['claims', '17 embedders', claim({emb: Array(17).fill(EMBEDDER)})],
    ['claims', 'a collection that is none', claim({col: 'email'})],
    ['claims', 'a card kind that is none', claim({fld: ['cash']})],
    ['claims', 'no card kind', claim({fld: []})],
    ['claims', 'a card kind twice', claim({fld: ['card', 'card']})],
    ['claims', 'a security code of 1', claim({csc: 1})],
    ['claims', 'reveal without an agent key', claim({key: undefined})],
    ['claims', 'an agent key where a provider collects', claim({col: 'unified-checkout'})],
    ['claims', 'a compressed agent key', claim({key: encodeBase64url(new Uint8Array(33).fill(2))})],
    [
      'claims',
      'an agent key without its marker',
      of(() => forger.sign({claims: {key: `A${forger.claims.key!.slice(1)}`}})),
    ],
    ['claims', 'an agent key with stray bits', of(() => forger.sign({claims: {key: strayBits(forger.claims.key!)}}))],
    ['claims', 'an agent key with padding', of(() => forger.sign({claims: {key: `${forger.claims.key}=`}}))],
    ['audience', 'another vault', claim({aud: 'https://vault.example.evil.example'})],
    ['audience', 'the same vault over http', claim({aud: 'http://vault.example'})],
    ['audience', 'the same vault on another port', claim({aud: 'https://vault.example:8443'})],
    ['merchant', 'another merchant', claim({iss: 'shop2'})],
    ['merchant', 'merchant __proto__', claim({iss: '__proto__'})],
    ['embedder', 'an embedder that the vault alone knows', claim({emb: ['https://other.example']})],
    [
      'embedder',
      'an embedder that the terms alone know',
      async () => ({
        token: await forger.sign({claims: {emb: ['https://evil.example']}}),
        embedder: 'https://evil.example',
      }),
    ],
    [
      'embedder',
      'an embedder that begins the same',
      async () => ({token: await good(), embedder: 'https://shop.example.evil.example'}),
    ],
    ['embedder', 'an embedder without an origin', async () => ({token: await good(), embedder: 'null'})],
    ['embedder', 'an empty embedder', async () => ({token: await good(), embedder: ''})],
    [
      'collection',
      'a key that may not sign reveal',
      async () => ({token: await good(), trust: signing('unified-checkout')}),
    ],
    [
      'collection',
      'a key that may sign reveal alone',
      async () => ({
        token: await forger.sign({claims: {col: 'unified-checkout', key: undefined}}),
        trust: signing('reveal'),
      }),
    ],
    ['collection', 'a key that may sign nothing', async () => ({token: await good(), trust: signing()})],
  ];

  const signing = (...collections: Collection[]): Trust => ({
    ...forger.trust,
    keys: [{...forger.trust.keys[0]!, collections}],
  });

  let refused = 0;
  for (const [fault, name, make] of BAD) {
    it(`as ${fault} for ${name}`, async () => {
      const {token, ...from} = await make();
      expect(await forger.faultOf(token, from)).to.equal(fault);
      refused++;
    });
  }

  it(`in ${BAD.length} ways, while the terms that they are made of are good`, async () => {
    expect(new Set(BAD.map(([, name]) => name)).size).to.equal(BAD.length);
    expect(BAD.length).to.be.at.least(80);
    expect(await forger.faultOf(await good())).to.equal('none');
    expect(refused).to.equal(BAD.length);
    await figure('T4', `${refused} bad tokens, each refused with the fault that it has`);
  });

  it('whatever the token is: with a fault, and never with another error', async () => {
    const token = await good();
    const letters = fc.constantFrom(...'AZaz09-_.=+/ \n\u0000é');
    const change = fc.record({
      at: fc.nat(token.length),
      cut: fc.nat(4),
      put: fc.string({unit: letters, maxLength: 4}),
    });
    await fc.assert(
      fc.asyncProperty(fc.oneof(change, fc.string({unit: 'binary', maxLength: 300})), async (input) => {
        const text =
          typeof input === 'string' ? input : token.slice(0, input.at) + input.put + token.slice(input.at + input.cut);
        expect(await forger.faultOf(text)).to.not.equal(text === token ? 'signature' : 'none');
      }),
      {numRuns: 1000},
    );
  });

  async function signWithPublicKey(): Promise<string> {
    const secret = bytesOf(JSON.stringify(forger.trust.keys[0]!.jwk));
    const key = await crypto.subtle.importKey('raw', secret, {name: 'HMAC', hash: 'SHA-256'}, false, ['sign']);
    const input = `${partOf(JSON.stringify({...HEADER, alg: 'HS256'}))}.${partOf(JSON.stringify(forger.claims))}`;
    const mac = await crypto.subtle.sign('HMAC', key, bytesOf(input));
    return `${input}.${encodeBase64url(new Uint8Array(mac))}`;
  }

  async function signOnP384(): Promise<string> {
    const pair = await crypto.subtle.generateKey({name: 'ECDSA', namedCurve: 'P-384'}, false, ['sign', 'verify']);
    const [header, payload] = (await good()).split('.');
    const how = {name: 'ECDSA', hash: 'SHA-384'};
    const signature = await crypto.subtle.sign(how, pair.privateKey, bytesOf(`${header}.${payload}`));
    return `${header}.${payload}.${encodeBase64url(new Uint8Array(signature))}`;
  }
});
