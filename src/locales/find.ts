import {addWords, type Translation} from './words.js';

/** The languages there are, but English, by the code of each one's words. */
export type OtherLanguage = 'ar' | 'de' | 'es' | 'fr' | 'he' | 'it' | 'ja' | 'nl' | 'pl' | 'pt' | 'zh';

/** How the words of each language are fetched; `en-xa` is English made longer, to test layouts with. */
export type Files = Readonly<Record<OtherLanguage, () => Promise<Translation>>> & {
  readonly 'en-xa'?: () => Promise<Translation>;
};

/**
 * Has a language fetched and its words added, once: gives when they are. Where that fails, it is tried again when it is next
 * asked for.
 */
export function speakFrom(files: Files): (lang: string) => Promise<void> {
  const asked = new Map<string, Promise<void>>();
  return async (lang) => {
    const code = codeOf(lang);
    const load = Object.hasOwn(files, code) ? files[code as OtherLanguage] : undefined;
    if (!load) return;
    if (!asked.has(code))
      asked.set(
        code,
        load().then(addWords, () => void asked.delete(code)),
      );
    return asked.get(code);
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
