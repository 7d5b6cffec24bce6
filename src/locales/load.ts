import {registerTranslation, type Translation} from '@shoelace-style/localize';

/** The languages of a part of chatpay, but English: has the words of one fetched and added, once. */
export interface Others {
  readonly speak: (lang: string) => unknown;
}

/** The parts that are on this page. */
const parts = new Set<() => Promise<Others>>();

/** Words in the place of ours, which stay there whatever comes later. */
const own: Translation[] = [];

/** Puts words in the place of ours in a language: those of a host, and in the vault's pages those of its deployment. */
export function addOwn(lang: string, words: object): void {
  const ours = {...words, $code: lang, $name: lang, $dir: 'ltr'} as const;
  own.push(ours);
  registerTranslation(ours);
}

/** Adds words. What has been put in their place by itself goes before them. */
export function addWords(words: Translation): void {
  registerTranslation(words, ...own);
}

/** Adds a part. Its languages are looked for only when another than English is spoken. */
export function addLanguages(others: () => Promise<Others>): void {
  parts.add(others);
}

/**
 * Has the words of a language fetched. Until they are there, and when they do not come, the words are English.
 *
 * @param lang A BCP 47 tag.
 * @returns Settles when they are there or have not come; an element that is shown later tries again.
 */
export async function loadWords(lang: string): Promise<unknown> {
  if (/^en(?!-X)/.test(lang)) return;
  return Promise.allSettled([...parts].map(async (others) => (await others()).speak(lang)));
}
