import {readFileSync, writeFileSync} from 'node:fs';
import {gunzipSync} from 'node:zlib';

import {expect} from 'chai';

import {asksByLink, decide} from '../../../src/request/decide.js';
import type {NewEvent} from '../../../src/request/event.js';
import {Bell} from '../../../src/server/bell.js';
import {GAP, type EventLog} from '../../../src/server/log.js';
import {Commits} from '../../../src/server/sqlite/commits.js';
import {openDatabase, type Database, type Statement, type Value} from '../../../src/server/sqlite/database.js';
import {prepareSchema} from '../../../src/server/sqlite/schema.js';
import {SqliteLog} from '../../../src/server/sqlite/sqlite-log.js';
import {createTestSigner, makeTerms} from '../../helpers/terms.js';
import {temporaryDatabase, type TemporaryDatabase} from './temporary.js';

/** A statement that was run, and how many rows it gave. */
interface Run {
  readonly sql: string;
  readonly rows: number;
}

/** The same database, which writes down what it is asked. */
function counted(database: Database, runs: Run[]): Database {
  const note = <T>(sql: string, rows: number, given: T): T => (runs.push({sql, rows}), given);
  return {
    exec: (sql) => database.exec(sql),
    close: () => database.close(),
    prepare(sql): Statement {
      const statement = database.prepare(sql);
      return {
        run: (...values) => note(sql, 0, statement.run(...values)),
        get: (...values) => note(sql, 1, statement.get(...values)),
        all(...values) {
          const rows = statement.all(...values);
          return note(sql, rows.length, rows);
        },
      };
    },
  };
}

const EVENTS_OF_REQUEST = 5;
const STREAM = {conversation: 'long', inbox: 'agent-1'};

function eventOf(request: string): NewEvent {
  return {type: 'opened', request, conversation: 'long', at: 1, by: {role: 'customer', id: 'c'}};
}

