import {fork, type ChildProcess} from 'node:child_process';
import {mkdtemp, rm} from 'node:fs/promises';
import {Agent, request as httpRequest} from 'node:http';
import {tmpdir} from 'node:os';
import {join} from 'node:path';

import type {Command} from '../../src/request/command.js';
import type {NewEvent} from '../../src/request/event.js';
import {makeSealedCard} from '../../test/helpers/commands.js';
import {createTestSigner, makeTerms, type TestSigner} from '../../test/helpers/terms.js';
import {Reader} from './reader.js';
import type {FromServer, ToServer} from './server.js';

/** How many, and for how long. */
export interface LoadOptions {
  readonly conversations: number;
  readonly agents: number;
  /** How many commands are under way at once at most, for the server and for the log alone. */
  readonly writers: number;
  /** How long it goes on after the first round, in milliseconds, and for how many commands in all at least. */
  readonly lastsMs?: number;
  readonly lastsCommands?: number;
  /** How often the server is asked for its memory meanwhile, in milliseconds. */
  readonly lookEveryMs?: number;
  /** How long the server lets a stream live, in milliseconds; as long as it does by itself by default. */
  readonly streamMs?: number;
  /** Told once the first round is over, and then at each look. */
  readonly onRound?: (round: FirstRound) => void;
  readonly onLook?: (look: Look) => void;
}

/** What the first round came to: one payment in each conversation. */
export interface FirstRound {
  readonly commands: number;
  readonly seconds: number;
  /** How long each answer took, each event to both sides, and each of the log's own appends, in milliseconds. */
  readonly answered: readonly number[];
  readonly delivered: readonly number[];
  readonly appended: readonly number[];
  /** What an open stream takes of the server's memory, in bytes. */
  readonly perStream: {readonly rss: number; readonly heap: number};
  /** Shares of the time, 0 to 1: in which the server's thread was at work, had a core, and this process had one. */
  readonly shares: {readonly active: number; readonly onCore: number; readonly script: number};
}

/** What the server had in memory, after so many commands. */
export interface Look {
  readonly commands: number;
  readonly rss: number;
  readonly heap: number;
}

/** What a whole run came to. */
export interface LoadResult {
  readonly first: FirstRound;
  readonly looks: readonly Look[];
  readonly commands: number;
  readonly events: {readonly customers: number; readonly agents: number};
  /** How many streams were opened again because the server had ended them. */
  readonly reopened: number;
  /** What was lost, doubled, out of order, or failed. */
  readonly faults: readonly string[];
}

/** Appends of each writer, by which the log is measured alone. */
const APPENDS = 50;

/** Payments in many conversations at once, over HTTP against one server in a process of its own; see `load.ts`. */
export async function runLoad(options: LoadOptions): Promise<LoadResult> {
  const folder = await mkdtemp(join(tmpdir(), 'chatpay-load-'));
  const child = fork(new URL('./server.ts', import.meta.url), {execArgv: ['--import=tsx', '--expose-gc']});
  const signer = await createTestSigner();
  const connections = new Agent({keepAlive: true, maxSockets: options.writers});
  try {
    const {streamMs} = options;
    const start = {do: 'start', file: join(folder, 'load.sqlite'), trust: signer.trust} as const;
    const {port = 0} = await tell(child, streamMs === undefined ? start : {...start, streamMs});
    return await new Load({options, child, port, signer, connections}).run();
  } finally {
    connections.destroy();
    child.kill();
    await rm(folder, {recursive: true, force: true});
  }
}

function tell(child: ChildProcess, message: ToServer): Promise<FromServer> {
  return new Promise((done, fail) => {
    const onExit = () => fail(new Error('the server has ended'));
    child.once('exit', onExit).once('message', (answer) => {
      child.off('exit', onExit);
      done(answer as FromServer);
    });
    child.send(message);
  });
}

/** What a load works with. */
interface Parts {
  readonly options: LoadOptions;
  readonly child: ChildProcess;
  readonly port: number;
  readonly signer: TestSigner;
  readonly connections: Agent;
}

class Load {
  readonly #parts: Parts;
  readonly #faults: string[] = [];
  readonly #answered: number[] = [];
  readonly #delivered: number[] = [];
  readonly #looks: Look[] = [];
  readonly #queue: (() => void)[] = [];
  #free: number;
  #agents: readonly Reader[] = [];
  #customers: readonly Reader[] = [];

  constructor(parts: Parts) {
    this.#parts = parts;
    this.#free = parts.options.writers;
  }

