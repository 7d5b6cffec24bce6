/**
 * Word lists, compiled into one trie: asked at a place in the text, it says which word begins there. Walking back from a
 * number word by word meets its nearest label first, and that is the one that counts.
 */
import {isLetter, joined} from './chars.js';
import {fold} from './fold.js';
import {unit, unitAt} from './loaded.js';
import type {WordList} from './words/list.js';
import {FIELDS} from './pack.js';

/** What a word says of the number beside it; a word may say several things. In the order of `FIELDS`. */
export const CARD = 1;
export const PAY = 2;
export const HARD = 4;
export const PHONE = 8;
export const SOFT = 16;
export const NEUTRAL = 32;
export const EXPIRY = 64;
export const CODE = 128;
/** Said of a label that at most two words, and no end of a sentence, part from the number; and of one that touches it. */
export const ATTACHED = 256;
export const TOUCHING = 512;

const PROTECTING = HARD | PHONE | SOFT;

/** A number with this many digits takes the words beyond it for itself. */
const OTHER_DIGITS = 3;
/** Words between a label and its number, and characters of a script without spaces. */
const ATTACHED_WORDS = 2;
const ATTACHED_UNSPACED = 8;
/** What ends a sentence or a clause, folded, beside the full stop behind a word of more than three letters. */
const ENDS: ReadonlySet<number> = /* @__PURE__ */ new Set(Array.from('!?;,。、؟،', (end) => end.charCodeAt(0)));

/** Compiled word lists. */
export interface Vocabulary {
  /** The kinds `want` of the nearest label between `from` and `to` when walking back from `to`; and how it is attached, when it
   *  touches `to` or says that the number is no card's. A number of three digits ends the walk. */
  back(from: number, to: number, want: number): number;
  /** The same when walking ahead from `from`; how any label is attached is said. */
  ahead(from: number, to: number, want: number): number;
}

/** Roots of the trie: of words as they begin, and of `*words` that begin anywhere. */
const BEGINNING = 1;
const ANYWHERE = 2;
const BOTH = BEGINNING | ANYWHERE;

