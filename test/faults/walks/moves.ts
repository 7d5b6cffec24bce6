import type {AgentTab} from '../world/agent-tab.js';
import type {CustomerTab} from '../world/customer-tab.js';
import {aMoment} from '../world/until.js';
import {SIDES, type Side, type World} from '../world/world.js';
import type {Random} from './random.js';

const MINUTE = 60_000;
const DAY_MS = 24 * 60 * MINUTE;

/** Most requests of one walk, and most tabs of one side. */
const MOST = {requests: 4, tabs: 4};

/** Something that happens in a world, and settles when it is done; `false` when it is not possible now. */
type Move = (world: World, random: Random) => false | void | Promise<unknown>;

/** Desks at which something is being done: nobody does two things at one desk at once. */
const busy = new WeakSet<AgentTab>();

function atDesk(tab: AgentTab | undefined, act: (tab: AgentTab) => Promise<unknown>): false | Promise<unknown> {
  if (!tab || busy.has(tab)) return false;
  busy.add(tab);
  return act(tab).finally(() => busy.delete(tab));
}

/** Does something about a request, once there is one. */
function about(act: (world: World, random: Random, request: string) => false | Promise<unknown>): Move {
  return (world, random) => world.asked.length > 0 && act(world, random, requestOf(world, random));
}

/** One of the requests, the newest as often as all others together. */
function requestOf({asked, request}: World, random: Random): string {
  return random.below(2) === 0 ? request : (random.of(asked)?.request ?? request);
}

/** A desk and a request, most often one whose card that desk can show. */
function atCard(world: World, random: Random): {readonly tab: AgentTab; readonly request: string} {
  const pairs = world.agents.flatMap((tab) => {
    const submitted = tab.session.requests().filter(({status, id}) => status === 'submitted' && tab.hasKey(id));
    return submitted.map(({id}) => ({tab, request: id}));
  });
  const usual = random.below(4) > 0 ? random.of(pairs) : undefined;
  return usual ?? {tab: random.of(world.agents)!, request: requestOf(world, random)};
}

function sideOf(random: Random): Side {
  return SIDES[random.below(2)]!;
}

/** What the two people do, in whichever tab. */
const DEEDS: Readonly<Record<string, Move>> = {
  ask: (world, random) =>
    world.asked.length < MOST.requests && atDesk(random.of(world.agents), (tab) => world.ask(tab)),
  'try again': about((world, random, request) => {
    const tab = random.of(world.agents.filter(({session}) => session.get(request)?.status === 'unsent'));
    return tab ? world.act('request', tab.retry(request), request) : false;
  }),
  cancel: about((world, random, request) => world.act('cancel', random.of(world.agents)!.cancel(request), request)),
  view: (world, random) => {
    const {tab, request} = atCard(world, random);
    return atDesk(tab, async () => {
      await tab.view(request);
      assertOwnCard(world, tab, request);
    });
  },
  complete: (world, random) => {
    const {tab, request} = atCard(world, random);
    return atDesk(tab, () => world.act('complete', tab.complete(request), request));
  },
  refuse: about((world, random, request) => {
    const tab = random.of(world.agents)!;
    const attempt = tab.session.get(request)?.state.attempt ?? 0;
    return attempt > 0 && world.act('refuse', tab.refuseAttempt(request, attempt), request);
  }),
  open: about((world, random, request) => random.of(world.customers)!.open(request)),
  pay: (world, random) => pay(world, random.of(world.customers.filter(({hasForm}) => hasForm))),
  'pay in every tab': (world) => {
    const tabs = world.customers.filter(({hasForm}) => hasForm);
    return tabs.length > 1 && Promise.all(tabs.map((tab) => world.pay(tab)));
  },
  decline: about((world, random, request) =>
    world.act('decline', random.of(world.customers)!.decline(request), request),
  ),
};

/** What leads to a payment, which happens more often than the rest. */
const USUAL: readonly string[] = ['ask', 'open', 'open', 'pay', 'pay', 'view', 'view', 'complete'];

function pay(world: World, tab: CustomerTab | undefined): false | Promise<unknown> {
  return tab ? world.pay(tab) : false;
}

/** What goes wrong, or at least happens without being asked for. */
const FAULTS: Readonly<Record<string, Move>> = {
  reload: (world, random) => world.reload(sideOf(random)),
  'another tab': (world, random) => {
    const side = sideOf(random);
    const tabs = world.tabs(side);
    if (tabs.length < MOST.tabs) world.openTab(side, random.below(2) === 0 ? random.of(tabs) : undefined);
  },
  'close a tab': (world, random) => {
    const side = sideOf(random);
    random.of(world.tabs(side))!.close();
    if (world.tabs(side).length === 0) world.openTab(side);
  },
  'lose the network': (world, random) => {
    const loss = random.of(['commands', 'answers', 'everything'] as const)!;
    world.machines[sideOf(random)].network.lose(loss);
  },
  'slow network': (world, random) => {
    Object.assign(world.machines[sideOf(random)].network, {delayMs: random.below(8), lateAnswers: random.below(3)});
  },
  'the network is back': (world) => world.calm(),
  'kill the server': (world) => world.backend.kill(),
  'kill the server at work': (world, random) => {
    const operation = random.of(['append', 'append', 'put', 'delete', 'keep', 'load'])!;
    world.backend.life.endAfter(operation, 1 + random.below(3));
  },
  'time passes': (world, random) => world.pass(random.below(4) * MINUTE),
  'a machine sleeps': (world, random) => world.pass(random.below(14) * MINUTE, sideOf(random)),
  'a clock is set': (world, random) => {
    world.machines[sideOf(random)].time.skewMs = (random.below(3) - 1) * DAY_MS;
  },
  'the agent’s session at the vault ends': ({backend}) => void backend.signedOut.add('agent-1'),
  sweep: ({backend}) => !backend.life.isOver && Promise.race([backend.sweep(), backend.life.ended]),
  'nothing happens': () => aMoment(12),
};

const ALL_DEEDS = [...Object.keys(DEEDS), ...USUAL, ...USUAL, ...USUAL];
const ALL_FAULTS = Object.keys(FAULTS);

/** Lets something happen that is possible now: a fault now and then. @returns What, and when it is done. */
export function moveOn(world: World, random: Random): {readonly name: string; readonly done: Promise<unknown>} {
  for (;;) {
    const name = random.of(random.below(5) === 0 ? ALL_FAULTS : ALL_DEEDS)!;
    const done = (DEEDS[name] ?? FAULTS[name])!(world, random);
    if (done !== false) return {name, done: Promise.resolve(done)};
  }
}

/** The agent sees what the customer typed for this attempt, or nothing. */
function assertOwnCard(world: World, tab: AgentTab, request: string): void {
  const card = JSON.stringify(tab.cardOf(request));
  const own = world.payments
    .filter((payment) => payment.request === request)
    .map((payment) => JSON.stringify(payment.card));
  if (card !== undefined && !own.includes(card)) throw new Error(`a card that was not typed for ${request}`);
}
