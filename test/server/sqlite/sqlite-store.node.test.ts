import {spawn} from 'node:child_process';
import {once} from 'node:events';
import {statSync} from 'node:fs';
import {randomBytes} from 'node:crypto';
import {fileURLToPath} from 'node:url';

import {expect} from 'chai';

import type {NewEvent} from '../../../src/request/event.js';
import type {RequestId} from '../../../src/request/ids.js';
import {openDatabase} from '../../../src/server/sqlite/database.js';
import {sqliteStore} from '../../../src/server/sqlite/sqlite-store.js';
import {logChecks} from '../../../src/server/log-checks.js';
import {safeChecks} from '../../../src/server/safe-checks.js';
import {temporaryDatabase, type TemporaryDatabase} from './temporary.js';

async function make() {
  const database = temporaryDatabase();
  return {store: await database.open(), reopen: () => database.open(), dispose: () => database.dispose()};
}

/** The same, in a file that was closed and opened again before. */
async function makeReopened() {
  const database = temporaryDatabase();
  await (await database.open()).close();
  return {store: await database.open(), reopen: () => database.open(), dispose: () => database.dispose()};
}

describe('a log in SQLite', () => {
  for (const {name, run} of logChecks(make)) it(name, run);
});

describe('a log in a SQLite file that existed', () => {
  for (const {name, run} of logChecks(makeReopened)) it(name, run);
});

describe('safes in SQLite', () => {
  for (const {name, run} of [...safeChecks(make), ...safeChecks(makeReopened)]) it(name, run);
});

