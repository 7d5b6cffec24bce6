import {codeOf} from '../../src/locales/find.js';
import {LANGUAGES, PSEUDO_LANGUAGE} from '../../src/locales/languages.js';
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

/** The page's language: `?lang=de`, or English, whatever the browser's is. */
export const lang = askedLanguage();

/** The demo's words in the page's language. They are there before the page's elements are. */
export const words: DemoTerms = (await OTHERS[codeOf(lang)]?.()) ?? en;

function askedLanguage(): string {
  const asked = new URLSearchParams(location.search).get('lang') ?? 'en';
  const known = [...LANGUAGES, PSEUDO_LANGUAGE].find(({code}) => code.toLowerCase() === asked.toLowerCase());
  const {code, direction} = known ?? LANGUAGES[0]!;
  document.documentElement.lang = code;
  document.documentElement.dir = direction;
  return code;
}
