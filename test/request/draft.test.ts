import {expect} from 'chai';
import * as fc from 'fast-check';

import {canonicalDraft, draftOf, draftSchema, type Draft} from '../../src/request/draft.js';
import {MalformedError} from '../../src/request/errors.js';
import {parseWith} from '../../src/request/parse.js';
import {claimsOf, claimsSchema, termsOf} from '../../src/request/terms.js';
import {makeTerms} from '../helpers/terms.js';

const usd = (minorUnits: number) => ({minorUnits, currency: 'USD'});

const DRAFT: Draft = {
  conversation: 'conversation-1',
  agent: 'agent-1',
  order: {
    number: '17',
    reason: 'Shoes',
    amount: usd(300),
    subtotal: usd(270),
    tax: usd(30),
    lines: [
      {name: 'Left', quantity: 1, amount: usd(150)},
      {name: 'Right', quantity: 1, amount: usd(150)},
    ],
  },
  collection: 'reveal',
  fields: {kinds: ['card', 'gift-card'], securityCode: true},
  answerWithinMs: 600_000,
  holdMs: 600_000,
  supersedes: 'request-0',
};

/** What the claims and the draft bound alike. Times are in seconds. */
interface Bounds {
  readonly amount: number;
  readonly hold: number;
  readonly answer: number;
  readonly reason: string;
  readonly number: string | undefined;
  readonly quantity: number;
  readonly lines: number;
  readonly kinds: readonly string[];
  readonly currency: string;
  readonly conversation: string;
}

const parse = (value: unknown) => parseWith(draftSchema, value, 'a draft');

describe('a draft', () => {
  it('is read as it was written', () => {
    expect(parse(JSON.parse(JSON.stringify(DRAFT)))).to.deep.equal(DRAFT);
  });

  const BAD: [string, object][] = [
    ['two currencies', {order: {...DRAFT.order, tax: {minorUnits: 30, currency: 'EUR'}}}],
    [
      'a line in another currency',
      {order: {...DRAFT.order, lines: [{name: 'a', quantity: 1, amount: {minorUnits: 1, currency: 'EUR'}}]}},
    ],
    ['an amount of nothing', {order: {...DRAFT.order, amount: usd(0)}}],
    ['a negative tax', {order: {...DRAFT.order, tax: usd(-1)}}],
    ['a hold of more than 30 minutes', {holdMs: 30 * 60_000 + 1000}],
    ['a hold of less than a minute', {holdMs: 59_000}],
    ['a part of a second', {answerWithinMs: 600_001}],
    ['more than a week for an answer', {answerWithinMs: 7 * 24 * 3600_000 + 1000}],
    ['an override in its reason', {order: {...DRAFT.order, reason: 'a\u202e'}}],
    ['a kind twice', {fields: {kinds: ['card', 'card'], securityCode: true}}],
    ['a key, which is not the agent’s to say', {agentKey: 'B'.repeat(87)}],
    ['an audience, which is not the agent’s to say', {audience: 'https://vault.example'}],
    ['a merchant, which is not the agent’s to say', {merchant: {id: 'a', name: 'b'}}],
  ];
  for (const [name, change] of BAD) {
    it(`is none with ${name}`, () => expect(() => parse({...DRAFT, ...change})).to.throw(MalformedError));
  }

  it('comes back from the terms that are made of it', () => {
    const terms = makeTerms({...DRAFT});
    expect(draftOf(terms)).to.deep.equal(DRAFT);
    expect(canonicalDraft(draftOf(termsOf(claimsOf(terms))))).to.equal(canonicalDraft(DRAFT));
    expect(canonicalDraft(draftOf(makeTerms()))).to.not.equal(canonicalDraft(DRAFT));
  });

  it('is no part of the terms it was read from', () => {
    const terms = makeTerms();
    const draft = draftOf(terms);
    draft.order.reason = 'Another';
    draft.fields.kinds.push('gift-card');
    expect(terms.order.reason).to.not.equal('Another');
    expect(terms.fields.kinds).to.deep.equal(['card']);
  });

  it('allows exactly what the claims of terms allow', () => {
    const bounds = fc.record<Bounds>({
      amount: fc.integer({min: -1, max: 2}),
      hold: fc.constantFrom(0, 59, 60, 61, 1799, 1800, 1801),
      answer: fc.constantFrom(0, 1, 604_800, 604_801),
      reason: fc.constantFrom('', 'a', 'a'.repeat(140), 'a'.repeat(141), 'a\u202e', 'e\u0301'),
      number: fc.constantFrom(undefined, '', '1'.repeat(64), '1'.repeat(65)),
      quantity: fc.constantFrom(0, 1, 1.5, 9999, 10_000),
      lines: fc.constantFrom(0, 1, 50, 51),
      kinds: fc.constantFrom([], ['card'], ['card', 'gift-card'], ['gift-card', 'gift-card'], ['cash']),
      currency: fc.constantFrom('USD', 'usd', 'XXX'),
      conversation: fc.constantFrom('a', '..', 'a b'),
    });
    let good = 0;
    fc.assert(
      fc.property(bounds, ({amount, hold, answer, reason, number, quantity, lines, kinds, currency, conversation}) => {
        const money = {minorUnits: amount, currency};
        const line = {name: 'a', quantity, amount: {minorUnits: 1, currency}};
        const draft = {
          ...DRAFT,
          conversation,
          order: {reason, amount: money, lines: Array(lines).fill(line), ...(number !== undefined && {number})},
          fields: {kinds, securityCode: true},
          holdMs: hold * 1000,
          answerWithinMs: answer * 1000,
        } as unknown as Draft;
        const readsDraft = accepts(() => parse(draft));
        expect(accepts(() => parseWith(claimsSchema, claimsOf(makeTerms(draft)), 'claims'))).to.equal(readsDraft);
        if (readsDraft) good++;
      }),
      {numRuns: 2000, examples: [[GOOD_BOUNDS]]},
    );
    expect(good).to.be.greaterThan(0);
  });

  const GOOD_BOUNDS: Bounds = {
    amount: 1,
    hold: 60,
    answer: 1,
    reason: 'a',
    number: undefined,
    quantity: 1,
    lines: 1,
    kinds: ['card'],
    currency: 'USD',
    conversation: 'a',
  };
});

