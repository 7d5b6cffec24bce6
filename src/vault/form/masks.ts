import {brandOf, PAN_LENGTHS} from '../../card/brands.js';
import {asciiDigits, onlyDigits} from '../../card/digits.js';
import {formatExpiry, parseExpiry} from '../../card/expiry.js';
import {panPattern} from '../../card/format.js';
import {GIFT_NUMBER_LENGTHS} from '../../card/gift-card.js';
import {parsePan} from '../../card/pan.js';
import type {FieldName} from '../../request/command.js';

/** How the mask of a field works. */
export interface MaskRules {
  /** The pattern for what is in the field: `0` is a digit. */
  readonly patternFor: (digits: string) => string;
  /** Reads a whole text: what was pasted, filled in by the browser or dictated. */
  readonly read: (text: string, locale: string) => string;
  /** Most digits that can be typed; more can be pasted, so that no digit is lost without being seen. */
  readonly maxDigits: (digits: string, codeLength: number | undefined) => number;
  /** Whether the fixed character after a group shows at once (and goes with the group), or only goes with it. */
  readonly eager: true | 'remove';
}

const FOURS = Array<string>(GIFT_NUMBER_LENGTHS.max / 4)
  .fill('0000')
  .join(' ');

/** The rules of the fields that have a mask; the others take whatever is typed. */
export const MASKS: Partial<Record<FieldName, MaskRules>> = {
  number: {
    patternFor: (digits) => panPattern(brandOf(digits)),
    read: parsePan,
    maxDigits: (digits) => Math.max(...(brandOf(digits)?.lengths ?? [PAN_LENGTHS.max])),
    eager: 'remove',
  },
  expiry: {patternFor: () => '00/00', read: readExpiry, maxDigits: () => 4, eager: true},
  code: {patternFor: () => '0000', read: onlyDigits, maxDigits: (_, codeLength = 4) => codeLength, eager: 'remove'},
  'gift-number': {
    patternFor: () => FOURS,
    read: onlyDigits,
    maxDigits: () => GIFT_NUMBER_LENGTHS.max,
    eager: 'remove',
  },
};

function readExpiry(text: string, locale: string): string {
  const expiry = parseExpiry(text, locale);
  return expiry ? formatExpiry(expiry) : onlyDigits(text);
}

/**
 * What a month becomes while it is typed: `5` is May and `13` January of a year that begins with 3, since no other month
 * can be meant; a separator after `1` makes it January.
 *
 * @param digits What is in the field; @param key What is typed at its end.
 * @returns The field's new text, or undefined to let the key through.
 */
export function completedMonth(digits: string, key: string): string | undefined {
  const char = asciiDigits(key);
  if (digits === '' && /^[2-9]$/.test(char)) return `0${char}/`;
  if (digits !== '1') return undefined;
  if (/^[3-9]$/.test(char)) return `01/${char}`;
  return /^[/\-. ]$/.test(char) ? '01/' : undefined;
}
