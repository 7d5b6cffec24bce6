/**
 * The masking functions, bound to the word lists a page needs. A customer's page takes one list and loads others when it
 * meets their language (`loadWords`); a server takes `all.ts`.
 */
import {createConversation, type ConversationMasker} from './conversation.js';
import {hideDraft} from './draft.js';
import {finderOf, type Finder} from './finder.js';
import {optionsFor, type MaskOptions} from './options.js';
import {createStream, type StreamMasker, type StreamOptions} from './stream.js';
import type {WordList} from './words/list.js';

export {mightContainCard} from './finder.js';

/** The masking functions over one set of word lists. */
export interface Masking extends Finder {
  /** A text still being typed, fit to be shown to others: unfinished numbers are hidden too. */
  readonly maskDraft: (text: string, options?: MaskOptions) => string;
  /** Masks text that comes in pieces; also a `TransformStream`'s transformer. */
  readonly createStreamMasker: (options?: StreamOptions) => StreamMasker;
  /** Masks messages one after another, and finds numbers split over several. */
  readonly createConversationMasker: (options?: MaskOptions) => ConversationMasker;
}

/**
 * The masking functions over the given word lists. Creating them does no work; the lists are compiled when the first text
 * with a likely number comes.
 */
export function createMasking(lists: Iterable<WordList>): Masking {
  const resolve = optionsFor(lists);
  const finder = finderOf(resolve);
  return {
    ...finder,
    maskDraft: (text, options) => hideDraft(finder.maskCardNumbers(text, options), resolve(options)),
    createStreamMasker: (options) => createStream(resolve(options), options),
    createConversationMasker: (options) => createConversation(finder.findCardNumbers, resolve(options), options),
  };
}
