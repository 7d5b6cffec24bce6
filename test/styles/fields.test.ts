import {expect, fixture, html} from '@open-wc/testing';

import {themeOf} from '../../src/elements/provider/look.js';
import '../../src/elements/composer/define.js';
import {applySettings} from '../../src/vault/look.js';
import type {CardForm} from '../../src/vault/form/card-form.js';
import '../../src/vault/form/define.js';
import {clearStages, stageFor, until} from '../helpers/stage-elements.js';
import {makeTerms} from '../helpers/terms.js';

const TOKENS = {
  '--chatpay-field-surface': 'rgb(1, 2, 3)',
  '--chatpay-field-text': 'rgb(250, 251, 252)',
  '--chatpay-field-border': 'rgb(11, 12, 13)',
  '--chatpay-label-text': 'rgb(21, 22, 23)',
  '--chatpay-focus-ring': 'rgb(31, 32, 33)',
} as const;
const STYLE = Object.entries(TOKENS)
  .map(([name, value]) => `${name}: ${value}`)
  .join('; ');

/** The colors of an element's first field: its ground, what is typed, its border, its label, and the ring around it. */
function fieldOf(root: ShadowRoot): string[] {
  const input = root.querySelector<HTMLInputElement>('.field .box input')!;
  const box = input.closest<HTMLElement>('.box')!;
  // the panel puts the focus into its first field by itself
  const {borderTopColor} = getComputedStyle([...root.querySelectorAll('.field .box')].at(-1)!);
  input.focus();
  return [
    getComputedStyle(box).backgroundColor,
    getComputedStyle(input).color,
    borderTopColor,
    getComputedStyle(root.querySelector('label')!).color,
    getComputedStyle(box).outlineColor,
  ];
}

describe('a field', () => {
  afterEach(clearStages);

  it('is dressed by its own tokens, in the composer and in the secure form', async () => {
    const {stage} = await stageFor('waiting');
    const page = await fixture(html`
      <div lang="en" style=${STYLE}>
        <chatpay-composer conversation="c-1" currency="USD" .session=${stage.agent}></chatpay-composer>
        <chatpay-card-form .terms=${makeTerms()}></chatpay-card-form>
      </div>
    `);
    const composer = page.querySelector('chatpay-composer')!.shadowRoot!;
    const form = page.querySelector<CardForm>('chatpay-card-form')!;
    expect(fieldOf(form.shadowRoot!)).to.deep.equal(Object.values(TOKENS));
    composer.querySelector('button')!.click();
    await until(() => composer.querySelector('.field .box input'), 'the panel');
    expect(fieldOf(composer)).to.deep.equal(Object.values(TOKENS));
  });

  it('takes them from the page into the vault', async () => {
    const page = await fixture<HTMLElement>(html`<div style=${STYLE}><i></i></div>`);
    const theme = themeOf(page, page.querySelector('i')!);
    const root = document.createElement('html');
    void applySettings(root, {theme, locale: 'en', direction: 'ltr'});
    for (const [name, value] of Object.entries(TOKENS)) expect(root.style.getPropertyValue(name), name).to.equal(value);
  });
});
