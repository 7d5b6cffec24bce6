import {expect} from 'chai';
import * as fc from 'fast-check';

import {countCodePoints, isPlainText, plainText} from '../../src/request/text.js';

describe('plain text', () => {
  const GOOD: [string, string][] = [
    ['a word', 'Shoes'],
    ['letters with marks in form C', 'Größe Ωμέγα Đặng'],
    ['right-to-left words', 'أحذية رياضية, נעליים'],
    ['Persian with a zero-width non-joiner', 'کفش‌ها'],
    ['Indic words with a joiner', 'क्‍ष'],
    ['an emoji of several', '👩‍👩‍👧‍👦 👟️'],
    ['markup, which is text here', '<b onclick="x">&amp;</b> ${x} {{y}}'],
    ['a formula, which is text here', '=HYPERLINK("https://example.com")'],
    ['140 code points outside the first plane', '👟'.repeat(140)],
  ];
  for (const [name, text] of GOOD) {
    it(`takes ${name}`, () => {
      expect(isPlainText(text, 140)).to.equal(true);
      expect(plainText(text)).to.equal(text);
    });
  }

  const BAD: [string, string][] = [
    ['nothing', ''],
    ['blanks', ' \u00a0\u3000'],
    ['joiners alone', '\u200c\u200d'],
    ['a variation selector alone', '\ufe0f'],
    ['a Hangul filler alone', '\u3164'],
    ['141 code points', 'a'.repeat(141)],
    ['141 code points outside the first plane', '👟'.repeat(141)],
    ['a megabyte', 'a'.repeat(1 << 20)],
    ['form D', 'Zoe\u0308'],
    ['half a surrogate pair', 'a\udc00'],
    ['two halves in the wrong order', 'a\udc00\ud800'],
  ];
  for (const [name, text] of BAD) it(`does not take ${name}`, () => expect(isPlainText(text, 140)).to.equal(false));

  const UNSAFE = [
    0x00, 0x07, 0x09, 0x0a, 0x0d, 0x1b, 0x1f, 0x7f, 0x80, 0x85, 0x9f, 0xad, 0x61c, 0x180e, 0x200b, 0x200e, 0x200f,
    0x2028, 0x2029, 0x202a, 0x202b, 0x202c, 0x202d, 0x202e, 0x2060, 0x2063, 0x2066, 0x2067, 0x2068, 0x2069, 0x206a,
    0x206f, 0xfeff, 0xfff9, 0xfffb, 0xe0001, 0xe0041, 0xe007f,
  ];
  for (const codePoint of UNSAFE) {
    const name = `U+${codePoint.toString(16).toUpperCase().padStart(4, '0')}`;
    it(`does not take ${name}, and leaves it out`, () => {
      const text = `pay${String.fromCodePoint(codePoint)}me`;
      expect(isPlainText(text, 140)).to.equal(false);
      expect(plainText(text)).to.match(/^pay ?me$/);
    });
  }

  it('counts what people count, more than bytes do', () => {
    expect(countCodePoints('👟é\u0301')).to.equal(3);
    fc.assert(
      fc.property(fc.string({unit: 'binary', maxLength: 50}), (text) => countCodePoints(text) === [...text].length),
    );
  });

  it('is made of any text that shows something, and is then left as it is', () => {
    fc.assert(
      fc.property(fc.string({unit: 'binary', maxLength: 60}), (text) => {
        const plain = plainText(text);
        expect(plainText(plain)).to.equal(plain);
        if (/[\p{L}\p{N}]/u.test(plain)) expect(isPlainText(plain, 1000)).to.equal(true);
      }),
      {numRuns: 2000},
    );
  });

  it('keeps words apart that a line break or a tab kept apart', () => {
    expect(plainText('Shoes\r\nsize\t44\n')).to.equal('Shoes size 44');
  });
});
