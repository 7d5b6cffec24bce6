import {expect, fixture, html} from '@open-wc/testing';

import {ar} from '../../src/locales/vault/ar.js';
import {arDesk} from '../../src/locales/vault/ar-desk.js';
import {de} from '../../src/locales/vault/de.js';
import {deDesk} from '../../src/locales/vault/de-desk.js';
import {enDesk} from '../../src/locales/vault/en-desk.js';
import {en} from '../../src/locales/vault/en.js';
import '../../src/vault/desk-ui/define.js';
import '../../src/vault/form/define.js';
import {formatDuration} from '../../src/vault/duration.js';
import {makeTerms} from '../helpers/terms.js';
import {until} from './wait.js';

const payOf = (form: Element) => form.shadowRoot!.querySelector('.pay button')?.textContent?.trim();
const titleOf = (desk: Element) => desk.shadowRoot!.querySelector('h1')?.textContent?.trim();

describe('the words of the vault', () => {
  it('are in the language of the nearest lang, two of them on one page, across shadow roots', async () => {
    const page = await fixture(html`
      <div lang="de-AT">
        <chatpay-card-form .terms=${makeTerms()}></chatpay-card-form>
        <section lang="en-US"><chatpay-card-form .terms=${makeTerms()}></chatpay-card-form></section>
        <div id="host"></div>
      </div>
    `);
    const root = page.querySelector('#host')!.attachShadow({mode: 'open'});
    const inside = root.appendChild(document.createElement('chatpay-desk-sign-in'));
    const [german, english] = page.querySelectorAll('chatpay-card-form');
    // the words of a language are files of their own
    await until(() => /bezahlen$/.test(payOf(german) ?? '') && titleOf(inside) === deDesk['desk.signInTitle']);
    expect(payOf(english)).to.equal('Pay $361.21');
    expect(payOf(german)).to.match(/361,21/);
  });

  it('follow a lang that changes anywhere around them', async () => {
    const page = await fixture(
      html`<div lang="en">
        <p><chatpay-desk-sign-in></chatpay-desk-sign-in></p>
      </div>`,
    );
    const el = page.querySelector('chatpay-desk-sign-in')!;
    expect(titleOf(el)).to.equal(enDesk['desk.signInTitle']);
    page.setAttribute('lang', 'ar');
    await until(() => titleOf(el) === arDesk['desk.signInTitle']);
    el.lang = 'de';
    await until(() => titleOf(el) === deDesk['desk.signInTitle']);
  });

  it('are English in a language that there is none of, and where the lang is no language', async () => {
    for (const lang of ['tlh', '_', '']) {
      const el = await fixture(html`<chatpay-desk-sign-in lang=${lang}></chatpay-desk-sign-in>`);
      expect(titleOf(el)).to.equal(enDesk['desk.signInTitle']);
    }
  });

  type Table = Readonly<Record<string, unknown>>;
  const table = (words: object): Table => ({...words});
  const TABLES: [translation: Table, original: Table][] = [
    [table(de), table(en)],
    [table(ar), table(en)],
    [table(deDesk), table(enDesk)],
    [table(arDesk), table(enDesk)],
  ];
  for (const [translation, original] of TABLES) {
    it(`are all there in ${String(translation.$code)}, each of them translated`, () => {
      expect(Object.keys(translation)).to.deep.equal(Object.keys(original));
      const isCopied = (key: string) => translation[key] === original[key] && key !== 'view.giftPin';
      const allowed = ['form.expiryExample', 'form.giftPin'];
      expect(Object.keys(original).filter((key) => isCopied(key) && !allowed.includes(key))).to.deep.equal([]);
    });
  }

  const DURATIONS: [ms: number, lang: string, text: string][] = [
    [600_000, 'en', '10 minutes'],
    [60_000, 'en', '1 minute'],
    [90 * 60_000, 'en', '90 minutes'],
    [3 * 3_600_000, 'de', '3 Stunden'],
    [7 * 86_400_000, 'de', '7 Tage'],
    [30_000, 'en', '30 seconds'],
  ];
  for (const [ms, lang, text] of DURATIONS) {
    it(`call ${ms} ms ${text} in ${lang}`, () => expect(formatDuration(ms, lang)).to.equal(text));
  }
});
