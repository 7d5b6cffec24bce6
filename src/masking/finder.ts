/**
 * The least of masking: finds and hides card numbers in one text. What a page's chat input needs; streams, drafts and
 * conversations are in `core.ts`.
 */
import {findPans, hasRun, mayHoldMore, probe, withLast4, type Finding} from './find.js';
import {load} from './loaded.js';
import {hide} from './mask.js';
import {optionsFor, type MaskOptions, type ResolvedOptions} from './options.js';
import {settle} from './settle.js';
import type {WordList} from './words/list.js';

/** Masking of one text at a time. */
export interface Finder {
  /** The text with card numbers, and the dates and codes beside them, hidden; the same string when there are none. */
  readonly maskCardNumbers: (text: string, options?: MaskOptions) => string;
  /** What `maskCardNumbers` would hide, in the order of the text. */
  readonly findCardNumbers: (text: string, options?: MaskOptions) => Finding[];
}

/**
 * A finder over the given word lists. Creating it does no work; the lists are compiled when the first text with a likely
 * number comes.
 */
export function createFinder(lists: Iterable<WordList>): Finder {
  return finderOf(optionsFor(lists));
}

/** A finder whose options are filled up by a function made before. */
export function finderOf(resolve: (options?: MaskOptions) => ResolvedOptions): Finder {
  /** What is to be hidden in a text with a likely number. The text stays loaded. */
  function search(text: string, hit: number, options: ResolvedOptions): readonly Finding[] {
    const pans = findPans(text, 0, hit, true, options);
    return pans.length ? settle(text, pans, mayHoldMore, true, options) : pans;
  }
  return {
    findCardNumbers(text, options) {
      const hit = probe(expectText(text), 0);
      if (hit < 0 && !options) return [];
      const found = search(text, hit, resolve(options)).map((finding) => withLast4(text, finding));
      load('');
      return found;
    },
    maskCardNumbers(text, options) {
      const hit = probe(expectText(text), 0);
      if (hit < 0 && !options) return text;
      const resolved = resolve(options);
      const found = search(text, hit, resolved);
      const masked = found.length ? hide(text, found, resolved) : text;
      load('');
      return masked;
    },
  };
}

/**
 * Whether a text has twelve digits or more close together, in any script: the cheap test for a warning while someone
 * types. Telephone numbers and tracking numbers pass it too.
 *
 * @throws {TypeError} When `text` is no string.
 */
export function mightContainCard(text: string): boolean {
  return hasRun(expectText(text));
}

function expectText(text: string): string {
  if (typeof text !== 'string') throw new TypeError(`expected a string, got ${text === null ? 'null' : typeof text}`);
  return text;
}
