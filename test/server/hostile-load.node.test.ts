import {Agent, request as httpRequest, type IncomingHttpHeaders} from 'node:http';
import {setFlagsFromString} from 'node:v8';
import {runInNewContext} from 'node:vm';

import {expect} from 'chai';

import type {NewEvent} from '../../src/request/event.js';
import {CUSTOMER} from '../helpers/commands.js';
import {figure} from '../helpers/figure.js';
import {makeBackend, opens} from './backend.js';
import {listen, streamBytes, type Listening} from './raw-http.js';

interface Got {
  readonly status: number | undefined;
  readonly headers: IncomingHttpHeaders;
  readonly text: string;
}

describe('a server that one customer asks for too much', () => {
  let listening: Listening;
  const agent = new Agent({keepAlive: true, maxSockets: 32});
  afterEach(() => listening.close());
  after(() => agent.destroy());

  const give = (party: string, body: string) =>
    new Promise<Got>((resolve, reject) => {
      const {port} = listening;
      const headers = {'x-party': party, 'content-type': 'application/json', 'content-length': body.length};
      const path = '/conversations/conversation-1/commands';
      httpRequest({port, agent, method: 'POST', host: '127.0.0.1', path, headers}, (response) => {
        let text = '';
        response.setEncoding('utf8').on('data', (part: string) => (text += part));
        response.on('end', () => resolve({status: response.statusCode, headers: response.headers, text}));
      })
        .on('error', reject)
        .end(body);
    });

  it('answers 10,000 requests: a minute’s worth by the rules, all others by when to come again', async () => {
    const backend = await makeBackend();
    listening = await listen(backend.handler);
    const {id} = await backend.ask();
    const command = JSON.stringify(opens(id));
    const all = await Promise.all(Array.from({length: 10_000}, () => give('customer customer-1', command)));
    const of = (status: number) => all.filter((got) => got.status === status);
    expect([of(200).length, of(429).length]).to.deep.equal([120, 9880]);
    for (const {headers, text} of of(429)) {
      const problem = JSON.parse(text) as Record<string, unknown>;
      expect([headers['retry-after'], headers['content-type'], problem.rule, problem.retryAfterMs]).to.deep.equal([
        '1',
        'application/problem+json',
        'too-many',
        500,
      ]);
    }
    expect((await give('customer customer-2', JSON.stringify(opens('other')))).status).to.equal(409);
    expect((await backend.store.log.load('conversation-1', [])).sequence).to.equal(2);
    backend.clock.now += 500;
    expect((await give('customer customer-1', command)).status).to.equal(200);
    await figure(
      'L1',
      `${all.length} commands by one customer: ${of(200).length} taken, ${of(429).length} told when to come again, others served`,
    );
  });

  it('lets one customer hold so many streams open and no more, until one of them is over', async () => {
    const backend = await makeBackend({streamsPerParticipant: 3});
    listening = await listen(backend.handler);
    const scope = {conversation: 'conversation-1'};
    const open = await Promise.all([1, 2, 3].map(() => backend.watch(CUSTOMER, scope)));
    const refused = await backend.watch(CUSTOMER, scope);
    expect([refused.status, refused.headers.get('retry-after')]).to.deep.equal([429, '10']);
    const other = await backend.watch({...CUSTOMER, id: 'customer-2'}, scope);
    expect(other.status).to.equal(200);
    await open[0]?.body?.cancel();
    const again = await backend.watch(CUSTOMER, scope);
    expect(again.status).to.equal(200);
    for (const {body} of [...open.slice(1), other, again]) await body?.cancel();
    await figure('L1', `${open.length} streams of one customer, the next told when to come again, others served`);
  });
});

describe('a server whose clients hold streams open and read nothing', () => {
  let listening: Listening;
  afterEach(() => listening.close());

  const HISTORY = 1500;
  /** An event as large as events can be. */
  const large = (index: number): NewEvent => ({
    ...{type: 'requested', request: `r${index}`, conversation: 'conversation-1', at: 1},
    ...{by: {role: 'agent', id: 'agent-1'}, token: 't'.repeat(8192), delivery: {channel: 'chat'}},
  });

  async function start(stallMs: number) {
    const backend = await makeBackend({streams: {stallMs}});
    const events = Array.from({length: HISTORY}, (_, index) => large(index));
    await backend.store.log.append({conversation: 'conversation-1', inbox: 'agent-1'}, 0, events);
    listening = await listen(backend.handler);
    return backend;
  }

  const connections = () =>
    new Promise<number>((resolve) => listening.server.getConnections((_, count) => resolve(count)));

  it('keeps a bounded part of what they do not take', async () => {
    await start(60_000);
    const before = await bytesInUse(0, 5);
    const STREAMS = 40;
    const taken: number[] = [];
    const seen = new Set<{bytesWritten: number}>();
    listening.server.on('connection', (socket) => seen.add(socket));
    for (let index = 0; index < STREAMS; index++) await listening.hold(streamBytes(`customer c${index}`));
    // The system's own buffers fill first; then nothing more is written.
    const written = () => [...seen].reduce((sum, {bytesWritten}) => sum + bytesWritten, 0);
    while (taken.length < 3 || taken.at(-1) !== taken.at(-3) || seen.size < STREAMS) {
      await new Promise((resolve) => setTimeout(resolve, 100));
      taken.push(written());
    }
    expect(taken.at(-1)).to.be.below(STREAMS * HISTORY * 8192); // not all of it went out
    const mostBytes = 512 * 1024;
    const perStream = ((await bytesInUse(before + STREAMS * mostBytes)) - before) / STREAMS;
    expect(perStream).to.be.below(mostBytes);
    const kept = `${Math.round(perStream / 1024)} KiB kept for each`;
    await figure('L2', `${STREAMS} clients that read nothing of ${Math.round((HISTORY * 8) / 1024)} MiB: ${kept}`);
  });

  it('lets go of their connections', async () => {
    await start(50);
    let accepted = 0;
    listening.server.on('connection', () => accepted++);
    const CLIENTS = 10;
    for (let index = 0; index < CLIENTS; index++) await listening.hold(streamBytes(`customer c${index}`));
    while (accepted < CLIENTS || (await connections()) > 0) await new Promise((resolve) => setTimeout(resolve, 20));
    await figure('L2', `${accepted} clients that go on reading nothing: all let go`);
  });
});

setFlagsFromString('--expose-gc');
const collectGarbage = runInNewContext('gc') as () => void;

/**
 * What is in use once garbage is collected. Buffers are let go by threads beside this one, on a busy machine a little later:
 * it is looked at again, up to so many times, until it is below what is expected.
 */
async function bytesInUse(expected: number, looks = 100): Promise<number> {
  let least = Infinity;
  for (let look = 0; look < looks && least >= expected; look++) {
    if (look > 0) await new Promise((resolve) => setTimeout(resolve, 100));
    collectGarbage();
    const {heapUsed, external} = process.memoryUsage();
    least = Math.min(least, heapUsed + external);
  }
  return least;
}
