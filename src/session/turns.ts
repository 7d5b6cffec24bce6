/**
 * Gives words one after the other: two that are under way at once could overtake each other. Of those that wait for their
 * turn only the last is given.
 */
export class Turns<Word> {
  readonly #give: (key: string, word: Word) => Promise<unknown>;
  /** What waits behind the word that is under way, if anything does. */
  readonly #waiting = new Map<string, {readonly word: Word} | undefined>();

  /** @param give Gives a word. Settles, or fails, once it is no longer under way. */
  constructor(give: (key: string, word: Word) => Promise<unknown>) {
    this.#give = give;
  }

  /** Gives a word at once, or after the one of the same key that is under way. */
  add(key: string, word: Word): void {
    if (this.#waiting.has(key)) this.#waiting.set(key, {word});
    else void this.#take(key, word);
  }

  /** Of what waits, some is not wanted any more. */
  drop(isUnwanted: (key: string, word: Word) => boolean): void {
    for (const [key, next] of this.#waiting) if (next && isUnwanted(key, next.word)) this.#waiting.set(key, undefined);
  }

  async #take(key: string, word: Word): Promise<void> {
    this.#waiting.set(key, undefined);
    await this.#give(key, word).catch(() => {});
    const next = this.#waiting.get(key);
    if (next) void this.#take(key, next.word);
    else this.#waiting.delete(key);
  }
}
