/**
 * The text that is being searched, a stretch of it taken apart into its units. Most units are looked at several times, and a look
 * into an array takes a fraction of a look into a string, whose kind has to be found out each time. The arrays never change, which
 * an engine makes use of, and a longer text goes round and round in them.
 *
 * Here and elsewhere `| 0` tells an engine that a place is a whole number, as it cannot see that of one that comes from elsewhere.
 */
import {CLASS, INVISIBLE, LETTER, PAIR, codeAt, isAnyLetter, pairedDigit} from './chars.js';

/** UTF-16 units that are seen at once, and the bits of a place in the text that are its place in the arrays. */
const ROOM = 4096;
const PLACE = ROOM - 1;
/** UTF-16 units that are seen anew at least. */
const STEP = 1024;

const units = /* @__PURE__ */ new Uint16Array(ROOM);
const kinds = /* @__PURE__ */ new Uint8Array(ROOM);

/** The text, its length, and where the stretch of it that is seen begins and ends. */
export let text = '';
export let textEnd = 0;
let seenFrom = 0;
let seenTo = 0;

/** Makes a text the one that is searched, and sees its begin. Whoever called back to a host since then has to load it again. */
export function load(next: string): void {
  if (next === text) return;
  text = next;
  textEnd = next.length;
  seenFrom = seenTo = 0;
  takeApart(STEP);
}

/** Takes apart what lies between two places of the text, at most 3000 units apart and maybe beyond its ends. */
export function see(from: number, to: number): void {
  if (from < seenFrom && seenFrom > 0) seenFrom = seenTo = from < 0 ? 0 : from;
  else if (from > seenTo) seenFrom = seenTo = from;
  if (to > seenTo && seenTo < textEnd) takeApart(seenTo + STEP < to ? to : seenTo + STEP);
}

/** Goes on with taking apart, to a place that may lie behind the end. */
function takeApart(place: number): void {
  const whole = text;
  const to = place < whole.length ? place : whole.length;
  let i = seenTo | 0;
  for (; i < to; i++) {
    const code = codeAt.call(whole, i);
    const kind = CLASS[code];
    units[i & PLACE] = code;
    kinds[i & PLACE] = kind;
    if (kind !== PAIR) continue;
    const value = pairedDigit(whole, i);
    kinds[i & PLACE] = value + 1;
    if (value < 0) continue;
    units[++i & PLACE] = codeAt.call(whole, i);
    kinds[i & PLACE] = PAIR;
  }
  // what ends a run, so that nothing has to ask for the end
  kinds[i & PLACE] = LETTER;
  seenTo = i;
  if (i - seenFrom > PLACE) seenFrom = i - PLACE;
}

/** The unit at a place that is seen, and its class. The second half of a digit that is a pair has the class `PAIR`. */
export const unit = (at: number) => units[at & PLACE];
export const kind = (at: number) => kinds[at & PLACE];

/** Whether a digit begins at a place that is seen or directly behind. */
export const isDigit = (at: number) => (kind(at) - 1) >>> 0 < INVISIBLE - 1;

/** Where the first digit between two places begins that are seen, or the second. */
export function nextDigit(from: number, to: number): number {
  let i = from | 0;
  while (i < to && !isDigit(i)) i++;
  return i;
}

/** A place, or the end of the text when it lies beyond. */
export const upTo = (place: number) => (place < textEnd ? place : textEnd) | 0;

/** The unit at a place that is seen, a space beyond the ends. */
export const unitAt = (at: number) => (at >= 0 && at < textEnd ? unit(at) : 32);

/** Whether a letter lies between two places that are seen. */
export function hasLetter(from: number, to: number): boolean {
  for (let i = from | 0; i < to; i++) if (isAnyLetter(unit(i))) return true;
  return false;
}
