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
  /** When everything is swept next, by whoever comes by: at first for a server that failed before this one. */
  #wholeAt = -Infinity;

  constructor(cardSafe: CardSafe, authority: Authority) {
    this.#cardSafe = cardSafe;
    this.#authority = authority;
  }

  /** Sweeps everything: cards whose time is over, and cards that were left behind because a server failed there. */
  async sweep(now: number): Promise<void> {
    const before = this.#wholeAt;
    this.#wholeAt = Infinity; // one is enough
    try {
      await this.#sweepOverdue(now);
      for (const card of await this.#cardSafe.held()) await this.#sweepOne(card, now);
    } catch (error) {
      this.#wholeAt = Math.min(before, this.#wholeAt);
      throw error;
    }
  }

  /** Sweeps what is overdue, if that was not done just now; everything where there is cause to. */
  async sweepALittle(now: number): Promise<void> {
    if (Math.abs(now - this.#sweptAt) < SWEEP_EVERY_MS) return;
    this.#sweptAt = now;
    await (now < this.#wholeAt ? this.#sweepOverdue(now) : this.sweep(now));
  }

  async #sweepOverdue(now: number): Promise<void> {
    for (const card of await this.#cardSafe.sweep(now)) {
      if ((await this.#authority.fateOf(card, now)) === 'ended') await this.#authority.end(card);
    }
  }

  async #sweepOne(card: CardLabel, now: number): Promise<void> {
    const fate = await this.#authority.fateOf(card, now);
    if (fate === 'counts') return;
    if (fate === 'ended') return this.#authority.end(card);
    if (fate === 'waits') {
      // One whose command is under way is none: the machine may have slept between the two. Nor is one that comes again
      // meanwhile, since its sender heard no answer.
      if (this.#authority.isUnderWay(card)) return;
      const orphanAt = card.since + ORPHAN_MS;
      if (now < orphanAt) return void (this.#wholeAt = Math.min(this.#wholeAt, orphanAt));
    }
    await this.#cardSafe.delete(card.request, card.command, card.since);
  }
}
