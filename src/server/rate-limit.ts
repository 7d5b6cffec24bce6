import {TooManyError} from './problem.js';

/** Most participants that are remembered; those who were quiet the longest are forgotten first. */
const MAX_REMEMBERED = 10_000;

/**
 * Limits how many commands a participant gives, or how often something else is done: so many at once, and as many again each minute. Kept in memory, so each
 * server counts for itself; it stops loops and nuisance, not an attack from many names.
 */
export class RateLimit {
  readonly #perMinute: number;
  readonly #left = new Map<string, {tokens: number; at: number}>();

  /** @param perMinute More than 0; `Infinity` counts nothing. */
  constructor(perMinute: number) {
    if (!(perMinute > 0)) throw new RangeError('a rate limit is more than 0 a minute');
    this.#perMinute = perMinute;
  }

  /**
   * Counts one command.
   *
   * @throws {TooManyError} When there were too many.
   */
  take(who: string, now: number): void {
    if (this.#perMinute === Infinity) return;
    const perMs = this.#perMinute / 60_000;
    const before = this.#left.get(who) ?? {tokens: this.#perMinute, at: now};
    const tokens = Math.min(this.#perMinute, before.tokens + Math.max(0, now - before.at) * perMs);
    this.#left.delete(who); // put back at the end: the map's first is then who was quiet the longest
    this.#left.set(who, {tokens: tokens < 1 ? tokens : tokens - 1, at: now});
    if (this.#left.size > MAX_REMEMBERED) this.#left.delete(this.#left.keys().next().value ?? '');
    if (tokens < 1) throw new TooManyError(Math.ceil((1 - tokens) / perMs));
  }
}
