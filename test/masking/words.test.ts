import {expect} from 'chai';

import {createMasking} from '../../src/masking/core.js';
import {load} from '../../src/masking/loaded.js';
import {compile} from '../../src/masking/vocabulary.js';
import {en} from '../../src/masking/words/en.js';
import type {WordList} from '../../src/masking/words/list.js';
import {loadWords, wordLanguages} from '../../src/masking/words/load.js';
import {FIELDS, pack, unpack} from '../../src/masking/pack.js';
import {packed} from '../../src/masking/packed.js';

describe('word lists', () => {
  let allWords: WordList[] = [];
  before(async () => {
    allWords = await Promise.all(wordLanguages.map(async (lang) => (await loadWords(lang))!));
  });

  it('cover more than thirty languages, each once', () => {
    expect(allWords.map(({lang}) => lang)).to.deep.equal([...wordLanguages]);
    expect(new Set(wordLanguages).size).to.equal(wordLanguages.length);
    expect(wordLanguages.length).to.be.above(30);
  });

  it('are packed as they are: `npm run words` after a change', () => {
    expect(packed).to.equal(pack(allWords));
  });

  it('say packed what they say apart', () => {
    const together = compile([unpack(packed)]);
    const apart = compile(allWords);
    for (const list of allWords) {
      for (const [bit, field] of FIELDS.entries()) {
        for (const word of (list[field] ?? '').split(', ')) {
          const text = word.replaceAll('*', '');
          load(text);
          for (const want of [255, 1 << bit]) {
            const kinds = together.back(0, text.length, want);
            expect(kinds, `${list.lang} ${text}`).to.equal(apart.back(0, text.length, want));
            expect(together.ahead(0, text.length, want)).to.equal(apart.ahead(0, text.length, want));
          }
        }
      }
    }
  });

  it('find longer forms of words with five letters, and of shorter ones with a star', () => {
    const {hard, ...none} = {card: '', pay: '', hard: 'parcel, sim, ean*', phone: '', soft: '', expiry: '', code: ''};
    const words = compile([{lang: 'en', hard, ...none}]);
    const found = ['parcels', 'sim', 'sims', 'eans'].map((text) => {
      load(text);
      return words.back(0, text.length, 4) > 0;
    });
    expect(found).to.deep.equal([true, true, false, true]);
  });

  it('hold words, stars only at their ends', () => {
    for (const list of allWords) {
      for (const field of ['card', 'pay', 'hard', 'phone', 'soft', 'expiry', 'code'] as const) {
        for (const word of list[field].split(', '))
          expect(word, `${list.lang} ${field}`).to.match(/^\*?[^*,\s]([^*,]*[^*,\s])?\*?$/u);
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
