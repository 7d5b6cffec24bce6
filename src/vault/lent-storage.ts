import type {RequestId} from '../request/ids.js';

/** The prefix of every key that the desk stores. */
const PREFIX = 'chatpay-key/';

/**
 * Stands in where the browser denies frames of other sites any storage: the host page keeps the wrapped key and gives it
 * back with the card. What it keeps opens nothing by itself; the other half is at the signer, and goes to this agent's
 * desk alone.
 */
export class LentStorage {
  readonly #keep: (request: RequestId, kept: string) => void;
  readonly #items = new Map<string, string>();

  constructor(keep: (request: RequestId, kept: string) => void) {
    this.#keep = keep;
  }

  getItem(key: string): string | null {
    return this.#items.get(key) ?? null;
  }

  setItem(key: string, value: string): void {
    this.#items.set(key, value);
    this.#keep(key.slice(PREFIX.length), value);
  }

  removeItem(key: string): void {
    this.#items.delete(key);
  }

  /** Takes back what the host has kept. What this page knows itself is newer. */
  takeBack(request: RequestId, kept: string): void {
    const key = PREFIX + request;
    if (!this.#items.has(key)) this.#items.set(key, kept);
  }
}
