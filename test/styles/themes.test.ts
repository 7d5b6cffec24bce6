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

/** The contrast of two colors, of any notation, as WCAG 2.2 has it. */
function contrast(...colors: [string, string]): number {
  const context = document.createElement('canvas').getContext('2d')!;
  const [light, dark] = colors
    .map((color) => {
      context.fillStyle = color;
      context.fillRect(0, 0, 1, 1);
      const [red, green, blue] = [...context.getImageData(0, 0, 1, 1).data].map((byte) => {
        const part = byte / 255;
        return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
      });
      return 0.2126 * red! + 0.7152 * green! + 0.0722 * blue!;
    })
    .sort((a, b) => b - a);
  return (light! + 0.05) / (dark! + 0.05);
}

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
        const decline = bubble.shadowRoot!.querySelector('[part=decline]')!;
        const [{borderTopColor: edge}, {backgroundColor: ground}] = [decline, bubble].map((one) =>
          getComputedStyle(one),
        ) as [CSSStyleDeclaration, CSSStyleDeclaration];
        // a control's boundary: WCAG 2.2, 1.4.11
        expect(contrast(edge, ground), `${edge} on ${ground}`).to.be.at.least(3);
      });
    }
  }
});
