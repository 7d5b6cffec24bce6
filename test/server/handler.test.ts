import {expect} from 'chai';

import type {Party} from '../../src/request/participant.js';
import {createChatpayHandler, type ChatpayHandlerOptions} from '../../src/server/handler.js';
import {memoryStore} from '../../src/server/memory-store.js';
import {AGENT, CUSTOMER, makeRequestCommand} from '../helpers/commands.js';
import {createTestSigner, makeTerms} from '../helpers/terms.js';
import {BASE, completes, freshId, makeBackend, opens, post, read, submits, submitted, views} from './backend.js';

const STRANGER: Party = {role: 'customer', id: 'stranger'};
const COLLEAGUE: Party = {role: 'agent', id: 'agent-2'};
const HOST: Party = {role: 'host', id: 'backend'};

describe('createChatpayHandler', () => {
  for (const missing of ['log', 'cardSafe', 'authenticate', 'trust'] as const) {
    it(`says that ${missing} is required`, async () => {
      const {trust} = await createTestSigner();
      const options: Partial<ChatpayHandlerOptions> = {...memoryStore(), authenticate: () => null, trust};
      delete options[missing];
      expect(() => createChatpayHandler(options as ChatpayHandlerOptions)).to.throw(
        TypeError,
        `${missing} is required`,
      );
    });
  }

  it('lets nobody call from any origin by a star', async () => {
    const {trust} = await createTestSigner();
    const options = {...memoryStore(), trust, authenticate: () => null, allowOrigins: ['*']};
    expect(() => createChatpayHandler(options)).to.throw(TypeError, 'not an origin');
  });
});

describe('who may do what', () => {
  it('knows nobody who is not signed in', async () => {
    const {handler} = await makeBackend();
    const sent = await read(await handler(post('/conversations/conversation-1/commands', {})));
    const watched = await read(await handler(new Request(`${BASE}/conversations/conversation-1/events`)));
    expect([sent.status, sent.body.code]).to.deep.equal([401, 'ERR_UNAUTHENTICATED']);
    expect([watched.status, watched.body.code]).to.deep.equal([401, 'ERR_UNAUTHENTICATED']);
  });

  for (const by of [AGENT, CUSTOMER, HOST]) {
    it(`lets no ${by.role} into a conversation that is not theirs`, async () => {
      const {give, watch} = await makeBackend();
      const sent = await give(by, opens('request'), 'elsewhere');
      const watched = await read(await watch(by, {conversation: 'elsewhere'}));
      expect([sent.status, sent.body.code]).to.deep.equal([403, 'ERR_FORBIDDEN']);
      expect([watched.status, watched.body.code]).to.deep.equal([403, 'ERR_FORBIDDEN']);
    });
  }

  for (const by of [COLLEAGUE, CUSTOMER, HOST, {role: 'customer', id: AGENT.id} as const]) {
    it(`lets no ${by.role} ${by.id} into an agent's inbox`, async () => {
      const {watch} = await makeBackend();
      expect((await watch(by, {inbox: AGENT.id})).status).to.equal(403);
    });
  }

  it('lets only true in: what mayEnter gives by mistake is no leave', async () => {
    const authenticate = () => ({role: 'agent', id: 'a', mayEnter: () => 'yes' as unknown as boolean}) as const;
    const {give} = await makeBackend({authenticate});
    expect((await give(AGENT, opens('r'))).status).to.equal(403);
  });

  it('refuses each role what is not its own', async () => {
    const backend = await makeBackend();
    const request = await submitted(backend);
    const cases: [Party, unknown, string][] = [
      [CUSTOMER, views(request), 'wrong-role'],
      [CUSTOMER, completes(request), 'wrong-role'],
      [CUSTOMER, {type: 'cancel', id: freshId(), request}, 'wrong-role'],
      [CUSTOMER, {type: 'refuse', id: freshId(), request, attempt: 1}, 'wrong-role'],
      [CUSTOMER, {type: 'end', id: freshId(), request, reason: 'chat-closed'}, 'wrong-role'],
      [CUSTOMER, await makeRequestCommand(backend.signer, makeTerms()), 'wrong-role'],
      [AGENT, submits(request, 'B', 2), 'wrong-role'],
      [AGENT, {type: 'decline', id: freshId(), request}, 'wrong-role'],
      [AGENT, {type: 'end', id: freshId(), request, reason: 'chat-closed'}, 'wrong-role'],
      [COLLEAGUE, views(request), 'not-your-request'],
      [COLLEAGUE, completes(request), 'not-your-request'],
      [HOST, views(request), 'wrong-role'],
      [AGENT, views('another'), 'unknown-request'],
    ];
    for (const [by, command, rule] of cases) {
      const {status, body} = await backend.give(by, command);
      expect([status, body.code, body.rule], JSON.stringify([by, command])).to.deep.equal([409, 'ERR_REFUSED', rule]);
      expect(body).not.to.have.property('sealed');
    }
    expect((await backend.give(AGENT, views(request))).body).to.have.property('sealed');
  });

  it('takes nobody at their word about who they are', async () => {
    const backend = await makeBackend();
    const request = await submitted(backend);
    const forged = {...views(request), by: AGENT};
    expect((await backend.give(CUSTOMER, forged)).status).to.equal(400);
  });

  it('finds a request only in its own conversation', async () => {
    const backend = await makeBackend();
    const request = await submitted(backend);
    const {body} = await backend.give(AGENT, views(request), 'conversation-2');
    expect(body.rule).to.equal('unknown-request');
  });

  it('answers "not now" when authenticate gives something that is nobody', async () => {
    for (const id of ['', 'a b', '<script>', 'x'.repeat(129)]) {
      const authenticate = () => ({role: 'customer', id, mayEnter: () => true}) as const;
      const {give} = await makeBackend({authenticate});
      expect((await give(STRANGER, opens('r'))).body.code).to.equal('ERR_UNREACHABLE');
    }
  });

  it('shows nothing of an error of the host', async () => {
    const lines: string[] = [];
    const log = (line: string) => void lines.push(line);
    const {give} = await makeBackend({
      authenticate: () => Promise.reject(new Error('password is hunter2')),
      logger: {debug: log, info: log, warn: log, error: log},
    });
    const {status, body, headers} = await give(AGENT, opens('r'));
    expect([status, body.code, headers.get('retry-after')]).to.deep.equal([503, 'ERR_UNREACHABLE', '1']);
    expect(JSON.stringify(body) + lines.join()).not.to.contain('hunter2');
    expect(lines).to.deep.equal(['a request failed: Error']);
  });
});

