/**
 * Word lists, compiled into one trie: asked at a place in a folded text, it says which word begins there. Walking back
 * from a number word by word meets its nearest label first, and that is the one that counts.
 */
import {fold, isDigit, isLetter} from './chars.js';
import type {WordList} from './words/list.js';

/** What a word says of the number beside it; a word may say several things. In the order of `FIELDS`. */
export const CARD = 1;
export const PAY = 2;
export const HARD = 4;
export const PHONE = 8;
export const SOFT = 16;
export const NEUTRAL = 32;
export const EXPIRY = 64;
export const CODE = 128;

const FIELDS = ['card', 'pay', 'hard', 'phone', 'soft', 'neutral', 'expiry', 'code'] as const;

/** A number with this many digits takes the words beyond it for itself. */
const OTHER_DIGITS = 3;
/** UTF-16 units from the beginning of a word to the `card` that it ends with. */
const CARD_UNITS = 20;

/** Letters of scripts that put spaces between words: Latin, Greek, Cyrillic, Armenian. */
export const SPACED = 'a-z\x80-\u058f';
export const isSpaced = (code: number) => isLetter(code) && code < 0x590;

/** The rest of a label's word, at most two more words or a dozen letters of another script, and no end of a sentence. */
const NEAR = new RegExp(
  `^(?!.*[${SPACED}]{4}\\. |([^\u0590-\uffff]*[\u0590-\uffff]){12})[${SPACED}]*([^${SPACED}!?;,]+[${SPACED}]+){0,2}[^${SPACED}!?;,]*$`,
  's',
);

/** Compiled word lists. */
export interface Vocabulary {
  /** The kinds `want` of the nearest label in a folded text between `from` and `to`, walking back from `to` or ahead from
   *  `from`; 0 when there is none. A number of three digits ends the walk. */
  nearest(text: string, from: number, to: number, want: number, isBack: boolean): number;
  /** Whether little, and no end of a sentence, lies between the label found last and what it was looked for from. */
  isNear(): boolean;
  /** Whether nothing but the rest of its word does. */
  touches(): boolean;
}

/** Compiles word lists. Later lists add to earlier ones. */
export function compile(lists: readonly WordList[]): Vocabulary {
  // a node's key holds its parent and a letter; its mark the kinds of words that end there: in the lowest eight bits those of
  // `*word*`, above them those of `word*`, `*word` and `word`
  const nodes = new Map<number, number>();
  const marks = [0];
  for (const list of lists) {
    FIELDS.forEach((field, bit) => {
      for (const entry of list[field]?.split(',') ?? []) {
        const word = entry.trim();
        let node = 0;
        for (const letter of fold(word.replaceAll('*', ''))) {
          const key = (node << 16) | letter.charCodeAt(0);
          node = nodes.get(key) ?? marks.push(0) - 1;
          nodes.set(key, node);
        }
        marks[node] |= 1 << (bit + (word[0] === '*' ? 0 : 8) + (word.endsWith('*') ? 0 : 16));
      }
    });
  }

  let hitEnd = 0; // where the last word found ends
  let between = ''; // what lies between it and the number

  /** The kinds of the longest word that begins at `at`. */
  function wordAt(text: string, at: number, to: number, want: number): number {
    const isStart = !isSpaced(text.charCodeAt(at - 1)) || !isSpaced(text.charCodeAt(at));
    let best = 0;
    let node: number | undefined = 0;
    for (let i = at; i < to; i++) {
      let code = text.charCodeAt(i);
      if (code < 33 || code === 45 || code === 95) code = 32;
      node = nodes.get((node << 16) | code);
      if (node === undefined) break;
      let kinds = marks[node];
      if (kinds === 0) continue;
      const next = i + 1 < to ? text.charCodeAt(i + 1) : 32;
      // `cb` goes on in `cb1f4c`
      if (!isSpaced(code) || !(isSpaced(next) || isDigit(next))) kinds |= kinds >>> 16;
      if (isStart) kinds |= kinds >> 8;
      if ((kinds & want & 255) !== 0) {
        best = kinds & want & 255;
        hitEnd = i + 1;
      }
    }
    return best;
  }

  /** The word that `card` at `at` is the end of: a library card, a Kundenkarte; 0 when `card` stands for itself. */
  function wordBefore(text: string, from: number, at: number): number {
    let i = at;
    while (i > from && text.charCodeAt(i - 1) < 46) i--;
    for (i--; i > from && i > at - CARD_UNITS && isSpaced(text.charCodeAt(i - 1)); i--);
    const kind = i < from ? 0 : wordAt(text, i, at + 5, HARD | NEUTRAL);
    if (kind === 0 || hitEnd > at) return kind;
    while (hitEnd < at && isSpaced(text.charCodeAt(hitEnd))) hitEnd++;
    return at - hitEnd < 2 ? kind : 0;
  }

  return {
    nearest(text, from, to, want, isBack) {
      let digits = 0;
      for (let i = isBack ? to - 1 : from; isBack ? i >= from : i < to; isBack ? i-- : i++) {
        const code = text.charCodeAt(i);
        if (isLetter(code)) {
          const kind = wordAt(text, i, to, want);
          if (kind === 0) continue;
          between = isBack ? text.slice(Math.max(i, hitEnd - 4), to) : text.slice(from, i);
          return (isBack && kind & CARD && want & HARD && wordBefore(text, from, i)) || kind;
        }
        digits = isDigit(code) || code === 6 ? digits + 1 : 0;
        if (digits === OTHER_DIGITS) return 0;
      }
      return 0;
    },
    isNear: () => NEAR.test(between),
    touches: () => !between.match(new RegExp(`[^${SPACED}]`)),
  };
}
