import {encodeBase64url} from '../request/base64url.js';
import type {Delivery} from '../request/command.js';
import type {NewEvent} from '../request/event.js';
import type {Scope} from '../request/participant.js';
import {TERMS_TYPE} from '../request/terms-token.js';
import {checksOf, ensure, ensureSame, errorOf, type Check, type MakeStore, type StoreUnderTest} from './check.js';
import {ConflictError, GAP, PAGE_SIZE, type EventLog, type Gap, type LoadOptions, type LogEntry} from './log.js';

const ONE = {conversation: 'conversation-1', inbox: 'agent-1'} as const;
const TWO = {conversation: 'conversation-2', inbox: 'agent-1'} as const;

/** What every `EventLog` must do: a plain list of named checks, for any test runner. */
export function logChecks(make: MakeStore): Check[] {
  return checksOf(make, {...APPENDING, ...READING, ...FOLLOWING, ...REOPENING});
}

type Table = Readonly<Record<string, (under: StoreUnderTest) => Promise<void>>>;

const APPENDING: Table = {
  'numbers the events of each conversation from 1': async ({store: {log}}) => {
    ensureSame(sequences(await log.append(ONE, 0, [eventOf('a'), eventOf('b')])), [1, 2], 'the first two');
    ensureSame(sequences(await log.append(ONE, 2, [eventOf('c')])), [3], 'the next');
    ensureSame(sequences(await log.append(TWO, 0, [eventOf('d', TWO)])), [1], 'the first of another conversation');
  },
  'gives events back as they were, whatever is in them': async ({store: {log}}) => {
    const odd = {...eventOf('__proto__'), command: 'constructor', detail: `'; DROP TABLE x; -- "\\ \u0000 é 💳`};
    const event = {...odd, type: 'review'} as const;
    const [recorded] = await log.append(ONE, 0, [event]);
    ensureSame(recorded && {...recorded, sequence: 0}, {...event, sequence: 0}, 'what was recorded');
    const {events} = await log.load(ONE.conversation, ['__proto__']);
    ensureSame(events, [recorded], 'what is read');
  },
  'refuses to append where the conversation has gone on, and then records nothing': async ({store: {log}}) => {
    await log.append(ONE, 0, [eventOf('a')]);
    for (const expected of [0, 2]) {
      const error = await errorOf(log.append(ONE, expected, [eventOf('b')]));
      ensure(error instanceof ConflictError, `a conflict for ${expected}`);
    }
    ensure((await log.load(ONE.conversation, ['b'])).events.length === 0, 'nothing was recorded');
  },
  'lets one of many appends at once through, and fails the others alone': async ({store: {log}}) => {
    const tries = Array.from({length: 64}, (_, index) => log.append(ONE, 0, [eventOf(`r${index}`)]));
    const elsewhere = log.append(TWO, 0, [eventOf('other', TWO)]);
    const results = await Promise.allSettled(tries);
    ensure(results.filter(({status}) => status === 'fulfilled').length === 1, 'one got through');
    ensure(
      results.every((result) => result.status === 'fulfilled' || result.reason instanceof ConflictError),
      'the others conflict',
    );
    ensureSame(sequences(await elsewhere), [1], 'another conversation in the same turn');
    ensure((await log.load(ONE.conversation, [])).sequence === 1, 'one event in the conversation');
  },
};

