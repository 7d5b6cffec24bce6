import {cardNumber} from 'card-validator/dist/card-number.js';

/** A card network, as far as a form needs to know it. */
export interface Brand {
  /** For example `american-express`. */
  readonly id: string;
  /** The network's own name, the same in every language: `American Express`. */
  readonly name: string;
  /** Lengths that its card numbers have, in digits. */
  readonly lengths: readonly number[];
  /** How many digits stand before each space of the printed number. */
  readonly gaps: readonly number[];
  /** Digits of its security code, 3 or 4. */
  readonly codeLength: number;
}

/** Fewest and most digits of a card number in use (ISO/IEC 7812-1 allows no more than 19). */
export const PAN_LENGTHS = {min: 12, max: 19} as const;

/** Places for more digits than a card number has: one that was pasted with more behind it is told to be too long, and not cut. */
export const PAN_PLACES = 24;

/** The longest prefix that tells two networks apart, in digits. */
const PREFIX = 8;

/** Brands by prefix: a form asks again at every key, and the prefix rarely changes. */
const known = new Map<string, Brand | undefined>();
const MAX_KNOWN = 64;

/**
 * The network that a card number belongs to, from its first digits on; undefined while that is open or when no network
 * is known by them.
 *
 * @param digits Digits of a card number, or as many as there are yet.
 */
export function brandOf(digits: string): Brand | undefined {
  const prefix = digits.slice(0, PREFIX);
  if (!known.has(prefix)) {
    // prefixes are parts of card numbers: only as many are kept as one person types
    if (known.size >= MAX_KNOWN) known.clear();
    known.set(prefix, lookUp(prefix));
  }
  return known.get(prefix);
}

/** Forgets the prefixes that were looked up: the first digits of cards. */
export function forgetBrands(): void {
  known.clear();
}

/** Known once no other network is possible any more: after two digits most often, after six at the latest with Visa. */
function lookUp(prefix: string): Brand | undefined {
  const card: Match | null = prefix === '' ? null : cardNumber(prefix).card;
  if (!card?.matchStrength) return undefined;
  const {type, niceType, lengths, gaps, code} = card;
  return {id: type, name: niceType, lengths, gaps, codeLength: code.size};
}

/** A network, and how many digits have matched: with 0, one candidate alone is left but not yet reached. */
type Match = NonNullable<ReturnType<typeof cardNumber>['card']> & {matchStrength?: number};
