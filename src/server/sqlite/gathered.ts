/** A question that waits for its turn to end. */
interface Asked<Question, Answer> {
  readonly question: Question;
  readonly resolve: (answer: Answer) => void;
  readonly reject: (error: unknown) => void;
}

/**
 * Gathers the questions of one turn of the event loop and has them answered together: a call of the driver costs as much
 * as what SQLite then does. An answer is never older than its question.
 */
export class Gathered<Question, Answer> {
  readonly #answerAll: (questions: readonly Question[]) => readonly Answer[];
  #asked: Asked<Question, Answer>[] = [];

  /** @param answerAll Gives an answer to each question, in their order. When it throws, all of them fail. */
  constructor(answerAll: (questions: readonly Question[]) => readonly Answer[]) {
    this.#answerAll = answerAll;
  }

  ask(question: Question): Promise<Answer> {
    return new Promise((resolve, reject) => {
      if (this.#asked.length === 0) setImmediate(() => this.#answer());
      this.#asked.push({question, resolve, reject});
    });
  }

  #answer(): void {
    const asked = this.#asked;
    this.#asked = [];
    try {
      const answers = this.#answerAll(asked.map(({question}) => question));
      asked.forEach(({resolve}, index) => resolve(answers[index]));
    } catch (error) {
      for (const {reject} of asked) reject(error);
    }
  }
}
