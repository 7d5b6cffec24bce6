import type {PaymentEvent} from '../../../src/request/event.js';
import {faultsIn} from '../check.js';
import {aMoment} from '../world/until.js';
import {World} from '../world/world.js';
import {moveOn} from './moves.js';
import {Random} from './random.js';

/** How many things happen in a walk. */
const MOVES = 40;

/** Longest that is waited for one thing before the next happens; now and then it is much less. In milliseconds. */
const MOST_MS = 600;

/** Past every limit: for answers, holds and late completions. In milliseconds. */
const PAST_ALL_MS = 2 * 60 * 60_000;

/** What a walk came to. */
export interface Walk {
  readonly moves: number;
  /** How many events were recorded, of each type. */
  readonly events: ReadonlyMap<string, number>;
}

/**
 * Lets two people and their machines do whatever comes, and holds the world against what must always be so when calm has
 * come back, and again when everything is over. The same seed makes the same moves; what meets on the way hangs on the
 * machine as well.
 *
 * @throws {Error} With the seed, what is wrong, and what had happened.
 */
export async function walk(seed: number): Promise<Walk> {
  const random = new Random(seed);
  const world = await World.open();
  const moves: string[] = [];
  const failures: unknown[] = [];
  const underWay: Promise<unknown>[] = [];
  try {
    await world.ask();
    for (let count = 0; count < MOVES; count++) {
      const {name, done} = moveOn(world, random);
      moves.push(name);
      underWay.push(done.catch((error: unknown) => failures.push(error)));
      await Promise.race([underWay.at(-1), aMoment(random.below(4) === 0 ? random.below(10) : MOST_MS)]);
      if (world.backend.life.isOver && random.below(3) > 0) await world.restart();
      if (random.below(2) === 0) world.calm();
    }
    await recover(world, underWay);
    const wrong = await faultsIn(world);
    world.pass(PAST_ALL_MS);
    await world.settle();
    wrong.push(...failures.map(String), ...(await faultsIn(world)));
    if (wrong.length > 0) throw new Error([...new Set(wrong)].join('; '));
    return {moves: moves.length, events: countsOf(await world.backend.events())};
  } catch (cause) {
    throw new Error(`CHATPAY_SEED=${seed}: ${String(cause)}\nafter: ${moves.join(', ')}`, {cause});
  } finally {
    await world.close();
  }
}

/** Everything works again, and whoever has a request that could not be sent tries again. */
async function recover(world: World, underWay: readonly Promise<unknown>[]): Promise<void> {
  await world.restart();
  world.calm();
  await Promise.all(underWay);
  await world.settle();
  for (const tab of world.agents) {
    const unsent = tab.session.requests().filter(({status}) => status === 'unsent');
    for (const {id} of unsent) await world.act('request', tab.retry(id), id);
  }
  await world.settle();
}

function countsOf(events: readonly PaymentEvent[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const {type} of events) counts.set(type, (counts.get(type) ?? 0) + 1);
  return counts;
}
