import {speakFrom} from '../find.js';

/** The languages of payments by link. */
export const speak = speakFrom({
  ar: async () => (await import('./ar.js')).ar,
  de: async () => (await import('./de.js')).de,
  es: async () => (await import('./es.js')).es,
  fr: async () => (await import('./fr.js')).fr,
  he: async () => (await import('./he.js')).he,
  it: async () => (await import('./it.js')).it,
  ja: async () => (await import('./ja.js')).ja,
  nl: async () => (await import('./nl.js')).nl,
  pl: async () => (await import('./pl.js')).pl,
  pt: async () => (await import('./pt-br.js')).ptBr,
  zh: async () => (await import('./zh-cn.js')).zhCn,
  'en-xa': async () => (await import('./en-xa.js')).enXa,
});
