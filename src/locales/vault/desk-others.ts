import {speakFrom} from '../find.js';

/** The languages of what only the agent's page has. */
export const speak = speakFrom({
  ar: () => import('./ar-desk.js'),
  de: () => import('./de-desk.js'),
  es: () => import('./es-desk.js'),
  fr: () => import('./fr-desk.js'),
  he: () => import('./he-desk.js'),
  it: () => import('./it-desk.js'),
  ja: () => import('./ja-desk.js'),
  nl: () => import('./nl-desk.js'),
  pl: () => import('./pl-desk.js'),
  pt: () => import('./pt-br-desk.js'),
  zh: () => import('./zh-cn-desk.js'),
  'en-xa': () => import('./en-xa-desk.js'),
});
