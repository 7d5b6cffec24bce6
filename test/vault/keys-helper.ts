import {encodeBase64url} from '../../src/request/base64url.js';
import type {CardData, PaymentCard} from '../../src/vault/card-data.js';

/** A card with a network's public test number. */
export const CARD: PaymentCard = {
  kind: 'card',
  pan: '4111111111111111',
  cardholderName: 'Valeria Björk',
  expiry: {month: 9, year: 2031},
  securityCode: '737',
};

/** One card of each shape that a form can give. */
export const CARDS: readonly CardData[] = [
  CARD,
  {kind: 'card', pan: '378282246310005', cardholderName: 'M', expiry: {month: 12, year: 2030}, securityCode: '1234'},
  {kind: 'card', pan: '5555555555554444', cardholderName: '𠮷'.repeat(80), expiry: {month: 1, year: 2999}},
  {kind: 'gift-card', number: '12345678'},
  {kind: 'gift-card', number: '123456789012345678901234', pin: 'A1b2C3d4E5f6'},
];

/** An agent's key pair, as the desk has it: its private part cannot be exported. */
export function makeKeyPair(): Promise<CryptoKeyPair> {
  return crypto.subtle.generateKey({name: 'ECDH', namedCurve: 'P-256'}, false, ['deriveBits']);
}

/** A public key as terms name it. */
export async function pointOf({publicKey}: CryptoKeyPair): Promise<string> {
  return encodeBase64url(new Uint8Array(await crypto.subtle.exportKey('raw', publicKey)));
}
