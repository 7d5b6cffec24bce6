import type {Outcome} from './world/tab.js';
import {until} from './world/until.js';
import type {Side, World} from './world/world.js';

/** A little more than the customer has for an answer, or the agent for a card, in milliseconds. */
export const PAST_LIMIT_MS = 11 * 60_000;

/** What a side presses; `nothing` where there is no button, and none on a screen that lags behind. */
type Button = 'cancel' | 'complete' | 'decline' | 'nothing' | 'pay' | 'try again' | 'view';

/** One step of the flow: how it is come to, and what each side may be about to press there. */
interface Step {
  readonly reach: (world: World) => Promise<unknown>;
  readonly presses: Readonly<Record<Side, Button>>;
}

const BUTTONS: Readonly<Record<Button, (world: World) => Promise<Outcome>>> = {
  nothing: () => Promise.resolve('accepted'),
  cancel: (world) => world.act('cancel', world.agent.cancel(world.request)),
  complete: (world) => world.act('complete', world.agent.complete(world.request)),
  decline: (world) => world.act('decline', world.customer.decline(world.request)),
  pay: (world) => world.pay(),
  'try again': (world) => world.act('request', world.agent.retry(world.request)),
  view: (world) => world.agent.view(world.request),
};

/** Every step of the flow. A step that follows another is reached through it. */
export const STEPS = {
  unsent: {
    async reach(world) {
      const {network} = world.machines.agent;
      network.lose('commands');
      await world.ask();
      network.lose('nothing');
    },
    presses: {agent: 'try again', customer: 'nothing'},
  },
  waiting: {
    reach: (world) => world.ask(),
    presses: {agent: 'cancel', customer: 'decline'},
  },
  entering: {
    reach: async (world) => {
      await go(world, 'waiting');
      await world.customer.open(world.request);
    },
    presses: {agent: 'cancel', customer: 'pay'},
  },
  /** Pay was pressed, and the customer's network is gone. */
  sending: {
    async reach(world) {
      await go(world, 'entering');
      world.machines.customer.network.lose('everything');
      void world.pay();
      await until(
        () => world.sees('customer') === 'sending',
        () => 'the card is on its way',
      );
    },
    presses: {agent: 'cancel', customer: 'nothing'},
  },
  submitted: {
    reach: async (world) => {
      await go(world, 'entering');
      await world.pay();
    },
    presses: {agent: 'view', customer: 'decline'},
  },
  viewed: {
    reach: async (world) => {
      await go(world, 'submitted');
      await world.agent.view(world.request);
    },
    presses: {agent: 'complete', customer: 'decline'},
  },
  /** Mark as Completed has arrived, and the agent's network is gone before the answer. */
  completing: {
    async reach(world) {
      await go(world, 'viewed');
      world.machines.agent.network.lose('answers');
      await BUTTONS.complete(world);
    },
    presses: {agent: 'complete', customer: 'decline'},
  },
  refused: {
    reach: async (world) => {
      await go(world, 'viewed');
      await world.act('refuse', world.agent.refuse());
    },
    presses: {agent: 'cancel', customer: 'decline'},
  },
  'entering another': {
    reach: async (world) => {
      await go(world, 'refused');
      await world.customer.open(world.request);
    },
    presses: {agent: 'cancel', customer: 'pay'},
  },
  lapsed: {
    reach: async (world) => {
      await go(world, 'submitted');
      world.pass(PAST_LIMIT_MS);
    },
    presses: {agent: 'complete', customer: 'decline'},
  },
  'lapsed but viewed': {
    reach: async (world) => {
      await go(world, 'viewed');
      world.pass(PAST_LIMIT_MS);
    },
    presses: {agent: 'complete', customer: 'decline'},
  },
  completed: {
    reach: async (world) => {
      await go(world, 'viewed');
      await BUTTONS.complete(world);
    },
    presses: {agent: 'complete', customer: 'decline'},
  },
  declined: {
    reach: async (world) => {
      await go(world, 'waiting');
      await BUTTONS.decline(world);
    },
    presses: {agent: 'cancel', customer: 'decline'},
  },
  canceled: {
    reach: async (world) => {
      await go(world, 'waiting');
      await BUTTONS.cancel(world);
    },
    presses: {agent: 'cancel', customer: 'decline'},
  },
  expired: {
    reach: async (world) => {
      await go(world, 'waiting');
      world.pass(PAST_LIMIT_MS);
    },
    presses: {agent: 'cancel', customer: 'decline'},
  },
  /** The host has closed the chat while the customer was in the form. */
  ended: {
    reach: async (world) => {
      await go(world, 'entering');
      await world.backend.handler.endConversation('conversation-1', 'chat-closed');
    },
    presses: {agent: 'cancel', customer: 'pay'},
  },
} as const satisfies Readonly<Record<string, Step>>;

/** The name of a step. */
export type StepName = keyof typeof STEPS;

/** Every step, in the flow's order. */
export const STEP_NAMES = Object.keys(STEPS) as StepName[];

/** Steps in which something is on its way, so that the sides do not know the same. */
const UNDER_WAY: readonly StepName[] = ['sending', 'completing'];

/** Brings a new world to a step. */
export async function go(world: World, step: StepName): Promise<void> {
  const {reach}: Step = STEPS[step];
  await reach(world);
  if (!UNDER_WAY.includes(step)) await world.settle();
}

/** Whether what a side is about to press is Pay, whose card is sent by itself for as long as it takes. */
export function isPay(step: StepName, side: Side): boolean {
  return STEPS[step].presses[side] === 'pay';
}

/** A side presses what it may be about to press at a step. Settles with the answer. */
export function press(world: World, step: StepName, side: Side): Promise<Outcome> {
  return BUTTONS[STEPS[step].presses[side]](world);
}

/** The same, and once more when nobody answered: that is what people do. */
export async function insist(world: World, step: StepName, side: Side, first?: Promise<Outcome>): Promise<void> {
  if ((await (first ?? press(world, step, side))) === 'not-reached') await press(world, step, side);
}
