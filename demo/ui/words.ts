import {codeOf} from '../../src/locales/find.js';
import {en} from '../words/en.js';
import type {DemoTerms} from '../words/terms.js';

/** The demo's languages but English, each fetched when it is spoken. */
const OTHERS: Readonly<Record<string, () => Promise<DemoTerms>>> = {
  ar: async () => (await import('../words/ar.js')).ar,
  de: async () => (await import('../words/de.js')).de,
  es: async () => (await import('../words/es.js')).es,
  fr: async () => (await import('../words/fr.js')).fr,
  he: async () => (await import('../words/he.js')).he,
  it: async () => (await import('../words/it.js')).it,
  ja: async () => (await import('../words/ja.js')).ja,
  nl: async () => (await import('../words/nl.js')).nl,
  pl: async () => (await import('../words/pl.js')).pl,
  pt: async () => (await import('../words/pt-br.js')).ptBr,
  zh: async () => (await import('../words/zh-cn.js')).zhCn,
  'en-xa': async () => {
    // the elements' own are for tests, so they are not fetched by themselves
    const [{pseudo}] = await Promise.all([import('../../src/locales/pseudo.js'), import('../../src/locales/en-xa.js')]);
    return pseudo(en);
  },
};

/** The page's language, as a BCP 47 tag. Changed by `speak`. */
export let lang = 'en';

/** The demo's words in the page's language. They are there before the page's elements are. */
export let words: DemoTerms = en;

/**
 * Has the demo's elements speak a language, when they are drawn the next time.
 *
 * @param code A language of the demo's; English where it is none.
 * @returns Settles when its words are there.
 */
export async function speak(code: string): Promise<void> {
  words = (await OTHERS[codeOf(code)]?.()) ?? en;
  lang = code;
}
