import type {Purpose} from '../../delivery/messenger.js';
import {formatMoney} from '../../request/money.js';
import type {Terms} from '../../request/terms.js';

/** The words of a message. */
export interface MessageWords {
  /** What stands before the link; 1 to 600 characters. */
  readonly text: string;
  /** Words on the link's button, where the channel has one; 1 to 20 characters. */
  readonly label: string;
}

/** Writes a message. */
export type WriteMessage = (purpose: Purpose, terms: Terms) => MessageWords;

/** Writes messages in English, short enough for one SMS with most names and links. */
export const englishMessages: WriteMessage = (purpose, {merchant, order}) => {
  const amount = formatMoney(order.amount, 'en-US');
  const what = order.number === undefined ? order.reason : `order ${order.number}`;
  switch (purpose) {
    case 'payment':
      return {text: `${merchant.name}: pay ${amount} for ${what} here:`, label: 'Pay now'};
    case 'receipt':
      return {text: `${merchant.name}: we received ${amount} for ${what}. Your receipt:`, label: 'View receipt'};
    case 'canceled':
      return {text: `${merchant.name}: the payment for ${what} was canceled. The link no longer works.`, label: 'Open'};
  }
};
