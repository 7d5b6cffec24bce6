import {insist, isPay, PAST_LIMIT_MS, press, type StepName} from './steps.js';
import {otherThan, type Side, type World} from './world/world.js';

const DAY_MS = 24 * 60 * 60_000;

/** What a fault does to a side at a step. It is over when this settles. */
type Strike = (world: World, side: Side, step: StepName) => Promise<unknown> | void;

/** Every fault. */
export const FAULTS = {
  reload(world, side) {
    world.reload(side);
  },

  'close and reopen'(world, side) {
    world.tabs(side).at(-1)!.close();
    world.openTab(side);
  },

  'second tab'(world, side) {
    world.openTab(side);
  },

  'duplicate tab'(world, side) {
    world.openTab(side, world.tabs(side).at(-1));
  },

  /** This side presses a button while it is offline, and the other side presses one as well; then the network is back. */
  async 'offline, then online'(world, side, step) {
    world.machines[otherThan(side)].network.calm();
    world.machines[side].network.lose('everything');
    const own = press(world, step, side);
    await insist(world, step, otherThan(side));
    if (!isPay(step, side)) await own;
    world.calm();
    await insist(world, step, side, own);
  },

  /** Everything takes long, and the first answer longer than anybody waits. */
  async 'slow network'(world, side, step) {
    world.calm();
    Object.assign(world.machines[side].network, {delayMs: 12, lateAnswers: 1});
    await insist(world, step, side);
  },

  /** The server dies when it has recorded what this side has pressed, and before it has answered. */
  async 'server killed and restarted'(world, side, step) {
    world.calm();
    const {life} = world.backend;
    life.endAfter('append');
    const own = press(world, step, side);
    await Promise.race([own, life.ended]);
    await world.restart();
    await insist(world, step, side, own);
  },

  /** Both press before either knows of the other; this side's arrives first. */
  async 'both pressing at once'(world, side, step) {
    world.calm();
    const other = otherThan(side);
    const {network} = world.machines[other];
    network.hold();
    const second = press(world, step, other);
    await insist(world, step, side);
    network.calm();
    await second;
  },

  /** The machine's clock is put forward by a day, then back by two, each time under the page and before a reload. */
  async 'clock off by a day'(world, side) {
    world.calm();
    const {time} = world.machines[side];
    for (const skewMs of [DAY_MS, -DAY_MS]) {
      time.skewMs = skewMs;
      await world.settle();
      world.reload(side);
      await world.settle();
    }
  },

  /** The machine sleeps until the time is over, and the first thing on waking is a press. */
  async 'asleep past the limit'(world, side, step) {
    const {network} = world.machines[side];
    network.lose('everything');
    world.pass(limitOf(world), side);
    world.calm();
    await insist(world, step, side);
  },
} as const satisfies Readonly<Record<string, Strike>>;

/** The name of a fault. */
export type FaultName = keyof typeof FAULTS;

/** Every fault. */
export const FAULT_NAMES = Object.keys(FAULTS) as FaultName[];

/** Lets a fault strike a side. Settles when it is over, and everybody knows what came of it. */
export async function strike(world: World, fault: FaultName, side: Side, step: StepName): Promise<void> {
  const act: Strike = FAULTS[fault];
  await act(world, side, step);
  world.calm();
  await world.settle();
}

/** How long it is until the request changes by itself, and a little more; where it does not, as long as an answer may take. */
function limitOf(world: World): number {
  const {changesAt} = world.customer.session.get(world.request)?.state ?? {};
  return changesAt === undefined ? PAST_LIMIT_MS : changesAt - world.time.now() + 60_000;
}
