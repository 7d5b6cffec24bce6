import type {Forms} from '../../../src/locales/plurals.js';

/** How much time there is, in words: `{n}` becomes the number of minutes. */
export function inMinutes(forms: Forms, minutes: number, lang: string): string {
  const form = forms[new Intl.PluralRules(lang).select(minutes)] ?? forms.other;
  return form.replace('{n}', new Intl.NumberFormat(lang).format(minutes));
}
