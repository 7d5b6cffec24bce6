/** Functions that want to be called when something changes. One that throws does not stop the others. */
export class Listeners<T> {
  readonly #listeners = new Set<(value: T) => void>();

  get size(): number {
    return this.#listeners.size;
  }

  /** @returns Takes the listener away again. */
  add(listener: (value: T) => void): () => void {
    // Wrapped, so that the same function added twice is two listeners.
    const own = (value: T) => listener(value);
    this.#listeners.add(own);
    return () => this.#listeners.delete(own);
  }

  call(value: T): void {
    for (const listener of [...this.#listeners]) {
      try {
        // One that was taken away meanwhile is not called any more.
        if (this.#listeners.has(listener)) listener(value);
      } catch (error) {
        // As an event target does: the error is the listener's own, and is reported where uncaught errors are.
        queueMicrotask(() => {
          throw error;
        });
      }
    }
  }
}

/** Listeners by what they want to hear of; `undefined` is everything. */
export class KeyedListeners<K extends string> {
  readonly #listeners = new Map<K | undefined, Listeners<K>>();

  /** @returns Takes the listener away again. */
  add(key: K | undefined, listener: (key: K) => void): () => void {
    let listeners = this.#listeners.get(key);
    if (!listeners) this.#listeners.set(key, (listeners = new Listeners()));
    const end = listeners.add(listener);
    return () => {
      end();
      if (listeners.size === 0 && this.#listeners.get(key) === listeners) this.#listeners.delete(key);
    };
  }

  call(key: K): void {
    this.#listeners.get(key)?.call(key);
    this.#listeners.get(undefined)?.call(key);
  }
}
