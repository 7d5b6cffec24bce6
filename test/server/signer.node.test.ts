import {expect} from 'chai';

import {decodeBase64url} from '../../src/request/base64url.js';
import {draftOf} from '../../src/request/draft.js';
import {verifyTerms} from '../../src/request/terms-token.js';
import {createSignerHandler} from '../../src/server/signer.js';
import {generateSigningKey} from '../../src/server/signing-key.js';
import {AGENT, CUSTOMER} from '../helpers/commands.js';
import {freshId, read, submits} from './backend.js';
import {makeDraft, makeWithSigner, POINT, type WithSigner} from './signer-backend.js';

const orderOf = (overrides = {}, command = freshId()) => ({command, draft: makeDraft(overrides), key: POINT});

/** Has a draft signed and asks for it. */
async function asked(backend: WithSigner, overrides = {}) {
  const {status, body} = await backend.order('sign', orderOf(overrides));
  if (status !== 200) throw new Error(JSON.stringify(body));
  const {trust} = backend;
  const {token, wrappingKey} = body as {token: string; wrappingKey: string};
  const {id} = await verifyTerms(token, {trust, now: backend.clock.now});
  const request = {type: 'request', id: freshId(), request: id, token, delivery: {channel: 'chat'}};
  return {id, token, wrappingKey, ask: () => backend.give(AGENT, request)};
}

