/** Longest that a test waits for what is sure to come, in milliseconds. */
const PATIENCE_MS = 60_000;

/** A short wait, for what others have to do first. */
export const aMoment = (ms = 1): Promise<void> => new Promise((done) => setTimeout(done, ms));

/**
 * Settles once it is so.
 *
 * @param what What is waited for, for the error's message.
 * @throws {Error} When it does not come to this.
 */
export async function until(isSo: () => boolean | Promise<boolean>, what: () => string): Promise<void> {
  for (const limit = Date.now() + PATIENCE_MS; !(await isSo()); await aMoment()) {
    if (Date.now() > limit) throw new Error(`it did not come to this: ${what()}`);
  }
}
