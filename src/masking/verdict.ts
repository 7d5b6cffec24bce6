/**
 * Decides whether a window of a run is a card: first what is written at it, then the groups beside it, then words. Few
 * windows come this far: network, length and check digit must fit.
 */
import {isAnyLetter, isInvisible, isLetter} from './chars.js';
import {isDigit, nextDigit, text, textEnd, unitAt, upTo} from './loaded.js';
import type {Issuer} from './networks.js';
import {begin, dateAt, end, first, gap, groups, isCentury, mark, sizeOf, taken, valueOf} from './run.js';
import {
  isChineseId,
  isInIban,
  isInUuid,
  isJoinedAfter,
  isJoinedBefore,
  isWordAfter,
  isWordBefore,
  keyBefore,
} from './surroundings.js';
import {
  ATTACHED,
  CARD,
  CODE,
  EXPIRY,
  HARD,
  NEUTRAL,
  PAY,
  PHONE,
  SOFT,
  TOUCHING,
  type Vocabulary,
} from './vocabulary.js';
import {EQUAL, OWN, RAGGED, RAGGED_DIGITS, SINGLE} from './windows.js';

/** Why a number is taken for a card's. */
export type Evidence = 'prefix' | 'layout' | 'label' | 'expiry';

/** UTF-16 units in which a label is looked for. */
const BEFORE_UNITS = 56;
const AFTER_UNITS = 40;
/** UTF-16 units between a number and what belongs to it. */
const CONNECTOR_UNITS = 6;
/** Digits of the longest telephone number (ITU-T E.164). */
const PHONE_DIGITS = 15;

/**
 * Says why groups `from` to `to` are a card, or undefined when something tells otherwise.
 *
 * @param strict whether soft labels protect nothing, and weak networks need no evidence.
 */
export function evidenceFor(
  words: Vocabulary,
  strict: boolean,
  from: number,
  to: number,
  layout: number,
  issuer: Issuer,
): Evidence | undefined {
  const start = begin[from];
  const stop = end[to];
  const length = first[to + 1] - first[from];
  const before = unitAt(start - 1);
  const after = unitAt(stop);
  const phone = length > PHONE_DIGITS ? 0 : PHONE;

  // there are no letters in a run, so deep inside there is no word to look for
  const inside = start - begin[0];
  const front =
    start > 0 && inside < BEFORE_UNITS
      ? words.back(Math.max(0, start - BEFORE_UNITS), start, CARD | PAY | HARD | SOFT | NEUTRAL | phone)
      : 0;
  const isLabelled = (front & (CARD | HARD | phone)) === CARD;
  if (isLetter(before) && !(isLabelled && front & TOUCHING) && !(front & (CARD | PAY) && isWordBefore(start)))
    return undefined;
  if (isLetter(after) && !isInvisible(after) && !isWordAfter(stop, isLabelled || layout === OWN)) return undefined;
  if (before === 43 && length <= PHONE_DIGITS) return undefined;
  if (layout !== OWN || mark[to] !== 0) {
    // groups with spaces are no part of a name or an address
    if (before !== 32 && isJoinedBefore(start) && !isCardKey(start, isLabelled, words)) return undefined;
    if (after !== 32 && !isLabelled && isJoinedAfter(stop)) return undefined;
    if (isInUuid(start, stop)) return undefined;
  }
  if (
    layout === SINGLE
      ? isChineseId(from) && !isLabelled
      : !(isLabelled && !issuer.mark) &&
        (!isExplained(from, to, layout) ||
          (inside < BEFORE_UNITS && mayBeInIban(start, inside) && isInIban(start, stop)))
  )
    return undefined;

  const label =
    front ||
    (stop < textEnd && end[groups - 1] - stop < AFTER_UNITS
      ? words.ahead(stop, upTo(stop + AFTER_UNITS), CARD | PAY | HARD | NEUTRAL | phone)
      : 0);
  if (label & (HARD | phone)) {
    if (label & ATTACHED || (front && layout !== OWN)) return behind(words, to);
  } else if (label & CARD && !(label & NEUTRAL)) {
    return 'label';
  } else if (label & SOFT && label & ATTACHED && !(label & PAY) && layout !== OWN && !strict) {
    return behind(words, to);
  } else if (before === 35 && !(label & PAY)) return behind(words, to);
  if (issuer.mark && !(strict && issuer.mark === '?')) return behind(words, to);
  return layout === SINGLE ? 'prefix' : 'layout';
}