describe('the signer', () => {
  it('signs a draft as terms that the vault trusts, with an end for everything', async () => {
    const {order, trust, clock} = await makeWithSigner();
    const {draft, ...rest} = orderOf();
    const {status, body} = await order('sign', {draft, ...rest});
    expect(status).to.equal(200);
    const terms = await verifyTerms(body.token as string, {trust, now: clock.now, embedder: 'https://shop.example'});
    expect(draftOf(terms)).to.deep.equal(draft);
    expect([terms.agentKey, terms.merchant.name]).to.deep.equal([POINT, 'Example Shop']);
    expect(terms.createdAt).to.equal(Math.floor(clock.now / 1000) * 1000);
    expect(terms.expiresAt - terms.createdAt).to.equal(draft.answerWithinMs + draft.holdMs + 30 * 60_000);
    expect(decodeBase64url(body.wrappingKey as string)?.length).to.equal(32);
  });

  it('signs reasons in any script', async () => {
    const {order, trust, clock} = await makeWithSigner();
    const draft = makeDraft();
    const reason = 'Größe 42, 靴 — “دفع” 💳';
    const {body} = await order('sign', orderOf({order: {...draft.order, reason}}));
    const terms = await verifyTerms(body.token as string, {trust, now: clock.now});
    expect(terms.order.reason).to.equal(reason);
  });

  it('gives the same bytes for the same command, also when two come at once', async () => {
    const {order} = await makeWithSigner();
    const it = orderOf();
    const answers = await Promise.all([order('sign', it), order('sign', it), order('sign', it)]);
    const again = await order('sign', {...it, draft: Object.fromEntries(Object.entries(it.draft).reverse())});
    expect(new Set([...answers, again].map(({body}) => JSON.stringify(body))).size).to.equal(1);
  });

  it('refuses the same command for another draft, or with another key', async () => {
    const {order} = await makeWithSigner();
    const it = orderOf();
    await order('sign', it);
    const other = await order('sign', {...it, draft: makeDraft({holdMs: 120_000})});
    const {publicJwk} = await generateSigningKey();
    const bytes = [4, ...decodeBase64url(publicJwk.x)!, ...decodeBase64url(publicJwk.y)!];
    const key = Buffer.from(bytes).toString('base64url');
    expect([other.body.rule, (await order('sign', {...it, key})).body.rule]).to.deep.equal(['id-reused', 'id-reused']);
  });

  it("keeps one agent's command apart from another's", async () => {
    const {order} = await makeWithSigner();
    const it = orderOf();
    const mine = await order('sign', it);
    const theirs = await order('sign', {...it, draft: makeDraft({agent: 'agent-2'})}, 'agent-2');
    expect([mine.status, theirs.status]).to.deep.equal([200, 200]);
    expect(theirs.body.wrappingKey).not.to.equal(mine.body.wrappingKey);
    expect((await order('sign', it, 'agent-2')).body.rule).to.equal('wrong-agent');
  });

  const {order: good} = makeDraft();
  const usd = (minorUnits: number) => ({minorUnits, currency: 'USD'});
  const refused: [what: string, rule: string, overrides: object][] = [
    ['for another agent', 'wrong-agent', {agent: 'agent-2'}],
    ['where the agent is not', 'not-in-conversation', {conversation: 'elsewhere'}],
    ['above the ceiling', 'over-ceiling', {order: {...good, amount: usd(100_001)}}],
    ['in a currency without a ceiling', 'over-ceiling', {order: {...good, amount: {minorUnits: 1, currency: 'EUR'}}}],
    ['for a provider', 'wrong-collection', {collection: 'unified-checkout'}],
    ['with a card number as reason', 'card-number-in-text', {order: {...good, reason: 'use 4111 1111 1111 1111'}}],
    ['with a card number as order number', 'card-number-in-text', {order: {...good, number: '5555555555554444'}}],
    ['with a longer hold than the cap', 'terms-invalid', {holdMs: 16 * 60_000}],
    ['with more time to answer than the cap', 'terms-invalid', {answerWithinMs: 61 * 60_000}],
    [
      'that is too large',
      'terms-invalid',
      {
        order: {
          ...good,
          lines: Array.from({length: 50}, () => ({name: 'é'.repeat(120), quantity: 1, amount: usd(1)})),
        },
      },
    ],
  ];
  for (const [what, rule, overrides] of refused) {
    it(`refuses a draft ${what}`, async () => {
      const caps = {holdMs: 15 * 60_000, answerWithinMs: 60 * 60_000};
      const {order, store} = await makeWithSigner({caps});
      const {status, body} = await order('sign', orderOf(overrides));
      expect([status, body.rule]).to.deep.equal([409, rule]);
      expect(body).not.to.have.property('token');
      expect(await store.keySafe.held()).to.deep.equal([]);
    });
  }

  it('signs up to its caps and its ceiling', async () => {
    const {order} = await makeWithSigner({caps: {holdMs: 15 * 60_000, answerWithinMs: 60 * 60_000}});
    const most = {holdMs: 15 * 60_000, answerWithinMs: 60 * 60_000, order: {...good, amount: usd(100_000)}};
    expect((await order('sign', orderOf(most))).status).to.equal(200);
  });

  it('asks a function for the ceiling, where there is one', async () => {
    const seen: unknown[] = [];
    const ceiling = (asked: unknown) => {
      seen.push(asked);
      return undefined;
    };
    const {order} = await makeWithSigner({ceiling});
    expect((await order('sign', orderOf())).body.rule).to.equal('over-ceiling');
    expect(seen).to.deep.equal([{agent: 'agent-1', currency: 'USD'}]);
  });

  const flipped = `${POINT.slice(0, 50)}${POINT[50] === 'A' ? 'B' : 'A'}${POINT.slice(51)}`;
  const malformed: [what: string, body: unknown][] = [
    ['a hold of more than 30 minutes', orderOf({holdMs: 31 * 60_000})],
    ['a point off the curve', {...orderOf(), key: flipped}],
    ['a point at infinity', {...orderOf(), key: 'A'.repeat(87)}],
    ['a key of another length', {...orderOf(), key: POINT.slice(1)}],
    ['one member too many', {...orderOf(), kid: 'mine'}],
    ['a claim of its own', {...orderOf(), draft: {...makeDraft(), audience: 'https://evil.example'}}],
    ['a reason with a bidi override', orderOf({order: {...good, reason: 'a\u202eb'}})],
    ['half a minor unit', orderOf({order: {...good, amount: usd(0.5)}})],
    ['a currency from the prototype', orderOf({order: {...good, amount: {minorUnits: 1, currency: 'constructor'}}})],
    ['no JSON', '{'],
    ['too much', JSON.stringify({...orderOf(), padding: 'x'.repeat(20_000)})],
  ];
  for (const [what, body] of malformed) {
    it(`calls ${what} malformed`, async () => {
      const {order} = await makeWithSigner();
      expect((await order('sign', body)).body.code).to.equal('ERR_MALFORMED');
    });
  }

  for (const origin of ['https://shop.example', 'https://vault.example.evil.example', 'null', undefined]) {
    it(`signs and releases nothing for a page of ${origin}`, async () => {
      const {sign} = await makeWithSigner();
      for (const action of ['sign', 'release']) {
        const headers = {'content-type': 'application/json', 'x-agent': 'agent-1', ...(origin && {origin})};
        const init = {method: 'POST', headers, body: JSON.stringify(orderOf())};
        const {status} = await read(await sign(new Request(`https://vault.example/signer/${action}`, init)));
        expect(status).to.equal(403);
      }
    });
  }

  it('reads JSON only', async () => {
    const {order} = await makeWithSigner();
    expect((await order('sign', orderOf(), 'agent-1', {'content-type': 'text/plain'})).status).to.equal(415);
  });

  it('says who is signed in, and that nobody is', async () => {
    const {sign} = await makeWithSigner();
    const ask = (headers: Record<string, string>) =>
      sign(new Request('https://vault.example/signer/session', {headers}));
    const known = await read(await ask({'x-agent': 'agent-1'}));
    expect([known.status, known.body]).to.deep.equal([200, {agent: {id: 'agent-1', name: 'Agent agent-1'}}]);
    // an answer and no failure: browsers write every failed request into the console
    const unknown = await ask({});
    expect([unknown.status, await unknown.text()]).to.deep.equal([204, '']);
  });

  it('signs for nobody who is not signed in', async () => {
    const {sign} = await makeWithSigner();
    const headers = {'content-type': 'application/json', origin: 'https://vault.example'};
    const init = {method: 'POST', headers, body: JSON.stringify(orderOf())};
    expect((await sign(new Request('https://vault.example/signer/sign', init))).status).to.equal(401);
  });

  it('answers nothing else', async () => {
    const {sign} = await makeWithSigner();
    const ask = async (method: string, path: string) =>
      (await sign(new Request(`https://v.example${path}`, {method}))).status;
    expect(await ask('GET', '/signer')).to.equal(404);
    expect(await ask('GET', '/signer/sign')).to.equal(405);
    expect(await ask('POST', '/signer/session')).to.equal(405);
    expect(await ask('GET', '/signer/sessions')).to.equal(404);
  });

  it('stops an agent who asks without end', async () => {
    const {order} = await makeWithSigner({requestsPerMinute: 2});
    const rules = [];
    for (let index = 0; index < 3; index++) rules.push((await order('release', {request: 'r'})).body.rule);
    expect(rules).to.deep.equal(['card-gone', 'card-gone', 'too-many']);
  });
});