describe('a SQLite store', () => {
  let database: TemporaryDatabase;
  beforeEach(() => (database = temporaryDatabase()));
  afterEach(() => database.dispose());

  const eventOf = (request: string) =>
    ({type: 'sent', request, conversation: 'c', at: 1, by: {role: 'messenger', id: 'm'}}) as const;
  const cardOf = (request: string, ct: string) => ({
    conversation: 'c',
    request,
    command: 'submit',
    attempt: 1,
    sealed: {enc: 'E'.repeat(87), ct},
    since: Date.now(),
    until: Date.now() + 60_000,
  });

  it('keeps a write-ahead log, syncs each commit and overwrites what it deletes', async () => {
    const raw = await openDatabase(database.file);
    const pragma = (name: string) => Object.values(raw.prepare(`PRAGMA ${name}`).get() as object)[0] as unknown;
    const found = [pragma('journal_mode'), pragma('synchronous'), pragma('secure_delete')];
    raw.close();
    expect(found).to.deep.equal(['wal', 2, 1]);
  });

  it('makes files that only this account reads', async () => {
    const store = await database.open();
    await store.log.append({conversation: 'c', inbox: 'a'}, 0, [eventOf('r')]);
    const modes = database.files().map((path) => statSync(path).mode & 0o077);
    expect(modes).to.deep.equal(modes.map(() => 0));
    expect(modes.length).to.be.at.least(2);
  });

  it('gathers the appends of one turn of the event loop into one transaction', async () => {
    const store = await database.open();
    const raw = await openDatabase(database.file);
    const version = () => (raw.prepare('PRAGMA data_version').get() as {data_version: number}).data_version;
    const before = version();
    const streams = Array.from({length: 64}, (_, index) => ({conversation: `c${index}`, inbox: 'agent'}));
    const appends = streams.map((stream) => store.log.append(stream, 0, [{...eventOf('r'), ...stream}]));
    // one commit of another connection is one step of its counter; the page cache counts what it missed as one as well,
    // so that the counter is read while the appends settle one by one
    const seen = new Set<number>();
    for (const append of appends) seen.add((await append, version()));
    raw.close();
    expect(seen.size).to.equal(1);
    expect([...seen][0]).to.not.equal(before);
  });

  it('finds all events of a request in a conversation of many, of the first as of the last and of those in between', async () => {
    const types = ['requested', 'opened', 'submitted'];
    const stream = {conversation: 'c', inbox: 'a'};
    const writer = await database.open();
    let sequence = 0;
    for (let number = 0; number < 50; number++) {
      const events = types.map((type) => ({...eventOf(`r${number}`), type}) as unknown as NewEvent);
      await writer.log.append(stream, sequence, events);
      sequence += events.length;
    }
    const reader = await database.open();
    const typesOf = async (number: number) => {
      const {events, sequence: last} = await reader.log.load('c', [`r${number}` as RequestId]);
      return [last, ...events.map(({type}) => type)];
    };
    for (let number = 0; number < 50; number++) expect(await typesOf(number)).to.deep.equal([sequence, ...types]);
    expect(await typesOf(50)).to.deep.equal([sequence]);
    const both = await reader.log.load('c', ['r0', 'r49'] as RequestId[]);
    expect(both.events.map((event) => event.sequence)).to.deep.equal([1, 2, 3, 148, 149, 150]);

    // what others append is seen, and what this one appends too
    for (const [store, request] of [
      [writer, 'r0'],
      [reader, 'r1'],
      [reader, 'r49'],
    ] as const) {
      await store.log.append(stream, sequence++, [eventOf(request)]);
      const {events} = await reader.log.load('c', [request as RequestId]);
      expect(events.at(-1)).to.include({type: 'sent', sequence});
      expect(events.length).to.equal(4);
    }
  });

  it('finds an accepted event after the process was killed', async () => {
    const script = fileURLToPath(new URL('killed-writer.ts', import.meta.url));
    const child = spawn(process.execPath, ['--import', 'tsx', script, database.file], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    let told = 0;
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      told += text.split('\n').length - 1;
      if (told >= 50) child.kill('SIGKILL');
    });
    await once(child, 'close');
    const {sequence} = await (await database.open()).log.load('c', []);
    expect(told).to.be.at.least(50);
    expect(sequence).to.be.at.least(told);
  });

  it('keeps on a full disk what it accepted and that alone, reads on, and goes on once there is room', async () => {
    const script = fileURLToPath(new URL('full-disk-writer.ts', import.meta.url));
    const secret = randomBytes(528).toString('base64url');
    // 512 or 1,024 bytes a block, by the shell
    const limited = 'ulimit -f 512 && exec "$0" --import tsx "$@"';
    const child = spawn('sh', ['-c', limited, process.execPath, script, database.file, secret], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    let told = '';
    child.stdout.setEncoding('utf8').on('data', (text: string) => (told += text));
    await once(child, 'close');
    const {accepted, sequence, isDestroyed} = JSON.parse(told) as Record<string, number | boolean>;
    expect(accepted).to.be.at.least(10);
    expect(sequence).to.equal(accepted);
    const {log, cardSafe} = await database.open();
    expect((await log.load('c', [])).sequence).to.equal(accepted);
    await log.append({conversation: 'c', inbox: 'a'}, accepted as number, [eventOf('r')]);
    // a card that was not said to be destroyed is there still, and can be
    expect((await cardSafe.get('r', 'submit')) === undefined).to.equal(isDestroyed);
    await cardSafe.delete('r');
    expect(database.bytes().includes(secret)).to.equal(false);
  });

  it('leaves no byte of a deleted card or key behind, among many others', async () => {
    const {cardSafe, keySafe} = await database.open();
    const live = new Map<string, string>();
    for (let index = 0; index < 120; index++) {
      const secret = randomBytes(528).toString('base64url');
      const wrappingKey = randomBytes(32).toString('base64url');
      const request = `r${index}-${'x'.repeat(index % 50)}`;
      await cardSafe.put(cardOf(request, secret));
      await keySafe.keep({
        ...SIGNING,
        request,
        command: request,
        wrappingKey,
        digest: 'd',
        token: 't'.repeat(index * 3),
      });
      live.set(request, secret + wrappingKey);
    }
    const requests = [...live.keys()].sort((a, b) => ((a.length * 7919) % 101) - ((b.length * 7919) % 101));
    for (const [index, request] of requests.entries()) {
      await Promise.all([cardSafe.delete(request), keySafe.delete(request)]);
      if (index % 10 !== 0) continue;
      const bytes = database.bytes();
      const secret = live.get(request) ?? '';
      const left = Array.from({length: 12}, (_, part) => secret.slice(part * 64, part * 64 + 24));
      expect(left.filter((part) => bytes.includes(part))).to.deep.equal([]);
    }
  });

  it('shreds although another process is reading, as soon as it has read', async () => {
    const {cardSafe} = await database.open();
    const secret = 'S'.repeat(704);
    await cardSafe.put(cardOf('r', secret));
    const reader = await openDatabase(database.file);
    reader.exec('BEGIN');
    reader.prepare('SELECT * FROM chatpay_card').all();
    const deleted = cardSafe.delete('r');
    setTimeout(() => reader.exec('COMMIT'), 20);
    await deleted;
    reader.close();
    expect(database.bytes().includes(secret)).to.equal(false);
  });

  it('refuses a file of a later version', async () => {
    await (await database.open()).close();
    const raw = await openDatabase(database.file);
    raw.exec('PRAGMA user_version = 999');
    raw.close();
    const error = await sqliteStore({file: database.file}).then(
      () => undefined,
      (thrown: Error) => thrown.message,
    );
    expect(error).to.match(/later version/);
  });

  it('says what to type where there is no SQLite', async () => {
    if ('DatabaseSync' in ((await import('node:sqlite' as string).catch(() => ({}))) as object)) return;
    const error = await openDatabase(database.file, 'node:sqlite').then(
      () => undefined,
      (thrown: Error) => thrown.message,
    );
    expect(error).to.match(/npm install libsql/);
  });

  it('takes nothing once it is closed', async () => {
    const store = await database.open();
    await store.close();
    const error = await store.log.append({conversation: 'c', inbox: 'a'}, 0, [eventOf('r')]).then(
      () => undefined,
      (thrown: Error) => thrown.message,
    );
    expect(error).to.match(/closed/);
  });
});

const SIGNING = {agent: 'a', conversation: 'c', signedAt: 1, until: Date.now() + 60_000};
