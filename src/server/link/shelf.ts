/** What a shelf says about an item beside its value. */
export interface Label {
  /** Whose it is: items of one owner are found together. */
  readonly owner: string;
  /** When somebody should look at it; left out where nobody need. */
  readonly dueAt?: number;
  /** When it may be forgotten. */
  readonly until: number;
}

/** An item as it lies on a shelf. */
export interface Item extends Label {
  readonly key: string;
  /** JSON. */
  readonly value: unknown;
}

/**
 * Keeps small JSON values of several kinds, each under a key: all that payment by link keeps beside the log. It waits for
 * nothing, so that what is done in `atomically` is done as one.
 */
export interface Shelf {
  get(kind: string, key: string): Item | undefined;
  put(kind: string, item: Item): void;
  delete(kind: string, key: string): void;
  /** The items of an owner, in the order in which they were first put there. */
  of(kind: string, owner: string): Item[];
  /** Items that are due by an instant, those due the longest first. */
  due(kind: string, at: number, limit: number): Item[];
  /** Forgets every item whose time is over. */
  forget(at: number): void;
  /** Does some work as one: nobody sees half of it, and a crash leaves all of it or nothing. */
  atomically<T>(work: () => T): T;
  close(): void;
}

/** Makes a shelf that lives as long as the process. */
export function memoryShelf(): Shelf {
  const kinds = new Map<string, Map<string, Item>>();
  const itemsOf = (kind: string) => {
    const items = kinds.get(kind) ?? new Map<string, Item>();
    kinds.set(kind, items);
    return items;
  };
  const all = (kind: string) => [...itemsOf(kind).values()].map((item) => structuredClone(item));
  return {
    get: (kind, key) => structuredClone(itemsOf(kind).get(key)),
    put: (kind, item) => void itemsOf(kind).set(item.key, structuredClone(item)),
    delete: (kind, key) => void itemsOf(kind).delete(key),
    of: (kind, owner) => all(kind).filter((item) => item.owner === owner),
    due: (kind, at, limit) =>
      all(kind)
        .filter(({dueAt}) => dueAt !== undefined && dueAt <= at)
        .sort((a, b) => (a.dueAt ?? 0) - (b.dueAt ?? 0))
        .slice(0, limit),
    forget(at) {
      for (const items of kinds.values()) for (const {key, until} of items.values()) if (until <= at) items.delete(key);
    },
    atomically: (work) => work(),
    close() {},
  };
}
