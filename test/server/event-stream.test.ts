import {expect} from 'chai';

import type {NewEvent} from '../../src/request/event.js';
import type {Frame} from '../../src/transport/transport.js';
import {AGENT, CUSTOMER} from '../helpers/commands.js';
import {freshId, makeBackend, opens, StreamReader, submitted, type Backend} from './backend.js';

const SCOPE = {conversation: 'conversation-1'};
const FAST = {heartbeatMs: 5, liveMs: 20, lifetimeMs: 60_000, stallMs: 60_000};

describe('a stream of events', () => {
  const readers: StreamReader[] = [];
  afterEach(async () => {
    for (const reader of readers.splice(0)) await reader.cancel();
  });

  async function open(...args: [Backend, ...Parameters<Backend['watch']>]): Promise<StreamReader> {
    const [backend, ...rest] = args;
    const reader = new StreamReader(await backend.watch(...rest));
    readers.push(reader);
    return reader;
  }

  it('may not be buffered, changed or stored on its way', async () => {
    const {watch} = await makeBackend();
    const response = await watch(CUSTOMER, SCOPE);
    await response.body?.cancel();
    const {headers} = response;
    expect(['content-type', 'cache-control', 'x-accel-buffering'].map((name) => headers.get(name))).to.deep.equal([
      'text/event-stream; charset=utf-8',
      'no-store, no-transform',
      'no',
    ]);
  });

  it('sends what has happened, then live with the clock, then what happens', async () => {
    const backend = await makeBackend();
    const {id} = await backend.ask();
    const reader = await open(backend, CUSTOMER, SCOPE);
    expect(kinds(await reader.take(2))).to.deep.equal(['requested', `live ${backend.clock.now}`]);
    await backend.give(CUSTOMER, opens(id));
    expect(kinds(await reader.take(1))).to.deep.equal(['opened']);
  });

  it('gives each event the cursor that its id line has', async () => {
    const backend = await makeBackend();
    await backend.ask();
    const reader = await open(backend, CUSTOMER, SCOPE);
    const frame = await reader.next();
    expect(frame?.kind === 'event' && frame.cursor).to.equal(reader.id);
  });

  it('goes on after a cursor', async () => {
    const backend = await makeBackend();
    const {id} = await backend.ask();
    const first = await open(backend, CUSTOMER, SCOPE);
    await first.take(2);
    await backend.give(CUSTOMER, opens(id));
    const second = await open(backend, CUSTOMER, SCOPE, {after: first.id});
    expect(kinds(await second.take(2))).to.deep.equal(['opened', `live ${backend.clock.now}`]);
  });

  it('goes on after a Last-Event-ID header', async () => {
    const backend = await makeBackend();
    await backend.ask();
    const first = await open(backend, CUSTOMER, SCOPE);
    await first.take(1);
    const headers = {'x-party': 'customer customer-1', 'last-event-id': first.id};
    const url = 'https://chat.example/conversations/conversation-1/events';
    const second = new StreamReader(await backend.handler(new Request(url, {headers})));
    readers.push(second);
    expect(kinds(await second.take(1))).to.deep.equal([`live ${backend.clock.now}`]);
  });

  for (const after of ['nonsense', '__proto__', 'AAAAAAAAAAAAAAAA.1', "' OR 1=1"]) {
    it(`says gap and ends for the cursor ${after}`, async () => {
      const backend = await makeBackend();
      await backend.ask();
      const reader = await open(backend, CUSTOMER, SCOPE, {after});
      expect(kinds(await reader.rest())).to.deep.equal(['gap']);
    });
  }

  it("sends an agent's inbox: every conversation in which that agent asked, and no other", async () => {
    const backend = await makeBackend();
    const reader = await open(backend, AGENT, {inbox: AGENT.id});
    expect(kinds(await reader.take(1))).to.deep.equal([`live ${backend.clock.now}`]);
    await submitted(backend);
    await submitted(backend, {agent: 'agent-2'});
    await submitted(backend, {conversation: 'conversation-2'});
    const frames = await reader.take(4);
    expect(frames.map((frame) => frame.kind === 'event' && frame.event.conversation)).to.deep.equal([
      'conversation-1',
      'conversation-1',
      'conversation-2',
      'conversation-2',
    ]);
  });

  it('never has a sealed card in it', async () => {
    const backend = await makeBackend();
    await submitted(backend);
    const reader = await open(backend, AGENT, {inbox: AGENT.id});
    expect(JSON.stringify(await reader.take(3))).not.to.contain('AAAAAAAA');
  });

  it('sends a long history whole and in order', async () => {
    const backend = await makeBackend();
    const events = Array.from({length: 1000}, (_, index) => sent(`r${index}`));
    await backend.store.log.append({...SCOPE, inbox: AGENT.id}, 0, events);
    const reader = await open(backend, CUSTOMER, SCOPE);
    const frames = await reader.take(1001);
    expect(frames.slice(0, 1000).map((frame) => frame.kind === 'event' && frame.event.sequence)).to.deep.equal(
      events.map((_, index) => index + 1),
    );
    expect(frames[1000]?.kind).to.equal('live');
  });

  it('comments at once and again and again, and repeats live', async () => {
    const backend = await makeBackend({streams: FAST});
    const reader = await open(backend, CUSTOMER, SCOPE);
    await reader.next();
    expect(reader.comments).to.be.at.least(1);
    const before = `live ${backend.clock.now}`;
    backend.clock.now += 1234;
    let [next] = kinds(await reader.take(1));
    while (next === before) [next] = kinds(await reader.take(1)); // said before the clock was moved
    expect(next).to.equal(`live ${backend.clock.now}`);
    expect(reader.comments).to.be.at.least(2);
  });

  it('ends by itself', async () => {
    const backend = await makeBackend({streams: {...FAST, liveMs: 60_000, lifetimeMs: 200}});
    const reader = await open(backend, CUSTOMER, SCOPE);
    expect(kinds(await reader.rest())).to.deep.equal([`live ${backend.clock.now}`]);
  });

  it('ends once the caller is no longer let in', async () => {
    let inside = true;
    const authenticate = () => ({role: 'customer', id: 'c', mayEnter: () => inside}) as const;
    const backend = await makeBackend({authenticate, streams: FAST});
    const reader = await open(backend, CUSTOMER, SCOPE);
    await reader.take(2);
    inside = false;
    const frames = await reader.rest();
    expect(frames.filter(({kind}) => kind !== 'live')).to.deep.equal([]);
  });

  it('ends when the client goes', async () => {
    const backend = await makeBackend();
    const abort = new AbortController();
    const reader = await open(backend, CUSTOMER, SCOPE, {signal: abort.signal});
    await reader.take(1);
    abort.abort();
    expect(await reader.rest()).to.deep.equal([]);
  });

  it('lets a client go that takes nothing, and keeps little for it', async () => {
    const backend = await makeBackend({streams: {...FAST, stallMs: 30}, streamsPerParticipant: 1});
    const {body} = await backend.watch(CUSTOMER, SCOPE);
    const page = (from: number) => Array.from({length: 256}, (_, index) => sent(`r${from + index}`));
    for (let from = 0; from < 256 * 40; from += 256) {
      await backend.store.log.append({...SCOPE, inbox: AGENT.id}, from, page(from));
    }
    let next = await backend.watch(CUSTOMER, SCOPE);
    for (; next.status === 429; next = await backend.watch(CUSTOMER, SCOPE)) {
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
    await next.body!.cancel();
    expect(await sizeOf(body!)).to.equal(0);
  });

  it('leaves presence out for a client that takes nothing', async () => {
    const backend = await makeBackend({streams: {...FAST, lifetimeMs: 60}});
    const {body} = await backend.watch(CUSTOMER, SCOPE);
    const presence = {...SCOPE, inbox: AGENT.id, request: 'r', stage: {at: 'away', done: []}} as const;
    for (let index = 0; index < 10_000; index++) backend.handler.showPresence(presence);
    await new Promise((resolve) => setTimeout(resolve, 80));
    expect(await sizeOf(body!)).to.be.below(80 * 1024);
  });

  it('passes on how far the customer is, to the conversation and the agent, and keeps nothing of it', async () => {
    const told: unknown[] = [];
    const backend = await makeBackend({onPresence: (presence) => void told.push(presence)});
    const {id} = await backend.ask();
    const [customer, agent] = [await open(backend, CUSTOMER, SCOPE), await open(backend, AGENT, {inbox: AGENT.id})];
    await Promise.all([customer.take(2), agent.take(2)]);
    const stage = {at: 'entering', done: ['number']} as const;
    await backend.give(CUSTOMER, {type: 'presence', id: freshId(), request: id, stage});
    const expected: Frame = {kind: 'presence', request: id, stage};
    expect([await customer.next(), await agent.next()]).to.deep.equal([expected, expected]);
    expect(told).to.deep.equal([{...SCOPE, inbox: AGENT.id, request: id, stage}]);
    expect((await backend.store.log.load('conversation-1', [])).sequence).to.equal(1);
  });

  it('shows presence that another server was told', async () => {
    const backend = await makeBackend();
    const {id} = await backend.ask();
    const reader = await open(backend, AGENT, {inbox: AGENT.id});
    await reader.take(2);
    backend.handler.showPresence({...SCOPE, inbox: AGENT.id, request: id, stage: {at: 'away', done: []}});
    expect((await reader.next())?.kind).to.equal('presence');
  });

  it('takes presence of the customer only', async () => {
    const backend = await makeBackend();
    const {id} = await backend.ask();
    const presence = {type: 'presence', id: freshId(), request: id, stage: {at: 'away', done: []}};
    expect((await backend.give(AGENT, presence)).body.rule).to.equal('wrong-role');
  });
});

function sent(request: string): NewEvent {
  return {type: 'sent', request, ...SCOPE, at: 1, by: {role: 'messenger', id: 'messenger'}};
}

function kinds(frames: readonly Frame[]): string[] {
  return frames.map((frame) => {
    if (frame.kind === 'event') return frame.event.type;
    return frame.kind === 'live' ? `live ${frame.at}` : frame.kind;
  });
}

async function sizeOf(body: ReadableStream<Uint8Array>): Promise<number> {
  const reader = body.getReader();
  let size = 0;
  try {
    for (let read = await reader.read(); !read.done; read = await reader.read()) size += read.value.byteLength;
  } catch {
    // what was waiting is dropped with a client that takes nothing
  }
  return size;
}
