import type {Answer, Command} from '../request/command.js';
import {RefusedError} from '../request/errors.js';
import type {RequestId} from '../request/ids.js';
import {allows} from '../request/life.js';
import type {Party} from '../request/participant.js';
import {stateOf} from '../request/state.js';
import type {History} from './history.js';
import type {Persistence, Sender} from './sender.js';

/** What of a session it takes to have commands decided. */
export interface Court {
  readonly party: Party;
  readonly sender: Sender;
  readonly history: History;
  /** Milliseconds since the Unix epoch, by the authority's clock. */
  readonly now: () => number;
  /** Whether everything that has happened so far is known. */
  readonly isLive: () => boolean;
  /** Ends every further try once the session stops. */
  readonly signal: () => AbortSignal;
  /** Calls back when a request or the connection changes. @returns Ends it. */
  readonly watch: (request: RequestId, look: () => void) => () => void;
}

/** Has commands decided by the authority: by its answer, or by the event that came although the answer was lost. */
export class Decisions {
  readonly #court: Court;

  constructor(court: Court) {
    this.#court = court;
  }

  /**
   * Has a command decided. A `submit` is tried again until it is, or there is no use in it: without a connection nobody here
   * can know that, since it may have arrived in time and its answer be lost.
   *
   * @throws As `Transport.send` does.
   */
  async give(conversation: string, command: Command): Promise<Answer> {
    const {sender, history, isLive} = this.#court;
    try {
      if (command.type !== 'submit') return await sender.give(conversation, command);
      const isOver = () => history.eventOf(command) !== undefined || (isLive() && !this.#mayStill(command));
      return await sender.persist(conversation, command, this.#persistence(command.request, isOver));
    } catch (error) {
      const event = command.type === 'view' ? undefined : history.eventOf(command);
      if (!event) throw error;
      return {at: event.at};
    }
  }

  /** Cancels a request, again until that is decided. @returns Whether there is nothing left to cancel. */
  async cancel(conversation: string, request: RequestId): Promise<boolean> {
    const {sender} = this.#court;
    const cancel = sender.commandOf(conversation, {type: 'cancel', request});
    const isOver = () => !this.#mayStill(cancel);
    if (isOver()) return true;
    try {
      await sender.persist(conversation, cancel, this.#persistence(request, isOver));
      return true;
    } catch (error) {
      return error instanceof RefusedError || isOver();
    }
  }

  #mayStill({request, type}: Command): boolean {
    const {history, now, party} = this.#court;
    const state = stateOf(history.eventsOf(request), now());
    return state === undefined || allows(state, type, party);
  }

  #persistence(request: RequestId, isOver: () => boolean): Persistence {
    const {signal, watch} = this.#court;
    return {signal: signal(), isOver, watch: (look) => watch(request, look)};
  }
}
