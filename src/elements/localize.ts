import {LocalizeController} from '@shoelace-style/localize';
import type {ReactiveControllerHost} from 'lit';

import {en} from '../locales/en.js';
import type {HostTerms} from '../locales/host-terms.js';
import {languageChanges, nearest} from '../locales/nearest.js';

type Arguments<T> = T extends (...args: infer A) => string ? A : [];

/** The words of an element, in the language of the nearest `lang` around it: two languages can live on one page. */
export class Words extends LocalizeController<HostTerms> {
  #lang: string | undefined;
  #seen = -1;

  constructor(host: ReactiveControllerHost & HTMLElement) {
    super(host);
    this.host = host;
  }

  override hostConnected(): void {
    super.hostConnected();
    this.#seen = -1;
  }

  /** A BCP 47 tag; the browser's own language where no `lang` is set. */
  override lang(): string {
    if (this.#seen !== languageChanges() || this.#lang === undefined) {
      this.#lang = canonical(nearest(this.host, 'lang')) ?? super.lang();
      this.#seen = languageChanges();
    }
    return this.#lang;
  }

  /** A word; English where the language has none, whatever else is registered on the page. */
  override term<K extends keyof HostTerms>(key: K, ...args: Arguments<HostTerms[K]>): string {
    if (this.exists(key, {})) return super.term(key, ...(args as never));
    const word: unknown = en[key];
    return typeof word === 'function' ? (word as (...all: unknown[]) => string)(...args) : String(word);
  }
}

function canonical(lang: string | undefined): string | undefined {
  try {
    return lang ? Intl.getCanonicalLocales(lang.replaceAll('_', '-'))[0] : undefined;
  } catch {
    return undefined;
  }
}
