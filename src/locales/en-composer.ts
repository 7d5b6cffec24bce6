import type {ComposerTerms} from './host-terms.js';
import {addWords} from './words.js';

/** English, in the composer's panel. */
export const enComposer: ComposerTerms = {
  $code: 'en',

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
  reasonCleaned: 'Invisible characters were taken out of the reason. Check it, then press Request again.',
  holdTooLong: (minutes) =>
    `A card can be kept for ${minutes} minutes at most. Ask your administrator to correct the time limit.`,
  settingsInvalid: 'The times of this request are not set up right. Ask your administrator.',
  notSigned: 'The request could not be made. Please try again.',

  confirmTitle: 'Send this payment request?',
  confirmDetail: 'The customer pays on the payment provider’s form. No agent sees the card.',
  confirmAmount: 'Amount',
  confirmReason: 'Reason',
  confirmAnswerWithin: 'Time to answer',
  send: 'Send',
  sendingRequest: 'Sending…',
  back: 'Back',
};

addWords(enComposer);
