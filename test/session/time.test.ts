import {expect} from 'chai';

import {SessionClock} from '../../src/session/clock.js';
import {Deadlines} from '../../src/session/deadlines.js';
import {becomes, statusIn, useTable} from './scene.js';
import {MINUTE, until} from './table.js';

const HOUR = 60 * MINUTE;

describe('Session and time', () => {
  const scene = useTable();
  const {signed} = scene;

  for (const aheadMs of [-5 * HOUR, 5 * HOUR, 0]) {
    it(`goes by the authority’s clock on a machine whose own is ${aheadMs / HOUR} hours ahead`, async () => {
      const {table} = scene;
      table.wallAheadMs = aheadMs;
      const first = table.session('agent');
      const {id, ask} = await signed();
      await first.request(ask);
      // A session that reads history: before the authority has told its time it has the machine's alone.
      const agent = table.session('agent');
      await until(agent, () => agent.connection === 'live');
      expect(agent.clock.now()).to.equal(table.time);
      expect(agent.clock.offsetMs).to.equal(-aheadMs);
      expect(statusIn(agent, id)).to.equal('waiting');
      table.time += 10 * MINUTE - 1;
      expect(statusIn(agent, id)).to.equal('waiting');
      table.time += 1;
      expect(statusIn(agent, id)).to.equal('expired');
    });
  }

  it('is never before what has been recorded, on a machine that has slept', async () => {
    const {table} = scene;
    const agent = table.session('agent');
    const customer = table.session('customer');
    await until(customer, () => customer.connection === 'live');
    table.time += HOUR;
    table.sleptMs += HOUR;
    const {id, ask} = await signed();
    await agent.request(ask);
    await becomes(customer, id, 'waiting');
    expect(customer.clock.now()).to.equal(table.time);
  });

  it('does not mind when the machine’s clock is changed', async () => {
    const {table} = scene;
    const agent = table.session('agent');
    const {id, ask} = await signed();
    await agent.request(ask);
    table.wallAheadMs += 1000 * HOUR;
    expect(agent.clock.now()).to.equal(table.time);
    expect(statusIn(agent, id)).to.equal('waiting');
  });

  it('says so when a status changes by time alone, and shows it by then', async () => {
    const {table} = scene;
    const agent = table.session('agent');
    const {id, ask} = await signed({answerWithinMs: 1000});
    await agent.request(ask);
    const told = new Promise<unknown>((done) => agent.watch(id, (which) => done([which, statusIn(agent, which)])));
    table.time += 1000;
    expect(await told).to.deep.equal([id, 'expired']);
  });

  it('says so after a stop and a start as well', async () => {
    const {table} = scene;
    const agent = table.session('agent');
    const {id, ask} = await signed({answerWithinMs: 1000});
    await agent.request(ask);
    agent.stop();
    const changes: string[] = [];
    agent.watch(id, () => changes.push(String(statusIn(agent, id))));
    table.time += 1000;
    agent.start();
    await until(agent, () => changes.length > 0);
    expect(changes).to.deep.equal(['expired']);
  });

  it('tells nobody of an ending that only a wrong clock knows of', async () => {
    const {table} = scene;
    table.wallAheadMs = 5 * HOUR;
    const first = table.session('agent');
    const {id, ask} = await signed();
    await first.request(ask);
    const seen: string[] = [];
    const agent = table.session('agent');
    agent.watch(id, () => seen.push(String(statusIn(agent, id))));
    await becomes(agent, id, 'waiting');
    await until(agent, () => agent.connection === 'live');
    expect(seen).to.deep.equal(['waiting']);
  });

  it('tells of an ending by time although somebody has looked before the timer did', async () => {
    const {table} = scene;
    const agent = table.session('agent');
    const {id, ask} = await signed({answerWithinMs: 1000});
    await agent.request(ask);
    const told = new Promise<void>((done) => agent.watch(id, () => done()));
    table.time += 1000;
    expect(statusIn(agent, id)).to.equal('expired');
    await told;
  });
});

