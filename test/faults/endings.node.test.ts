import {expect} from 'chai';

import {createId} from '../../src/request/ids.js';
import {faultsIn, leftIn} from './check.js';
import {go, type StepName} from './steps.js';
import {CONVERSATION} from './world/backend.js';
import {World} from './world/world.js';

/** The ways in which a host ends what is open, with the reason that both sides are told. */
const ENDINGS: readonly (readonly [name: string, reason: string, end: (world: World) => Promise<unknown>])[] = [
  ['the chat ends', 'chat-closed', ({backend}) => backend.handler.endConversation(CONVERSATION, 'chat-closed')],
  ['the agent logs out', 'agent-left', ({backend}) => backend.handler.endAgent('agent-1', 'agent-left')],
  [
    'the chat is handed over',
    'agent-replaced',
    ({backend}) => backend.handler.endConversation(CONVERSATION, 'agent-replaced'),
  ],
  ['the host says so by a command', 'chat-closed', (world) => sendEnd(world, world.request)],
];

/** What both sides see afterwards, for each step at which something is open. */
const AFTER: readonly (readonly [StepName, string])[] = [
  ['waiting', 'expired'],
  ['entering', 'expired'],
  ['submitted', 'lapsed'],
  ['viewed', 'lapsed'],
  ['refused', 'expired'],
  ['entering another', 'expired'],
];

function sendEnd({backend}: World, request: string): Promise<Response> {
  return fetch(`${backend.url}/conversations/${CONVERSATION}/commands`, {
    method: 'POST',
    headers: {'content-type': 'application/json', 'x-party': 'host host-1'},
    body: JSON.stringify({type: 'end', id: createId(), request, reason: 'chat-closed'}),
  });
}

describe('what is open when', () => {
  let world: World;
  beforeEach(async () => (world = await World.open()));
  afterEach(() => world.close());

  const reasons = () => world.tabs().map(({session}) => session.get(world.request)?.state.endReason);

  for (const [name, reason, end] of ENDINGS) {
    describe(name, () => {
      for (const [step, after] of AFTER) {
        it(`is shredded at once, and both sides are told: ${step}`, async () => {
          await go(world, step);
          await end(world);
          expect(await leftIn(world)).to.deep.equal([]); // and nobody has swept
          await world.settle();
          expect([world.seen(), reasons()]).to.deep.equal([after, [reason, reason]]);
          expect(world.agent.desk.shows).to.equal(undefined);
          expect(await faultsIn(world)).to.deep.equal([]);
        });
      }

      it('leaves what was over as it was', async () => {
        await go(world, 'completed');
        await end(world);
        await world.settle();
        expect([world.seen(), reasons()]).to.deep.equal(['completed', [undefined, undefined]]);
      });
    });
  }

  it('the chat ends is shredded for an agent who was offline, and for a customer who was just sending', async () => {
    await go(world, 'sending');
    world.machines.agent.network.lose('everything');
    await world.backend.handler.endConversation(CONVERSATION, 'chat-closed');
    world.calm();
    await world.settle();
    expect(world.seen()).to.equal('expired');
    expect(await faultsIn(world)).to.deep.equal([]);
  });

  it('the agent is replaced is not the next agent’s, who asks anew and is paid', async () => {
    await go(world, 'viewed');
    const first = world.request;
    world.openTab('agent', undefined, 'agent-2');
    const {session} = world.agent;
    const view = () =>
      session.send(CONVERSATION, {type: 'view', request: first}).then(String, (error: unknown) => error);
    expect(await view()).to.have.property('rule', 'not-your-request');
    await world.backend.handler.endAgent('agent-1', 'agent-replaced');
    expect(await view()).to.have.property('rule', 'not-your-request');
    await world.ask();
    world.agents[0]!.close();
    await world.settle();
    await world.customer.open(world.request);
    await world.pay();
    await world.agent.view(world.request);
    expect(world.sees('agent')).to.equal('card');
    await world.act('complete', world.agent.complete(world.request));
    await world.settle();
    expect([world.seen(), world.sees('customer', first)]).to.deep.equal(['completed', 'lapsed']);
    expect(await faultsIn(world)).to.deep.equal([]);
  });
});