const READING: Table = {
  'loads some requests of a conversation, with its last sequence number': async ({store: {log}}) => {
    await log.append(
      ONE,
      0,
      ['a', 'b', 'a', 'c', 'b'].map((request) => eventOf(request)),
    );
    await log.append(TWO, 0, [eventOf('a', TWO)]);
    const {events, sequence} = await log.load(ONE.conversation, ['b', 'a']);
    ensureSame(sequences(events), [1, 2, 3, 5], 'the events of two requests, in order');
    ensureSame(sequence, 5, 'the last sequence number');
    ensureSame(await log.load('nobody', ['a']), {events: [], sequence: 0}, 'an empty conversation');
  },
  'reads a conversation, and an inbox over conversations, in the order of recording': async ({store: {log}}) => {
    await log.append(ONE, 0, [eventOf('a')]);
    await log.append(TWO, 0, [eventOf('b', TWO)]);
    await log.append({...ONE, inbox: 'agent-2'}, 1, [eventOf('c')]);
    await log.append(ONE, 2, [eventOf('d')]);
    ensureSame(requests(await log.read({conversation: 'conversation-1'})), ['a', 'c', 'd'], 'a conversation');
    ensureSame(requests(await log.read({inbox: 'agent-1'})), ['a', 'b', 'd'], 'an inbox');
    ensureSame(requests(await log.read({inbox: 'conversation-1'})), [], 'an inbox named like a conversation');
  },
  'loads what has gone out by link with what is asked for, where that is wanted': async ({store: {log}}) => {
    const [chat, sms] = [{channel: 'chat'}, {channel: 'sms', phone: '+15005550006'}] as const;
    const requested = (request: string, delivery: Delivery) =>
      ({...eventOf(request), type: 'requested', token: 't', delivery}) as const;
    const resent = {...eventOf('b'), type: 'resent', delivery: sms} as const;
    await log.append(ONE, 0, [requested('a', sms), requested('b', chat), requested('c', chat), eventOf('d')]);
    await log.append(TWO, 0, [{...requested('e', sms), conversation: TWO.conversation}]);
    const load = async (names: string[], options?: LoadOptions) =>
      sequences((await log.load(ONE.conversation, names, options)).events);
    ensureSame(await load([], {links: true}), [1], 'links alone');
    ensureSame(await load(['d', 'a'], {links: true}), [1, 4], 'links and others, each once');
    ensureSame(await load(['d']), [4], 'others alone');
    await log.append(ONE, 4, [resent]);
    ensureSame(await load(['d'], {links: true}), [1, 2, 4, 5], 'one that was sent by link later');
  },
  'knows which requests may still be live: neither ended by an event nor by their terms': async ({store: {log}}) => {
    await log.append(ONE, 0, [requestedOf('a', 10), requestedOf('b', 10), requestedOf('c', 20), eventOf('a')]);
    await log.append({...ONE, inbox: 'agent-2'}, 4, [requestedOf('d', 20)]);
    await log.append(TWO, 0, [requestedOf('a', 20, TWO)]);
    const open = async (scope: Scope, atSecond: number) =>
      (await log.openRequests(scope, atSecond * 1000)).map(({conversation, request}) => conversation + request).sort();
    const [here, there] = [ONE.conversation, TWO.conversation];
    ensureSame(
      await open({conversation: here}, 9),
      ['a', 'b', 'c', 'd'].map((name) => here + name),
      'a conversation',
    );
    ensureSame(
      await open({inbox: 'agent-1'}, 9),
      [...['a', 'b', 'c'].map((name) => here + name), there + 'a'],
      'an inbox',
    );
    ensureSame(await open({conversation: here}, 10), [`${here}c`, `${here}d`], 'once two have expired');
    ensureSame(await open({inbox: here}, 9), [], 'an inbox named like a conversation');
    const refused = {...eventOf('b'), type: 'refused', attempt: 1} as const;
    await log.append(ONE, 5, [refused, {...eventOf('c'), type: 'declined'}]);
    ensureSame(
      await open({inbox: 'agent-1'}, 9),
      [`${here}a`, `${here}b`, `${there}a`],
      'one of them declined, of one here',
    );
    await log.append(ONE, 7, [requestedOf('e', 20), {...eventOf('e'), type: 'canceled'}, requestedOf('f', 20)]);
    ensureSame(await open({inbox: 'agent-1'}, 15), [`${here}f`, `${there}a`], 'one of them made and canceled at once');
  },
  'reads a conversation on after a place that is not its own': async ({store: {log}}) => {
    const count = 9;
    for (let index = 0; index < count; index++) {
      await log.append(ONE, 2 * index, [eventOf('a'), eventOf('b')]);
      await log.append(TWO, index, [eventOf('c', TWO)]);
    }
    const all = entries(await log.read({inbox: 'agent-1'}));
    for (const [place, {cursor}] of all.entries()) {
      for (const {conversation} of [ONE, TWO]) {
        const rest = all.slice(place + 1).filter(({event}) => event.conversation === conversation);
        const read = entries(await log.read({conversation}, {after: cursor}));
        ensureSame(
          read.map((entry) => entry.cursor),
          rest.map((entry) => entry.cursor),
          `${conversation} after ${place}`,
        );
      }
    }
    const {cursor = ''} = all.at(-1) ?? {};
    ensureSame(await log.read({conversation: 'nobody'}, {after: cursor}), [], 'an empty conversation');
  },
  'reads on after a cursor, in pages': async ({store: {log}}) => {
    const names = Array.from({length: PAGE_SIZE + 3}, (_, index) => `r${index}`);
    await log.append(
      ONE,
      0,
      names.map((name) => eventOf(name)),
    );
    const scope = {conversation: 'conversation-1'};
    const first = entries(await log.read(scope));
    ensure(first.length === PAGE_SIZE, 'a page is full');
    const rest = entries(await log.read(scope, {after: first.at(-1)?.cursor ?? ''}));
    ensureSame(requests([...first, ...rest]), names, 'both pages');
    const two = entries(await log.read(scope, {limit: 2}));
    ensureSame(requests(two), ['r0', 'r1'], 'a small page');
    const last = rest.at(-1)?.cursor ?? '';
    ensureSame(await log.read(scope, {after: last}), [], 'after the last');
    ensure(
      first.every(({cursor}) => cursor.length <= 64),
      'cursors of at most 64 characters',
    );
  },
  'calls a cursor of another log, of the future, or of nothing a gap': async ({store: {log}}) => {
    await log.append(ONE, 0, [eventOf('a')]);
    const [entry] = entries(await log.read({inbox: 'agent-1'}));
    const cursor = entry?.cursor ?? '';
    const ahead = cursor.slice(0, -1) + 'z';
    const other = (cursor.startsWith('A') ? 'B' : 'A') + cursor.slice(1);
    for (const after of ['', 'constructor', '1', other, ahead, `${cursor} `, "' OR 1=1 --"]) {
      ensure((await log.read({inbox: 'agent-1'}, {after})) === GAP, `a gap after ${after}`);
    }
  },
};

