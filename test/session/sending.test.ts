import {expect} from 'chai';

import type {Command} from '../../src/request/command.js';
import {ForbiddenError, RefusedError, TermsError, UnreachableError} from '../../src/request/errors.js';
import {createId} from '../../src/request/ids.js';
import {createSession} from '../../src/session/session.js';
import {AGENT, makeSealedCard} from '../helpers/commands.js';
import {becomes, failureOf, statusIn, useTable} from './scene.js';
import {CONVERSATION, MINUTE, until} from './table.js';

describe('Session, asking for a payment', () => {
  const scene = useTable();
  const {signed} = scene;

  it('shows it as sending, then as unsent, and sends the same bytes when tried again', async () => {
    const {table} = scene;
    const agent = table.session('agent');
    const {id, ask} = await signed();
    const sent: Command[] = [];
    table.fails = (_, step, command) => step === 'send' && sent.push(command!) < 2;
    const sending = failureOf(agent.request(ask));
    expect(statusIn(agent, id)).to.equal('sending');
    expect(agent.get(id)?.state.terms.order.amount.minorUnits).to.equal(36121);
    expect(await sending).to.be.instanceOf(UnreachableError);
    expect(statusIn(agent, id)).to.equal('unsent');
    const again = agent.retry(id);
    expect(statusIn(agent, id)).to.equal('sending');
    await again;
    expect(statusIn(agent, id)).to.equal('waiting');
    expect(sent[1]).to.deep.equal(sent[0]);
    expect(table.backend.events()).to.have.length(1);
  });

  it('waits a moment where there were too many commands, and is unsent where it would be long', async () => {
    const {table} = scene;
    const agent = table.session('agent');
    const {id, ask} = await signed();
    let tries = 0;
    let retryAfterMs = 10;
    table.refuses = (command) =>
      command.type === 'request' && ++tries < 3 ? new RefusedError('too-many', undefined, {retryAfterMs}) : undefined;
    await agent.request(ask);
    expect([tries, statusIn(agent, id)]).to.deep.equal([3, 'waiting']);
    const other = await signed();
    [tries, retryAfterMs] = [0, 60_000];
    expect(await failureOf(agent.request(other.ask))).to.be.instanceOf(UnreachableError);
    expect(statusIn(agent, other.id)).to.equal('unsent');
  });

  it('shows it as waiting once it is accepted, though the stream that would tell is down', async () => {
    const {table} = scene;
    table.fails = (_, step) => step === 'receive';
    const agent = table.session('agent');
    const {id, ask} = await signed();
    void agent.request(ask);
    await becomes(agent, id, 'waiting');
    expect(agent.requests()).to.have.length(1);
    table.fails = () => false;
    await until(agent, () => agent.connection === 'live');
    expect(agent.requests().map((view) => [view.id, view.status])).to.deep.equal([[id, 'waiting']]);
  });

  it('counts it as asked once its event comes, though the answer was lost', async () => {
    const {table} = scene;
    const agent = table.session('agent');
    const {id, ask} = await signed();
    table.fails = (_, step) => step === 'answer';
    await failureOf(agent.request(ask));
    await becomes(agent, id, 'waiting');
    table.fails = () => false;
    expect((await agent.retry(id)).at).to.equal(table.time);
    expect(agent.requests()).to.have.length(1);
    expect(table.backend.events()).to.have.length(1);
  });

  it('succeeds when the event comes before the answer is lost', async () => {
    const {table} = scene;
    const agent = table.session('agent');
    await until(agent, () => agent.connection === 'live');
    const {id, ask} = await signed();
    const transport = table.backend.transport(AGENT);
    const slow = createSession({
      transport: {
        receive: (...given) => transport.receive(...given),
        async send(...given) {
          await transport.send(...given);
          await becomes(slow, id, 'waiting');
          throw new UnreachableError('lost');
        },
      },
      party: AGENT,
      scope: {inbox: AGENT.id},
    });
    slow.start();
    expect((await slow.request(ask)).at).to.equal(table.time);
    slow.stop();
  });

  it('sends it once when Try Again is pressed twice', async () => {
    const {table} = scene;
    const agent = table.session('agent');
    const {id, ask} = await signed();
    table.fails = () => true;
    await failureOf(agent.request(ask));
    let sends = 0;
    table.fails = (_, step) => step === 'send' && ++sends < 0;
    await Promise.all([agent.retry(id), agent.retry(id)]);
    expect(sends).to.equal(1);
  });

  it('forgets it when the authority refuses it, and says by which rule', async () => {
    const agent = scene.table.session('agent');
    const {id, ask} = await signed({agent: 'somebody-else'});
    const error = await failureOf(agent.request(ask));
    expect((error as RefusedError).rule).to.equal('wrong-agent');
    expect(agent.get(id)).to.equal(undefined);
    expect(agent.requests()).to.deep.equal([]);
  });

  it('keeps it as unsent when it fails in a way that does not say whether it arrived', async () => {
    const {table} = scene;
    const {id, ask} = await signed();
    const agent = createSession({
      transport: {
        receive: (...given) => table.backend.transport(AGENT).receive(...given),
        send: () => Promise.reject(new ForbiddenError('out')),
      },
      party: AGENT,
      scope: {inbox: AGENT.id},
    });
    expect(await failureOf(agent.request(ask))).to.be.instanceOf(ForbiddenError);
    expect(statusIn(agent, id)).to.equal('unsent');
  });

  it('takes no token that is none', async () => {
    const agent = scene.table.session('agent');
    const asking = agent.request({conversation: CONVERSATION, token: 'no.token.this', command: createId()});
    expect(await failureOf(asking)).to.be.instanceOf(TermsError);
    expect(agent.requests()).to.deep.equal([]);
  });

  it('has nothing to try again where nothing was asked', async () => {
    const error = await failureOf(scene.table.session('agent').retry(createId()));
    expect((error as RefusedError).rule).to.equal('unknown-request');
  });
});

