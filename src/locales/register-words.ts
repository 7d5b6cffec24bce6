import type {HostTerms} from './host-terms.js';
import type {LinkTerms} from './link-terms.js';
import {addOwn} from './words.js';

/** Every word of the elements that a host places. */
export type Words = Omit<HostTerms & LinkTerms, '$code'>;

/** Words instead of ours: each as in `HostTerms` or `LinkTerms`, or a text where what a term takes need not be said. */
export type OwnWords = {readonly [K in keyof Words]?: Words[K] | string};

/**
 * Puts words of your own in the place of the library's, or words of a language that it does not speak. Those that are left
 * out stay as they are. May be called at any time, before or after the elements are shown: they follow at once, and no
 * language that is fetched later undoes it.
 *
 * The vault's pages keep their own: a host must not put words beside a card. Who deploys a vault does that, by the `words`
 * of its `trust.js`.
 *
 * @param lang A BCP 47 tag: `de` for all who read German, `de-AT` for Austria alone.
 * @example
 * registerWords('en', {enterPayment: 'Pay now', requestFrom: (merchant) => `Your payment to ${merchant}`});
 */
export function registerWords(lang: string, words: OwnWords): void {
  addOwn(lang, words);
}
