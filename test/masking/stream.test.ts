import {expect} from 'chai';
import {array, assert, constantFrom, integer, property} from 'fast-check';

import {createStreamMasker, maskCardNumbers} from '../../src/masking/all.js';
import {COMPANIONS, LEFT, MASKED} from './cases.js';

const TEXTS = [...MASKED.map(([text]) => text), ...COMPANIONS.map(([text]) => text), ...LEFT.map(([text]) => text)];

function inPieces(text: string, cuts: readonly number[]): string {
  const masker = createStreamMasker();
  const places = [...new Set(cuts.map((cut) => cut % (text.length + 1)))].sort((a, b) => a - b);
  let out = '';
  let from = 0;
  for (const place of places) {
    out += masker.push(text.slice(from, place));
    from = place;
  }
  return out + masker.push(text.slice(from)) + masker.flush();
}

describe('createStreamMasker', () => {
  it('gives the same text however it is cut', () => {
    const texts = array(constantFrom(...TEXTS, ' ', '\n', 'and so on, ', '12/29 ', '123 '), {
      minLength: 1,
      maxLength: 12,
    });
    assert(
      property(texts, array(integer({min: 0, max: 5000}), {maxLength: 40}), (parts, cuts) => {
        const text = parts.join(' ');
        expect(inPieces(text, cuts)).to.equal(maskCardNumbers(text));
      }),
      {numRuns: 400},
    );
  });

  it('gives the same text when every unit comes alone', () => {
    for (const text of [
      TEXTS.join(' '),
      TEXTS.join('\n'),
      '4111 '.repeat(200),
      '1 '.repeat(600),
      '4111111111111111 '.repeat(50),
    ]) {
      const masker = createStreamMasker();
      const out = Array.from({length: text.length}, (_, i) => masker.push(text[i])).join('') + masker.flush();
      expect(out).to.equal(maskCardNumbers(text));
    }
  });

  it('gives the same text for anything at all', () => {
    const unit = constantFrom(
      '4',
      '1',
      '11',
      '1111',
      '4111',
      '6011111111111117',
      '1230',
      '12/29',
      ' ',
      '-',
      '/',
      '\u200b',
      'a',
      'card ',
      'order ',
      'cvv ',
      '\ud835\udff7',
      '\n',
    );
    assert(
      property(array(unit, {maxLength: 400}), array(integer({min: 0, max: 2000}), {maxLength: 20}), (units, cuts) => {
        const text = units.join('');
        expect(inPieces(text, cuts)).to.equal(maskCardNumbers(text));
      }),
      {numRuns: 300},
    );
  });

  it('holds back a bounded piece of a long text', () => {
    const masker = createStreamMasker();
    let sent = 0;
    let held = 0;
    const text = 'nothing to see here, 12 of them. '.repeat(400) + '4 '.repeat(3000);
    for (let i = 0; i < text.length; i += 10) {
      sent += masker.push(text.slice(i, i + 10)).length;
      held = Math.max(held, Math.min(i + 10, text.length) - sent);
    }
    expect(held).to.be.below(1200);
  });

  it('holds back little when it need not look behind', () => {
    const masker = createStreamMasker({lookBehind: false});
    const out = masker.push('words without a single number in them, one after another. '.repeat(4));
    expect(out.length).to.be.at.least(58 * 4 - 64);
  });

  it('works as the transformer of a TransformStream', async () => {
    const text = 'my card is 4111 1111 1111 1111, thanks';
    const source = new ReadableStream<string>({
      start(controller) {
        for (const char of text) controller.enqueue(char);
        controller.close();
      },
    });
    const reader = source.pipeThrough(new TransformStream<string, string>(createStreamMasker())).getReader();
    let out = '';
    for (let piece = await reader.read(); !piece.done; piece = await reader.read()) out += piece.value;
    expect(out).to.equal('my card is •••• •••• •••• 1111, thanks');
  });

  it('can be used again after it ended', () => {
    const masker = createStreamMasker();
    const first = masker.push('4111111111111111') + masker.flush();
    const second = masker.push('hello') + masker.flush();
    expect([first, second]).to.deep.equal(['••••••••••••1111', 'hello']);
  });

  it('refuses pieces that are no text', () => {
    expect(() => createStreamMasker().push(7 as never)).to.throw(TypeError);
  });
});
