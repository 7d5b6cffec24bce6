import {expect} from 'chai';

import {ForbiddenError} from '../../src/request/errors.js';
import {createId} from '../../src/request/ids.js';
import {createSession, type RequestView, type Session} from '../../src/session/session.js';
import {AGENT, makeSealedCard} from '../helpers/commands.js';
import {createTestSigner, makeTerms, type TestSigner} from '../helpers/terms.js';
import {CONVERSATION, MINUTE, Table, until} from './table.js';

describe('Session', () => {
  let signer: TestSigner;
  let table: Table;
  before(async () => (signer = await createTestSigner()));
  beforeEach(() => (table = new Table()));
  afterEach(() => table.close());

  const signed = async (overrides = {}) => {
    const terms = makeTerms({createdAt: table.time, ...overrides});
    return {id: terms.id, ask: {conversation: CONVERSATION, token: await signer.sign(terms), command: createId()}};
  };
  const statusIn = (session: Session, id: string) => session.get(id)?.status;
  const becomes = (session: Session, id: string, status: RequestView['status']) =>
    until(session, () => statusIn(session, id) === status);

  it('shows both sides the same request from its asking to its end', async () => {
    const [agent, customer] = [table.session('agent'), table.session('customer')];
    const {id, ask} = await signed();
    await agent.request(ask);
    expect(statusIn(agent, id)).to.equal('waiting');
    await becomes(customer, id, 'waiting');
    await customer.send(CONVERSATION, {type: 'open', request: id});
    await customer.send(CONVERSATION, {type: 'submit', request: id, attempt: 1, sealed: makeSealedCard()});
    await becomes(agent, id, 'submitted');
    const answer = await agent.send(CONVERSATION, {type: 'view', request: id});
    expect(answer.sealed?.ct).to.equal(makeSealedCard().ct);
    await agent.send(CONVERSATION, {type: 'complete', request: id});
    await becomes(customer, id, 'completed');
  });

  it('knows its name for people, if it can be shown as it is', () => {
    const nameOf = (name?: string) => table.session('agent', name === undefined ? {} : {name}).name;
    expect([nameOf(' Ana Sofía '), nameOf('A\u202ena')]).to.deep.equal(['Ana Sofía', 'Ana']);
    expect([nameOf(), nameOf(' '), nameOf('A'.repeat(65))]).to.deep.equal([undefined, undefined, undefined]);
  });

  it('gives the same object as long as nothing has changed', async () => {
    const agent = table.session('agent');
    const {id, ask} = await signed();
    await agent.request(ask);
    const view = agent.get(id);
    expect(agent.get(id) === view).to.equal(true);
    table.time += 1000;
    expect(agent.get(id) === view).to.equal(true);
    await agent.send(CONVERSATION, {type: 'cancel', request: id});
    expect(agent.get(id) === view).to.equal(false);
  });

  it('loses and doubles nothing over connections that break', async () => {
    const agent = table.session('agent');
    let frames = 0;
    table.fails = (role, step) => role === 'customer' && step === 'frame' && ++frames % 3 === 0;
    const customer = table.session('customer');
    const ids: string[] = [];
    for (let count = 0; count < 5; count++) {
      const {id, ask} = await signed();
      ids.push(id);
      await agent.request(ask);
      table.backend.cut();
    }
    await until(customer, () => customer.requests().length === 5);
    expect(customer.requests(CONVERSATION).map((view) => view.id)).to.deep.equal(ids);
  });

  it('shows the agent how far the customer is, and forgets it once they answer', async () => {
    const [agent, customer] = [table.session('agent'), table.session('customer')];
    const {id, ask} = await signed();
    await agent.request(ask);
    await becomes(customer, id, 'waiting');
    customer.presence(CONVERSATION, id, {at: 'entering', done: ['number']});
    await until(agent, () => agent.get(id)?.stage !== undefined);
    expect(agent.get(id)?.stage).to.deep.equal({at: 'entering', done: ['number']});
    await customer.send(CONVERSATION, {type: 'decline', request: id});
    await becomes(agent, id, 'declined');
    expect(agent.get(id)?.stage).to.equal(undefined);
  });

  it('knows that the customer has left the form', async () => {
    const [agent, customer] = [table.session('agent'), table.session('customer')];
    const {id, ask} = await signed();
    await agent.request(ask);
    await becomes(customer, id, 'waiting');
    customer.presence(CONVERSATION, id, {at: 'entering', done: []});
    customer.presence(CONVERSATION, id, {at: 'away', done: []});
    await until(agent, () => agent.get(id)?.stage?.at === 'away');
    await agent.send(CONVERSATION, {type: 'cancel', request: id});
    await becomes(agent, id, 'canceled');
    expect(agent.get(id)?.stage).to.equal(undefined);
  });

  for (const how of ['canceled', 'expired'] as const) {
    it(`says nothing more about the form of a request that is ${how}`, async () => {
      const said: string[] = [];
      table.fails = (_, step, command) => {
        if (step === 'send' && command?.type === 'presence') said.push(command.stage.at);
        return false;
      };
      const due = new Set<unknown>();
      const real = {set: setTimeout.bind(globalThis), clear: clearTimeout.bind(globalThis)};
      const set = (act: () => void, wait?: number) => {
        const timer = real.set(act, wait);
        if (wait === 1000) due.add(timer); // what is said again within a second
        return timer;
      };
      const clear = (timer: number) => (due.delete(timer), real.clear(timer));
      Object.assign(globalThis, {setTimeout: set, clearTimeout: clear});
      try {
        const [agent, customer] = [table.session('agent'), table.session('customer')];
        const {id, ask} = await signed();
        await agent.request(ask);
        await becomes(customer, id, 'waiting');
        customer.presence(CONVERSATION, id, {at: 'entering', done: []});
        expect(due.size).to.equal(1);
        const ended = new Promise<void>((done) => {
          customer.watch(id, () => statusIn(customer, id) === how && done());
        });
        if (how === 'canceled') await agent.send(CONVERSATION, {type: 'cancel', request: id});
        else table.time += 11 * MINUTE;
        table.backend.cut();
        await ended;
        expect(due.size).to.equal(0);
        customer.presence(CONVERSATION, id, {at: 'entering', done: ['number']});
        expect(due.size).to.equal(0);
        expect(said).to.deep.equal(['entering']);
      } finally {
        Object.assign(globalThis, {setTimeout: real.set, clearTimeout: real.clear});
      }
    });
  }

  it('stops with the reason when the caller is not let in', async () => {
    const stranger = createSession({
      transport: table.backend.transport({role: 'agent', id: 'stranger'}),
      party: {role: 'agent', id: 'stranger'},
      scope: {inbox: AGENT.id},
    });
    stranger.start();
    await until(stranger, () => stranger.failure !== undefined);
    expect(stranger.failure?.code).to.equal('ERR_FORBIDDEN');
    expect(stranger.connection).to.equal('stopped');
  });

  it('tells whoever shows a request that it has stopped by itself, and that it goes on', async () => {
    const customer = table.session('customer');
    const {id, ask} = await signed();
    await table.session('agent').request(ask);
    await until(customer, () => customer.get(id) !== undefined && customer.connection === 'live');
    const seen: string[] = [];
    customer.watch(id, () => seen.push(customer.failure?.code ?? 'none'));
    customer.watchConnection((connection) => seen.push(`${connection} ${customer.failure?.code ?? 'none'}`));
    let isOut = true;
    table.bend = async function* (frames) {
      if (isOut) throw new ForbiddenError('out');
      yield* frames;
    };
    table.backend.cut();
    await until(customer, () => customer.connection === 'stopped');
    await Promise.resolve();
    expect(seen.slice(-2)).to.deep.equal(['stopped ERR_FORBIDDEN', 'ERR_FORBIDDEN']);
    seen.length = 0;
    isOut = false;
    customer.start();
    expect(seen).to.include('none');
    await until(customer, () => customer.connection === 'live');
    expect(customer.failure).to.equal(undefined);
  });

  it('starts over after a gap, and keeps what has not changed as it was', async () => {
    const agent = table.session('agent');
    const [first, second] = [await signed(), await signed()];
    await agent.request(first.ask);
    await agent.request(second.ask);
    await until(agent, () => agent.connection === 'live');
    const before = agent.get(first.id);
    const seen: unknown[] = [];
    agent.watch(undefined, (id) => seen.push(id));
    agent.watchConnection((connection) => seen.push(connection, agent.requests().length));
    let gaps = 1;
    table.bend = async function* (frames) {
      if (gaps-- > 0) return yield {kind: 'gap'};
      yield* frames;
    };
    table.backend.cut();
    await becomes(agent, first.id, 'waiting');
    await until(agent, () => agent.connection === 'waiting');
    await table.backend
      .transport(AGENT)
      .send({conversation: CONVERSATION}, {type: 'cancel', id: createId(), request: second.id});
    await becomes(agent, second.id, 'canceled');
    await until(agent, () => agent.connection === 'live');
    expect(agent.get(first.id) === before).to.equal(true);
    expect(seen.filter((one) => one === first.id)).to.deep.equal([]);
    expect(seen).not.to.include(0);
  });

  it('forgets what is no longer there after a gap', async () => {
    const agent = table.session('agent');
    const {id, ask} = await signed();
    await agent.request(ask);
    let connections = 0;
    table.bend = async function* () {
      if (connections++ === 0) return yield {kind: 'gap'};
      yield {kind: 'live', at: table.time};
    };
    table.backend.cut();
    await until(agent, () => agent.get(id) === undefined);
    expect(agent.requests()).to.deep.equal([]);
  });

  it('goes on where it was after a stop', async () => {
    const agent = table.session('agent');
    const {id, ask} = await signed();
    await agent.request(ask);
    agent.stop();
    expect([agent.connection, statusIn(agent, id)]).to.deep.equal(['stopped', 'waiting']);
    const frames: string[] = [];
    table.bend = async function* (given) {
      for await (const frame of given) {
        frames.push(frame.kind);
        yield frame;
      }
    };
    await table.backend
      .transport(AGENT)
      .send({conversation: CONVERSATION}, {type: 'cancel', id: createId(), request: id});
    agent.start();
    agent.start();
    await becomes(agent, id, 'canceled');
    await until(agent, () => agent.connection === 'live');
    expect(frames).to.deep.equal(['event', 'live']);
  });

  it('tells those who watch a request, those who watch all, and nobody who has left', async () => {
    const agent = table.session('agent');
    const [first, second] = [await signed(), await signed()];
    await agent.request(first.ask);
    await agent.request(second.ask);
    const told: string[] = [];
    const same = (id: string) => told.push(`same ${id}`);
    const ends = [
      agent.watch(first.id, (id) => told.push(`one ${id}`)),
      agent.watch(undefined, (id) => told.push(`all ${id}`)),
      agent.watch(first.id, same),
      agent.watch(first.id, same),
    ];
    ends[2]!();
    await agent.send(CONVERSATION, {type: 'cancel', request: first.id});
    expect(new Set(told)).to.deep.equal(new Set([`one ${first.id}`, `all ${first.id}`, `same ${first.id}`]));
    for (const end of ends) end();
    told.length = 0;
    await agent.send(CONVERSATION, {type: 'cancel', request: second.id});
    expect(told).to.deep.equal([]);
  });

  it('shows a conversation’s requests apart from those of others, in the order of asking', async () => {
    const agent = table.session('agent');
    const asked = [];
    for (const conversation of ['conversation-1', 'conversation-2', 'conversation-1']) {
      const {id, ask} = await signed({conversation});
      await agent.request({...ask, conversation});
      asked.push(id);
    }
    const idsIn = (conversation?: string) => agent.requests(conversation).map(({id}) => id);
    expect(idsIn()).to.deep.equal(asked);
    expect(idsIn('conversation-1')).to.deep.equal([asked[0], asked[2]]);
    expect(idsIn('nowhere')).to.deep.equal([]);
  });

  it('hands out views that nobody can change', async () => {
    const agent = table.session('agent');
    const {id, ask} = await signed();
    await agent.request(ask);
    const view = agent.get(id)!;
    expect([Object.isFrozen(view), Object.isFrozen(view.state)]).to.deep.equal([true, true]);
  });
});
