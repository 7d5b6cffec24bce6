/**
 * A finder that is fetched when somebody is about to type: most people who open a page never say anything in its chat.
 */
import {importable} from '../../loading/importable.js';
import type {Finder} from '../../masking/finder.js';
import {meanwhile} from '../../masking/meanwhile.js';

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

const importMasker = /* @__PURE__ */ importable(() => import('../../masking/whole.js'));
const importWords = /* @__PURE__ */ importable(() => import('../../masking/words/load.js'));

async function fetchFinder(lang: string): Promise<void> {
  const words = lang === 'en' ? undefined : importWords().then(({loadWords}) => loadWords(lang));
  const [{createFinder, en}, others] = await Promise.all([importMasker(), words]);
  finders.set(lang, createFinder(others ? [en, others] : [en]));
}
