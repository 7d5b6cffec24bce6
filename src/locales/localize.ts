import {LocalizeController, type FunctionParams, type Translation as Named} from '@shoelace-style/localize';

import {directionOf, layOut, type Direction} from './direction.js';
import {loadWords} from './load.js';
import {languageChanges, nearestLang} from './nearest.js';
import type {Translation} from './words.js';

type Host = ConstructorParameters<typeof LocalizeController>[0];

/**
 * The words of an element, in the language of the nearest `lang` around it, and laid out as that language is where no `dir` is
 * as near: two languages can live on one page.
 */
export class NearestLocalize<T extends Translation> extends LocalizeController<T & Named> {
  #lang = '';
  #seen = -1;
  #isFallback = false;
  #direction: Direction | undefined;
  #isLaidOut = false;

  constructor(host: Host) {
    super(host);
    this.host = host;
  }

  override hostConnected(): void {
    super.hostConnected();
    this.#seen = -1;
  }

  hostUpdated(): void {
    const {direction, host} = this;
    if (host.shadowRoot && (direction || this.#isLaidOut)) layOut(host.shadowRoot, direction);
    this.#isLaidOut = direction !== undefined;
  }

  /** How the element is laid out where its language alone says it; nothing where that is as around it. */
  get direction(): Direction | undefined {
    this.lang();
    return this.#direction;
  }

  /** A BCP 47 tag; the browser's own language where no `lang` is set. */
  override lang(): string {
    if (this.#isFallback) return 'en';
    if (this.#seen !== languageChanges()) {
      this.#lang = canonical(nearestLang(this.host)) ?? canonical(super.lang()) ?? 'en';
      this.#direction = directionOf(this.host, this.#lang);
      this.#seen = languageChanges();
      void loadWords(this.#lang);
    }
    return this.#lang;
  }

  /** A word; English where the language has none, whatever else is registered on the page. */
  override term<K extends keyof (T & Named)>(key: K, ...args: FunctionParams<(T & Named)[K]>): string {
    // English has every word, and looking twice costs at every render
    this.#isFallback = !/^en\b/.test(this.lang()) && !this.exists(key, {});
    const word = super.term(key, ...args);
    this.#isFallback = false;
    return word;
  }
}

function canonical(lang: string | undefined): string | undefined {
  try {
    return lang ? Intl.getCanonicalLocales(lang.replaceAll('_', '-'))[0] : undefined;
  } catch {
    return undefined;
  }
}
