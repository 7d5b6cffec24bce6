import {scopeKey, type Scope} from '../request/participant.js';
import {GAP, type EventLog, type Gap, type LogEntry, type Stream} from './log.js';

/** Wakes whoever follows a scope when something was recorded in it. */
export class Bell {
  readonly #sleepers = new Map<string, Set<() => void>>();

  /** How many follow. */
  get listeners(): number {
    let count = 0;
    for (const set of this.#sleepers.values()) count += set.size;
    return count;
  }

  /** Wakes those who follow the conversation or the inbox. */
  ring({conversation, inbox}: Stream): void {
    for (const scope of [{conversation}, {inbox}]) {
      for (const wake of this.#sleepers.get(scopeKey(scope)) ?? []) wake();
    }
  }

  /** Calls `wake` at each ring until the returned function is called. */
  listen(scope: Scope, wake: () => void): () => void {
    const key = scopeKey(scope);
    const set = this.#sleepers.get(key) ?? new Set();
    this.#sleepers.set(key, set.add(wake));
    return () => {
      set.delete(wake);
      if (set.size === 0 && this.#sleepers.get(key) === set) this.#sleepers.delete(key);
    };
  }
}

/** Events that are read at once: so many are in memory for each follower that is slow to take them. */
const PAGE = 32;

/** Follows a log that can be read and that rings: reads pages up to one that is not full, sleeps, and reads on. */
export async function* followPages(
  log: Pick<EventLog, 'read'>,
  bell: Bell,
  scope: Scope,
  {after, signal}: {readonly after?: string; readonly signal: AbortSignal},
): AsyncGenerator<LogEntry | Gap, void, undefined> {
  const sleep = new Sleep();
  const ring = () => sleep.end();
  const leave = bell.listen(scope, ring);
  signal.addEventListener('abort', ring);
  try {
    while (!signal.aborted) {
      sleep.begin(); // before reading: what is recorded meanwhile must not be slept through
      const page = await log.read(scope, {limit: PAGE, ...(after !== undefined && {after})});
      if (page === GAP) return yield GAP;
      for (const entry of page) {
        if (signal.aborted) return;
        yield entry;
        after = entry.cursor;
      }
      if (page.length < PAGE) await sleep.over; // there was no more, and whatever came since has rung
    }
  } finally {
    signal.removeEventListener('abort', ring);
    leave();
  }
}

/** A sleep that can be ended before anybody waits for it. */
class Sleep {
  over = Promise.resolve();
  #end = () => {};

  begin(): void {
    this.over = new Promise((resolve) => (this.#end = resolve));
  }

  end(): void {
    this.#end();
  }
}
