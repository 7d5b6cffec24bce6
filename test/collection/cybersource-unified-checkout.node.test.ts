import {createHmac, generateKeyPairSync, type KeyObject} from 'node:crypto';

import {expect} from 'chai';
import {SignJWT, UnsecuredJWT} from 'jose';

import {readCaptureContext} from '../../src/collection/cybersource-context.js';
import {keyRing, parseKey} from '../../src/collection/cybersource-keys.js';
import {cybersourceRest} from '../../src/collection/cybersource-rest.js';
import {readResult} from '../../src/collection/cybersource-result.js';
import {unifiedCheckout} from '../../src/collection/cybersource-unified-checkout.js';
import {STATUSES} from '../../src/collection/cybersource-codes.js';
import type {Charge} from '../../src/collection/provider.js';
import {MalformedError, UnauthenticatedError, UnreachableError} from '../../src/request/errors.js';
import {errorOf} from '../helpers/errors.js';
import {makeTerms} from '../helpers/terms.js';
import {fetchOf, jsonRequest, NOW, REST, setupOf} from './setups.js';

const own = generateKeyPairSync('rsa', {modulusLength: 2048});
const other = generateKeyPairSync('rsa', {modulusLength: 2048});
const jwkOf = (key: KeyObject, kid: string) => ({...key.export({format: 'jwk'}), kid, use: 'sig'});
const sign = (claims: object, {key = own.privateKey, kid = 'session-key'} = {}) =>
  new SignJWT({iat: NOW / 1000, exp: NOW / 1000 + 900, ...claims}).setProtectedHeader({alg: 'RS256', kid}).sign(key);

const charge: Charge = {
  reference: '0c9b3a1e-8f43-4a57-9d0a-1f2e3d4c5b6a',
  merchantReference: '1001-0c9b3a1e-8f43-4a57-9d0a-1f2e3d4c5b6a',
  request: 'r1',
  conversation: 'order-1001',
  attempt: 1,
  amount: {minorUnits: 36121, currency: 'USD'},
  begunAt: NOW,
  resultKey: parseKey(jwkOf(own.publicKey, 'session-key')),
};
const amountDetails = {totalAmount: '361.21', currency: 'USD', authorizedAmount: '361.21'};
const details = {clientReferenceInformation: {code: charge.merchantReference}, orderInformation: {amountDetails}};
const RESULT = {id: '7435188899356405003091', status: 'AUTHORIZED', outcome: 'AUTHORIZED', details};

/** A service that publishes keys, answers sessions with a context, and knows transactions. */
function service({context = '', transactions = {} as Record<string, object>} = {}) {
  const paths: string[] = [];
  const bodies: unknown[] = [];
  const fetch = fetchOf(async (request) => {
    const {pathname} = new URL(request.url);
    paths.push(pathname);
    if (pathname === '/uc/v1/sessions') {
      bodies.push(await request.json());
      return new Response(context, {status: 201});
    }
    const key = pathname === '/flex/v2/public-keys/published' ? jwkOf(other.publicKey, 'published') : undefined;
    const known = key ?? transactions[pathname.split('/').at(-1) ?? ''];
    return new Response(JSON.stringify(known ?? {}), {status: known ? 200 : 404});
  });
  const rest = cybersourceRest({
    ...REST,
    url: 'https://apitest.cybersource.com',
    fetch,
    timeoutMs: 200,
    now: () => NOW,
  });
  return {paths, bodies, rest, provider: unifiedCheckout({rest, country: 'US'})};
}
const find = (reference: string) => Promise.resolve(reference === charge.reference ? charge : undefined);
const back = (result: string) => jsonRequest({reference: charge.reference, result});

