/**
 * Word lists, compiled into one trie: asked at a place in a folded text, it says which word begins there.
 */
import {SPACED, fold, isDigit, isLetter, isSpaced} from './chars.js';
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

/** The rest of a label's word, at most two more words or a dozen letters of another script, and no end of a sentence. */
const NEAR = new RegExp(
  `^(?![^]*[${SPACED}]{4}\\. |([\0-\u058f]*[\u0590-\uffff]){12})[${SPACED}]*([^${SPACED}!?;,]+[${SPACED}]+){0,2}[^${SPACED}!?;,]*$`,
);
/** What may lie between two words that are one: a library card. */
const COMPOUND = new RegExp(`^[${SPACED}]*[^${SPACED}]?$`);

/** What lies between the label found last and what it was looked for from. */
let between = '';
/** Whether that is little, and no end of a sentence. */
export const isNear = () => NEAR.test(between);

/**
 * Gives the kinds `want` of the label in a folded text between `from` and `to` that is the last one or, looking ahead, the
 * first one; 0 when there is none. A number of three digits parts a label from what is behind it.
 */
export type Vocabulary = (text: string, from: number, to: number, want: number, isAhead?: boolean) => number;

/** Compiles word lists. Later lists add to earlier ones. */
export function compile(lists: readonly WordList[]): Vocabulary {
  // a node's key holds its parent and a letter; its mark the kinds of words that end there: in the lowest eight bits those of
  // `*word*`, above them those of `word*`, `*word` and `word`
  const nodes = new Map<number, number>();
  const marks = [0];
  for (const list of lists) {
    FIELDS.forEach((field, bit) => {
      for (const entry of list[field]?.split(', ') ?? []) {
        let node = 0;
        for (const letter of fold(entry.replace(/\*/g, ''))) {
          const key = (node << 16) | letter.charCodeAt(0);
          node = nodes.get(key) ?? marks.push(0) - 1;
          nodes.set(key, node);
        }
        marks[node] |= 1 << (bit + (entry[0] === '*' ? 0 : 8) + (entry.endsWith('*') ? 0 : 16));
      }
    });
  }

  let wordEnd = 0; // where the last word found ends

  /** The kinds of the longest word that begins at `at`. */
  function wordAt(text: string, at: number, to: number, want: number): number {
    const isStart = !isSpaced(text.charCodeAt(at - 1)) || !isSpaced(text.charCodeAt(at));
    let best = 0;
    for (let i = at, node: number | undefined = 0; i < to;) {
      const code = text.charCodeAt(i++);
      node = nodes.get((node << 16) | (code < 33 || code === 45 || code === 95 ? 32 : code));
      if (node === undefined) break;
      let kinds = marks[node];
      const next = i < to ? text.charCodeAt(i) : 32;
      // `cb` goes on in `cb1f4c`
      if (!isSpaced(code) || !(isSpaced(next) || isDigit(next))) kinds |= kinds >>> 16;
      if (isStart) kinds |= kinds >> 8;
      if (kinds & want) {
        best = kinds & want;
        wordEnd = i;
      }
    }
    return best;
  }

  return (text, from, to, want, isAhead) => {
    between = '!';
    let found = 0;
    let digits = 0;
    for (let i = from; i < to; i++) {
      const code = text.charCodeAt(i);
      if (isDigit(code)) {
        if (++digits < OTHER_DIGITS) continue;
        if (isAhead) break;
        found = 0;
        continue;
      }
      digits = 0;
      if (!isLetter(code) || !nodes.has(code)) continue;
      const before = wordEnd;
      const kinds = wordAt(text, i, to, want);
      if (!kinds) continue;
      if (isAhead) {
        between = text.slice(from, i);
        return kinds;
      }
      // a library card, a Kundenkarte
      if (!(kinds & CARD && found & (HARD | NEUTRAL) && COMPOUND.test(text.slice(before, i)))) found = kinds;
      between = text.slice(Math.max(i, wordEnd - 4), to);
      i = wordEnd - 1;
    }
    return found;
  };
}
