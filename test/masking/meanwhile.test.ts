import {expect} from 'chai';
import {assert, property} from 'fast-check';

import {findCardNumbers} from '../../src/masking/all.js';
import {digitAt} from '../../src/masking/chars.js';
import {meanwhile} from '../../src/masking/meanwhile.js';
import {COMPANIONS, LEFT, MASKED} from './cases.js';
import {message} from './messages.js';

/** Checks that no digit is left where the finder finds a card. */
function expectNoLess(text: string): void {
  if (findCardNumbers(text).length === 0) return;
  const masked = meanwhile.maskCardNumbers(text);
  for (let at = 0; at < masked.length; at++) if (digitAt(masked, at) >= 0) expect(masked, text).to.equal('hidden');
  expect(
    meanwhile.findCardNumbers(text).map(({kind}) => kind),
    text,
  ).to.deep.equal(['pan']);
}

describe('The masker until the finder has been fetched', () => {
  it('hides every number where the finder would hide some, in every text that is known', () => {
    for (const [text] of [...MASKED, ...COMPANIONS, ...LEFT]) expectNoLess(text);
  });

  it('hides them in made-up texts, too', () => {
    assert(property(message, expectNoLess), {numRuns: 5000});
  });

  it('hides them whatever stands between the groups, or touches the number', () => {
    for (let code = 1; code < 0x110000; code += code < 0x10000 ? 1 : 61) {
      const odd = String.fromCodePoint(code);
      expectNoLess(`4111${odd}1111${odd}1111${odd}1111`);
      if (code % 7 === 0 || code < 0x3100) {
        expectNoLess(`${odd}4111111111111111${odd}5`);
        expectNoLess(`41${odd}11111111111111`);
      }
    }
    for (const text of ['¹4111111111111111', '4111111111111111½', '❹❶❶❶❶❶❶❶❶❶❶❶❶❶❶❶', '➃➀➀➀➀➀➀➀➀➀➀➀➀➀➀➀'])
      expectNoLess(text);
  }).timeout(60_000);

  it('leaves the numbers of most other messages', () => {
    for (const text of [
      'order 12345, call 0301234567',
      'see you on 12/11/2027 at 10:30',
      '4111111111111112 has a wrong check digit',
      'parcel 00340434161094042557',
      '',
    ]) {
      expect(meanwhile.maskCardNumbers(text)).to.equal(text);
      expect(meanwhile.findCardNumbers(text)).to.deep.equal([]);
    }
  });
});
