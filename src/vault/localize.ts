import {LocalizeController} from '@shoelace-style/localize';
import type {ReactiveControllerHost} from 'lit';

import {languageChanges, nearest} from '../locales/nearest.js';
import type {DeskTerms} from '../locales/vault/desk-terms.js';
import type {FormTerms} from '../locales/vault/form-terms.js';
import '../locales/vault/form-words.js';
import {loadWords} from '../locales/vault/load.js';

/** Every word of the vault. The customer's page has those of the form alone; `desk-words.js` brings the others. */
export type VaultTerms = FormTerms & DeskTerms;

type Arguments<T> = T extends (...args: infer A) => string ? A : [];

/** The words of one of the vault's elements, in the language of the nearest `lang` around it. */
export class VaultLocalize extends LocalizeController<VaultTerms> {
  #lang: string | undefined;
  #seen = -1;
  #isFallback = false;

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
    if (this.#isFallback) return 'en';
    if (this.#seen !== languageChanges() || this.#lang === undefined) {
      this.#lang = canonical(nearest(this.host, 'lang')) ?? super.lang();
      this.#seen = languageChanges();
      loadWords(this.#lang);
    }
    return this.#lang;
  }

  /** `ltr` or `rtl`, by the nearest `dir`. */
  override dir(): string {
    return (nearest(this.host, 'dir') ?? 'ltr').toLowerCase();
  }

  /** A word; English where the language has none, whatever else is registered on the page. */
  override term<K extends keyof VaultTerms>(key: K, ...args: Arguments<VaultTerms[K]>): string {
    // English has every word, and looking twice costs at every render
    this.#isFallback = !/^en\b/.test(this.lang()) && !this.exists(key, {});
    const word = super.term(key, ...(args as never));
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
