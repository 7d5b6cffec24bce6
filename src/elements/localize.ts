import type {FunctionParams, Translation as Named} from '@shoelace-style/localize';

import type {Translation} from '../locales/words.js';

import {inDigitsOf} from '../locales/digits.js';
import '../locales/en.js';
import type {ChatTerms} from '../locales/host-terms.js';
import {addLanguages} from '../locales/load.js';
import {NearestLocalize} from '../locales/localize.js';

/** The words of an element on a chat's page. English comes with the element, other languages when they are spoken. */
export class Words<T extends Translation = ChatTerms> extends NearestLocalize<T> {
  /** A word. A number that it is given is written in the digits of the whole tag; a text stands as it is. */
  override term<K extends keyof (T & Named)>(key: K, ...args: FunctionParams<(T & Named)[K]>): string {
    const word = super.term(key, ...args);
    return args.some((arg) => typeof arg === 'number') ? inDigitsOf(this.lang(), word) : word;
  }
}

addLanguages(() => import('../locales/others.js'));
