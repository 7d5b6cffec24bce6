import {expect} from '@open-wc/testing';

import {de} from '../../src/locales/vault/de.js';
import '../../src/locales/vault/desk-words.js';
import {enDesk} from '../../src/locales/vault/en-desk.js';
import {en} from '../../src/locales/vault/en.js';
import {jaDesk} from '../../src/locales/vault/ja-desk.js';
import {speakTitle} from '../../src/vault/page-title.js';
import {until} from './wait.js';

describe('the title of a page of the vault', () => {
  it('follows the language of the page', async () => {
    const page = document.implementation.createHTMLDocument('chatpay');
    page.documentElement.lang = 'en';
    speakTitle(page, 'form.page');
    expect(page.title).to.equal(en['form.page']);
    page.documentElement.lang = 'de';
    await until(() => page.title === de['form.page']);
  });

  it('says at the desk what that is', async () => {
    const page = document.implementation.createHTMLDocument('chatpay');
    page.documentElement.lang = 'en';
    speakTitle(page, 'desk.page');
    expect(page.title).to.equal(enDesk['desk.page']);
    page.documentElement.lang = 'ja';
    await until(() => page.title === jaDesk['desk.page']);
  });
});
