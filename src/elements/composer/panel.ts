// What the composer's panel needs and its button does not, in one piece to fetch.
export {canonicalDraft} from '../../request/draft.js';
export {createId} from '../../request/ids.js';
export {readEntry} from './entry.js';
export {typed} from './field-words.js';
export {renderAmount, renderReason} from './render-fields.js';
