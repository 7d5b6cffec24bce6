/**
 * Decides whether a window of a run is a card: first what is written at it, then the groups beside it, then words. Few
 * windows come this far: network, length and check digit must fit.
 */
import {SPACED, isSpaced} from './chars.js';
import {isDateBehind} from './companions.js';
import {isInIban} from './iban.js';
import {begin, digitsOf, end, first, gapBefore, groups, sizeOf, taken, text} from './run.js';
import {CARD, CODE, EXPIRY, HARD, NEUTRAL, PAY, PHONE, SOFT, isNear, type Vocabulary} from './vocabulary.js';
import {EQUAL, OWN, RAGGED, SINGLE, type Window} from './windows.js';

/** Why a number is taken for a card's. */
export type Evidence = 'prefix' | 'layout' | 'label' | 'expiry';

/** UTF-16 units in which a label is looked for. */
const BEFORE_UNITS = 56;
const AFTER_UNITS = 40;
/** Digits of the longest telephone number (ITU-T E.164). */
const PHONE_DIGITS = 15;

/**
 * What at its first digit tells that a number is something else. In front of it: `_`; a letter or a long number and `-`; a
 * path, unless only numbers and slashes are before the slash; digits and a decimal point, unless a list goes on; a key (but
 * not `number=`). And in itself: a birth date where a Chinese identity number has it (GB 11643-1999).
 */
const JOINED_BEFORE =
  /(?<=_|([a-z\x80-\uffff]|\d{20})-|[^\s\d/][\d/]{0,40}[\\/]|(^|\s)[\\/]|(^|[^.\d])\d{1,6}\.|(^|[^,\d])\d{1,3},|((?<!\bn(umber|o|um|r)["']?\s?)=|["']:)(\s?["'])?)|\d{6}(19|20)\d\d(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])\d{4}(?!\d)/y;
/** And behind its last: a mail address, `-` or `_` and a letter, a file name, an exponent. */
const JOINED_BEHIND = /@[\w.-]{0,20}[a-z]|[-_][a-z]|\.[a-z][a-z\d]{1,4}(?![a-z])|e[-+]?\d/y;
/** A UUID is 36 units long, so one found in that much text overlaps the number. */
const UUID = /[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}/;
const UUID_UNITS = 24;
/** In front of a number: a word of its own (`is4111…`). Behind it: no date or code (`1111exp12/30`); no word either. */
const WORD_BEFORE = new RegExp(`(?<=(^|[^\\w${SPACED}])[${SPACED}]{1,20})`, 'y');
const LETTER_BEHIND = new RegExp(`(?!exp|cv|val|cad|ven|sec)[${SPACED}]`, 'y');
const LONE_LETTER_BEHIND = new RegExp(`[${SPACED}](?![${SPACED}])`, 'y');

/** A year of our time; and an expiry in four digits. */
const YEAR = /^(19|20)\d\d$/;
const YEAR_OR_DATE = /^((19|20)\d\d|(0[1-9]|1[0-2])[2-4]\d)$/;

/** Whether an expression fits at a place of the run's text. */
function fits(pattern: RegExp, at: number): boolean {
  pattern.lastIndex = at;
  return pattern.test(text);
}

/**
 * Says why a window is a card, or undefined when something tells otherwise.
 *
 * @param isWeak whether its network needs evidence.
 * @param isStrict whether soft labels protect nothing, and weak networks need no evidence.
 */
export function evidenceFor(
  {from, to, layout, luhn}: Window,
  isWeak: boolean,
  words: Vocabulary,
  isStrict: boolean,
): Evidence | undefined {
  const start = begin[from];
  const stop = end[to];
  const isShort = first[to + 1] - first[from] <= PHONE_DIGITS;
  const other = isShort ? HARD | PHONE : HARD;
  const wanted = CARD | PAY | NEUTRAL | other;
  const before = text[start - 1];
  const ahead = (kinds: number) => words(text, stop, Math.min(text.length, stop + AFTER_UNITS), kinds, true);

  const front = words(text, Math.max(0, start - BEFORE_UNITS), start, wanted | SOFT);
  const isFrontNear = isNear();
  const isLabelled = (front & (CARD | other)) === CARD;
  if (
    (isSpaced(text.charCodeAt(start - 1)) && !(front & (CARD | PAY) && fits(WORD_BEFORE, start))) ||
    fits(isLabelled || layout === OWN ? LONE_LETTER_BEHIND : LETTER_BEHIND, stop) ||
    (before === '+' && isShort) ||
    // groups with spaces are no part of a name or an address
    ((layout !== OWN || /[^ ]/.test(gapBefore(to))) &&
      ((!isLabelled && (fits(JOINED_BEFORE, start) || fits(JOINED_BEHIND, stop))) ||
        UUID.test(text.slice(Math.max(0, start - UUID_UNITS), stop + UUID_UNITS)))) ||
    (layout !== SINGLE &&
      !(isLabelled && luhn && !isWeak) &&
      (isPiece(from, to, layout) || isInIban(text, start, stop)))
  )
    return undefined;

  const label = front || ahead(wanted);
  const isAttached = front ? isFrontNear : isNear();
  if ((label & (CARD | NEUTRAL | other)) === CARD) return 'label';
  const isOther =
    label & other
      ? isAttached || (front && layout !== OWN)
      : !(label & PAY) && (before === '#' || (label & SOFT && isAttached && layout !== OWN && !isStrict));
  if (!isOther && luhn && (!isWeak || isStrict)) return layout === SINGLE ? 'prefix' : 'layout';
  // a date, or a labelled date or code, outweighs every label
  const isDated =
    isDateBehind(text, stop) ||
    (ahead(EXPIRY | CODE) && isNear() && /^\D*\d/.test(text.slice(stop, stop + AFTER_UNITS)));
  return isDated ? 'expiry' : undefined;
}

/**
 * Whether a grouped number is a piece of a longer one: when the same gap joins it to a group beside it that is nothing of its
 * own, such as a quantity, a year, an expiry, a postal code, a code, another card.
 */
function isPiece(from: number, to: number, layout: number): boolean {
  if (layout === RAGGED && sizeOf(to) < 3) return true;
  const joint = gapBefore(to);
  const isParted = (g: number) => gapBefore(g) !== joint && /[^ ]/.test(gapBefore(g));
  const isMore = (g: number, dates: RegExp) => {
    const size = sizeOf(g);
    return layout === EQUAL && size === sizeOf(from)
      ? true
      : size !== 5 && size >= (layout === RAGGED ? 3 : 4) && !dates.test(digitsOf(g));
  };
  const b = from - 1;
  // a card beside parts the run
  const isFirst = b === 0 || taken[b - 1];
  if (
    b >= 0 &&
    !taken[b] &&
    gapBefore(from) === joint &&
    (isFirst || !isParted(b)) &&
    isMore(b, isFirst ? YEAR_OR_DATE : YEAR)
  )
    return true;
  const a = to + 1;
  let last = a;
  while (last < groups && !taken[last]) last++;
  return (
    a < last &&
    gapBefore(a) === joint &&
    !(a + 1 < last && isParted(a + 1)) && // 12 of 12/30
    isMore(a, YEAR_OR_DATE) &&
    !(layout === OWN && sizeOf(a) === sizeOf(from) && last - a === to - from + 1) // another card
  );
}