describe('Session, giving commands', () => {
  const scene = useTable();
  const {signed} = scene;

  const waiting = async () => {
    const {table} = scene;
    const [agent, customer] = [table.session('agent'), table.session('customer')];
    const {id, ask} = await signed();
    await agent.request(ask);
    await becomes(customer, id, 'waiting');
    return {table, agent, customer, id};
  };
  const submitOf = (request: string) => ({type: 'submit', request, attempt: 1, sealed: makeSealedCard()}) as const;

  it('says which command is under way, until its event is here', async () => {
    const {customer, id} = await waiting();
    const seen: (string | undefined)[] = [];
    customer.watch(id, () => seen.push(`${statusIn(customer, id)} ${customer.get(id)?.pending}`));
    const sending = customer.send(CONVERSATION, {type: 'decline', request: id});
    expect(customer.get(id)?.pending).to.equal('decline');
    await sending;
    expect(customer.get(id)?.pending).to.equal(undefined);
    expect(seen).not.to.include('waiting undefined');
  });

  it('keeps a command under way that was accepted while the stream is down, so that it is not given twice', async () => {
    const {table, customer, id} = await waiting();
    table.fails = (role, step) => role === 'customer' && step === 'receive';
    table.backend.cut();
    await until(customer, () => customer.connection === 'waiting');
    await customer.send(CONVERSATION, submitOf(id));
    expect([statusIn(customer, id), customer.get(id)?.pending]).to.deep.equal(['waiting', 'submit']);
    table.fails = () => false;
    await becomes(customer, id, 'submitted');
    expect(customer.get(id)?.pending).to.equal(undefined);
  });

  it('gives a command once when its button is pressed twice', async () => {
    const {table, customer, id} = await waiting();
    const decline = () => customer.send(CONVERSATION, {type: 'decline', request: id});
    const answers = await Promise.all([decline(), decline()]);
    expect(answers[0]).to.deep.equal(answers[1]);
    expect(table.backend.events().map(({type}) => type)).to.deep.equal(['requested', 'declined']);
  });

  it('gives the same command again after it got no answer, so that it is not refused for having arrived', async () => {
    const {table, customer, id} = await waiting();
    const ids: string[] = [];
    table.fails = (role, step, command) => {
      if (role === 'customer' && step === 'send') ids.push(command!.id);
      // the stream is down as well: nothing tells that the command arrived
      return role === 'customer' && step !== 'send';
    };
    table.backend.cut();
    await until(customer, () => customer.connection === 'waiting');
    const decline = () => customer.send(CONVERSATION, {type: 'decline', request: id});
    expect(await failureOf(decline())).to.be.instanceOf(UnreachableError);
    expect(customer.get(id)?.pending).to.equal(undefined);
    table.fails = (role, step, command) => role === 'customer' && step === 'send' && ids.push(command!.id) < 0;
    await decline();
    expect(ids[1]).to.equal(ids[0]);
    expect(table.backend.events().filter(({type}) => type === 'declined')).to.have.length(1);
  });

  it('makes another command of the same wish once it was answered', async () => {
    const {table, agent, customer, id} = await waiting();
    await customer.send(CONVERSATION, submitOf(id));
    const ids = new Set<string>();
    table.fails = (_, step, command) => step === 'send' && ids.add(command!.id).size < 0;
    await agent.send(CONVERSATION, {type: 'view', request: id});
    await agent.send(CONVERSATION, {type: 'view', request: id});
    expect(ids.size).to.equal(2);
  });

  it('passes a refusal on and shows the request as it is', async () => {
    const {customer, id} = await waiting();
    const error = await failureOf(
      customer.send(CONVERSATION, {type: 'submit', request: id, attempt: 2, sealed: makeSealedCard()}),
    );
    expect((error as RefusedError).rule).to.equal('wrong-attempt');
    expect(customer.get(id)?.pending).to.equal(undefined);
  });

  it('sends a sealed card again, under the same id, until it has arrived', async () => {
    const {table, agent, customer, id} = await waiting();
    const ids = new Set<string>();
    let tries = 0;
    table.fails = (role, step, command) => {
      if (role !== 'customer' || command?.type !== 'submit') return false;
      ids.add(command.id);
      return ++tries < 5 || step === 'answer';
    };
    const sending = customer.send(CONVERSATION, submitOf(id));
    expect(customer.get(id)?.pending).to.equal('submit');
    await becomes(agent, id, 'submitted');
    // no answer ever comes, but the event does
    await sending;
    expect(ids.size).to.equal(1);
    expect(customer.get(id)?.pending).to.equal(undefined);
    expect(table.backend.events().filter(({type}) => type === 'submitted')).to.have.length(1);
  });

  it('stops sending a sealed card when the request has ended', async () => {
    const {table, agent, customer, id} = await waiting();
    let tries = 0;
    table.fails = (role, _, command) => role === 'customer' && command?.type === 'submit' && ++tries > 0;
    const sending = failureOf(customer.send(CONVERSATION, submitOf(id)));
    await agent.send(CONVERSATION, {type: 'cancel', request: id});
    expect(await sending).to.be.instanceOf(UnreachableError);
    const made = tries;
    await new Promise((resolve) => setTimeout(resolve, 30));
    expect(tries).to.equal(made);
  });

  it('stops sending a sealed card when the time for an answer is over', async () => {
    const {table, customer, id} = await waiting();
    table.fails = (role, _, command) => role === 'customer' && command?.type === 'submit';
    const sending = failureOf(customer.send(CONVERSATION, submitOf(id)));
    table.time += 10 * MINUTE;
    expect(await sending).to.be.instanceOf(UnreachableError);
  });

  for (const arrived of [true, false]) {
    it(`goes on past that time while there is no connection, and then learns that it had ${arrived ? '' : 'not '}arrived`, async () => {
      const {table, customer, id} = await waiting();
      let tries = 0;
      table.fails = (role, step, command) => {
        if (role !== 'customer') return false;
        const gets = arrived && command?.type === 'submit' && step === 'send' && tries++ === 0;
        return !gets;
      };
      table.time += 5 * MINUTE;
      table.backend.cut();
      await until(customer, () => customer.connection === 'waiting');
      const sending = failureOf(customer.send(CONVERSATION, submitOf(id)));
      await new Promise((resolve) => setTimeout(resolve, 10));
      table.time += 5 * MINUTE;
      await new Promise((resolve) => setTimeout(resolve, 20));
      expect(customer.get(id)?.pending).to.equal('submit');
      table.fails = () => false;
      expect((await sending) === undefined).to.equal(arrived);
      await until(customer, () => customer.connection === 'live');
      expect(customer.get(id)?.pending).to.equal(undefined);
      expect(statusIn(customer, id)).to.equal(arrived ? 'submitted' : 'expired');
    });
  }

  it('stops sending a sealed card when it is stopped', async () => {
    const {table, customer, id} = await waiting();
    table.fails = (role, _, command) => role === 'customer' && command?.type === 'submit';
    const sending = failureOf(customer.send(CONVERSATION, submitOf(id)));
    await new Promise((resolve) => setTimeout(resolve, 10));
    customer.stop();
    expect(await sending).to.be.instanceOf(UnreachableError);
  });
});
