import {expect} from 'chai';
import * as fc from 'fast-check';

import type {NewEvent} from '../../../src/request/event.js';
import {ConflictError, GAP, type EventLog, type Gap, type LogEntry} from '../../../src/server/log.js';
import {MemoryLog} from '../../../src/server/memory-log.js';
import {temporaryDatabase} from './temporary.js';

const SEED = 20_261_127;
const RUNS = 12;

/** Names that have meant something to somebody: to objects, to SQL, to numbers, to whoever compares without case. */
const NAMES = [
  '__proto__',
  'constructor',
  "' OR 1=1 --",
  '%',
  '_',
  '?1',
  '1',
  '01',
  '1.0',
  '1e0',
  'null',
  'a',
  'A',
  'é',
  'é',
];
const CONVERSATIONS = ['c', 'C', '__proto__', '%'];
const INBOXES = ['a', 'c', "' --"];

type Step =
  | {
      readonly do: 'append';
      readonly of: number;
      readonly inbox: number;
      readonly events: readonly number[];
      readonly isLate: boolean;
    }
  | {readonly do: 'load'; readonly of: number; readonly names: readonly number[]; readonly links: boolean}
  | {
      readonly do: 'read';
      readonly of: number;
      readonly isInbox: boolean;
      readonly after: number;
      readonly limit: number;
    };

const many = (from: readonly unknown[], maxLength: number) =>
  fc.array(fc.nat(from.length * 3 - 1), {maxLength, minLength: 1});
const step: fc.Arbitrary<Step> = fc.oneof(
  fc.record({
    do: fc.constant('append' as const),
    of: fc.nat(CONVERSATIONS.length - 1),
    inbox: fc.nat(INBOXES.length - 1),
    events: many(NAMES, 40),
    isLate: fc.nat(9).map((number) => number === 0),
  }),
  fc.record({
    do: fc.constant('load' as const),
    of: fc.nat(CONVERSATIONS.length - 1),
    names: many(NAMES, 3),
    links: fc.boolean(),
  }),
  fc.record({
    do: fc.constant('read' as const),
    of: fc.nat(CONVERSATIONS.length - 1),
    isInbox: fc.boolean(),
    after: fc.nat(2000),
    limit: fc.integer({min: 1, max: 50}),
  }),
);

/** An event of a request; some send it out by link. */
function eventOf(number: number, conversation: string): NewEvent {
  const request = NAMES[number % NAMES.length]!;
  const base = {request, conversation, at: number, by: {role: 'agent', id: 'a'}} as const;
  if (number < NAMES.length) return {...base, type: 'opened'};
  const delivery = number % 2 ? ({channel: 'chat'} as const) : ({channel: 'sms', phone: '+15005550006'} as const);
  return {...base, type: 'resent', delivery};
}

/** What a log answers, without what only it can know: the name in its cursors. */
async function answerOf(log: EventLog, step: Step, cursorOf: (position: number) => string): Promise<unknown> {
  const conversation = CONVERSATIONS[step.of]!;
  if (step.do === 'load') {
    return log.load(conversation, [...new Set(step.names.map((name) => NAMES[name % NAMES.length]!))], {
      links: step.links,
    });
  }
  if (step.do === 'read') {
    const scope = step.isInbox ? {inbox: INBOXES[step.of % INBOXES.length]!} : {conversation};
    const after = step.after === 0 ? {} : {after: cursorOf(step.after)};
    return nameless(await log.read(scope, {limit: step.limit, ...after}));
  }
  const {sequence} = await log.load(conversation, []);
  const stream = {conversation, inbox: INBOXES[step.inbox]!};
  const events = step.events.map((number) => eventOf(number, conversation));
  return log.append(stream, step.isLate ? sequence - 1 : sequence, events).catch((error: unknown) => {
    if (error instanceof ConflictError) return 'conflict';
    throw error;
  });
}

function nameless(page: readonly LogEntry[] | Gap): unknown {
  return page === GAP ? page : page.map(({cursor, event}) => ({position: cursor.slice(cursor.indexOf('.')), event}));
}

/** Makes cursors of a log that has recorded something. */
async function cursors(log: EventLog): Promise<(position: number) => string> {
  await log.append({conversation: 'first', inbox: 'first'}, 0, [eventOf(0, 'first')]);
  const page = await log.read({inbox: 'first'});
  const epoch = page === GAP ? '' : (page[0]?.cursor.split('.')[0] ?? '');
  return (position) => `${epoch}.${position.toString(36)}`;
}

describe('two servers on one SQLite file', function () {
  this.timeout(60_000);

  it('answer whatever comes as a log in memory does, and each what the other has recorded', async () => {
    let steps = 0;
    const property = fc.asyncProperty(fc.array(step, {minLength: 40, maxLength: 90}), async (course) => {
      const database = temporaryDatabase();
      try {
        const model = new MemoryLog();
        const modelCursor = await cursors(model);
        const servers = [(await database.open()).log, (await database.open()).log];
        const cursor = await cursors(servers[0]!);
        for (const [index, step] of course.entries()) {
          const expected = await answerOf(model, step, modelCursor);
          expect(await answerOf(servers[index % 2]!, step, cursor)).to.deep.equal(expected);
          if (step.do !== 'append')
            expect(await answerOf(servers[(index + 1) % 2]!, step, cursor)).to.deep.equal(expected);
          steps++;
        }
      } finally {
        await database.dispose();
      }
    });
    await fc.assert(property, {seed: SEED, numRuns: RUNS, endOnFailure: true});
    expect(steps).to.be.above(RUNS * 40);
    console.log(`    ${steps} steps`);
  });
});
