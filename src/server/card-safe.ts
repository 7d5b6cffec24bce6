import type {SealedCard} from '../request/command.js';
import type {RequestId} from '../request/ids.js';
import {MAX_HOLD_MS} from '../request/limits.js';

/** A sealed card in the safe. The same attempt may come from several commands at once; only one of them is accepted. */
export interface HeldCard {
  readonly conversation: string;
  readonly request: RequestId;
  /** Id of the `submit` command that brought it. */
  readonly command: string;
  readonly attempt: number;
  readonly sealed: SealedCard;
  /** When it was put in. */
  readonly since: number;
  /** When it must be gone; a safe takes no more than `maxAgeMs` after `since`. */
  readonly until: number;
}

/** Which card, without the card. */
export type CardLabel = Omit<HeldCard, 'sealed'>;

/** Keeps sealed cards for as long as they may be used, and destroys them. */
export interface CardSafe {
  /** The longest that a card can lie in the safe, in milliseconds. */
  readonly maxAgeMs: number;

  /**
   * Puts a card in. A second one under the same request and command leaves the first where it is, which then has the second's
   * times. Settles once it is durable.
   */
  put(card: HeldCard): Promise<void>;

  /** The card that a command brought; `undefined` once it is destroyed. */
  get(request: RequestId, command: string): Promise<HeldCard | undefined>;

  /**
   * Destroys every card of a request, or the one that a command brought. Settles once no byte of it is left where the
   * safe keeps things. Destroying what is not there is nothing.
   *
   * @param since Only if it was put in then, and not again since: both in one step.
   */
  delete(request: RequestId, command?: string, since?: number): Promise<void>;

  /** Destroys every card whose time is over, and says which. */
  sweep(now: number): Promise<readonly CardLabel[]>;

  /** Every card in the safe, the oldest first. */
  held(): Promise<readonly CardLabel[]>;
}

/** The safes' `maxAgeMs`: no terms allow a longer hold. */
export const MAX_CARD_AGE_MS = MAX_HOLD_MS;

/** When a card must be gone, whatever its terms say. */
export function endOf({since, until}: Pick<HeldCard, 'since' | 'until'>): number {
  return Math.min(until, since + MAX_CARD_AGE_MS);
}
