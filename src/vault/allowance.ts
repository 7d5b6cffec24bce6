/** Most messages that may come in one go: a page that was busy hears all at once what was said meanwhile. */
const MOST = 2000;

/** So many more may come each second: a height for each frame of a resize, on the quickest screens. */
const PER_SECOND = 250;

/** How many messages may still come over a port. Whoever says more floods it, and is heard no more. */
export class Allowance {
  #left = MOST;
  #at = performance.now();

  /** Counts one message. @returns Whether it may be heard. */
  take(): boolean {
    const now = performance.now();
    this.#left = Math.min(MOST, this.#left + ((now - this.#at) * PER_SECOND) / 1000) - 1;
    this.#at = now;
    return this.#left >= 0;
  }
}
