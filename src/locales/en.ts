import {registerTranslation} from '@shoelace-style/localize';

import type {HostTerms} from './host-terms.js';

/** English. */
export const en: HostTerms = {
  $code: 'en',
  $name: 'English',
  $dir: 'ltr',

  sending: 'Sending',
  tryAgain: 'Try Again',
  waitingForCustomer: 'Waiting for Customer',
  customerDeclinedPayment: 'Customer Declined Payment',
  requestExpired: 'Request Expired',
  viewCard: 'View Card',
  cardReceived: 'Card Received',
  cardRefused: 'Card Refused',
  paymentFailed: 'Payment Failed',
  timeLimitReached: 'Time Limit Reached',
  paying: 'Paying',
  paymentUnderReview: 'Payment Under Review',
  completed: 'Completed',
  paid: 'Paid',
  canceled: 'Canceled',
  messageNotDelivered: 'Message Not Delivered',

  requestAgain: 'Request Again',
  markAsCompleted: 'Mark as Completed',
  cancelRequest: 'Cancel',
  wasCharged: 'Was the card charged?',
  wasChargedYes: 'Yes, it was charged',
  wasChargedNo: 'No, request again',

  paymentRequest: 'Payment request',
  customerOpened: 'Opened by the customer',
  customerEntering: (done) =>
    done === 0 ? 'Entering card details' : `Entering card details: ${done} ${done === 1 ? 'field' : 'fields'} done`,
  customerAway: 'The customer has left the form',
  delivered: 'Delivered',
  read: 'Read',
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

  announcement: (status, amount) => `${status}: ${amount}`,
  notReached: 'No connection. Please try again.',
  notAllowed: 'This is not possible any more.',

  secureForm: 'Secure card form',
  agentDesk: 'Secure card desk',
  opening: 'Opening the secure form…',
  formUnavailable: 'The secure form could not be opened',
  deskUnavailable: 'The secure card desk could not be opened',
  vaultHint: 'Check the connection and try again. If a content blocker is active, allow this page’s payment form.',
  vaultMisplaced: 'The payment form is set up on this page’s own address, where it would not be safe.',
  reload: 'Try again',
  close: 'Close',

  requestPayment: 'Request payment',
  creditCardRequest: 'Credit Card Request',
  amountToCharge: 'Amount to charge',
  reasonForCharge: 'Reason for charge',
  reasonHint: 'The customer will see this.',
  request: 'Request',
  charactersLeft: (left) =>
    left < 0
      ? `${-left} ${left === -1 ? 'character' : 'characters'} too many`
      : `${left} ${left === 1 ? 'character' : 'characters'} left`,
  amountEmpty: 'Enter the amount to charge.',
  amountNotANumber: (example) => `Enter an amount like ${example}.`,
  amountAmbiguous: (example) => `This can be read in two ways. Write it like ${example}.`,
  amountTooManyDecimals: (currency, digits) =>
    digits === 0
      ? `${currency} has no decimals.`
      : `${currency} has at most ${digits} ${digits === 1 ? 'decimal' : 'decimals'}.`,
  amountOtherCurrency: (currency) => `Enter the amount in ${currency}.`,
  amountZero: 'The amount must be more than zero.',
  amountNegative: 'The amount cannot be negative.',
  amountTooLarge: 'This amount is too large.',
  reasonEmpty: 'Say what the payment is for.',
  reasonTooLong: 'Shorten the reason.',
  reasonMasked: 'A card number was hidden in the reason. Check it, then press Request again.',
  holdTooLong: (minutes) =>
    `A card can be kept for ${minutes} minutes at most. Ask your administrator to correct the time limit.`,
  settingsInvalid: 'The times of this request are not set up right. Ask your administrator.',
  notSigned: 'The request could not be made. Please try again.',

  cardPayment: 'Card Payment',
  cardInformationSent: 'Card information has been sent',
  view: 'View',
  dismiss: 'Dismiss',
  activeRequest: 'Active payment request',
  guardMasked: (count) =>
    count === 1
      ? 'A card number was hidden before your message was sent. Please use the secure form for payments.'
      : 'Card numbers were hidden before your message was sent. Please use the secure form for payments.',
  guardWarning: 'This looks like a card number. It will be hidden when you send it.',
};

registerTranslation(en);
