/**
 * The masking functions over the word lists of all languages: what a server uses, which cannot know who writes.
 */
import {createMasking} from './core.js';
import {unpack} from './pack.js';
import {packed} from './packed.js';

/** Unpacked when the first text with a likely number comes. */
const lists = {
  *[Symbol.iterator]() {
    yield unpack(packed);
  },
};
const masking = /* @__PURE__ */ createMasking(lists);

/**
 * The text with every card number masked, and the expiry dates and security codes beside them: digits become `•`, the
 * last four stay, everything else stays as typed. The same string comes back when there is nothing to hide.
 *
 * @throws {TypeError} When `text` is no string, or an option is out of its range.
 */
export const maskCardNumbers = masking.maskCardNumbers;

/**
 * What `maskCardNumbers` would hide: offsets in UTF-16 units, sorted, not overlapping, and never more of a number
 * than its last four digits.
 *
 * @throws {TypeError} When `text` is no string, or an option is out of its range.
 */
export const findCardNumbers = masking.findCardNumbers;

/** A text still being typed, fit for a preview: numbers that may become a card show four digits at most. */
export const maskDraft = masking.maskDraft;

/** A masker for a text in pieces, with `push` and `flush`; `new TransformStream(createStreamMasker())` works too. */
export const createStreamMasker = masking.createStreamMasker;

/** A masker for one conversation: each message in order, and numbers split over several. */
export const createConversationMasker = masking.createConversationMasker;
