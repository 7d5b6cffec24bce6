import {expect} from 'chai';

import {mergeOutcome} from '../../src/collection/outcome.js';
import type {Finding, Outcome} from '../../src/collection/provider.js';
import {MalformedError, UnreachableError} from '../../src/request/errors.js';
import {errorOf} from '../helpers/errors.js';
import {COLLECTIONS, setupOf, type Setup} from './setups.js';

const kindOf = (finding: Finding | undefined | Error) =>
  finding instanceof Error ? finding.constructor.name : finding?.outcome.kind;

/** What is true of every provider, however it collects. */
const CHECKS: Readonly<Record<string, (setup: Setup) => Promise<void>>> = {
  'takes a payment, and says so when the browser comes back': async ({provider, begin, pay, find, standIn}) => {
    const {charge, checkout} = await begin({
      order: {number: 'A 1001', reason: 'Shoes', amount: {minorUnits: 36121, currency: 'USD'}},
    });
    const finding = await provider.returned(await pay(checkout), find);
    expect(finding?.charge.reference).to.equal(charge.reference);
    expect(finding?.outcome).to.include({kind: 'paid', transaction: standIn.ledger.entries[0]?.id});
    expect(standIn.ledger.entries).to.have.lengthOf(1);
    expect(standIn.ledger.entries[0]).to.include({
      amount: '361.21',
      currency: 'USD',
      reference: charge.merchantReference,
    });
    expect(charge.merchantReference).to.match(/^A-1001-/);
  },
  'says so when only the notification comes': async ({begin, pay, standIn, notified}) => {
    const {charge, checkout} = await begin();
    await pay(checkout);
    await standIn.flush();
    expect(notified.map(kindOf)).to.deep.equal(['paid']);
    expect((notified[0] as Finding).charge.reference).to.equal(charge.reference);
  },
  'finds a payment of which neither came back': async ({provider, begin, pay}) => {
    const {charge, checkout} = await begin();
    expect(await provider.lookUp(charge)).to.equal(undefined);
    await pay(checkout);
    expect(await provider.lookUp(charge)).to.include({kind: 'paid', reference: charge.reference});
  },
  'comes to one outcome whatever comes, in whatever order and however often': async ({
    provider,
    begin,
    pay,
    find,
    standIn,
    notified,
  }) => {
    const {checkout} = await begin();
    const back = await pay(checkout);
    standIn.behavior.copies = 2;
    await standIn.flush();
    const returned = [await provider.returned(back.clone(), find), await provider.returned(back, find)];
    const outcomes = [...notified, ...returned].map((finding) => (finding as Finding).outcome);
    for (const order of [outcomes, [...outcomes].reverse()]) {
      const merged = order.reduce<Outcome | undefined>((known, news) => mergeOutcome(known, news), undefined);
      expect(merged?.kind).to.equal('paid');
    }
  },
  'lets the customer try again when the bank declines': async ({provider, begin, pay, find, standIn}) => {
    standIn.ledger.verdicts.push({decision: 'DECLINE', code: '203'});
    const {checkout} = await begin();
    const finding = await provider.returned(await pay(checkout), find);
    expect(finding?.outcome).to.include({kind: 'refused', refusal: 'declined'});
    const second = await begin({}, {attempt: 2});
    expect((await provider.returned(await pay(second.checkout), find))?.outcome.kind).to.equal('paid');
  },
  'calls a number that is wrong refused, and not paid': async ({provider, begin, pay, find}) => {
    const {checkout} = await begin();
    expect((await provider.returned(await pay(checkout, '4111111111111112'), find))?.outcome.kind).to.equal('refused');
  },
  'calls a part of the amount partial, and says how much it was': async ({provider, begin, pay, find, standIn}) => {
    standIn.ledger.verdicts.push({decision: 'ACCEPT', code: '110', approved: '100.00'});
    const {charge, checkout} = await begin();
    const finding = await provider.returned(await pay(checkout), find);
    expect(finding?.outcome.kind).to.equal('partial');
    expect(finding?.outcome.approved).to.deep.equal({minorUnits: 10000, currency: 'USD'});
    expect((await provider.lookUp(charge))?.kind).to.equal('partial');
  },
  'keeps a payment in review, until somebody accepts or rejects it': async ({
    provider,
    begin,
    pay,
    find,
    standIn,
    clock,
  }) => {
    for (const decision of ['ACCEPT', 'REJECT'] as const) {
      standIn.ledger.verdicts.push({decision: 'REVIEW', code: '480'});
      const {charge, checkout} = await begin();
      const finding = await provider.returned(await pay(checkout), find);
      expect(finding?.outcome.kind).to.equal('review');
      expect((await provider.lookUp(charge))?.kind).to.equal('review');
      clock.now += 30 * 60 * 60_000;
      standIn.ledger.convert(standIn.ledger.entries.at(-1)?.id ?? '', decision);
      clock.now += 60_000;
      const later = await provider.lookUp(charge);
      expect(later?.kind).to.equal(decision === 'ACCEPT' ? 'paid' : 'refused');
      expect(mergeOutcome(finding?.outcome, later!)).to.equal(later);
    }
  },
  'does not send the customer to pay again while it is not known what became of it': async ({
    provider,
    begin,
    pay,
    find,
    standIn,
  }) => {
    standIn.ledger.verdicts.push({decision: 'ERROR', code: '151'});
    const {charge, checkout} = await begin();
    expect((await provider.returned(await pay(checkout), find))?.outcome.kind).to.equal('paying');
    expect((await provider.lookUp(charge))?.kind).to.equal('paying');
  },
  'asks for the exact amount, in currencies of any number of decimals': async ({
    begin,
    pay,
    provider,
    find,
    standIn,
  }) => {
    const amounts = [
      [{minorUnits: 5, currency: 'USD'}, '0.05'],
      [{minorUnits: 1500, currency: 'JPY'}, '1500'],
      [{minorUnits: 1234, currency: 'KWD'}, '1.234'],
      [{minorUnits: 999999999999, currency: 'EUR'}, '9999999999.99'],
    ] as const;
    for (const [amount, text] of amounts) {
      const {checkout} = await begin({order: {reason: 'x', amount}});
      expect((await provider.returned(await pay(checkout), find))?.outcome.kind).to.equal('paid');
      expect(standIn.ledger.entries.at(-1)).to.include({amount: text, currency: amount.currency});
    }
  },
  'takes what it does not know for no news': async ({provider, begin, pay, standIn, notified, charges}) => {
    const {checkout} = await begin();
    const back = await pay(checkout);
    charges.clear();
    const none = () => Promise.resolve(undefined);
    expect(await provider.returned(back, none)).to.equal(undefined);
    await standIn.flush();
    expect(notified).to.deep.equal([undefined]);
  },
  'does not believe the answer to another payment': async ({provider, begin, pay, find, charges}) => {
    const cheap = await begin({order: {reason: 'x', amount: {minorUnits: 100, currency: 'USD'}}});
    const back = await pay(cheap.checkout);
    const dear = await begin({order: {reason: 'x', amount: {minorUnits: 900000, currency: 'USD'}}});
    // as if the cheap answer were about the dear charge
    const swapped = async (reference: string) => {
      const charge = await find(reference);
      return charge && {...(charges.get(dear.charge.reference) ?? charge)};
    };
    const result = await provider.returned(back, swapped).catch((error: unknown) => error as Error);
    expect(kindOf(result)).to.be.oneOf(['review', 'UnauthenticatedError']);
  },
  'begins nothing for terms of another collection': async ({begin}) => {
    expect(await errorOf(begin({collection: 'reveal'}))).to.be.instanceOf(MalformedError);
  },
  'says that it does not know when the service is away': async ({provider, begin, standIn}) => {
    const {charge} = await begin();
    for (const failure of ['silent', 500, 503, 429, 401] as const) {
      standIn.behavior.failures = [failure];
      expect(await errorOf(provider.lookUp(charge)), String(failure)).to.be.instanceOf(UnreachableError);
    }
  },
  'keeps a charge that is JSON, public, and never twice the same': async ({begin}) => {
    const [one, two] = [await begin(), await begin()];
    expect(JSON.parse(JSON.stringify(one.charge))).to.deep.equal(one.charge);
    expect(one.charge.reference)
      .to.match(/^[0-9a-f-]{36}$/)
      .and.not.equal(two.charge.reference);
    expect(one.charge.merchantReference.length).to.be.at.most(50);
    expect(JSON.stringify(one)).not.to.match(/a-secret-key|yBJxy6LjM2/);
  },
  'reads neither oversized returns nor other types': async ({provider, begin, pay, find}) => {
    const {checkout} = await begin();
    const {url, headers} = await pay(checkout);
    for (const read of ['returned', 'notified'] as const) {
      const large = new Request(url, {method: 'POST', headers, body: 'x'.repeat(129 * 1024)});
      expect(await errorOf(provider[read](large, find))).to.be.instanceOf(MalformedError);
      const plain = new Request(url, {method: 'POST', body: 'a=b', headers: {'content-type': 'text/plain'}});
      expect(await errorOf(provider[read](plain, find))).to.be.instanceOf(MalformedError);
      const bare = new Request(url, {method: 'POST', headers, body: read === 'notified' ? '{}' : 'null'});
      expect(kindOf(await provider[read](bare, find).catch((error: unknown) => error as Error))).to.match(/Error$/);
    }
  },
};

