import type {TimeSource} from '../session/clock.js';

/** A clock for tests and stories: it can be moved on and stopped, and tells who asks. */
export interface FakeClock extends TimeSource {
  /** Milliseconds since the Unix epoch, as a backend would say them. */
  now(): number;
  /** Moves the clock, in milliseconds; backward when negative. */
  advance(ms: number): void;
  /** Stops the clock. It can still be moved. */
  pause(): void;
  /** Lets it go on from where it stands. */
  resume(): void;
  readonly isPaused: boolean;
  /** Calls back whenever the clock was moved, stopped or started. Returns a function that ends it. */
  onMove(listener: () => void): () => void;
}

/**
 * Makes a clock that runs with the machine's until it is moved or stopped. Give it to a backend as `now` and to sessions as
 * `time`, so that all of them live in the same time.
 *
 * @param options.at When it begins, in milliseconds since the Unix epoch; now when left out.
 * @param options.isPaused Whether it begins stopped: nothing then passes but what `advance` says.
 */
export function fakeClock({at, isPaused = false}: {readonly at?: number; readonly isPaused?: boolean} = {}): FakeClock {
  const listeners = new Set<() => void>();
  let stoppedAt = isPaused ? performance.now() : undefined;
  let aheadMs = 0;
  const origin = (at ?? Date.now()) - performance.now();
  const monotonic = () => (stoppedAt ?? performance.now()) + aheadMs;
  const wall = () => Math.round(origin + monotonic());
  const tell = () => listeners.forEach((listener) => listener());
  return {
    now: wall,
    wall,
    monotonic,
    advance(ms) {
      aheadMs += ms;
      tell();
    },
    pause() {
      stoppedAt ??= performance.now();
      tell();
    },
    resume() {
      if (stoppedAt !== undefined) aheadMs -= performance.now() - stoppedAt;
      stoppedAt = undefined;
      tell();
    },
    get isPaused() {
      return stoppedAt !== undefined;
    },
    onMove(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
