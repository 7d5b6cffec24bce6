import {expect, fixture, html} from '@open-wc/testing';

import '../../src/elements/composer/define.js';
import '../../src/elements/request/define.js';
import '../../src/elements/status/define.js';
import '../../src/vault/form/define.js';
import {clearStages, partOf, stageFor, until} from '../helpers/stage-elements.js';
import {makeTerms} from '../helpers/terms.js';

/** Brands from pale to nearly black; as text, the first five are too pale on white, the last two too dark on black. */
const BRANDS = ['#ffd400', '#00d2c6', '#22c55e', '#f97316', '#e91e63', '#7c3aed', '#1a237e', '#111'] as const;

const canvas = new OffscreenCanvas(1, 1).getContext('2d', {willReadFrequently: true})!;

/** Relative luminance of a color, with what lies under it (WCAG 2.2). */
function luminance(...layers: string[]): number {
  for (const layer of layers) {
    canvas.fillStyle = layer;
    canvas.fillRect(0, 0, 1, 1);
  }
  const linear = (value: number) => (value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4);
  const [red = 0, green = 0, blue = 0] = [...canvas.getImageData(0, 0, 1, 1).data].map((value) => linear(value / 255));
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(one: number, other: number): number {
  return (Math.max(one, other) + 0.05) / (Math.min(one, other) + 0.05);
}

describe('a brand of any color', () => {
  afterEach(clearStages);

  for (const scheme of ['light', 'dark'] as const) {
    for (const brand of BRANDS) {
      it(`can be read as text and seen as a ring: ${brand}, ${scheme}`, async () => {
        const {stage, request} = await stageFor('waiting');
        const box = await fixture(html`
          <div lang="en" style="color-scheme: ${scheme}; --chatpay-brand: ${brand}">
            <chatpay-status status="waiting"></chatpay-status>
            <chatpay-request request=${request} .session=${stage.agent}></chatpay-request>
            <chatpay-composer conversation="valeria" currency="USD" .session=${stage.agent}></chatpay-composer>
            <chatpay-card-form .terms=${makeTerms()}></chatpay-card-form>
          </div>
        `);
        const paper = scheme === 'light' ? '#fff' : '#1c1f26';
        const part = (tag: string, name: string) => partOf(box.querySelector(tag)!, name) as HTMLElement;
        await until(() => part('chatpay-request', 'cancel'), 'what agents read has come');
        const back = box.querySelector('chatpay-card-form')!.shadowRoot!.querySelector<HTMLElement>('.back')!;
        const pay = box.querySelector('chatpay-card-form')!.shadowRoot!.querySelector<HTMLElement>('.pay button')!;
        const said = [part('chatpay-status', 'pill'), part('chatpay-request', 'cancel'), back, pay].map((node) => {
          const {color, backgroundColor} = getComputedStyle(node);
          return contrast(luminance(paper, backgroundColor, color), luminance(paper, backgroundColor));
        });
        back.focus();
        const ring = contrast(luminance(paper, getComputedStyle(back).outlineColor), luminance(paper));
        const icon = getComputedStyle(part('chatpay-composer', 'button')).color;

        for (const ratio of said) expect(ratio).to.be.at.least(4.5);
        expect(ring, 'ring').to.be.at.least(3);
        expect(contrast(luminance(paper, icon), luminance(paper)), 'icon').to.be.at.least(3);
      });
    }
  }

  it('is itself as text where it can be read, and is what a page says where it says so', async () => {
    const box = await fixture(html`
      <div lang="en" style="color-scheme: light; --chatpay-brand: #1a237e">
        <chatpay-status status="waiting"></chatpay-status>
        <chatpay-status status="waiting" style="--chatpay-accent-ink: #123456"></chatpay-status>
      </div>
    `);
    const [own, told] = [...box.querySelectorAll('chatpay-status')].map((status) =>
      luminance(getComputedStyle(partOf(status, 'pill')!).color),
    );
    expect(own).to.be.closeTo(luminance('#1a237e'), 0.005);
    expect(told).to.equal(luminance('#123456'));
  });
});
