/**
 * Accepted commands a second of the whole backend on SQLite, beside what SQLite itself does with the same driver on the
 * same disk: 64 writers at once, each waiting for its answer before it writes again. Both sides take turns.
 *
 * Raw: one table with one index; compare the last sequence number and append, the writes of one turn of the event loop
 * in one transaction, synced to disk before they are answered. Nothing is parsed, checked, decided or read back.
 *
 * Backend: `handler(new Request(…))` to the end of its `Response`, with authentication, schemas, `decide`, and each
 * answer after its commit. No sockets: what HTTP costs is another matter (`bench/load`). Signing the terms and making the
 * `Request` objects is the client's work and is done before the clock starts.
 *
 * `npx tsx bench/server/sqlite.ts [rounds]`
 */
import {randomUUID} from 'node:crypto';
import {mkdtempSync, rmSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';

import {Request as NodeRequest} from '@whatwg-node/fetch';

import type {Command} from '../../src/request/command.js';
import {createChatpayHandler} from '../../src/server/handler.js';
import {openDatabase} from '../../src/server/sqlite/database.js';
import {sqliteStore} from '../../src/server/sqlite/sqlite-store.js';
import {makeRequestCommand, makeSealedCard} from '../../test/helpers/commands.js';
import {createTestSigner, makeTerms} from '../../test/helpers/terms.js';

const WRITERS = 64;
const ROUNDS = Number(process.argv[2] ?? 9);
/** Requests of one writer in one round; as many commands or writes on every side. */
const LIVES = 4;
/** What the log itself must reach of raw SQLite; and what is wished for of the whole backend. */
const LIMIT = 0.5;

/** What one side did in one round: how many a second, and what each cost of the processor, in microseconds. */
interface Measured {
  readonly rate: number;
  readonly cpuUs: number;
}

type Side = () => Promise<Measured>;

/** Every writer does its list one after another, and all writers at once. */
async function measure(count: number, write: (writer: number) => Promise<void>): Promise<Measured> {
  globalThis.gc?.();
  const cpu = process.cpuUsage();
  const began = performance.now();
  await Promise.all(Array.from({length: WRITERS}, (_, writer) => write(writer)));
  const tookMs = performance.now() - began;
  const {user, system} = process.cpuUsage(cpu);
  return {rate: (count * WRITERS * 1000) / tookMs, cpuUs: (user + system) / (count * WRITERS)};
}

/** A request as the Node mount makes them, of a kind that is cheaper than the runtime's own. */
function makeRequest(url: string, role: string, body: string): Request {
  const headers = {'content-type': 'application/json', 'content-length': String(body.length), 'x-role': role};
  return new NodeRequest(url, {method: 'POST', headers, body});
}

/** SQLite alone: what a careful person would write by hand. */
async function rawSqlite(folder: string, body: string): Promise<Side> {
  const database = await openDatabase(join(folder, 'raw.sqlite'));
  database.exec(
    'CREATE TABLE event (conversation TEXT, sequence INTEGER, body TEXT, PRIMARY KEY (conversation, sequence))',
  );
  const last = database.prepare('SELECT MAX(sequence) AS last FROM event WHERE conversation = ?');
  const insert = database.prepare('INSERT INTO event (conversation, sequence, body) VALUES (?, ?, ?)');
  let waiting: {conversation: string; expected: number; done: () => void}[] = [];
  const flush = () => {
    const group = waiting;
    waiting = [];
    database.exec('BEGIN IMMEDIATE');
    for (const {conversation, expected} of group) {
      if (((last.get(conversation) as {last: number | null}).last ?? 0) !== expected) throw new Error('conflict');
      insert.run(conversation, expected + 1, body);
    }
    database.exec('COMMIT');
    for (const {done} of group) done();
  };
  const append = (conversation: string, expected: number) =>
    new Promise<void>((done) => {
      if (waiting.length === 0) setImmediate(flush);
      waiting.push({conversation, expected, done});
    });
  const count = LIVES * COMMANDS_OF_A_LIFE;
  return () => {
    const prefix = randomUUID();
    return measure(count, async (writer) => {
      for (let sequence = 0; sequence < count; sequence++) await append(`${prefix}-${writer}`, sequence);
    });
  };
}

const COMMANDS_OF_A_LIFE = 5;

/** The lives of requests from Request to Mark as Completed, and the same number of views of one card. */
async function backend(file: string): Promise<{lives: Side; views: Side; log: Side}> {
  const {log, cardSafe} = await sqliteStore({file});
  const signer = await createTestSigner();
  const handler = createChatpayHandler({
    log,
    cardSafe,
    trust: signer.trust,
    commandsPerMinute: Infinity,
    authenticate(request) {
      const role = request.headers.get('x-role');
      return {role: role as 'agent', id: `${role}-1`, mayEnter: () => true};
    },
  });
  const request = (conversation: string, role: string, command: Command) =>
    makeRequest(`http://localhost/conversations/${conversation}/commands`, role, JSON.stringify(command));
  const give = async (made: Request) => {
    const response = await handler(made);
    if (response.status !== 200) throw new Error(await response.text());
  };
  const lifeOf = async (conversation: string, middle: readonly Command['type'][]) => {
    const terms = makeTerms({conversation, id: randomUUID()});
    const asked = await makeRequestCommand(signer, terms);
    const plain = (type: 'open' | 'view' | 'complete') => ({type, id: randomUUID(), request: terms.id}) as const;
    const submit = {type: 'submit', id: randomUUID(), request: terms.id, attempt: 1, sealed: makeSealedCard()} as const;
    const first = [
      request(conversation, 'agent', asked),
      request(conversation, 'customer', plain('open')),
      request(conversation, 'customer', submit),
    ];
    return [...first, ...middle.map((type) => request(conversation, 'agent', plain(type as 'view')))];
  };
  const inTurn = async (requests: readonly Request[]) => {
    for (const made of requests) await give(made);
  };
  return {
    async lives() {
      const prefix = randomUUID();
      const made = await Promise.all(
        Array.from({length: WRITERS}, async (_, writer) => {
          const lives = Array.from({length: LIVES}, () => lifeOf(`${prefix}-${writer}`, ['view', 'complete']));
          return (await Promise.all(lives)).flat();
        }),
      );
      return measure(LIVES * COMMANDS_OF_A_LIFE, (writer) => inTurn(made[writer] ?? []));
    },
    async views() {
      const prefix = randomUUID();
      const views = Array.from({length: COMMANDS_OF_A_LIFE}, () => 'view' as const);
      const made = await Promise.all(
        Array.from({length: WRITERS}, async (_, writer) => {
          const lives = Array.from({length: LIVES}, () => lifeOf(`${prefix}-${writer}`, views));
          return Promise.all(lives);
        }),
      );
      // until the card is there, before the clock starts
      await Promise.all(made.map((lives) => inTurn(lives.flatMap((life) => life.splice(0, 3)))));
      return measure(LIVES * COMMANDS_OF_A_LIFE, (writer) => inTurn((made[writer] ?? []).flat()));
    },
    async log() {
      const count = LIVES * COMMANDS_OF_A_LIFE;
      const prefix = randomUUID();
      return measure(count, async (writer) => {
        const conversation = `${prefix}-${writer}`;
        const event = {
          type: 'opened',
          request: conversation,
          conversation,
          at: 1,
          by: {role: 'customer', id: 'c'},
        } as const;
        for (let sequence = 0; sequence < count; sequence++) {
          await log.append({conversation, inbox: 'agent-1'}, sequence, [{...event, command: randomUUID()}]);
        }
      });
    },
  };
}

function quantile(values: readonly number[], q: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.round(q * (sorted.length - 1))] ?? NaN;
}

