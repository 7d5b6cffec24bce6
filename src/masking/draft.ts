/**
 * Typing previews: a number that is still being typed cannot be judged, so whatever may become a card is hidden.
 */
import {CLASS, LETTER, SPACE, digitAt, isInvisible} from './chars.js';
import type {ResolvedOptions} from './options.js';

/** Digits from which a run may become a card number, and how many of them stay readable. */
const SUSPICIOUS = 8;
const SHOWN = 4;
/** Units of a gap inside a run. */
const GAP_UNITS = 16;

/**
 * Hides every digit after the first four of each run of at least eight digits that may still become a card number, by
 * the lengths its first four digits allow.
 */
export function hideDraft(text: string, {table, char}: ResolvedOptions): string {
  let out = '';
  let done = 0;
  let at = 0;
  while (at < text.length) {
    if (digitAt(text, at) < 0) {
      at++;
      continue;
    }
    const {end, digits, hidden} = readDraft(text, at, char);
    if (digits.length >= SUSPICIOUS && mayBecomeCard(digits, table.lengths)) {
      out += text.slice(done, at) + hidden;
      done = end;
    }
    at = end;
  }
  return done === 0 ? text : out + text.slice(done);
}

/** Any window of the run may be the card: a quantity or a year may stand in front. */
function mayBecomeCard(digits: string, lengths: Uint8Array): boolean {
  for (let k = 0; k + 4 <= digits.length; k++) {
    if (lengths[Number(digits.slice(k, k + 4))]) return true;
  }
  return false;
}

/** Reads a run of digits with short gaps, and writes it with all digits after the fourth hidden. */
function readDraft(text: string, start: number, char: string): {end: number; digits: string; hidden: string} {
  let digits = '';
  let hidden = '';
  let end = start;
  let kept = '';
  for (let at = start; at < text.length && at - end <= GAP_UNITS;) {
    const value = digitAt(text, at);
    const code = text.charCodeAt(at);
    const width = value >= 0 && code >= 0xd800 && code < 0xdc00 ? 2 : 1;
    if (value >= 0) {
      digits += value;
      hidden += digits.length > SHOWN ? char : text.slice(at, at + width);
      end = at + width;
      kept = hidden;
    } else if ((CLASS[code] >= SPACE && CLASS[code] < LETTER) || isInvisible(code)) {
      hidden += text[at];
    } else break;
    at += width;
  }
  return {end, digits, hidden: kept};
}