/** Whether digits or, behind a country's check digits, a bank's four letters stand directly in front. */
const mayBeInIban = (start: number, inside: number) =>
  inside > 0 || (start > 6 && (isDigit(start - 6) || isDigit(start - 7)));

/** `expiry` when a date, or a labelled date or code, is what follows: it outweighs every label. */
function behind(words: Vocabulary, to: number): Evidence | undefined {
  const stop = end[to];
  if (to + 1 < groups && dateAt(to + 1) === 2 && begin[to + 1] - stop < CONNECTOR_UNITS) return 'expiry';
  let next = stop;
  while (next < stop + CONNECTOR_UNITS && !isAnyLetter(unitAt(next))) next++;
  next = upTo(next);
  const far = upTo(next + AFTER_UNITS);
  const isCalled = words.ahead(next, far, EXPIRY | CODE) & ATTACHED;
  return isCalled && nextDigit(next, far) < far ? 'expiry' : undefined;
}

/** Whether the name in front of `=` or `:` is a card's; without a name, whether a card word stands there. */
function isCardKey(start: number, isLabelled: boolean, words: Vocabulary): boolean {
  const [whole, key] = ('=:"\'“ '.includes(text[start - 1]) && keyBefore(start)) || [];
  if (!whole || !key) return isLabelled;
  const from = start - whole.length;
  return (
    /^(number|no|num|nr)$/i.test(key) || words.back(from, from + key.length, CARD | HARD | SOFT) % ATTACHED === CARD
  );
}

/**
 * Whether the groups beside a grouped number, when the same gap joins them to it, are something of their own: a quantity, a
 * year, an expiry, a postal code, a code, another card. If not, the number is a piece of a longer one.
 */
function isExplained(from: number, to: number, layout: number): boolean {
  const joint = gap[to];
  if (layout === RAGGED) {
    // spaces and dashes get mixed up by hand; other marks between some groups only part two numbers
    for (let g = from + 1; g <= to; g++) if (gap[g] !== joint && !(isPlain(g) && isPlain(to))) return false;
    if (sizeOf(to) < RAGGED_DIGITS) return false;
  }
  const b = from - 1;
  const a = to + 1;
  // a card beside parts the run as hidden digits do
  const isFirst = b === 0 || taken[b - 1] === 1;
  let last = a;
  while (last < groups && taken[last] === 0) last++;
  if (b >= 0 && gap[from] === joint && taken[b] === 0) {
    const size = sizeOf(b);
    const value = valueOf(b);
    const isOther = !isFirst && gap[b] !== joint && mark[b] !== 0; // the end of a number of its own
    if (
      !isOther &&
      (isSameSize(layout, size, from) ||
        !(
          size < (layout === RAGGED ? 3 : 4) ||
          size === 5 ||
          (size === 4 && (isCentury(value) || (isFirst && dateAt(b) === 1)))
        ))
    )
      return false;
  }
  if (a < last && gap[a] === joint) {
    const size = sizeOf(a);
    if (a + 1 < last && gap[a + 1] !== joint && mark[a + 1] !== 0) return true; // 12 of 12/30
    if (isSameSize(layout, size, from) && size < 4) return false;
    if (size < (layout === RAGGED ? 3 : 4) || size === 5) return true;
    // as many groups again, or a date
    return (
      (size === 4 && (dateAt(a) === 1 || isCentury(valueOf(a)))) ||
      (layout === OWN && sizeOf(a) === sizeOf(from) && last - a === to - from + 1)
    );
  }
  return true;
}

const isPlain = (g: number) => mark[g] === 0 || mark[g] === 45 || (mark[g] > 0x200f && mark[g] < 0x2016);
const isSameSize = (layout: number, size: number, from: number) => layout === EQUAL && size === sizeOf(from);
