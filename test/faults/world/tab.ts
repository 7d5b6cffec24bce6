import {setMaxListeners} from 'node:events';

import {ChatpayError, RefusedError} from '../../../src/request/errors.js';
import type {RequestId} from '../../../src/request/ids.js';
import type {Party, Scope} from '../../../src/request/participant.js';
import type {Rule} from '../../../src/request/rules.js';
import {createSession, type RequestView, type Session, type Wish} from '../../../src/session/session.js';
import {httpTransport} from '../../../src/transport/http.js';
import {CONVERSATION, type Backend} from './backend.js';
import type {Machine, TabStorage} from './machine.js';

/** What came of something that a person did: it was accepted, nobody answered, or a rule forbids it. */
export type Outcome = 'accepted' | 'not-reached' | 'tab-closed' | Rule;

/** What a tab is made of. */
export interface TabOptions {
  readonly backend: Backend;
  readonly machine: Machine;
  readonly storage: TabStorage;
  readonly party: Party;
}

/** A page of the host's, open in a tab: a session, and what goes with it. */
export abstract class Tab {
  readonly session: Session;
  readonly storage: TabStorage;
  protected readonly backend: Backend;
  protected readonly machine: Machine;
  readonly #closed = new AbortController();
  /** What comes of everything that is still under way when the page is closed. */
  readonly #gone: Promise<Outcome>;

  constructor({backend, machine, storage, party}: TabOptions, scope: Scope) {
    this.backend = backend;
    this.machine = machine;
    this.storage = storage;
    const {signal} = this.#closed;
    setMaxListeners(0, signal); // one for each exchange with a server
    this.#gone = new Promise((done) => signal.addEventListener('abort', () => done('tab-closed'), {once: true}));
    this.session = createSession({
      transport: httpTransport({
        url: backend.url,
        headers: () => ({'x-party': `${party.role} ${party.id}`}),
        fetch: this.fetch,
      }),
      party,
      scope,
      storage,
      time: machine.time,
      backoffMs: () => 4,
    });
  }

  get isClosed(): boolean {
    return this.#closed.signal.aborted;
  }

  /** Closes the page: what is under way is broken off, and what is only in memory is gone. */
  close(): void {
    this.session.stop();
    this.#closed.abort();
  }

  /** What the person sees of a request. */
  abstract sees(request: RequestId): string;

  /** Time has passed while the page was there. */
  abstract passed(ms: number): void;

  /** The machine's network, for as long as the page is open. */
  protected readonly fetch = async (input: string | URL | Request, init: RequestInit = {}): Promise<Response> => {
    const {signal} = this.#closed;
    signal.throwIfAborted();
    return this.machine.network.fetch(input, {
      ...init,
      signal: init.signal ? AbortSignal.any([init.signal, signal]) : signal,
    });
  };

  /** Gives a command, as a button does. */
  protected give(wish: Wish): Promise<Outcome> {
    return this.outcomeOf(() => this.session.send(CONVERSATION, wish));
  }

  protected async outcomeOf(action: () => Promise<unknown>): Promise<Outcome> {
    try {
      return await Promise.race([action().then((): Outcome => 'accepted'), this.#gone]);
    } catch (error) {
      if (this.isClosed) return 'tab-closed';
      if (error instanceof RefusedError) return error.rule;
      if (error instanceof ChatpayError && error.code === 'ERR_UNREACHABLE') return 'not-reached';
      throw error;
    }
  }
}

/** A request's status, with what the other side's Enter Payment adds to it. */
export function wordOf(view: RequestView | undefined): string {
  if (!view) return '-';
  return view.status === 'waiting' && view.state.openedAt !== undefined ? 'opened' : view.status;
}
