/**
 * Expiry dates and security codes near a card number. Without an accepted number nothing is one: `12/26` is a day and
 * `123` a quantity.
 */
import {isLetter} from './chars.js';
import {hasLetter, isDigit, load, nextDigit, see, text, textEnd, unitAt, upTo} from './loaded.js';
import type {Finding, Pan} from './find.js';
import {begin, dateAt, end, groups, isYear, readRun, sizeOf, valueOf} from './run.js';
import {CARD, CODE, EXPIRY, HARD, NEUTRAL, PAY, PHONE, SOFT, type Vocabulary} from './vocabulary.js';

/** UTF-16 units before and behind a number in which labelled dates and codes belong to it. */
export const REACH_BEFORE = 120;
export const REACH_AFTER = 160;
/** UTF-16 units before and behind a number in which all lies that its dates and codes depend on. */
const SEEN_UNITS = 1280;
/** UTF-16 units between a label and its digits, and between a number and an unlabelled date or code. */
const LABEL_UNITS = 28;
const CONNECTOR_UNITS = 6;
/** UTF-16 units of a date and a code in front of a number. */
const FRONT_UNITS = 24;
const ALL = CARD | PAY | HARD | PHONE | SOFT | NEUTRAL | EXPIRY | CODE;

/** Months by name in Latin letters, by their beginnings in a dozen languages. With a label any name will do. */
const MONTH =
  /^\P{L}{0,4}(jan|ene|gen|f[eé][bv]|m[aä]r|a[pbv]r|ma[yij]|ju[nil]|giu|lug|a[ugo][gouû]|sep|set|o[ckut]t|nov|d[eé][cz]|dic)\p{L}{0,7}\P{L}{0,3}$/iu;

/** The given numbers, and with them their dates (if asked for) and codes, in the order of the text. */
export function companionsOf(
  words: Vocabulary,
  whole: string,
  pans: readonly Pan[],
  withDates: boolean,
): readonly Finding[] {
  load(whole);
  if (pans.length === 1 && isAlone(pans[0])) return pans;
  let found: Finding[] = [];
  let done = 0; // behind the last piece of text looked at
  for (let k = 0; k < pans.length; k++) {
    const pan = pans[k];
    see(pan.start - SEEN_UNITS, pan.end + SEEN_UNITS);
    const next = k + 1 < pans.length ? pans[k + 1].start : textEnd;
    addFrom(words, Math.max(done | 0, pan.start - REACH_BEFORE), pan.start, pan, false, withDates, found);
    if (found.length) found.push(pan);
    else found = [pan];
    done = Math.min(next | 0, pan.end + REACH_AFTER);
    addFrom(words, pan.end, done, pan, true, withDates, found);
  }
  return found;
}

/** Whether no other digits stand in reach of a number. */
function isAlone({start, end}: Pan): boolean {
  see(start - SEEN_UNITS, end + SEEN_UNITS);
  const from = start < REACH_BEFORE ? 0 : start - REACH_BEFORE;
  const to = upTo(end + REACH_AFTER);
  return nextDigit(from, start) === start && nextDigit(end, to) === to;
}

/** Adds the dates and codes between two places, which is the text in front of a number, or behind it. */
function addFrom(
  words: Vocabulary,
  first: number,
  behind: number,
  pan: Pan,
  isBehind: boolean,
  withDates: boolean,
  found: Finding[],
): void {
  const codeSize = pan.network === 'amex' ? 4 : 3;
  const from = first | 0;
  const to = behind | 0;
  let last = from; // behind the last digits that matter to a label
  let isDirect = isBehind; // whether only the number, or its date, came before
  let isDated = false;
  let i = from;
  if (i > 0 && !isBehind) while (i < to && isDigit(i - 1)) i++; // not into a number
  for (i = nextDigit(i, to); i < to; i = nextDigit(i, to)) {
    i = readRun(i);
    for (let g = 0; g < groups && begin[g] < to; g++) {
      const start = begin[g];
      const size = sizeOf(g);
      const date = size === 3 ? 0 : dateAt(g);
      const isFullYear = size === 4 && isYear(valueOf(g), 4);
      const isPair = date === 2;
      const stop = end[isPair ? g + 1 : g];
      let kind = 0;
      if ((date || isFullYear || size === 3 || size === 4) && stop <= to && !isLetter(unitAt(stop))) {
        const isNear = isBehind
          ? isDirect && start - last <= CONNECTOR_UNITS && !hasLetter(last, start)
          : to - start <= FRONT_UNITS && !hasLetter(start, to);
        if (isNear && (isPair || (date && (isBehind ? !isDated : isMonthYearCode(g))))) kind = EXPIRY;
        else if (isNear && (size === 3 || size === codeSize) && (isDated || (isBehind && !isQuantity(start, stop))))
          kind = CODE;
        else if (isFullYear && isDirect && MONTH.test(text.slice(last, start))) kind = EXPIRY;
        else {
          kind = words.back(Math.max(last, start - LABEL_UNITS), start, ALL);
          kind ||= words.ahead(stop, nextDigit(stop, Math.min(to, stop + LABEL_UNITS)), ALL);
          kind &= date || isFullYear ? EXPIRY | CODE : CODE;
          if (kind & EXPIRY) kind = EXPIRY;
          else if (size !== 3 && size !== 4) kind = 0;
        }
      }
      isDated = kind === EXPIRY;
      isDirect &&= kind !== 0;
      if (isDated) isDirect = true;
      if (kind) {
        const stopAt = isDated ? stop : end[g];
        if (!isDated || withDates) {
          found.push({kind: isDated ? 'expiry' : 'code', start, end: stopAt, evidence: 'label'});
        }
        if (isDated && isPair) g++;
        last = stopAt;
      } else if (size > 1) last = end[g];
    }
  }
}

/** Whether a code stands behind group g: then `1230` in front of a number is a date. */
const isMonthYearCode = (g: number) => g + 1 < groups && (sizeOf(g + 1) === 3 || sizeOf(g + 1) === 4);

/** Whether digits directly behind a number are followed by a word (`243 nights`), or part of an amount. */
const isQuantity = (start: number, stop: number) =>
  /[$€£¥₹#]/.test(text[start - 1]) || /^(\s\p{L}|[.,]\d)/u.test(text.slice(stop, stop + 2));
