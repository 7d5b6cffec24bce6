import {finderOnDemand} from '../../src/masking/on-demand.js';

/** Fetches the finder with the English words, as every guard uses it. */
export const fetchedFinder = (): Promise<void> => finderOnDemand(() => 'en').fetch();