describe('SessionClock', () => {
  const make = () => {
    const time = {wall: 1_000_000, monotonic: 500};
    const clock = new SessionClock({wall: () => time.wall, monotonic: () => time.monotonic});
    return {time, clock};
  };

  it('is the machine’s own until the authority has told the time', () => {
    const {time, clock} = make();
    expect([clock.now(), clock.offsetMs]).to.deep.equal([1_000_000, 0]);
    time.wall -= 1000;
    expect(clock.now()).to.equal(999_000);
    expect(clock.hear(50_000)).to.equal(true);
    expect([clock.now(), clock.offsetMs]).to.deep.equal([50_000, 50_000 - 999_000]);
  });

  it('is not before what has happened, but for the authority’s word', () => {
    const {time, clock} = make();
    clock.atLeast(2_000_000);
    expect(clock.now()).to.equal(2_000_000);
    clock.hear(1_500_000); // the server's own clock was put right
    expect(clock.now()).to.equal(1_500_000);
    clock.atLeast(1_400_000);
    expect(clock.now()).to.equal(1_500_000);
    clock.atLeast(1_600_000);
    time.monotonic += 1000;
    expect(clock.now()).to.equal(1_601_000);
  });

  it('goes by the word that took the shortest way', () => {
    const {time, clock} = make();
    clock.hear(10_000 - 300);
    time.monotonic += 1000;
    clock.hear(11_000 - 20);
    time.monotonic += 1000;
    expect(clock.hear(12_000 - 900)).to.equal(false);
    expect(clock.now()).to.equal(12_000 - 20);
  });

  it('believes the authority, whose clock was wrong for a moment, with its second word', () => {
    const {time, clock} = make();
    const HOUR = 3_600_000;
    const later = (ms: number, isWrong = false) => {
      time.monotonic += ms;
      clock.hear(10_000_000 + time.monotonic + (isWrong ? HOUR : 0));
      return clock.now() - 10_000_000 - time.monotonic;
    };
    expect([later(0), later(30_000), later(30_000, true)]).to.deep.equal([0, 0, HOUR]);
    expect(later(30_000)).to.equal(HOUR); // one word alone may have been late
    expect(later(30_000)).to.equal(0);
  });

  it('does not go back for words that come late, all in one go', () => {
    const {time, clock} = make();
    clock.hear(10_000_000);
    time.monotonic += 240_000; // the page was frozen
    for (const late of [210, 180, 150, 120, 90, 60, 30]) clock.hear(10_240_000 - late * 1000);
    expect(clock.now()).to.equal(10_240_000);
  });

  it('never goes back by what is only latency', () => {
    const {time, clock} = make();
    let latest = 0;
    for (let word = 0; word < 40; word++) {
      clock.hear(10_000 + word * 100 - (word % 11) * 40);
      expect(clock.now()).to.be.at.least(latest);
      latest = clock.now();
      time.monotonic += 100;
    }
  });

  it('follows the authority when its clock is set back', () => {
    const {time, clock} = make();
    clock.hear(100_000_000);
    const earlier = Array.from({length: 8}, (_, word) => {
      time.monotonic += 1000;
      return clock.hear(50_000 + 1000 * word);
    });
    expect(earlier).to.deep.equal([false, true, false, false, false, false, false, false]);
    expect(clock.now()).to.be.lessThan(60_000);
  });
});

describe('Deadlines', () => {
  const real = {set: globalThis.setTimeout, clear: globalThis.clearTimeout};
  let now = 0;
  let timers = new Map<number, {act: () => void; wait: number}>();
  beforeEach(() => {
    now = 0;
    timers = new Map();
    let next = 1;
    const set = (act: () => void, wait: number) => (timers.set(next, {act, wait}), next++);
    Object.assign(globalThis, {setTimeout: set, clearTimeout: (timer: number) => timers.delete(timer)});
  });
  afterEach(() => Object.assign(globalThis, {setTimeout: real.set, clearTimeout: real.clear}));

  const make = () => {
    const due: string[] = [];
    const deadlines = new Deadlines(
      () => now,
      (id) => due.push(id),
    );
    deadlines.resume();
    return {due, deadlines};
  };
  /** Lets the one timer go off. */
  const fire = (at: number) => {
    now = at;
    const [timer, {act}] = [...timers][0]!;
    timers.delete(timer);
    act();
  };
  const waits = () => [...timers.values()].map(({wait}) => wait);

  it('has one timer, for the next of them', () => {
    const {due, deadlines} = make();
    for (let id = 999; id >= 0; id--) deadlines.set(`${id}`, 1000 + id);
    expect(waits()).to.deep.equal([1000]);
    fire(1001);
    expect(due).to.have.members(['0', '1']);
    expect(waits()).to.deep.equal([1]);
  });

  it('calls once for a deadline that was moved, and not for one that was taken away', () => {
    const {due, deadlines} = make();
    deadlines.set('a', 100);
    deadlines.set('b', 200);
    deadlines.set('a', 300);
    deadlines.set('b', undefined);
    fire(100);
    expect([due, waits()]).to.deep.equal([[], [200]]);
    fire(300);
    expect([due, waits()]).to.deep.equal([['a'], []]);
  });

  it('waits for what is further away than a timer can be', () => {
    const {due, deadlines} = make();
    const far = 2 ** 31 + 5000;
    deadlines.set('a', far);
    expect(waits()).to.deep.equal([2 ** 31 - 1]);
    fire(2 ** 31 - 1);
    expect([due, waits()]).to.deep.equal([[], [5001]]);
    fire(far);
    expect(due).to.deep.equal(['a']);
  });

  it('waits again when a timer goes off too early', () => {
    const {due, deadlines} = make();
    deadlines.set('a', 100);
    fire(99);
    expect([due, waits()]).to.deep.equal([[], [1]]);
  });

  it('looks again when the clock was put right', () => {
    const {due, deadlines} = make();
    deadlines.set('a', 100);
    now = 150;
    deadlines.check();
    expect([due, waits()]).to.deep.equal([['a'], []]);
    deadlines.set('b', 300);
    now = 50;
    deadlines.check();
    expect(waits()).to.deep.equal([250]);
  });

  it('calls nothing while it is paused, and what is over when it goes on', () => {
    const {due, deadlines} = make();
    deadlines.set('a', 100);
    deadlines.pause();
    deadlines.set('b', 50);
    now = 200;
    deadlines.check();
    expect([due, waits()]).to.deep.equal([[], []]);
    deadlines.resume();
    expect(due).to.have.members(['a', 'b']);
  });

  it('takes a deadline that is set while others are due', () => {
    const due: string[] = [];
    const deadlines = new Deadlines(
      () => now,
      (id) => due.push(id) === 1 && deadlines.set(id, now + 10),
    );
    deadlines.resume();
    deadlines.set('a', 100);
    fire(100);
    expect([due, waits()]).to.deep.equal([['a'], [10]]);
  });
});
