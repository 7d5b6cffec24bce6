import {expect} from '@open-wc/testing';

import {finderOnDemand} from '../../src/elements/guard/finder-on-demand.js';

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
