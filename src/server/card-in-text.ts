import {findCardNumbers} from '../masking/all.js';
import type {Order} from '../request/terms.js';

/**
 * Whether a text that people wrote into an order holds a card number. Terms are kept for good and shown to both sides,
 * so that a number there would be where none may be.
 */
export function holdsCardNumber({number, reason, lines = []}: Order): boolean {
  const texts = [number ?? '', reason, ...lines.map(({name}) => name)];
  return texts.some((text) => findCardNumbers(text).some(({kind}) => kind === 'pan'));
}
