/** Longest that a test waits for what is sure to come, in milliseconds: much longer than a slow machine needs. */
const PATIENCE_MS = 60_000;

/** How long a frame may take to come up, in milliseconds, where that is not the matter: as many small files as there are modules. */
export const UNHURRIED_MS = 90_000;

/** The clock before a test sets it. */
const now = performance.now.bind(performance);

/** Settles once something holds; looks again at every turn of the event loop. */
export async function until(holds: () => boolean, what = 'what was waited for'): Promise<void> {
  for (const end = now() + PATIENCE_MS; !holds(); await turn()) {
    if (now() > end) throw new Error(`${what} did not happen within ${PATIENCE_MS} ms`);
  }
}

/** Time for what must not happen to happen. */
export async function aWhile(ms = 250): Promise<void> {
  await new Promise((done) => setTimeout(done, ms));
}

function turn(): Promise<void> {
  return new Promise((done) => setTimeout(done, 5));
}
