import {expect} from 'chai';

import {createMasking} from '../../src/masking/core.js';
import {allWords} from '../../src/masking/words/all.js';
import {en} from '../../src/masking/words/en.js';
import {loadWords, wordLanguages} from '../../src/masking/words/load.js';
import {packWords} from '../../src/masking/words/pack.js';
import {packed} from '../../src/masking/words/packed.js';

describe('word lists', () => {
  it('cover more than thirty languages, each once', () => {
    const langs = allWords.map(({lang}) => lang);
    expect(new Set(langs).size).to.equal(langs.length);
    expect([...langs].sort()).to.deep.equal([...wordLanguages].sort());
    expect(langs.length).to.be.above(30);
  });

  it('hold words, stars only at their ends', () => {
    for (const list of allWords) {
      for (const field of ['card', 'pay', 'hard', 'phone', 'soft', 'expiry', 'code'] as const) {
        for (const word of list[field].split(', '))
          expect(word, `${list.lang} ${field}`).to.match(/^\*?[^*,\s]([^*,]*[^*,\s])?\*?$/u);
      }
    }
  });

  it('are packed as they are now; else run scripts/pack-words.mjs', () => {
    expect(packed).to.deep.equal(packWords(allWords));
  });

  it('say the same when they are packed', () => {
    const [whole, one] = [createMasking(allWords), createMasking([packed])];
    for (const list of allWords) {
      for (const field of ['card', 'pay', 'hard', 'phone', 'soft'] as const) {
        for (const word of list[field].split(', ')) {
          for (const number of ['4111111111111111', '4222222222222', '378282246310005 08/29']) {
            const text = `${word.replaceAll('*', '')} ${number}`;
            expect(one.maskCardNumbers(text), text).to.equal(whole.maskCardNumbers(text));
          }
        }
      }
    }
  });

  it('load by language, region or alias', async () => {
    const loaded = await Promise.all(['de', 'pt-BR', 'zh_Hant', 'ms', 'no'].map(loadWords));
    expect(loaded.map((list) => list?.lang)).to.deep.equal(['de', 'pt', 'zh', 'id', 'nb']);
  });

  it('give nothing for a language without a list', async () => {
    expect(await loadWords('tlh')).to.equal(undefined);
    expect(await loadWords('constructor')).to.equal(undefined);
  });

  it('are known only to the masking that was given them', async () => {
    const english = createMasking([en]);
    const german = createMasking([en, (await loadWords('de'))!]);
    const text = 'Bestellung 4111111111111111';
    expect(english.maskCardNumbers(text)).to.equal('Bestellung ••••••••••••1111');
    expect(german.maskCardNumbers(text)).to.equal(text);
  });

  it('find their own card word in front of a weak number', () => {
    for (const list of allWords) {
      const word = list.card.split(', ')[0].replaceAll('*', '');
      const masked = createMasking([list]).maskCardNumbers(`${word} 4222222222222`);
      expect(masked, list.lang).to.equal(`${word} •••••••••2222`);
    }
  });

  it('find their own word for a parcel and for an order', () => {
    for (const list of allWords) {
      for (const field of ['hard', 'soft'] as const) {
        const word = list[field].split(', ')[0].replaceAll('*', '');
        const text = `${word} 4111111111111111`;
        expect(createMasking([list]).maskCardNumbers(text), `${list.lang} ${word}`).to.equal(text);
      }
    }
  });
});
