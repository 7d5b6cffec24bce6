import {once} from 'node:events';
import {createServer, type IncomingMessage, type Server, type ServerResponse} from 'node:http';
import type {AddressInfo} from 'node:net';

import {expect} from 'chai';

import {nodeListener} from '../../src/server/node.js';
import {CUSTOMER} from '../helpers/commands.js';
import {makeBackend, opens, StreamReader, type Backend} from './backend.js';

type Listener = (request: IncomingMessage & {body?: unknown}, response: ServerResponse) => void;

describe('a handler that is mounted in Node', () => {
  let server: Server;
  let backend: Backend;
  let url: string;
  async function serve(wrap: (inner: Listener) => Listener = (inner) => inner): Promise<void> {
    backend = await makeBackend({streams: {heartbeatMs: 10}});
    server = createServer(wrap(nodeListener(backend.handler)));
    await once(server.listen(0, '127.0.0.1'), 'listening');
    url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/chatpay/conversations/conversation-1`;
  }
  afterEach(async () => {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  });

  const headers = {'content-type': 'application/json', 'x-party': 'customer customer-1'};
  const give = (body: BodyInit) => fetch(`${url}/commands`, {method: 'POST', headers, body});

  it('takes commands', async () => {
    await serve();
    const {id} = await backend.ask();
    const response = await give(JSON.stringify(opens(id)));
    expect([response.status, await response.json()]).to.deep.equal([200, {at: backend.clock.now}]);
  });

  /** Reads the body before the handler does, as Express's parsers do. */
  const behind = (parse: (body: Buffer) => unknown) => (inner: Listener) => {
    return (request: IncomingMessage & {body?: unknown}, response: ServerResponse) => {
      const chunks: Buffer[] = [];
      request.on('data', (chunk: Buffer) => chunks.push(chunk));
      request.on('end', () => {
        request.body = parse(Buffer.concat(chunks));
        inner(request, response);
      });
    };
  };
  const parsers: [like: string, parse: (body: Buffer) => unknown][] = [
    ['express.json()', (body) => JSON.parse(body.toString()) as unknown],
    ['express.text()', (body) => body.toString()],
    ['express.raw()', (body) => body],
  ];
  for (const [like, parse] of parsers) {
    it(`takes commands behind a body parser like ${like}`, async () => {
      await serve(behind(parse));
      const {id} = await backend.ask();
      expect((await give(JSON.stringify(opens(id)))).status).to.equal(200);
    });

    it(`takes a command that came in chunks behind a body parser like ${like}`, async () => {
      await serve(behind(parse));
      const {id} = await backend.ask();
      const init = {method: 'POST', headers, body: new Blob([JSON.stringify(opens(id))]).stream(), duplex: 'half'};
      expect((await fetch(`${url}/commands`, init as RequestInit)).status).to.equal(200);
    });
  }

  for (const parsed of [{}, [], '', 0, false, {constructor: 1}]) {
    it(`calls ${JSON.stringify(parsed)} from a body parser malformed, and waits for nothing more`, async () => {
      await serve(behind(() => parsed));
      const response = await give('{}');
      expect([response.status, ((await response.json()) as {code: string}).code]).to.deep.equal([400, 'ERR_MALFORMED']);
    });
  }

  it('takes commands where Express has cut the path off that it is mounted at', async () => {
    await serve((inner) => (request, response) => {
      const originalUrl = request.url ?? '';
      inner(Object.assign(request, {originalUrl, url: originalUrl.replace('/chatpay', '')}), response);
    });
    const {id} = await backend.ask();
    expect((await give(JSON.stringify(opens(id)))).status).to.equal(200);
  });

  it('says how long an answer is, so that it goes out in one piece', async () => {
    await serve();
    const response = await give('{}');
    expect(response.headers.get('content-length')).to.equal(String((await response.text()).length));
  });

  it('stops reading a body that goes on and on', async () => {
    await serve();
    let sent = 0;
    const endless = new ReadableStream<Uint8Array>({
      pull(controller) {
        sent += 1024;
        controller.enqueue(new Uint8Array(1024).fill(32));
        if (sent > 64 * 1024 * 1024) controller.close();
      },
    });
    const init = {method: 'POST', headers, body: endless, duplex: 'half'} as RequestInit;
    const status = await fetch(`${url}/commands`, init).then(
      (response) => response.status,
      () => 'cut off',
    );
    expect(status).to.be.oneOf([413, 'cut off']);
    expect(sent).to.be.below(16 * 1024 * 1024);
  });

  it('sends events as they happen', async () => {
    await serve();
    const {id} = await backend.ask();
    const reader = new StreamReader(await fetch(`${url}/events`, {headers}));
    await reader.take(2);
    await backend.give(CUSTOMER, opens(id));
    const frame = await reader.next();
    expect(frame?.kind === 'event' && frame.event.type).to.equal('opened');
    await reader.cancel();
  });

  it('notices that a client has gone, and follows the log for it no more', async () => {
    await serve();
    const {log} = backend.store;
    const follow = log.follow.bind(log);
    let ended: () => void = () => undefined;
    const over = new Promise<void>((resolve) => (ended = resolve));
    log.follow = async function* (...args) {
      try {
        yield* follow(...args);
      } finally {
        ended();
      }
    };
    const abort = new AbortController();
    const reader = new StreamReader(await fetch(`${url}/events`, {headers, signal: abort.signal}));
    await reader.take(1);
    abort.abort();
    await over;
  });
});
