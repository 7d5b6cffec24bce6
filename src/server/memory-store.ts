import {MemoryLog} from './memory-log.js';
import {MemoryCardSafe, MemoryKeySafe} from './memory-safes.js';
import type {Store} from './store.js';

/** Makes a log and two safes that live as long as the process: for tests, stories and a first try. */
export function memoryStore(): Store {
  return {
    log: new MemoryLog(),
    cardSafe: new MemoryCardSafe(),
    keySafe: new MemoryKeySafe(),
    close: () => Promise.resolve(),
  };
}
