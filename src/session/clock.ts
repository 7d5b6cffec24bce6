/** How many of the last words from the authority count. */
const SAMPLES = 8;

/** A step back that is longer than this is a correction; a shorter one is latency, and time stands still for it. In milliseconds. */
const JUMP_MS = 1000;

/** A word is not later than that, as nobody waits longer for an answer. In milliseconds. */
const LATE_MS = 20_000;

/** Where a session's clock gets its time from. */
export interface TimeSource {
  /** This machine's idea of the time, in milliseconds since the Unix epoch; it may be off by years. */
  wall(): number;
  /** Milliseconds since any fixed moment; never set back or forward. */
  monotonic(): number;
}

/** The machine's own clocks. */
export const systemTime: TimeSource = {
  wall: () => Date.now(),
  monotonic: () => performance.now(),
};

/**
 * The authority's clock as this client knows it: set by what the authority says, carried on by a clock that nobody can
 * change. Until the authority has said anything, the machine's own.
 */
export class SessionClock {
  readonly #source: TimeSource;
  /** How far the authority's clock is ahead of the monotonic one, for each of its last words, oldest first. */
  #leads: number[] = [];
  /** When the last of them came, by the monotonic clock. */
  #heardAt = -Infinity;
  /** How far ahead it is at least, by what has happened, until the authority's next word. */
  #least = -Infinity;
  /** The latest time that was given out. */
  #given = -Infinity;

  constructor(source: TimeSource = systemTime) {
    this.#source = source;
  }

  /** The authority's time, in milliseconds since the Unix epoch. Never earlier than before, but for `hear`'s corrections. */
  now(): number {
    if (this.#leads.length === 0) return Math.max(Math.round(this.#source.wall()), this.#by(this.#least));
    this.#given = Math.max(this.#given, this.#estimate());
    return this.#given;
  }

  /** How far the authority's clock is ahead of this machine's, in milliseconds; negative when it is behind. */
  get offsetMs(): number {
    return this.now() - Math.round(this.#source.wall());
  }

  /**
   * Takes the authority's word for what time it is.
   *
   * @returns Whether it is earlier now than it seemed, so that what seemed to be over may not be.
   */
  hear(at: number): boolean {
    const before = this.now();
    this.#least = -Infinity;
    this.#leads = [...this.#leads, at - this.#source.monotonic()].slice(-SAMPLES);
    // two words in a row that agree on what is earlier by more than that: those before were wrong. Not in one go, as they come
    // to a page that was frozen
    const heardAt = this.#source.monotonic();
    const latest = this.#leads.slice(-2);
    const isApart = heardAt - this.#heardAt >= JUMP_MS;
    if (isApart && Math.max(...this.#leads) - Math.max(...latest) > LATE_MS) this.#leads = latest;
    this.#heardAt = heardAt;
    if (this.#leads.length === 1 || this.#estimate() < before - JUMP_MS) this.#given = -Infinity;
    return this.now() < before;
  }

  /** Something has happened at a time by the authority's clock. On a machine that has slept its own clock may be behind that. */
  atLeast(at: number): void {
    if (at > this.now()) this.#least = at - this.#source.monotonic();
  }

  /** Each word is late by what it took to arrive, so the one that puts the clock furthest ahead is the most exact. */
  #estimate(): number {
    return this.#by(Math.max(this.#least, ...this.#leads));
  }

  #by(lead: number): number {
    return Math.round(this.#source.monotonic() + lead);
  }
}
