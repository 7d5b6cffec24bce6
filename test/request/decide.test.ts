import {expect} from 'chai';
import * as fc from 'fast-check';

import type {Command, IssuedCommand} from '../../src/request/command.js';
import {decide, type Decision} from '../../src/request/decide.js';
import type {PaymentEvent} from '../../src/request/event.js';
import {parseEvent} from '../../src/request/parse.js';
import type {Party} from '../../src/request/participant.js';
import {stateOf, type Status} from '../../src/request/state.js';
import type {Terms} from '../../src/request/terms.js';
import {figure} from '../helpers/figure.js';
import {AGENT, CUSTOMER, makeRequestCommand, makeSealedCard} from '../helpers/commands.js';
import {HOST, makeEvents, MINUTE, PROVIDER, START, type Happening} from '../helpers/events.js';
import {createTestSigner, makeTerms, type TestSigner} from '../helpers/terms.js';

const NOW = START + 5 * MINUTE;

/** A command's own members, without those that all have. */
type Own<C = Command> = C extends unknown ? Omit<C, 'id' | 'request'> & {readonly id?: string} : never;

describe('decide', () => {
  let signer: TestSigner;
  before(async () => {
    signer = await createTestSigner();
  });

  async function make(overrides: Partial<Terms>, ...happenings: Happening[]) {
    const terms = makeTerms({createdAt: START, ...overrides});
    const events = makeEvents(terms, await signer.sign(terms), ...happenings);
    const issue = (by: Party, own: Own): IssuedCommand => ({
      id: 'command',
      request: terms.id,
      ...own,
      by,
      conversation: terms.conversation,
    });
    return {terms, events, issue};
  }

  async function ask(overrides: Partial<Terms> = {}): Promise<IssuedCommand & {type: 'request'}> {
    const terms = makeTerms({createdAt: START, ...overrides});
    return {...(await makeRequestCommand(signer, terms)), by: AGENT, conversation: terms.conversation};
  }

  const ruleOf = (decision: Decision) => (decision.ok ? 'none' : decision.rule);

  /** What a log makes of a decision. */
  function append(events: readonly PaymentEvent[], decision: Decision): PaymentEvent[] {
    if (!decision.ok) return [...events];
    const fresh = decision.events.map((event, index) =>
      parseEvent(JSON.parse(JSON.stringify({...event, sequence: events.length + index + 1}))),
    );
    return [...events, ...fresh];
  }

  describe('asked for a payment', () => {
    it('records the token and the delivery, and nothing of its own making', async () => {
      const command = await ask();
      expect(decide([], command, NOW)).to.deep.equal({
        ok: true,
        repeated: false,
        events: [
          {
            type: 'requested',
            request: command.request,
            conversation: command.conversation,
            by: AGENT,
            at: NOW,
            command: command.id,
            token: command.token,
            delivery: {channel: 'chat'},
          },
        ],
      });
    });

    it('says which rule a request breaks', async () => {
      const command = await ask();
      const other = await ask();
      const cases: [string, IssuedCommand, number][] = [
        ['wrong-role', {...command, by: CUSTOMER}, NOW],
        ['wrong-role', {...command, by: HOST}, NOW],
        ['terms-invalid', {...command, token: 'no.token.this'}, NOW],
        ['terms-invalid', {...command, token: other.token}, NOW],
        ['wrong-conversation', {...command, conversation: 'conversation-2'}, NOW],
        ['wrong-agent', {...command, by: {role: 'agent', id: 'agent-2'}}, NOW],
        ['too-late', command, makeTerms({createdAt: START}).expiresAt],
        ['none', command, makeTerms({createdAt: START}).expiresAt - 1],
      ];
      for (const [rule, broken, now] of cases) expect(ruleOf(decide([], broken, now))).to.equal(rule);
    });

    it('never asks twice for the same: the same command is accepted again, another one refused', async () => {
      const command = await ask();
      const events = append([], decide([], command, NOW));
      const long = NOW + 1e9;
      expect(decide(events, command, long)).to.deep.equal({ok: true, events: [], repeated: true});
      expect(ruleOf(decide(events, {...command, id: 'second'}, NOW))).to.equal('duplicate-request');
      expect(ruleOf(decide(events, {...command, id: 'second', by: CUSTOMER}, NOW))).to.equal('wrong-role');
    });

    it('refuses an id that another conversation has', async () => {
      const command = await ask();
      const events = append([], decide([], command, NOW));
      const elsewhere = await ask({id: command.request, conversation: 'conversation-2'});
      expect(ruleOf(decide(events, elsewhere, NOW))).to.equal('duplicate-request');
    });

    it('replaces only a request of the same conversation that is over', async () => {
      const {terms, events} = await make({});
      const command = await ask({supersedes: terms.id});
      expect(ruleOf(decide(events, command, NOW))).to.equal('superseded-open');
      expect(ruleOf(decide(events, command, START + 10 * MINUTE))).to.equal('none');
      expect(ruleOf(decide([], command, NOW))).to.equal('unknown-request');
      const elsewhere = await ask({supersedes: terms.id, conversation: 'conversation-2'});
      expect(ruleOf(decide(events, elsewhere, START + 10 * MINUTE))).to.equal('unknown-request');
      const itself = await ask({id: 'itself', supersedes: 'itself'});
      expect(ruleOf(decide([], itself, NOW))).to.equal('unknown-request');
    });

    it('replaces no request that a provider is at work on', async () => {
      const {terms, events} = await make({collection: 'unified-checkout'}, ['paying', 1]);
      const later = START + 60 * MINUTE;
      const again = await ask({supersedes: terms.id, createdAt: later});
      expect(ruleOf(decide(events, again, later))).to.equal('superseded-open');
    });
  });

  it('knows no request of another conversation', async () => {
    const {events, issue} = await make({});
    const elsewhere = {...issue(CUSTOMER, {type: 'decline'}), conversation: 'conversation-2'};
    expect(ruleOf(decide(events, elsewhere, NOW))).to.equal('unknown-request');
    expect(ruleOf(decide(events, {...issue(CUSTOMER, {type: 'decline'}), request: 'none'}, NOW))).to.equal(
      'unknown-request',
    );
  });

  it('takes one card for each attempt', async () => {
    const {events, issue} = await make({});
    const submit = (attempt: number) => issue(CUSTOMER, {type: 'submit', attempt, sealed: makeSealedCard()});
    expect(ruleOf(decide(events, submit(2), NOW))).to.equal('wrong-attempt');
    const after = append(events, decide(events, submit(1), NOW));
    expect(ruleOf(decide(after, {...submit(1), id: 'second'}, NOW))).to.equal('not-now');
    expect(ruleOf(decide(after, {...submit(2), id: 'second'}, NOW))).to.equal('not-now');
  });

  it('puts no card into an event', async () => {
    const {events, issue} = await make({});
    const decision = decide(events, issue(CUSTOMER, {type: 'submit', attempt: 1, sealed: makeSealedCard()}), NOW);
    expect(JSON.stringify(decision)).to.not.include('AAAAAAAA');
  });

  it('takes a card in the last millisecond and none after it', async () => {
    const {events, issue} = await make({answerWithinMs: 5 * MINUTE});
    const submit = issue(CUSTOMER, {type: 'submit', attempt: 1, sealed: makeSealedCard()});
    expect(ruleOf(decide(events, submit, NOW - 1))).to.equal('none');
    expect(ruleOf(decide(events, submit, NOW))).to.equal('too-late');
  });

  it('lets the agent refuse the card at hand and no other', async () => {
    const again: Happening[] = [['submitted'], ['refused', 2], ['submitted', 3, {attempt: 2}]];
    const {events, issue} = await make({}, ...again);
    expect(ruleOf(decide(events, issue(AGENT, {type: 'refuse', attempt: 1}), NOW))).to.equal('wrong-attempt');
    expect(ruleOf(decide(events, issue(AGENT, {type: 'refuse', attempt: 2}), NOW))).to.equal('none');
  });

  it('lets a provider refuse one card after the other, each once', async () => {
    const {events, issue} = await make({collection: 'secure-acceptance-hosted'});
    const refuse = (id: string, attempt: number) => issue(PROVIDER, {type: 'refuse', id, attempt});
    const first = append(events, decide(events, refuse('a', 1), NOW));
    expect(stateOf(first, NOW)!.status).to.equal('refused');
    expect(ruleOf(decide(first, refuse('b', 1), NOW))).to.equal('wrong-attempt');
    const second = append(first, decide(first, refuse('b', 2), NOW + MINUTE));
    expect(stateOf(second, NOW + MINUTE)).to.include({status: 'refused', attempt: 2});
  });

  it('completes no card that nobody has viewed, and none after the last half hour', async () => {
    const unseen = await make({}, ['submitted']);
    expect(ruleOf(decide(unseen.events, unseen.issue(AGENT, {type: 'complete'}), NOW))).to.equal('not-viewed');
    const seen = await make({holdMs: MINUTE}, ['submitted', 1], ['viewed', 1]);
    const complete = seen.issue(AGENT, {type: 'complete'});
    expect(ruleOf(decide(seen.events, complete, START + 32 * MINUTE - 1))).to.equal('none');
    expect(ruleOf(decide(seen.events, complete, START + 32 * MINUTE))).to.equal('too-late');
  });

  it('lets a viewed card be completed after the chat was closed', async () => {
    const {events, issue} = await make({}, ['submitted', 1], ['viewed', 1], ['ended', 2]);
    const after = append(events, decide(events, issue(AGENT, {type: 'complete'}), NOW));
    expect(stateOf(after, NOW)!.status).to.equal('completed');
  });

  it('records one opening for each attempt', async () => {
    const {events, issue} = await make({}, ['opened']);
    const open = issue(CUSTOMER, {type: 'open'});
    expect(decide(events, open, NOW)).to.deep.equal({ok: true, events: [], repeated: false});
    const refused = await make({}, ['opened'], ['submitted'], ['refused', 2]);
    expect(decide(refused.events, refused.issue(CUSTOMER, {type: 'open'}), NOW)).to.have.nested.property(
      'events.length',
      1,
    );
  });

  it('hands the card out at every view, and at a repeated one only while it is the same card', async () => {
    const {terms, events, issue} = await make({}, ['submitted', 1]);
    const view = issue(AGENT, {type: 'view', id: 'first'});
    const viewed = append(events, decide(events, view, START + 2 * MINUTE));
    expect(decide(viewed, view, NOW)).to.deep.equal({ok: true, events: [], repeated: true});
    expect(decide(viewed, {...view, id: 'second'}, NOW)).to.have.nested.property('events[0].attempt', 1);

    const refused = append(viewed, decide(viewed, issue(AGENT, {type: 'refuse', attempt: 1}), NOW));
    expect(ruleOf(decide(refused, view, NOW))).to.equal('not-now');
    const submit = issue(CUSTOMER, {type: 'submit', id: 'card-2', attempt: 2, sealed: makeSealedCard()});
    const again = append(refused, decide(refused, submit, NOW));
    expect(stateOf(again, NOW)).to.include({status: 'submitted', attempt: 2, viewed: false});
    expect(ruleOf(decide(again, view, NOW))).to.equal('card-gone');
    expect(ruleOf(decide(again, view, NOW + terms.holdMs))).to.equal('too-late');
  });

  it('refuses a command id that another command has used', async () => {
    const phone = {channel: 'sms', phone: '+12025550123'} as const;
    const {events, issue} = await make({}, ['submitted']);
    const given: IssuedCommand[] = [
      issue(AGENT, {type: 'refuse', attempt: 1, reason: 'declined'}),
      issue(HOST, {type: 'end', reason: 'chat-closed'}),
      issue(AGENT, {type: 'view'}),
    ];
    const others: IssuedCommand[] = [
      issue(AGENT, {type: 'refuse', attempt: 1}),
      issue(AGENT, {type: 'refuse', attempt: 1, reason: 'expired'}),
      issue(AGENT, {type: 'refuse', attempt: 2, reason: 'declined'}),
      issue(HOST, {type: 'end', reason: 'agent-left'}),
      issue({role: 'host', id: 'backend-2'}, {type: 'end', reason: 'chat-closed'}),
      issue(AGENT, {type: 'cancel'}),
      issue(CUSTOMER, {type: 'presence', stage: {at: 'away', done: []}}),
      {...issue(AGENT, {type: 'view'}), request: 'another'},
      {...issue(AGENT, {type: 'view'}), conversation: 'another'},
    ];
    for (const command of given) {
      const after = append(events, decide(events, command, NOW));
      expect(after, command.type).to.have.length(events.length + 1);
      for (const other of others) expect(ruleOf(decide(after, other, NOW)), other.type).to.equal('id-reused');
    }
    const waiting = await make({}, ['opened']);
    const resend = waiting.issue(AGENT, {type: 'resend', delivery: phone});
    const resent = append(waiting.events, decide(waiting.events, resend, NOW));
    const elsewhere = {...resend, delivery: {...phone, phone: '+12025550124'}};
    expect(ruleOf(decide(resent, elsewhere, NOW))).to.equal('id-reused');
    const reordered = {...resend, delivery: {phone: phone.phone, channel: phone.channel}};
    expect(decide(resent, reordered, NOW)).to.deep.equal({ok: true, events: [], repeated: true});
  });

  describe('over any course of a request', () => {
    const choice = fc.record({
      own: fc.constantFrom<[Party, Own][]>(
        [CUSTOMER, {type: 'open'}],
        [CUSTOMER, {type: 'decline'}],
        [CUSTOMER, {type: 'submit', attempt: 0, sealed: makeSealedCard()}],
        [CUSTOMER, {type: 'submit', attempt: 1, sealed: makeSealedCard()}],
        [CUSTOMER, {type: 'presence', stage: {at: 'entering', done: ['number']}}],
        [AGENT, {type: 'view'}],
        [AGENT, {type: 'view'}],
        [AGENT, {type: 'refuse', attempt: 0, reason: 'declined'}],
        [AGENT, {type: 'refuse', attempt: 0}],
        [AGENT, {type: 'complete'}],
        [AGENT, {type: 'cancel'}],
        [HOST, {type: 'end', reason: 'agent-left'}],
        [AGENT, {type: 'resend', delivery: {channel: 'chat'}}],
        [AGENT, {type: 'resend-receipt'}],
        [PROVIDER, {type: 'refuse', attempt: 0}],
        [{role: 'agent', id: 'agent-2'}, {type: 'view'}],
      ),
      /** Minutes since the last step; the clock may run backwards. */
      step: fc.integer({min: -2, max: 12}),
    });

    /** Where a request may be after it was in a status, by an accepted command or by time. */
    const AFTER: Record<Status, readonly Status[]> = {
      waiting: ['waiting', 'declined', 'submitted', 'canceled', 'expired'],
      undelivered: [],
      declined: ['declined'],
      expired: ['expired'],
      submitted: ['submitted', 'refused', 'completed', 'canceled', 'lapsed'],
      refused: ['refused', 'declined', 'submitted', 'canceled', 'expired'],
      lapsed: ['lapsed', 'completed'],
      paying: [],
      review: [],
      completed: ['completed'],
      paid: [],
      canceled: ['canceled'],
    };

    async function anyCourse(check: (course: Course) => void, numRuns = 1500) {
      const {terms, events, issue} = await make({answerWithinMs: 8 * MINUTE, holdMs: 6 * MINUTE});
      fc.assert(
        fc.property(fc.array(choice, {minLength: 1, maxLength: 25}), (choices) => {
          let log = events;
          let now = START;
          const accepted: IssuedCommand[] = [];
          choices.forEach(({own: [by, own], step}, index) => {
            now += step * MINUTE;
            const before = stateOf(log, now)!;
            const command = issue(by, {...own, id: `step-${index}`});
            // Attempts are meant relative to the last card, or most would miss.
            const attempt = before.attempt + ('attempt' in own ? own.attempt : 0);
            if ('attempt' in command) Object.assign(command, {attempt: Math.max(attempt, 1)});
            const decision = decide(log, command, now);
            log = append(log, decision);
            if (decision.ok && decision.events.length > 0) accepted.push(command);
            check({terms, log, now, before, command, decision, accepted});
          });
        }),
        {numRuns},
      );
    }

    interface Course {
      terms: Terms;
      log: PaymentEvent[];
      now: number;
      before: ReturnType<typeof stateOf> & object;
      command: IssuedCommand;
      decision: Decision;
      accepted: IssuedCommand[];
    }

    it('goes only where the table lets it, in 5,000 courses', async () => {
      let commands = 0;
      await anyCourse(({log, now, before}) => {
        commands++;
        for (const later of [0, 7, 90]) {
          const {status} = stateOf(log, now + later * MINUTE)!;
          const reachable = AFTER[before.status].flatMap((next) => [next, ...(later > 0 ? AFTER[next] : [])]);
          expect(reachable, before.status).to.include(status);
        }
      }, 5000);
      // shrinking aside, the commands that were given; how many is the seed's doing
      expect(commands).to.be.above(20_000);
      await figure('T25', '5,000 random courses of up to 25 commands, 0 illegal transitions');
    });

    it('gives the same acceptance and no event to every command that is sent again', () =>
      anyCourse(({log, now, accepted}) => {
        for (const command of accepted) {
          const again = decide(log, command, now);
          if (command.type === 'view' && !again.ok) {
            expect(['not-now', 'too-late', 'card-gone']).to.include(again.rule);
          } else {
            expect(again, command.type).to.deep.equal({ok: true, events: [], repeated: true});
          }
        }
      }));

    it('hands out a card only while it is there, and counts each viewing', () =>
      anyCourse(({log, now, before, command, decision}) => {
        if (command.type !== 'view' || !decision.ok) return;
        expect(before.status).to.equal('submitted');
        expect(now).to.be.lessThan(before.holdUntil!);
        expect(stateOf(log, now)!.viewed).to.equal(true);
      }));

    it('has one card for each attempt, in order', () =>
      anyCourse(({log}) => {
        const attempts = log.flatMap((event) => (event.type === 'submitted' ? [event.attempt] : []));
        expect(attempts).to.deep.equal(attempts.map((_, index) => index + 1));
      }));

    it('records at most one event for a command, at the authority’s time and by whom it was given', () =>
      anyCourse(({now, command, decision}) => {
        if (!decision.ok) return;
        expect(decision.events.length).to.be.at.most(1);
        for (const event of decision.events) {
          expect(event).to.deep.include({at: now, by: command.by, command: command.id, request: command.request});
        }
      }));
  });
});
