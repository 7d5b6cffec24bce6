import type {PageSettings} from '../server/host-site.js';

/** What the server told this page. */
export function pageSettings(): PageSettings {
  return JSON.parse(document.documentElement.dataset.settings!) as PageSettings;
}

/** Keeps in the page's address what is on screen, so that a reload shows the same. */
export function keepInAddress(name: string, value: string | undefined): void {
  const url = new URL(location.href);
  if (value === undefined) url.searchParams.delete(name);
  else url.searchParams.set(name, value);
  history.replaceState(null, '', url);
}

const COLLECTIONS = ['secure-acceptance-hosted', 'secure-acceptance-merchant', 'unified-checkout'] as const;

/** Which payment provider's way the page's address asks for: `?collection=unified-checkout`. */
export function askedCollection(): (typeof COLLECTIONS)[number] | undefined {
  const asked = new URLSearchParams(location.search).get('collection');
  return COLLECTIONS.find((name) => name === asked);
}
