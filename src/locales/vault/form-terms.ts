import type {Translation} from '../words.js';

/**
 * Every word of the customer's page, and the notices that stand in its place. A translation is one object of this type.
 * The names have a dot, so that they never meet the hosts' words in the one table that the localize package keeps.
 */
export interface FormTerms extends Translation {
  /** The page's title. */
  'form.page': string;

  // The form: who is paid, how much, what for, and what happens with the card.
  'form.title': (merchant: string) => string;
  'form.back': string;
  /** @param duration How long the agent may use the card: `10 minutes`. */
  'form.sealed': (duration: string) => string;
  'form.kind': string;
  'form.card': string;
  'form.giftCard': string;
  'form.number': string;
  'form.name': string;
  'form.expiry': string;
  'form.expiryExample': string;
  'form.expiryHint': string;
  'form.code': string;
  /** @param digits 3 or 4. */
  'form.codeExample': (digits: number) => string;
  'form.codeBack': string;
  'form.codeFront': string;
  'form.codeEither': string;
  'form.giftNumber': string;
  'form.giftPin': string;
  /** @param amount For example `$361.21`. */
  'form.pay': (amount: string) => string;
  'form.incomplete': string;
  /** The page around the form covers it, clips it, makes it transparent or distorts it. */
  'form.covered': string;
  /** It has moved it under the pointer just before Pay was pressed. The press did not count, the next one will. */
  'form.moved': string;
  'form.offline': string;
  'form.sealing': string;

  // What is wrong with a field, and what to do about it.
  'fault.number.empty': string;
  'fault.number.incomplete': string;
  'fault.number.wrong-length': string;
  'fault.number.luhn': string;
  'fault.number.unknown-brand': string;
  'fault.name.empty': string;
  'fault.name.too-long': string;
  'fault.name.holds-number': string;
  'fault.name.unsafe': string;
  'fault.expiry.empty': string;
  'fault.expiry.incomplete': string;
  'fault.expiry.not-a-month': string;
  'fault.expiry.expired': string;
  'fault.expiry.too-far': string;
  'fault.code.empty': string;
  /** @param digits 3 or 4; undefined while the card's network is unknown. */
  'fault.code.code-length': (digits: number | undefined) => string;
  'fault.gift-number.empty': string;
  'fault.gift-number.incomplete': string;
  'fault.gift-number.wrong-length': string;
  'fault.gift-number.not-digits': string;
  'fault.gift-pin.too-long': string;
  'fault.gift-pin.not-alphanumeric': string;

  // The notices, which stand where a form or a card would be; agents can meet these too.
  'notice.close': string;
  'notice.terms-rejected': string;
  'notice.terms-rejected.detail': string;
  'notice.other': string;
  'notice.other.detail': string;
}
