import {expect} from 'chai';

import {fakeClock} from '../../src/testing/clock.js';

describe('fakeClock', () => {
  it('stands still when it begins stopped, and passes what it is told to', () => {
    const clock = fakeClock({at: 1_000_000, isPaused: true});
    expect(clock.now()).to.equal(1_000_000);
    clock.advance(60_000);
    expect(clock.now()).to.equal(1_060_000);
  });

  it('goes on from where it stood', async () => {
    const clock = fakeClock({at: 1_000_000});
    clock.pause();
    const stood = clock.now();
    await new Promise((done) => setTimeout(done, 30));
    expect(clock.now()).to.equal(stood);
    const before = performance.now();
    clock.resume();
    const now = clock.now();
    const passed = performance.now() - before;
    expect(now).to.be.within(stood, stood + passed + 1);
    expect(clock.isPaused).to.equal(false);
  });

  it('tells of each move, until nobody listens', () => {
    const clock = fakeClock();
    let moves = 0;
    const end = clock.onMove(() => moves++);
    clock.advance(1);
    clock.pause();
    end();
    clock.resume();
    expect(moves).to.equal(2);
  });
});
