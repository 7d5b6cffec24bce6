import {LIVE} from '../request/life.js';
import type {Authority} from './authority.js';
import type {CardLabel, CardSafe} from './card-safe.js';

/** How long a card may wait for its event: between the two a server may fail, and the card is nobody's then. */
const ORPHAN_MS = 60_000;

/** How often requests sweep a little, in milliseconds. */
const SWEEP_EVERY_MS = 1000;

/** Destroys what time has ended. Nothing's status waits for it: that follows from the events and the clock. */
export class Sweeper {
  readonly #cardSafe: CardSafe;
  readonly #authority: Authority;
  #sweptAt = -Infinity;
  #hasSweptAll = false;

  constructor(cardSafe: CardSafe, authority: Authority) {
    this.#cardSafe = cardSafe;
    this.#authority = authority;
  }

  /** Sweeps everything: cards whose time is over, and cards that an ending left behind because a server failed there. */
  async sweep(now: number): Promise<void> {
    this.#hasSweptAll = true;
    await this.#sweepOverdue(now);
    for (const card of await this.#cardSafe.held()) await this.#sweepOne(card, now);
  }

  /** Sweeps what is overdue, if that was not done just now; at first everything, for a server that failed before this one. */
  async sweepALittle(now: number): Promise<void> {
    if (Math.abs(now - this.#sweptAt) < SWEEP_EVERY_MS) return;
    this.#sweptAt = now;
    await (this.#hasSweptAll ? this.#sweepOverdue(now) : this.sweep(now));
  }

  async #sweepOverdue(now: number): Promise<void> {
    for (const card of await this.#cardSafe.sweep(now)) {
      const status = (await this.#authority.stateOf(card, now))?.status;
      if (status !== undefined && !LIVE.includes(status)) await this.#authority.end(card);
    }
  }

  async #sweepOne(card: CardLabel, now: number): Promise<void> {
    const status = (await this.#authority.stateOf(card, now))?.status;
    if (status === 'submitted') return;
    if (status !== undefined && !LIVE.includes(status)) return this.#authority.end(card);
    // One whose command is under way is none: the machine may have slept between the two. Nor is one that comes again
    // meanwhile, since its sender heard no answer.
    if (now - card.since < ORPHAN_MS || this.#authority.isUnderWay(card)) return;
    await this.#cardSafe.delete(card.request, card.command, card.since);
  }
}
