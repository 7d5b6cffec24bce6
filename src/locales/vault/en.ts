import {addWords} from '../words.js';
import type {FormTerms} from './form-terms.js';

/** The customer's page in English, which stands in wherever another language has no word. */
export const en: FormTerms = {
  $code: 'en',

  'form.page': 'Secure card form',
  'form.title': (merchant) => `Pay ${merchant}`,
  'form.back': 'Back to chat',
  'form.sealed': (duration) =>
    `Your card is sealed in this browser. Only the agent who asked can open it, for ${duration}.`,
  'form.kind': 'Pay with',
  'form.card': 'Card',
  'form.giftCard': 'Gift card',
  'form.number': 'Card number',
  'form.name': 'Name on card',
  'form.expiry': 'Expiration date',
  'form.expiryExample': 'MM/YY',
  'form.expiryHint': 'Month and year, for example 12/29',
  'form.code': 'Security code',
  'form.codeExample': (digits) => `${digits} digits`,
  'form.codeBack': '3 digits on the back of your card',
  'form.codeFront': '4 digits on the front of your American Express card',
  'form.codeEither': '3 or 4 digits on your card',
  'form.giftNumber': 'Gift card number',
  'form.giftPin': 'PIN (optional)',
  'form.pay': (amount) => `Pay ${amount}`,
  'form.incomplete': 'Fill in your card details to pay.',
  'form.covered': 'This page hides part of the form. Bring all of it into view, then pay.',
  'form.moved': 'The form moved just before you pressed. Check it, then press again.',
  'form.offline': 'No connection. Nothing was lost: press the button again.',
  'form.sealing': 'Sealing your card…',

  'fault.number.empty': 'Enter your card number.',
  'fault.number.incomplete': 'This card number is too short.',
  'fault.number.wrong-length': 'Check how many digits your card number has.',
  'fault.number.luhn': 'Check the card number: a digit does not match.',
  'fault.number.unknown-brand': 'Enter the number of a credit or debit card.',
  'fault.name.empty': 'Enter the name on your card.',
  'fault.name.too-long': 'Shorten the name to 80 characters.',
  'fault.name.holds-number': 'Enter a name here, not a number.',
  'fault.name.unsafe': 'Type the name without special characters.',
  'fault.expiry.empty': 'Enter the expiration date.',
  'fault.expiry.incomplete': 'Enter the month and the year, like 12/29.',
  'fault.expiry.not-a-month': 'Enter a month from 01 to 12, then the year.',
  'fault.expiry.expired': 'This card has expired. Use another one.',
  'fault.expiry.too-far': 'Check the year: it is too far ahead.',
  'fault.code.empty': 'Enter the security code.',
  'fault.code.code-length': (digits) => (digits ? `Enter ${digits} digits.` : 'Enter 3 or 4 digits.'),
  'fault.gift-number.empty': 'Enter your gift card number.',
  'fault.gift-number.incomplete': 'Enter at least 8 digits.',
  'fault.gift-number.wrong-length': 'Enter at most 24 digits.',
  'fault.gift-number.not-digits': 'Use digits only.',
  'fault.gift-pin.too-long': 'Enter at most 12 characters.',
  'fault.gift-pin.not-alphanumeric': 'Use digits and letters only.',

  'notice.close': 'Close',
  'notice.terms-rejected': 'This request cannot be trusted',
  'notice.terms-rejected.detail':
    'It was not signed by this business, so no card can be entered. Ask the agent to send a new one.',
  'notice.other': 'Something went wrong',
  'notice.other.detail': 'Nothing was lost. Close this and try again.',
};

addWords(en);
