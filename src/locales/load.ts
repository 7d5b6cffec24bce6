import {registerTranslation, type Translation} from '@shoelace-style/localize';

/** Languages by their code, and how to get their words. English is always there. */
export type Languages = Readonly<Record<string, () => Promise<Translation>>>;

/** The words there are for each part of chatpay that is on this page. */
const parts = new Set<Languages>();
const asked = new Set<() => Promise<Translation>>();

/** Adds the words of a part. Each language is a file of its own, fetched when it is spoken. */
export function addLanguages(languages: Languages): void {
  parts.add(languages);
}

/**
 * Has the words of a language fetched and registered, once. Until they are there, and when they do not come, the words
 * are English.
 *
 * @param lang A BCP 47 tag; its language alone counts.
 */
export function loadWords(lang: string): void {
  const [language = ''] = lang.toLowerCase().split('-');
  for (const languages of parts) {
    if (Object.hasOwn(languages, language)) void loadOnce(languages[language]);
  }
}

async function loadOnce(load: () => Promise<Translation>): Promise<void> {
  if (asked.has(load)) return;
  asked.add(load);
  try {
    registerTranslation(await load());
  } catch {
    asked.delete(load); // an element that is shown later tries again
  }
}
