import {expect} from 'chai';
import * as fc from 'fast-check';

import {decodeBase64url, encodeBase64url} from '../../src/request/base64url.js';

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';

describe('base64url', () => {
  // RFC 4648, section 10, without its padding
  const VECTORS = ['', 'Zg', 'Zm8', 'Zm9v', 'Zm9vYg', 'Zm9vYmE', 'Zm9vYmFy'];
  VECTORS.forEach((text, length) => {
    it(`writes and reads ${length} bytes as the standard does`, () => {
      const bytes = new TextEncoder().encode('foobar'.slice(0, length));
      expect(encodeBase64url(bytes)).to.equal(text);
      expect([...decodeBase64url(text)!]).to.deep.equal([...bytes]);
    });
  });

  it('gives back any bytes', () => {
    fc.assert(
      fc.property(fc.uint8Array({maxLength: 200}), (bytes) => {
        const text = encodeBase64url(bytes);
        expect(text).to.match(/^[\w-]*$/);
        expect([...decodeBase64url(text)!]).to.deep.equal([...bytes]);
      }),
    );
  });

  it('takes one spelling of each byte string: any text that it reads is the one that it writes', () => {
    const unit = fc.constantFrom(...ALPHABET);
    fc.assert(
      fc.property(fc.string({unit, maxLength: 12}), (text) => {
        const bytes = decodeBase64url(text);
        if (bytes) expect(encodeBase64url(bytes)).to.equal(text);
        else expect(encodeBase64url(fromBase64(text))).to.not.equal(text);
      }),
      {numRuns: 2000},
    );
  });

  it('reads a last letter only where its unused bits are zero', () => {
    const readable = (before: string) => [...ALPHABET].filter((letter) => decodeBase64url(before + letter)).length;
    expect(readable('')).to.equal(0);
    expect(readable('A')).to.equal(4);
    expect(readable('AA')).to.equal(16);
    expect(readable('AAA')).to.equal(64);
  });

  for (const text of [
    'Zg==',
    'Zm8=',
    'Zm9v\n',
    ' Zm9v',
    'Zm 9v',
    'Zm+v',
    'Zm/v',
    'Zm9v=',
    'Z',
    'Zm9vY',
    'Zmév',
    '\u0000',
  ]) {
    it(`does not read ${JSON.stringify(text)}`, () => expect(decodeBase64url(text)).to.equal(undefined));
  }

  it('reads 8 KiB in a time that grows no faster than they do', () => {
    const timeOf = (length: number, times: number) => {
      const almost = `${'A'.repeat(length - 1)}=`; // read to its last character
      const start = performance.now();
      for (let time = 0; time < times; time++)
        if (decodeBase64url(almost) !== undefined) throw new Error('it was read');
      return performance.now() - start;
    };
    timeOf(8 * 1024, 8);
    // As much text in long pieces as in short ones: quadratic work would take eight times as long. Both are as long at work,
    // so that they are disturbed as often, and the best of several rounds counts.
    let [short, long] = [Infinity, Infinity];
    for (let round = 0; round < 12 && !(long < 3.5 * Math.max(short, 4)); round++) {
      short = Math.min(short, timeOf(1024, 64));
      long = Math.min(long, timeOf(8 * 1024, 8));
    }
    expect(long / Math.max(short, 4)).to.be.below(3.5);
  });
});

/** What a lenient reader makes of a text. */
function fromBase64(text: string): Uint8Array {
  const whole = text.length % 4 === 1 ? text.slice(0, -1) : text;
  return Uint8Array.from(atob(whole.replaceAll('-', '+').replaceAll('_', '/')), (char) => char.charCodeAt(0));
}