describe('a result of Unified Checkout', () => {
  it('is paid when the session’s own key has signed reference and amount, and nobody is asked', async () => {
    const {provider, paths} = service();
    const finding = await provider.returned(back(await sign(RESULT)), find);
    expect(finding?.outcome).to.include({kind: 'paid', transaction: RESULT.id, code: 'AUTHORIZED'});
    expect(paths).to.deep.equal([]);
  });

  it('is asked for when the published key has signed it, which signs for every merchant', async () => {
    const {provider, paths} = service();
    const finding = await provider.returned(back(await sign(RESULT, {key: other.privateKey, kid: 'published'})), find);
    expect(finding?.outcome.kind).to.equal('paying');
    expect(paths).to.deep.equal(['/flex/v2/public-keys/published', `/tss/v2/transactions/${RESULT.id}`]);
  });

  it('is not believed when the report names another payment', async () => {
    const transaction = {
      id: RESULT.id,
      clientReferenceInformation: {code: '1002-x'},
      applicationInformation: {reasonCode: '100'},
    };
    const {provider} = service({transactions: {[RESULT.id]: transaction}});
    const token = await sign({...RESULT, details: {}}, {key: other.privateKey, kid: 'published'});
    expect(await errorOf(provider.returned(back(token), find))).to.be.instanceOf(UnauthenticatedError);
  });

  const secret = JSON.stringify(own.publicKey.export({format: 'jwk'}));
  const hmac = (claims: object) => {
    const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
    const input = `${part({alg: 'HS256', kid: 'session-key'})}.${part(claims)}`;
    return `${input}.${createHmac('sha256', secret).update(input).digest('base64url')}`;
  };
  const FORGED: [what: string, token: () => Promise<string> | string][] = [
    ['another key under the session’s name', () => sign(RESULT, {key: other.privateKey})],
    ['a key that nobody publishes', () => sign(RESULT, {kid: 'unknown'})],
    [
      'no signature',
      () =>
        new UnsecuredJWT(RESULT)
          .encode()
          .replace(/^[^.]*/, Buffer.from('{"alg":"none","kid":"session-key"}').toString('base64url')),
    ],
    ['a signature by the public key as a secret', () => hmac(RESULT)],
    ['changed claims', async () => swapClaims(await sign(RESULT), {...RESULT, status: 'AUTHORIZED', x: 1})],
    ['a result that has expired', () => sign({...RESULT, exp: NOW / 1000 - 61})],
  ];
  for (const [what, make] of FORGED) {
    it(`is not believed with ${what}`, async () => {
      const {provider} = service();
      expect(await errorOf(provider.returned(back(await make()), find))).to.be.instanceOf(UnauthenticatedError);
    });
  }

  for (const token of ['', 'x', 'a.b.c', 'e30.e30.e30', `${'a'.repeat(33_000)}`]) {
    it(`cannot be read from ${JSON.stringify(token.slice(0, 12))}`, async () => {
      expect(await errorOf(service().provider.returned(back(token), find))).to.be.instanceOf(MalformedError);
    });
  }

  it('never names a key that would lead elsewhere', async () => {
    const {provider, paths} = service();
    for (const kid of ['../../tss/v2/searches', 'a/b', 'a?b', '', '%2e%2e']) {
      expect(await errorOf(provider.returned(back(await sign(RESULT, {kid})), find))).to.be.instanceOf(MalformedError);
    }
    expect(paths).to.deep.equal([]);
  });

  for (const body of [
    {},
    [],
    {reference: 'r'},
    {reference: 'r', result: 'x', failure: 'X'},
    {reference: 'r', failure: '<b>'},
    {reference: 'r', result: 1},
    {reference: 'r', result: 'x', amount: '1.00'},
  ]) {
    it(`is not read from ${JSON.stringify(body)}`, async () => {
      expect(await errorOf(service().provider.returned(jsonRequest(body), find))).to.be.instanceOf(MalformedError);
    });
  }
});

/** The same token with other claims under the old signature. */
function swapClaims(token: string, claims: object): string {
  const [header, , signature] = token.split('.');
  return [header, Buffer.from(JSON.stringify(claims)).toString('base64url'), signature].join('.');
}

describe('what a verified result says', () => {
  const read = (claims: object) => readResult({...RESULT, ...claims}, charge, NOW);

  for (const [status, {kind}] of STATUSES) {
    it(`is ${kind} for ${status}`, () => {
      const approved = kind === 'partial' ? {...amountDetails, authorizedAmount: '100.00'} : amountDetails;
      const outcome = read({status, details: {...details, orderInformation: {amountDetails: approved}}});
      expect(outcome.kind).to.equal(kind);
      expect(outcome.refusal !== undefined).to.equal(kind === 'refused');
    });
  }

  it('is paid for three statuses, and partial for one', () => {
    const of = (kind: string) => [...STATUSES].filter(([, meaning]) => meaning.kind === kind).map(([status]) => status);
    expect(of('paid')).to.deep.equal(['AUTHORIZED', 'CAPTURED', 'TRANSMITTED']);
    expect(of('partial')).to.deep.equal(['PARTIAL_AUTHORIZED']);
    expect(of('review')).to.deep.equal(['AUTHORIZED_PENDING_REVIEW', 'PENDING_REVIEW']);
    expect(of('refused')).to.deep.equal(['AUTHORIZED_RISK_DECLINED', 'DECLINED', 'INVALID_REQUEST']);
  });

  it('is in review for a status that is not known', () => {
    for (const status of ['EATEN', 'authorized', '__proto__', 'constructor'])
      expect(read({status}).kind).to.equal('review');
  });

  it('is asked for where it does not name the payment, or not the amount', () => {
    for (const partial of [
      {},
      {clientReferenceInformation: details.clientReferenceInformation},
      {orderInformation: details.orderInformation},
    ]) {
      expect(read({details: partial}).kind).to.equal('paying');
    }
    const {currency: _, ...noCurrency} = amountDetails;
    expect(read({details: {...details, orderInformation: {amountDetails: noCurrency}}}).kind).to.equal('paying');
  });

  it('reads them at the top as well', () => expect(read({details: undefined, ...details}).kind).to.equal('paid'));

  it('is partial for less, in review for more or another currency, and no other payment’s', () => {
    const amounts = (more: object) => ({
      details: {...details, orderInformation: {amountDetails: {...amountDetails, ...more}}},
    });
    expect(read(amounts({authorizedAmount: '361.20'}))).to.deep.include({
      kind: 'partial',
      approved: {minorUnits: 36120, currency: 'USD'},
    });
    expect(read(amounts({authorizedAmount: '361.22'})).kind).to.equal('review');
    expect(read(amounts({currency: 'EUR'})).kind).to.equal('review');
    const another = {details: {...details, clientReferenceInformation: {code: '1002'}}};
    expect(() => read(another)).to.throw(UnauthenticatedError);
  });

  for (const claims of [{}, {id: 1}, {id: '../x', status: 'AUTHORIZED'}, null, []]) {
    it(`is nothing in ${JSON.stringify(claims)}`, () =>
      expect(() => readResult(claims, charge, NOW)).to.throw(MalformedError));
  }
});

