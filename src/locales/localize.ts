import {loadWords} from './load.js';
import {languageChanges, nearestLang} from './nearest.js';
import {findWord, speak, type Speaker, type Translation} from './words.js';

/** An element that says words. */
interface Host extends HTMLElement, Speaker {
  addController(controller: object): void;
}

type Arguments<T> = T extends (...args: infer A) => string ? A : [];

/** The words of an element, in the language of the nearest `lang` around it: two languages can live on one page. */
export class NearestLocalize<T extends Translation> {
  readonly #host: Host;
  #lang = '';
  /** Where a word is looked for: the language with its region, without it, and English, which has every word. */
  #codes: readonly string[] = [];
  #seen = -1;
  #leave: (() => void) | undefined;

  constructor(host: Host) {
    this.#host = host;
    host.addController(this);
  }

  hostConnected(): void {
    this.#leave = speak(this.#host);
    this.#seen = -1;
  }

  hostDisconnected(): void {
    this.#leave?.();
  }

  /** A BCP 47 tag; the browser's own language where no `lang` is set. */
  lang(): string {
    if (this.#seen !== languageChanges()) {
      const locale = localeOf(nearestLang(this.#host)) ?? localeOf(document.documentElement.lang) ?? browserLocale();
      this.#lang = String(locale);
      this.#codes = [`${locale.language}-${locale.region}`.toLowerCase(), locale.language, 'en'];
      this.#seen = languageChanges();
      void loadWords(this.#lang);
    }
    return this.#lang;
  }

  /** A word; English where the language has none. */
  term<K extends keyof T & string>(key: K, ...args: Arguments<T[K]>): string {
    this.lang();
    const word = findWord(this.#codes, key);
    return typeof word === 'function' ? word(...args) : (word ?? key);
  }
}

function browserLocale(): Intl.Locale {
  return localeOf(navigator.language) ?? new Intl.Locale('en');
}

function localeOf(lang: string | undefined): Intl.Locale | undefined {
  try {
    return lang ? new Intl.Locale(lang.replaceAll('_', '-')) : undefined;
  } catch {
    return undefined;
  }
}
