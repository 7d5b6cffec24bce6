import {expect, util} from 'chai';
import fc from 'fast-check';

import {stateOf} from '../../src/request/state.js';
import type {Session} from '../../src/session/session.js';
import type {Frame} from '../../src/transport/transport.js';
import {makeSealedCard} from '../helpers/commands.js';
import {failureOf, useTable} from './scene.js';
import {CONVERSATION, MINUTE, until, type Table} from './table.js';

/** What a test does in one step. Which request it is about is a number, taken modulo how many there are. */
type Step =
  | {does: 'ask' | 'cut' | 'gap' | 'repeat' | 'lose-answers' | 'lose-commands' | 'heal'}
  | {does: 'restart'; role: 'agent' | 'customer'}
  | {does: 'wait'; minutes: number}
  | {
      does: 'send';
      role: 'agent' | 'customer';
      which: number;
      type: 'open' | 'decline' | 'submit' | 'view' | 'refuse' | 'cancel' | 'complete';
    };

const role = fc.constantFrom('agent' as const, 'customer' as const);
const step: fc.Arbitrary<Step> = fc.oneof(
  {weight: 3, arbitrary: fc.record({does: fc.constant('ask' as const)})},
  {
    weight: 8,
    arbitrary: fc.record({
      does: fc.constant('send' as const),
      role,
      which: fc.nat(9),
      type: fc.constantFrom('open', 'decline', 'submit', 'view', 'refuse', 'cancel', 'complete'),
    }),
  },
  {
    weight: 4,
    arbitrary: fc.record({does: fc.constantFrom('cut', 'gap', 'repeat', 'lose-answers', 'lose-commands', 'heal')}),
  },
  {weight: 1, arbitrary: fc.record({does: fc.constant('restart' as const), role})},
  {weight: 1, arbitrary: fc.record({does: fc.constant('wait' as const), minutes: fc.integer({min: 1, max: 12})})},
);

/** Gives everything twice and what came before once more, or says that there is a gap instead. */
function bender(table: Table) {
  const mode = {repeats: false, gaps: 0};
  table.bend = async function* (frames) {
    if (mode.gaps > 0) {
      mode.gaps--;
      return yield {kind: 'gap'};
    }
    const given: Frame[] = [];
    for await (const frame of frames) {
      yield frame;
      given.push(frame);
      if (mode.repeats && frame.kind === 'event') yield* given.filter(({kind}) => kind === 'event');
    }
  };
  return mode;
}

const settled = (session: Session, requests: number) =>
  until(session, () => session.connection === 'live' && session.requests().length === requests);

describe('Session, whatever happens', () => {
  const scene = useTable();

  async function play(table: Table, steps: readonly Step[]): Promise<void> {
    const mode = bender(table);
    const sessions = {agent: table.session('agent'), customer: table.session('customer')};
    const ids: string[] = [];
    for (const one of steps) {
      if (one.does === 'ask') {
        const {id, ask} = await scene.signed();
        ids.push(id);
        void failureOf(sessions.agent.request(ask));
      }
      if (one.does === 'send') {
        const request = ids[one.which % (ids.length || 1)];
        if (!request) continue;
        const attempt = (sessions[one.role].get(request)?.state.attempt ?? 0) + (one.type === 'submit' ? 1 : 0);
        const {type} = one;
        const wish =
          type === 'submit'
            ? ({type, request, attempt, sealed: makeSealedCard()} as const)
            : type === 'refuse'
              ? ({type, request, attempt: Math.max(1, attempt)} as const)
              : ({type, request} as const);
        void failureOf(sessions[one.role].send(CONVERSATION, wish));
      }
      if (one.does === 'cut') table.backend.cut();
      if (one.does === 'repeat') mode.repeats = !mode.repeats;
      if (one.does === 'gap') {
        mode.gaps = 2;
        table.backend.cut();
      }
      if (one.does === 'lose-answers') table.fails = (_, at) => at === 'answer';
      if (one.does === 'lose-commands') table.fails = (_, at) => at === 'send';
      if (one.does === 'heal') table.fails = () => false;
      if (one.does === 'restart') {
        sessions[one.role].stop();
        sessions[one.role].start();
      }
      if (one.does === 'wait') table.time += one.minutes * MINUTE;
      await new Promise((resolve) => setTimeout(resolve));
    }
    table.fails = () => false;
    await new Promise((resolve) => setTimeout(resolve, 5));
    await until(sessions.agent, () => sessions.agent.requests().every(({status}) => status !== 'sending'));
    for (const {id, status} of sessions.agent.requests()) {
      if (status === 'unsent') await failureOf(sessions.agent.retry(id));
    }
    table.backend.cut();
    const events = table.backend.events();
    const asked = new Set(events.map(({request}) => request));
    for (const session of Object.values(sessions)) {
      await settled(session, asked.size);
      for (const request of asked) {
        // the last event may have come before the clock it came with, or others of the same millisecond
        // and a sealed card is sent again until it arrives
        const right = () =>
          stateOf(
            table.backend.events().filter((event) => event.request === request),
            table.time,
          );
        const isRight = () => util.eql(session.get(request)?.state, right());
        for (let looks = 0; looks < 4000 && !isRight(); looks++) await new Promise((resolve) => setTimeout(resolve, 5));
        const view = session.get(request);
        expect(view?.state).to.deep.equal(right());
        expect(view?.status).to.equal(view?.state.status);
      }
      const order = events.filter(({type}) => type === 'requested').map(({request}) => request);
      expect(session.requests(CONVERSATION).map(({id}) => id)).to.deep.equal(order);
    }
  }

  it('ends where the authority’s events say', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, {minLength: 5, maxLength: 30}), async (steps) => {
        const {Table: Fresh} = await import('./table.js');
        const table = new Fresh();
        scene.table = table;
        try {
          await play(table, steps);
        } finally {
          table.close();
        }
      }),
      {numRuns: 60},
    );
  });
});
