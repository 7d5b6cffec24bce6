// A thousand conversations at once against one server on this machine: every event must arrive, once and in order, at
// the customer's stream and at the agent's. Prints what came of it, beside the log's own figures from the same process.
//   npm run bench -- load                  LOAD_CONVERSATIONS=1000 LOAD_MINUTES=0 change what they say;
//                                        with minutes, it goes on for so long and prints the server's memory at each
// Ends with code 1 when an event was lost, doubled or out of order, or when the heap of a run of at least 5 minutes has grown by
// more than 10 % from its second minute to its last. The ratio to the log is machine-bound: it is said, and fails nothing.
import {fork} from 'node:child_process';
import {mkdtemp, rm} from 'node:fs/promises';
import {Agent, request as httpRequest, type IncomingMessage} from 'node:http';
import {cpus, loadavg, tmpdir} from 'node:os';
import {join} from 'node:path';

import {createParser} from 'eventsource-parser';

import type {Command} from '../../src/request/command.js';
import type {NewEvent} from '../../src/request/event.js';
import type {Frame} from '../../src/transport/transport.js';
import {makeSealedCard} from '../../test/helpers/commands.js';
import {createTestSigner, makeTerms} from '../../test/helpers/terms.js';
import type {FromServer, ToServer} from './server.js';

const CONVERSATIONS = Number(process.env.LOAD_CONVERSATIONS || 1000);
const MINUTES = Number(process.env.LOAD_MINUTES || 0);
const AGENTS = 20;
/** Commands under way at once, for the server and for the log alone. */
const WRITERS = 64;
/** The most that the p99 of an answer is to be, as a multiple of the log's own. */
const MAX_RATIO = 10;
/** A run from which the heap's growth can be told, in minutes, and the most that it may be. */
const STEADY = {minutes: 5, maxGrowth: 0.1};

const folder = await mkdtemp(join(tmpdir(), 'chatpay-load-'));
const child = fork(new URL('./server.ts', import.meta.url), {execArgv: ['--import=tsx', '--expose-gc']});
const tell = (message: ToServer): Promise<FromServer> =>
  new Promise((done) => {
    child.once('message', (answer) => done(answer as FromServer));
    child.send(message);
  });

const signer = await createTestSigner();
const {port} = await tell({do: 'start', file: join(folder, 'load.sqlite'), trust: signer.trust});
const connections = new Agent({keepAlive: true, maxSockets: WRITERS});
const faults: string[] = [];

/**
 * One open stream, and what has come down it. A server ends each after some minutes; it is then opened again where it stopped, as
 * the library's client does it.
 */
class Reader {
  readonly #last = new Map<string, number>();
  readonly #waiting = new Map<string, () => void>();
  readonly #seen = new Set<string>();
  events = 0;
  #response!: IncomingMessage;
  #cursor = '';
  #isOver = false;
  reopened = 0;

  async open(path: string, party: string): Promise<void> {
    const headers = {'x-party': party, ...(this.#cursor && {'last-event-id': this.#cursor})};
    this.#response = await new Promise((done, fail) => {
      httpRequest({port, host: '127.0.0.1', path, headers, agent: false}, done).on('error', fail).end();
    });
    this.#response.on('end', () => {
      if (this.#isOver) return;
      this.reopened++;
      void this.open(path, party).catch((error: unknown) => faults.push(`${path}: ${String(error)}`));
    });
    const live = new Promise<void>((done) => {
      const parser = createParser({
        onEvent: ({id, data}) => {
          const frame = JSON.parse(data) as Frame;
          this.#cursor = id ?? this.#cursor;
          if (frame.kind === 'live') done();
          if (frame.kind === 'event') this.#take(frame.event);
        },
      });
      this.#response.setEncoding('utf8').on('data', (text: string) => parser.feed(text));
    });
    await live;
  }

  /** Settles when the event that a command caused has arrived. */
  seen(command: string): Promise<void> {
    if (this.#seen.delete(command)) return Promise.resolve();
    return new Promise((done) => this.#waiting.set(command, done));
  }

  close(): void {
    this.#isOver = true;
    this.#response.destroy();
  }

  #take({
    conversation,
    sequence,
    command,
  }: {
    conversation: string;
    sequence: number;
    command?: string | undefined;
  }): void {
    const before = this.#last.get(conversation) ?? 0;
    if (sequence !== before + 1) faults.push(`${conversation}: ${sequence} after ${before}`);
    this.#last.set(conversation, sequence);
    this.events++;
    if (command === undefined) return;
    const waiting = this.#waiting.get(command);
    this.#waiting.delete(command);
    if (waiting) waiting();
    else this.#seen.add(command);
  }
}

