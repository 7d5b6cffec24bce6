import type {RequestId} from '../../request/ids.js';
import type {Session} from '../../session/session.js';

/** What is followed already: several composers may be on a page, and each request is told once. */
const followed = new WeakMap<Session, Set<RequestId>>();

/**
 * Calls back once a request that is on its way is with the authority, however it got there: at once, by Try Again, after
 * a reload, or although its answer was lost.
 */
export function followSending(session: Session, request: RequestId, onSent: () => void): void {
  const known = followed.get(session) ?? new Set();
  followed.set(session, known);
  if (known.has(request)) return;
  known.add(request);
  const end = session.watch(request, look);
  look();

  function look(): void {
    const view = session.get(request);
    if (view && (view.status === 'sending' || view.status === 'unsent')) return;
    end();
    known.delete(request);
    if (view) onSent();
  }
}
