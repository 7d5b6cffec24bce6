import {expect} from 'chai';

import {cybersourceReports, readTransaction} from '../../src/collection/cybersource-reports.js';
import {cybersourceRest, digestOf} from '../../src/collection/cybersource-rest.js';
import type {Charge, OutcomeKind} from '../../src/collection/provider.js';
import {UnreachableError} from '../../src/request/errors.js';
import {errorOf} from '../helpers/errors.js';
import {fetchOf, NOW, REST, setupOf} from './setups.js';

/** A service that gives the answers in turn, and keeps what it was sent. */
function answering(...answers: [status: number, body: unknown][]) {
  const requests: Request[] = [];
  const fetch = fetchOf((request) => {
    requests.push(request.clone());
    const [status, body] = answers.shift() ?? [404, {}];
    return Promise.resolve(new Response(typeof body === 'string' ? body : JSON.stringify(body), {status}));
  });
  const rest = cybersourceRest({...REST, url: 'https://apitest.cybersource.com', fetch, now: () => NOW});
  return {requests, rest, reports: cybersourceReports(rest)};
}

describe('the HTTP signature of CyberSource', () => {
  // both signatures were worked out with another program from the vendor's description
  it('is over host, date, target, digest and merchant id for a POST', async () => {
    const {requests, rest} = answering([201, {}]);
    await rest.post('/uc/v1/sessions', {amount: '1.00'});
    const {headers} = requests[0]!;
    expect(headers.get('date')).to.equal('Mon, 23 Nov 2026 09:30:00 GMT');
    expect(headers.get('v-c-merchant-id')).to.equal('testrest');
    expect(headers.get('digest')).to.equal('SHA-256=7NS+sH1InNyZm6fEDl2G0uQz48UkirCM82ioXJP7gEA=');
    expect(headers.get('signature')).to.equal(
      'keyid="08c94330-f618-42a3-b09d-e1e43be5efda", algorithm="HmacSHA256", ' +
        'headers="host date request-target digest v-c-merchant-id", signature="KkAIEA/ww5Boi4/P7PhgO8vVSCWYnRzj6SmXn6bXVgg="',
    );
    expect(await requests[0]?.text()).to.equal('{"amount":"1.00"}');
  });

  it('leaves the digest out for a GET', async () => {
    const {requests, rest} = answering([200, {}]);
    await rest.get('/tss/v2/transactions/1');
    const {headers} = requests[0]!;
    expect(headers.has('digest')).to.equal(false);
    expect(headers.get('signature')).to.include('headers="host date request-target v-c-merchant-id"');
    expect(headers.get('signature')).to.include('signature="7FUouNCRGPn9Jo6FRN1py5HeuFfc7qUfiqhi3MqLNCQ="');
  });

  it('has the digest that the vendor’s samples have for an empty body', () => {
    // SHA-256 of nothing, FIPS 180-4
    expect(digestOf('')).to.equal('SHA-256=47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=');
  });

  it('is refused with another secret, and by nobody who is away', async () => {
    const {standIn} = setupOf('unified-checkout');
    const options = {url: 'https://apitest.cybersource.com', fetch: fetchOf(standIn.fetch), now: () => NOW};
    const other = cybersourceRest({...REST, sharedSecret: btoa('another secret of some length'), ...options});
    expect((await other.get('/tss/v2/transactions/1')).status).to.equal(401);
    expect(await errorOf(cybersourceReports(other).transaction('1'))).to.be.instanceOf(UnreachableError);
  });

  it('cannot be set up without TLS, nor with a secret that is not Base64', () => {
    expect(() => cybersourceRest({...REST, url: 'http://apitest.cybersource.com'})).to.throw(RangeError);
    expect(() => cybersourceRest({...REST, url: 'http://127.0.0.1:4313'})).not.to.throw();
    for (const sharedSecret of ['', 'not base64 at all!!!!!!', 'c2hvcnQ=']) {
      expect(() => cybersourceRest({...REST, url: 'https://x.example', sharedSecret})).to.throw(RangeError);
    }
  });
});