describe('canonicalDraft', () => {
  it('is equal for equal drafts, whatever the order of their members', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(), {minLength: 8, maxLength: 8}), (seed) => {
        expect(canonicalDraft(shuffled(DRAFT, seed) as Draft)).to.equal(canonicalDraft(DRAFT));
      }),
    );
    expect(JSON.parse(canonicalDraft(DRAFT))).to.deep.equal(DRAFT);
  });

  it('takes a member that is undefined for one that is absent', () => {
    const {supersedes: _, ...without} = DRAFT;
    expect(canonicalDraft({...DRAFT, supersedes: undefined})).to.equal(canonicalDraft(without));
  });

  it('differs for drafts that differ in anything, the order of lines included', () => {
    const {order} = DRAFT;
    const others: Draft[] = [
      {...DRAFT, agent: 'agent-2'},
      {...DRAFT, holdMs: 601_000},
      {...DRAFT, supersedes: undefined},
      {...DRAFT, fields: {...DRAFT.fields, securityCode: false}},
      {...DRAFT, fields: {...DRAFT.fields, kinds: ['gift-card', 'card']}},
      {...DRAFT, order: {...order, amount: usd(301)}},
      {...DRAFT, order: {...order, reason: 'Shoes"'}},
      {...DRAFT, order: {...order, lines: order.lines!.toReversed()}},
    ];
    const texts = [DRAFT, ...others].map(canonicalDraft);
    expect(new Set(texts).size).to.equal(texts.length);
  });
});

function accepts(read: () => unknown): boolean {
  try {
    read();
    return true;
  } catch {
    return false;
  }
}

/** The same value with the members of each object in another order. */
function shuffled(value: unknown, seed: readonly number[]): unknown {
  if (Array.isArray(value)) return value.map((item) => shuffled(item, seed));
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).map(([name, member], index) => ({
    rank: seed[(index * 7 + name.length) % seed.length]!,
    entry: [name, shuffled(member, seed)] as const,
  }));
  return Object.fromEntries(entries.sort((a, b) => a.rank - b.rank).map(({entry}) => entry));
}
