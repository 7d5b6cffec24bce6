import {formatExpiry} from '../../card/expiry.js';
import {formatGiftNumber, formatMaskedGiftNumber, formatMaskedPan, formatPan} from '../../card/format.js';
import type {CardData} from '../card-data.js';
import type {DeskTerms} from '../../locales/vault/desk-terms.js';

/** One line of the card view. */
export interface Row {
  readonly id: string;
  readonly label: keyof DeskTerms;
  readonly copyLabel: keyof DeskTerms;
  /** What is copied: as order systems want it pasted. */
  readonly value: string;
  /** What is shown in clear. */
  readonly shown: string;
  /** What is shown while masked. */
  readonly masked: string;
  /** The digits at its end that may be shown at any time; only a card's number has some. */
  readonly lastFour?: string;
  /** Whether it is digits, which run from left to right in every language. */
  readonly isDigits: boolean;
}

/** The lines of a card, in the order in which order systems ask for them. */
export function rowsOf(card: CardData): readonly Row[] {
  if (card.kind === 'gift-card') return giftRows(card.number, card.pin);
  const expiry = formatExpiry(card.expiry);
  const {pan, cardholderName, securityCode} = card;
  return [
    {...digits('number', pan, formatPan(pan), formatMaskedPan(pan)), lastFour: pan.slice(-4)},
    {...digits('name', cardholderName, cardholderName, cardholderName), isDigits: false},
    digits('expiry', expiry, expiry, expiry),
    ...(securityCode ? [digits('code', securityCode, securityCode, '•'.repeat(securityCode.length))] : []),
  ];
}

function giftRows(number: string, pin: string | undefined): readonly Row[] {
  return [
    {
      ...digits('giftNumber', number, formatGiftNumber(number), formatMaskedGiftNumber(number)),
      lastFour: number.slice(-4),
    },
    ...(pin ? [digits('giftPin', pin, pin, '•'.repeat(pin.length))] : []),
  ];
}

type Field = 'number' | 'name' | 'expiry' | 'code' | 'giftNumber' | 'giftPin';

const COPY = {
  number: 'view.copyNumber',
  name: 'view.copyName',
  expiry: 'view.copyExpiry',
  code: 'view.copyCode',
  giftNumber: 'view.copyGiftNumber',
  giftPin: 'view.copyGiftPin',
} as const satisfies Record<Field, keyof DeskTerms>;

function digits(id: Field, value: string, shown: string, masked: string): Row {
  return {id, label: `view.${id}`, copyLabel: COPY[id], value, shown, masked, isDigits: true};
}
