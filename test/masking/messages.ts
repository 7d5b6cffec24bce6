/** Messages made at random, for properties. */
import {array, constantFrom, integer, oneof, string} from 'fast-check';

/** Public test numbers of the networks, and pieces that people put around them. */
const CARDS = [
  '4111111111111111',
  '5555555555554444',
  '378282246310005',
  '6011111111111117',
  '30569309025904',
  '3530111333300000',
];
const WORDS = [
  'card ',
  'order ',
  'my ',
  'tarjeta ',
  'заказ ',
  '卡号',
  'cvv ',
  'exp ',
  '123',
  '1230',
  '12/29',
  '4',
  '1111',
  '2027 ',
  'a',
  '+',
  '#',
  '/',
  '=',
  '"',
];
const GAPS = [' ', '-', '', '.', '\n', '\u200b', '\u00a0', ', ', ' - '];

/** A card number in groups, with one gap. */
const card = array(integer({min: 1, max: 6}), {minLength: 1, maxLength: 16}).chain((sizes) =>
  constantFrom(...CARDS).chain((digits) =>
    constantFrom(...GAPS).map((gap) => {
      const groups: string[] = [];
      let at = 0;
      for (const size of sizes) {
        groups.push(digits.slice(at, at + size));
        at += size;
      }
      return [...groups, digits.slice(at)].filter(Boolean).join(gap);
    }),
  ),
);
/** A message of such pieces, with or without a card. */
export const message = array(
  oneof(card, constantFrom(...CARDS), constantFrom(...WORDS), constantFrom(...GAPS), string({maxLength: 6})),
  {maxLength: 14},
).map((parts) => parts.join(''));