for (const collection of COLLECTIONS) {
  describe(`a provider: ${collection}`, () => {
    for (const [check, run] of Object.entries(CHECKS)) it(check, () => run(setupOf(collection)));
  });
}

describe('a provider that signs results with its published key', () => {
  const make = (more = {}) => setupOf('unified-checkout', {resultSigner: 'published', ...more});

  for (const [check, run] of Object.entries(CHECKS)) it(check, () => run(make()));

  it('is asked for every result, and nothing is paid before its reports show it', async () => {
    const {provider, begin, pay, find, standIn} = make();
    standIn.ledger.lagging = true;
    const {charge, checkout} = await begin();
    const finding = await provider.returned(await pay(checkout), find);
    expect(finding?.outcome).to.include({kind: 'paying', transaction: standIn.ledger.entries[0]?.id});
    standIn.ledger.lagging = false;
    expect((await provider.lookUp(charge))?.kind).to.equal('paid');
  });

  it('is not believed about a payment to another merchant', async () => {
    const {provider, begin, pay, find, standIn} = make();
    const {checkout} = await begin();
    const back = await pay(checkout);
    // signed by the provider, but nothing that this merchant's reports know of
    standIn.ledger.entries.length = 0;
    expect((await provider.returned(back, find))?.outcome.kind).to.equal('paying');
  });
});

describe('a provider whose results name neither payment nor amount', () => {
  for (const [check, run] of Object.entries(CHECKS)) {
    it(check, () => run(setupOf('unified-checkout', {bareResults: true})));
  }

  it('has its notification sent again until its reports show the payment', async () => {
    const {begin, pay, standIn, notified} = setupOf('unified-checkout');
    standIn.ledger.lagging = true;
    const {checkout} = await begin();
    await pay(checkout);
    const [answer] = await standIn.flush();
    expect(answer?.ok).to.equal(false);
    expect(notified.map(kindOf)).to.deep.equal(['UnreachableError', 'UnreachableError', 'UnreachableError']);
  });
});
