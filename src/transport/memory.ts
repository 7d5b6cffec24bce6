import type {Command} from '../request/command.js';
import {UnreachableError} from '../request/errors.js';
import type {NewEvent, PaymentEvent} from '../request/event.js';
import {createId} from '../request/ids.js';
import {parseCommand} from '../request/parse.js';
import type {Party} from '../request/participant.js';
import {assertMayRead, Authority} from './authority.js';
import {Ledger} from './ledger.js';
import type {Transport} from './transport.js';

/**
 * Where a memory transport can be made to fail: before a command arrives, after it was accepted but before its answer is
 * given, when a connection is opened, and instead of the next frame of an open one.
 */
export type MemoryStep = 'send' | 'answer' | 'receive' | 'frame';

/** How a memory transport behaves. */
export interface MemoryTransportOptions {
  /** Asked at each step; `true` makes it fail as if the network had. Nothing fails when left out. */
  readonly fail?: (step: MemoryStep, command?: Command) => boolean;
}

/** A backend that lives in this page, for stories and tests. Nothing is kept, and no signature is checked. */
export interface MemoryBackend {
  /** The backend as one participant reaches it. Whoever they say they are is believed. */
  transport(party: Party, options?: MemoryTransportOptions): Transport;
  /** What has happened, in one conversation or in all. */
  events(conversation?: string): readonly PaymentEvent[];
  /** Records what no command causes, for example a messenger's `delivered` or a provider's `paid`. */
  record(...events: NewEvent[]): void;
  /** Breaks every open connection. */
  cut(): void;
}

/**
 * Makes a backend in memory, which decides by the same rules as the server.
 *
 * @param options.now The authority's clock; `Date.now` when left out.
 */
export function memoryBackend({now = Date.now}: {readonly now?: () => number} = {}): MemoryBackend {
  const ledger = new Ledger({now, epoch: createId()});
  const authority = new Authority(ledger, now);
  return {
    transport: (party, options) => memoryTransport(ledger, authority, party, options),
    events: (conversation) => [...(conversation === undefined ? ledger.events : ledger.eventsOf(conversation))],
    record: (...events) => authority.record(events),
    cut: () => ledger.cut(),
  };
}

function memoryTransport(
  ledger: Ledger,
  authority: Authority,
  party: Party,
  {fail = () => false}: MemoryTransportOptions = {},
): Transport {
  return {
    async send(scope, command, {signal} = {}) {
      await Promise.resolve(); // a network never answers before the caller has gone on
      signal?.throwIfAborted();
      if (fail('send', command)) throw new UnreachableError('the command did not arrive');
      const answer = authority.give(scope, parseCommand(command), party);
      if (fail('answer', command)) throw new UnreachableError('the answer did not arrive');
      return answer;
    },
    async *receive(scope, options) {
      assertMayRead(party, scope);
      if (fail('receive')) throw new UnreachableError('the connection could not be opened');
      for await (const frame of ledger.read(scope, options)) {
        if (fail('frame')) throw new UnreachableError('the connection broke');
        yield frame;
      }
    },
  };
}
