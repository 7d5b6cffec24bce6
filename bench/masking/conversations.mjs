// Cards sent in pieces, and people who send numbers one after another.
import {isLuhn, randomFrom, withCheckDigit} from './random.mjs';

const CONVERSATIONS = 500;
const PIECES = [
  [8, 8],
  [4, 4, 4, 4],
  [4, 4, 8],
  [12, 4],
  [4, 12],
  [6, 4, 6],
  [4, 8, 4],
];
const BEFORE = ['my card', 'ok here it is', 'sending it in parts', 'sure'];
const INNOCENT = [
  (digits) => ['I have two orders', digits(6), digits(7)],
  (digits) => ['room', digits(3), 'no sorry', digits(4)],
  (digits) => [digits(5), 'that is the zip', digits(4)],
  (digits) => ['scores were', digits(2), digits(2), digits(2), digits(2)],
  (digits) => [digits(4), 'people on monday', digits(4), 'on tuesday', digits(4), 'later'],
  (digits) => ['my number is', `0${digits(10)}`, 'and at work', `0${digits(10)}`],
];

/** The shares of cards in pieces that are hidden, and of innocent conversations in which something changed. */
export function makeConversations(createMasker) {
  const {pick, digits} = randomFrom('conversations');
  const shown = (messages) => {
    const masker = createMasker();
    const seen = [];
    for (const message of messages) {
      const {text, retro} = masker.push(message);
      seen.push(text);
      for (const {back, text: corrected} of retro) seen[seen.length - 1 - back] = corrected;
    }
    return seen;
  };
  let hidden = 0;
  let touched = 0;
  for (let n = 0; n < CONVERSATIONS; n++) {
    const card = withCheckDigit(pick(['4', '51', '54', '2221', '6011', '3528']).padEnd(4, '7') + digits(11));
    if (!isLuhn(card)) throw new Error('not a card');
    let at = 0;
    const pieces = pick(PIECES).map((size) => card.slice(at, (at += size)));
    const visible = shown([pick(BEFORE), ...pieces])
      .join('')
      .replace(/\D/g, '').length;
    if (visible <= 10) hidden++;
    const innocent = pick(INNOCENT)(digits);
    if (shown(innocent).join('\n') !== innocent.join('\n')) touched++;
  }
  return {hidden: hidden / CONVERSATIONS, touched: touched / CONVERSATIONS};
}
