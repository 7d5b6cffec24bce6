import {expect} from 'chai';

import {draftOf} from '../../../src/request/draft.js';
import {verifyTerms} from '../../../src/request/terms-token.js';
import type {Collection} from '../../../src/request/terms.js';
import {LinkStore} from '../../../src/server/link/link-store.js';
import {memoryShelf} from '../../../src/server/link/shelf.js';
import {createTermsHandler} from '../../../src/server/link/terms-handler.js';
import {generateSigningKey} from '../../../src/server/signing-key.js';
import {makeTerms} from '../../helpers/terms.js';
import {freshId, post, read} from '../backend.js';

const NOW = Date.UTC(2026, 10, 23, 9, 30);
const HOSTED = 'secure-acceptance-hosted';

/** A handler, and a hand to use it as somebody with. */
async function makeHandler(collections: readonly Collection[] = [HOSTED]) {
  const key = await generateSigningKey();
  const trust = {
    origin: 'https://vault.example',
    merchant: {id: 'shop', name: 'Example Shop'},
    embedders: ['https://shop.example'],
    keys: [{kid: key.kid, jwk: key.publicJwk, collections}],
  };
  const handle = createTermsHandler({
    signingKey: key.privateJwk,
    kid: key.kid,
    trust,
    store: new LinkStore(memoryShelf(), () => NOW),
    authenticate(request) {
      const [role, id] = request.headers.get('x-party')?.split(' ') ?? [];
      const mayEnter = (conversation: string) => conversation.startsWith('order');
      return role === undefined || id === undefined ? null : {role: role as 'agent', id, mayEnter};
    },
    ceiling: {USD: 100_000},
    now: () => NOW,
  });
  const ask = async (body: unknown, party = 'agent agent-1', conversation = 'order-1042') =>
    read(await handle(post(`/conversations/${conversation}/terms`, body, party === '' ? {} : {'x-party': party})));
  return {ask, handle, trust};
}

const draftFor = (overrides = {}) => ({
  ...draftOf(makeTerms({collection: HOSTED, conversation: 'order-1042'})),
  ...overrides,
});
const orderFor = (overrides = {}, command = freshId()) => ({command, draft: draftFor(overrides)});

describe('the terms of payments that no agent sees a card of', () => {
  it('are what was asked for, signed by the server', async () => {
    const {ask, trust} = await makeHandler();
    const it = orderFor();
    const {status, body} = await ask(it);
    expect(status).to.equal(200);
    const terms = await verifyTerms(body.token as string, {trust, now: NOW});
    expect(draftOf(terms)).to.deep.equal(it.draft);
    expect([terms.agentKey, terms.merchant.name, terms.createdAt]).to.deep.equal([undefined, 'Example Shop', NOW]);
  });

  it('are the same bytes for the same command, also when two come at once, and for no other draft', async () => {
    const {ask} = await makeHandler();
    const it = orderFor();
    const answers = await Promise.all([ask(it), ask(it), ask(it)]);
    expect(new Set(answers.map(({body}) => body.token)).size).to.equal(1);
    const other = await ask({...it, draft: draftFor({holdMs: 120_000})});
    expect([other.status, other.body.rule]).to.deep.equal([409, 'id-reused']);
    expect((await ask(it, 'agent agent-2')).body.rule).to.equal('wrong-agent');
  });

  const {order} = draftFor();
  for (const [rule, overrides] of Object.entries({
    'wrong-conversation': {conversation: 'order-1043'},
    'wrong-agent': {agent: 'agent-2'},
    'wrong-collection': {collection: 'reveal'},
    'over-ceiling': {order: {...order, amount: {minorUnits: 100_001, currency: 'USD'}}},
    'card-number-in-text': {order: {...order, reason: 'Card 4111 1111 1111 1111'}},
  })) {
    it(`are refused: ${rule}`, async () => {
      const {ask} = await makeHandler();
      const {status, body} = await ask(orderFor(overrides));
      expect([status, body.rule]).to.deep.equal([409, rule]);
    });
  }

  it('are for agents of the conversation alone', async () => {
    const {ask} = await makeHandler();
    expect((await ask(orderFor(), '')).status).to.equal(401);
    expect((await ask(orderFor(), 'customer customer-1')).status).to.equal(403);
    expect((await ask(orderFor({conversation: 'chat-1'}), 'agent agent-1', 'chat-1')).status).to.equal(403);
    expect((await ask({command: 'x', draft: {}})).status).to.equal(400);
  });

  it('are never signed by a key that may sign reveal', async () => {
    const error = await makeHandler([HOSTED, 'reveal']).catch((thrown: unknown) => thrown);
    expect(error).to.be.instanceOf(TypeError);
  });
});
