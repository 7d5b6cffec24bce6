import {expect} from 'chai';

import type {Stage} from '../../src/request/command.js';
import {Presence} from '../../src/session/presence.js';

const entering = (...done: Stage['done'][number][]): Stage => ({at: 'entering', done});

describe('Presence', () => {
  const real = {set: globalThis.setTimeout, clear: globalThis.clearTimeout};
  let now = 0;
  let timers: {id: number; at: number; act: () => void}[] = [];
  let sent: string[] = [];
  let changed: string[] = [];
  let presence: Presence;
  /** Settles once a word has arrived: at once, or as a test will have it. */
  let answer: () => Promise<void>;
  beforeEach(() => {
    [now, timers, sent, changed] = [0, [], [], []];
    answer = () => Promise.resolve();
    let next = 1;
    const set = (act: () => void, wait: number) => (timers.push({id: next, at: now + wait, act}), next++);
    const clear = (timer: number) => (timers = timers.filter(({id}) => id !== timer));
    Object.assign(globalThis, {setTimeout: set, clearTimeout: clear});
    presence = new Presence({
      send: (_, {stage}) => {
        sent.push(`${now} ${stage.at} ${stage.done.join()}`);
        return answer();
      },
      changed: (request) => changed.push(request),
    });
  });
  afterEach(() => Object.assign(globalThis, {setTimeout: real.set, clearTimeout: real.clear}));

  /** Lets time pass, with every timer in it. */
  const pass = async (ms: number) => {
    const end = now + ms;
    for (;;) {
      for (let turn = 0; turn < 5; turn++) await Promise.resolve(); // what has arrived has been heard of
      const next = timers.filter(({at}) => at <= end).sort((a, b) => a.at - b.at)[0];
      if (!next) break;
      timers = timers.filter((timer) => timer !== next);
      now = next.at;
      next.act();
    }
    now = end;
  };

  it('tells the first at once, and of many in a second the last', async () => {
    presence.tell('c', 'r', entering());
    for (const field of ['number', 'name', 'expiry'] as const) presence.tell('c', 'r', entering(field));
    expect(sent).to.deep.equal(['0 entering ']);
    await pass(1500);
    expect(sent).to.deep.equal(['0 entering ', '1000 entering expiry']);
  });

  it('tells again from time to time while nothing changes, and at once when the customer leaves', async () => {
    presence.tell('c', 'r', entering('number'));
    await pass(45_000);
    expect(sent).to.have.length(3);
    presence.tell('c', 'r', {at: 'away', done: []});
    await pass(0);
    expect(sent.at(-1)).to.equal('45000 away ');
    await pass(120_000);
    expect(sent).to.have.length(4);
    expect(timers).to.deep.equal([]);
  });

  it('has nobody leave who was not there, or has left', async () => {
    const away = {at: 'away', done: []} as const;
    presence.tell('c', 'r', away);
    expect(sent).to.deep.equal([]);
    presence.tell('c', 'r', entering('number'));
    presence.tell('c', 'r', away);
    presence.tell('c', 'r', away);
    await pass(0);
    expect(sent).to.deep.equal(['0 entering number', '0 away ']);
  });

  for (const how of ['arrived', 'failed']) {
    it(`says one thing after the other: the next once the last has ${how}, and of what waits the last`, async () => {
      const arrivals: (() => void)[] = [];
      answer = () =>
        new Promise((done, fail) => arrivals.push(how === 'arrived' ? done : () => fail(new Error('cut'))));
      presence.tell('c', 'r', entering());
      await pass(1500);
      presence.tell('c', 'r', entering('number'));
      presence.tell('c', 'r', {at: 'away', done: []});
      presence.tell('c', 'other', entering());
      await pass(500);
      expect(sent).to.deep.equal(['0 entering ', '1500 entering ']);
      arrivals[0]!();
      await pass(0);
      expect(sent).to.deep.equal(['0 entering ', '1500 entering ', '2000 away ']);
      arrivals[2]!();
      presence.tell('c', 'r', entering('name'));
      await pass(0);
      expect(sent.at(-1)).to.equal('2000 entering name');
    });
  }

  it('does not say what has waited too long: the form is closed for good', async () => {
    let arrive!: () => void;
    answer = () => new Promise((done) => (arrive = done));
    presence.tell('c', 'r', entering());
    presence.tell('c', 'r', {at: 'away', done: []});
    presence.end('r');
    arrive();
    await pass(0);
    expect(sent).to.deep.equal(['0 entering ']);
  });

  it('says that the customer has left before it falls silent, and nothing else that waits', async () => {
    let arrive!: () => void;
    answer = () => new Promise((done) => (arrive = done));
    presence.tell('c', 'r', entering());
    presence.tell('c', 'r', {at: 'away', done: []});
    presence.stop();
    arrive();
    await pass(0);
    expect(sent).to.deep.equal(['0 entering ', '0 away ']);
    presence.tell('c', 'other', entering());
    await pass(1500);
    presence.tell('c', 'other', entering('number'));
    await pass(1500);
    presence.stop();
    arrive();
    await pass(120_000);
    expect(sent.slice(2)).to.deep.equal(['0 entering ']);
  });

  it('says nothing any more of a form that is closed for good', async () => {
    presence.tell('c', 'r', entering('number'));
    presence.tell('c', 'r', entering('number', 'name'));
    presence.end('r');
    await pass(120_000);
    expect(sent).to.have.length(1);
  });

  it('believes a word for a while only, since a closed page says nothing', async () => {
    presence.hear('r', entering('number'));
    await pass(45_000);
    presence.hear('r', entering('number'));
    await pass(45_000);
    expect(presence.of('r')?.done).to.deep.equal(['number']);
    await pass(10_000);
    expect(presence.of('r')).to.equal(undefined);
    expect(changed).to.deep.equal(['r', 'r', 'r']);
  });

  it('knows that the other side is away until it is back, or the form is closed for good', async () => {
    presence.hear('r', entering('number'));
    presence.hear('r', {at: 'away', done: []});
    await pass(600_000);
    expect(presence.of('r')?.at).to.equal('away');
    presence.hear('r', entering('number'));
    expect(presence.of('r')?.at).to.equal('entering');
    presence.end('r');
    expect(presence.of('r')).to.equal(undefined);
    expect(timers).to.deep.equal([]);
  });
});
