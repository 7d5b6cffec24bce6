import {expect} from 'chai';
import fc from 'fast-check';

import {ForbiddenError, MalformedError, RefusedError, UnreachableError} from '../../src/request/errors.js';
import type {PaymentEvent} from '../../src/request/event.js';
import {backoff, pause} from '../../src/transport/backoff.js';
import {follow, type FollowOptions} from '../../src/transport/follow.js';
import type {Frame, Transport} from '../../src/transport/transport.js';
import {CUSTOMER} from '../helpers/commands.js';

const HERE = {conversation: 'conversation-1'};
const LIVE: Frame = {kind: 'live', at: 1};
const GAP: Frame = {kind: 'gap'};

/** Event number n of a conversation; its cursor is `conversation:n`. */
function event(sequence: number, conversation = 'c'): Frame {
  const happened = {
    type: 'opened',
    sequence,
    conversation,
    request: 'r',
    at: sequence,
    by: CUSTOMER,
  } satisfies PaymentEvent;
  return {kind: 'event', cursor: `${conversation}:${sequence}`, event: happened};
}

/** One connection: what it gives, and then how it breaks; it just ends when it does not. */
interface Script {
  readonly gives: readonly Frame[];
  readonly breaks?: Error;
}

/** A transport that goes through a script for each connection, and aborts the reader when there is no other. */
function scripted(...scripts: Script[]) {
  const over = new AbortController();
  const cursors: (string | undefined)[] = [];
  const transport: Transport = {
    send: () => Promise.reject(new Error('nothing is sent here')),
    async *receive(_, {after}) {
      const script = scripts.shift();
      if (!script) return over.abort();
      cursors.push(after);
      yield* script.gives;
      await Promise.resolve();
      if (script.breaks) throw script.breaks;
    },
  };
  const waits: number[] = [];
  const told: string[] = [];
  const read: string[] = [];
  const run = async (options: Partial<FollowOptions> = {}) => {
    const given: FollowOptions = {
      signal: over.signal,
      backoffMs: (attempt) => (waits.push(attempt), 0),
      onStatus: (status) => told.push(status),
      ...options,
    };
    for await (const frame of follow(transport, HERE, given)) {
      read.push(frame.kind === 'event' ? frame.cursor : frame.kind);
    }
    return read;
  };
  return {run, read, cursors, waits, told};
}

const lost = () => new UnreachableError('lost');

