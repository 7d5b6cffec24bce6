import {speakFrom} from '../find.js';

/** The languages of what only the agent's page has. */
export const speak = speakFrom({
  ar: async () => (await import('./ar-desk.js')).arDesk,
  de: async () => (await import('./de-desk.js')).deDesk,
  es: async () => (await import('./es-desk.js')).esDesk,
  fr: async () => (await import('./fr-desk.js')).frDesk,
  he: async () => (await import('./he-desk.js')).heDesk,
  it: async () => (await import('./it-desk.js')).itDesk,
  ja: async () => (await import('./ja-desk.js')).jaDesk,
  nl: async () => (await import('./nl-desk.js')).nlDesk,
  pl: async () => (await import('./pl-desk.js')).plDesk,
  pt: async () => (await import('./pt-br-desk.js')).ptBrDesk,
  zh: async () => (await import('./zh-cn-desk.js')).zhCnDesk,
  'en-xa': async () => (await import('./en-xa-desk.js')).enXaDesk,
});
