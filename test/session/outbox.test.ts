import {expect} from 'chai';

import {makeSealedCard} from '../helpers/commands.js';
import {becomes, failureOf, statusIn, useTable} from './scene.js';
import {CONVERSATION, until} from './table.js';

/** A storage, and what is in it. */
function makeStorage() {
  const stored = new Map<string, string>();
  return {
    stored,
    storage: {
      getItem: (key: string) => stored.get(key) ?? null,
      setItem: (key: string, value: string) => void stored.set(key, value),
      removeItem: (key: string) => void stored.delete(key),
    },
  };
}

describe('Session over a reload', () => {
  const scene = useTable();
  const {signed} = scene;

  it('keeps a request that was not sent, with its bytes, and nothing of it once it is', async () => {
    const {table} = scene;
    const {stored, storage} = makeStorage();
    const ids: string[] = [];
    table.fails = (_, step, command) => step === 'send' && ids.push(command!.id) > 0;
    const before = table.session('agent', {storage});
    const {id, ask} = await signed();
    await failureOf(before.request(ask));
    before.stop();
    const after = table.session('agent', {storage});
    expect(statusIn(after, id)).to.equal('unsent');
    expect(after.tokenOf(id)).to.equal(ask.token);
    table.fails = (_, step, command) => step === 'send' && ids.push(command!.id) < 0;
    await after.retry(id);
    await becomes(after, id, 'waiting');
    expect([...stored]).to.deep.equal([]);
    expect(new Set(ids)).to.deep.equal(new Set([ask.command]));
  });

  it('asks again for nothing that had arrived before the reload', async () => {
    const {table} = scene;
    const {stored, storage} = makeStorage();
    table.fails = (_, step) => step === 'answer' || step === 'receive';
    const before = table.session('agent', {storage});
    const {id, ask} = await signed();
    await failureOf(before.request(ask));
    before.stop();
    expect([...stored.keys()]).to.have.length(1);
    table.fails = () => false;
    const after = table.session('agent', {storage});
    await until(after, () => after.connection === 'live');
    expect(after.requests().map((view) => [view.id, view.status])).to.deep.equal([[id, 'waiting']]);
    expect([...stored]).to.deep.equal([]);
  });

  it('stores what is still being sent, so that a reload in that moment loses nothing', async () => {
    const {table} = scene;
    const {storage} = makeStorage();
    const {id, ask} = await signed();
    const before = table.session('agent', {storage});
    void failureOf(before.request(ask));
    expect(statusIn(table.session('agent', {storage}), id)).to.equal('unsent');
  });

  it('stores no command but requests, and nothing of a card', async () => {
    const {table} = scene;
    const {stored, storage} = makeStorage();
    const [agent, customer] = [table.session('agent'), table.session('customer', {storage})];
    const {id, ask} = await signed();
    await agent.request(ask);
    await becomes(customer, id, 'waiting');
    table.fails = (role, step) => role === 'customer' && step === 'send';
    const submit = {type: 'submit', request: id, attempt: 1, sealed: makeSealedCard()} as const;
    const sending = failureOf(customer.send(CONVERSATION, submit));
    await failureOf(customer.send(CONVERSATION, {type: 'decline', request: id}));
    expect([...stored]).to.deep.equal([]);
    customer.stop();
    await sending;
  });

  it('leaves alone what another tab has stored', async () => {
    const {table} = scene;
    const {stored, storage} = makeStorage();
    table.fails = () => true;
    const [one, other] = [table.session('agent', {storage}), table.session('agent', {storage})];
    const [first, second] = [await signed(), await signed()];
    await failureOf(one.request(first.ask));
    await failureOf(other.request(second.ask));
    table.fails = () => false;
    await one.retry(first.id);
    expect([...stored.values()].join()).to.contain(second.ask.token);
    expect([...stored.values()].join()).not.to.contain(first.ask.token);
  });

  it('drops what was discarded, and shows and sends it no more, after a reload neither', async () => {
    const {table} = scene;
    const {storage} = makeStorage();
    table.fails = (_, step) => step === 'send';
    const before = table.session('agent', {storage});
    const {id, ask} = await signed();
    await failureOf(before.request(ask));
    before.discard(id);
    expect([statusIn(before, id), before.requests(), before.tokenOf(id)]).to.deep.equal([undefined, [], undefined]);
    expect(await failureOf(before.retry(id))).to.have.property('rule', 'unknown-request');
    before.stop();
    table.fails = () => false;
    const after = table.session('agent', {storage});
    await until(after, () => after.connection === 'live');
    expect(after.requests()).to.deep.equal([]);
    expect(await failureOf(after.retry(id))).to.have.property('rule', 'unknown-request');
  });

  it('cancels what was discarded and had arrived all the same, and then forgets it', async () => {
    const {table} = scene;
    const {stored, storage} = makeStorage();
    table.fails = (_, step) => step === 'answer' || step === 'receive';
    const before = table.session('agent', {storage});
    const {id, ask} = await signed();
    await failureOf(before.request(ask));
    before.discard(id);
    before.stop();
    table.fails = () => false;
    const [after, customer] = [table.session('agent', {storage}), table.session('customer')];
    await becomes(customer, id, 'canceled');
    await becomes(after, id, 'canceled');
    await until(after, () => stored.size === 0);
  });

  it('discards nothing that is being sent, or has arrived', async () => {
    const {table} = scene;
    const agent = table.session('agent');
    const {id, ask} = await signed();
    const sending = agent.request(ask);
    const ruleOf = () => {
      try {
        agent.discard(id);
        return undefined;
      } catch (error) {
        return (error as {rule?: string}).rule;
      }
    };
    expect(ruleOf()).to.equal('not-now');
    await sending;
    await becomes(agent, id, 'waiting');
    expect(ruleOf()).to.equal('unknown-request');
  });

  it('takes nothing from storage that is not a request', async () => {
    const {table} = scene;
    const {stored, storage} = makeStorage();
    table.fails = () => true;
    const agent = table.session('agent', {storage});
    await failureOf(agent.request((await signed()).ask));
    const [[key, text]] = [...stored] as [[string, string]];
    const [entry] = JSON.parse(text) as [{command: {id: string; request: string}}];
    const {id, request} = entry.command;
    for (const command of [
      {type: 'cancel', id, request},
      {...entry.command, more: 1},
      {...entry.command, token: 'x'},
    ]) {
      stored.set(key, JSON.stringify([{...entry, command}]));
      expect(table.session('agent', {storage}).requests()).to.deep.equal([]);
    }
    stored.set(key, text);
    expect(table.session('agent', {storage}).requests()).to.have.length(1);
  });

  for (const damage of [
    '',
    '{',
    '[]]',
    '[{"conversation":"x"}]',
    '{"__proto__":[]}',
    'null',
    '1',
    ' '.repeat(2 ** 21),
  ]) {
    it(`begins empty when storage holds ${damage.trim() || `${damage.length} blanks`}`, () => {
      const storage = {getItem: () => damage, setItem: () => {}, removeItem: () => {}};
      expect(scene.table.session('agent', {storage}).requests()).to.deep.equal([]);
    });
  }

  it('goes on without a storage that throws', async () => {
    const {table} = scene;
    const deny = () => {
      throw new DOMException('denied', 'SecurityError');
    };
    const agent = table.session('agent', {storage: {getItem: deny, setItem: deny, removeItem: deny}});
    const {id, ask} = await signed();
    await agent.request(ask);
    expect(statusIn(agent, id)).to.equal('waiting');
  });
});
