import type {CardSafe} from './card-safe.js';
import type {KeySafe} from './key-safe.js';
import type {EventLog} from './log.js';

/** A log and the two safes in one place. The handler gets `log` and `cardSafe`, the signer `keySafe`. */
export interface Store {
  readonly log: EventLog;
  readonly cardSafe: CardSafe;
  readonly keySafe: KeySafe;
  /** Finishes what is being written and lets go of files and timers. */
  close(): Promise<void>;
}
