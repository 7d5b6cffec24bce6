/** Settles once something holds; looks again at every turn of the event loop. */
export async function until(holds: () => boolean, what = 'what was waited for', timeoutMs = 8000): Promise<void> {
  for (const end = performance.now() + timeoutMs; !holds(); await turn()) {
    if (performance.now() > end) throw new Error(`${what} did not happen within ${timeoutMs} ms`);
  }
}

/** Time for what must not happen to happen. */
export async function aWhile(ms = 250): Promise<void> {
  await new Promise((done) => setTimeout(done, ms));
}

function turn(): Promise<void> {
  return new Promise((done) => setTimeout(done, 5));
}
