import {expect} from '@open-wc/testing';

import '../../src/elements/receipt/define.js';
import type {ReceiptElement} from '../../src/elements/receipt/receipt.js';
import type {Receipt} from '../../src/request/receipt.js';
import {ORDER} from '../../stories/support/link-stage.js';
import {clearStages, html, LOOKS, partOf, press, rendered, textOf, until} from '../helpers/stage-elements.js';
import {resize} from '../helpers/viewport.js';

const RECEIPT: Receipt = {
  merchantName: 'Oasis Dresses',
  orderNumber: ORDER.number,
  reason: 'A dress and sandals',
  amount: ORDER.amount,
  subtotal: ORDER.subtotal,
  tax: ORDER.tax,
  lines: ORDER.lines,
  paidAt: Date.UTC(2026, 10, 23, 15, 4),
  last4: '1111',
  cardBrand: 'Visa',
  request: 'request-1',
  reference: '7912345678901234567890',
};

describe('<chatpay-receipt>', () => {
  afterEach(async () => {
    await clearStages();
    await resize(800, 600);
  });

  const show = (receipt: Receipt | undefined = RECEIPT, lang = 'en-US') =>
    rendered<ReceiptElement>(html`<chatpay-receipt lang=${lang} .receipt=${receipt}></chatpay-receipt>`);

  const facts = (el: Element) =>
    Object.fromEntries(
      [...el.shadowRoot!.querySelectorAll('dl > div')].map((row) => [
        row.querySelector('dt')!.textContent,
        row.querySelector('dd')!.textContent.replace(/\s+/g, ' ').trim(),
      ]),
    );

  const rows = (el: Element) =>
    [...el.shadowRoot!.querySelectorAll('tr')].map((row) => [
      row.querySelector('th')!.textContent.replace(/\s+/g, ' ').trim(),
      row.querySelector('td')!.textContent.trim(),
    ]);

  it('says that the payment was accepted, how much, to whom and for which order', async () => {
    const el = await show();
    expect(el.shadowRoot!.querySelector('h1')!.textContent).to.equal('Payment Accepted');
    expect(partOf(el, 'amount')!.textContent.trim()).to.equal('$361.21');
    expect(partOf(el, 'merchant')!.textContent).to.equal('Paid to Oasis Dresses');
    const {Date: when, ...others} = facts(el);
    expect(when).to.contain('2026');
    expect(others).to.deep.equal({
      'Order number': '1042',
      For: 'A dress and sandals',
      'Paid with': 'Visa •••• 1111',
      Reference: '7912345678901234567890',
    });
  });

  it('does not say again what its lines and its number say', async () => {
    const el = await show({...RECEIPT, reason: 'Order 1042'});
    expect(facts(el)).to.not.have.property('For');
    expect(facts(el)).to.have.property('Order number', '1042');
  });

  it('lists what was bought and what it comes to', async () => {
    expect(rows(await show())).to.deep.equal([
      ['Floral Oasis Dress', '$189.00'],
      ['2 × Leather sandals, size 38', '$144.68'],
      ['Subtotal', '$333.68'],
      ['Tax', '$27.53'],
      ['Total', '$361.21'],
    ]);
  });

  it('leaves out what there is none of', async () => {
    const {merchantName, reason, amount, paidAt, request, reference} = RECEIPT;
    const el = await show({merchantName, reason, amount, paidAt, request, reference});
    expect(rows(el), 'the amount is said above').to.deep.equal([]);
    expect(Object.keys(facts(el))).to.deep.equal(['For', 'Date', 'Reference']);
  });

  it('shows nothing until there is a receipt', async () => {
    const el = await rendered<ReceiptElement>(html`<chatpay-receipt></chatpay-receipt>`);
    expect(textOf(el)).to.equal('');
  });

  it('shows text of the merchant’s as text', async () => {
    const el = await show({...RECEIPT, merchantName: '<img src=x>', reason: '<b>dress</b>'});
    expect(el.shadowRoot!.querySelectorAll('img, b')).to.have.length(0);
    expect(facts(el).For).to.equal('<b>dress</b>');
  });

  it('has the reference that a customer quotes on one line of a phone', async function () {
    if (!(await resize(390))) this.skip();
    const el = await show({...RECEIPT, reference: '1042-0c9b3a1e-8f43-4a57-9d0a-1f2e3d4c5b6a'});
    expect(el.shadowRoot!.querySelector('.number')!.getClientRects().length).to.equal(1);
  });

  it('prints itself, without the button', async () => {
    const el = await show();
    const {print} = window;
    let printed = 0;
    window.print = () => void printed++;
    press(el, 'print');
    window.print = print;
    expect(printed).to.equal(1);
    const sheet = el.shadowRoot!.adoptedStyleSheets.at(-1)!;
    const paper = [...sheet.cssRules].find((rule) => rule instanceof CSSMediaRule && rule.media.mediaText === 'print');
    expect(paper?.cssText.replace(/\s+/g, ' ')).to.match(/part="?print"?\] \{ display: none/);
  });

  it('speaks German, with amounts as they are written there', async () => {
    const el = await show(RECEIPT, 'de');
    await until(() => textOf(el).includes('Zahlung angenommen'), 'its words are here');
    expect(partOf(el, 'amount')!.textContent.trim().replace(/\s/g, ' ')).to.equal('361,21 $');
  });

  for (const {name, apply} of LOOKS) {
    it(`is accessible, ${name}`, async () => {
      await apply();
      await expect(await show()).to.be.accessible();
    });
  }

  for (const lang of ['de', 'ar']) {
    it(`fits into 320 px without scrolling sideways: ${lang}`, async function () {
      if (!(await resize(320))) this.skip();
      await show(
        {...RECEIPT, reason: 'x'.repeat(140), merchantName: 'Donaudampfschifffahrtsgesellschaft'.repeat(2)},
        lang,
      );
      expect(document.documentElement.scrollWidth).to.be.at.most(320);
    });
  }
});
