import type {ChatTerms} from './host-terms.js';
import {addWords} from './words.js';

/** English, on a customer's page. */
export const en: ChatTerms = {
  $code: 'en',

  endedChatClosed: 'The chat has ended.',
  endedAgentLeft: 'The agent has logged out.',
  endedAgentReplaced: 'Another agent has taken over.',
  paying: 'Paying',
  paymentRequest: 'Payment request',
  expiresIn: (time) => `Expires in ${time}`,
  requestFrom: (merchant) => `Payment to ${merchant}`,
  decline: 'Decline',
  enterPayment: 'Enter Payment',
  tryAnotherCard: 'Try another card',
  securedNote: 'Opens a secure form',
  sendingCard: 'Sending your card details…',
  cardWasSent: 'Your card details were sent',
  youDeclined: 'You declined this payment',
  hasExpired: 'This request has expired',
  wasCanceled: 'This request was canceled',
  beingChecked: 'Your payment is being checked',
  paymentAccepted: 'Payment Accepted',
  refusedDeclined: 'The card was declined.',
  refusedExpired: 'The card has expired.',
  refusedWrongDetails: 'Some of the card details were not right.',
  refusedUnreadable: 'The card details could not be read.',
  refusedOther: 'This card did not work.',
  cardNotSent: 'Your card details could not be sent. Nothing was charged: please enter them again.',
  loading: 'Loading the payment request',
  requestNotFound: 'This payment request could not be found.',
  announcement: (status, amount) => `${status}: ${amount}`,
  notReached: 'No connection. Please try again.',
  notLoaded: 'This could not be loaded. Please reload the page.',
  notAllowed: 'This is not possible any more.',
  guardMasked: (count) =>
    count === 1
      ? 'A card number was hidden before your message was sent. Please use the secure form for payments.'
      : 'Card numbers were hidden before your message was sent. Please use the secure form for payments.',
  guardWarning: 'This looks like a card number. It will be hidden when you send it.',
  guardPay: 'Pay securely instead',
  guardTold: 'Our agent knows that you would like to pay. The secure form will come in this chat.',
};

addWords(en);
