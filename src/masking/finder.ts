/**
 * The least of masking: finds and hides card numbers in one text. What a page's chat input needs; options, streams, drafts
 * and conversations are in `core.ts`.
 */
import {findCards, type Finding, type Search} from './find.js';
import {hide} from './mask.js';
import {NETWORKS, issuers} from './networks.js';
import {RUN} from './run.js';
import {compile} from './vocabulary.js';
import type {WordList} from './words/list.js';

/** Masking of one text at a time. */
export interface Finder {
  /** The text with card numbers, and the dates and codes beside them, hidden; the same string when there are none. */
  readonly maskCardNumbers: (text: string) => string;
  /** What `maskCardNumbers` would hide, in the order of the text. */
  readonly findCardNumbers: (text: string) => Finding[];
}

/** What is looked for, and how it is written, unless a caller says otherwise. */
export const defaults = (lists: readonly WordList[]): Search => ({
  words: compile(lists),
  issuerOf: issuers(NETWORKS),
  isStrict: false,
  typos: false,
  withDates: true,
  keepFirst: 0,
  keepLast: 4,
  char: '•',
});

/**
 * A finder over the given word lists. Creating it does no work; the lists are compiled when the first text with a likely
 * number comes.
 */
export function createFinder(lists: readonly WordList[]): Finder {
  let search: Search | undefined;
  const findCardNumbers = (text: string) =>
    RUN.test(expectText(text)) ? findCards(text, (search ??= defaults(lists))) : [];
  return {
    findCardNumbers,
    maskCardNumbers: (text) => {
      const found = findCardNumbers(text);
      return search && found.length ? hide(text, found, search) : text;
    },
  };
}

/** The text given, once it is known to be one. */
export function expectText(text: string): string {
  if (typeof text !== 'string') throw new TypeError(`expected a string, got ${typeof text}`);
  return text;
}
