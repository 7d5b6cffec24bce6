import * as v from 'valibot';

import {plainTextSchema} from '../request/text.js';
import type {Terms} from '../request/terms.js';
import type {CardData} from './card-data.js';

const digits = (pattern: RegExp) => v.pipe(v.string(), v.regex(pattern));

/**
 * Shape of a card inside its seal. Whoever has the public key can seal whatever they like, so this is what stands between
 * a stranger's bytes and the agent's screen: digits are ASCII digits, a name is plain text, and there is nothing else.
 */
export const cardSchema = v.variant('kind', [
  v.strictObject({
    kind: v.literal('card'),
    pan: digits(/^\d{12,19}$/),
    cardholderName: plainTextSchema(80),
    expiry: v.strictObject({
      month: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(12)),
      year: v.pipe(v.number(), v.integer(), v.minValue(2000), v.maxValue(2999)),
    }),
    securityCode: v.optional(digits(/^\d{3,4}$/)),
  }),
  v.strictObject({
    kind: v.literal('gift-card'),
    number: digits(/^\d{8,24}$/),
    pin: v.optional(digits(/^[\dA-Za-z]{1,12}$/)),
  }),
]);

/** Whether a card is one that the terms ask for: of that kind, and without the code that they do not want. */
export function fitsTerms(card: CardData, {fields}: Terms): boolean {
  if (!fields.kinds.includes(card.kind)) return false;
  return card.kind !== 'card' || fields.securityCode || card.securityCode === undefined;
}