function send(conversation: string, party: string, command: Command): Promise<void> {
  const body = JSON.stringify(command);
  return new Promise((done, fail) => {
    const call = httpRequest(
      {
        port,
        host: '127.0.0.1',
        method: 'POST',
        path: `/conversations/${conversation}/commands`,
        agent: connections,
        headers: {'x-party': party, 'content-type': 'application/json', 'content-length': Buffer.byteLength(body)},
      },
      (response) => {
        let text = '';
        response.setEncoding('utf8').on('data', (part: string) => (text += part));
        response.on('end', () => (response.statusCode === 200 ? done() : fail(new Error(text))));
      },
    );
    call.on('error', fail).end(body);
  });
}

let free = WRITERS;
const queue: (() => void)[] = [];

/** Waits until fewer than `WRITERS` commands are under way: what a command waits here is not the server's time. */
async function turn(): Promise<() => void> {
  if (free > 0) free--;
  else await new Promise<void>((done) => queue.push(done));
  return () => {
    const next = queue.shift();
    if (next) next();
    else free++;
  };
}

const answered: number[] = [];
const delivered: number[] = [];

/** A payment from Request to Payment Accepted: five commands, each sent when the one before has reached both sides. */
async function pay(conversation: string, agent: string, readers: readonly Reader[]): Promise<void> {
  const terms = makeTerms({conversation, agent});
  const request = terms.id;
  const steps: [string, Record<string, unknown>][] = [
    [`agent ${agent}`, {type: 'request', token: await signer.sign(terms), delivery: {channel: 'chat'}}],
    [`customer ${conversation}`, {type: 'open'}],
    [`customer ${conversation}`, {type: 'submit', attempt: 1, sealed: makeSealedCard()}],
    [`agent ${agent}`, {type: 'view'}],
    [`agent ${agent}`, {type: 'complete'}],
  ];
  for (const [party, step] of steps) {
    const command = {...step, id: crypto.randomUUID(), request} as Command;
    const arrivals = readers.map((reader) => reader.seen(command.id));
    const done = await turn();
    const began = performance.now();
    await send(conversation, party, command);
    answered.push(performance.now() - began);
    done();
    await Promise.all(arrivals);
    delivered.push(performance.now() - began);
  }
}

const quantile = (values: readonly number[], q: number) => {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(q * sorted.length))] ?? NaN;
};
const ms = (value: number) => `${value.toFixed(2)} ms`;
const mb = (bytes: number) => `${(bytes / 1e6).toFixed(1)} MB`;