/** Compiles word lists. Later lists add to earlier ones. */
export function compile(lists: Iterable<Partial<WordList>>): Vocabulary {
  const entries: [word: string, kind: number][] = [];
  let letters = 9;
  for (const list of lists) {
    FIELDS.forEach((field, bit) => {
      for (const entry of (list[field] ?? '').split(',')) {
        letters += entry.length;
        entries.push([entry.trim(), 1 << bit]);
      }
    });
  }
  // Open addressing: a key is a parent's slot and a letter, 0 is free. A node is its slot, so that a step costs one load.
  // Words share their beginnings, so there are fewer nodes than letters, and no more slots than needed stay in the cache.
  const shift = Math.clz32(letters);
  const keys = new Int32Array(2 ** (32 - shift));
  // per node the kinds of `word*`, and above them those of whole words
  const marks = new Uint16Array(keys.length);
  // whether some word (1) or `*word` (2) begins with two letters; it says no without touching the trie
  const pairs = new Uint8Array(4096);

  function slotOf(node: number, code: number): number {
    const key = (node << 16) | code;
    let slot = (Math.imul(key, 0x9e3779b1) >>> shift) | 0;
    while (keys[slot] !== key && keys[slot] !== 0) slot = (slot + 1) & (keys.length - 1);
    return slot;
  }

  keys[BEGINNING] = keys[ANYWHERE] = -1; // no letter leads to a root
  for (const [entry, kind] of entries) {
    const word = entry.replace(/^\*|\*$/g, '');
    if (!word) continue;
    const root = entry[0] === '*' ? ANYWHERE : BEGINNING;
    let node = root;
    let letters = 0;
    let before = 0;
    for (let i = 0; i < word.length; i++) {
      const code = fold(word.charCodeAt(i));
      if (code === 1) continue;
      if (++letters === 2) pairs[pairOf(before, code)] |= root;
      before = code;
      const slot = slotOf(node, code);
      keys[slot] = (node << 16) | code;
      node = slot;
    }
    for (let next = 0; letters === 1 && next < 32; next++) pairs[pairOf(before, next)] |= root;
    marks[node] |= letters > 4 || entry.endsWith('*') ? kind : kind << 8;
  }

  let hitEnd = 0; // where the last word found ends

  /** The kinds of the longest word from `from` on, from one root. */
  function beginningAt(from: number, to: number, root: number, want: number): number {
    let best = 0;
    let node = root | 0;
    let before = 0;
    for (let i = from | 0; i < to; i++) {
      const code = fold(unit(i));
      if (code === 1 || (code === 32 && before === 32)) continue;
      before = code;
      node = slotOf(node, code);
      if (keys[node] === 0) break;
      const mark = marks[node];
      if (mark === 0) continue;
      const kind = (isEnd(i, to, code) ? mark | (mark >> 8) : mark) & want;
      if (kind !== 0) {
        best = kind;
        hitEnd = i + 1;
      }
    }
    return best;
  }

  /** The word that `card` at `at` is the end of: a library card, a Kundenkarte; 0 when `card` stands for itself. */
  function wordBefore(from: number, at: number): number {
    let i = at | 0;
    while (i > from && unit(i - 1) < 46) i--;
    for (i--; i > from && i > at - 20; i--) {
      if (isStart(i, fold(unit(i)), fold(unit(i - 1)))) break;
    }
    const kind = i < from ? 0 : beginningAt(i, at + 5, BEGINNING, HARD | NEUTRAL);
    if (kind === 0 || hitEnd > at) return kind;
    while (hitEnd < at && isLetter(fold(unit(hitEnd)))) hitEnd++;
    return at - hitEnd < 2 ? kind : 0;
  }

  /** What a walk to the nearest label says of the letter `code` at `i`, the folded codes beside it given. */
  function labelAt(i: number, to: number, before: number, code: number, after: number, want: number): number {
    const inside = joined(before, code);
    let roots = pairs[pairOf(code, after)];
    if (inside === 0 || !isHump(i)) roots &= BOTH - inside * BEGINNING;
    if (roots === 0) return 0;
    const kind = roots & BEGINNING ? beginningAt(i, to, BEGINNING, want) : 0;
    return kind || (roots & ANYWHERE ? beginningAt(i, to, ANYWHERE, want) : 0);
  }

  return {
    back(from, to, want) {
      let digits = 0;
      let after = 32;
      let code = fold(unit(to - 1));
      for (let i = to - 1; i >= from; i--) {
        const before = i > 0 ? fold(unit(i - 1)) : 32;
        if (code > 96) {
          const kind = labelAt(i, to, before, code, after, want);
          if (kind !== 0) {
            const end = hitEnd;
            const label = (kind & CARD && want & HARD && wordBefore(from, i)) || kind;
            return label & PROTECTING || isLetter(fold(unit(to - 1))) ? label | attachment(end, to) : label;
          }
        } else if (!isDigit(code)) digits = 0;
        else if (++digits === OTHER_DIGITS) return 0;
        if (code !== 1) after = code;
        code = before;
      }
      return 0;
    },
    ahead(from, to, want) {
      let digits = 0;
      let before = fold(unitAt(from - 1));
      let code = fold(unitAt(from));
      for (let i = from | 0; i < to; i++) {
        const after = i + 1 < to ? fold(unit(i + 1)) : 32;
        if (code > 96) {
          const kind = labelAt(i, to, before, code, after, want);
          if (kind !== 0) return kind | attachment(from, i);
        } else if (!isDigit(code)) digits = 0;
        else if (++digits === OTHER_DIGITS) return 0;
        if (code !== 1) before = code;
        code = after;
      }
      return 0;
    },
  };
}

/** Whether a folded code is a digit, or the mark of a hidden one. */
const isDigit = (code: number) => (code - 48) >>> 0 < 10 || code === 0x2022;

/** A place in a table of 4096 for two letters. */
const pairOf = (code: number, next: number) => (((code ^ (code >> 7)) & 127) << 5) | (next & 31);

/** Whether a word begins at `at`: behind something that is no letter or, as in `cardNumber`, behind a small one. */
const isStart = (at: number, code: number, before: number) => joined(before, code) === 0 || isHump(at);

/** Whether the letter at `at` is a capital one behind a small one. */
const isHump = (at: number) => (unit(at) - 65) >>> 0 < 26 && unit(at - 1) > 96;

/** Whether the word with the letter `code` at `at` ends there. `cb` goes on in `cb1f4c`. */
function isEnd(at: number, to: number, code: number): boolean {
  if (at + 1 >= to || !isLetter(code)) return true;
  const next = unit(at + 1);
  return !isLetter(fold(next)) ? next < 48 || next > 57 : next > 64 && next < 91 && unit(at) > 96;
}

/** `ATTACHED` when little, and no end of a sentence, lies between two places. */
function attachment(from: number, to: number): number {
  let i = from | 0;
  while (i < to && isLetter(fold(unit(i)))) i++; // an ending of the label's own word
  if (i === to) return ATTACHED | TOUCHING;
  let letters = i > from ? 4 : from > 3 && isLetter(fold(unit(from - 4))) ? 4 : 0;
  let spaced = 0;
  let unspaced = 0;
  for (; i < to; i++) {
    const code = fold(unit(i));
    if (isLetter(code)) {
      if (letters++ === 0) spaced++;
      continue;
    }
    if (code === 46 ? letters > 3 && unitAt(i + 1) === 32 : ENDS.has(code)) return 0;
    if (code > 0x590) unspaced++;
    letters = 0;
  }
  return spaced > ATTACHED_WORDS || unspaced > ATTACHED_UNSPACED ? 0 : ATTACHED;
}
