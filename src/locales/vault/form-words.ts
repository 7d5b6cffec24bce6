import './en.js';

import {addLanguages} from '../load.js';

// The words of the customer's page, which the agent's page has too.
addLanguages(() => import('./form-others.js'));
