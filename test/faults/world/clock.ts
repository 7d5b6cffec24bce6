import type {TimeSource} from '../../../src/session/clock.js';

/** The true time of a world, which is the server's. It goes on by itself, and can be moved on. */
export class TrueTime {
  #passedMs = 0;

  /** How far it was moved on so far, in milliseconds. */
  get passedMs(): number {
    return this.#passedMs;
  }

  /** Milliseconds since the Unix epoch. */
  readonly now = (): number => Date.now() + this.#passedMs;

  pass(ms: number): void {
    this.#passedMs += ms;
  }
}

/** The clocks of one machine: the one on its wall may be wrong, and the other stands still while the machine sleeps. */
export class MachineTime implements TimeSource {
  readonly #trueTime: TrueTime;
  /** How far the wall clock is ahead of the true time, in milliseconds. */
  skewMs = 0;
  /** How long the machine has slept, in milliseconds. */
  sleptMs = 0;

  constructor(trueTime: TrueTime) {
    this.#trueTime = trueTime;
  }

  readonly wall = (): number => this.#trueTime.now() + this.skewMs;

  readonly monotonic = (): number => performance.now() + this.#trueTime.passedMs - this.sleptMs;
}