describe('what comes in', () => {
  const bad: [what: string, body: string][] = [
    ['no JSON', '{'],
    ['nothing', ''],
    ['an array', '[]'],
    ['null', 'null'],
    ['a command without its type', '{"id":"a","request":"r"}'],
    ['an unknown type', '{"type":"constructor","id":"a","request":"r"}'],
    ['a type from the prototype', '{"type":"__proto__","id":"a","request":"r"}'],
    ['one member too many', '{"type":"open","id":"a","request":"r","extra":1}'],
    ['a member named __proto__', '{"type":"open","id":"a","request":"r","__proto__":{"role":"agent"}}'],
    ['an id with a quote', `{"type":"open","id":"a' OR 1=1 --","request":"r"}`],
    ['an id with a line break', '{"type":"open","id":"a\\r\\nset-cookie: x=1","request":"r"}'],
    ['an id that is too long', JSON.stringify({type: 'open', id: 'a'.repeat(65), request: 'r'})],
    ['a sealed card of another length', JSON.stringify({...submits('r'), sealed: {enc: 'A', ct: 'A'}})],
    ['a card number where a card should be', JSON.stringify({...submits('r'), sealed: '4111111111111111'})],
  ];
  for (const [what, body] of bad) {
    it(`calls ${what} malformed, and does not repeat it`, async () => {
      const {give} = await makeBackend();
      const {status, body: problem} = await give(CUSTOMER, body);
      expect([status, problem.code]).to.deep.equal([400, 'ERR_MALFORMED']);
      expect(JSON.stringify(problem)).not.to.match(/OR 1=1|set-cookie|4111/);
    });
  }

  it('reads no more than 16 KiB', async () => {
    const {give} = await makeBackend();
    const {status, body} = await give(CUSTOMER, JSON.stringify({...opens('r'), padding: 'x'.repeat(16 * 1024)}));
    expect([status, body.code]).to.deep.equal([413, 'ERR_MALFORMED']);
  });

  it('reads JSON only, which a page of another origin cannot send unasked', async () => {
    const {handler} = await makeBackend();
    const headers = {'content-type': 'text/plain', 'x-party': 'customer customer-1'};
    const {status} = await read(await handler(post('/conversations/conversation-1/commands', opens('r'), headers)));
    expect(status).to.equal(415);
  });

  for (const name of ['constructor', '__proto__', 'hasOwnProperty', 'toString']) {
    it(`takes ${name} for a name like any other`, async () => {
      const backend = await makeBackend();
      const watched = await backend.give(AGENT, opens(name), `conversation.${name}`);
      expect(watched.body.rule).to.equal('unknown-request');
      expect((await backend.watch(AGENT, {inbox: name})).status).to.equal(403);
    });
  }

  const addresses: [method: string, path: string, status: number][] = [
    ['GET', '/', 404],
    ['GET', '/conversations/conversation-1', 404],
    ['POST', '/inboxes/agent-1/commands', 404],
    ['GET', '/conversations/conversation-1/commands', 405],
    ['DELETE', '/conversations/conversation-1/events', 405],
    ['POST', '/inboxes/agent-1/events', 405],
    ['POST', '/conversations/a%20b/commands', 404],
    ['POST', '/conversations/a%2Fb/commands', 404],
    ['POST', "/conversations/'%20OR%201=1/commands", 404],
    ['POST', '/conversations/%E0%A4%A/commands', 404],
    ['POST', '/conversations/a%0D%0Aset-cookie:b/commands', 404],
    ['POST', `/conversations/${'a'.repeat(129)}/commands`, 404],
  ];
  for (const [method, path, status] of addresses) {
    it(`answers ${status} to ${method} ${path.slice(0, 60)}`, async () => {
      const {handler} = await makeBackend();
      const response = await handler(new Request(BASE + path, {method, headers: {'x-party': 'agent agent-1'}}));
      expect(response.status).to.equal(status);
      expect(response.headers.get('content-type')).to.equal('application/problem+json');
      if (status === 405) expect(response.headers.get('allow')).to.match(/^(GET|POST)$/);
    });
  }

  it('serves below any path, and with names that were escaped', async () => {
    const {handler} = await makeBackend();
    for (const base of ['https://a.example', 'https://a.example/x/conversations/y/events']) {
      const url = `${base}/conversations/conversation%3A1/commands`;
      const init = {method: 'POST', headers: {'content-type': 'application/json', 'x-party': 'customer c'}};
      const {body} = await read(await handler(new Request(url, {...init, body: JSON.stringify(opens('r'))})));
      expect(body.rule).to.equal('unknown-request');
    }
  });
});

