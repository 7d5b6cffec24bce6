import type {PaymentEvent} from '../../../src/request/event.js';
import type {RequestId} from '../../../src/request/ids.js';
import {stateOf} from '../../../src/request/state.js';
import type {PaymentCard} from '../../../src/vault/card-data.js';
import {CARD} from '../../vault/keys-helper.js';
import {AgentTab, type Asked} from './agent-tab.js';
import {Backend} from './backend.js';
import {TrueTime} from './clock.js';
import {CustomerTab, type Payment} from './customer-tab.js';
import {Machine, TabStorage} from './machine.js';
import type {Outcome, Tab} from './tab.js';
import {until} from './until.js';

/** The two people in a conversation. */
export const SIDES = ['agent', 'customer'] as const;

/** One of them. */
export type Side = (typeof SIDES)[number];

/** The other one. */
export const otherThan = (side: Side): Side => (side === 'agent' ? 'customer' : 'agent');

/** How a tab comes to be. */
export type Origin = 'new' | 'reloaded' | 'duplicated';

/** Something that was accepted, and must therefore have happened once and for good. */
export interface Accepted {
  readonly type: 'request' | 'submit' | 'complete' | 'decline' | 'cancel' | 'refuse';
  readonly request: RequestId;
  readonly attempt?: number;
}

/**
 * A customer, an agent and their servers: real sessions over real HTTP to a real server on a file, each side on a machine
 * of its own with clocks and a network that can fail, and a true time that can be moved on.
 */
export class World {
  readonly time = new TrueTime();
  readonly backend = new Backend(this.time);
  readonly machines: Readonly<Record<Side, Machine>> = {
    agent: new Machine(this.time),
    customer: new Machine(this.time),
  };
  /** Every request that was signed. */
  readonly asked: Asked[] = [];
  /** Every card that was sealed. */
  readonly payments: Payment[] = [];
  /** Every command that was accepted. */
  readonly accepted: Accepted[] = [];
  /** What is under way. */
  readonly #pending = new Set<Promise<unknown>>();
  readonly #agents: AgentTab[] = [];
  readonly #customers: CustomerTab[] = [];
  #cards = 0;
  #orders = 0;

  static async open(): Promise<World> {
    const world = new World();
    await world.backend.start();
    world.openTab('agent');
    world.openTab('customer');
    await world.settle();
    return world;
  }

  /** The agent's open tabs, the oldest first. */
  get agents(): readonly AgentTab[] {
    return this.#agents.filter(({isClosed}) => !isClosed);
  }

  /** The customer's open tabs, the oldest first. */
  get customers(): readonly CustomerTab[] {
    return this.#customers.filter(({isClosed}) => !isClosed);
  }

  /** The tab that the agent uses: the newest. */
  get agent(): AgentTab {
    return this.agents.at(-1)!;
  }

  /** The tab that the customer uses: the newest. */
  get customer(): CustomerTab {
    return this.customers.at(-1)!;
  }

  /** The last request that was asked for. */
  get request(): RequestId {
    return this.asked.at(-1)?.request ?? 'none';
  }

  tabs(side?: Side): readonly Tab[] {
    const all = {agent: this.agents, customer: this.customers};
    return side ? all[side] : [...this.agents, ...this.customers];
  }

  /** Opens a tab: an empty one, or one with a copy of another's storage; of the usual person or of a colleague. */
  openTab(side: Side, original?: Tab, id = `${side}-1`): void {
    const options = {
      backend: this.backend,
      machine: this.machines[side],
      storage: new TabStorage(original?.storage),
      party: {role: side, id},
    };
    if (side === 'agent') this.#agents.push(new AgentTab(options));
    else this.#customers.push(new CustomerTab(options));
  }

  /** Closes a tab and opens another with what its storage has kept. */
  reload(side: Side): void {
    const before = this.tabs(side).at(-1)!;
    before.close();
    this.openTab(side, before);
  }