const INTEGRITY = `sha256-${'A'.repeat(43)}=`;
const contextOf = (data: object, more: object = {}) => ({
  flx: {jwk: jwkOf(own.publicKey, 'session-key')},
  ctx: [
    {
      data: {
        clientLibrary: 'https://apitest.cybersource.com/uc/v1/assets/1.0.0/UnifiedCheckout.js',
        clientLibraryIntegrity: INTEGRITY,
        ...data,
      },
    },
  ],
  ...more,
});
const published = {key: other.privateKey, kid: 'published'};

describe('beginning with Unified Checkout', () => {
  const begin = (provider: ReturnType<typeof service>['provider'], more: object = {}) =>
    provider.begin({
      terms: makeTerms({
        collection: 'unified-checkout',
        order: {
          number: '1001',
          reason: 'Shoes',
          amount: charge.amount,
          lines: [{name: 'Shoe', quantity: 2, amount: charge.amount}],
        },
      }),
      attempt: 1,
      returnUrl: 'https://pay.example/return',
      origins: ['https://pay.example'],
      ...more,
    });

  it('hands out the script and its integrity value as the verified context says them', async () => {
    const context = await sign(contextOf({}), published);
    const {provider, bodies} = service({context});
    const {charge: begun, checkout} = await begin(provider, {locale: 'de-at'});
    expect(checkout).to.deep.equal({
      kind: 'mount',
      context,
      script: 'https://apitest.cybersource.com/uc/v1/assets/1.0.0/UnifiedCheckout.js',
      integrity: INTEGRITY,
    });
    expect(begun.resultKey).to.deep.equal({kty: 'RSA', n: charge.resultKey?.n, e: 'AQAB', kid: 'session-key'});
    expect(bodies[0]).to.deep.include({
      targetOrigins: ['https://pay.example'],
      country: 'US',
      locale: 'de_AT',
      clientVersion: '1.0',
    });
    expect((bodies[0] as {data: unknown}).data).to.deep.equal({
      orderInformation: {
        amountDetails: {totalAmount: '361.21', currency: 'USD'},
        lineItems: [{productName: 'Shoe', quantity: 2, totalAmount: '361.21'}],
      },
      clientReferenceInformation: {code: begun.merchantReference},
    });
  });

  it('remembers the published key', async () => {
    const {provider, paths} = service({context: await sign(contextOf({}), published)});
    await begin(provider);
    await begin(provider);
    expect(paths.filter((path) => path.includes('public-keys'))).to.have.lengthOf(1);
  });

  const BAD: [
    what: string,
    claims: object,
    key: {key: KeyObject; kid: string},
    error: typeof MalformedError | typeof UnauthenticatedError,
  ][] = [
    ['is signed by another key', contextOf({}), {key: own.privateKey, kid: 'published'}, UnauthenticatedError],
    [
      'is signed by a key that is not published',
      contextOf({}),
      {key: own.privateKey, kid: 'session-key'},
      UnauthenticatedError,
    ],
    ['has expired', contextOf({}, {exp: NOW / 1000 - 61}), published, UnauthenticatedError],
    [
      'has its script elsewhere',
      contextOf({clientLibrary: 'https://cybersource.com.evil.example/x.js'}),
      published,
      MalformedError,
    ],
    [
      'has its script on a host that ends alike',
      contextOf({clientLibrary: 'https://evilcybersource.com/x.js'}),
      published,
      MalformedError,
    ],
    [
      'has its script without TLS',
      contextOf({clientLibrary: 'http://apitest.cybersource.com/x.js'}),
      published,
      MalformedError,
    ],
    ['has a script that is no address', contextOf({clientLibrary: 'javascript:alert(1)'}), published, MalformedError],
    ['has no integrity value', contextOf({clientLibraryIntegrity: undefined}), published, MalformedError],
    [
      'has an integrity value that checks nothing',
      contextOf({clientLibraryIntegrity: 'md5-x'}),
      published,
      MalformedError,
    ],
    ['has no script', {ctx: []}, published, MalformedError],
    ['has a key that is none', contextOf({}, {flx: {jwk: {kty: 'oct', k: 'AAAA'}}}), published, MalformedError],
  ];
  for (const [what, claims, key, kind] of BAD) {
    it(`begins nothing with a context that ${what}`, async () => {
      const {provider} = service({context: await sign(claims, key)});
      expect(await errorOf(begin(provider))).to.be.instanceOf(kind);
    });
  }

  it('may be told other hosts for the script', () => {
    const claims = contextOf({clientLibrary: 'http://127.0.0.1:4313/UnifiedCheckout.js'});
    expect(readCaptureContext(claims, ['127.0.0.1:4313']).script).to.match(/4313/);
    expect(() => readCaptureContext(claims, ['127.0.0.1:4314'])).to.throw(MalformedError);
  });

  it('says so when no session is opened', async () => {
    const {standIn, begin: beginAt} = setupOf('unified-checkout');
    expect(await errorOf(beginAt({}, {origins: ['http://pay.example']}))).to.be.instanceOf(UnreachableError);
    standIn.behavior.failures = [503];
    expect(await errorOf(beginAt())).to.be.instanceOf(UnreachableError);
  });

  it('verifies nothing while the key cannot be fetched', async () => {
    const fetch = fetchOf(() => Promise.resolve(new Response('', {status: 503})));
    const rest = cybersourceRest({...REST, url: 'https://apitest.cybersource.com', fetch, now: () => NOW});
    expect(await errorOf(keyRing(rest).verify(await sign({}, published)))).to.be.instanceOf(UnreachableError);
  });
});

