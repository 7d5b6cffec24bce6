import type {PageSettings} from '../server/host-site.js';

/** What the server told this page. */
export function pageSettings(): PageSettings {
  return JSON.parse(document.documentElement.dataset.settings!) as PageSettings;
}
