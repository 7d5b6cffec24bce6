const ACCENTED: Readonly<Record<string, string>> = {
  ...Object.fromEntries(
    [...'abcdefghijklmnoprstuwyz'].map((letter, at) => [letter, [...'åƀçðéƒĝĥîĵķļɱñöþŕšţûŵýž'][at]]),
  ),
  ...Object.fromEntries(
    [...'ABCDEFGHIJKLMNOPRSTUWYZ'].map((letter, at) => [letter, [...'ÅƁÇÐÉƑĜĤÎĴĶĻṀÑÖÞŔŠŢÛŴÝŽ'][at]]),
  ),
};

const PADDING = 'one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen'.split(' ');

/** Translations grow by about this much; short words by more. */
const GROWTH = 0.4;

/**
 * Makes words for the test of layouts out of English ones: accented, in brackets and some 40 % longer. What is put into
 * them (an amount, a name) stays as it is.
 */
export function pseudo<T extends object>(english: T): T {
  const made = Object.entries(english).map(([key, word]: [string, unknown]) => [key, pseudoTerm(key, word)]);
  return {...(Object.fromEntries(made) as T), $code: 'en-xa'};
}

function pseudoTerm(key: string, word: unknown): unknown {
  if (key.startsWith('$')) return word;
  if (typeof word === 'string') return pseudoText(word, word.includes('{n}') ? ['{n}'] : []);
  if (typeof word === 'object') return pseudo(word as object);
  return (...values: unknown[]) => pseudoText((word as (...all: unknown[]) => string)(...values), values.map(String));
}

function pseudoText(text: string, values: readonly string[] = []): string {
  const parts = values
    .filter(Boolean)
    .reduce<string[]>(
      (all, value) => all.flatMap((part) => (values.includes(part) ? [part] : splitAround(part, value))),
      [text],
    );
  const accented = parts.map((part) => (values.includes(part) ? part : accent(part))).join('');
  return `[${accented} ${padding(Math.ceil(text.length * GROWTH))}]`;
}

function splitAround(text: string, value: string): string[] {
  return text.split(value).flatMap((part, at) => (at === 0 ? [part] : [value, part]));
}

function accent(text: string): string {
  return [...text].map((letter) => ACCENTED[letter] ?? letter).join('');
}

function padding(length: number): string {
  let words = '';
  for (let at = 0; words.length < length; at = (at + 1) % PADDING.length) words += `${words && ' '}${PADDING[at]}`;
  return words;
}
