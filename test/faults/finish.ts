import {LIVE} from '../../src/request/life.js';
import type {World} from './world/world.js';

/** Most rounds that it takes from any step to an ending. */
const MAX_ROUNDS = 8;

/**
 * Goes on from wherever a world is, as two people would who want the payment made: the customer pays, the agent views and
 * completes, in the tab that was opened last; with an older one where the newest cannot show the card, and with a new
 * request where no tab can.
 *
 * @returns What the agent was told on the way, and what both sides see in the end.
 */
export async function finish(world: World): Promise<string> {
  const told: string[] = [];
  for (let round = 0; round < MAX_ROUNDS; round++) {
    const said = await goOn(world);
    await world.settle();
    if (said === undefined) break;
    if (said !== '') told.push(said);
  }
  return [...told, world.seen()].join(', ');
}

/** One thing more. @returns What the agent was told; `undefined` when there is nothing more to do. */
async function goOn(world: World): Promise<string | undefined> {
  const {agent, customer, request} = world;
  const view = world.agents.map((tab) => tab.session.get(request)).findLast((one) => one !== undefined);
  if (!view) {
    await world.ask();
    return 'asked again';
  }
  const {status, viewed, changesAt} = view.state;
  if (view.status === 'unsent') {
    for (const tab of world.agents) await world.act('request', tab.retry(request));
    return '';
  }
  if (status === 'submitted') return useCard(world);
  if (status === 'lapsed' && viewed && changesAt !== undefined) {
    await world.act('complete', agent.complete(request));
    return '';
  }
  if (!LIVE.includes(status)) return undefined;
  await customer.open(request);
  await world.pay();
  return '';
}

/** The agent views the card and completes, in the newest tab that has the key. */
async function useCard(world: World): Promise<string> {
  const {request} = world;
  const told: string[] = [];
  for (const tab of world.agents.toReversed()) {
    await tab.view(request);
    if (!tab.cardOf(request)) {
      told.push(tab.desk.notice ?? 'nothing');
      continue;
    }
    const payment = world.payments.findLast((one) => one.request === request);
    if (tab.desk.card !== undefined && JSON.stringify(tab.desk.card) !== JSON.stringify(payment?.card)) {
      throw new Error('another card than the customer’s');
    }
    await world.act('complete', tab.complete(request));
    return told.join(', ');
  }
  await world.act('cancel', world.agent.cancel(request));
  await world.ask();
  return [...told, 'asked again'].join(', ');
}
