import {expect} from 'chai';

import {openDatabase} from '../../src/server/sqlite/database.js';
import {CUSTOMER} from '../helpers/commands.js';
import {freshId, makeBackend, opens, submitted, type Backend} from './backend.js';
import {commandBytes, listen, streamBytes, type Listening} from './raw-http.js';
import {temporaryDatabase, type TemporaryDatabase} from './sqlite/temporary.js';

describe('a server on SQLite, to what no honest client sends', () => {
  let database: TemporaryDatabase;
  let backend: Backend;
  let listening: Listening;
  let lines: string[];
  beforeEach(async () => {
    lines = [];
    const log = (line: string) => void lines.push(line);
    database = temporaryDatabase();
    const store = await database.open();
    backend = await makeBackend({store, logger: {debug: log, info: log, warn: log, error: log}});
    listening = await listen(backend.handler);
  });
  afterEach(async () => {
    await listening.close();
    await database.dispose();
  });

  /** Whether honest people are still served, and nothing leaked on the way. */
  async function isWhole(answers: string): Promise<void> {
    expect(answers).not.to.match(/\.ts:|\.js:|node_modules|\bat \S+ \(/);
    const {id} = await backend.ask();
    expect((await backend.give(CUSTOMER, opens(id))).status).to.equal(200);
  }

  const nested = (depth: number, open: string, close: string, core = '1') =>
    open.repeat(depth) + core + close.repeat(depth);
  const bodies: [what: string, body: string][] = [
    ['arrays 8,000 deep', nested(8000, '[', ']')],
    ['objects 2,500 deep', nested(2500, '{"a":', '}')],
    ['a stage 1,000 deep', `{"type":"presence","id":"a","request":"r","stage":${nested(1000, '{"at":', '}')}}`],
    ['arrays that never close', '['.repeat(16_000)],
    ['__proto__ as a member', '{"__proto__":{"type":"open","id":"a","request":"r"}}'],
    ['__proto__ within', '{"type":"presence","id":"a","request":"r","stage":{"__proto__":{"at":"away"},"done":[]}}'],
    ['constructor.prototype', '{"type":"open","id":"a","request":"r","constructor":{"prototype":{"role":"agent"}}}'],
    ['a name twice', '{"type":"open","type":"view","id":"a","request":"r","by":{"role":"agent","id":"agent-1"}}'],
    ['a number where text is', '{"type":"open","id":1e308,"request":"r"}'],
    ['a lone surrogate in an id', '{"type":"open","id":"\\ud800","request":"r"}'],
    ['an id that ends a statement', `{"type":"open","id":"a'); DROP TABLE chatpay_event; --","request":"r"}`],
    ['a request that is always true', `{"type":"open","id":"a","request":"' OR '1'='1"}`],
    ['a zero byte in a request', '{"type":"open","id":"a","request":"r\\u0000"}'],
    ['a header in an id', '{"type":"open","id":"a\\r\\nset-cookie: x=1","request":"r"}'],
  ];
  for (const [what, body] of bodies) {
    it(`calls ${what} malformed`, async () => {
      const answer = await listening.exchange(commandBytes(body));
      expect(answer).to.match(/^HTTP\/1\.1 400 /);
      expect(answer).to.contain('ERR_MALFORMED');
      expect(answer).not.to.match(/set-cookie|DROP|'1'/);
      expect(({} as {role?: unknown}).role).to.equal(undefined);
      await isWhole(answer);
    });
  }

  it('reads no more of a body than it takes, whatever length is declared', async () => {
    const head = commandBytes('').split('content-length: 0\r\n')[0] ?? '';
    const much = 'x'.repeat(64 * 1024);
    const declared = await listening.exchange(`${head}content-length: 65536\r\n\r\n${much}`);
    const chunked = await listening.exchange(
      `${head}transfer-encoding: chunked\r\n\r\n10000\r\n${much}\r\n10000\r\n${much}\r\n`,
    );
    expect(declared).to.match(/^HTTP\/1\.1 413 /);
    expect(chunked).to.match(/^HTTP\/1\.1 413 /);
    await isWhole(declared + chunked);
  });

  it('takes no request whose length can be read in two ways', async () => {
    const body = JSON.stringify(opens('r'));
    const answers = [];
    for (const extra of ['content-length: 3\r\n', 'transfer-encoding: chunked\r\n', 'transfer-encoding: x\r\n']) {
      answers.push(await listening.exchange(commandBytes(body, {extra})));
    }
    expect(answers.map((answer) => answer.slice(0, 12))).to.deep.equal(answers.map(() => 'HTTP/1.1 400'));
    await isWhole(answers.join());
  });

  it('shows nothing of itself to an address or a host that is none', async () => {
    const targets: [path: string, host: string][] = [
      ['//', 'chat.example'],
      ['/%', 'chat.example'],
      ['http://[', 'chat.example'],
      ['*', 'chat.example'],
      ['/conversations/%00/commands', 'chat.example'],
      ['/conversations/a/commands', '%%%'],
      ['/conversations/a/commands', 'a b'],
      ['/conversations/a/commands', '[::'],
    ];
    let answers = '';
    for (const [path, host] of targets) {
      const bytes = commandBytes('{}', {path}).replace('chat.example', host);
      const answer = await listening.exchange(bytes);
      expect(answer, `${path} at ${host}`).to.match(/^HTTP\/1\.1 4\d\d /);
      answers += answer;
    }
    await isWhole(answers);
  });

  it('takes names in addresses, headers and cursors for nothing but names', async () => {
    const {id} = await backend.ask();
    const answers = [];
    for (const name of [`'%20OR%201=1--`, 'a%22;DROP%20TABLE%20chatpay_card', 'a%0d%0aset-cookie:%20x=1', '%2e%2e']) {
      answers.push(await listening.exchange(commandBytes('{}', {path: `/conversations/${name}/commands`})));
    }
    expect(answers.map((answer) => answer.slice(9, 12))).to.deep.equal(['404', '404', '404', '404']);
    const close = 'connection: close\r\n';
    for (const cursor of [`' OR 1=1 --`, `1; DROP TABLE chatpay_event`, '%00', '__proto__', 'a'.repeat(4000)]) {
      const path = '/conversations/conversation-1/events';
      const byHeader = streamBytes('customer c', path, `${close}last-event-id: ${cursor}\r\n`);
      const byQuery = streamBytes('customer c', `${path}?after=${encodeURIComponent(cursor)}`, close);
      for (const bytes of [byHeader, byQuery]) {
        const answer = await listening.exchange(bytes);
        expect(answer).to.contain('{"kind":"gap"}');
        expect(answer).not.to.contain(id);
        answers.push(answer);
      }
    }
    expect(answers.join()).not.to.match(/set-cookie/i);
    await isWhole(answers.join());
  });

  it('keeps what is in it from whoever writes SQL into a command', async () => {
    const request = await submitted(backend);
    const before = (await backend.store.log.load('conversation-1', [request])).events.length;
    for (const type of ['open', 'view', 'complete', 'cancel', 'decline']) {
      for (const text of [`' OR '1'='1`, `${request}' --`, `x'); DELETE FROM chatpay_card; --`, `"${request}"`]) {
        for (const body of [
          {type, id: text, request},
          {type, id: freshId(), request: text},
        ]) {
          await listening.exchange(commandBytes(JSON.stringify(body), {party: 'agent agent-1'}));
        }
      }
    }
    const raw = await openDatabase(database.file);
    const {cards} = raw.prepare('SELECT COUNT(*) AS cards FROM chatpay_card').get() as {cards: number};
    raw.close();
    expect(cards).to.equal(1);
    expect((await backend.store.log.load('conversation-1', [request])).events.length).to.equal(before);
  });

  it('writes no line of its log that somebody else made up', async () => {
    await listening.exchange(commandBytes('{"type":"open","id":"a\\nerror: forged","request":"r\\nforged"}'));
    await listening.exchange(commandBytes(JSON.stringify(opens('r')), {party: 'customer a%0aforged'}));
    expect(lines.filter((line) => line.includes('forged') || line.includes('\n'))).to.deep.equal([]);
  });
});
