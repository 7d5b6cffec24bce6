import {randomBytes} from 'node:crypto';

import {expect} from 'chai';

import {verifyTerms} from '../../src/request/terms-token.js';
import {GAP, type EventLog, type LogEntry} from '../../src/server/log.js';
import {AGENT, CUSTOMER} from '../helpers/commands.js';
import {completes, freshId, views} from './backend.js';
import {makeDraft, makeWithSigner, POINT, type WithSigner} from './signer-backend.js';
import {temporaryDatabase, type TemporaryDatabase} from './sqlite/temporary.js';

const random = (bytes: number) => randomBytes(bytes).toString('base64url');

async function entriesOf(log: EventLog, after?: string): Promise<readonly LogEntry[]> {
  const page = await log.read({inbox: AGENT.id}, after === undefined ? {} : {after});
  if (page === GAP) throw new Error('a gap');
  return page;
}

/** Every way to an ending. Each leaves the agent with nothing that opens a card, and the disk with no card. */
const ENDINGS: [how: string, end: (backend: WithSigner, request: string) => Promise<unknown>][] = [
  [
    'completed',
    async ({give}, request) => {
      await give(AGENT, views(request));
      await give(AGENT, completes(request));
    },
  ],
  ['canceled', ({give}, request) => give(AGENT, {type: 'cancel', id: freshId(), request})],
  [
    'refused, then declined',
    async ({give}, request) => {
      await give(AGENT, {type: 'refuse', id: freshId(), request, attempt: 1});
      await give(CUSTOMER, {type: 'decline', id: freshId(), request});
    },
  ],
  [
    'refused, then expired',
    async (backend, request) => {
      await backend.give(AGENT, {type: 'refuse', id: freshId(), request, attempt: 1});
      backend.clock.now += 11 * 60_000;
      await backend.handler.sweep();
      await backend.sign.sweep();
    },
  ],
  ['ended with its conversation', ({handler}) => handler.endConversation('conversation-1', 'chat-closed')],
  ['ended with its agent', ({handler}) => handler.endAgent('agent-1', 'agent-replaced')],
  [
    'lapsed, by a timer',
    async (backend) => {
      backend.clock.now += 10 * 60_000;
      await backend.handler.sweep();
    },
  ],
  [
    "lapsed, by anybody's next command",
    async (backend) => {
      backend.clock.now += 10 * 60_000;
      await backend.give(CUSTOMER, {type: 'open', id: freshId(), request: 'another'}, 'conversation-2');
    },
  ],
  [
    "lapsed, by anybody's next signature",
    async (backend) => {
      backend.clock.now += 10 * 60_000;
      await backend.order('sign', {command: freshId(), draft: makeDraft(), key: POINT});
      await backend.handler.sweep();
    },
  ],
];

