import {ar} from './ar.js';
import {de} from './de.js';
import {en} from './en.js';
import {es} from './es.js';
import {fr} from './fr.js';
import {he} from './he.js';
import {it} from './it.js';
import {ja} from './ja.js';
import {nl} from './nl.js';
import {pl} from './pl.js';
import {ptBr} from './pt-br.js';
import {zhCn} from './zh-cn.js';
import type {CheckoutTerms} from './terms.js';
import {codeOf} from '../../../src/locales/find.js';
import {LANGUAGES, PSEUDO_LANGUAGE} from '../../../src/locales/languages.js';
import {pseudo} from '../../../src/locales/pseudo.js';

/** What a page is written in. */
export interface Tongue {
  /** BCP 47 tag, for its amounts too. */
  readonly lang: string;
  readonly direction: 'ltr' | 'rtl';
  readonly words: CheckoutTerms;
}

const WORDS: Readonly<Record<string, CheckoutTerms>> = {
  'en-xa': pseudo(en),
  pt: ptBr,
  zh: zhCn,
  ar,
  de,
  en,
  es,
  fr,
  he,
  it,
  ja,
  nl,
  pl,
};

/** The first language that whoever asks reads and the checkout speaks: `?lang=`, or what the browser says; else English. */
export function tongueOf(request: Request): Tongue {
  const asked = new URL(request.url).searchParams.get('lang');
  return tongueIn([asked ?? '', ...accepted(request.headers.get('accept-language') ?? '')]);
}

/** @param langs BCP 47 tags, the best first. What is none of a language that is spoken here is passed over. */
export function tongueIn(langs: readonly string[]): Tongue {
  for (const lang of langs) {
    const code = codeIn(lang);
    const words = code === undefined || !Object.hasOwn(WORDS, code) ? undefined : WORDS[code];
    if (words) return {lang, direction: directionOf(code!), words};
  }
  return {lang: 'en-US', direction: 'ltr', words: en};
}

function codeIn(lang: string): string | undefined {
  try {
    return codeOf(lang);
  } catch {
    return undefined;
  }
}

function directionOf(code: string): 'ltr' | 'rtl' {
  return [...LANGUAGES, PSEUDO_LANGUAGE].find((language) => language.code === code)?.direction ?? 'ltr';
}

/** The languages of an `Accept-Language` header, by their weights. @see RFC 9110, section 12.5.4 */
function accepted(header: string): string[] {
  return header
    .split(',', 20)
    .map((part) => /^\s*([A-Za-z\d-]{2,35})\s*(?:;\s*q=([01](?:\.\d{0,3})?))?\s*$/.exec(part))
    .flatMap((found) => (found?.[1] && found[2] !== '0' ? [{lang: found[1], weight: Number(found[2] ?? 1)}] : []))
    .sort((a, b) => b.weight - a.weight)
    .map(({lang}) => lang);
}
