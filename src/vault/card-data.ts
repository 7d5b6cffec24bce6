import type {CardKind} from '../request/terms.js';

// The types that hold a card number. Nothing outside this room may import this file; lint holds it.

/** What a customer typed into the form, in clear. It exists in the vault only, and only until it is sealed or shredded. */
export type CardData = PaymentCard | GiftCard;

/** A credit or debit card. */
export interface PaymentCard {
  readonly kind: Extract<CardKind, 'card'>;
  /** 12 to 19 digits, no separators. */
  readonly pan: string;
  /** As on the card: 1 to 80 code points. */
  readonly cardholderName: string;
  /** Month 1 to 12; year in four digits. Good through that month's last day. */
  readonly expiry: {readonly month: number; readonly year: number};
  /** 3 or 4 digits; absent when the terms do not ask for it. */
  readonly securityCode?: string;
}

/** A gift card of the merchant's own. */
export interface GiftCard {
  readonly kind: Extract<CardKind, 'gift-card'>;
  /** 8 to 24 digits. */
  readonly number: string;
  /** 1 to 12 digits or letters. */
  readonly pin?: string;
}