describe('follow', () => {
  it('resumes after the last event, over breaks and over ends', async () => {
    const {run, cursors} = scripted(
      {gives: [event(1), event(2)], breaks: lost()},
      {gives: [event(3), LIVE, event(4)]},
      {gives: [LIVE]},
    );
    expect(await run({after: 'c:0'})).to.deep.equal(['c:1', 'c:2', 'c:3', 'live', 'c:4', 'live']);
    expect(cursors).to.deep.equal(['c:0', 'c:2', 'c:4']);
  });

  it('drops what it has given before, each conversation by itself', async () => {
    const {run} = scripted(
      {gives: [event(1), event(2), event(1, 'd'), event(1), LIVE], breaks: lost()},
      {gives: [event(2), event(1, 'd'), event(2, 'd'), event(3)]},
    );
    expect(await run()).to.deep.equal(['c:1', 'c:2', 'd:1', 'live', 'd:2', 'c:3']);
  });

  it('starts over at once after a gap, without a cursor, and gives everything again', async () => {
    const {run, cursors, waits} = scripted(
      {gives: [event(1), event(2), LIVE], breaks: lost()},
      {gives: [GAP, event(9)]},
      {gives: [event(1), event(2), LIVE]},
    );
    expect(await run()).to.deep.equal(['c:1', 'c:2', 'live', 'gap', 'c:1', 'c:2', 'live']);
    expect(cursors).to.deep.equal([undefined, 'c:2', undefined]);
    expect(waits.slice(0, 2)).to.deep.equal([0, 0]);
  });

  it('does not run in circles when there is always a gap', async () => {
    const {run, waits} = scripted({gives: [GAP]}, {gives: [GAP]}, {gives: [GAP]});
    await run();
    expect(waits).to.deep.equal([0, 1, 2]);
  });

  it('waits longer after each failure, and anew once it was live', async () => {
    const {run, waits} = scripted(
      {gives: [], breaks: lost()},
      {gives: [event(1)], breaks: lost()},
      {gives: [], breaks: lost()},
      {gives: [LIVE], breaks: lost()},
      {gives: [], breaks: lost()},
    );
    await run();
    expect(waits).to.deep.equal([0, 1, 2, 0, 0]);
  });

  it('waits as long as the backend asks', async () => {
    const {run} = scripted({gives: [], breaks: new UnreachableError('busy', {retryAfterMs: 60})}, {gives: [LIVE]});
    const before = performance.now();
    await run();
    expect(performance.now() - before).to.be.greaterThan(55);
  });

  it('passes on any other error', async () => {
    const {run} = scripted({gives: [LIVE], breaks: new ForbiddenError('out')}, {gives: [LIVE]});
    const error = await run().catch((reason: unknown) => reason);
    expect(error).to.be.instanceOf(ForbiddenError);
  });

  it('outlives an answer of somebody else once it was live, and not before', async () => {
    const foreign = () => new MalformedError('the server answered with 404');
    const {run, waits} = scripted({gives: [LIVE], breaks: foreign()}, {gives: [], breaks: foreign()}, {gives: [LIVE]});
    await run();
    expect(waits).to.deep.equal([0, 0, 0]);
    const error = await scripted({gives: [event(1)], breaks: foreign()})
      .run()
      .catch((reason: unknown) => reason);
    expect(error).to.be.instanceOf(MalformedError);
  });

  it('outlives it for as long as somebody else answers', async () => {
    const foreign = {gives: [], breaks: new MalformedError('the server answered with 404')};
    const {run, told} = scripted({gives: [LIVE]}, ...Array.from({length: 20}, () => foreign), {gives: [LIVE]});
    await run();
    expect(told.filter((status) => status === 'live').length).to.equal(2);
  });

  it('waits for its turn where there are too many streams', async () => {
    const many = new RefusedError('too-many', undefined, {retryAfterMs: 60});
    const {run} = scripted({gives: [], breaks: many}, {gives: [LIVE]});
    const before = performance.now();
    await run();
    expect(performance.now() - before).to.be.greaterThan(55);
  });

  it('says how it is doing', async () => {
    const {run, told} = scripted({gives: [LIVE, LIVE], breaks: lost()}, {gives: []});
    await run();
    expect(told).to.deep.equal(['connecting', 'live', 'waiting', 'connecting', 'waiting', 'connecting']);
  });

  it('says that it is live only when its reader has taken what came before', async () => {
    const {run, read} = scripted({gives: [event(1), LIVE]});
    const taken: number[] = [];
    await run({onStatus: (status) => status === 'live' && taken.push(read.length)});
    expect(taken).to.deep.equal([2]);
  });

  it('ends quietly when it is aborted, while it reads and while it waits', async () => {
    const reading = scripted({gives: [event(1), event(2)]});
    const first = new AbortController();
    expect(
      await reading.run({signal: first.signal, onStatus: (status) => status === 'connecting' && first.abort()}),
    ).to.deep.equal([]);
    const waiting = scripted({gives: [], breaks: lost()});
    const second = new AbortController();
    const onStatus = (status: string) => status === 'waiting' && setTimeout(() => second.abort());
    expect(await waiting.run({signal: second.signal, onStatus, backoffMs: () => 60_000})).to.deep.equal([]);
  });

  it('gives each event once and in order, however connections are cut and whatever they repeat', async () => {
    const cut = fc.record({last: fc.nat(20), back: fc.nat(5), isLive: fc.boolean(), breaks: fc.boolean()});
    await fc.assert(
      fc.asyncProperty(fc.array(cut, {maxLength: 8}), async (cuts) => {
        let at = 0;
        const scripts = [...cuts, {last: 20, back: 0, isLive: true, breaks: false}].map((one) => {
          const from = Math.max(0, at - one.back);
          at = Math.max(at, one.last);
          const events = Array.from({length: Math.max(0, one.last - from)}, (_, index) => event(from + index + 1));
          return {gives: [...events, ...(one.isLive ? [LIVE] : [])], ...(one.breaks && {breaks: lost()})};
        });
        const read = await scripted(...scripts).run();
        const expected = Array.from({length: 20}, (_, index) => `c:${index + 1}`);
        expect(read.filter((name) => name !== 'live')).to.deep.equal(expected);
      }),
      {numRuns: 50},
    );
  });
});

describe('pause', () => {
  it('stays within what a timer can do, however long it is to be', async () => {
    const over = new AbortController();
    let isOver = false;
    const waiting = pause(Number.MAX_SAFE_INTEGER, over.signal).then(() => (isOver = true));
    await new Promise((done) => setTimeout(done, 20));
    expect(isOver).to.equal(false);
    over.abort();
    await waiting;
  });
});

describe('backoff', () => {
  it('doubles from half a second to half a minute, and is never the same for everybody', () => {
    for (const [attempt, most] of [
      [0, 500],
      [1, 1000],
      [3, 4000],
      [6, 30_000],
      [60, 30_000],
    ] as const) {
      const waits = Array.from({length: 50}, () => backoff(attempt));
      expect(Math.min(...waits)).to.be.at.least(most / 2);
      expect(Math.max(...waits)).to.be.at.most(most);
      expect(new Set(waits).size).to.be.greaterThan(40);
    }
  });
});
