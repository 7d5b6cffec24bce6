import {importable} from '../loading/importable.js';

/** The languages of a part of chatpay, but English: has the words of one fetched and added, once. */
export interface Others {
  readonly speak: (lang: string) => unknown;
}

/** The parts that are on this page. */
const parts = new Set<() => Promise<Others>>();

/** Adds a part. Its languages are looked for only when another than English is spoken. */
export function addLanguages(others: () => Promise<Others>): void {
  parts.add(importable(others));
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
