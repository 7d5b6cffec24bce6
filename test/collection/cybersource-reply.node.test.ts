import {expect} from 'chai';

import {DECISIONS, REASON_CODES} from '../../src/collection/cybersource-codes.js';
import {readReply} from '../../src/collection/cybersource-reply.js';
import type {Charge, OutcomeKind} from '../../src/collection/provider.js';
import {MalformedError} from '../../src/request/errors.js';
import {NOW} from './setups.js';

const charge: Charge = {
  reference: '0c9b3a1e-8f43-4a57-9d0a-1f2e3d4c5b6a',
  merchantReference: '1001-0c9b3a1e-8f43-4a57-9d0a-1f2e3d4c5b6a',
  request: 'r1',
  conversation: 'order-1001',
  attempt: 1,
  amount: {minorUnits: 36121, currency: 'USD'},
  begunAt: NOW - 60_000,
};

const read = (members: Record<string, string | undefined>, now = NOW) => {
  const all: Record<string, string | undefined> = {
    decision: 'ACCEPT',
    reason_code: '100',
    req_amount: '361.21',
    req_currency: 'USD',
    req_reference_number: charge.merchantReference,
    signed_date_time: '2026-11-23T09:29:00Z',
    transaction_id: '7435188899356405003091',
    ...members,
  };
  const given = Object.entries(all).filter((pair): pair is [string, string] => pair[1] !== undefined);
  return readReply(new Map(given), charge, now);
};

/** What the vendor lists: which codes come with which decision, and what follows from them here. */
const TABLE: readonly [decision: string, codes: string, kind: OutcomeKind][] = [
  ['ACCEPT', '100', 'paid'],
  ['ACCEPT', '110', 'partial'],
  ['REVIEW', '200 201 230 520 480 100', 'review'],
  ['DECLINE', '102 200 202 203 204 205 207 208 210 211 221 222 230 231 232 233 234 236 240 475 476 478 481', 'refused'],
  ['ERROR', '101 102', 'refused'],
  ['ERROR', '104 150 151 152', 'paying'],
  // nothing that the vendor lists, and nothing that may be called paid
  ['ACCEPT', '200 201 203 150 480 999 1000', 'review'],
  ['REVIEW', '999', 'review'],
  ['ERROR', '100 110 480 999', 'paying'],
  ['DECLINE', '999 100 150', 'refused'],
  ['accept', '100', 'review'],
  ['PAID', '100', 'review'],
  ['__proto__', '100', 'review'],
  ['constructor', '100', 'review'],
  ['', '100', 'review'],
];

