import {expect} from 'chai';
import * as fc from 'fast-check';

import {createCharge, minorUnitsOf, referenceIn} from '../../src/collection/charge.js';
import {eventOf, mergeOutcome} from '../../src/collection/outcome.js';
import type {Charge, Outcome, OutcomeKind} from '../../src/collection/provider.js';
import {decimalString} from '../../src/request/money.js';
import {makeTerms} from '../helpers/terms.js';
import {NOW} from './setups.js';

const outcome = (kind: OutcomeKind, at = 0, more: Partial<Outcome> = {}): Outcome => ({
  reference: 'x',
  kind,
  at: NOW + at,
  reason: 'So it is.',
  ...more,
});
const merge = (...outcomes: Outcome[]) =>
  outcomes.reduce<Outcome | undefined>((known, news) => mergeOutcome(known, news), undefined);

/** Which of two wins, and by which of their times. */
const WINS: [first: OutcomeKind, second: OutcomeKind, whenSecondLater: OutcomeKind, whenSecondEarlier: OutcomeKind][] =
  [
    ['paid', 'refused', 'paid', 'paid'],
    ['paid', 'review', 'paid', 'paid'],
    ['paid', 'partial', 'paid', 'paid'],
    ['paid', 'paying', 'paid', 'paid'],
    ['partial', 'refused', 'partial', 'partial'],
    ['partial', 'review', 'partial', 'partial'],
    ['refused', 'paying', 'refused', 'refused'],
    ['review', 'paying', 'review', 'review'],
    ['review', 'refused', 'refused', 'review'],
    ['refused', 'review', 'review', 'refused'],
  ];

describe('two outcomes of one charge', () => {
  for (const [first, second, later, earlier] of WINS) {
    it(`come to ${later} when ${second} is later than ${first}, and to ${earlier} when it is earlier`, () => {
      expect(merge(outcome(first), outcome(second, 1))?.kind).to.equal(later);
      expect(merge(outcome(second, 1), outcome(first))?.kind).to.equal(later);
      expect(merge(outcome(first), outcome(second, -1))?.kind).to.equal(earlier);
      expect(merge(outcome(second, -1), outcome(first))?.kind).to.equal(earlier);
    });
  }

  it('come to review when one is refused at the same instant, since money may be held', () => {
    expect(merge(outcome('refused'), outcome('review'))?.kind).to.equal('review');
    expect(merge(outcome('review'), outcome('refused'))?.kind).to.equal('review');
  });

  it('leave the first as it is when the second says the same', () => {
    const first = outcome('paid', 0, {transaction: '7'});
    expect(mergeOutcome(first, {...first})).to.equal(first);
    expect(mergeOutcome(undefined, first)).to.equal(first);
  });

  it('come to the same whatever their order, grouping and number', () => {
    const any = fc.record(
      {
        reference: fc.constant('x'),
        kind: fc.constantFrom<OutcomeKind>('paying', 'refused', 'review', 'partial', 'paid'),
        at: fc.integer({min: NOW, max: NOW + 3}),
        reason: fc.constantFrom('a.', 'b.'),
        transaction: fc.constantFrom('1', '2'),
      },
      {requiredKeys: ['reference', 'kind', 'at', 'reason']},
    );
    fc.assert(
      fc.property(fc.array(any, {minLength: 1, maxLength: 6}), fc.infiniteStream(fc.nat()), (list, numbers) => {
        const shuffled = [...list, ...list]
          .map((one) => [numbers.next().value!, one] as const)
          .sort(([a], [b]) => a - b);
        expect(merge(...shuffled.map(([, one]) => one))).to.deep.equal(merge(...list));
        const [first, ...others] = list;
        if (others.length > 0) expect(mergeOutcome(first, merge(...others)!)).to.deep.equal(merge(...list));
        expect(merge(...list)?.kind === 'paid').to.equal(list.some(({kind}) => kind === 'paid'));
      }),
      {numRuns: 500},
    );
  });
});

const terms = makeTerms({collection: 'unified-checkout', createdAt: NOW});
const urls = {returnUrl: 'https://pay.example/r', origins: []};
const charge = createCharge({terms, attempt: 3, ...urls}, NOW);

describe('an outcome as an event', () => {
  const by = {role: 'provider', id: 'cybersource'} as const;
  const base = {request: terms.id, conversation: terms.conversation, by, at: NOW + 9};

  for (const kind of ['paying', 'review', 'paid'] as const) {
    it(`is ${kind}, in its own words`, () => {
      expect(eventOf(charge, outcome(kind), by, NOW + 9)).to.deep.equal({...base, type: kind, detail: 'So it is.'});
    });
  }

  it('is review when it is partial, and never paid', () => {
    expect(eventOf(charge, outcome('partial'), by, NOW + 9)).to.deep.equal({
      ...base,
      type: 'review',
      detail: 'So it is.',
    });
  });

  it('is refused for the charge’s own try', () => {
    const refused = outcome('refused', 0, {refusal: 'expired'});
    expect(eventOf(charge, refused, by, NOW + 9)).to.deep.equal({
      ...base,
      type: 'refused',
      attempt: 3,
      reason: 'expired',
    });
  });
});

describe('a charge', () => {
  const numbered = (number: string) =>
    createCharge({terms: {...terms, order: {...terms.order, number}}, attempt: 1, ...urls}, NOW).merchantReference;

  for (const [number, start] of [
    ['1001', '1001-'],
    ['№ 10/01', '10-01-'],
    ['ORDER-NUMBER-THAT-IS-LONG', 'ORDER-NUMBER-'],
    ['注文', ''],
    ['a'.repeat(64), `${'a'.repeat(13)}-`],
  ] as const) {
    it(`is found by a reference that begins with ${start || 'nothing'} for the order ${number.slice(0, 30)}`, () => {
      const reference = numbered(number);
      expect(reference).to.match(new RegExp(`^${start}[0-9a-f]{8}-`));
      expect(reference.length).to.be.at.most(50);
      expect(referenceIn(reference)).to.equal(reference.slice(-36));
    });
  }

  for (const other of ['', '1001', 'x'.repeat(80), charge.reference.slice(1), `${charge.reference} `, '__proto__']) {
    it(`is not in the reference ${JSON.stringify(other.slice(0, 40))}`, () =>
      expect(referenceIn(other)).to.equal(undefined));
  }

  it('reads every amount that it writes, in every number of decimals', () => {
    fc.assert(
      fc.property(fc.nat({max: 10 ** 12}), fc.constantFrom('USD', 'JPY', 'KWD', 'CLF'), (minorUnits, currency) => {
        const one: Charge = {...charge, amount: {minorUnits, currency}};
        expect(minorUnitsOf(one, decimalString({minorUnits, currency}))).to.equal(minorUnits);
      }),
    );
  });

  for (const text of [
    '',
    '.5',
    '1.',
    '1,00',
    ' 1.00',
    '1.00 ',
    '+1.00',
    '-1.00',
    '1e2',
    '0x10',
    'NaN',
    '1.001',
    '1'.repeat(16),
    '１.００',
  ]) {
    it(`reads no amount of US dollars in ${JSON.stringify(text)}`, () =>
      expect(minorUnitsOf(charge, text)).to.equal(undefined));
  }
});
