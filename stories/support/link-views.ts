import type {Terms} from '../../src/request/terms.js';
import type {LinkView} from '../../src/server/link/link-view.js';
import {makeTerms} from '../../test/helpers/terms.js';
import {ORDER} from './link-stage.js';

/** When the stories happen. */
export const NOW = Date.UTC(2026, 10, 23, 15, 4);

const terms: Terms = makeTerms({
  createdAt: NOW,
  collection: 'secure-acceptance-hosted',
  merchant: {id: 'shop', name: 'Oasis Dresses'},
  order: ORDER,
});

type Known = Exclude<LinkView, {page: 'unknown'}>;

/** What a link's page shows, for each that there can be. */
export function viewOn(page: Known['page'], more: Partial<Known> = {}): Known {
  return {page, terms, now: NOW, ...(page === 'ready' && {until: NOW + 9 * 60_000}), ...more};
}
