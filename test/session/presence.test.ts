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
  beforeEach(() => {
    [now, timers, sent, changed] = [0, [], [], []];
    let next = 1;
    const set = (act: () => void, wait: number) => (timers.push({id: next, at: now + wait, act}), next++);
    const clear = (timer: number) => (timers = timers.filter(({id}) => id !== timer));
    Object.assign(globalThis, {setTimeout: set, clearTimeout: clear});
    presence = new Presence({
      send: (_, {stage}) => sent.push(`${now} ${stage.at} ${stage.done.join()}`),
      changed: (request) => changed.push(request),
    });
  });
  afterEach(() => Object.assign(globalThis, {setTimeout: real.set, clearTimeout: real.clear}));

  /** Lets time pass, with every timer in it. */
  const pass = (ms: number) => {
    const end = now + ms;
    for (;;) {
      const next = timers.filter(({at}) => at <= end).sort((a, b) => a.at - b.at)[0];
      if (!next) break;
      timers = timers.filter((timer) => timer !== next);
      now = next.at;
      next.act();
    }
    now = end;
  };

  it('tells the first at once, and of many in a second the last', () => {
    presence.tell('c', 'r', entering());
    for (const field of ['number', 'name', 'expiry'] as const) presence.tell('c', 'r', entering(field));
    expect(sent).to.deep.equal(['0 entering ']);
    pass(1500);
    expect(sent).to.deep.equal(['0 entering ', '1000 entering expiry']);
  });

  it('tells again from time to time while nothing changes, and at once when the customer leaves', () => {
    presence.tell('c', 'r', entering('number'));
    pass(45_000);
    expect(sent).to.have.length(3);
    presence.tell('c', 'r', {at: 'away', done: []});
    expect(sent.at(-1)).to.equal('45000 away ');
    pass(120_000);
    expect(sent).to.have.length(4);
    expect(timers).to.deep.equal([]);
  });

  it('has nobody leave who was not there, or has left', () => {
    const away = {at: 'away', done: []} as const;
    presence.tell('c', 'r', away);
    expect(sent).to.deep.equal([]);
    presence.tell('c', 'r', entering('number'));
    presence.tell('c', 'r', away);
    presence.tell('c', 'r', away);
    expect(sent).to.deep.equal(['0 entering number', '0 away ']);
  });

  it('says nothing any more of a form that is closed for good', () => {
    presence.tell('c', 'r', entering('number'));
    presence.tell('c', 'r', entering('number', 'name'));
    presence.end('r');
    pass(120_000);
    expect(sent).to.have.length(1);
  });

  it('believes a word for a while only, since a closed page says nothing', () => {
    presence.hear('r', entering('number'));
    pass(45_000);
    presence.hear('r', entering('number'));
    pass(45_000);
    expect(presence.of('r')?.done).to.deep.equal(['number']);
    pass(10_000);
    expect(presence.of('r')).to.equal(undefined);
    expect(changed).to.deep.equal(['r', 'r', 'r']);
  });

  it('knows that the other side is away until it is back, or the form is closed for good', () => {
    presence.hear('r', entering('number'));
    presence.hear('r', {at: 'away', done: []});
    pass(600_000);
    expect(presence.of('r')?.at).to.equal('away');
    presence.hear('r', entering('number'));
    expect(presence.of('r')?.at).to.equal('entering');
    presence.end('r');
    expect(presence.of('r')).to.equal(undefined);
    expect(timers).to.deep.equal([]);
  });
});
