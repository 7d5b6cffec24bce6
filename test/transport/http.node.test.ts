import {mkdtemp, rm} from 'node:fs/promises';
import {createServer} from 'node:http';
import type {AddressInfo, Socket} from 'node:net';
import {tmpdir} from 'node:os';
import {join} from 'node:path';

import type {Participant} from '../../src/server/handler.js';
import {createChatpayHandler} from '../../src/server/handler.js';
import {memoryStore} from '../../src/server/memory-store.js';
import {nodeListener} from '../../src/server/node.js';
import {sqliteStore} from '../../src/server/sqlite/sqlite-store.js';
import type {Store} from '../../src/server/store.js';
import type {CheckedBackend} from '../../src/transport/conformance-scene.js';
import {httpTransport} from '../../src/transport/http.js';
import {createTestSigner, type TestSigner} from '../helpers/terms.js';
import {itConforms, signWith} from './checks.js';

/** A caller who says in clear who they are and where they are let in. */
function authenticate(request: Request): Participant | null {
  const token = /^Bearer (.+)$/.exec(request.headers.get('authorization') ?? '')?.[1];
  if (!token) return null;
  const {role, id, conversations} = JSON.parse(atob(token)) as {
    role: 'agent' | 'customer';
    id: string;
    conversations: string[];
  };
  return {role, id, mayEnter: (conversation) => conversations.includes(conversation)};
}

/** The real handler behind a real HTTP server, whose sockets can be cut. */
async function startServer(store: Store, signer: TestSigner): Promise<CheckedBackend> {
  const {log, cardSafe} = store;
  const handler = createChatpayHandler({
    log,
    cardSafe,
    authenticate,
    trust: signer.trust,
    commandsPerMinute: Infinity,
  });
  const sockets = new Set<Socket>();
  const streaming = new Set<Socket>();
  const listener = nodeListener(handler);
  const server = createServer((request, response) => {
    if (request.method === 'GET') streaming.add(request.socket);
    listener(request, response);
  });
  server.on('connection', (socket) => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/any/mount/`;
  const destroy = (some: Set<Socket>) => some.forEach((socket) => socket.destroy());
  return {
    connect: (party, conversations) => {
      const token = btoa(JSON.stringify({...party, conversations}));
      return httpTransport({url, headers: () => Promise.resolve({authorization: `Bearer ${token}`})});
    },
    sign: signWith(() => signer),
    cut: () => destroy(streaming),
    stranger: () => httpTransport({url}),
    async close() {
      destroy(sockets);
      await new Promise((resolve) => server.close(resolve));
      await store.close();
    },
  };
}

describe('httpTransport with the server', () => {
  let signer: TestSigner;
  let folder: string;
  let files = 0;
  before(async () => {
    signer = await createTestSigner();
    folder = await mkdtemp(join(tmpdir(), 'chatpay-http-'));
  });
  after(() => rm(folder, {recursive: true, force: true}));

  describe('and its log in memory', () => {
    itConforms(() => startServer(memoryStore(), signer), ['cut', 'stranger']);
  });

  describe('and its log in SQLite', () => {
    const store = () => sqliteStore({file: join(folder, `${files++}.db`)});
    itConforms(async () => startServer(await store(), signer), ['cut', 'stranger']);
  });
});
