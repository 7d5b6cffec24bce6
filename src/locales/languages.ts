/** A language that chatpay speaks. */
export interface Language {
  /** BCP 47 tag, for a page's `lang`. */
  readonly code: string;
  /** Its name in itself. */
  readonly name: string;
  readonly direction: 'ltr' | 'rtl';
}

/**
 * The languages that all words are there in, English first. A `lang` with another region speaks them too: `de-AT` German,
 * `pt-PT` the Portuguese of Brazil.
 */
export const LANGUAGES: readonly Language[] = [
  {code: 'en', name: 'English', direction: 'ltr'},
  {code: 'de', name: 'Deutsch', direction: 'ltr'},
  {code: 'fr', name: 'Français', direction: 'ltr'},
  {code: 'es', name: 'Español', direction: 'ltr'},
  {code: 'it', name: 'Italiano', direction: 'ltr'},
  {code: 'pt-BR', name: 'Português (Brasil)', direction: 'ltr'},
  {code: 'nl', name: 'Nederlands', direction: 'ltr'},
  {code: 'pl', name: 'Polski', direction: 'ltr'},
  {code: 'ja', name: '日本語', direction: 'ltr'},
  {code: 'zh-CN', name: '简体中文', direction: 'ltr'},
  {code: 'ar', name: 'العربية', direction: 'rtl'},
  {code: 'he', name: 'עברית', direction: 'rtl'},
];

/** English with accents, in brackets and a good third longer: what is cut off or not translated can be seen at once. */
export const PSEUDO_LANGUAGE: Language = {code: 'en-XA', name: '[Þšéûðö]', direction: 'ltr'};
