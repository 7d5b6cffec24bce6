import {expect} from 'chai';

import type {PaymentEvent} from '../../src/request/event.js';
import type {RequestId} from '../../src/request/ids.js';
import {Bell, followPages} from '../../src/server/bell.js';
import type {LogEntry} from '../../src/server/log.js';

const SCOPE = {conversation: 'c'};

const OPENED: PaymentEvent = {
  conversation: 'c',
  sequence: 1,
  request: 'request' as RequestId,
  command: 'command',
  type: 'opened',
  at: 0,
  by: {role: 'customer', id: 'customer'},
};

let made = 0;
/** An entry of which only its place counts. */
const makeEntry = (): LogEntry => ({cursor: `${++made}`, event: {...OPENED, sequence: made}});

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

  it('has a follower read once at each ring, and again where there may be more', async () => {
    const bell = new Bell();
    const abort = new AbortController();
    const pages = [1, 32, 1, 0].map((count) => Array.from({length: count}, () => makeEntry()));
    let reads = 0;
    const log = {read: () => Promise.resolve(pages[reads++] ?? [])};
    const following = followPages(log, bell, SCOPE, {signal: abort.signal});
    await following.next();
    const next = following.next();
    await Promise.resolve();
    expect(reads).to.equal(1);
    bell.ring({conversation: 'c', inbox: 'a'});
    await next;
    for (let more = 0; more < 32; more++) await following.next();
    expect(reads).to.equal(3);
    abort.abort();
    await following.next();
  });

  it('misses nothing that rings while it reads or gives', async () => {
    const bell = new Bell();
    const abort = new AbortController();
    const entries = [makeEntry()];
    const read = (_scope: unknown, {after}: {after?: string} = {}) => {
      const from = entries.findIndex(({cursor}) => cursor === after) + 1;
      const page = entries.slice(from);
      if (entries.length < 3) {
        entries.push(makeEntry());
        bell.ring({conversation: 'c', inbox: 'a'});
      }
      return Promise.resolve(page);
    };
    const seen: string[] = [];
    for await (const entry of followPages({read}, bell, SCOPE, {signal: abort.signal})) {
      if (entry !== 'gap') seen.push(entry.cursor);
      if (seen.length === 3) abort.abort();
    }
    expect(seen).to.deep.equal(entries.map(({cursor}) => cursor));
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
