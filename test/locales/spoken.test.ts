import {expect, fixture} from '@open-wc/testing';

import '../../src/define.js';
import '../../src/locales/en-xa.js';
import type {RequestElement} from '../../src/elements/request/request.js';
import {registerWords} from '../../src/index.js';
import {enAgent} from '../../src/locales/en-agent.js';
import {enComposer} from '../../src/locales/en-composer.js';
import {enCover} from '../../src/locales/en-cover.js';
import {en} from '../../src/locales/en.js';
import {fr} from '../../src/locales/fr.js';
import {he} from '../../src/locales/he.js';
import {LANGUAGES, PSEUDO_LANGUAGE} from '../../src/locales/languages.js';
import {en as enLink} from '../../src/locales/link/en.js';
import {ptBr} from '../../src/locales/pt-br.js';
import {enDesk} from '../../src/locales/vault/en-desk.js';
import {en as enForm} from '../../src/locales/vault/en.js';
import {zhCn} from '../../src/locales/zh-cn.js';
import '../../src/vault/desk-ui/define.js';
import '../../src/vault/form/define.js';
import '../../src/vault/view/define.js';
import {linkStage, ORDER} from '../../stories/support/link-stage.js';
import {clearStages, html, onStage, partOf, rendered, stageFor, until} from '../helpers/stage-elements.js';
import {makeTerms} from '../helpers/terms.js';

const TABLES = [en, enAgent, enComposer, enCover, enLink, enForm, enDesk].flatMap((table) => Object.entries(table));

/** The names of words: one is said where there is no word. */
const NAMES = new Set(TABLES.map(([key]) => key).filter((key) => /\.|[a-z][A-Z]/.test(key)));

/** Every word of ours in English that is a plain text, but those that other languages have too. */
const SHARED = ['SMS', 'WhatsApp', 'PIN', 'MM/YY', 'PIN (optional)', 'Total', 'Subtotal', 'Date'];
const ENGLISH = new Set(
  TABLES.flatMap(([key, word]: [string, unknown]) =>
    key.startsWith('$') || typeof word !== 'string' ? [] : [word],
  ).filter((word) => !SHARED.includes(word)),
);

const CARD = {
  kind: 'card',
  pan: '4111111111111111',
  cardholderName: 'Valeria Rossi',
  expiry: {month: 12, year: 2029},
  securityCode: '987',
} as const;

const RECEIPT = {
  merchantName: 'Oasis Dresses',
  orderNumber: ORDER.number,
  reason: 'A dress',
  amount: ORDER.amount,
  paidAt: Date.UTC(2026, 10, 23, 15, 4),
  last4: '1111',
  cardBrand: 'Visa',
  request: 'request-1',
  reference: '7912345678901234567890',
};

/** All that can be read or heard in an element. */
function saidIn(node: Element | ShadowRoot): string[] {
  const said: string[] = [];
  for (const inner of node.querySelectorAll('*')) {
    for (const name of ['aria-label', 'title', 'placeholder', 'alt']) said.push(inner.getAttribute(name) ?? '');
    if (inner instanceof HTMLStyleElement) continue;
    for (const child of inner.childNodes) if (child instanceof Text) said.push(child.data.trim());
    if (inner.shadowRoot) said.push(...saidIn(inner.shadowRoot));
  }
  return said.filter(Boolean);
}

describe('each element', () => {
  afterEach(clearStages);

  async function everything(lang: string) {
    const [waiting, submitted] = [await stageFor('waiting'), await stageFor('submitted')];
    const link = await linkStage('delivered');
    onStage(link.stage);
    const page = await fixture<HTMLElement>(html`
      <div lang=${lang}>
        <chatpay-request request=${waiting.request} .session=${waiting.stage.customer}></chatpay-request>
        <chatpay-request request=${waiting.request} .session=${waiting.stage.agent}></chatpay-request>
        <chatpay-request request=${submitted.request} .session=${submitted.stage.agent}></chatpay-request>
        <chatpay-status request=${submitted.request} .session=${submitted.stage.agent}></chatpay-status>
        <chatpay-composer
          conversation="conversation-1"
          currency="USD"
          .session=${waiting.stage.agent}
        ></chatpay-composer>
        <chatpay-guard><input aria-label="x" /></chatpay-guard>
        <chatpay-banner .session=${submitted.stage.agent}></chatpay-banner>
        <chatpay-progress request=${link.request} .session=${link.stage.agent}></chatpay-progress>
        <chatpay-order
          conversation="conversation-9"
          phone=""
          .order=${ORDER}
          .session=${link.stage.agent}
        ></chatpay-order>
        <chatpay-receipt .receipt=${RECEIPT}></chatpay-receipt>
        <chatpay-card-form .terms=${makeTerms()}></chatpay-card-form>
        <chatpay-card-view
          .terms=${makeTerms()}
          .card=${CARD}
          .endsAt=${performance.now() + 581_000}
        ></chatpay-card-view>
        <chatpay-desk-sign-in agent="ana"></chatpay-desk-sign-in>
        <chatpay-desk-notice notice="key-lost"></chatpay-desk-notice>
        <chatpay-desk-notice notice="terms-rejected"></chatpay-desk-notice>
      </div>
    `);
    page.querySelector('chatpay-composer')!.shadowRoot!.querySelector('button')!.click();
    return page;
  }

  for (const {code} of [...LANGUAGES.slice(1), PSEUDO_LANGUAGE]) {
    it(`says nothing in English that has words in ${code}`, async () => {
      const page = await everything(code);
      const english = () => saidIn(page).filter((text) => ENGLISH.has(text));
      await until(() => english().length === 0, `${code} without "${english().join('", "')}"`).catch((error: Error) => {
        throw new Error(`${error.message}: ${english().join(' | ')}`);
      });
      expect(saidIn(page).length).to.be.greaterThan(80);
      expect(saidIn(page).filter((text) => NAMES.has(text))).to.deep.equal([]);
    });
  }
});

