/** Most that is waited between two tries, in milliseconds. */
const MAX_BACKOFF_MS = 30_000;

/**
 * Most that is waited when a server says how long, in milliseconds: who asks for hours may be back in minutes, and a page must
 * not stand still for good. A timer's own limit is far above it; past that one it would fire at once (HTML, "timers").
 */
const MAX_PAUSE_MS = 5 * 60_000;

/**
 * How long to wait before a try: half a second at first, twice as long each time, at most half a minute, and a random
 * part of that, so that a thousand pages do not come back in the same instant.
 *
 * @param attempt 0 for the first wait.
 */
export function backoff(attempt: number): number {
  const most = Math.min(MAX_BACKOFF_MS, 500 * 2 ** attempt);
  return most / 2 + (Math.random() * most) / 2;
}

/**
 * Waits, but not longer than it must: an abort ends it, and so does the browser's word that the network is back.
 *
 * @param ms How long; five minutes at most.
 * @returns Settles when the time is over, on `online` or when the signal aborts; never rejects.
 */
export async function pause(ms: number, signal: AbortSignal): Promise<void> {
  if (signal.aborted) return;
  const over = new AbortController();
  await new Promise<void>((resolve) => {
    const timer = setTimeout(resolve, Math.min(ms, MAX_PAUSE_MS));
    const done = () => resolve();
    signal.addEventListener('abort', done, {signal: over.signal});
    // Node has no such event, and no window to listen at.
    globalThis.addEventListener?.('online', done, {signal: over.signal});
    over.signal.addEventListener('abort', () => clearTimeout(timer), {once: true});
  });
  over.abort();
}
