import {expect, fixture} from '@open-wc/testing';
import {LitElement} from 'lit';

import '../../src/elements/guard/define.js';
import '../../src/elements/order/define.js';
import {settingsOf} from '../../src/elements/provider/look.js';
import type {SurfaceHost} from '../../src/elements/provider/surface.js';
import '../../src/elements/request/define.js';
import {NearestLocalize} from '../../src/locales/localize.js';
import '../../src/vault/form/define.js';
import {linkStage, ORDER} from '../../stories/support/link-stage.js';
import {clearStages, html, onStage, partOf, stageFor, until} from '../helpers/stage-elements.js';
import {makeTerms} from '../helpers/terms.js';

class Speaker extends LitElement {
  readonly words = new NearestLocalize(this);
}
customElements.define('test-speaker', Speaker);

const directionOf = (element: Element | undefined) => element && getComputedStyle(element).direction;

/** How an element and what it has rendered are laid out: as one word, when all of it is the same. */
function laidOut(element: Element): string {
  const parts = [element, ...element.shadowRoot!.querySelectorAll(':scope > :not(style, slot)')];
  return [...new Set(parts.map(directionOf))].join(' and ');
}

describe('a language', () => {
  afterEach(clearStages);

  async function bubbles(markup: (bubble: () => unknown) => ReturnType<typeof html>) {
    const {stage, request} = await stageFor('waiting');
    const bubble = () => html`<chatpay-request request=${request} .session=${stage.customer}></chatpay-request>`;
    const page = await fixture<HTMLElement>(markup(bubble));
    const found = [...page.querySelectorAll('chatpay-request')];
    await Promise.all(found.map((el) => el.updateComplete));
    return {page, found, directions: () => found.map(laidOut)};
  }

  it('lays out its element by itself, two of them on one page without any dir', async () => {
    const {found, directions} = await bubbles(
      (bubble) => html`
        <div>
          <section lang="ar">${bubble()}</section>
          <section lang="en">${bubble()}</section>
          <section lang="ar-EG">
            ${bubble()}
            <p lang="de">${bubble()}</p>
          </section>
        </div>
      `,
    );
    expect(directions()).to.deep.equal(['rtl', 'ltr', 'rtl', 'ltr']);
    for (const el of found) expect(el.hasAttribute('dir')).to.equal(false);
  });

  it('yields to a dir that is as near, and not to one that is farther away', async () => {
    const {directions} = await bubbles(
      (bubble) => html`
        <div dir="rtl">
          <section lang="en">${bubble()}</section>
          <section lang="en" dir="rtl">${bubble()}</section>
          <section lang="he" dir="ltr">${bubble()}</section>
          <section lang="he">
            <p dir="ltr">${bubble()}</p>
            ${bubble()}
          </section>
        </div>
      `,
    );
    expect(directions()).to.deep.equal(['ltr', 'rtl', 'ltr', 'ltr', 'rtl']);
  });

  it('lays out anew when it changes, and leaves nothing behind', async () => {
    const {page, found, directions} = await bubbles((bubble) => html`<div lang="he">${bubble()}</div>`);
    expect(directions()).to.deep.equal(['rtl']);
    page.lang = 'fr';
    await until(() => directions().join() === 'ltr', 'French');
    expect(found[0]!.shadowRoot!.querySelector(':scope > [dir]')).to.equal(null);
    page.lang = 'ar';
    await until(() => directions().join() === 'rtl', 'Arabic');
    page.dir = 'ltr';
    await until(() => directions().join() === 'ltr', 'what the page says');
  });

  it('is that of an element in another’s shadow root', async () => {
    const page = await fixture<HTMLElement>(html`<div lang="ar"><div id="host"></div></div>`);
    const {stage, request} = await stageFor('waiting');
    const inner = document.createElement('chatpay-request');
    Object.assign(inner, {request, session: stage.customer});
    page.querySelector('#host')!.attachShadow({mode: 'open'}).append(inner);
    await inner.updateComplete;
    expect(laidOut(inner)).to.equal('rtl');
  });

  it('lays out what an element adds to a host’s content, and not the content', async () => {
    const guard = await fixture(html`<chatpay-guard lang="ar"><input aria-label="x" /></chatpay-guard>`);
    expect(directionOf(guard.querySelector('input')!)).to.equal('ltr');
    expect(directionOf(guard.shadowRoot!.querySelector('[data-chatpay-notice]')!)).to.equal('rtl');
  });

  it('is told to the vault’s frames with its direction', async () => {
    const page = await fixture(html`
      <div>
        <section lang="he"><test-speaker></test-speaker></section>
        <section lang="he" dir="ltr"><test-speaker></test-speaker></section>
      </div>
    `);
    const settings = [...page.querySelectorAll<Speaker>('test-speaker')].map((element) => {
      const host = {element, probe: element, words: element.words, session: {clock: {offsetMs: 0}}};
      return settingsOf(host as unknown as SurfaceHost);
    });
    expect(settings.map(({locale, direction}) => [locale, direction])).to.deep.equal([
      ['he', 'rtl'],
      ['he', 'ltr'],
    ]);
  });

  it('puts numbers, which run from left to right, where its lines begin', async () => {
    const link = await linkStage('delivered');
    onStage(link.stage);
    const page = await fixture(html`
      <div lang="ar">
        <chatpay-order conversation="c-9" phone="" .order=${ORDER} .session=${link.stage.agent}></chatpay-order>
        <chatpay-card-form .terms=${makeTerms()}></chatpay-card-form>
      </div>
    `);
    const order = page.querySelector('chatpay-order')!;
    await until(() => partOf(order, 'phone'), 'the order’s fields');
    const number = page.querySelector('chatpay-card-form')!.shadowRoot!.querySelector('input')!;
    for (const field of [partOf(order, 'phone')!, number]) {
      expect(getComputedStyle(field).textAlign).to.equal('right');
      expect(directionOf(field)).to.equal('ltr');
    }
  });
});