try {
  const names = Array.from({length: CONVERSATIONS}, (_, index) => `conversation-${index}`);
  const idle = await tell({do: 'memory'});
  const inboxes = await Promise.all(
    Array.from({length: AGENTS}, async (_, index) => {
      const reader = new Reader();
      await reader.open(`/inboxes/agent-${index}/events`, `agent agent-${index}`);
      return reader;
    }),
  );
  const customers = await Promise.all(
    names.map(async (name) => {
      const reader = new Reader();
      await reader.open(`/conversations/${name}/events`, `customer ${name}`);
      return reader;
    }),
  );
  const open = await tell({do: 'memory'});

  const cpuBefore = process.cpuUsage();
  const began = performance.now();
  const round = () =>
    Promise.all(
      names.map((name, index) => pay(name, `agent-${index % AGENTS}`, [customers[index]!, inboxes[index % AGENTS]!])),
    );
  await round();
  const seconds = (performance.now() - began) / 1000;
  const commands = answered.length;
  const {user, system} = process.cpuUsage(cpuBefore);
  const after = await tell({do: 'memory'});
  const shareOf = (ms: number) => `${(ms / seconds / 10).toFixed(0)} %`;
  const active = shareOf((after.activeMs ?? 0) - (open.activeMs ?? 0));
  const onCore = shareOf((after.cpuMs ?? 0) - (open.cpuMs ?? 0));
  const script = shareOf((user + system) / 1000);

  const event = {
    request: 'floor',
    conversation: 'floor',
    by: {role: 'agent', id: 'floor'},
    at: 0,
    type: 'opened',
  } as NewEvent;
  const {appendMs = []} = await tell({do: 'append', writers: WRITERS, rounds: 50, event});

  const ratio = quantile(answered, 0.99) / quantile(appendMs, 0.99);
  const streams = AGENTS + CONVERSATIONS;
  console.log(`${CONVERSATIONS} conversations, ${AGENTS} agents, ${streams} open streams, ${commands} commands in ${seconds.toFixed(1)} s

| what | p50 | p99 |
| --- | --- | --- |
| a command's answer | ${ms(quantile(answered, 0.5))} | ${ms(quantile(answered, 0.99))} |
| its event at both sides | ${ms(quantile(delivered, 0.5))} | ${ms(quantile(delivered, 0.99))} |
| the log's own append, ${WRITERS} at once | ${ms(quantile(appendMs, 0.5))} | ${ms(quantile(appendMs, 0.99))} |

commands a second: ${(commands / seconds).toFixed(0)}
ratio of the p99 of an answer to the log's own p99: ${ratio.toFixed(1)}, at most ${MAX_RATIO}: ${ratio <= MAX_RATIO ? 'MET' : 'MISSED'}
memory per open stream: ${(((open.rss ?? 0) - (idle.rss ?? 0)) / streams / 1000).toFixed(1)} KB resident, ${(((open.heap ?? 0) - (idle.heap ?? 0)) / streams / 1000).toFixed(1)} KB heap
what limits it: the server's one thread was at work ${active} of the time, and had a core for ${onCore} (its helper
threads included); the difference is waiting for the disk or for a core. This script, which plays everybody, used ${script} of a
core; load average ${loadavg()[0]?.toFixed(1)} on ${cpus().length} cores`);

  const heaps: number[] = [];
  for (let minute = 1; minute <= MINUTES; minute++) {
    const until = performance.now() + 60_000;
    while (performance.now() < until) await round();
    const {rss = 0, heap = 0} = await tell({do: 'memory'});
    heaps.push(heap);
    console.log(`minute ${minute}: ${answered.length} commands, ${mb(rss)} resident, ${mb(heap)} heap`);
  }

  if (heaps.length >= STEADY.minutes) {
    const growth = heaps.at(-1)! / heaps[1]! - 1;
    const verdict = `the heap's growth from the second minute to the last: ${(100 * growth).toFixed(1)} %`;
    console.log(`${verdict}, at most ${100 * STEADY.maxGrowth} %: ${growth <= STEADY.maxGrowth ? 'MET' : 'MISSED'}`);
    // also where the server did not tell its heap
    if (!(growth <= STEADY.maxGrowth)) faults.push(verdict);
  }

  const reopened = [...inboxes, ...customers].reduce((sum, reader) => sum + reader.reopened, 0);
  if (reopened > 0)
    console.log(`streams that the server ended in time, and that went on where they had stopped: ${reopened}`);
  const events = customers.reduce((sum, reader) => sum + reader.events, 0);
  const inboxEvents = inboxes.reduce((sum, reader) => sum + reader.events, 0);
  if (events !== answered.length || inboxEvents !== answered.length) {
    faults.push(`${answered.length} commands, ${events} events at customers, ${inboxEvents} at agents`);
  }
  console.log(
    faults.length === 0
      ? `every event arrived once and in order: ${events} at customers, ${inboxEvents} at agents`
      : faults.join('\n'),
  );
  for (const reader of [...inboxes, ...customers]) reader.close();
} finally {
  connections.destroy();
  child.kill();
  await rm(folder, {recursive: true, force: true});
}
process.exitCode = faults.length > 0 ? 1 : 0;
