import {expect} from 'chai';
import {assert, property} from 'fast-check';

import {findCardNumbers, maskCardNumbers, maskDraft} from '../../src/masking/all.js';
import {mightContainCard} from '../../src/masking/core.js';
import {digitAt} from '../../src/masking/chars.js';
import {message} from './messages.js';

const digitsIn = (text: string) =>
  Array.from({length: text.length}, (_, i) => digitAt(text, i)).filter((digit) => digit >= 0);

describe('masking, whatever the text', () => {
  const check = (name: string, holds: (text: string) => void, numRuns = 2500) =>
    it(name, () => assert(property(message, holds), {numRuns, seed: 20261123}));

  check(
    'changes nothing when it masks again',
    (text) => {
      const once = maskCardNumbers(text);
      expect(maskCardNumbers(once)).to.equal(once);
    },
    10_000,
  );

  it('finds what only shows once a card, its date or its code beside it is hidden', () => {
    for (const text of [
      '5555 555555554444 5555 - 5555 - 5555 - 4 - 444',
      '3530 1113 3330 0000 4222 2222 2222 2 6011111111111117',
      'my  3782 8224 6310 005 4 1111 1 111111 1111 заказ  3056 9309 0259 04 3782 8224 6310 005 - 3530 1113 33 3000 00',
      'my 30569309025904 12/29.6759 - 649826 - 438 - 453',
      '.411 11111 11111111 12303 / 056930 / 9 / 0 / 25904',
      'card -37828, 22463, 100, 05-, \u{1d7d2}' + '\u{1d7d0}'.repeat(12),
      'card #42222222222\u200b22 - 4111111111111111#6011111111111117/-@',
    ]) {
      const once = maskCardNumbers(text);
      expect(once, text).not.to.equal(text);
      expect(maskCardNumbers(once)).to.equal(once);
    }
  });

  it('says where in the text it stood what shows late, and that the host left it', () => {
    const pair = '\u{1d7d2}' + '\u{1d7cf}'.repeat(15);
    const text = `${pair} 1230 my 30569309025904 12/29.6759 - 649826 - 438 - 453`;
    const found = findCardNumbers(text);
    expect(found.map(({start, end}) => text.slice(start, end))).to.deep.equal([
      pair,
      '1230',
      '30569309025904',
      '12/29',
      '6759 - 649826 - 438 - 453',
    ]);
    const seen: string[] = [];
    const masked = maskCardNumbers(text, {
      allow: ({start, end, network}, whole) => {
        seen.push(whole.slice(start, end));
        return network === 'maestro';
      },
    });
    expect(masked).to.match(/\.6759 - 649826 - 438 - 453$/);
    expect(new Set(seen)).to.deep.equal(new Set(found.map(({start, end}) => text.slice(start, end))));
  });

  it('ends a run of digits at letters of scripts without spaces', () => {
    expect(maskCardNumbers('4222 2222 22222 卡号 42222 - 22222 - 222 3530 111 3333 0000 0.')).to.match(
      /^•{4} •{4} •2222 卡号/,
    );
  });

  check('keeps the length', (text) => {
    expect(maskCardNumbers(text).length).to.equal(text.length);
  });

  check('shows at most four digits of a number it found, and none of a code', (text) => {
    const masked = maskCardNumbers(text);
    for (const {kind, start, end} of findCardNumbers(text)) {
      expect(digitsIn(masked.slice(start, end)).length).to.be.at.most(kind === 'pan' ? 4 : 0);
    }
  });

  check('changes nothing outside of what it found', (text) => {
    const masked = maskCardNumbers(text);
    let at = 0;
    for (const {start, end} of findCardNumbers(text)) {
      expect(start).to.be.at.least(at);
      expect(masked.slice(at, start)).to.equal(text.slice(at, start));
      at = end;
    }
    expect(masked.slice(at)).to.equal(text.slice(at));
  });

  check('finds nothing where the cheap test says no', (text) => {
    if (!mightContainCard(text)) expect(findCardNumbers(text)).to.deep.equal([]);
  });

  check('gives the same string when there is nothing to hide', (text) => {
    if (findCardNumbers(text).length === 0) expect(maskCardNumbers(text)).to.equal(text);
  });

  check('hides in a draft what it hides in the finished text', (text) => {
    const draft = maskDraft(text);
    for (const {start, end} of findCardNumbers(text)) {
      expect(digitsIn(draft.slice(start, end)).length).to.be.at.most(4);
    }
  });
});

describe('masking a hostile text', () => {
  const HOSTILE: Record<string, string> = {
    'one digit': '4',
    'digits apart': '4 ',
    'groups of four': '4111 ',
    'groups with dashes': '4821-',
    'cards in a list': '4111111111111111,',
    'cards in groups': '4111 1111 1111 1111 ',
    'a path of cards': '4111111111111111/',
    keys: 'id=4111111111111111&',
    'card words': 'card number ',
    'labels and digits': 'card 4111 1111 ',
    dates: '12/29 ',
    'invisible characters': '\u200b',
    'digits and invisible characters': '4\u200b',
    'plus signs': '+4',
    letters: 'a4',
    'account numbers': 'DE89 3704 ',
    'pieces of UUIDs': '83086715-9972-',
  };
  const timeOf = (text: string, times = 1) => {
    const began = performance.now();
    for (let time = 0; time < times; time++) maskCardNumbers(text);
    return performance.now() - began;
  };

  for (const [name, unit] of Object.entries(HOSTILE)) {
    it(`takes time in proportion to its length: ${name}`, () => {
      const small = unit.repeat(Math.ceil(40_000 / unit.length));
      const large = unit.repeat(Math.ceil(320_000 / unit.length));
      timeOf(small);
      // As much text in one piece as in eight: quadratic work would take eight times as long. Both are as long at work, so
      // that they are disturbed as often, and the best of several rounds counts.
      let apart = timeOf(small, 8);
      let whole = timeOf(large);
      for (let round = 0; round < 12 && whole > 2.5 * Math.max(apart, 4); round++) {
        apart = Math.min(apart, timeOf(small, 8));
        whole = Math.min(whole, timeOf(large));
      }
      expect(whole / Math.max(apart, 4)).to.be.below(3.5);
    });
  }
});