describe('a signer that does not fit', () => {
  const make = async (change: (options: Parameters<typeof createSignerHandler>[0]) => object) => {
    const {store, trust, key} = await makeWithSigner();
    const fits = {
      ...store,
      trust,
      signingKey: key.privateJwk,
      kid: key.kid,
      authenticateAgent: () => null,
      mayAsk: () => true,
      ceiling: {},
    };
    return () => createSignerHandler({...fits, ...change(fits)});
  };

  it('is not made with a key that trust does not name', async () => {
    const {privateJwk} = await generateSigningKey();
    expect(await make(() => ({signingKey: privateJwk}))).to.throw(TypeError, 'another key');
    expect(await make(() => ({kid: 'unknown'}))).to.throw(TypeError, 'or none');
  });

  it('is not made with a key that may not sign reveal', async () => {
    const keys = ({trust}: {trust: {keys: readonly object[]}}) => trust.keys.map((key) => ({...key, collections: []}));
    const create = await make((fits) => ({trust: {...fits.trust, keys: keys(fits)}}));
    expect(create).to.throw(TypeError, 'reveal');
  });

  for (const missing of ['authenticateAgent', 'mayAsk', 'ceiling', 'keySafe']) {
    it(`is not made without ${missing}`, async () => {
      expect(await make(() => ({[missing]: undefined}))).to.throw(TypeError, `${missing} is required`);
    });
  }
});

