import {finderOnDemand} from '../../src/elements/guard/finder-on-demand.js';

/** Fetches the finder with the English words, as every guard uses it. */
export const fetchedFinder = (): Promise<void> => finderOnDemand(() => 'en').fetch();
