/**
 * Typing: a number that is still being typed cannot be judged. For a warning a cheap test will do; in a preview that others
 * see, whatever may become a card is hidden.
 */
import {expectText} from './finder.js';
import {RUN} from './run.js';

/** Digits from which a run may become a card number: any run may, since a quantity or a year can stand in front. */
const SUSPICIOUS = /\p{N}([^\p{L}\p{N}]{0,20}\p{N}){7,}/gu;
/** How many of them stay readable. */
const SHOWN = 4;

/**
 * Whether a text has twelve digits or more close together, in any script: the cheap test for a warning while someone
 * types. Telephone numbers and tracking numbers pass it too.
 *
 * @throws {TypeError} When `text` is no string.
 */
export const mightContainCard = (text: string): boolean => RUN.test(expectText(text));

/** Hides every digit after the first four of each run of at least eight digits. */
export function hideDraft(text: string, char: string): string {
  return text.replace(SUSPICIOUS, (run) => {
    let digits = 0;
    return run.replace(/\p{N}/gu, (digit) => (digits++ < SHOWN ? digit : char));
  });
}
