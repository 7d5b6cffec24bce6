import type {Store} from './store.js';

/** One thing that every implementation must do. Passes when `run` settles, fails when it throws. */
export interface Check {
  /** A sentence about behavior, for the test runner's `it`. */
  readonly name: string;
  run(): Promise<void>;
}

/** A fresh and empty store to be checked. */
export interface StoreUnderTest {
  readonly store: Store;
  /** Opens what the store keeps once more, as another server or after a restart; left out where nothing outlives it. */
  readonly reopen?: () => Promise<Store>;
  /** Called after each check, however it went. */
  readonly dispose?: () => Promise<void> | void;
}

/** Makes a store for one check. */
export type MakeStore = () => StoreUnderTest | Promise<StoreUnderTest>;

/** Fails a check unless something holds. */
export function ensure(holds: boolean, message: string): asserts holds {
  if (!holds) throw new Error(message);
}

/** Fails a check unless two values are the same when written as JSON, whatever the order of their members. */
export function ensureSame(actual: unknown, expected: unknown, what: string): void {
  const [a, b] = [JSON.stringify(actual, inOrder), JSON.stringify(expected, inOrder)];
  ensure(a === b, `${what}: ${a} instead of ${b}`);
}

function inOrder(_: string, value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** The error that a promise is rejected with. */
export async function errorOf(promise: Promise<unknown>): Promise<unknown> {
  try {
    await promise;
  } catch (error) {
    return error;
  }
  throw new Error('nothing was thrown');
}

/** Makes checks of a table of them, each with a store of its own. */
export function checksOf(
  make: MakeStore,
  table: Readonly<Record<string, (under: StoreUnderTest) => Promise<void>>>,
): Check[] {
  return Object.entries(table).map(([name, check]) => ({
    name,
    async run() {
      const under = await make();
      try {
        await check(under);
      } finally {
        await under.dispose?.();
      }
    },
  }));
}
