/**
 * Decides whether a window of a run is a card: first what is written at it, then the groups beside it, then words. Few
 * windows come this far: network, length and check digit must fit.
 */
import {isLetter, isSpaced} from './chars.js';
import {isPairBehind} from './companions.js';
import type {Issuer} from './networks.js';
import {begin, digitsOf, end, first, gapBefore, groups, sizeOf, taken, text} from './run.js';
import {
  isDateBehind,
  isInIban,
  isInUuid,
  isJoinedBefore,
  isJoinedBehind,
  isWordBefore,
  keyBefore,
} from './surroundings.js';
import {
  CARD,
  CODE,
  EXPIRY,
  HARD,
  NEUTRAL,
  PAY,
  PHONE,
  SOFT,
  isNear,
  isTouching,
  type Vocabulary,
} from './vocabulary.js';
import {EQUAL, OWN, RAGGED, SINGLE, type Window} from './windows.js';

/** Why a number is taken for a card's. */
export type Evidence = 'prefix' | 'layout' | 'label' | 'expiry';

/** UTF-16 units in which a label is looked for. */
const BEFORE_UNITS = 56;
const AFTER_UNITS = 40;
/** UTF-16 units between a number and what belongs to it. */
const CONNECTOR_UNITS = 6;
/** Digits of the longest telephone number (ITU-T E.164). */
const PHONE_DIGITS = 15;

/** A birth date where a Chinese identity number has it (GB 11643-1999). */
const CHINESE_ID = /^\d{6}(19|20)\d\d(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])\d{4}$/;
/** An expiry in four digits, and a year of our time. */
const MONTH_YEAR = /^(0[1-9]|1[0-2])[2-4]\d$/;
const YEAR = /^(19|20)\d\d$/;

/**
 * Says why a window is a card, or undefined when something tells otherwise.
 *
 * @param isStrict whether soft labels protect nothing, and weak networks need no evidence.
 */
export function evidenceFor(
  {from, to, layout, luhn}: Window,
  {isWeak}: Issuer,
  words: Vocabulary,
  isStrict: boolean,
): Evidence | undefined {
  const start = begin[from];
  const stop = end[to];
  const isShort = first[to + 1] - first[from] <= PHONE_DIGITS;
  const other = isShort ? HARD | PHONE : HARD;
  const wanted = CARD | PAY | NEUTRAL | other;
  const before = text[start - 1];
  const after = text[stop];

  /** `expiry` when a date, or a labelled date or code, is what follows: it outweighs every label. */
  const behind = (): Evidence | undefined => {
    if (isPairBehind(text, stop)) return 'expiry';
    let next = stop;
    while (next < stop + CONNECTOR_UNITS && next < text.length && !isLetter(text.charCodeAt(next))) next++;
    const far = Math.min(text.length, next + AFTER_UNITS);
    const isCalled = words(text, next, far, EXPIRY | CODE, true) && isNear();
    return isCalled && /\d/.test(text.slice(next, far)) ? 'expiry' : undefined;
  };

  const front = words(text, Math.max(0, start - BEFORE_UNITS), start, wanted | SOFT);
  const isFrontNear = front > 0 && isNear();
  const isLabelled = (front & (CARD | other)) === CARD;
  if (isSpaced(text.charCodeAt(start - 1)) && !(isLabelled && isTouching()) && !(front & (CARD | PAY) && isWordBefore(text, start)))
    return undefined;
  if (
    isSpaced(text.charCodeAt(stop)) &&
    !isDateBehind(text, stop) &&
    !((isLabelled || layout === OWN) && isSpaced(text.charCodeAt(stop + 1)))
  )
    return undefined;
  if (before === '+' && isShort) return undefined;
  if (layout !== OWN || /[^ ]/.test(gapBefore(to))) {
    // groups with spaces are no part of a name or an address
    if (before !== ' ' && isJoinedBefore(text, start) && !isCardKey(keyBefore(text, start), isLabelled, words)) return undefined;
    if (after !== ' ' && !isLabelled && isJoinedBehind(text, stop)) return undefined;
    if ((before === '-' || after === '-') && isInUuid(text, start, stop)) return undefined;
  }
  if (
    layout === SINGLE
      ? !isLabelled && CHINESE_ID.test(digitsOf(from))
      : !(isLabelled && !isWeak && luhn) && (!isExplained(from, to, layout) || isInIban(text, start, stop))
  )
    return undefined;

  const label = front || words(text, stop, Math.min(text.length, stop + AFTER_UNITS), wanted, true);
  const isAttached = front ? isFrontNear : label > 0 && isNear();
  if (label & other) {
    if (isAttached || (front && layout !== OWN)) return behind();
  } else if (label & CARD && !(label & NEUTRAL)) {
    return 'label';
  } else if (label & SOFT && isAttached && !(label & PAY) && layout !== OWN && !isStrict) {
    return behind();
  } else if (before === '#' && !(label & PAY)) return behind();
  if (!luhn || (isWeak && !isStrict)) return behind();
  return layout === SINGLE ? 'prefix' : 'layout';
}

/** Whether the name in front of `=` or `:` is a card's; without a name, whether a card word stands there. */
function isCardKey(key: string | undefined, isLabelled: boolean, words: Vocabulary): boolean {
  if (!key) return isLabelled;
  return /^(number|no|num|nr)$/.test(key) || words(key, 0, key.length, CARD | HARD | SOFT) === CARD;
}

/**
 * Whether the groups beside a grouped number, when the same gap joins them to it, are something of their own: a quantity, a
 * year, an expiry, a postal code, a code, another card. If not, the number is a piece of a longer one.
 */
function isExplained(from: number, to: number, layout: number): boolean {
  const joint = gapBefore(to);
  if (layout === RAGGED) {
    // spaces and dashes get mixed up by hand; other marks between some groups only part two numbers
    for (let g = from + 1; g <= to; g++) if (gapBefore(g) !== joint && /[^ -]/.test(gapBefore(g) + joint)) return false;
  }
  const isSame = (size: number) => layout === EQUAL && size === sizeOf(from);
  const isSmall = (size: number) => size < (layout === RAGGED ? 3 : 4) || size === 5;
  const isParted = (g: number) => gapBefore(g) !== joint && /[^ ]/.test(gapBefore(g));

  const b = from - 1;
  if (b >= 0 && !taken[b] && gapBefore(from) === joint) {
    // a card beside parts the run as hidden digits do
    const isFirst = b === 0 || taken[b - 1];
    const size = sizeOf(b);
    const value = digitsOf(b);
    if (
      (isFirst || !isParted(b)) && // else the end of a number of its own
      (isSame(size) || !(isSmall(size) || YEAR.test(value) || (isFirst && MONTH_YEAR.test(value))))
    )
      return false;
  }
  const a = to + 1;
  let last = a;
  while (last < groups && !taken[last]) last++;
  if (a === last || gapBefore(a) !== joint) return true;
  if (a + 1 < last && isParted(a + 1)) return true; // 12 of 12/30
  const size = sizeOf(a);
  const value = digitsOf(a);
  if (isSmall(size)) return !(isSame(size) && size < 4);
  // as many groups again, or a date
  return (
    MONTH_YEAR.test(value) ||
    YEAR.test(value) ||
    (layout === OWN && size === sizeOf(from) && last - a === to - from + 1)
  );
}
