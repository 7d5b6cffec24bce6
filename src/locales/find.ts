import type {Others} from './load.js';
import {addWords, type Translation} from './words.js';

/** The languages there are, but English, by the code of each one's words. */
export type OtherLanguage = 'ar' | 'de' | 'es' | 'fr' | 'he' | 'it' | 'ja' | 'nl' | 'pl' | 'pt' | 'zh';

/** How the words of each language are fetched; `en-xa` is English made longer, to test layouts with. */
export type Files = Readonly<Record<OtherLanguage, () => Promise<Translation>>> & {
  readonly 'en-xa'?: () => Promise<Translation>;
};

/** Has a language fetched and its words added, once. Where that fails, it is tried again when it is next asked for. */
export function speakFrom(files: Files): Others['speak'] {
  const asked = new Set<string>();
  return (lang) => {
    const code = codeOf(lang);
    const load = Object.hasOwn(files, code) ? files[code as OtherLanguage] : undefined;
    if (!load || asked.has(code)) return;
    asked.add(code);
    load().then(addWords, () => asked.delete(code));
  };
}

/**
 * The code of a language's words: its region is overlooked, so that Austrian readers get German. Chinese is there in
 * simplified characters alone: who writes traditional ones is better served by English.
 *
 * @param lang A BCP 47 tag.
 */
export function codeOf(lang: string): string {
  const {language, script, region} = new Intl.Locale(lang).maximize();
  if (region === 'XA') return `${language}-xa`;
  return script === 'Hant' ? `${language}-hant` : language;
}
