import './en-desk.js';

import {addLanguages} from '../load.js';

// The words that only the agent's page has.
addLanguages({
  ar: async () => (await import('./ar-desk.js')).arDesk,
  de: async () => (await import('./de-desk.js')).deDesk,
});
