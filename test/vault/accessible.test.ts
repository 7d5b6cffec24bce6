import {expect, fixture, html} from '@open-wc/testing';
import {executeServerCommand} from '@web/test-runner-commands';
import type {TemplateResult} from 'lit';

import {draftOf} from '../../src/request/draft.js';
import type {CardData} from '../../src/vault/card-data.js';
import '../../src/vault/desk-ui/define.js';
import type {CardForm} from '../../src/vault/form/card-form.js';
import '../../src/vault/form/define.js';
import '../../src/vault/view/define.js';
import {makeTerms} from '../helpers/terms.js';
import {resize} from '../helpers/viewport.js';

const both = {kinds: ['card', 'gift-card'], securityCode: true} as const;
const terms = makeTerms({fields: both});
const card: CardData = {
  kind: 'card',
  pan: '378282246310005',
  cardholderName: 'Maximilian Bartholomäus von Hohenstein-Wartenberg',
  expiry: {month: 12, year: 2029},
  securityCode: '1234',
};
const endsAt = performance.now() + 600_000;

/** Shows what is wrong with every field. */
async function withFaults(root: Element): Promise<void> {
  const form = root.querySelector<CardForm>('chatpay-card-form')!;
  form.shadowRoot!.querySelector<HTMLElement>('.pay')!.click();
  await form.updateComplete;
}

async function press(root: Element, selector: string): Promise<void> {
  const view = root.querySelector('chatpay-card-view')!;
  view.shadowRoot!.querySelector<HTMLElement>(selector)!.click();
  await view.updateComplete;
}

const STATES: [name: string, markup: () => TemplateResult, prepare?: (root: Element) => Promise<void>][] = [
  ['an empty form', () => html`<chatpay-card-form .terms=${terms}></chatpay-card-form>`],
  ['a form with faults', () => html`<chatpay-card-form .terms=${terms}></chatpay-card-form>`, withFaults],
  ['a form that is sealing', () => html`<chatpay-card-form .terms=${terms} sealing></chatpay-card-form>`],
  [
    'a masked card',
    () => html`<chatpay-card-view .terms=${terms} .card=${card} .endsAt=${endsAt}></chatpay-card-view>`,
  ],
  [
    'a revealed card',
    () => html`<chatpay-card-view .terms=${terms} .card=${card} .endsAt=${endsAt}></chatpay-card-view>`,
    (root) => press(root, '.reveal'),
  ],
  [
    'a card being refused, with a minute left',
    () =>
      html`<chatpay-card-view .terms=${terms} .card=${card} .endsAt=${performance.now() + 50_000}></chatpay-card-view>`,
    (root) => press(root, '.refuse'),
  ],
  ['a sign-in that failed', () => html`<chatpay-desk-sign-in failed agent="ana"></chatpay-desk-sign-in>`],
  [
    'a confirmation with a problem',
    () => html`<chatpay-desk-confirmation .draft=${draftOf(terms)} problem="over-ceiling"></chatpay-desk-confirmation>`,
  ],
  ['a notice', () => html`<chatpay-desk-notice notice="terms-rejected"></chatpay-desk-notice>`],
];

const LOOKS: [name: string, media: Record<string, string>, dir: string, lang: string][] = [
  ['light', {'prefers-color-scheme': 'light'}, 'ltr', 'en'],
  ['dark', {'prefers-color-scheme': 'dark'}, 'ltr', 'en'],
  ['from right to left', {'prefers-color-scheme': 'light'}, 'rtl', 'ar'],
  ['in forced colors', {'forced-colors': 'active'}, 'ltr', 'en'],
];

/** A page as the vault's are: the scheme is the browser's. */
const around = (markup: TemplateResult, dir: string, lang: string) =>
  fixture(html`<div dir=${dir} lang=${lang} style="color-scheme: light dark">${markup}</div>`);

describe("the vault's elements", () => {
  afterEach(async () => {
    await executeServerCommand('media', {});
    await resize(800, 600);
  });

  for (const [look, media, dir, lang] of LOOKS) {
    for (const [state, markup, prepare] of STATES) {
      it(`are accessible ${look}: ${state}`, async () => {
        await executeServerCommand('media', media);
        const root = await around(markup(), dir, lang);
        await prepare?.(root);
        await expect(root).to.be.accessible();
      });
    }
  }

  for (const [state, markup, prepare] of STATES) {
    for (const dir of ['ltr', 'rtl']) {
      it(`fit into 320 px without scrolling sideways, ${dir}: ${state}`, async function () {
        if (!(await resize(320))) this.skip();
        const root = await around(markup(), dir, dir === 'rtl' ? 'ar' : 'de');
        await prepare?.(root);
        expect(document.documentElement.scrollWidth).to.be.at.most(320);
      });
    }
  }

  for (const [state, markup, prepare] of STATES) {
    it(`have no target under 44 px for a finger, even in a compact theme: ${state}`, async function () {
      if (!(await executeServerCommand('media', {pointer: 'coarse'}))) this.skip();
      expect(matchMedia('(pointer: coarse)').matches).to.equal(true);
      const root = await around(html`<div style="--chatpay-space: 0.1875rem">${markup()}</div>`, 'ltr', 'en');
      await prepare?.(root);
      const [element] = root.firstElementChild!.children;
      for (const button of element!.shadowRoot!.querySelectorAll('button')) {
        const {width, height} = button.getBoundingClientRect();
        if (height > 0) expect(Math.min(width, height), button.outerHTML.slice(0, 90)).to.be.at.least(44);
      }
    });
  }

  it('have a visible ring around whatever has the focus', async () => {
    const root = await around(html`<chatpay-card-form .terms=${terms}></chatpay-card-form>`, 'ltr', 'en');
    const form = root.querySelector('chatpay-card-form')!;
    form.focus();
    const box = form.shadowRoot!.activeElement!.closest('.box')!;
    expect(getComputedStyle(box).outlineStyle).to.equal('solid');
    expect(parseFloat(getComputedStyle(box).outlineWidth)).to.be.at.least(2);
  });

  it('take the colors of a theme, surface and text together', async () => {
    const root = await around(
      html`<div style="--chatpay-surface: #102030; --chatpay-text: #f0f0f0; --chatpay-accent: #80ffaa">
        <chatpay-card-form .terms=${terms}></chatpay-card-form>
      </div>`,
      'ltr',
      'en',
    );
    const style = getComputedStyle(root.querySelector('chatpay-card-form')!);
    expect([style.backgroundColor, style.color]).to.deep.equal(['rgb(16, 32, 48)', 'rgb(240, 240, 240)']);
  });

  it('put nothing on paper that was a card', async () => {
    const root = await around(
      html`<chatpay-card-view .terms=${terms} .card=${card} .endsAt=${endsAt}></chatpay-card-view>`,
      'ltr',
      'en',
    );
    const [sheet] = root.querySelector('chatpay-card-view')!.shadowRoot!.adoptedStyleSheets.slice(-1);
    const print = [...sheet.cssRules].find((rule) => rule instanceof CSSMediaRule && rule.media.mediaText === 'print');
    expect(print?.cssText).to.contain('display: none !important');
  });
});