const FOLLOWING: Table = {
  'follows a scope: what is there, then what comes, each once': async ({store: {log}}) => {
    await log.append(ONE, 0, [eventOf('a'), eventOf('b')]);
    const [first] = entries(await log.read({inbox: 'agent-1'}));
    const seen = take(log, {inbox: 'agent-1'}, 3, first?.cursor);
    await log.append(TWO, 0, [eventOf('c', TWO)]);
    await log.append({conversation: 'conversation-3', inbox: 'agent-2'}, 0, [eventOf('not-mine')]);
    await log.append(ONE, 2, [eventOf('d')]);
    ensureSame(requests(await seen), ['b', 'c', 'd'], 'what was seen');
  },
  'serves many followers at once': async ({store: {log}}) => {
    const scopes: Scope[] = [{conversation: 'conversation-1'}, {inbox: 'agent-1'}];
    const followers = Array.from({length: 20}, (_, index) => take(log, scopes[index % 2] ?? {inbox: ''}, 2));
    await log.append(ONE, 0, [eventOf('a')]);
    await log.append(ONE, 1, [eventOf('b')]);
    for (const seen of await Promise.all(followers)) ensureSame(requests(seen), ['a', 'b'], 'what each saw');
  },
  'gives a gap to whoever follows from a cursor of another log, and ends': async ({store: {log}}) => {
    const items: unknown[] = [];
    const {signal} = new AbortController();
    for await (const item of log.follow({inbox: 'agent-1'}, {after: 'elsewhere.1', signal})) items.push(item);
    ensureSame(items, [GAP], 'what was given');
  },
  'ends quietly when it is aborted, before and while it waits': async ({store: {log}}) => {
    const abort = new AbortController();
    const waiting = collect(log, abort.signal);
    setTimeout(() => abort.abort(), 5);
    ensureSame(await waiting, [], 'aborted while waiting');
    ensureSame(await collect(log, abort.signal), [], 'aborted before');
  },
};

