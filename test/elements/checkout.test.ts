import {expect, oneEvent} from '@open-wc/testing';

import '../../src/elements/provider/define.js';
import '../../src/elements/request/define.js';
import type {FailedEvent} from '../../src/elements/events.js';
import type {ProviderElement} from '../../src/elements/provider/provider.js';
import {UnreachableError} from '../../src/request/errors.js';
import type {FindCheckout, RequestStatus} from '../../src/session/session.js';
import {clearStages, html, LOOKS, partOf, press, rendered, stageFor, textOf, until} from '../helpers/stage-elements.js';

/** Another origin on this machine. */
const OTHER = location.origin.replace('localhost', '127.0.0.1');

describe('the checkout in <chatpay-provider>', () => {
  afterEach(clearStages);

  async function customer(status: RequestStatus = 'waiting', find?: FindCheckout, agoMs = 0) {
    const {stage, request} = await stageFor(status, {collection: 'secure-acceptance-hosted', agoMs});
    const asked: string[] = [];
    const findCheckout: FindCheckout = async (at, options) => {
      asked.push(at.request);
      return find ? find(at, options) : `${OTHER}/c/${at.request}`;
    };
    const el = await rendered<ProviderElement>(html`
      <chatpay-provider lang="en" .session=${stage.customer} .findCheckout=${findCheckout}>
        <chatpay-request request=${request}></chatpay-request>
      </chatpay-provider>
    `);
    el.style.height = '500px';
    const bubble = el.querySelector('chatpay-request')!;
    await bubble.updateComplete;
    return {el, stage, request, bubble, asked};
  }

  const frameOf = (el: Element) => el.shadowRoot!.querySelector('iframe');
  const isOpen = (el: Element) => el.shadowRoot!.querySelector('.surface')!.classList.contains('open');

  async function open(el: ProviderElement, bubble: Element, part = 'pay') {
    press(bubble, part);
    await until(() => isOpen(el), 'it opens');
  }

  it('opens at the address that the backend tells, in a frame that cannot take the chat along', async () => {
    const {el, request, bubble, asked} = await customer();
    expect(asked).to.deep.equal([]);
    await open(el, bubble);
    await until(() => frameOf(el), 'the frame is there');
    const frame = frameOf(el)!;
    expect(frame.src).to.equal(`${OTHER}/c/${request}`);
    expect(frame.getAttribute('sandbox')).to.not.contain('top-navigation');
    expect(partOf(el, 'surface')!.getAttribute('aria-label')).to.equal('Secure checkout');
    expect(el.shadowRoot!.querySelector('slot')!.hasAttribute('inert')).to.equal(true);
  });

  it('says to the backend that it was opened', async () => {
    const {el, stage, request, bubble} = await customer();
    await open(el, bubble);
    await until(() => stage.customer.get(request)?.state.openedAt !== undefined, 'it is told');
  });

  for (const {name, apply} of LOOKS) {
    it(`is accessible, ${name}`, async () => {
      await apply();
      const {el, bubble} = await customer();
      await open(el, bubble);
      await until(() => frameOf(el), 'the frame is there');
      await expect(el).to.be.accessible();
    });
  }

  it('goes when it is paid, and the bubble leads to the receipt', async () => {
    const {el, stage, request, bubble, asked} = await customer();
    await open(el, bubble);
    stage.report(request, 'paying');
    await until(() => textOf(bubble).includes('Continue payment'), 'it is being paid');
    expect(isOpen(el)).to.equal(true);
    stage.report(request, 'paid');
    await until(() => !isOpen(el), 'it goes');
    expect(frameOf(el) === null).to.equal(true);
    await until(() => partOf(bubble, 'receipt'), 'the receipt is there');
    expect(textOf(bubble)).to.contain('Payment Accepted');
    await open(el, bubble, 'receipt');
    await until(() => asked.length === 2 && frameOf(el), 'the receipt is fetched');
    expect(frameOf(el)!.title).to.equal('View receipt');
  });

  it('stays for another card after one that was declined', async () => {
    const {el, stage, request, bubble} = await customer();
    await open(el, bubble);
    stage.report(request, 'paying');
    stage.report(request, 'refused');
    await until(() => textOf(bubble).includes('The card was declined'), 'the bubble says so');
    expect(isOpen(el)).to.equal(true);
  });

  it('goes when the request is canceled', async () => {
    const {el, stage, request, bubble} = await customer();
    await open(el, bubble);
    await stage.give({role: 'agent', id: 'agent-1'}, 'conversation-1', {type: 'cancel', request});
    await until(() => !isOpen(el), 'it goes');
    expect(stage.customer.get(request)?.status).to.equal('canceled');
  });

  it('goes when the request has expired', async () => {
    const {el, stage, request, bubble} = await customer('waiting', undefined, 10 * 60_000 - 1500);
    await open(el, bubble);
    await until(() => !isOpen(el), 'it goes');
    expect(stage.customer.get(request)?.status).to.equal('expired');
  });

  it('keeps the page that was left while paying, and gives the focus back', async () => {
    const {el, stage, request, bubble, asked} = await customer();
    await open(el, bubble);
    await until(() => frameOf(el), 'the frame is there');
    const frame = frameOf(el)!;
    await until(() => !el.shadowRoot!.querySelector('.spinner'), 'it has come');
    stage.report(request, 'paying');
    await until(() => partOf(bubble, 'pay')?.textContent.includes('Continue'), 'it is being paid');
    el.shadowRoot!.querySelector<HTMLElement>('[part=bar] button')!.click();
    await until(() => !isOpen(el) && document.activeElement === bubble, 'it is put away');
    await open(el, bubble);
    expect([frameOf(el) === frame, asked.length]).to.deep.equal([true, 1]);
  });

  it('says that it could not be opened, and tries again', async () => {
    let isDown = true;
    const {el, bubble} = await customer('waiting', async ({request}) => {
      if (isDown) throw new UnreachableError('no server');
      return `${OTHER}/c/${request}`;
    });
    const failed = oneEvent(document, 'chatpay-failed') as unknown as Promise<FailedEvent>;
    await open(el, bubble);
    expect((await failed).part).to.equal('backend');
    await until(() => partOf(el, 'notice'), 'it says so');
    isDown = false;
    partOf(el, 'notice')!.querySelector('button')!.click();
    await until(() => frameOf(el), 'the frame is there');
  });

  it('opens nothing on the page’s own origin', async () => {
    const {el, bubble} = await customer('waiting', async () => `${location.origin}/c/x`);
    await open(el, bubble);
    await until(() => partOf(el, 'notice'), 'it says so');
    expect(frameOf(el) === null).to.equal(true);
  });
});
