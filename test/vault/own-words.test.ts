import {expect, fixture, html} from '@open-wc/testing';

import {enDesk} from '../../src/locales/vault/en-desk.js';
import {en} from '../../src/locales/vault/en.js';
import '../../src/vault/desk-ui/define.js';
import '../../src/vault/form/define.js';
import {speakOwnWords} from '../../src/vault/own-words.js';
import {makeTerms} from '../helpers/terms.js';
import {until} from './wait.js';

const DESK = {...en, ...enDesk};
const textOf = (element: Element, selector: string) =>
  element.shadowRoot!.querySelector(selector)?.textContent?.trim() ?? '';

describe('a deployment’s own words', () => {
  // words are for good, so each test has a language of its own: English of a place where nobody else is
  it('stand in the place of the vault’s, with what they have to say', async () => {
    speakOwnWords({'en-001': {'form.pay': 'Donate {amount} now', 'form.number': 'Number'}}, en);
    const form = await fixture(
      html`<div lang="en-001"><chatpay-card-form .terms=${makeTerms()}></chatpay-card-form></div>`,
    );
    const [element] = form.children;
    expect(textOf(element!, '.pay button')).to.equal('Donate US$361.21 now');
    expect(textOf(element!, 'label')).to.equal('Number');
    expect(element!.shadowRoot!.textContent).to.include(en['form.name']);
  });

  it('stay when the words of their language come later', async () => {
    speakOwnWords({nl: {'notice.close': 'Weg ermee'}}, en);
    const notice = await fixture(html`<chatpay-desk-notice lang="nl"></chatpay-desk-notice>`);
    await until(() => /mis|fout/.test(textOf(notice, 'h1')));
    expect(textOf(notice, 'button')).to.equal('Weg ermee');
  });

  it('are text, whatever they look like', async () => {
    speakOwnWords({'en-002': {'notice.close': '<b>Close</b> &amp; go'}}, en);
    const notice = await fixture(html`<chatpay-desk-notice lang="en-002"></chatpay-desk-notice>`);
    expect(textOf(notice, 'button')).to.equal('<b>Close</b> &amp; go');
    expect(notice.shadowRoot!.querySelector('b')).to.equal(null);
  });

  it('may be those of the agent’s page where the customer’s reads them too', () => {
    const words = {'en-003': {'view.copy': 'Take', 'notice.key-lost': 'No key'}};
    speakOwnWords(words, en);
    speakOwnWords(words, DESK);
  });

  const WRONG: [what: string, words: Record<string, string>, page: object][] = [
    ['a name that no word has', {'form.payy': 'Donate {amount}'}, en],
    ['a name that no word of the agent’s page has', {'view.copyy': 'Take'}, DESK],
    ['a name that an object has by itself', {'form.constructor': 'x'}, en],
    ['a word that does not say the amount', {'form.pay': 'Pay now'}, en],
    ['a word that says the amount twice', {'form.pay': '{amount} and {amount}'}, en],
    ['a word that says what it is not given', {'form.back': 'Back to {merchant}'}, en],
    ['a word that says what may not be known', {'fault.code.code-length': 'Enter {digits} digits.'}, en],
  ];
  for (const [what, words, page] of WRONG) {
    it(`are not taken with ${what}`, () => {
      expect(() => speakOwnWords({'en-005': words}, page))
        .to.throw(Object.keys(words)[0])
        .with.property('code', 'ERR_MALFORMED');
    });
  }
});
