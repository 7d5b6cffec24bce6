import type {Command} from '../request/command.js';
import type {EventOf, NewEvent} from '../request/event.js';
import {createId} from '../request/ids.js';
import type {Party, Scope} from '../request/participant.js';
import type {Terms} from '../request/terms.js';
import {createSession, type Session, type Wish} from '../session/session.js';
import {memoryBackend, type MemoryBackend} from '../transport/memory.js';
import type {Transport} from '../transport/transport.js';
import {fakeClock, type FakeClock} from './clock.js';
import {AGENT, CUSTOMER, makeRequestCommand} from './commands.js';
import {createTestSigner, makeTerms, type TestSigner} from './signer.js';

/** Both sides of one conversation on one backend in this page, whose clock can be moved. */
export class Stage {
  readonly backend: MemoryBackend;
  readonly agent: Session;
  readonly customer: Session;
  readonly signer: TestSigner;
  /** The time in which the backend and both sessions live. */
  readonly clock: FakeClock;
  /** Whether commands of both sessions get lost, or hang on their way. */
  network: 'up' | 'down' | 'slow' = 'up';

  private constructor(signer: TestSigner, clock: FakeClock) {
    this.signer = signer;
    this.clock = clock;
    this.backend = memoryBackend({now: () => clock.now()});
    const session = (party: Party, scope: Scope) =>
      createSession({transport: this.#transport(party), party, scope, time: clock, backoffMs: () => 0});
    this.agent = session(AGENT, {inbox: AGENT.id});
    this.customer = session(CUSTOMER, {conversation: 'conversation-1'});
  }

  /**
   * A stage on which nothing has happened. Its sessions are not started, so that history can be made first.
   *
   * @param options.clock The time on this stage; one that runs with the machine's when left out.
   */
  static async create({clock = fakeClock()}: {readonly clock?: FakeClock} = {}): Promise<Stage> {
    return new Stage(await createTestSigner(), clock);
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

  /** Moves everybody's clock; nobody looks at it before something happens. For making history. */
  advance(ms: number): void {
    this.clock.advance(ms);
  }

  /** Moves everybody's clock, and has both sides look at it, as when the time had really passed. */
  move(ms: number): void {
    this.clock.advance(ms);
    this.backend.cut();
  }

  /** The authority's time, in milliseconds since the Unix epoch. */
  now(): number {
    return this.clock.now();
  }

  terms(overrides: Partial<Terms> = {}): Terms {
    const createdAt = Math.floor(this.now() / 1000) * 1000;
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
    await this.backend.transport(party).send({conversation}, {id: createId(), ...wish});
  }

  /** What a messenger or a provider reports, and why where a message was not delivered. */
  report(request: string, type: Report, why: Why = NOT_IN_USE): void {
    const by: Party = {role: PROVIDER_REPORTS.includes(type) ? 'provider' : 'messenger', id: 'x'};
    const more = {
      ...(type === 'refused' && {attempt: 1, reason: 'declined'}),
      ...((type === 'undelivered' || type === 'receipt-undelivered') && why),
    };
    this.backend.record({type, request, conversation: 'conversation-1', at: this.now(), by, ...more} as NewEvent);
  }
}

/** Why a message was not delivered. */
export type Why = Pick<EventOf<'undelivered'>, 'reason' | 'code' | 'detail'>;

const NOT_IN_USE: Why = {reason: 'invalid-number', code: '30005', detail: 'This number is not in use.'};

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
