/** How digits are read, in any script, for whoever joins a number's parts. */
export {digitAt, isInvisible} from './chars.js';