const folder = mkdtempSync(join(tmpdir(), 'chatpay-bench-'));
try {
  const body = JSON.stringify({
    ...{type: 'opened', sequence: 1, request: randomUUID(), conversation: randomUUID(), at: Date.now()},
    ...{by: {role: 'customer', id: 'customer-1'}, command: randomUUID()},
  });
  const raw = await rawSqlite(folder, body);
  // A file for each: what one side has written does not make another's commits larger.
  const [{log}, {views}, {lives}] = [
    await backend(join(folder, 'log.sqlite')),
    await backend(join(folder, 'views.sqlite')),
    await backend(join(folder, 'lives.sqlite')),
  ];
  const sides: Record<string, Side> = {raw, log, views, lives};
  const rates: Record<string, Measured[]> = {raw: [], log: [], views: [], lives: []};
  for (const side of Object.values(sides)) await side(); // warms up
  for (let round = 0; round < ROUNDS; round++) {
    for (const [name, side] of Object.entries(sides)) rates[name]?.push(await side());
  }
  const words: Record<string, string> = {
    raw: 'raw SQLite: compare and append, group commit',
    log: "the library's log alone: compare and append, and an index for inboxes",
    views: 'backend: View Card, one event and the sealed card back',
    lives: 'backend: whole lives (request with ECDSA check, open, submit, view, complete with shred)',
  };
  console.log(`${WRITERS} writers at once, ${ROUNDS} rounds in turn, Node ${process.versions.node}; a second:\n`);
  console.log(
    '| | median | quartiles | of raw, round by round | processor, µs each |\n| --- | --- | --- | --- | --- |',
  );
  const ratesOf = (name: string) => (rates[name] ?? []).map(({rate}) => rate);
  const reached: Record<string, number> = {};
  for (const [name, list] of Object.entries(rates)) {
    const [low, median, high] = [0.25, 0.5, 0.75].map((q) => quantile(ratesOf(name), q)) as [number, number, number];
    const cpu = quantile(
      list.map(({cpuUs}) => cpuUs),
      0.5,
    );
    const ofRaw = list.map(({rate}, round) => rate / (ratesOf('raw')[round] ?? NaN));
    reached[name] = quantile(ofRaw, 0.5);
    const ratio = reached[name].toFixed(2);
    const quartiles = `${Math.round(low)} to ${Math.round(high)}`;
    console.log(`| ${words[name]} | ${Math.round(median)} | ${quartiles} | ${ratio} | ${cpu.toFixed(0)} |`);
  }
  for (const name of ['log', 'views', 'lives']) {
    console.log(`${name}: ${(reached[name] ?? 0) >= LIMIT ? 'reaches' : 'DOES NOT REACH'} ${LIMIT} of raw SQLite`);
  }
  if ((reached['log'] ?? 0) < LIMIT) process.exitCode = 1;
} finally {
  rmSync(folder, {recursive: true});
}
