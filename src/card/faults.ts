/** What can be wrong with a card number. */
export type PanFault = 'empty' | 'incomplete' | 'wrong-length' | 'luhn' | 'unknown-brand';

/** What can be wrong with the name on a card. */
export type NameFault = 'empty' | 'too-long' | 'holds-number' | 'unsafe';

/** What can be wrong with an expiration date. */
export type ExpiryFault = 'empty' | 'incomplete' | 'not-a-month' | 'expired' | 'too-far';

/** What can be wrong with a security code. */
export type CodeFault = 'empty' | 'code-length';

/** What can be wrong with a gift card's number. */
export type GiftNumberFault = 'empty' | 'incomplete' | 'wrong-length' | 'not-digits';

/** What can be wrong with a gift card's PIN, which may be left out. */
export type GiftPinFault = 'too-long' | 'not-alphanumeric';
