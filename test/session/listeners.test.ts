import {expect} from 'chai';

import {Listeners} from '../../src/session/listeners.js';

describe('Listeners', () => {
  const real = globalThis.queueMicrotask;
  const thrown: unknown[] = [];
  beforeEach(() => {
    thrown.length = 0;
    globalThis.queueMicrotask = (act) => {
      try {
        act();
      } catch (error) {
        thrown.push(error);
      }
    };
  });
  afterEach(() => (globalThis.queueMicrotask = real));

  it('calls the others when one throws, and lets its error be seen as uncaught', () => {
    const listeners = new Listeners<string>();
    const called: string[] = [];
    const error = new Error('mine');
    listeners.add(() => {
      throw error;
    });
    listeners.add((value) => called.push(value));
    listeners.call('a');
    expect([called, thrown]).to.deep.equal([['a'], [error]]);
  });

  it('does not call who has left while others were called, nor who came meanwhile', () => {
    const listeners = new Listeners<string>();
    const called: string[] = [];
    listeners.add(() => {
      end();
      listeners.add(() => called.push('new'));
    });
    const end = listeners.add(() => called.push('left'));
    listeners.call('a');
    expect(called).to.deep.equal([]);
    expect(listeners.size).to.equal(2);
  });
});