describe('what a signed reply means', () => {
  for (const [decision, codes, kind] of TABLE) {
    for (const code of codes.split(' ')) {
      it(`is ${kind} for ${decision || 'no decision'} with ${code}`, () => {
        const outcome = read({decision, reason_code: code, ...(code === '110' && {auth_amount: '100.00'})});
        expect(outcome.kind).to.equal(kind);
        expect(outcome.code).to.equal(code);
        expect(outcome.reason).to.match(/^[A-Z].{10,150}\.$/);
        expect(outcome.refusal !== undefined).to.equal(kind === 'refused');
      });
    }
  }

  for (const [number, brand, expected] of [
    ['xxxxxxxxxxxx1111', 'Visa', ['1111', 'Visa']],
    ['***********0005', 'American Express', ['0005', 'American Express']],
    ['xxxxxxxxxxxx1111', '<b>', ['1111', undefined]],
    ['4111111111111111', 'Visa', [undefined, undefined]],
    ['411111xxxxxx1111', 'Visa', [undefined, undefined]],
    ['1111', 'Visa', [undefined, undefined]],
    ['', 'Visa', [undefined, undefined]],
  ] as const) {
    it(`has ${expected[0] ?? 'nothing'} of ${number || 'no number'} for the receipt`, () => {
      const {lastFour, cardBrand} = read({
        decision: 'ACCEPT',
        reason_code: '100',
        req_card_number: number,
        card_type_name: brand,
      });
      expect([lastFour, cardBrand]).to.deep.equal(expected);
    });
  }

  it('has no digits of a card that was declined', () => {
    const outcome = read({decision: 'DECLINE', reason_code: '203', req_card_number: 'xxxxxxxxxxxx1111'});
    expect(JSON.stringify(outcome)).to.not.contain('1111');
  });

  const REFUSALS: [code: string, refusal: string][] = [
    ['202', 'expired'],
    ['211', 'wrong-details'],
    ['231', 'wrong-details'],
    ['240', 'wrong-details'],
    ['203', 'declined'],
    ['204', 'declined'],
    ['481', 'declined'],
    ['234', 'other'],
  ];
  for (const [code, refusal] of REFUSALS) {
    it(`refuses with ${refusal} for ${code}`, () =>
      expect(read({decision: 'DECLINE', reason_code: code}).refusal).to.equal(refusal));
  }

  it('is refused when the customer went back, with no code and no transaction', () => {
    const outcome = read({decision: 'CANCEL', reason_code: '', transaction_id: undefined});
    expect(outcome).to.deep.equal({
      reference: charge.reference,
      kind: 'refused',
      at: Date.UTC(2026, 10, 23, 9, 29),
      refusal: 'other',
      reason: 'The customer went back without paying.',
    });
  });

  it('is partial when less was approved than was asked, whatever the code says', () => {
    expect(read({auth_amount: '361.20'})).to.deep.include({
      kind: 'partial',
      approved: {minorUnits: 36120, currency: 'USD'},
    });
    expect(read({auth_amount: '361.21'}).kind).to.equal('paid');
    expect(read({auth_amount: '361.2100'}).kind).to.equal('paid');
    expect(read({auth_amount: 'much'})).to.deep.include({kind: 'partial'});
    expect(read({auth_amount: '0.00'}).kind).to.equal('partial');
  });

  const MISFITS: Record<string, string>[] = [
    {req_amount: '361.20'},
    {req_amount: '36121'},
    {req_amount: '361.211'},
    {req_amount: '-361.21'},
    {req_amount: '3.6121e2'},
    {req_amount: ''},
    {req_currency: 'EUR'},
    {req_currency: 'usd'},
    {req_reference_number: '1001'},
  ];
  for (const members of MISFITS) {
    it(`is not paid, and somebody must look, with ${JSON.stringify(members)}`, () => {
      expect(read(members).kind).to.equal('review');
      expect(read({...members, decision: 'DECLINE', reason_code: '203'}).kind).to.equal('review');
    });
  }

  it('takes an amount for the same however its end is written', () => {
    for (const req_amount of ['361.21', '361.210', '0361.21']) expect(read({req_amount}).kind).to.equal('paid');
  });

  for (const name of [
    'decision',
    'reason_code',
    'req_amount',
    'req_currency',
    'req_reference_number',
    'signed_date_time',
  ]) {
    it(`cannot be read without a signed ${name}`, () =>
      expect(() => read({[name]: undefined})).to.throw(MalformedError));
  }

  it('happened when the provider says so, but neither in the future nor at no time', () => {
    expect(read({}).at).to.equal(Date.UTC(2026, 10, 23, 9, 29));
    for (const signed_date_time of ['2027-01-01T00:00:00Z', 'yesterday', '', '2026-11-23', '2026-99-99T00:00:00Z']) {
      expect(read({signed_date_time}).at, signed_date_time).to.equal(NOW);
    }
  });

  it('repeats no transaction id and no code that is none', () => {
    const outcome = read({transaction_id: '<script>', reason_code: '100<'});
    expect([outcome.transaction, outcome.code, outcome.kind]).to.deep.equal([undefined, undefined, 'review']);
  });
});

describe('the tables of CyberSource’s codes', () => {
  it('have a plain sentence without digits for each code, and a refusal for those that refuse', () => {
    for (const [code, {kind, words, refusal}] of REASON_CODES) {
      expect(words, code).to.match(/^[A-Z][^\d]{10,120}\.$/);
      expect(refusal !== undefined, code).to.equal(kind === 'refused');
    }
  });

  it('call nothing paid but 100, and nothing partial but 110', () => {
    const of = (kind: OutcomeKind) =>
      [...REASON_CODES].filter(([, meaning]) => meaning.kind === kind).map(([code]) => code);
    expect(of('paid')).to.deep.equal(['100']);
    expect(of('partial')).to.deep.equal(['110']);
    expect(of('paying')).to.deep.equal(['104', '150', '151', '152']);
    expect(of('review')).to.deep.equal(['200', '201', '230', '480', '520']);
    expect([...DECISIONS.keys()]).to.deep.equal(['ACCEPT', 'REVIEW', 'DECLINE', 'CANCEL', 'ERROR']);
  });
});
