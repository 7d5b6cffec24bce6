/**
 * Everything that is to be hidden in a text. A number that is hidden no longer stands beside the next one, and a code no longer
 * joins two groups; so a text is searched again as it will be shown, until nothing new turns up. Masking it a second
 * time then changes nothing.
 */
import {PAIR} from './chars.js';
import {companionsOf} from './companions.js';
import {findPans, mayHoldMore, probe, withLast4, type Finding, type Pan} from './find.js';
import {isDigit, kinds, load, nextDigit} from './loaded.js';
import {hide} from './mask.js';
import type {ResolvedOptions} from './options.js';
import {SHORTEST} from './run.js';

/** How often a text is searched again: hostile ones could be made to give up one number at a time. */
const ROUNDS = 12;

/**
 * The given numbers of a text, their dates and codes, and what shows once those are hidden; in the order of the text, without
 * what the host allows.
 *
 * @param again whether there may be more.
 */
export function settle(
  text: string,
  pans: readonly Pan[],
  again: boolean,
  isFinal: boolean,
  options: ResolvedOptions,
): Finding[] {
  const {words, expiry, allow} = options;
  if (!again && !allow) return companionsOf(words, text, pans, expiry === 'mask');
  const complete = (masked: string, fresh: readonly Pan[]) => companionsOf(words, masked, fresh, expiry === 'mask');
  const unallowed = (findings: Finding[]) =>
    allow ? findings.filter((finding) => !allow(withLast4(text, finding), text)) : findings;
  let found = unallowed(complete(text, pans));
  for (let round = 0; again && round < ROUNDS && mayShowMore(text, found, options); round++) {
    const masked = hide(text, found, {...options, replace: undefined});
    const fresh = findPans(masked, 0, probe(masked, 0), isFinal, options);
    if (fresh.length === 0) break;
    const places = placesIn(text, masked);
    const newer = complete(masked, fresh).map((finding) => ({
      ...finding,
      start: places[finding.start],
      end: places[finding.end],
    }));
    const merged = merge(text, [...found, ...unallowed(newer)]);
    again = mayHoldMore && merged.length > found.length;
    found = merged;
  }
  return found;
}

/** Whether enough digits for a card stay readable. */
function mayShowMore(text: string, found: readonly Finding[], {keepFirst, keepLast}: ResolvedOptions): boolean {
  load(text);
  let digits = 0;
  let at = 0;
  for (const {start, end, length} of found) {
    digits += digitsIn(at, start) + (length ? keepFirst + keepLast : 0);
    at = end;
  }
  return digits + digitsIn(at, text.length) >= SHORTEST;
}

/** Where each unit of a masked text stands in the text: a digit that was a surrogate pair became one mark. */
function placesIn(text: string, masked: string): Int32Array {
  load(text);
  const places = new Int32Array(masked.length + 1);
  let at = 0;
  for (let i = 0; i < masked.length; i++) {
    places[i] = at;
    at += masked[i] !== text[at] && kinds[at + 1] === PAIR ? 2 : 1;
  }
  places[masked.length] = text.length;
  return places;
}

/** Findings and newer ones, in the order of the text. The last digits of a number, which stay readable, may begin a newer one: it
 *  then only has the rest. */
function merge(text: string, findings: Finding[]): Finding[] {
  load(text);
  let done = 0;
  const merged: Finding[] = [];
  for (const finding of findings.sort((a, b) => a.start - b.start)) {
    const start = nextDigit(Math.max(done, finding.start), finding.end);
    if (start >= finding.end) continue;
    done = finding.end;
    merged.push({...finding, start, length: finding.length && digitsIn(start, done)});
  }
  return merged;
}

/** How many digits lie between two places. */
function digitsIn(from: number, to: number): number {
  let digits = 0;
  for (let i = from; i < to; i++) if (isDigit(i)) digits++;
  return digits;
}
