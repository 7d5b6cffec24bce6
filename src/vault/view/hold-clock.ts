/** What a hold clock tells. */
export interface HoldListener {
  /** A second has passed, or the page has come back. */
  readonly tick: (remainingMs: number) => void;
  /** The time is over. Told once. */
  readonly over: () => void;
}

/**
 * Counts down to an instant of `performance.now()`, and is never late by more than a second while the page can be seen:
 * it looks again whenever the page comes back, since hidden pages get few timers.
 *
 * The monotonic clock stands still in some browsers while the machine sleeps, so the wall clock's progress counts too,
 * whichever is ahead. Setting the wall clock back changes nothing.
 */
export class HoldClock {
  readonly #listener: HoldListener;
  readonly #endsAt: number;
  readonly #startedAt = performance.now();
  readonly #startedOnWallAt = Date.now();
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(endsAt: number, listener: HoldListener) {
    this.#endsAt = endsAt;
    this.#listener = listener;
  }

  /** What is left, in milliseconds; never less than 0. */
  get remainingMs(): number {
    const elapsed = Math.max(performance.now() - this.#startedAt, Date.now() - this.#startedOnWallAt);
    return Math.max(0, this.#endsAt - this.#startedAt - elapsed);
  }

  start(): void {
    document.addEventListener('visibilitychange', this.#look);
    window.addEventListener('pageshow', this.#look);
    this.#look();
  }

  stop(): void {
    clearTimeout(this.#timer);
    document.removeEventListener('visibilitychange', this.#look);
    window.removeEventListener('pageshow', this.#look);
  }

  readonly #look = (): void => {
    clearTimeout(this.#timer);
    const {remainingMs} = this;
    if (remainingMs <= 0) {
      this.stop();
      this.#listener.over();
      return;
    }
    // to when the shown second changes; the last one ends with the hold itself
    this.#timer = setTimeout(this.#look, (remainingMs % 1000) + 1);
    this.#listener.tick(remainingMs);
  };
}

/** A time left as people read it: `9:41`, in the digits of the language. Begun seconds count. */
export function formatTimeLeft(remainingMs: number, lang: string): string {
  const seconds = Math.ceil(remainingMs / 1000);
  const minutes = new Intl.NumberFormat(lang, {useGrouping: false}).format(Math.floor(seconds / 60));
  return `${minutes}:${new Intl.NumberFormat(lang, {minimumIntegerDigits: 2}).format(seconds % 60)}`;
}