const charge: Charge = {
  reference: '0c9b3a1e-8f43-4a57-9d0a-1f2e3d4c5b6a',
  merchantReference: '1001-0c9b3a1e-8f43-4a57-9d0a-1f2e3d4c5b6a',
  request: 'r1',
  conversation: 'order-1001',
  attempt: 1,
  amount: {minorUnits: 36121, currency: 'USD'},
  begunAt: NOW - 60_000,
};
const amountDetails = {totalAmount: '361.21', currency: 'USD'};
type Step = [name: string, reasonCode?: string];
const transactionOf = (steps: Step[], more: object = {}) => ({
  id: '7435188899356405003091',
  submitTimeUtc: '2026-11-23T09:29:00Z',
  clientReferenceInformation: {code: charge.merchantReference},
  applicationInformation: {applications: steps.map(([name, reasonCode]) => ({name, ...(reasonCode && {reasonCode})}))},
  orderInformation: {amountDetails},
  ...more,
});

describe('a transaction in CyberSource’s reports', () => {
  const CASES: [what: string, transaction: Parameters<typeof readTransaction>[0], kind: OutcomeKind][] = [
    ['an authorization', transactionOf([['ics_auth', '100']]), 'paid'],
    [
      'an authorization and a capture',
      transactionOf([
        ['ics_auth', '100'],
        ['ics_bill', '100'],
      ]),
      'paid',
    ],
    [
      'an authorization whose capture failed',
      transactionOf([
        ['ics_auth', '100'],
        ['ics_bill', '150'],
      ]),
      'paying',
    ],
    [
      'a part',
      transactionOf([
        ['ics_auth', '110'],
        ['ics_bill', '100'],
      ]),
      'partial',
    ],
    ['a decline', transactionOf([['ics_auth', '203']]), 'refused'],
    [
      'an authorization that waits for review',
      transactionOf([
        ['ics_auth', '100'],
        ['ics_decision', '480'],
      ]),
      'review',
    ],
    [
      'an authorization that fraud checks rejected',
      transactionOf([
        ['ics_auth', '100'],
        ['ics_decision', '481'],
      ]),
      'refused',
    ],
    [
      'a check that passed, and nothing else',
      transactionOf([
        ['ics_pa_enroll', '100'],
        ['ics_decision', '100'],
      ]),
      'paying',
    ],
    ['a check that failed', transactionOf([['ics_pa_enroll', '475']]), 'refused'],
    ['a reversal', transactionOf([['ics_auth_reversal', '100']]), 'paying'],
    ['a refund', transactionOf([['ics_credit', '100']]), 'paying'],
    ['a token', transactionOf([['ics_pay_subscription_create', '100']]), 'paying'],
    ['steps without codes', transactionOf([['ics_auth'], ['ics_bill']]), 'paying'],
    ['an unknown code', transactionOf([['ics_auth', '999']]), 'review'],
    ['the name of an object’s own member', transactionOf([['ics_auth', '__proto__']]), 'review'],
    ['nothing', transactionOf([], {applicationInformation: undefined}), 'paying'],
    ['a code of its own', transactionOf([], {applicationInformation: {reasonCode: '100'}}), 'paid'],
    ['a status', transactionOf([], {applicationInformation: {status: 'TRANSMITTED'}}), 'paid'],
    ['a status that is not known', transactionOf([], {applicationInformation: {status: 'constructor'}}), 'paying'],
    [
      'another amount',
      transactionOf([['ics_auth', '100']], {
        orderInformation: {amountDetails: {...amountDetails, totalAmount: '3.61'}},
      }),
      'review',
    ],
    [
      'another currency',
      transactionOf([['ics_auth', '100']], {orderInformation: {amountDetails: {...amountDetails, currency: 'EUR'}}}),
      'review',
    ],
    ['no amount', transactionOf([['ics_auth', '100']], {orderInformation: undefined}), 'review'],
    [
      'less than was asked',
      transactionOf([['ics_auth', '100']], {
        orderInformation: {amountDetails: {...amountDetails, authorizedAmount: '9.99'}},
      }),
      'partial',
    ],
  ];
  for (const [what, transaction, kind] of CASES) {
    it(`is ${kind} for ${what}`, () => {
      const outcome = readTransaction(transaction, charge, NOW);
      expect(outcome.kind).to.equal(kind);
      expect(outcome.refusal !== undefined).to.equal(kind === 'refused');
      expect([outcome.at, outcome.transaction]).to.deep.equal([Date.UTC(2026, 10, 23, 9, 29), transaction.id]);
    });
  }

  it('happened neither in the future nor at no time', () => {
    for (const submitTimeUtc of ['2027-01-01T00:00:00Z', 'yesterday', '']) {
      expect(readTransaction(transactionOf([['ics_auth', '100']], {submitTimeUtc}), charge, NOW).at).to.equal(NOW);
    }
  });

  it('says how much was approved', () => {
    const part = {orderInformation: {amountDetails: {...amountDetails, authorizedAmount: '9.99'}}};
    expect(readTransaction(transactionOf([['ics_auth', '110']], part), charge, NOW).approved).to.deep.equal({
      minorUnits: 999,
      currency: 'USD',
    });
  });
});