describe('what goes out', () => {
  it('is a problem document when something is wrong', async () => {
    const {give} = await makeBackend();
    const {status, body, headers} = await give(CUSTOMER, opens('request'));
    expect(headers.get('content-type')).to.equal('application/problem+json');
    expect(body).to.deep.include({
      type: 'urn:chatpay:ERR_REFUSED',
      status,
      code: 'ERR_REFUSED',
      rule: 'unknown-request',
    });
  });

  it('is never to be stored', async () => {
    const backend = await makeBackend();
    const request = await submitted(backend);
    const {headers} = await backend.give(AGENT, views(request));
    expect(headers.get('cache-control')).to.equal('no-store');
  });

  it('names codes and ids in the log, and never what was sent', async () => {
    const lines: string[] = [];
    const log = (line: string) => void lines.push(line);
    const backend = await makeBackend({logger: {debug: log, info: log, warn: log, error: log}});
    const request = await submitted(backend);
    await backend.give(AGENT, completes(request));
    expect(lines.at(-1)).to.match(/^refused \(not-viewed\): complete request=/);
    expect(lines.join()).not.to.match(/AAAA|eyJ/);
  });
});

describe('pages of other origins', () => {
  const preflight = (origin: string) =>
    ({method: 'OPTIONS', url: `${BASE}/conversations/c/commands`, headers: new Headers({'x-origin': origin})}) as const;
  // `Origin` cannot be set by a script in a browser, so that a request is stood in for by what the handler reads of it
  const asked = (origin: string): Request => {
    const {method, url} = preflight(origin);
    return {method, url, headers: {get: (name: string) => (name === 'origin' ? origin : null)}} as unknown as Request;
  };

  it('get no leave by default', async () => {
    const {handler} = await makeBackend();
    const {headers} = await handler(asked('https://desk.example'));
    expect([...headers.keys()].filter((name) => name.startsWith('access-control'))).to.deep.equal([]);
  });

  it('get leave when they are named, and only then', async () => {
    const {handler} = await makeBackend({allowOrigins: ['https://desk.example']});
    const named = (await handler(asked('https://desk.example'))).headers;
    const other = (await handler(asked('https://desk.example.evil.example'))).headers;
    expect(named.get('access-control-allow-origin')).to.equal('https://desk.example');
    expect(named.get('access-control-allow-headers')).to.match(/authorization/);
    expect(other.get('access-control-allow-origin')).to.equal(null);
    expect([named.get('vary'), other.get('vary')]).to.deep.equal(['origin', 'origin']);
  });
});

describe('too many commands', () => {
  it('are refused for a while, of that participant alone', async () => {
    const backend = await makeBackend({commandsPerMinute: 3});
    const statuses = [];
    for (let index = 0; index < 4; index++) statuses.push((await backend.give(CUSTOMER, opens('r'))).status);
    expect(statuses).to.deep.equal([409, 409, 409, 429]);
    const {body, headers} = await backend.give(CUSTOMER, opens('r'));
    expect([body.code, body.rule, headers.get('retry-after')]).to.deep.equal(['ERR_REFUSED', 'too-many', '20']);
    expect(body.retryAfterMs).to.equal(20_000);
    expect((await backend.give(STRANGER, opens('r'))).status).to.equal(409);
    backend.clock.now += 20_000;
    expect((await backend.give(CUSTOMER, opens('r'))).status).to.equal(409);
    expect((await backend.give(CUSTOMER, opens('r'))).status).to.equal(429);
  });
});
