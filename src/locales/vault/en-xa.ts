import {pseudo} from '../pseudo.js';
import {en} from './en.js';
import type {FormTerms} from './form-terms.js';

/** English made longer, for tests of the customer's page. */
export const enXa: FormTerms = pseudo(en);
