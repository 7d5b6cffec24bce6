// The server under load, in a process of its own so that its memory and its time are its own. Told what to do by messages.
import {createServer} from 'node:http';
import type {AddressInfo} from 'node:net';
import {performance} from 'node:perf_hooks';

import type {NewEvent} from '../../src/request/event.js';
import type {Trust} from '../../src/request/trust.js';
import {createChatpayHandler, sqliteStore} from '../../src/server/index.js';
import {nodeListener} from '../../src/server/node.js';

/** What the load tells its server. */
export type ToServer =
  | {readonly do: 'start'; readonly file: string; readonly trust: Trust; readonly streamMs?: number}
  | {readonly do: 'memory'}
  /** Appends to the log itself, `writers` at once, as the floor that the server is held against. */
  | {readonly do: 'append'; readonly writers: number; readonly rounds: number; readonly event: NewEvent};

/** What the server answers. */
export interface FromServer {
  readonly port?: number;
  readonly rss?: number;
  readonly heap?: number;
  readonly cpuMs?: number;
  /** How long its event loop was at work so far, waiting for a disk or a processor included. */
  readonly activeMs?: number;
  readonly appendMs?: readonly number[];
}

const answer = (message: FromServer) => process.send!(message);
let store: Awaited<ReturnType<typeof sqliteStore>>;

process.on('message', (message: ToServer) => {
  void handle(message).then(answer);
});

async function handle(message: ToServer): Promise<FromServer> {
  if (message.do === 'start') return start(message);
  if (message.do === 'append') return {appendMs: await appendAlone(message.writers, message.rounds, message.event)};
  globalThis.gc?.();
  const {rss, heapUsed} = process.memoryUsage();
  const {user, system} = process.cpuUsage();
  const activeMs = performance.eventLoopUtilization().active;
  return {rss, heap: heapUsed, cpuMs: (user + system) / 1000, activeMs};
}

async function start({file, trust, streamMs}: Extract<ToServer, {do: 'start'}>): Promise<FromServer> {
  store = await sqliteStore({file});
  const handler = createChatpayHandler({
    log: store.log,
    cardSafe: store.cardSafe,
    trust,
    commandsPerMinute: Infinity,
    ...(streamMs !== undefined && {streams: {lifetimeMs: streamMs}}),
    // Whoever says who they are is believed: this measures the server, not a host's way of signing in.
    authenticate(request) {
      const [role, id] = request.headers.get('x-party')?.split(' ') ?? [];
      return role && id ? {role: role as 'agent' | 'customer', id, mayEnter: () => true} : null;
    },
  });
  const server = createServer(nodeListener(handler));
  server.keepAliveTimeout = 60_000;
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', 4096, done));
  return {port: (server.address() as AddressInfo).port};
}

async function appendAlone(writers: number, rounds: number, event: NewEvent): Promise<number[]> {
  const times: number[] = [];
  const write = async (writer: number) => {
    const conversation = `floor-${writer}`;
    for (let sequence = 0; sequence < rounds; sequence++) {
      const began = performance.now();
      await store.log.append({conversation, inbox: 'floor'}, sequence, [
        {...event, conversation, command: `${writer}-${sequence}`},
      ]);
      times.push(performance.now() - began);
    }
  };
  await Promise.all(Array.from({length: writers}, (_, writer) => write(writer)));
  return times;
}
