/**
 * Accepted commands a second of the whole backend on SQLite, beside raw SQLite in the same run: 64 writers at once, each
 * waiting for its answer before it writes again.
 *
 * What is compared, for each kind of work:
 *
 * - Raw: SQLite by hand (`raw.ts`), with the same driver, pragmas (WAL, `synchronous = FULL`, `secure_delete`), tables
 *   and indexes. It writes the very rows that the backend writes for these commands, byte for byte but for random ids
 *   (checked at the end), everything that one turn of the event loop wants in one transaction, which is synced to disk
 *   before any of it is answered. Where the backend makes two transactions of one command it makes two: a sealed card
 *   before its event, and at the end the card's deletion and an empty write-ahead log. It compares the last sequence
 *   number before it appends, and does nothing else: no parsing, no checks, no decisions, nothing read back.
 * - Backend: `handler(request)` to the last byte of its response, with `authenticate`, schemas, the signature of the
 *   terms, `decide`, and each answer after its commit. No sockets (that is `bench/load`): requests are made before the
 *   clock starts, of the kind that the Node mount makes.
 * - Log: `EventLog.append` of the same events, without anything above it.
 *
 * Each side is a process of its own with a file of its own, as a server is: what one leaves behind is not the next one's
 * to clear, and nobody is made to collect garbage, since that throws compiled code away with it. The code is compiled as
 * it is for users (tsx would add a call to each function that is made). All sides take turns, round by round, in an
 * order that turns too, and rest while it is another's. A ratio is the median of the rounds' ratios.
 *
 * `npm run bench -- server`; SERVER_ROUNDS=15 changes how many rounds.
 */
import {fork, type ChildProcess} from 'node:child_process';
import {once} from 'node:events';
import {mkdtempSync, rmSync, symlinkSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {fileURLToPath} from 'node:url';

import {build} from 'esbuild';

import {openDatabase} from '../../src/server/sqlite/database.js';
import {quantile, type Measured} from './measure.js';
import type {SideSetup} from './process.js';
import {WRITERS} from './work.js';

const ROUNDS = Number(process.env.SERVER_ROUNDS || 15);

/** What the backend and its log must reach of raw SQLite. */
const LIMIT = 0.5;

/** The rows of the table, and which of them each is held against. */
const TABLE = {
  'raw-views': {words: 'raw: the events of View Card', against: 'raw-views'},
  log: {words: 'log: the same', against: 'raw-views'},
  views: {words: 'backend: View Card, with the sealed card back', against: 'raw-views'},
  'raw-lives': {words: 'raw: the events and cards of whole requests', against: 'raw-lives'},
  lives: {words: 'backend: request with its signature, open, submit, view, complete', against: 'raw-lives'},
} as const;

type Name = keyof typeof TABLE;
const NAMES = Object.keys(TABLE) as Name[];

const SETUPS: Readonly<Record<Name, Omit<SideSetup, 'file'>>> = {
  'raw-views': {kind: 'raw', work: 'views'},
  log: {kind: 'log', work: 'views'},
  views: {kind: 'backend', work: 'views'},
  'raw-lives': {kind: 'raw', work: 'lives'},
  lives: {kind: 'backend', work: 'lives'},
};

/** Rounds before the first that counts: V8 compiles what is used much, and goes on doing so for a while. */
const WARMING = 15;

const folder = mkdtempSync(join(tmpdir(), 'chatpay-bench-'));
const fileOf = (name: Name) => join(folder, `${name}.sqlite`);
const children: ChildProcess[] = [];
try {
  const program = await compile();
  const sides = {} as Record<Name, ChildProcess>;
  for (const name of NAMES) {
    children.push((sides[name] = fork(program, [JSON.stringify({...SETUPS[name], file: fileOf(name)})])));
    await once(sides[name], 'message');
  }
  const round = async (name: Name) => {
    sides[name].send('round');
    const [measured] = (await once(sides[name], 'message')) as [Measured];
    return measured;
  };
  const rounds: Record<Name, Measured[]> = {'raw-views': [], log: [], views: [], 'raw-lives': [], lives: []};
  for (let warming = 0; warming < WARMING; warming++) for (const name of NAMES) await round(name);
  for (let counted = 0; counted < ROUNDS; counted++) {
    const order = counted % 2 === 0 ? NAMES : [...NAMES].reverse();
    for (const name of order) rounds[name].push(await round(name));
  }
  print(rounds);
  for (const name of NAMES) await compareFiles(name, TABLE[name].against);
} finally {
  for (const child of children) child.kill();
  rmSync(folder, {recursive: true});
}

/** The sides' program with all of this library inside, and the packages beside it. */
async function compile(): Promise<string> {
  const root = fileURLToPath(new URL('../..', import.meta.url));
  const outfile = join(folder, 'process.mjs');
  const format = {platform: 'node', format: 'esm', target: 'node20', packages: 'external'} as const;
  await build({entryPoints: [join(root, 'bench/server/process.ts')], bundle: true, outfile, ...format});
  symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'), 'junction');
  return outfile;
}

function print(rounds: Record<Name, Measured[]>): void {
  const ratesOf = (name: Name) => rounds[name].map(({rate}) => rate);
  const cpuOf = (name: Name) => rounds[name].map(({cpuUs}) => cpuUs);
  const ratio = (a: readonly number[], b: readonly number[]) => a.map((value, round) => value / (b[round] ?? NaN));
  console.log(`${WRITERS} writers at once, ${ROUNDS} rounds in turn, Node ${process.versions.node}\n`);
  console.log('| | commands a second | of raw: median, quartiles | processor, µs each | of raw |');
  console.log('| --- | --- | --- | --- | --- |');
  for (const name of NAMES) {
    const {words, against} = TABLE[name];
    const ratios = ratio(ratesOf(name), ratesOf(against));
    const [low, median, high] = [0.25, 0.5, 0.75].map((q) => quantile(ratios, q).toFixed(2));
    const cpu = quantile(cpuOf(name), 0.5).toFixed(0);
    const cpuRatio = quantile(ratio(cpuOf(name), cpuOf(against)), 0.5).toFixed(2);
    const rate = quantile(ratesOf(name), 0.5).toFixed(0);
    console.log(`| ${words} | ${rate} | ${median}, ${low} to ${high} | ${cpu} | ${cpuRatio} |`);
  }
  for (const name of ['log', 'views', 'lives'] as const) {
    const reached = quantile(ratio(ratesOf(name), ratesOf(TABLE[name].against)), 0.5) >= LIMIT;
    console.log(`${name}: ${reached ? 'reaches' : 'DOES NOT REACH'} ${LIMIT} of raw SQLite`);
    if (!reached) process.exitCode = 1;
  }
}

/** A comparison holds only if both sides have written the same number of rows and bytes. */
async function compareFiles(one: Name, other: Name): Promise<void> {
  const written = async (name: Name) => {
    const database = await openDatabase(fileOf(name));
    const rows = database.prepare('SELECT COUNT(*) AS count, SUM(LENGTH(body)) AS bytes FROM chatpay_event').get();
    database.close();
    const {count, bytes} = rows as {count: number; bytes: number};
    return `${count} events of ${bytes} bytes`;
  };
  const [mine, theirs] = [await written(one), await written(other)];
  if (mine !== theirs) throw new Error(`${one} and ${other} did not write the same: ${mine}, ${theirs}`);
}
