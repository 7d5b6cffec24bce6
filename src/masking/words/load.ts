import type {WordList} from './list.js';

/** A list per language, each in a file that is loaded when it is asked for. */
const LOADERS: Readonly<Record<string, () => Promise<WordList>>> = {
  ar: async () => (await import('./ar.js')).ar,
  bg: async () => (await import('./bg.js')).bg,
  bn: async () => (await import('./bn.js')).bn,
  cs: async () => (await import('./cs.js')).cs,
  da: async () => (await import('./da.js')).da,
  de: async () => (await import('./de.js')).de,
  el: async () => (await import('./el.js')).el,
  en: async () => (await import('./en.js')).en,
  es: async () => (await import('./es.js')).es,
  fa: async () => (await import('./fa.js')).fa,
  fi: async () => (await import('./fi.js')).fi,
  fr: async () => (await import('./fr.js')).fr,
  he: async () => (await import('./he.js')).he,
  hi: async () => (await import('./hi.js')).hi,
  hr: async () => (await import('./hr.js')).hr,
  hu: async () => (await import('./hu.js')).hu,
  id: async () => (await import('./id.js')).id,
  it: async () => (await import('./it.js')).it,
  ja: async () => (await import('./ja.js')).ja,
  ko: async () => (await import('./ko.js')).ko,
  nb: async () => (await import('./nb.js')).nb,
  nl: async () => (await import('./nl.js')).nl,
  pl: async () => (await import('./pl.js')).pl,
  pt: async () => (await import('./pt.js')).pt,
  ro: async () => (await import('./ro.js')).ro,
  ru: async () => (await import('./ru.js')).ru,
  sk: async () => (await import('./sk.js')).sk,
  sv: async () => (await import('./sv.js')).sv,
  sw: async () => (await import('./sw.js')).sw,
  ta: async () => (await import('./ta.js')).ta,
  th: async () => (await import('./th.js')).th,
  tl: async () => (await import('./tl.js')).tl,
  tr: async () => (await import('./tr.js')).tr,
  uk: async () => (await import('./uk.js')).uk,
  ur: async () => (await import('./ur.js')).ur,
  vi: async () => (await import('./vi.js')).vi,
  zh: async () => (await import('./zh.js')).zh,
};

/** Languages that share the list of another. */
const SHARED: Readonly<Record<string, string>> = {
  ms: 'id',
  bs: 'hr',
  no: 'nb',
  nn: 'nb',
  fil: 'tl',
  iw: 'he',
  in: 'id',
};

/** The languages with a list, as BCP 47 tags. */
export const wordLanguages: readonly string[] = Object.keys(LOADERS);

/**
 * The word list of a language, loaded on demand.
 *
 * @param lang a BCP 47 tag; region and script are ignored (`pt-BR` gives `pt`).
 * @returns The list, or undefined when there is none for the language. Rejects when its file cannot be loaded.
 */
export async function loadWords(lang: string): Promise<WordList | undefined> {
  const base = lang.toLowerCase().split(/[-_]/)[0];
  const name = SHARED[base] ?? base;
  return Object.hasOwn(LOADERS, name) ? LOADERS[name]() : undefined;
}