describe('a wrapping key', () => {
  it('is released to the agent who asked, as long as the request lives', async () => {
    const backend = await makeWithSigner();
    const {id, wrappingKey, ask} = await asked(backend);
    const release = () => backend.order('release', {request: id});
    expect((await release()).body).to.deep.equal({wrappingKey});
    await ask();
    expect((await release()).body).to.deep.equal({wrappingKey});
    await backend.give(CUSTOMER, submits(id));
    expect((await release()).body).to.deep.equal({wrappingKey});
    await backend.give(AGENT, {type: 'refuse', id: freshId(), request: id, attempt: 1});
    expect((await release()).body).to.deep.equal({wrappingKey});
  });

  it('is released to nobody else', async () => {
    const backend = await makeWithSigner();
    const {id} = await asked(backend);
    const theirs = await backend.order('release', {request: id}, 'agent-2');
    expect([theirs.status, theirs.body.rule]).to.deep.equal([409, 'card-gone']);
    expect((await backend.order('release', {request: '__proto__'})).body.rule).to.equal('card-gone');
  });

  it('is held back two minutes after the signature until the request is asked for', async () => {
    const backend = await makeWithSigner();
    const {id, ask} = await asked(backend);
    backend.clock.now += 120_000;
    expect((await backend.order('release', {request: id})).body.rule).to.equal('card-gone');
    await ask();
    expect((await backend.order('release', {request: id})).status).to.equal(200);
  });

  it('is gone when the request has ended', async () => {
    const backend = await makeWithSigner();
    const {id, ask} = await asked(backend);
    await ask();
    await backend.give(AGENT, {type: 'cancel', id: freshId(), request: id});
    expect((await backend.order('release', {request: id})).body.rule).to.equal('card-gone');
    expect(await backend.store.keySafe.held()).to.deep.equal([]);
  });

  it('is not given again by the command that made it, once it is gone', async () => {
    const backend = await makeWithSigner();
    const it = orderOf();
    const {body} = await backend.order('sign', it);
    const {id} = await verifyTerms(body.token as string, {trust: backend.trust, now: backend.clock.now});
    await backend.sign.forget(id);
    expect((await backend.order('sign', it)).body.rule).to.equal('card-gone');
  });

  it('is not released after the time is over, although nobody was told', async () => {
    const backend = await makeWithSigner({}, {onEnding: () => undefined});
    const {id, ask} = await asked(backend);
    await ask();
    backend.clock.now += 10 * 60_000;
    expect((await backend.order('release', {request: id})).body.rule).to.equal('card-gone');
    expect(await backend.store.keySafe.held()).to.deep.equal([]);
  });

  it('is destroyed by a sweep once the request is over, and no other is', async () => {
    const backend = await makeWithSigner({}, {onEnding: () => undefined});
    const over = await asked(backend, {answerWithinMs: 60_000});
    const living = await asked(backend);
    await over.ask();
    await living.ask();
    await backend.sign.sweep(backend.clock.now + 60_000);
    expect((await backend.store.keySafe.held()).map(({request}) => request)).to.deep.equal([living.id]);
  });

  it('is destroyed by a sweep at the latest when the terms end, asked for or not', async () => {
    const backend = await makeWithSigner();
    await asked(backend);
    await backend.sign.sweep(backend.clock.now + 49 * 60_000);
    expect((await backend.store.keySafe.held()).length).to.equal(1);
    await backend.sign.sweep(backend.clock.now + 50 * 60_000);
    expect(await backend.store.keySafe.held()).to.deep.equal([]);
  });
});
