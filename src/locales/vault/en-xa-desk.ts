import {pseudo} from '../pseudo.js';
import type {DeskTerms} from './desk-terms.js';
import {enDesk} from './en-desk.js';

/** English made longer, for tests of the agent's page. */
export const enXaDesk: DeskTerms = pseudo(enDesk);
