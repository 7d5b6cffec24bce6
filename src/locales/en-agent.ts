import {registerTranslation} from '@shoelace-style/localize';

import type {AgentTerms} from './host-terms.js';

/** English, for agents alone. */
export const enAgent: AgentTerms = {
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
  customerOpened: 'Opened by the customer',
  customerEntering: (done) =>
    done === 0 ? 'Entering card details' : `Entering card details: ${done} ${done === 1 ? 'field' : 'fields'} done`,
  customerAway: 'The customer has left the form',
  delivered: 'Delivered',
  read: 'Read',
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
};

registerTranslation(enAgent);