describe('the language of an element', () => {
  afterEach(clearStages);

  async function bubble(lang: string) {
    const {stage, request} = await stageFor('waiting');
    const el = await rendered<RequestElement>(
      html`<chatpay-request lang=${lang} request=${request} .session=${stage.customer}></chatpay-request>`,
    );
    return {el, stage, request, decline: () => partOf(el, 'decline')?.textContent?.trim()};
  }

  const CASES: [lang: string, word: string][] = [
    ['pt', ptBr.decline],
    ['pt-PT', ptBr.decline],
    ['zh', zhCn.decline],
    ['zh-Hans', zhCn.decline],
    ['zh-SG', zhCn.decline],
    ['fr-CA', fr.decline],
    ['fr_FR', fr.decline],
    ['iw', he.decline],
  ];
  for (const [lang, word] of CASES) {
    it(`is found for ${lang}`, async () => {
      const {decline} = await bubble(lang);
      await until(() => decline() === word, `${lang} says ${word}`);
    });
  }

  it('is English where there is none', async () => {
    for (const lang of ['tlh', 'fi', 'en-AU']) expect((await bubble(lang)).decline()).to.equal(en.decline);
  });

  it('is its own, two on one page, across shadow roots, and follows each lang live', async () => {
    const {stage, request} = await stageFor('waiting');
    const page = await fixture<HTMLElement>(html`
      <div lang="fr">
        <chatpay-request request=${request} .session=${stage.customer}></chatpay-request>
        <section lang="he"><div id="host"></div></section>
      </div>
    `);
    const inner = document.createElement('chatpay-request');
    Object.assign(inner, {request, session: stage.customer});
    page.querySelector('#host')!.attachShadow({mode: 'open'}).append(inner);
    const said = (el: Element) => partOf(el, 'decline')?.textContent?.trim();
    const outer = page.querySelector('chatpay-request')!;
    await until(() => said(outer) === fr.decline && said(inner) === he.decline, 'both languages');
    page.lang = 'pt';
    await until(() => said(outer) === ptBr.decline, 'the outer one follows');
    expect(said(inner)).to.equal(he.decline);
    page.querySelector<HTMLElement>('section')!.lang = 'en';
    await until(() => said(inner) === en.decline, 'the inner one follows');
  });

  it('writes amounts in its own digits and order', async () => {
    const {el} = await bubble('ar-EG');
    expect(partOf(el, 'amount')?.textContent).to.include('٣٦١٫٢١');
    expect(partOf((await bubble('de')).el, 'amount')?.textContent).to.match(/^361,21\s\$$/);
  });

  const NUMBERS: [lang: string, left: string, decimals: string, time: RegExp][] = [
    ['ar-EG', 'بقي ١٤٠ حرفًا', 'الحد الأقصى في KWD هو ٣ منازل عشرية.', /٩:\p{Nd}{2}/u],
    ['ar-MA', 'بقي 140 حرفًا', 'الحد الأقصى في KWD هو 3 منازل عشرية.', /9:\d{2}/],
    ['de-DE', 'noch 140 Zeichen', 'KWD hat höchstens 3 Nachkommastellen.', /9:\d{2}/],
  ];
  for (const [lang, left, decimals, time] of NUMBERS) {
    it(`writes every number in the digits of the whole tag: ${lang}`, async () => {
      const {stage, request} = await stageFor('waiting', {agoMs: 10_000});
      const page = await fixture(html`
        <div lang=${lang}>
          <chatpay-request request=${request} .session=${stage.customer}></chatpay-request>
          <chatpay-composer conversation="conversation-1" currency="KWD" .session=${stage.agent}></chatpay-composer>
        </div>
      `);
      const composer = page.querySelector('chatpay-composer')!;
      composer.shadowRoot!.querySelector('button')!.click();
      await until(() => saidIn(composer.shadowRoot!).includes(left), left);
      const amount = composer.shadowRoot!.querySelector<HTMLInputElement>('#amount')!;
      amount.value = lang === 'ar-EG' ? '1.23456' : '1,23456';
      amount.dispatchEvent(new Event('input', {bubbles: true}));
      amount.dispatchEvent(new Event('change', {bubbles: true}));
      composer.shadowRoot!.querySelector('form')!.requestSubmit();
      await until(() => saidIn(composer.shadowRoot!).includes(decimals), decimals);
      expect(saidIn(page).some((text) => time.test(text))).to.equal(true);
    });
  }

  it('is said in the words that a host has registered, before or after the language comes', async () => {
    registerWords('it', {decline: 'No, grazie'});
    const {decline, el} = await bubble('it');
    await until(() => partOf(el, 'pay')?.textContent?.trim() === 'Paga', 'Italian has come');
    expect(decline()).to.equal('No, grazie');
    registerWords('it-CH', {decline: 'Rifiutare', expiresIn: (time) => `Ancora ${time}`});
    el.lang = 'it-CH';
    await until(() => decline() === 'Rifiutare', 'the region’s own word');
    expect(partOf(el, 'pay')?.textContent?.trim()).to.equal('Paga');
  });

  it('may be one that only the host speaks', async () => {
    registerWords('sv', {decline: 'Avböj'});
    const {el, decline} = await bubble('sv');
    expect(decline()).to.equal('Avböj');
    expect(partOf(el, 'pay')?.textContent?.trim()).to.equal(en.enterPayment);
  });
});
