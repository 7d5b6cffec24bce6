import {TooManyError} from './problem.js';

/** How soon a refused caller may try again: about as long as it takes to notice connections that are dead. */
const RETRY_AFTER_MS = 10_000;

/** Limits how many event streams a participant holds open at once. Each server counts for itself. */
export class OpenStreams {
  readonly #most: number;
  readonly #open = new Map<string, number>();

  /** @param most At least 1; `Infinity` counts nothing. */
  constructor(most: number) {
    if (!(most >= 1)) throw new RangeError('a participant may hold at least one stream open');
    this.#most = most;
  }

  /**
   * Counts one stream.
   *
   * @returns To be called once it is over.
   * @throws {TooManyError} When there are too many.
   */
  open(who: string): () => void {
    const count = this.#open.get(who) ?? 0;
    if (count >= this.#most) throw new TooManyError(RETRY_AFTER_MS);
    this.#open.set(who, count + 1);
    return () => this.#close(who);
  }

  #close(who: string): void {
    const left = (this.#open.get(who) ?? 1) - 1;
    if (left > 0) this.#open.set(who, left);
    else this.#open.delete(who);
  }
}
