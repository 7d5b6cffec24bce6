import {expect} from 'chai';

import {messagesIn} from '../../../src/server/link/words.js';
import {makeTerms} from '../../helpers/terms.js';

describe('the words of a message', () => {
  const terms = makeTerms();
  const textIn = (lang: string) => messagesIn(lang)('payment', terms).text;

  it('are in the language that is asked for, with the amount as it is written there', () => {
    expect(textIn('de-AT')).to.match(/^Example Shop: Bitte zahlen Sie .*361,21.* für .* hier:$/);
    expect(textIn('ja')).to.include('$361.21').and.to.match(/：$/);
    expect(textIn('ar-EG')).to.include('٣٦١٫٢١');
  });

  it('are English where there are none, and where it is no language', () => {
    for (const lang of ['fi', 'zh-TW', '', '_']) expect(textIn(lang)).to.match(/^Example Shop: pay \$361\.21 for /);
  });

  it('hold no space that an SMS could not hold', () => {
    for (const lang of ['de', 'fr', 'es', 'pl']) expect(textIn(lang)).not.to.match(/[\u00a0\u202f]/);
  });

  it('may be in a language of each order', () => {
    const words = messagesIn(({conversation}) => (conversation === terms.conversation ? 'nl' : 'pl'));
    expect(words('receipt', terms).label).to.equal('Bon bekijken');
    expect(words('receipt', {...terms, conversation: 'another'}).label).to.equal('Potwierdzenie');
  });
});
