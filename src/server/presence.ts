import type {Stage} from '../request/command.js';
import type {RequestId} from '../request/ids.js';
import {scopeKey, type Scope} from '../request/participant.js';

/** How far a customer has got in the form, and who may see it. */
export interface Presence {
  readonly conversation: string;
  /** The agent who asked. */
  readonly inbox: string;
  readonly request: RequestId;
  readonly stage: Stage;
}

/** Passes presence on to whoever looks at the moment. Nothing of it is kept. */
export class PresenceHub {
  readonly #watchers = new Map<string, Set<(presence: Presence) => void>>();

  /** Tells everybody who watches the conversation or the agent's inbox. */
  tell(presence: Presence): void {
    const {conversation, inbox} = presence;
    for (const scope of [{conversation}, {inbox}]) {
      for (const watcher of this.#watchers.get(scopeKey(scope)) ?? []) watcher(presence);
    }
  }

  /** Calls `watcher` with what is told about a scope, until the returned function is called. */
  watch(scope: Scope, watcher: (presence: Presence) => void): () => void {
    const key = scopeKey(scope);
    const set = this.#watchers.get(key) ?? new Set();
    this.#watchers.set(key, set.add(watcher));
    return () => {
      set.delete(watcher);
      if (set.size === 0 && this.#watchers.get(key) === set) this.#watchers.delete(key);
    };
  }
}
