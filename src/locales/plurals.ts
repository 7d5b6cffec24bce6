/** What a number of things is called, for each plural category of a language. */
export type Forms = {readonly [C in Intl.LDMLPluralRule]?: string} & {readonly other: string};

/** Chooses among forms by the plural rules of a language, which are `Intl`'s. */
export function plurals(lang: string): (count: number, forms: Forms) => string {
  const rules = new Intl.PluralRules(lang);
  return (count, forms) => forms[rules.select(count)] ?? forms.other;
}
