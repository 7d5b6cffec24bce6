import type {Store} from '../../../src/server/store.js';

/** The life of a server process. When it is over, nothing that was asked of it is answered any more. */
export class Life {
  /** Settles when it is over. */
  readonly ended: Promise<void>;
  #isOver = false;
  #end!: () => void;
  /** Operations of the store by name, after which it ends. */
  readonly #fatal = new Map<string, number>();

  constructor(onDeath: () => void) {
    this.ended = new Promise((done) => (this.#end = done));
    void this.ended.then(onDeath);
  }

  get isOver(): boolean {
    return this.#isOver;
  }

  end(): void {
    if (this.#isOver) return;
    this.#isOver = true;
    this.#end();
  }

  /** Ends it right after the next such operation of the store has had its effect, and before anybody hears of it. */
  endAfter(operation: string, count = 1): void {
    this.#fatal.set(operation, count);
  }

  /** An operation has had its effect. */
  note(operation: string): void {
    const left = this.#fatal.get(operation);
    if (left === undefined) return;
    this.#fatal.set(operation, left - 1);
    if (left === 1) this.end();
  }
}

/** A store as a process has it: of what is still to do when the process dies, nothing is done, and nothing is answered. */
export function mortalStore(store: Store, life: Life): Store {
  return {
    log: mortal(store.log, life),
    cardSafe: mortal(store.cardSafe, life),
    keySafe: mortal(store.keySafe, life),
    close: () => store.close(),
  };
}

function mortal<T extends object>(target: T, life: Life): T {
  return new Proxy(target, {
    get(_, name) {
      const member: unknown = Reflect.get(target, name);
      if (typeof member !== 'function') return member;
      const method = member.bind(target) as (...given: unknown[]) => Promise<unknown>;
      if (name === 'follow') return method;
      return async (...given: unknown[]) => {
        if (life.isOver) return silence();
        const outcome = await Promise.allSettled([method(...given)]);
        life.note(String(name));
        if (life.isOver) return silence();
        if (outcome[0].status === 'rejected') throw outcome[0].reason;
        return outcome[0].value;
      };
    },
  });
}

function silence(): Promise<never> {
  return new Promise(() => {});
}
