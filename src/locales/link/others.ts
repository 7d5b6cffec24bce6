import {speakFrom} from '../find.js';

/** The languages of payments by link. */
export const speak = speakFrom({
  ar: () => import('./ar.js'),
  de: () => import('./de.js'),
  es: () => import('./es.js'),
  fr: () => import('./fr.js'),
  he: () => import('./he.js'),
  it: () => import('./it.js'),
  ja: () => import('./ja.js'),
  nl: () => import('./nl.js'),
  pl: () => import('./pl.js'),
  pt: () => import('./pt-br.js'),
  zh: () => import('./zh-cn.js'),
  'en-xa': () => import('./en-xa.js'),
});
