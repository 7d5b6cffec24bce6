import {expect} from 'chai';
import {assert, property} from 'fast-check';

import {findCardNumbers} from '../../src/masking/all.js';
import {meanwhile} from '../../src/masking/meanwhile.js';
import {finderOnDemand} from '../../src/masking/on-demand.js';
import {COMPANIONS, LEFT, MASKED} from './cases.js';
import {message} from './messages.js';

/** Checks that no digit is left where the finder finds a card. */
function expectNoLess(text: string): void {
  if (findCardNumbers(text).length === 0) return;
  expect(meanwhile.maskCardNumbers(text), text).not.to.match(/\p{N}/u);
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

describe('A finder on demand', () => {
  const ORDER = 'order number 4111111111111111';
  const BESTELLUNG = 'Bestellnummer 4111111111111111';
  const HIDDEN = ORDER.replace(/\d/g, '•');

  // what was fetched stays, so each test speaks a language of its own
  it('hides too much first, and then what the words say', async () => {
    const finder = finderOnDemand(() => 'aa');
    expect(finder.maskCardNumbers(ORDER)).to.equal(HIDDEN);
    await finder.fetch();
    expect(finder.maskCardNumbers(ORDER)).to.equal(ORDER);
    expect(finder.maskCardNumbers('card 4111111111111111')).to.equal('card ••••••••••••1111');
  });

  it('is not fetched for a text without a number', async () => {
    const asked: string[] = [];
    const finder = finderOnDemand(() => {
      asked.push('en');
      return 'en';
    });
    expect(finder.maskCardNumbers('hello')).to.equal('hello');
    expect(finder.findCardNumbers('hello')).to.deep.equal([]);
    expect(asked).to.deep.equal([]);
  });

  it('is there from the start for whoever asks next', async () => {
    const first = finderOnDemand(() => 'bb');
    await first.fetch();
    expect(finderOnDemand(() => 'bb').maskCardNumbers(ORDER)).to.equal(ORDER);
  });

  it('learns the words of the language as it is now', async () => {
    let lang = 'en-GB';
    const finder = finderOnDemand(() => lang);
    await finder.fetch();
    lang = 'de-AT';
    // by the English words, until the German ones are here
    expect(finder.maskCardNumbers(BESTELLUNG)).to.equal('Bestellnummer ••••••••••••1111');
    await finder.fetch();
    expect(finder.maskCardNumbers(BESTELLUNG)).to.equal(BESTELLUNG);
  });

  it('is one for all regions of a language', async () => {
    const finder = finderOnDemand(() => 'dd');
    await finder.fetch();
    expect(finderOnDemand(() => 'DD_XX').maskCardNumbers(ORDER)).to.equal(ORDER);
  });

  it('goes on with the English words where there are none of the language', async () => {
    const finder = finderOnDemand(() => 'tlh');
    await finder.fetch();
    expect(finder.maskCardNumbers(ORDER)).to.equal(ORDER);
  });

  it('is fetched by a text that needs it', async () => {
    const finder = finderOnDemand(() => 'ee');
    while (finder.maskCardNumbers(ORDER) === HIDDEN) await new Promise((resolve) => setTimeout(resolve, 5));
    expect(finder.maskCardNumbers(ORDER)).to.equal(ORDER);
  });
});
