import type {Answer} from '../request/command.js';
import {RefusedError} from '../request/errors.js';
import {termsOfEvent} from '../request/event.js';
import type {RequestId} from '../request/ids.js';
import type {Decisions} from './decisions.js';
import type {History} from './history.js';
import type {Outbox, Outgoing} from './outbox.js';

/** What of a session the requests on their way need. */
export interface Way {
  readonly outbox: Outbox;
  readonly history: History;
  readonly decisions: Decisions;
  /** Told of each request that looks different now. */
  readonly changed: (request: RequestId) => void;
}

/** An agent's requests on their way to the authority: sent, tried again, given up, and done with once they have arrived. */
export class Departures {
  readonly #way: Way;

  constructor(way: Way) {
    this.#way = way;
  }

  /** A request that is on its way, and wanted. */
  get(request: RequestId): Outgoing | undefined {
    const outgoing = this.#way.outbox.get(request);
    return outgoing?.status === 'discarded' ? undefined : outgoing;
  }

  /** Sends a request. @throws As `Session.request` does. */
  async send(outgoing: Outgoing): Promise<Answer> {
    const {outbox, history, decisions, changed} = this.#way;
    const {conversation, command} = outgoing;
    const {request} = command;
    if (history.eventsOf(request).length === 0) outbox.put(outgoing);
    changed(request);
    try {
      const answer = await decisions.give(conversation, command);
      if (outbox.get(request)) outbox.put({...outgoing, status: 'accepted', acceptedAt: answer.at});
      changed(request);
      await history.arrivalOf(command);
      return answer;
    } catch (error) {
      if (error instanceof RefusedError) outbox.delete(request);
      else if (outbox.get(request)) outbox.put({...outgoing, status: 'unsent'});
      throw error;
    } finally {
      changed(request);
    }
  }

  /** Tries again to send a request that is `unsent`. One that has arrived meanwhile is answered for. @throws As `send` does. */
  async retry(request: RequestId): Promise<Answer> {
    const outgoing = this.get(request);
    if (outgoing) return this.send({...outgoing, status: 'sending'});
    const [requested] = this.#way.history.eventsOf(request);
    if (requested) return {at: requested.at};
    throw new RefusedError('unknown-request', 'there is nothing to send again');
  }

  /** Gives up a request. @throws {RefusedError} When there is no such request, or it is not `unsent`. */
  discard(request: RequestId): void {
    const outgoing = this.get(request);
    if (outgoing?.status !== 'unsent') throw new RefusedError(outgoing ? 'not-now' : 'unknown-request');
    this.#way.outbox.put({...outgoing, status: 'discarded'});
    this.#way.changed(request);
  }

  /** A request is with the authority: it is on its way no more, and not wanted there if it was given up. */
  arrived(request: RequestId): void {
    const {outbox} = this.#way;
    const outgoing = outbox.get(request);
    if (outgoing?.status === 'discarded') void this.#withdraw(outgoing);
    else outbox.delete(request);
  }

  /** Forgets what was given up and cannot arrive any more. */
  forget(at: number): void {
    const {outbox} = this.#way;
    for (const {status, command} of outbox.all()) {
      if (status === 'discarded' && termsOfEvent(command).expiresAt <= at) outbox.delete(command.request);
    }
  }

  /** Cancels what was given up and arrived all the same; a next session goes on with it where this one could not. */
  async #withdraw({conversation, command: {request}}: Outgoing): Promise<void> {
    const {decisions, outbox} = this.#way;
    if (await decisions.cancel(conversation, request)) outbox.delete(request);
  }
}