describe('a long conversation in SQLite', () => {
  let temporary: TemporaryDatabase;
  let database: Database;
  let log: EventLog;
  const runs: Run[] = [];

  beforeEach(() => (temporary = temporaryDatabase()));
  afterEach(async () => {
    database.close();
    await temporary.dispose();
  });

  async function open() {
    runs.length = 0;
    database = await openDatabase(temporary.file);
    const epoch = prepareSchema(database);
    const noted = counted(database, runs);
    log = new SqliteLog(noted, {commits: new Commits(database), epoch, bell: new Bell()});
  }

  /** A conversation of requests, of which the first went out by link; others' events stand between. */
  async function fill(requests: number) {
    await open();
    const link = {...eventOf('r0'), type: 'requested', token: 't', delivery: {channel: 'sms', phone: '+15005550006'}};
    const events = Array.from({length: requests * EVENTS_OF_REQUEST}, (_, index) => eventOf(`r${index % requests}`));
    await log.append(STREAM, 0, [link as NewEvent, ...events.slice(1)]);
    await log.append({...STREAM, conversation: 'other'}, 0, [{...eventOf('r0'), conversation: 'other'}]);
    database.close();
    await open(); // nothing is remembered
  }

  /** Rows that came, and statements that were run, for something done. */
  async function workOf(act: () => Promise<unknown>): Promise<{rows: number; statements: number}> {
    runs.length = 0;
    await act();
    return {rows: runs.reduce((sum, {rows}) => sum + rows, 0), statements: runs.length};
  }

  it('costs a look at a request, a page or a link no more than a short one does', async () => {
    const works: Record<string, {rows: number; statements: number}>[] = [];
    for (const requests of [40, 4000]) {
      await fill(requests);
      const inbox = await log.read({inbox: 'agent-1'}, {limit: requests});
      if (inbox === GAP) throw new Error('a gap');
      const {cursor = ''} = inbox.at(-1) ?? {};
      const last = {links: true} as const;
      works.push({
        'the first look': await workOf(() => log.load('long', [`r${requests - 1}`])),
        'an older request': await workOf(async () => {
          const {events} = await log.load('long', ['r3']);
          expect(events.length).to.equal(EVENTS_OF_REQUEST);
        }),
        'what went out by link': await workOf(async () => {
          const {events} = await log.load('long', ['new'], last);
          expect(events.map(({request}) => request)).to.deep.equal(Array(EVENTS_OF_REQUEST).fill('r0'));
        }),
        'a page further on': await workOf(async () => {
          const page = await log.read({conversation: 'long'}, {after: cursor, limit: 7});
          expect(page.length).to.equal(7);
        }),
      });
      database.close();
      await temporary.dispose();
      temporary = temporaryDatabase();
      await open();
    }
    expect(works[1]).to.deep.equal(works[0]);
  });

  it('is remembered at its end, among more events than there is room for', async () => {
    await open();
    const names = Array.from({length: 400}, (_, index) => `c${index}`);
    const events = Array.from({length: 60}, (_, index): NewEvent => {
      const event = eventOf(`r${Math.floor(index / EVENTS_OF_REQUEST)}`);
      return index % EVENTS_OF_REQUEST === 0 ? ({...event, type: 'requested', token: 't'} as NewEvent) : event;
    });
    for (const conversation of names) {
      await log.load(conversation, []);
      const stream = {conversation, inbox: 'agent-1'};
      await log.append(
        stream,
        0,
        events.map((event) => ({...event, conversation})),
      );
    }
    const found = async (request: string) => {
      const counts = await Promise.all(names.map(async (name) => (await log.load(name, [request])).events.length));
      return [...new Set(counts)];
    };
    const {rows} = await workOf(async () => expect(await found('r11')).to.deep.equal([EVENTS_OF_REQUEST]));
    expect(rows).to.be.below(10); // the file's version alone, and where conversations are
    expect(await found('r0')).to.deep.equal([EVENTS_OF_REQUEST]);
    expect(await found('r12')).to.deep.equal([0]);
  });

  it('is read on after a place of another in as many looks as its length has digits', async () => {
    await fill(2000);
    const page = await log.read({conversation: 'other'});
    const cursor = page === GAP ? '' : (page[0]?.cursor ?? '');
    await log.append(STREAM, 2000 * EVENTS_OF_REQUEST, [eventOf('late')]);
    let found: unknown;
    const {statements} = await workOf(async () => (found = await log.read({conversation: 'long'}, {after: cursor})));
    expect((found as {event: NewEvent}[]).map(({event}) => event.request)).to.deep.equal(['late']);
    expect(statements).to.be.below(5 + Math.ceil(Math.log2(2000 * EVENTS_OF_REQUEST)));
  });

  it('is found by what it is asked for: no statement goes through the events, or sorts them', async () => {
    await open();
    const seen = new Set<string>();
    const planned = new Proxy(database, {
      get: (target, name) => (name === 'prepare' ? (sql: string) => (seen.add(sql), target.prepare(sql)) : undefined),
    });
    const commits = new Commits(database);
    new SqliteLog(planned, {commits, epoch: 'e', bell: new Bell()});
    const plans = [...seen].filter((sql) => /FROM chatpay_event/.test(sql)).flatMap((sql) => planOf(sql));
    expect(plans.filter((step) => /SCAN chatpay|TEMP B-TREE/.test(step))).to.deep.equal([]);
    // what is searched for is as narrow as what is given: whole keys, or a range behind a place
    expect([...new Set(plans.filter((step) => step.includes('SEARCH')))]).to.have.members([
      'SEARCH chatpay_event',
      'SEARCH chatpay_event USING COVERING INDEX chatpay_event_conversation (conversation=?)',
      'SEARCH chatpay_event USING COVERING INDEX chatpay_event_conversation (conversation=? AND sequence=?)',
      'SEARCH chatpay_event USING INDEX chatpay_event_conversation (conversation=? AND sequence<?)',
      'SEARCH chatpay_event USING INDEX chatpay_event_conversation (conversation=? AND sequence>?)',
      'SEARCH chatpay_event USING INDEX chatpay_event_inbox (inbox=? AND rowid>?)',
      'SEARCH chatpay_event USING INDEX chatpay_event_request (conversation=? AND request=?)',
      'SEARCH chatpay_event USING INTEGER PRIMARY KEY (rowid=?)',
      'SEARCH chatpay_event_link USING PRIMARY KEY (conversation=?)',
    ]);
  });

  function planOf(sql: string): string[] {
    const numbers = (sql.match(/\?\d*/g) ?? []).map((name, index) => Number(name.slice(1) || index + 1));
    const values = Array<Value>(Math.max(0, ...numbers)).fill('[]');
    const rows = database.prepare(`EXPLAIN QUERY PLAN ${sql}`).all(...values);
    return (rows as {detail: string}[]).map(({detail}) => detail);
  }

  // Written by version 2 of the schema: 128 events of one conversation, a card, and a key.
  it('in a file of an older version is found in the same way, and its open link keeps another from being sent', async () => {
    writeFileSync(temporary.file, gunzipSync(readFileSync(new URL('version-2.sqlite.gz', import.meta.url))));
    await open();
    const {events, sequence} = await log.load('order-1042', [], {links: true});
    expect(sequence).to.equal(128);
    expect([...new Set(events.map(({request}) => request))]).to.deep.equal(['declined', 'open', 'resent']);
    expect((await log.load('order-1042', ['declined'])).events.map((event) => event.sequence)).to.deep.equal([
      1, 2, 3, 128,
    ]);
    const links = events.filter((event) => event.type === 'requested' && asksByLink(event));
    expect(links.map(({request}) => request)).to.deep.equal(['declined', 'open']);
    const at = events[0]?.at ?? 0;
    const order = {number: '1042', reason: 'Shoes', amount: {minorUnits: 100, currency: 'USD'}};
    const terms = makeTerms({id: 'again', conversation: 'order-1042', createdAt: at, order});
    const by = {role: 'agent', id: 'agent-1'} as const;
    const command = {
      ...({type: 'request', id: 'c', request: 'again', conversation: 'order-1042', by} as const),
      token: await (await createTestSigner()).sign(terms),
      delivery: {channel: 'sms', phone: '+15005550006'},
    } as const;
    expect(decide(events, command, at)).to.deep.equal({ok: false, rule: 'order-open'});
  });
});
