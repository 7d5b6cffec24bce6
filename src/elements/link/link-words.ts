import type {LinkTerms} from '../../locales/link-terms.js';
import '../../locales/link/words.js';
import {NearestLocalize} from '../../locales/localize.js';

/** The words of an element for payments by link. English comes with the element, other languages when they are spoken. */
export class LinkWords extends NearestLocalize<LinkTerms> {}
