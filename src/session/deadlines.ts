/** Longest delay of a timer; a longer one would fire at once (HTML, "timers": the delay is a signed 32-bit integer). */
const MAX_TIMER_MS = 2 ** 31 - 1;

/** When each of many things will change by itself, and one timer for the next of them. Nothing is called before `resume`. */
export class Deadlines {
  readonly #due: (id: string) => void;
  readonly #now: () => number;
  /** What is still ahead: what people wait for, a few, however many things there have been. */
  readonly #at = new Map<string, number>();
  #timer: ReturnType<typeof setTimeout> | undefined;
  #next = Infinity;
  #isPaused = true;

  /**
   * @param now Milliseconds since the Unix epoch.
   * @param due Called once for each deadline, at it or just after.
   */
  constructor(now: () => number, due: (id: string) => void) {
    this.#now = now;
    this.#due = due;
  }

  /** Sets the one deadline of `id`, or takes it away. */
  set(id: string, at: number | undefined): void {
    if (at === undefined) this.#at.delete(id);
    else this.#at.set(id, at);
    if (at !== undefined && at < this.#next) this.#schedule(at);
  }

  /** Looks again: time has passed, the clock has been put right, or the machine has slept. */
  check(): void {
    if (this.#isPaused) return;
    const now = this.#now();
    const due = now < this.#next ? [] : [...this.#at].filter(([, at]) => at <= now);
    for (const [id] of due) this.#at.delete(id);
    this.#schedule(due.length > 0 || now >= this.#next ? this.#earliest() : this.#next);
    for (const [id] of due) this.#due(id);
  }

  /** Calls nothing more. The deadlines stay. */
  pause(): void {
    this.#isPaused = true;
    clearTimeout(this.#timer);
  }

  /** Calls again, at once for what is over by now. */
  resume(): void {
    this.#isPaused = false;
    this.check();
  }

  #earliest(): number {
    let earliest = Infinity;
    for (const at of this.#at.values()) earliest = Math.min(earliest, at);
    return earliest;
  }

  #schedule(at: number): void {
    clearTimeout(this.#timer);
    this.#next = at;
    if (at === Infinity || this.#isPaused) return;
    const wait = Math.min(Math.max(0, at - this.#now()), MAX_TIMER_MS);
    this.#timer = setTimeout(() => this.check(), wait);
  }
}
