import * as v from 'valibot';

import {commandSchema, type CommandOf} from '../request/command.js';
import type {EventOf} from '../request/event.js';
import {nameSchema, type RequestId} from '../request/ids.js';
import type {Party} from '../request/participant.js';
import {stateOf, type PaymentState} from '../request/state.js';

/** A request that the agent has sent and the authority has not confirmed. */
export interface Outgoing {
  readonly conversation: string;
  readonly command: CommandOf<'request'>;
  /**
   * Whether a try is under way, the last one failed, or only the event is still to come; or the agent has given it up, and
   * it is to be canceled should it have arrived all the same.
   */
  readonly status: 'sending' | 'unsent' | 'accepted' | 'discarded';
  /** When it was accepted, by the authority's clock. */
  readonly acceptedAt?: number;
}

/** What of a browser's storage the outbox needs. */
export type OutboxStorage = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>;

/** Most characters that are read back: some hundred requests. */
const MAX_STORED_CHARS = 1024 * 1024;

const storedSchema = v.pipe(
  v.array(v.strictObject({conversation: nameSchema, command: commandSchema, discarded: v.optional(v.literal(true))})),
  v.maxLength(100),
);

/**
 * The requests that are on their way. They survive a reload where there is a storage: what is kept is the signed terms,
 * which everybody in the conversation may read. Nothing else of a payment is ever stored.
 */
export class Outbox {
  readonly #storage: OutboxStorage | undefined;
  readonly #key: string;
  readonly #outgoing = new Map<RequestId, Outgoing>();

  constructor(key: string, storage?: OutboxStorage) {
    this.#key = `chatpay-outbox/${key}`;
    this.#storage = storage;
    for (const stored of this.#read()) this.#outgoing.set(stored.command.request, stored);
  }

  get(request: RequestId): Outgoing | undefined {
    return this.#outgoing.get(request);
  }

  /** Everything that waits, oldest first. */
  all(): Outgoing[] {
    return [...this.#outgoing.values()];
  }

  put(outgoing: Outgoing): void {
    this.#outgoing.set(outgoing.command.request, outgoing);
    this.#store(outgoing.command.request, outgoing.status === 'accepted' ? undefined : outgoing);
  }

  /** Takes a request out: the authority has it, or will never take it. */
  delete(request: RequestId): void {
    if (this.#outgoing.delete(request)) this.#store(request, undefined);
  }

  /** Changes one request in the storage, which other tabs may write to as well. */
  #store(request: RequestId, outgoing: Outgoing | undefined): void {
    if (!this.#storage) return;
    const others = this.#read().filter(({command}) => command.request !== request);
    const stored = [...others, ...(outgoing ? [outgoing] : [])].map(({conversation, command, status}) => ({
      conversation,
      command,
      ...(status === 'discarded' && {discarded: true}),
    }));
    try {
      if (stored.length === 0) this.#storage.removeItem(this.#key);
      else this.#storage.setItem(this.#key, JSON.stringify(stored));
    } catch {
      // Full or denied: the requests live in this page only.
    }
  }

  #read(): Outgoing[] {
    try {
      const text = this.#storage?.getItem(this.#key) ?? '[]';
      if (text.length > MAX_STORED_CHARS) return [];
      return v.parse(storedSchema, JSON.parse(text)).flatMap(({conversation, command, discarded}) => {
        if (command.type !== 'request') return [];
        // After a reload nobody knows whether the last try arrived. It is safe to try again, so the agent is asked to.
        return [{conversation, command, status: discarded ? ('discarded' as const) : ('unsent' as const)}];
      });
    } catch {
      return []; // storage that is denied or damaged is as good as none
    }
  }
}

/** Where a request that is on its way will stand once it arrives: drawn from the terms, as if it had arrived. */
export function stateOfOutgoing(
  {conversation, command, acceptedAt}: Outgoing,
  by: Party,
  now: number,
): PaymentState | undefined {
  const {type: _, id, ...rest} = command;
  const event: EventOf<'requested'> = {
    ...rest,
    type: 'requested',
    sequence: 1,
    conversation,
    // The authority counts from when it accepts, so one that is not accepted yet has all its time before it.
    at: acceptedAt ?? now,
    by,
    command: id,
  };
  return stateOf([event], now);
}
