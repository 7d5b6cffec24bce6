import type {RequestId} from '../../request/ids.js';

/**
 * Keeps wrapped keys for a desk whose browser gives it no storage of its own, over a reload of this tab. They open nothing
 * here: the other half is at the signer, and only the agent's own desk gets it, as long as the request lives.
 */
export function keepKey(request: RequestId, kept: string): void {
  attempt((storage) => storage.setItem(nameOf(request), kept));
}

/** What is kept for a request. */
export function keptKey(request: RequestId): string | undefined {
  return attempt((storage) => storage.getItem(nameOf(request))) ?? undefined;
}

/** Forgets what is kept for a request: it has ended. */
export function forgetKey(request: RequestId): void {
  attempt((storage) => storage.removeItem(nameOf(request)));
}

function nameOf(request: RequestId): string {
  return `chatpay-kept/${request}`;
}

/** Where storage is denied, even asking throws; a reload then means asking the customer again. */
function attempt<T>(use: (storage: Storage) => T): T | undefined {
  try {
    return use(sessionStorage);
  } catch {
    return undefined;
  }
}
