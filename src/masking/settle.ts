/**
 * Everything that is to be hidden in a text. A number that is hidden no longer stands beside the next one, and a code no longer
 * joins two groups; so a text is searched again as it will be shown, until nothing new turns up. Masking it a second
 * time then changes nothing.
 */
import {digitAt} from './chars.js';
import {companionsOf} from './companions.js';
import {findPans, loneFrom, loneTo, mayHoldMore, probe, withLast4, type Finding, type Pan} from './find.js';
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
): readonly Finding[] {
  if (!again && !options.allow) {
    const found = companionsOf(options.words, text, pans, options.expiry === 'mask');
    if (loneTo === 0 || !found.some(({start}) => start >= loneFrom && start < loneTo)) return found;
  }
  return settleLong(text, pans, again || loneTo > 0, isFinal, options);
}

/** The same the long way, for a text in which more may show. */
function settleLong(
  text: string,
  pans: readonly Pan[],
  more: boolean,
  isFinal: boolean,
  options: ResolvedOptions,
): readonly Finding[] {
  const {words, expiry, allow} = options;
  let again = more;
  const complete = (masked: string, fresh: readonly Pan[]) => companionsOf(words, masked, fresh, expiry === 'mask');
  const unallowed = (findings: readonly Finding[]) =>
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
    again = (mayHoldMore || loneTo > 0) && merged.length > found.length;
    found = merged;
  }
  return found;
}

/** Whether enough digits for a card stay readable. */
function mayShowMore(text: string, found: readonly Finding[], {keepFirst, keepLast}: ResolvedOptions): boolean {
  let digits = 0;
  let at = 0;
  for (const {start, end, length} of found) {
    digits += digitsIn(text, at, start) + (length ? keepFirst + keepLast : 0);
    at = end;
  }
  return digits + digitsIn(text, at, text.length) >= SHORTEST;
}

/** Where each unit of a masked text stands in the text: a digit that was a surrogate pair became one mark. */
function placesIn(text: string, masked: string): Int32Array {
  const places = new Int32Array(masked.length + 1);
  let at = 0;
  for (let i = 0; i < masked.length; i++) {
    places[i] = at;
    at += masked[i] !== text[at] && text.codePointAt(at)! > 0xffff ? 2 : 1;
  }
  places[masked.length] = text.length;
  return places;
}

/** Findings and newer ones, in the order of the text. The last digits of a number, which stay readable, may begin a newer one: it
 *  then only has the rest. */
function merge(text: string, findings: Finding[]): Finding[] {
  let done = 0;
  const merged: Finding[] = [];
  for (const finding of findings.sort((a, b) => a.start - b.start)) {
    let start = Math.max(done, finding.start);
    while (start < finding.end && digitAt(text, start) < 0) start++;
    if (start >= finding.end) continue;
    done = finding.end;
    const {length} = finding;
    // a number of which another one has digits looks like no other
    merged.push({...finding, start, ...(length && {length: digitsIn(text, start, done), shape: -1})});
  }
  return merged;
}

/** How many digits lie between two places. */
function digitsIn(text: string, from: number, to: number): number {
  let digits = 0;
  for (let i = from; i < to; i++) if (digitAt(text, i) >= 0) digits++;
  return digits;
}
