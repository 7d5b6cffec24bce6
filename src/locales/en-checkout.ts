import type {CheckoutTerms} from './host-terms.js';
import {addWords} from './words.js';

/** English, where a payment provider gets the card. */
export const enCheckout: CheckoutTerms = {
  $code: 'en',

  continuePayment: 'Continue payment',
  viewReceipt: 'View receipt',
  secureCheckout: 'Secure checkout',
  checkoutUnavailable: 'The secure checkout could not be opened',
  openInNewTab: 'Open in a new tab',
};

addWords(enCheckout);
