/**
 * Makes one list of many, for those who need all of them: every word once, and none that a shorter one covers.
 */
import {fold, isSpaced} from '../chars.js';
import type {WordList} from './list.js';

const FIELDS = ['card', 'pay', 'hard', 'phone', 'soft', 'neutral', 'expiry', 'code'] as const;

/** The words of all given lists as one list, sorted. */
export function packWords(lists: readonly WordList[]): WordList {
  // what words with the same stars say, a bit for each field
  const kinds = new Map<string, number>();
  FIELDS.forEach((field, bit) => {
    for (const entry of lists.flatMap((list) => list[field]?.split(', ') ?? [])) {
      const word = fold(entry);
      // an ending makes no difference to a script without spaces
      const plain = isSpaced(word.replace(/\*$/, '').slice(-1).charCodeAt(0)) ? word : word.replace(/\*$/, '');
      kinds.set(plain, (kinds.get(plain) ?? 0) | (1 << bit));
    }
  });
  const needed = [...kinds].filter(([word, kind]) => kindOfShorter(word, kinds) !== kind);
  const packed = FIELDS.map((field, bit) => {
    const words = needed.filter(([, kind]) => kind & (1 << bit)).map(([word]) => word);
    return [field, words.sort().join(', ')];
  });
  return {lang: 'mul', ...(Object.fromEntries(packed) as Omit<WordList, 'lang'>)};
}

/** What the longest of the shorter entries says that fit wherever a word does. */
function kindOfShorter(word: string, kinds: ReadonlyMap<string, number>): number | undefined {
  const text = word.replace(/\*$/, '');
  for (let length = text.length - 1; length > 1; length--) {
    const start = text.slice(0, length);
    const isOpen = !isSpaced(start.charCodeAt(length - 1));
    const kind = kinds.get(isOpen ? start : `${start}*`);
    if (kind) return kind;
  }
  return undefined;
}
