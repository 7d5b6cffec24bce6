/**
 * Expiry dates and security codes near a card number. Without an accepted number nothing is one: `12/26` is a day and
 * `123` a quantity.
 */
import {LETTERS, SPACED, isSpaced} from './chars.js';
import type {Found} from './find.js';
import {CODE, EXPIRY, type Vocabulary} from './vocabulary.js';

/** UTF-16 units before and behind a number in which labelled dates and codes belong to it. */
const REACH_BEFORE = 120;
export const REACH_AFTER = 160;
/** UTF-16 units between a label and its digits; between a number and an unlabelled date or code; of those in front. */
const LABEL_UNITS = 28;
const CONNECTOR_UNITS = 6;
const FRONT_UNITS = 24;
/** Any kind of word: the nearest one counts. */
const ALL = 255;

/**
 * Month 01 to 12 and year 2020 to 2049 in two parts: cards are valid for a few years, and other years mean something else. A
 * third part of one or two digits, or a year, behind the same mark makes it a day.
 */
const MARK = `( ?[^\\d\\s${LETTERS}] ?)`;
const YEAR = '(?:20)?[2-4]\\d';
const PAIR = `((?:0?[1-9]|1[0-2])${MARK}${YEAR}|(?:0[1-9]|1[0-2])\\s{1,4}${YEAR}|20[2-4]\\d${MARK}(?:0?[1-9]|1[0-2]))(?!\\d|(?:\\2|\\3)(?:\\d\\d?|(?:19|20)\\d\\d)(?!\\d))`;
const PAIR_BEHIND = new RegExp(`^[^\\d${LETTERS}]{1,${CONNECTOR_UNITS - 1}}${PAIR}`);
const PAIR_ALONE = new RegExp(`^\\s*${PAIR}\\s*$`);
/** A pair; month and year in one part; a year; any other number. */
const NUMBER = new RegExp(`(?<!\\d)(?:${PAIR}|((?:0[1-9]|1[0-2])[2-4]\\d(?!\\d))|(20[2-4]\\d(?!\\d))|\\d+)`, 'g');

/** Months by name in Latin letters, by their beginnings in a dozen languages. With a label any name will do. */
const MONTH = new RegExp(
  `^[^${SPACED}]{0,4}(jan|ene|gen|fe[bv]|mar|a[pbv]r|ma[yij]|ju[nil]|giu|lug|a[ugo][gou]|sep|set|o[ckut]t|nov|de[cz]|dic)[${SPACED}]{0,7}[^${SPACED}]{0,3}$`,
);
const LETTER = new RegExp(`[${LETTERS}]`);
/** `1230` and a code in front of a number. */
const MONTH_YEAR_CODE = /^\d+\D+\d{3,4}\D/;
/** Digits directly behind a number that are no code: in front a currency, behind a word (`243 nights`) or more digits. */
const QUANTITY = new RegExp(`^[$#]|^.\\d+(\\s[${LETTERS}]|[.,]\\d)`);

/** Whether a date in two parts is what follows a number. */
export const isDateBehind = (text: string, end: number) => PAIR_BEHIND.test(text.slice(end, end + FRONT_UNITS));

/** What a folded message is that consists of a date or a code alone. */
export const aloneIn = (text: string): 'expiry' | 'code' | undefined =>
  PAIR_ALONE.test(text) ? 'expiry' : /^\s*\d{3,4}\s*$/.test(text) ? 'code' : undefined;

/** The given numbers, and with them their dates (if asked for) and codes, in the order of the text. */
export function companionsOf(text: string, pans: readonly Found[], words: Vocabulary, withDates: boolean): Found[] {
  const found: Found[] = [];

  /** Adds the dates and codes between `from` and `to`, which is the text in front of a number, or behind it. */
  function add(from: number, to: number, {network}: Found, isBehind: boolean): void {
    let last = from; // behind the last digits that matter to a label
    let isDirect = isBehind; // whether only the number, or its date, came before
    let isDated = false;
    NUMBER.lastIndex = from;
    for (let match; (match = NUMBER.exec(text)) && match.index < to;) {
      const {0: number, 1: pair, 4: monthYear, 5: year, index: start} = match;
      const end = start + number.length;
      const isCode = /^\d{3,4}$/.test(number);
      const front = text.slice(last, start);
      const gap = isBehind ? front : text.slice(start, to);
      const isNear =
        (isDirect || !isBehind) && gap.length <= (isBehind ? CONNECTOR_UNITS : FRONT_UNITS) && !LETTER.test(gap);
      let kind = 0;
      if ((pair || isCode) && end <= to && !isSpaced(text.charCodeAt(end))) {
        if (isNear && (pair || (monthYear && (isBehind ? !isDated : MONTH_YEAR_CODE.test(gap))))) kind = EXPIRY;
        else if (
          isNear &&
          (number.length === 3 || (isCode && network === 'amex')) &&
          (isDated || (isBehind && !QUANTITY.test(text.slice(start - 1, end + 2))))
        )
          kind = CODE;
        else if (year && isDirect && MONTH.test(front)) kind = EXPIRY;
        else {
          kind =
            words(text, Math.max(last, start - LABEL_UNITS), start, ALL) ||
            words(text, end, Math.min(to, end + LABEL_UNITS), ALL, true);
          kind = kind & EXPIRY && (pair || monthYear || year) ? EXPIRY : isCode ? kind & CODE : 0;
        }
      }
      isDated = kind === EXPIRY;
      isDirect = isDated || (isDirect && kind > 0);
      if (kind && (!isDated || withDates))
        found.push({kind: isDated ? 'expiry' : 'code', start, end, evidence: 'label'});
      if (kind || number.length > 1) last = end;
    }
  }

  let done = 0; // behind the last piece of text looked at
  pans.forEach((pan, k) => {
    add(Math.max(done, pan.start - REACH_BEFORE), pan.start, pan, false);
    found.push(pan);
    done = Math.min(pans[k + 1]?.start ?? text.length, pan.end + REACH_AFTER);
    add(pan.end, done, pan, true);
  });
  return found;
}
