import type {LinkTerms} from '../link-terms.js';
import {pseudo} from '../pseudo.js';
import {en} from './en.js';

/** English made longer, for tests of payments by link. */
export const enXa: LinkTerms = pseudo(en);