const REOPENING: Table = {
  'keeps events and cursors over a restart': async ({store: {log}, reopen}) => {
    if (!reopen) return;
    await log.append(ONE, 0, [eventOf('a'), eventOf('b')]);
    const [first] = entries(await log.read({inbox: 'agent-1'}));
    const again = await reopen();
    const after = first?.cursor ?? '';
    ensureSame(requests(await again.log.read({inbox: 'agent-1'}, {after})), ['b'], 'read on after the restart');
    ensureSame(sequences(await again.log.append(ONE, 2, [eventOf('c')])), [3], 'appended after the restart');
    await log.append(ONE, 3, [requestedOf('d', 10)]);
    const open = [{conversation: ONE.conversation, request: 'd'}];
    ensureSame(await (await reopen()).log.openRequests({inbox: 'agent-1'}, 9000), open, 'what is open after a restart');
  },
  'loads what another server recorded, whatever it has loaded or recorded itself': async ({store: {log}, reopen}) => {
    const other = (await reopen?.())?.log;
    if (!other) return;
    await log.append(ONE, 0, [eventOf('a')]);
    ensureSame(sequences((await log.load(ONE.conversation, ['a'])).events), [1], 'its own');
    await other.append(ONE, 1, [eventOf('a')]);
    ensureSame(sequences((await log.load(ONE.conversation, ['a'])).events), [1, 2], "the other's, too");
    await other.append(ONE, 2, [eventOf('a')]);
    await log.append(ONE, 3, [eventOf('a')]);
    ensureSame(sequences((await log.load(ONE.conversation, ['a'])).events), [1, 2, 3, 4], 'what it has not loaded');
  },
  'tells followers what another server recorded, and lets only one of two servers append': async (under) => {
    const other = await under.reopen?.();
    if (!other) return;
    const seen = take(under.store.log, {conversation: 'conversation-1'}, 2);
    const both = [under.store.log, other.log].map((log) => log.append(ONE, 0, [eventOf('a')]));
    const results = await Promise.allSettled(both);
    ensure(results.filter(({status}) => status === 'fulfilled').length === 1, 'one of two got through');
    await other.log.append(ONE, 1, [eventOf('b')]);
    ensureSame(requests(await seen), ['a', 'b'], 'what the follower saw');
  },
};

function eventOf(request: string, {conversation}: {readonly conversation: string} = ONE): NewEvent {
  return {type: 'sent', request, conversation, at: 1, by: {role: 'messenger', id: 'messenger'}};
}

/** An event that opens a request whose terms, which nobody has signed, end at a second. */
function requestedOf(request: string, endsAtSecond: number, {conversation} = ONE as {conversation: string}): NewEvent {
  const write = (value: unknown) => encodeBase64url(new TextEncoder().encode(JSON.stringify(value)));
  const claims = {
    ...{iss: 'shop', aud: 'https://vault.example', jti: request, iat: 0, exp: endsAtSecond, mer: 'Shop'},
    ...{conv: conversation, agt: 'agent-1', ord: {rsn: 'Shoes', amt: 1, cur: 'USD'}, col: 'unified-checkout'},
    ...{fld: ['card'], csc: true, emb: ['https://shop.example'], ans: 1, hld: 60},
  };
  const signature = encodeBase64url(new Uint8Array(64));
  const token = [write({alg: 'ES256', typ: TERMS_TYPE, kid: 'k'}), write(claims), signature].join('.');
  return {...eventOf(request, {conversation}), type: 'requested', token, delivery: {channel: 'chat'}};
}

function sequences(events: readonly {readonly sequence: number}[]): number[] {
  return events.map(({sequence}) => sequence);
}

function entries(page: readonly LogEntry[] | Gap): readonly LogEntry[] {
  if (page === GAP) throw new Error('a gap where entries were');
  return page;
}

function requests(page: readonly LogEntry[] | Gap): string[] {
  return entries(page).map(({event}) => event.request);
}

async function take(log: EventLog, scope: Scope, count: number, after?: string): Promise<LogEntry[]> {
  const abort = new AbortController();
  const seen: LogEntry[] = [];
  for await (const item of log.follow(scope, {signal: abort.signal, ...(after !== undefined && {after})})) {
    ensure(item !== GAP, 'no gap');
    seen.push(item);
    if (seen.length === count) abort.abort();
  }
  return seen;
}

async function collect(log: EventLog, signal: AbortSignal): Promise<unknown[]> {
  const items: unknown[] = [];
  for await (const item of log.follow({inbox: 'agent-1'}, {signal})) items.push(item);
  return items;
}
