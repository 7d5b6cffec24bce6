import {enAgent} from './en-agent.js';
import {enCheckout} from './en-checkout.js';
import {enComposer} from './en-composer.js';
import {enCover} from './en-cover.js';
import {en} from './en.js';
import type {HostTerms} from './host-terms.js';
import {addWords} from './words.js';
import {pseudo} from './pseudo.js';

/** English made longer, for tests of a chat's page. */
export const enXa: HostTerms = pseudo({...en, ...enAgent, ...enCheckout, ...enComposer, ...enCover});

addWords(enXa);