  async run(): Promise<LoadResult> {
    try {
      const first = await this.#firstRound();
      this.#parts.options.onRound?.(first);
      await this.#goOn();
      return this.#result(first);
    } finally {
      for (const reader of [...this.#agents, ...this.#customers]) reader.close();
    }
  }

  async #firstRound(): Promise<FirstRound> {
    const {options, child} = this.#parts;
    const idle = await tell(child, {do: 'memory'});
    await this.#open();
    const open = await tell(child, {do: 'memory'});
    const cpu = process.cpuUsage();
    const began = performance.now();
    await this.#round();
    const tookMs = performance.now() - began;
    const {user, system} = process.cpuUsage(cpu);
    const after = await tell(child, {do: 'memory'});
    const [answered, delivered] = [[...this.#answered], [...this.#delivered]];
    const {appendMs = []} = await tell(child, {do: 'append', writers: options.writers, rounds: APPENDS, event: OPENED});
    const streams = options.agents + options.conversations;
    const grown = (name: 'rss' | 'heap') => ((open[name] ?? 0) - (idle[name] ?? 0)) / streams;
    return {
      ...{commands: answered.length, seconds: tookMs / 1000, answered, delivered, appended: appendMs},
      perStream: {rss: grown('rss'), heap: grown('heap')},
      shares: {
        active: ((after.activeMs ?? 0) - (open.activeMs ?? 0)) / tookMs,
        onCore: ((after.cpuMs ?? 0) - (open.cpuMs ?? 0)) / tookMs,
        script: (user + system) / 1000 / tookMs,
      },
    };
  }

  async #open(): Promise<void> {
    const {port, options} = this.#parts;
    const onFault = (fault: string) => void this.#faults.push(fault);
    const openAll = async (count: number, where: (index: number) => {path: string; party: string}) => {
      const readers = Array.from({length: count}, (_, index) => new Reader({port, onFault, ...where(index)}));
      await Promise.all(readers.map((reader) => reader.open()));
      return readers;
    };
    this.#agents = await openAll(options.agents, (index) => ({
      path: `/inboxes/agent-${index}/events`,
      party: `agent agent-${index}`,
    }));
    this.#customers = await openAll(options.conversations, (index) => ({
      path: `/conversations/conversation-${index}/events`,
      party: `customer conversation-${index}`,
    }));
  }

  /** Rounds for as long as it is to last, with a look at the server's memory now and then. */
  async #goOn(): Promise<void> {
    const {lastsMs = 0, lastsCommands = 0, lookEveryMs = lastsMs, onLook} = this.#parts.options;
    if (lookEveryMs <= 0) return;
    const began = performance.now();
    const isOver = () => performance.now() - began >= lastsMs && this.#answered.length >= lastsCommands;
    for (let until = lookEveryMs; !isOver(); until += lookEveryMs) {
      while (performance.now() - began < until) await this.#round();
      const {rss = NaN, heap = NaN} = await tell(this.#parts.child, {do: 'memory'});
      const look = {commands: this.#answered.length, rss, heap};
      this.#looks.push(look);
      onLook?.(look);
    }
  }

  #result(first: FirstRound): LoadResult {
    const commands = this.#answered.length;
    const sum = (readers: readonly Reader[], what: 'events' | 'reopened') =>
      readers.reduce((total, reader) => total + reader[what], 0);
    const events = {customers: sum(this.#customers, 'events'), agents: sum(this.#agents, 'events')};
    if (events.customers !== commands || events.agents !== commands) {
      this.#faults.push(`${commands} commands, ${events.customers} events at customers, ${events.agents} at agents`);
    }
    const reopened = sum(this.#customers, 'reopened') + sum(this.#agents, 'reopened');
    return {first, looks: this.#looks, commands, events, reopened, faults: this.#faults};
  }

  async #round(): Promise<void> {
    await Promise.all(this.#customers.map((customer, index) => this.#pay(customer, index)));
  }

  /** A payment from Request to Payment Accepted: five commands, each sent when the one before has reached both sides. */
  async #pay(customer: Reader, index: number): Promise<void> {
    const {signer, options} = this.#parts;
    const conversation = `conversation-${index}`;
    const agent = `agent-${index % options.agents}`;
    const readers = [customer, this.#agents[index % options.agents]!];
    const terms = makeTerms({conversation, agent});
    const steps: readonly (readonly [party: string, step: object])[] = [
      [`agent ${agent}`, {type: 'request', token: await signer.sign(terms), delivery: {channel: 'chat'}}],
      [`customer ${conversation}`, {type: 'open'}],
      [`customer ${conversation}`, {type: 'submit', attempt: 1, sealed: makeSealedCard()}],
      [`agent ${agent}`, {type: 'view'}],
      [`agent ${agent}`, {type: 'complete'}],
    ];
    for (const [party, step] of steps) {
      const command = {...step, id: crypto.randomUUID(), request: terms.id} as Command;
      const arrivals = readers.map((reader) => reader.seen(command.id));
      const done = await this.#turn();
      const began = performance.now();
      await this.#send(conversation, party, command);
      this.#answered.push(performance.now() - began);
      done();
      await Promise.all(arrivals);
      this.#delivered.push(performance.now() - began);
    }
  }

  /** Waits until fewer commands are under way than may be: what a command waits here is not the server's time. */
  async #turn(): Promise<() => void> {
    if (this.#free > 0) this.#free--;
    else await new Promise<void>((done) => this.#queue.push(done));
    return () => {
      const next = this.#queue.shift();
      if (next) next();
      else this.#free++;
    };
  }

  #send(conversation: string, party: string, command: Command): Promise<void> {
    const {port, connections: agent} = this.#parts;
    const body = JSON.stringify(command);
    const path = `/conversations/${conversation}/commands`;
    const headers = {
      'x-party': party,
      'content-type': 'application/json',
      'content-length': Buffer.byteLength(body),
    };
    return new Promise((done, fail) => {
      httpRequest({port, agent, host: '127.0.0.1', method: 'POST', path, headers}, (response) => {
        let text = '';
        response.setEncoding('utf8').on('data', (part: string) => (text += part));
        response.on('end', () => (response.statusCode === 200 ? done() : fail(new Error(text))));
      })
        .on('error', fail)
        .end(body);
    });
  }
}

/** What the log is measured with. */
const OPENED: NewEvent = {
  type: 'opened',
  request: 'floor',
  conversation: 'floor',
  by: {role: 'agent', id: 'floor'},
  at: 0,
};

/** @param q 0 to 1; 0.5 is the median. */
export function quantile(values: readonly number[], q: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(q * sorted.length))] ?? NaN;
}

/**
 * How much the heap has grown between two looks, as a share of it.
 *
 * @returns `NaN` where there were no two such looks.
 */
export function growthOf(looks: readonly Look[]): number {
  const [first, last] = [looks[0], looks.at(-1)];
  return first && last && first !== last ? last.heap / first.heap - 1 : NaN;
}
