import type {Translation} from '../locales/words.js';

import '../locales/en.js';
import type {ChatTerms} from '../locales/host-terms.js';
import {addLanguages} from '../locales/load.js';
import {NearestLocalize} from '../locales/localize.js';

/** The words of an element on a chat's page. English comes with the element, other languages when they are spoken. */
export class Words<T extends Translation = ChatTerms> extends NearestLocalize<T> {}

addLanguages(() => import('../locales/others.js'));
