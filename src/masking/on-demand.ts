/**
 * A finder that is fetched when somebody is about to type: most people who open a page never say anything in its chat.
 */
import type {Finder} from './finder.js';
import {meanwhile} from './meanwhile.js';

/** What has been fetched, by language. */
const finders = new Map<string, Finder>();

/** A finder that may still have to be fetched. */
export interface FinderOnDemand extends Finder {
  /** Fetches it, unless it is here. Rejects when it cannot be fetched; the next call, or text, tries again. */
  fetch(): Promise<void>;
}

/**
 * A finder by the English words and those of a language. Until they are here, and where they cannot be fetched, every number
 * is hidden in a text that may hold a card.
 *
 * @param lang gives a BCP 47 tag; it is asked at each text with a number.
 */
export function finderOnDemand(lang: () => string): FinderOnDemand {
  let last = meanwhile;
  let fetching: {readonly lang: string; readonly done: Promise<void>} | undefined;

  async function fetch(): Promise<void> {
    const wanted = languageOf(lang());
    if (!finders.has(wanted)) {
      if (fetching?.lang !== wanted) fetching = {lang: wanted, done: fetchFinder(wanted)};
      try {
        await fetching.done;
      } catch (error) {
        fetching = undefined;
        throw error;
      }
    }
    last = finders.get(wanted)!;
  }

  function finderNow(): Finder {
    const known = finders.get(languageOf(lang()));
    if (!known) fetch().catch(() => {}); // there is no connection: what is here goes on
    return known ?? last;
  }

  return {
    fetch,
    findCardNumbers: (text, options) => (hasNumber(text) ? finderNow().findCardNumbers(text, options) : []),
    maskCardNumbers: (text, options) => (hasNumber(text) ? finderNow().maskCardNumbers(text, options) : text),
  };
}

const hasNumber = (text: string) => /\p{N}/u.test(text);
const languageOf = (tag: string) => tag.split(/[-_]/)[0].toLowerCase();

async function fetchFinder(lang: string): Promise<void> {
  const [{createFinder, en}, words] = await Promise.all([import('./whole.js'), wordsOf(lang)]);
  finders.set(lang, createFinder(words ? [en, words] : [en]));
}

/** The words of a language that is not English, or nothing where they cannot be fetched: the English ones go on. */
async function wordsOf(lang: string) {
  if (lang === 'en') return undefined;
  const loader = await import('./words/load.js').catch(() => undefined);
  return loader?.loadWords(lang).catch(() => undefined);
}
