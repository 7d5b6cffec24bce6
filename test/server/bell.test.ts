import {expect} from 'chai';

import {Bell, followPages} from '../../src/server/bell.js';

const SCOPE = {conversation: 'c'};

describe('a bell', () => {
  it('has no listener left once nobody follows any more', async () => {
    const bell = new Bell();
    const abort = new AbortController();
    const log = {read: () => Promise.resolve([])};
    const following = followPages(log, bell, SCOPE, {signal: abort.signal}).next();
    expect(bell.listeners).to.equal(1);
    abort.abort();
    await following;
    expect(bell.listeners).to.equal(0);
  });

  it('wakes who follows the conversation, or the inbox, and nobody else', () => {
    const bell = new Bell();
    const woken: string[] = [];
    bell.listen(SCOPE, () => woken.push('conversation'));
    bell.listen({inbox: 'a'}, () => woken.push('inbox'));
    bell.listen({inbox: 'c'}, () => woken.push('inbox of that name'));
    bell.listen({conversation: 'other'}, () => woken.push('other'));
    bell.ring({conversation: 'c', inbox: 'a'});
    expect(woken).to.deep.equal(['conversation', 'inbox']);
  });
});
