import {brandOf, type Brand} from '../../card/brands.js';
import {onlyDigits} from '../../card/digits.js';
import {expiryFault, parseExpiry} from '../../card/expiry.js';
import type {CodeFault, ExpiryFault, GiftNumberFault, GiftPinFault, NameFault, PanFault} from '../../card/faults.js';
import {giftNumberFault, giftPinFault, parseGiftNumber, parseGiftPin} from '../../card/gift-card.js';
import {MAX_NAME, nameFault, parseName} from '../../card/name.js';
import {panFault} from '../../card/pan.js';
import {codeFault} from '../../card/security-code.js';
import type {FieldName} from '../../request/command.js';
import {isPlainText} from '../../request/text.js';
import type {CardKind, Terms} from '../../request/terms.js';
import type {CardData} from '../card-data.js';

/** What is wrong with a field: its name and the fault, which is the key of the words that say so. */
export type FieldFault =
  | `number.${PanFault}`
  | `name.${NameFault}`
  | `expiry.${ExpiryFault}`
  | `code.${CodeFault}`
  | `gift-number.${GiftNumberFault}`
  | `gift-pin.${GiftPinFault}`;

/** Reads what stands in a field. */
export type TextOf = (field: FieldName) => string;

/** The fields that are asked for one kind of card, in the order in which they stand. */
export function fieldsOf(kind: CardKind, {securityCode}: Terms['fields']): readonly FieldName[] {
  if (kind === 'gift-card') return ['gift-number', 'gift-pin'];
  return securityCode ? ['number', 'name', 'expiry', 'code'] : ['number', 'name', 'expiry'];
}

/** The network of the card number in the form. */
export function brandIn(textOf: TextOf): Brand | undefined {
  return brandOf(onlyDigits(textOf('number')));
}

/** What is wrong with a field; undefined when nothing is. */
export function faultIn(field: FieldName, textOf: TextOf, now: number, locale: string): FieldFault | undefined {
  const text = textOf(field);
  switch (field) {
    case 'number':
      return of(field, panFault(onlyDigits(text)));
    case 'name':
      return of(field, nameFault(text) ?? plainFault(text));
    case 'expiry':
      return of(field, expiryFault(text, now, locale));
    case 'code':
      return of(field, codeFault(onlyDigits(text), brandIn(textOf)));
    case 'gift-number':
      return of(field, giftNumberFault(text));
    case 'gift-pin':
      return of(field, giftPinFault(text));
  }
}

/** The other end opens no card whose name is no plain text. */
const plainFault = (name: string) => (isPlainText(parseName(name), MAX_NAME) ? undefined : 'unsafe');

function of<F extends FieldName, T extends string>(field: F, fault: T | undefined): `${F}.${T}` | undefined {
  return fault && `${field}.${fault}`;
}

/**
 * The card in the form.
 *
 * @returns Undefined when the expiration date cannot be read; every field without a fault can.
 */
export function cardIn(kind: CardKind, textOf: TextOf, asked: Terms['fields'], locale: string): CardData | undefined {
  if (kind === 'gift-card') {
    const pin = parseGiftPin(textOf('gift-pin'));
    return {kind, number: parseGiftNumber(textOf('gift-number')), ...(pin && {pin})};
  }
  const expiry = parseExpiry(textOf('expiry'), locale);
  if (!expiry) return undefined;
  return {
    kind,
    pan: onlyDigits(textOf('number')),
    cardholderName: parseName(textOf('name')),
    expiry,
    ...(asked.securityCode && {securityCode: onlyDigits(textOf('code'))}),
  };
}
