import './en-desk.js';

import {addLanguages} from '../load.js';

// The words that only the agent's page has.
addLanguages(() => import('./desk-others.js'));
