import {expect} from 'chai';
import * as fc from 'fast-check';

import type {EventType, PaymentEvent} from '../../src/request/event.js';
import {allows} from '../../src/request/life.js';
import {COMPLETION_GRACE_MS, stateOf, STATUSES, type PaymentState, type Status} from '../../src/request/state.js';
import type {Terms} from '../../src/request/terms.js';
import {AGENT} from '../helpers/commands.js';
import {makeEvents, MINUTE, PROVIDER, START, type Happening} from '../helpers/events.js';
import {createTestSigner, makeTerms, type TestSigner} from '../helpers/terms.js';

describe('stateOf', () => {
  let signer: TestSigner;
  before(async () => {
    signer = await createTestSigner();
  });

  async function make(overrides: Partial<Terms>, ...happenings: Happening[]): Promise<PaymentEvent[]> {
    const terms = makeTerms({createdAt: START, ...overrides});
    return makeEvents(terms, await signer.sign(terms), ...happenings);
  }

  const at = (events: readonly PaymentEvent[], minute: number) => stateOf(events, START + minute * MINUTE)!;
  const statusAt = (events: readonly PaymentEvent[], minute: number) => at(events, minute).status;

  it('knows no request before it is asked for', async () => {
    const [, opened] = await make({}, ['opened']);
    expect(stateOf([], START)).to.equal(undefined);
    expect(stateOf([opened!], START)).to.equal(undefined);
  });

  it('knows no request whose terms are unreadable, or are those of another request or conversation', async () => {
    const [requested] = await make({});
    if (requested?.type !== 'requested') throw new Error('no request');
    expect(stateOf([requested], START)).to.not.equal(undefined);
    for (const wrong of [{token: 'a.b.c'}, {token: ''}, {request: 'another'}, {conversation: 'another'}]) {
      expect(stateOf([{...requested, ...wrong}], START), JSON.stringify(wrong)).to.equal(undefined);
    }
  });

  it('waits for the answer until the window closes, and not a millisecond longer', async () => {
    const events = await make({answerWithinMs: 5 * MINUTE});
    const {answerBy, changesAt} = at(events, 0);
    expect(answerBy).to.equal(START + 5 * MINUTE);
    expect(changesAt).to.equal(answerBy);
    expect(stateOf(events, answerBy - 1)!.status).to.equal('waiting');
    expect(stateOf(events, answerBy)!.status).to.equal('expired');
    expect(stateOf(events, answerBy)!.changesAt).to.equal(undefined);
  });

  it('holds a card until the limit, and lets one that was viewed be completed for half an hour more', async () => {
    const events = await make({holdMs: 3 * MINUTE}, ['submitted', 1], ['viewed', 2]);
    const {holdUntil, completeBy} = at(events, 2);
    expect(holdUntil).to.equal(START + 4 * MINUTE);
    expect(completeBy).to.equal(holdUntil! + COMPLETION_GRACE_MS);
    expect(stateOf(events, holdUntil! - 1)!.status).to.equal('submitted');
    expect(stateOf(events, holdUntil!)!).to.include({status: 'lapsed', changesAt: completeBy});
    expect(allows(stateOf(events, completeBy! - 1)!, 'complete', AGENT)).to.equal(true);
    expect(stateOf(events, completeBy!)!.changesAt).to.equal(undefined);
    expect(allows(stateOf(events, completeBy!)!, 'complete', AGENT)).to.equal(false);
  });

  it('gives no time for completing a card that nobody has viewed', async () => {
    const lapsed = at(await make({holdMs: MINUTE}, ['submitted', 1]), 2);
    expect(lapsed).to.include({status: 'lapsed', viewed: false});
    expect(lapsed.changesAt).to.equal(undefined);
  });

  it('opens a window of the same length after a refused card', async () => {
    const events = await make({answerWithinMs: 5 * MINUTE}, ['opened'], ['submitted', 2], ['refused', 9]);
    expect(at(events, 9)).to.include({status: 'refused', answerBy: START + 14 * MINUTE, attempt: 1});
    expect(statusAt(events, 14)).to.equal('expired');
  });

  it('starts over with the form and with viewing after a refused card', async () => {
    const events = await make({}, ['opened'], ['submitted', 2], ['viewed', 3], ['refused', 4, {reason: 'declined'}]);
    const refused = at(events, 4);
    expect(refused).to.include({refusal: 'declined', viewed: false});
    for (const name of ['openedAt', 'submittedAt', 'holdUntil', 'completeBy'] as const) {
      expect(refused[name], name).to.equal(undefined);
    }
    const terms = refused.terms;
    const again = makeEvents(terms, await signer.sign(terms), ...STORY, ['submitted', 6, {attempt: 2}]);
    expect(at(again, 6)).to.include({status: 'submitted', attempt: 2, viewed: false});
    expect(at(again, 6).refusal).to.equal(undefined);
  });

  const STORY: Happening[] = [
    ['submitted', 2],
    ['viewed', 3],
    ['refused', 4, {reason: 'declined'}],
  ];

  it('never goes beyond the hard end, with an answer, a second window or a card', async () => {
    const end = {answerWithinMs: 10 * MINUTE, holdMs: 10 * MINUTE, expiresAt: START + 12 * MINUTE};
    expect(at(await make({...end, answerWithinMs: 20 * MINUTE}), 1).answerBy).to.equal(end.expiresAt);
    expect(at(await make(end, ['submitted', 5]), 5).holdUntil).to.equal(end.expiresAt);
    expect(at(await make(end, ['submitted', 5], ['refused', 6]), 6).answerBy).to.equal(end.expiresAt);
  });

  it('counts attempts, and is not moved by what is about an earlier one', async () => {
    const events = await make(
      {},
      ['submitted', 1],
      ['refused', 2],
      ['submitted', 3, {attempt: 2}],
      ['refused', 4, {attempt: 1}],
      ['viewed', 4, {attempt: 1}],
      ['submitted', 4, {attempt: 1}],
    );
    expect(at(events, 4)).to.include({status: 'submitted', attempt: 2, viewed: false});
    expect(at(events, 4).submittedAt).to.equal(START + 3 * MINUTE);
  });

  it('counts what a provider has refused, once for each card', async () => {
    const refused = (minute: number, attempt: number, more = {}): Happening => [
      'refused',
      minute,
      {attempt, by: PROVIDER, ...more},
    ];
    const first = await make({collection: 'unified-checkout'}, ['paying', 1], refused(2, 1), refused(5, 1));
    expect(at(first, 5)).to.include({status: 'refused', attempt: 1, answerBy: START + 12 * MINUTE});
    const story = [refused(2, 1, {reason: 'expired'}), refused(4, 2)];
    const second = await make({collection: 'unified-checkout'}, ...story);
    expect(at(second, 5)).to.include({status: 'refused', attempt: 2, answerBy: START + 14 * MINUTE});
    expect(at(second, 5).refusal).to.equal(undefined);
  });

  it('says undelivered for a message that did not arrive while nobody has answered', async () => {
    const way: Happening[] = [['sent'], ['undelivered']];
    expect(statusAt(await make({}, ...way), 2)).to.equal('undelivered');
    expect(statusAt(await make({}, ...way, ['delivered']), 2)).to.equal('waiting');
    expect(statusAt(await make({}, ...way, ['submitted']), 2)).to.equal('submitted');
    expect(statusAt(await make({}, ...way, ['declined']), 2)).to.equal('declined');
    expect(statusAt(await make({}, ...way), 10)).to.equal('expired');
  });

  it('takes callbacks about the message in any order', async () => {
    const after = async (...types: EventType[]) =>
      at(await make({}, ...types.map((type): Happening => [type])), 2).delivery;
    expect(await after('sent')).to.equal('sent');
    expect(await after('delivered', 'sent')).to.equal('delivered');
    expect(await after('read', 'delivered', 'sent')).to.equal('read');
    expect(await after('delivered', 'undelivered')).to.equal('delivered');
    expect(await after('undelivered', 'delivered')).to.equal('delivered');
    expect(await after('undelivered', 'resent')).to.equal('sent');
  });

  it('says how the message was last sent', async () => {
    const delivery = {channel: 'whatsapp', phone: '+12025550199'};
    expect(at(await make({}), 1).sentBy).to.deep.equal({channel: 'chat'});
    expect(at(await make({}, ['resent', 1, {delivery}]), 1).sentBy).to.deep.equal(delivery);
  });

  it('stays paid when the receipt does not arrive', async () => {
    const events = await make({}, ['paid'], ['receipt-sent'], ['receipt-undelivered']);
    expect(at(events, 2)).to.include({status: 'paid', receipt: 'undelivered'});
    const again = await make({}, ['paid'], ['receipt-undelivered'], ['receipt-resent'], ['receipt-sent']);
    expect(at(again, 2)).to.include({status: 'paid', receipt: 'sent'});
  });

  const PAID_ANYWAY: [string, number, ...Happening[]][] = [
    ['declined', 2, ['declined']],
    ['expired', 60],
    ['canceled', 2, ['canceled']],
    ['lapsed', 40, ['submitted']],
    ['ended', 2, ['ended']],
    ['ended with a card at hand', 2, ['submitted'], ['ended']],
    ['completed', 2, ['submitted'], ['viewed'], ['completed']],
    ['refused', 2, ['submitted'], ['refused']],
    ['under review', 2, ['review']],
  ];
  for (const [name, minute, ...way] of PAID_ANYWAY) {
    it(`is paid once a payment arrives, even after it was ${name}`, async () => {
      const events = await make({}, ...way, ['paid', minute]);
      for (const later of [minute, minute + 60, minute + 60 * 24 * 365]) {
        expect(statusAt(events, later)).to.equal('paid');
      }
    });
  }

  describe('when the host has ended it', () => {
    it('is over for the customer, and so is the time for an answer', async () => {
      const events = await make({}, ['opened'], ['ended', 3, {reason: 'agent-left'}]);
      expect(at(events, 3)).to.include({status: 'expired', endReason: 'agent-left', answerBy: START + 3 * MINUTE});
    });

    it('leaves half an hour for completing a card that was viewed', async () => {
      const events = await make({}, ['submitted', 1], ['viewed', 2], ['ended', 3]);
      const state = at(events, 3);
      expect(state).to.include({status: 'lapsed', holdUntil: START + 3 * MINUTE});
      expect(state.completeBy).to.equal(START + 3 * MINUTE + COMPLETION_GRACE_MS);
      expect(state.changesAt).to.equal(state.completeBy);
    });

    it('gives no more time to a card whose time was over before', async () => {
      const events = await make({holdMs: MINUTE}, ['submitted', 1], ['viewed', 1], ['ended', 20]);
      expect(at(events, 20)).to.include({status: 'lapsed', holdUntil: START + 2 * MINUTE});
      expect(at(events, 20).completeBy).to.equal(START + 2 * MINUTE + COMPLETION_GRACE_MS);
    });

    it('is not opened again by a payment that fails at the provider afterwards', async () => {
      const late: Happening[] = [
        ['ended', 2],
        ['paying', 3],
        ['refused', 4, {by: PROVIDER}],
      ];
      const events = await make({collection: 'unified-checkout'}, ...late);
      expect(statusAt(events.slice(0, 3), 3)).to.equal('paying');
      expect(statusAt(events, 4)).to.equal('expired');
    });

    for (const status of ['paying', 'review'] as const) {
      it(`goes on while a provider is at it, from ${status}, and is over once that fails, and paid once it is`, async () => {
        const way: Happening[] = [
          [status, 2],
          ['ended', 3],
        ];
        const failed = await make({collection: 'unified-checkout'}, ...way, ['refused', 4, {by: PROVIDER}]);
        expect(at(failed.slice(0, 3), 3)).to.include({status, endReason: 'chat-closed'});
        expect(statusAt(failed, 4)).to.equal('expired');
        expect(statusAt(await make({collection: 'unified-checkout'}, ...way, ['paid', 4]), 4)).to.equal('paid');
      });
    }

    it('stays what it had become before', async () => {
      const ends: [Status, ...Happening[]][] = [
        ['declined', ['declined']],
        ['canceled', ['canceled']],
        ['completed', ['submitted'], ['viewed'], ['completed']],
        ['paid', ['paid']],
      ];
      for (const [status, ...way] of ends) expect(statusAt(await make({}, ...way, ['ended']), 2)).to.equal(status);
    });
  });

  describe('whatever has happened', () => {
    const TYPES: readonly EventType[] = [
      'requested',
      'opened',
      'declined',
      'submitted',
      'viewed',
      'refused',
      'completed',
      'canceled',
      'ended',
      'resent',
      'receipt-resent',
      'sent',
      'delivered',
      'read',
      'undelivered',
      'paying',
      'review',
      'paid',
      'receipt-sent',
      'receipt-undelivered',
    ];
    const happening = fc.record({
      type: fc.constantFrom(...TYPES),
      minute: fc.integer({min: -5, max: 90}),
      attempt: fc.integer({min: 1, max: 3}),
    });

    /** Any events at all, in any order, some twice, at times that run backwards. */
    async function anyStory(check: (events: PaymentEvent[], minute: number) => void, numRuns = 3000) {
      const terms = makeTerms({createdAt: START, answerWithinMs: 5 * MINUTE, holdMs: 3 * MINUTE});
      const token = await signer.sign(terms);
      const story = fc.tuple(fc.array(happening, {maxLength: 14}), fc.integer({min: -5, max: 120}), fc.boolean());
      fc.assert(
        fc.property(story, ([happenings, minute, begins]) => {
          const more = {requested: {token, delivery: {channel: 'chat'}}};
          const events = makeEvents(
            terms,
            token,
            ...happenings.map(({type, minute, attempt}): Happening => {
              const hasAttempt = type === 'submitted' || type === 'viewed' || type === 'refused';
              return [type, minute, type in more ? more.requested : hasAttempt ? {attempt} : {}];
            }),
          );
          check(begins ? events : events.slice(1), minute);
        }),
        {numRuns},
      );
    }

    it('it never throws, and says one of the known statuses or that there is no request', () =>
      anyStory((events, minute) => {
        const state = stateOf(events, START + minute * MINUTE);
        if (events.some(({type}) => type === 'requested')) expect(STATUSES).to.include(state!.status);
        else expect(state).to.equal(undefined);
      }));

    it('it depends on events and time alone, and changes neither', () =>
      anyStory((events, minute) => {
        const copy = structuredClone(events);
        const first = stateOf(events, START + minute * MINUTE);
        stateOf(events, START + 1e9);
        expect(stateOf(events, START + minute * MINUTE)).to.deep.equal(first);
        expect(stateOf(copy, START + minute * MINUTE)).to.deep.equal(first);
        expect(events).to.deep.equal(copy);
      }));

    it('it is paid if a payment has arrived, at any time', () =>
      anyStory((events, minute) => {
        const begun = events.findIndex(({type}) => type === 'requested');
        const paid = begun >= 0 && events.slice(begun).some(({type}) => type === 'paid');
        expect(statusAtOrNone(events, minute) === 'paid').to.equal(paid);
      }));

    it('it never expires or lapses once it is completed', () =>
      anyStory((events, minute) => {
        for (let length = 1; length <= events.length; length++) {
          if (statusAtOrNone(events.slice(0, length), minute) !== 'completed') continue;
          for (const later of [minute, minute + 30, minute + 1e6]) {
            expect(statusAtOrNone(events, later)).to.be.oneOf(['completed', 'paid']);
          }
        }
      }));

    it('it keeps every window within the hard end', () =>
      anyStory((events, minute) => {
        const state = stateOf(events, START + minute * MINUTE);
        if (!state) return;
        expect(state.answerBy).to.be.at.most(state.terms.expiresAt);
        expect(state.holdUntil ?? 0).to.be.at.most(state.terms.expiresAt);
      }));

    it('it says truly when it will change by itself, and that it will not', () =>
      anyStory((events, minute) => {
        const now = START + minute * MINUTE;
        const state = stateOf(events, now);
        if (!state) return;
        const later = state.changesAt ?? now + 1e12;
        expect(later).to.be.greaterThan(now);
        expect(sum(stateOf(events, later - 1)!)).to.equal(sum(state));
        expect(sum(stateOf(events, later)!) === sum(state)).to.equal(state.changesAt === undefined);
      }));

    it('it changes by time at most twice', () =>
      anyStory((events, minute) => {
        let now = START + minute * MINUTE;
        for (let changes = 0; changes <= 2; changes++) {
          const changesAt = stateOf(events, now)?.changesAt;
          if (changesAt === undefined) return;
          now = changesAt;
        }
        expect.fail('a third change');
      }));

    function statusAtOrNone(events: readonly PaymentEvent[], minute: number): Status | undefined {
      return stateOf(events, START + minute * MINUTE)?.status;
    }

    /** The status and what it allows the agent. */
    function sum(state: PaymentState): string {
      return `${state.status} ${allows(state, 'complete', AGENT)}`;
    }
  });
});
