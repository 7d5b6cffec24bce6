import {ChatpayError, UnreachableError} from '../request/errors.js';

/**
 * How long one exchange with a server may keep silent. A proxy or a sleeping machine can leave a connection open that is
 * dead, and only the clock shows it.
 */
export class Patience {
  /** Aborted when the patience is over, when the caller aborts, and at the end: whatever hangs on it is closed then. */
  readonly signal: AbortSignal;
  readonly #over = new AbortController();
  readonly #caller: AbortSignal | undefined;
  readonly #ms: number;

  /** @param caller Aborts the exchange as well. */
  constructor(ms: number, caller?: AbortSignal) {
    this.#ms = ms;
    this.#caller = caller;
    this.signal = this.#over.signal;
    caller?.addEventListener('abort', this.#abort);
    if (caller?.aborted) this.#abort();
  }

  /**
   * Waits for one step of the exchange.
   *
   * @throws {UnreachableError} When it takes too long, or fails as networks do. Errors of this library pass as they are.
   */
  async of<T>(step: Promise<T>): Promise<T> {
    const done = new AbortController();
    const end = new Promise<never>((_, fail) => {
      const timer = setTimeout(() => fail(new UnreachableError('nothing has been heard for too long')), this.#ms);
      done.signal.addEventListener('abort', () => clearTimeout(timer));
      // A `fetch` of the host's own may not look at its signal.
      const abort = () => fail(new UnreachableError('the exchange was aborted'));
      if (this.signal.aborted) abort();
      this.signal.addEventListener('abort', abort, {signal: done.signal});
    });
    try {
      return await Promise.race([step, end]);
    } catch (cause) {
      this.#abort();
      throw cause instanceof ChatpayError ? cause : new UnreachableError('the network failed', {cause});
    } finally {
      done.abort();
    }
  }

  /** Closes whatever is still open. */
  end(): void {
    this.#caller?.removeEventListener('abort', this.#abort);
    this.#abort();
  }

  readonly #abort = () => this.#over.abort();
}