describe('the disk after an ending', () => {
  let database: TemporaryDatabase;
  let backend: WithSigner;
  beforeEach(async () => {
    database = temporaryDatabase();
    backend = await makeWithSigner({}, {store: await database.open()});
  });
  afterEach(() => database.dispose());

  /** A request with a card, and what must not be found once it has ended. */
  async function requestWithCard() {
    const {body} = await backend.order('sign', {command: freshId(), draft: makeDraft(), key: POINT});
    const {token, wrappingKey} = body as {token: string; wrappingKey: string};
    const {id: request} = await verifyTerms(token, {trust: backend.trust, now: backend.clock.now});
    await backend.give(AGENT, {type: 'request', id: freshId(), request, token, delivery: {channel: 'chat'}});
    const sealed = {enc: random(65).padEnd(87, 'A'), ct: random(528)};
    const submit = {type: 'submit', id: freshId(), request, attempt: 1, sealed};
    expect((await backend.give(CUSTOMER, submit)).status).to.equal(200);
    return {request, secrets: {wrappingKey, enc: sealed.enc, ct: sealed.ct, middle: sealed.ct.slice(300, 364)}};
  }

  /** Which of the secrets are somewhere in the database or beside it, as text or as bytes. */
  function found(secrets: Readonly<Record<string, string>>): string[] {
    const bytes = database.bytes();
    const isThere = (text: string) => bytes.includes(text) || bytes.includes(Buffer.from(text, 'base64url'));
    return Object.keys(secrets).filter((name) => isThere(secrets[name] ?? ''));
  }

  for (const [how, end] of ENDINGS) {
    it(`holds neither card nor wrapping key of a request that was ${how}`, async () => {
      const {request, secrets} = await requestWithCard();
      expect(found(secrets)).to.deep.equal(Object.keys(secrets)); // or the search would be blind
      await end(backend, request);
      expect(found(secrets)).to.deep.equal([]);
      expect((await backend.give(AGENT, views(request))).body).not.to.have.property('sealed');
      expect((await backend.order('release', {request})).body.rule).to.equal('card-gone');
    });
  }

  it('holds no card that was refused, and still the key for the next', async () => {
    const {request, secrets} = await requestWithCard();
    await backend.give(AGENT, {type: 'refuse', id: freshId(), request, attempt: 1});
    expect(found(secrets)).to.deep.equal(['wrappingKey']);
  });

  it('holds no key of a request that was signed and never asked for, once its terms have ended', async () => {
    const {body} = await backend.order('sign', {command: freshId(), draft: makeDraft(), key: POINT});
    const secrets = {wrappingKey: body.wrappingKey as string};
    expect(found(secrets)).to.deep.equal(['wrappingKey']);
    await backend.sign.sweep(backend.clock.now + 50 * 60_000);
    expect(found(secrets)).to.deep.equal([]);
  });

  it('holds no card that lost against another', async () => {
    const {request, secrets} = await requestWithCard();
    const cards = [0, 1, 2, 3].map(() => ({enc: random(65).padEnd(87, 'A'), ct: random(528)}));
    await backend.give(AGENT, {type: 'refuse', id: freshId(), request, attempt: 1});
    const answers = await Promise.all(
      cards.map((sealed) => backend.give(CUSTOMER, {type: 'submit', id: freshId(), request, attempt: 2, sealed})),
    );
    const lost = cards.filter((_, index) => answers[index]?.status !== 200);
    expect(lost.length).to.equal(3);
    const others = Object.fromEntries(lost.map(({ct}, index) => [`lost ${index}`, ct]));
    expect(found({...others, ct: secrets.ct})).to.deep.equal([]);
  });

  it('holds the secrets of all the others still', async () => {
    const [one, two] = [await requestWithCard(), await requestWithCard()];
    await backend.give(AGENT, {type: 'cancel', id: freshId(), request: one.request});
    expect([found(one.secrets), found(two.secrets)]).to.deep.equal([[], Object.keys(two.secrets)]);
    expect((await backend.give(AGENT, views(two.request))).status).to.equal(200);
  });
});

describe('a restart in the middle of a payment', () => {
  let database: TemporaryDatabase;
  beforeEach(() => (database = temporaryDatabase()));
  afterEach(() => database.dispose());

  it('changes nothing: the card, the key, the events and the cursors are there', async () => {
    const before = await makeWithSigner({}, {store: await database.open()});
    const order = {command: freshId(), draft: makeDraft(), key: POINT};
    const {body} = await before.order('sign', order);
    const token = body.token as string;
    const {id: request} = await verifyTerms(token, {trust: before.trust, now: before.clock.now});
    await before.give(AGENT, {type: 'request', id: freshId(), request, token, delivery: {channel: 'chat'}});
    const [first] = await entriesOf(before.store.log);
    const sealed = {enc: random(65).padEnd(87, 'A'), ct: random(528)};
    const submit = {type: 'submit', id: freshId(), request, attempt: 1, sealed};
    await before.give(CUSTOMER, submit);
    await before.store.close();

    const store = await database.open();
    const after = await makeWithSigner(
      {signingKey: before.key.privateJwk, kid: before.key.kid, trust: before.trust},
      {store, trust: before.trust, clock: before.clock},
    );
    expect((await after.give(CUSTOMER, submit)).status).to.equal(200);
    expect((await after.order('sign', order)).body).to.deep.equal(body);
    expect((await after.order('release', {request})).body.wrappingKey).to.equal(body.wrappingKey);
    expect((await after.give(AGENT, views(request))).body.sealed).to.deep.equal({...sealed, attempt: 1});
    const rest = await entriesOf(store.log, first?.cursor);
    expect(rest.map(({event}) => event.type)).to.deep.equal(['submitted', 'viewed']);
  });
});
