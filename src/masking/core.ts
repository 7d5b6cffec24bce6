/**
 * The masking functions, bound to the word lists a page needs. A customer's page takes one list and loads others when it
 * meets their language (`loadWords`); a server takes `all.ts`.
 */
import {createConversation, type ConversationMasker} from './conversation.js';
import {hideDraft} from './draft.js';
import {findCards, type Finding} from './find.js';
import {expectText} from './finder.js';
import {hide} from './mask.js';
import {RUN} from './run.js';
import {settingsFor, type MaskOptions, type Settings} from './options.js';
import {createStream, type StreamMasker, type StreamOptions} from './stream.js';
import type {WordList} from './words/list.js';

export {mightContainCard} from './draft.js';

/** The masking functions over one set of word lists. */
export interface Masking {
  /** The text with card numbers, and the dates and codes beside them, hidden; the same string when there are none. */
  readonly maskCardNumbers: (text: string, options?: MaskOptions) => string;
  /** What `maskCardNumbers` would hide, in the order of the text. */
  readonly findCardNumbers: (text: string, options?: MaskOptions) => Finding[];
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
export function createMasking(lists: readonly WordList[]): Masking {
  const fill = settingsFor(lists);
  let standard: Settings | undefined;
  const settings = (options?: MaskOptions) => (options ? fill(options) : (standard ??= fill()));
  const find = (text: string, chosen: Settings) => {
    const {allow} = chosen;
    const found = findCards(text, chosen);
    return allow ? found.filter((finding) => !allow(finding, text)) : found;
  };
  const findCardNumbers = (text: string, options?: MaskOptions) =>
    RUN.test(expectText(text)) || options ? find(text, settings(options)) : [];
  const maskCardNumbers = (text: string, options?: MaskOptions) => {
    const found = findCardNumbers(text, options);
    return found.length ? hide(text, found, settings(options)) : text;
  };
  return {
    maskCardNumbers,
    findCardNumbers,
    maskDraft: (text, options) => hideDraft(maskCardNumbers(text, options), settings(options).char),
    createStreamMasker: (options) => createStream(settings(options), options),
    createConversationMasker: (options) => {
      const chosen = settings(options);
      return createConversation((text) => find(expectText(text), chosen), chosen);
    },
  };
}
