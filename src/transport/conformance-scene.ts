import type {CommandOf, SealedCard} from '../request/command.js';
import {RefusedError, type ChatpayError} from '../request/errors.js';
import {createId, type RequestId} from '../request/ids.js';
import type {Party, Scope} from '../request/participant.js';
import {Reading} from './conformance-reading.js';
import type {Transport} from './transport.js';

/** What a check wants signed: terms for these, and whatever else the backend under test asks of terms. */
export interface TermsWish {
  readonly request: RequestId;
  readonly conversation: string;
  readonly agent: string;
  readonly reason: string;
}

/** A backend under test, fresh for each check. */
export interface CheckedBackend {
  /** A client of this party's, who is let into these conversations and into no other. */
  connect(party: Party, conversations: readonly string[]): Transport | Promise<Transport>;
  /** Signed terms that the backend takes: `reveal`, by card, an hour until they end. */
  sign(wish: TermsWish): Promise<string>;
  /** Breaks every open connection, as a network does. */
  cut?(): void;
  /** A client whom nobody knows. */
  stranger?(): Transport | Promise<Transport>;
  /** Called when the check is over. */
  close?(): void | Promise<void>;
}

/** The agent who asks. */
export const AGENT: Party = {role: 'agent', id: 'agent-a'};

/** An agent who does not. */
export const OTHER_AGENT: Party = {role: 'agent', id: 'agent-b'};

/** Who pays. */
export const CUSTOMER: Party = {role: 'customer', id: 'customer-a'};

/** An agent and a customer at a backend, in a conversation of their own and one more. */
export class Scene {
  readonly conversation = `c-${createId()}`;
  readonly elsewhere = `e-${createId()}`;
  readonly here: Scope = {conversation: this.conversation};
  readonly backend: CheckedBackend;
  readonly readings: Reading[] = [];

  constructor(backend: CheckedBackend) {
    this.backend = backend;
  }

  async connect(party: Party): Promise<Transport> {
    return this.backend.connect(party, [this.conversation, this.elsewhere]);
  }

  async makeRequest(conversation = this.conversation, reason = 'Shoes', agent = AGENT.id) {
    const request = createId();
    const token = await this.backend.sign({request, conversation, agent, reason});
    const delivery = {channel: 'chat'} as const;
    return {type: 'request', id: createId(), request, token, delivery} satisfies CommandOf<'request'>;
  }

  /** Asks for so many payments, one after another, and gives their ids. */
  async ask(agent: Transport, count: number, conversation = this.conversation): Promise<RequestId[]> {
    const ids: RequestId[] = [];
    for (let index = 0; index < count; index++) {
      const command = await this.makeRequest(conversation);
      await agent.send({conversation}, command);
      ids.push(command.request);
    }
    return ids;
  }

  read(transport: Transport, scope: Scope = this.here, after?: string): Reading {
    const reading = new Reading((signal) => transport.receive(scope, {signal, ...(after !== undefined && {after})}));
    this.readings.push(reading);
    return reading;
  }

  async close(): Promise<void> {
    for (const reading of this.readings) reading.abort();
    await this.backend.close?.();
  }
}

/** Of a sealed card's shape, with nothing inside. */
export const sealed: SealedCard = {enc: 'B'.repeat(87), ct: 'C'.repeat(704)};

/** The error that a promise rejects with. */
export async function failure(promise: Promise<unknown>): Promise<unknown> {
  try {
    await promise;
  } catch (error) {
    return error;
  }
  throw new Error('this was to fail, and did not');
}

/** The rule that a refusal names; the name of any other error. */
export function ruleOf(error: unknown): string {
  return error instanceof RefusedError ? error.rule : (error as ChatpayError).name;
}

/** An object with its members in one order, to be compared. */
export function sorted(object: object): unknown {
  return Object.fromEntries(Object.entries(object).sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** Throws, saying what is not so. */
export function that(condition: unknown, what: string): asserts condition {
  if (!condition) throw new Error(`this is not so: ${what}`);
}

/** Throws when two values are not the same as JSON. */
export function same(actual: unknown, expected: unknown, what: string): void {
  const [is, must] = [JSON.stringify(actual), JSON.stringify(expected)];
  if (is !== must) throw new Error(`${what}: ${is}, and not ${must}`);
}