describe('a notification to Unified Checkout', () => {
  it('is not believed where there is no subscription to hold it against', async () => {
    const request = new Request('https://pay.example/notify', {
      method: 'POST',
      headers: {'content-type': 'application/json', 'v-c-signature': 't=1;keyId=;sig='},
      body: '{"payload":{"id":"1"}}',
    });
    expect(await errorOf(service().provider.notified(request, find))).to.be.instanceOf(UnauthenticatedError);
  });
});

describe('a checkout that ends without a result', () => {
  const failed = (failure: string) => jsonRequest({reference: '', failure});

  for (const [failure, kind] of [
    ['COMPLETE_TRANSACTION_CANCELLED', 'refused'],
    ['COMPLETE_TRANSACTION_CANCELED', 'refused'],
    ['COMPLETE_AUTHENTICATION_CANCELED', 'refused'],
    ['CAPTURE_CONTEXT_EXPIRED', 'refused'],
    ['MOUNT_PAYMENT_UNAVAILABLE', 'refused'],
    ['COMPLETE_TRANSACTION_FAILED', 'paying'],
    ['COMPLETE_ERROR', 'paying'],
    ['COMPLETE_IN_PROGRESS', 'paying'],
    ['UNKNOWN_ERROR', 'paying'],
  ] as const) {
    it(`is ${kind} after ${failure}, where no payment is found`, async () => {
      const {provider, begin, find: findKept} = setupOf('unified-checkout');
      const {charge: begun} = await begin();
      const finding = await provider.returned(jsonRequest({reference: begun.reference, failure}), findKept);
      expect(finding?.outcome).to.include({kind, code: failure});
    });
  }

  it('is paid after all where a payment is found, whatever the browser says', async () => {
    const {provider, begin, pay, find: findKept} = setupOf('unified-checkout');
    const {charge: begun, checkout} = await begin();
    await pay(checkout);
    const request = jsonRequest({reference: begun.reference, failure: 'COMPLETE_TRANSACTION_CANCELED'});
    expect((await provider.returned(request, findKept))?.outcome.kind).to.equal('paid');
  });

  it('changes nothing about a payment that is not known', async () => {
    const {provider, find: findKept} = setupOf('unified-checkout');
    expect(await provider.returned(failed('UNKNOWN_ERROR'), findKept)).to.equal(undefined);
  });
});
