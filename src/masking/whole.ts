/** The finder and its English words, as one file to fetch. */
export {createFinder} from './finder.js';
export {en} from './words/en.js';