describe('looking a charge up', () => {
  const found = (...transactions: object[]): [number, unknown] => [
    201,
    {_embedded: {transactionSummaries: transactions}},
  ];

  it('searches by the charge’s own reference, and reads no other', async () => {
    const other = transactionOf([['ics_auth', '100']], {clientReferenceInformation: {code: '1001-other'}});
    const {requests, reports} = answering(found(other, transactionOf([['ics_auth', '203']])));
    expect((await reports.lookUp(charge))?.kind).to.equal('refused');
    expect(requests[0]?.url).to.equal('https://apitest.cybersource.com/tss/v2/searches');
    expect(await requests[0]?.json()).to.deep.include({
      query: `clientReferenceInformation.code:${charge.merchantReference}`,
      limit: 20,
    });
  });

  it('finds nothing where there is nothing', async () => {
    for (const body of [{}, {_embedded: {}}, {_embedded: {transactionSummaries: []}}]) {
      expect(await answering([201, body]).reports.lookUp(charge)).to.equal(undefined);
    }
  });

  it('reads codes and amounts that come as numbers', async () => {
    const numbers = transactionOf([], {
      applicationInformation: {reasonCode: 100},
      orderInformation: {amountDetails: {totalAmount: 361.21, currency: 'USD'}},
    });
    expect((await answering(found(numbers)).reports.lookUp(charge))?.kind).to.equal('paid');
  });

  it('finds the payment among tries that failed', async () => {
    const [failed, paid] = [transactionOf([['ics_auth', '203']]), transactionOf([['ics_auth', '100']], {id: '2'})];
    for (const list of [
      [failed, paid],
      [paid, failed],
    ]) {
      expect(await answering(found(...list)).reports.lookUp(charge)).to.include({kind: 'paid', transaction: '2'});
    }
  });

  it('does not take a failure of the service for a payment that is not there', async () => {
    const answers: [number, unknown][] = [
      [401, {}],
      [403, {}],
      [400, {}],
      [404, {}],
      [200, 'no json'],
      [200, []],
      [201, {_embedded: {transactionSummaries: [{}]}}],
    ];
    for (const answer of answers) {
      expect(await errorOf(answering(answer).reports.lookUp(charge)), JSON.stringify(answer)).to.be.instanceOf(
        UnreachableError,
      );
    }
  });

  it('asks day by day what somebody decided about a review, and no further back than the payment', async () => {
    const review = transactionOf(
      [
        ['ics_auth', '100'],
        ['ics_decision', '480'],
      ],
      {submitTimeUtc: '2026-11-22T03:00:00Z'},
    );
    const decisions = {
      conversionDetails: [
        {requestId: '1', newDecision: 'REJECT'},
        {requestId: review.id, newDecision: 'ACCEPT', conversionDate: '2026-11-22T05:00:00Z'},
      ],
    };
    const {requests, reports} = answering(found(review), [404, {}], [200, decisions]);
    expect(await reports.lookUp(charge)).to.include({kind: 'paid', at: Date.UTC(2026, 10, 22, 5)});
    expect(requests.slice(1).map(({url}) => decodeURIComponent(url.split('?')[1] ?? ''))).to.deep.equal([
      'startTime=2026-11-22T09:30:00Z&endTime=2026-11-23T09:30:00Z&organizationId=testrest',
      'startTime=2026-11-21T09:30:00Z&endTime=2026-11-22T09:30:00Z&organizationId=testrest',
    ]);
    const fresh = answering(found(transactionOf([['ics_decision', '480']])), [404, {}]);
    expect((await fresh.reports.lookUp(charge))?.kind).to.equal('review');
    expect(fresh.requests).to.have.lengthOf(2);
  });

  it('asks for no transaction whose id is none', async () => {
    const {requests, reports} = answering();
    expect(await reports.transaction('../../pts/v2/payments')).to.equal(undefined);
    expect(requests).to.have.lengthOf(0);
  });
});
