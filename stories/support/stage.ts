import type {Command, Stage as FormStage} from '../../src/request/command.js';
import type {NewEvent} from '../../src/request/event.js';
import {createId} from '../../src/request/ids.js';
import type {Party} from '../../src/request/participant.js';
import type {Terms} from '../../src/request/terms.js';
import {createSession, type RequestStatus, type Session, type Wish} from '../../src/session/session.js';
import {memoryBackend, type MemoryBackend} from '../../src/transport/memory.js';
import type {Transport} from '../../src/transport/transport.js';
import {AGENT, CUSTOMER, makeRequestCommand, makeSealedCard} from '../../test/helpers/commands.js';
import {createTestSigner, makeTerms, type TestSigner} from '../../test/helpers/terms.js';

/** Both sides of one conversation on one backend in this page, whose clock can be moved. */
export class Stage {
  readonly backend: MemoryBackend;
  readonly agent: Session;
  readonly customer: Session;
  readonly signer: TestSigner;
  readonly #now: () => number;
  #aheadMs = 0;
  /** Whether commands of both sessions get lost, or hang on their way. */
  network: 'up' | 'down' | 'slow' = 'up';

  private constructor(signer: TestSigner) {
    this.signer = signer;
    this.#now = () => Date.now() + this.#aheadMs;
    this.backend = memoryBackend({now: this.#now});
    this.agent = createSession({transport: this.#transport(AGENT), party: AGENT, scope: {inbox: AGENT.id}});
    this.customer = createSession({
      transport: this.#transport(CUSTOMER),
      party: CUSTOMER,
      scope: {conversation: 'conversation-1'},
    });
  }

  /** A stage on which nothing has happened. Its sessions are not started, so that history can be made first. */
  static async create(): Promise<Stage> {
    return new Stage(await createTestSigner());
  }

  #transport(party: Party): Transport {
    const up = this.backend.transport(party);
    const down = this.backend.transport(party, {fail: () => true});
    return {
      send: (scope, command, options) => {
        if (this.network === 'slow') return new Promise(() => {});
        return (this.network === 'down' ? down : up).send(scope, command, options);
      },
      receive: (scope, options) => up.receive(scope, options),
    };
  }

  /** Both sides begin to follow. Settles when both are up to date. */
  async start(): Promise<this> {
    for (const session of [this.agent, this.customer]) {
      session.start();
      if (session.connection === 'live') continue;
      await new Promise<void>((done) => {
        const end = session.watchConnection((connection) => {
          if (connection !== 'live') return;
          end();
          done();
        });
      });
    }
    return this;
  }

  /** Ends both sides. */
  stop(): void {
    this.agent.stop();
    this.customer.stop();
  }

  /** Moves the authority's clock. */
  advance(ms: number): void {
    this.#aheadMs += ms;
  }

  now(): number {
    return this.#now();
  }

  terms(overrides: Partial<Terms> = {}): Terms {
    const createdAt = Math.floor(this.#now() / 1000) * 1000;
    return makeTerms({
      createdAt,
      merchant: {id: 'shop', name: 'Oasis Dresses'},
      order: {reason: 'Floral Oasis Dress', amount: {minorUnits: 36121, currency: 'USD'}},
      ...overrides,
    });
  }

  /** The agent asks, as if it had happened long before. Gives the request's id. */
  async ask(overrides: Partial<Terms> = {}): Promise<string> {
    const terms = this.terms(overrides);
    await this.give(AGENT, terms.conversation, await makeRequestCommand(this.signer, terms));
    return terms.id;
  }

  /** Somebody gives a command, past any session. */
  async give(party: Party, conversation: string, wish: Wish | Command): Promise<void> {
    await this.backend.transport(party).send({conversation}, {id: createId(), ...wish} as Command);
  }

  /** What a messenger or a provider reports. */
  report(request: string, type: Report): void {
    const by: Party = {role: PROVIDER_REPORTS.includes(type) ? 'provider' : 'messenger', id: 'x'};
    const more = {
      ...(type === 'refused' && {attempt: 1, reason: 'declined'}),
      ...(type === 'undelivered' && {detail: 'The number is not in service'}),
    };
    this.backend.record({type, request, conversation: 'conversation-1', at: this.#now(), by, ...more} as NewEvent);
  }
}

/** What a messenger or a provider can report. */
export type Report =
  | 'sent'
  | 'delivered'
  | 'read'
  | 'undelivered'
  | 'paying'
  | 'review'
  | 'refused'
  | 'paid'
  | 'receipt-sent'
  | 'receipt-undelivered';

const PROVIDER_REPORTS: readonly Report[] = ['paying', 'review', 'refused', 'paid'];

/** What a request on a stage is like. */
export interface SetUp extends Partial<Terms> {
  /** How far the customer is in the form. */
  readonly stage?: FormStage;
  /** Whether the agent has had the card on screen. */
  readonly viewed?: boolean;
  /** How long ago the last thing happened, in milliseconds. */
  readonly agoMs?: number;
}

/** A stage with one request that has a status, and both sides up to date. */
export async function stageIn(status: RequestStatus, setUp: SetUp = {}): Promise<{stage: Stage; request: string}> {
  const stage = await Stage.create();
  const request = await bring(stage, status, setUp);
  return {stage, request};
}

/** Makes a request of a status on a stage, and starts the stage. Gives the request's id. */
export async function bring(stage: Stage, status: RequestStatus, setUp: SetUp = {}): Promise<string> {
  const {stage: form, viewed = false, agoMs = 0, ...overrides} = setUp;
  if (status === 'sending' || status === 'unsent') return sendOut(stage, status, overrides);
  const isPast = status === 'expired' || status === 'lapsed';
  const past = isPast ? 11 * 60_000 : agoMs;
  stage.advance(-past);
  const isProvider = status === 'paying' || status === 'review' || status === 'paid' || status === 'undelivered';
  const request = await stage.ask({...(isProvider && {collection: 'secure-acceptance-hosted'}), ...overrides});
  await play(stage, request, status, viewed);
  stage.advance(past);
  await stage.start();
  if (form) {
    await stage.give(CUSTOMER, 'conversation-1', {type: 'open', request});
    await stage.give(CUSTOMER, 'conversation-1', {type: 'presence', request, stage: {...form, done: [...form.done]}});
  }
  return request;
}

async function play(stage: Stage, request: string, status: RequestStatus, viewed: boolean): Promise<void> {
  const customer = (wish: Wish) => stage.give(CUSTOMER, 'conversation-1', wish);
  const agent = (wish: Wish) => stage.give(AGENT, 'conversation-1', wish);
  const submit = () => customer({type: 'submit', request, attempt: 1, sealed: makeSealedCard()});
  const view = () => agent({type: 'view', request});
  switch (status) {
    case 'declined':
      return customer({type: 'decline', request});
    case 'canceled':
      return agent({type: 'cancel', request});
    case 'submitted':
    case 'lapsed':
      await submit();
      return viewed ? view() : undefined;
    case 'refused':
      await submit();
      await view();
      return agent({type: 'refuse', request, attempt: 1, reason: 'declined'});
    case 'completed':
      await submit();
      await view();
      return agent({type: 'complete', request});
    case 'paying':
    case 'review':
    case 'paid':
    case 'undelivered':
      return stage.report(request, status);
  }
}

async function sendOut(stage: Stage, status: 'sending' | 'unsent', overrides: Partial<Terms>): Promise<string> {
  await stage.start();
  stage.network = status === 'sending' ? 'slow' : 'down';
  const terms = stage.terms(overrides);
  const {token, id: command} = await makeRequestCommand(stage.signer, terms);
  const sent = stage.agent.request({conversation: terms.conversation, token, command}).catch(() => {});
  if (status === 'unsent') await sent;
  stage.network = 'up';
  return terms.id;
}
