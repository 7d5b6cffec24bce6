import {brandOf, PAN_PLACES, type Brand} from './brands.js';

const FOURS = [4, 8, 12, 16];

/** Patterns by gaps: a form asks at every key, and there are four. */
const patterns = new WeakMap<readonly number[], string>();

/** Where the spaces of a brand's numbers stand; a number longer than the printed 16 digits gets one more. */
function gapsOf(brand: Brand | undefined): readonly number[] {
  if (!brand) return FOURS;
  return brand.gaps.at(-1) === 12 ? FOURS : brand.gaps;
}

/**
 * The pattern of a brand's card numbers for a mask of digits: `0000 000000 ` and all the others for American Express. It has
 * `PAN_PLACES` with every brand, so that a mask never drops a digit that somebody pasted.
 */
export function panPattern(brand: Brand | undefined): string {
  const gaps = gapsOf(brand);
  let pattern = patterns.get(gaps);
  if (!pattern) patterns.set(gaps, (pattern = spaced('0'.repeat(PAN_PLACES), gaps)));
  return pattern;
}

/** A card number in the groups in which its network prints it: `4111 1111 1111 1111`, `3782 822463 10005`. */
export function formatPan(digits: string): string {
  return spaced(digits, gapsOf(brandOf(digits)));
}

/**
 * A card number with its IIN and its last four alone in clear: `4111 11•• •••• 1111`.
 *
 * Fewer of the first digits show on numbers so short that six and four would leave less than four hidden.
 *
 * @see PCI DSS v4.0.1, requirement 3.4.1: the IIN and the last four are the most that may show.
 */
export function formatMaskedPan(digits: string): string {
  const first = Math.max(0, Math.min(6, digits.length - 8));
  const masked = digits.slice(0, first) + '•'.repeat(Math.max(0, digits.length - first - 4)) + digits.slice(-4);
  return spaced(masked, gapsOf(brandOf(digits)));
}

/** A gift card's number in groups of four. */
export function formatGiftNumber(digits: string): string {
  return digits.replace(/(.{4})(?=.)/g, '$1 ');
}

/** A gift card's number with its last four alone in clear; these numbers have no IIN that would tell anything. */
export function formatMaskedGiftNumber(digits: string): string {
  return formatGiftNumber('•'.repeat(Math.max(0, digits.length - 4)) + digits.slice(-4));
}

function spaced(text: string, gaps: readonly number[]): string {
  return [...text].map((char, index) => (gaps.includes(index) ? ` ${char}` : char)).join('');
}