  /** The next card that the customer has at hand: each has another security code, so that they can be told apart. */
  nextCard(): PaymentCard {
    return {...CARD, securityCode: String(100 + this.#cards++)};
  }

  /** The agent asks for a payment. */
  async ask(tab = this.agent): Promise<Outcome> {
    const asked = await tab.ask(`Order ${++this.#orders}`);
    if (!asked) return 'not-reached';
    this.asked.push(asked);
    return this.#note(asked.outcome, {type: 'request', request: asked.request});
  }

  /** The customer presses Pay in the form that is on screen. */
  async pay(tab = this.customer): Promise<Outcome> {
    const payment = await tab.pay(this.nextCard());
    if (!payment) return 'not-now';
    this.payments.push(payment);
    const {request, attempt} = payment;
    return this.#note(payment.outcome, {type: 'submit', request, attempt});
  }

  /** Somebody does something of which an event comes. */
  act(type: Exclude<Accepted['type'], 'submit'>, outcome: Promise<Outcome>, request = this.request): Promise<Outcome> {
    return this.#note(outcome, {type, request});
  }

  /** Lets time pass, for everybody who is awake or for a machine that sleeps as well. */
  pass(ms: number, asleep?: Side): void {
    this.time.pass(ms);
    if (asleep) this.machines[asleep].time.sleptMs += ms;
    for (const tab of this.tabs()) tab.passed(ms);
  }

  /** Kills the servers and starts them again. */
  async restart(): Promise<void> {
    this.backend.kill();
    await this.backend.start();
  }

  /** Ends whatever is wrong with the networks. */
  calm(): void {
    for (const side of SIDES) this.machines[side].network.calm();
  }

  /** What a side sees of the request; where its tabs differ, each of them, the oldest first. */
  sees(side: Side, request = this.request): string {
    return joined(
      this.tabs(side).map((tab) => tab.sees(request)),
      '+',
    );
  }

  /** What both sides see; where they differ: `agent / customer`. */
  seen(request = this.request): string {
    return joined(
      SIDES.map((side) => this.sees(side, request)),
      ' / ',
    );
  }

  /** Settles once nothing is under way and every tab knows what the server knows. */
  async settle(): Promise<void> {
    while (this.#pending.size > 0) await Promise.all(this.#pending);
    const isSettled = async () => {
      const events = await this.backend.events();
      const requests = [...new Set(events.map(({request}) => request))];
      return this.tabs().every(
        (tab) => tab.session.connection === 'live' && requests.every((request) => this.#agrees(tab, request, events)),
      );
    };
    await until(isSettled, () => `everybody knows the same: ${this.#standings()}`);
  }

  async close(): Promise<void> {
    for (const tab of this.tabs()) tab.close();
    this.calm();
    await this.backend.close();
  }

  /** Whether a tab sees a request exactly as the server does. */
  #agrees({session}: Tab, request: RequestId, events: readonly PaymentEvent[]): boolean {
    const {party} = session;
    const own = events.filter((event) => event.request === request);
    if (party.role === 'agent' && own[0]?.by.id !== party.id) return true; // in another agent's inbox
    const view = session.get(request);
    return JSON.stringify(view?.state) === JSON.stringify(stateOf(own, this.time.now()));
  }

  /** How every tab is doing, for an error's message. */
  #standings(): string {
    return this.tabs()
      .map((tab) => `${tab.session.connection} ${this.asked.map(({request}) => tab.sees(request)).join(' ')}`)
      .join(' | ');
  }

  #note(outcome: Promise<Outcome>, what: Accepted): Promise<Outcome> {
    const noted = outcome.then((word) => {
      if (word === 'accepted') this.accepted.push(what);
      return word;
    });
    this.#pending.add(noted);
    const done = () => this.#pending.delete(noted);
    noted.then(done, done);
    return noted;
  }
}

function joined(words: readonly string[], separator: string): string {
  return words.every((word) => word === words[0]) ? (words[0] ?? '') : words.join(separator);
}
