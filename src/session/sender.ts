import {canonicalJson} from '../request/canonical.js';
import type {Answer, Command} from '../request/command.js';
import {RefusedError, UnreachableError, passes} from '../request/errors.js';
import {createId} from '../request/ids.js';
import {backoff, pause} from '../transport/backoff.js';
import type {Transport} from '../transport/transport.js';
import type {Wish} from './view.js';

/** Longest that one try of a command may take, in milliseconds. */
const SEND_TIMEOUT_MS = 20_000;

/** Longest that a command waits by itself for its turn, where there were too many, in milliseconds. */
const TURN_MS = 8_000;

/** How often it does. */
const TURNS = 3;

/** What a sender is made of. */
export interface SenderOptions {
  readonly transport: Transport;
  /** Milliseconds to wait before the next try, after so many tries without success. */
  readonly backoffMs?: (attempt: number) => number;
  /** Told the authority's clock with each answer. */
  readonly onAnswer: (answer: Answer) => void;
}

/** How long a command is tried again. */
export interface Persistence {
  /** Ends the tries. */
  readonly signal: AbortSignal;
  /** Whether there is no use in another try. */
  readonly isOver: () => boolean;
  /** Calls back whenever `isOver` may have changed. @returns Ends it. */
  readonly watch: (look: () => void) => () => void;
}

/** Gives commands to the authority, each under one id for as long as it has no answer. */
export class Sender {
  readonly #options: SenderOptions;
  /** The ids of wishes that were sent and never answered, or not yet. */
  readonly #ids = new Map<string, string>();
  readonly #flights = new Map<string, Promise<Answer>>();

  constructor(options: SenderOptions) {
    this.#options = options;
  }

  /**
   * Makes a command of a wish. The same wish again, before there was an answer, is the same command again: whoever presses
   * a button twice, or once more after a failure, wants one thing. A sealed card is another one each time.
   */
  commandOf(conversation: string, wish: Wish): Command {
    if (wish.type === 'submit') return {...wish, id: createId()};
    const key = keyOf(conversation, wish);
    let id = this.#ids.get(key);
    if (id === undefined) this.#ids.set(key, (id = createId()));
    return {...wish, id};
  }

  /** Gives a command once; while it is under way, the same command is the same try. @throws As `Transport.send` does. */
  give(conversation: string, command: Command): Promise<Answer> {
    return this.#share(conversation, command, () => this.#transmit(conversation, command));
  }

  /** Gives a command until it is answered or there is no use in it. @throws As `Transport.send` does, for its last try. */
  persist(conversation: string, command: Command, persistence: Persistence): Promise<Answer> {
    return this.#share(conversation, command, () => this.#repeat(conversation, command, persistence));
  }

  /** Gives a command of which nothing comes when it fails. @returns Settles once it is no longer under way. */
  async mention(conversation: string, command: Command): Promise<void> {
    await this.#transmit(conversation, command).catch(() => {});
  }

  #share(conversation: string, command: Command, act: () => Promise<Answer>): Promise<Answer> {
    const {id} = command;
    let flight = this.#flights.get(id);
    if (!flight) {
      flight = this.#land(conversation, command, act());
      this.#flights.set(id, flight);
    }
    return flight;
  }

  async #land(conversation: string, command: Command, flight: Promise<Answer>): Promise<Answer> {
    let isAnswered = true;
    try {
      return await flight;
    } catch (error) {
      isAnswered = error instanceof RefusedError;
      throw error;
    } finally {
      this.#flights.delete(command.id);
      if (isAnswered) this.#ids.delete(keyOf(conversation, command));
    }
  }

  async #repeat(conversation: string, command: Command, {signal, isOver, watch}: Persistence): Promise<Answer> {
    const {backoffMs = backoff} = this.#options;
    for (let attempt = 0; ; attempt++) {
      try {
        return await this.#transmit(conversation, command);
      } catch (error) {
        if (!(error instanceof UnreachableError) || signal.aborted || isOver()) throw error;
        await this.#wait(Math.max(backoffMs(attempt), error.retryAfterMs ?? 0), {signal, isOver, watch});
        if (signal.aborted || isOver()) throw error;
      }
    }
  }

  async #wait(ms: number, {signal, isOver, watch}: Persistence): Promise<void> {
    const enough = new AbortController();
    const stop = () => enough.abort();
    signal.addEventListener('abort', stop);
    const end = watch(() => isOver() && stop());
    await pause(ms, enough.signal);
    signal.removeEventListener('abort', stop);
    end();
  }

  async #transmit(conversation: string, command: Command): Promise<Answer> {
    const timeout = new AbortController();
    const late = new Promise<never>((_, fail) => {
      timeout.signal.addEventListener('abort', () => fail(new UnreachableError('there was no answer in time')));
    });
    const timer = setTimeout(() => timeout.abort(), SEND_TIMEOUT_MS);
    try {
      const answer = await Promise.race([this.#takeTurn(conversation, command, timeout.signal), late]);
      this.#options.onAnswer(answer);
      return answer;
    } catch (error) {
      if (!(error instanceof RefusedError) || !passes(error)) throw error;
      // nothing was decided about the command
      const {retryAfterMs} = error;
      throw new UnreachableError('there were too many commands in a short time', {
        cause: error,
        ...(retryAfterMs !== undefined && {retryAfterMs}),
      });
    } finally {
      clearTimeout(timer);
    }
  }

  /** Sends a command, again after a moment where there were too many. */
  async #takeTurn(conversation: string, command: Command, signal: AbortSignal): Promise<Answer> {
    for (let turn = 1; ; turn++) {
      try {
        return await this.#options.transport.send({conversation}, command, {signal});
      } catch (error) {
        if (!(error instanceof RefusedError) || !passes(error) || turn > TURNS) throw error;
        const {retryAfterMs = Infinity} = error;
        if (retryAfterMs > TURN_MS) throw error;
        await pause(retryAfterMs, signal);
      }
    }
  }
}

function keyOf(conversation: string, {type, request, ...more}: Wish | Command): string {
  const {id: _, ...rest} = more as {id?: string};
  return canonicalJson({conversation, type, request, ...rest});
}
