/** Words of one language, by their names: each a text, or a function that makes one. */
export interface Translation {
  /** BCP 47 tag: `de` for all who read German, `de-at` for Austria alone. */
  readonly $code: string;
}

/** What says words, and says them again when they have changed. */
export interface Speaker {
  requestUpdate(): void;
}

type Word = string | ((...args: unknown[]) => string);
type Table = Readonly<Record<string, Word>>;

/** Every word there is, by its language. */
const tables = new Map<string, Table>();

/** Words that a host has put in the place of ours, which stay there whatever comes later. */
const own = new Map<string, Table>();

const speakers = new Set<Speaker>();

/** Adds words to those of their language. What a host has put there by itself goes before them. */
export function addWords(words: Translation): void {
  put(tables, words);
}

/** Puts words in the place of ours in a language: those of a host. */
export function addOwn(lang: string, words: object): void {
  put(own, {...words, $code: lang});
}

function put(all: Map<string, Table>, words: Translation): void {
  const code = words.$code.toLowerCase();
  all.set(code, {...all.get(code), ...(words as unknown as Table)});
  sayAgain();
}

/** The first that there is of a word in these languages. */
export function findWord(codes: readonly string[], key: string): Word | undefined {
  for (const code of codes) {
    const word = own.get(code)?.[key] ?? tables.get(code)?.[key];
    if (word !== undefined) return word;
  }
  return undefined;
}

/** Has an element render again whenever words change. Returns a function that ends it. */
export function speak(speaker: Speaker): () => void {
  speakers.add(speaker);
  return () => speakers.delete(speaker);
}

/** Renders everything that says words. */
export function sayAgain(): void {
  for (const speaker of speakers) speaker.requestUpdate();
}
