import {registerTranslation} from '@shoelace-style/localize';

/** Words of one language, by their names: each a text, or a function that makes one. */
export interface Translation {
  /** BCP 47 tag: `de` for all who read German, `de-at` for Austria alone. */
  readonly $code: string;
}

/** Words that a host has put in the place of ours, which stay there whatever comes later. */
const own: Translation[] = [];

/** Adds words to those of their language. What a host has put there by itself goes before them. */
export function addWords(words: Translation): void {
  registerTranslation(...[words, ...own].map(named));
}

/** Puts words in the place of ours in a language: those of a host. */
export function addOwn(lang: string, words: object): void {
  const ours = {...words, $code: lang};
  own.push(ours);
  registerTranslation(named(ours));
}

/** With the name and direction that the package asks for; a word's direction is that of the page around it. */
const named = (words: Translation) => ({...words, $name: words.$code, $dir: 'ltr' as const});
