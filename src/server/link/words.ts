import type {Purpose} from '../../delivery/messenger.js';
import {formatMoney} from '../../request/money.js';
import type {Terms} from '../../request/terms.js';
import {MESSAGE_WORDS, type MessageTerms} from './message-words.js';

/** The words of a message. */
export interface MessageWords {
  /** What stands before the link; 1 to 600 characters. */
  readonly text: string;
  /** Words on the link's button, where the channel has one; 1 to 20 characters. */
  readonly label: string;
}

/** Writes a message. */
export type WriteMessage = (purpose: Purpose, terms: Terms) => MessageWords;

/**
 * Makes a writer of messages, short enough for one SMS with most names and links where the script allows it.
 *
 * @param languageOf The language of whoever gets the message, as a BCP 47 tag: the same for all, or looked up by the order's
 * number or the conversation. English where there are no words in it.
 */
export function messagesIn(languageOf: string | ((terms: Terms) => string)): WriteMessage {
  return (purpose, terms) => {
    const {words, locale} = wordsIn(typeof languageOf === 'string' ? languageOf : languageOf(terms));
    const {merchant, order} = terms;
    // an SMS holds 160 characters of an alphabet that has no space that does not break
    const amount = formatMoney(order.amount, locale).replace(/[\u00a0\u202f]/g, ' ');
    const what = order.number === undefined ? order.reason : words.order(order.number);
    switch (purpose) {
      case 'payment':
        return {text: words.payment(merchant.name, amount, what), label: words.payNow};
      case 'receipt':
        return {text: words.receipt(merchant.name, amount, what), label: words.viewReceipt};
      case 'canceled':
        return {text: words.canceled(merchant.name, what), label: words.open};
    }
  };
}

/** Writes messages in English. */
export const englishMessages: WriteMessage = messagesIn('en');

/** Traditional Chinese is not there, and simplified characters would not do for it. */
function wordsIn(lang: string): {words: MessageTerms; locale: string} {
  try {
    const {language, script} = new Intl.Locale(lang).maximize();
    const isKnown = Object.hasOwn(MESSAGE_WORDS, language) && script !== 'Hant';
    if (isKnown) return {words: MESSAGE_WORDS[language as keyof typeof MESSAGE_WORDS], locale: lang};
  } catch {
    // no language at all
  }
  return {words: MESSAGE_WORDS.en, locale: 'en-US'};
}
