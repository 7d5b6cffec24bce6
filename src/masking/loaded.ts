/**
 * The text that is being searched, taken apart into its units once. Most units are looked at several times, and a look into an
 * array takes a fraction of a look into a string, whose kind has to be found out each time.
 */
import {CLASS, INVISIBLE, LETTER, PAIR, codeAt, isAnyLetter, pairedDigit} from './chars.js';

/** UTF-16 units that there is always room for; more room is let go with the text that needed it. */
const ROOM = 4096;

/** The text, its length, its UTF-16 units, and the class of each. The second half of a digit that is a pair has the class `PAIR`. */
export let text = '';
export let textEnd = 0;
export let units = /* @__PURE__ */ new Uint16Array(ROOM);
export let kinds = /* @__PURE__ */ new Uint8Array(ROOM);

/** Makes a text the one that is searched. Whoever called back to a host since then has to load it again. */
export function load(next: string): void {
  if (next === text) return;
  text = next;
  const length = (textEnd = next.length);
  const room = length < ROOM ? ROOM : 2 << (31 - Math.clz32(length));
  if (room !== units.length) {
    units = new Uint16Array(room);
    kinds = new Uint8Array(room);
  }
  const codes = units;
  const classes = kinds;
  for (let i = 0; i < length; i++) {
    const code = codeAt.call(next, i);
    const kind = CLASS[code];
    codes[i] = code;
    classes[i] = kind;
    if (kind !== PAIR) continue;
    const value = pairedDigit(next, i);
    classes[i] = value + 1;
    if (value < 0) continue;
    codes[++i] = codeAt.call(next, i);
    classes[i] = PAIR;
  }
  // what ends a run, so that nothing has to ask for the end
  classes[length] = LETTER;
}

/** Whether a digit begins at `at`, which is in the text or directly behind it. */
export const isDigit = (at: number) => (kinds[at] - 1) >>> 0 < INVISIBLE - 1;

/** Where the first digit between `from` and `to` begins, or `to`. */
export function nextDigit(from: number, to: number): number {
  let i = from;
  while (i < to && !isDigit(i)) i++;
  return i;
}

/** The unit at `at`, a space beyond the ends. */
export const unitAt = (at: number) => (at >= 0 && at < textEnd ? units[at] : 32);

/** Whether a letter lies between two places. */
export function hasLetter(from: number, to: number): boolean {
  for (let i = from; i < to; i++) if (isAnyLetter(units[i])) return true;
  return false;
}
