import {MachineTime, type TrueTime} from './clock.js';
import {Network} from './network.js';

/** What a page has of the browser's storage: its own tab's, gone with it. */
export class TabStorage {
  readonly #items: Map<string, string>;

  /** @param original The storage of the tab that was duplicated. */
  constructor(original?: TabStorage) {
    this.#items = original ? new Map(original.#items) : new Map();
  }

  getItem(key: string): string | null {
    return this.#items.get(key) ?? null;
  }

  setItem(key: string, value: string): void {
    this.#items.set(key, value);
  }

  removeItem(key: string): void {
    this.#items.delete(key);
  }
}

/** Web Locks as far as the vault uses them: exclusive ones that are had at once or not at all. */
class Locks {
  readonly #held = new Set<string>();

  async request(
    name: string,
    _: {ifAvailable: true},
    callback: (lock: {name: string} | null) => unknown,
  ): Promise<unknown> {
    if (this.#held.has(name)) return callback(null);
    this.#held.add(name);
    try {
      return await callback({name});
    } finally {
      this.#held.delete(name);
    }
  }
}

/** A person's machine, with one browser on it. */
export class Machine {
  readonly time: MachineTime;
  readonly network = new Network();
  readonly locks = new Locks() as unknown as LockManager;

  constructor(trueTime: TrueTime) {
    this.time = new MachineTime(trueTime);
  }
}
