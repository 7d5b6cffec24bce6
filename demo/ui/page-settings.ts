import type {PageSettings} from '../server/host-site.js';

/** What the server told this page. */
export function pageSettings(): PageSettings {
  return JSON.parse(document.documentElement.dataset.settings!) as PageSettings;
}

const COLLECTIONS = ['secure-acceptance-hosted', 'secure-acceptance-merchant', 'unified-checkout'] as const;

/** Which payment provider's way the page's address asks for: `?collection=unified-checkout`. */
export function askedCollection(): (typeof COLLECTIONS)[number] | undefined {
  const asked = new URLSearchParams(location.search).get('collection');
  return COLLECTIONS.find((name) => name === asked);
}
