import {importable} from '../loading/importable.js';
import {addWords, type Translation} from './words.js';

/** The languages there are, but English, by the code of each one's words. */
export type OtherLanguage = 'ar' | 'de' | 'es' | 'fr' | 'he' | 'it' | 'ja' | 'nl' | 'pl' | 'pt' | 'zh';

/** A file with the words of one language, and nothing else. */
type WordsFile = () => Promise<Readonly<Record<string, Translation>>>;

/** The file of each language; `en-xa` is English made longer, to test layouts with. */
export type Files = Readonly<Record<OtherLanguage, WordsFile>> & {readonly 'en-xa'?: WordsFile};

/**
 * Has a language fetched and its words added: gives when they are. Where that fails, it is tried again when it is next asked
 * for.
 */
export function speakFrom(files: Files): (lang: string) => Promise<void> {
  const loaders = new Map(Object.entries(files).map(([code, load]) => [code, importable(load)]));
  const added = new Set<string>();
  return async (lang) => {
    const code = codeOf(lang);
    const words = await loaders
      .get(code)?.()
      .catch(() => undefined);
    if (!words || added.has(code)) return;
    added.add(code);
    Object.values(words).forEach(addWords);
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
