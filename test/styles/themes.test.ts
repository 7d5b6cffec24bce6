import {expect, fixture, html} from '@open-wc/testing';

import '../../src/elements/request/define.js';
import '../../src/elements/status/define.js';
import type {RequestElement} from '../../src/elements/request/request.js';
import {clearStages, stageFor} from '../helpers/stage-elements.js';

const THEMES = ['default', 'rounded', 'flat'] as const;
const STATUSES = ['waiting', 'unsent', 'declined', 'expired', 'paid', 'undelivered'] as const;

const sheets = new Map(
  await Promise.all(
    THEMES.map(async (name) => {
      const response = await fetch(new URL(`../../src/themes/${name}.css`, import.meta.url));
      const sheet = new CSSStyleSheet();
      sheet.replaceSync(await response.text());
      return [name, sheet] as const;
    }),
  ),
);
const tokensOf = (sheet: CSSStyleSheet) => [...(sheet.cssRules[0] as CSSStyleRule).style].sort();

describe('the themes', () => {
  before(() => document.adoptedStyleSheets.push(...sheets.values()));
  after(() => {
    const ours = [...sheets.values()];
    document.adoptedStyleSheets = document.adoptedStyleSheets.filter((sheet) => !ours.includes(sheet));
  });
  afterEach(clearStages);

  it('set the same tokens, so that one within another leaves nothing behind', () => {
    const [first, ...others] = [...sheets.values()].map(tokensOf);
    expect(first).to.include('--chatpay-brand');
    for (const tokens of others) expect(tokens).to.deep.equal(first);
  });

  for (const theme of THEMES) {
    for (const scheme of ['light', 'dark'] as const) {
      it(`can be read: ${theme}, ${scheme}`, async () => {
        const {stage, request} = await stageFor('waiting');
        const box = await fixture(html`
          <div
            class="chatpay-theme-${theme}"
            lang="en"
            style="color-scheme: ${scheme}; background: var(--chatpay-paper)"
          >
            <chatpay-request request=${request} .session=${stage.customer}></chatpay-request>
            ${STATUSES.map((status) => html`<chatpay-status status=${status}></chatpay-status>`)}
          </div>
        `);
        const bubble = box.querySelector<RequestElement>('chatpay-request')!;
        bubble.style.contentVisibility = 'visible';
        await bubble.updateComplete;
        await expect(box).to.be.accessible();
      });
    }
  }
});
