import {brandOf, PAN_LENGTHS} from '../../card/brands.js';
import {onlyDigits} from '../../card/digits.js';
import {typedExpiry} from '../../card/expiry.js';
import {panPattern} from '../../card/format.js';
import {GIFT_NUMBER_LENGTHS} from '../../card/gift-card.js';
import {parsePan} from '../../card/pan.js';
import {readPastedExpiry} from '../../card/pasted-expiry.js';
import type {FieldName} from '../../request/command.js';

/** How the mask of a field works. */
export interface MaskRules {
  /** The pattern for what is in the field: `0` is a digit. It has room for every digit that can come. */
  readonly patternFor: (digits: string) => string;
  /** Reads a whole text: what was pasted, filled in by the browser or dictated. Gives nothing of what it cannot read. */
  readonly read: (text: string, locale: string) => string;
  /** What the field shows once these keys were typed at its end; the pattern alone says so where it is left out. */
  readonly typed?: (keys: string, locale: string) => string;
  /** The short way to write the digits in the field; themselves where there is none. */
  readonly shorten?: (digits: string) => string;
  /** Most digits that can be typed; more can be pasted, so that no digit is lost without being seen. */
  readonly maxDigits: (digits: string, codeLength: number | undefined) => number;
  /** Whether the fixed character after a group shows at once (and goes with the group), or only goes with it. */
  readonly eager: true | 'remove';
}

/** Places for more digits than a code, or a gift card's number, has: what is pasted and too long is told, and not cut. */
const CODE_PLACES = 8;
const GIFT_PLACES = 32;

/** Digits of a month and a year of four. */
const LONG_EXPIRY = 6;

/** The rules of the fields that have a mask; the others take whatever is typed. */
export const MASKS: Partial<Record<FieldName, MaskRules>> = {
  number: {
    patternFor: (digits) => panPattern(brandOf(digits)),
    read: parsePan,
    maxDigits: (digits) => Math.max(...(brandOf(digits)?.lengths ?? [PAN_LENGTHS.max])),
    eager: 'remove',
  },
  expiry: {
    patternFor: (digits) => (digits.startsWith('20') ? '0000/00' : '00/0000'),
    read: readPastedExpiry,
    typed: typedExpiry,
    shorten: (digits) => (digits.length === LONG_EXPIRY ? readPastedExpiry(digits) : digits),
    maxDigits: (digits) => (/^(20|..20)/.test(digits) ? LONG_EXPIRY : 4),
    eager: true,
  },
  code: {
    patternFor: () => '0'.repeat(CODE_PLACES),
    read: onlyDigits,
    maxDigits: (_, codeLength = 4) => codeLength,
    eager: 'remove',
  },
  'gift-number': {
    patternFor: () => '0000 '.repeat(GIFT_PLACES / 4).trimEnd(),
    read: onlyDigits,
    maxDigits: () => GIFT_NUMBER_LENGTHS.max,
    eager: 'remove',
  },
};
