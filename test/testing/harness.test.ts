import {expect, fixture, html} from '@open-wc/testing';

import '../../src/define.js';
import '../../src/elements/order/define.js';
import '../../src/elements/progress/define.js';
import '../../src/elements/receipt/define.js';
import {
  bannerHarness,
  bring,
  composerHarness,
  fakeClock,
  guardHarness,
  indicatorHarness,
  orderHarness,
  progressHarness,
  providerHarness,
  receiptHarness,
  requestHarness,
  Stage,
  stageIn,
  statusHarness,
} from '../../src/testing/index.js';
import {errorOf} from '../helpers/errors.js';

const ORDER = {number: '1042', amount: {minorUnits: 36121, currency: 'USD'}};

describe('harnesses', () => {
  const stages: Stage[] = [];
  afterEach(() => stages.splice(0).forEach((stage) => stage.stop()));
  const on = async (...args: Parameters<typeof stageIn>) => {
    const made = await stageIn(...args);
    stages.push(made.stage);
    return made;
  };

  it('reads the customer’s bubble and presses its buttons', async () => {
    const {stage, request} = await on('waiting');
    const bubble = await requestHarness(
      await fixture(html`<chatpay-request lang="en" request=${request} .session=${stage.customer}></chatpay-request>`),
    ).ready();
    expect([bubble.amount(), bubble.reason(), bubble.canPay()]).to.deep.equal(['$361.21', 'Floral Oasis Dress', true]);
    await bubble.pressDecline();
    await bubble.until(() => bubble.status() === 'You declined this payment');
    expect((await errorOf(bubble.pressPay())).message).to.equal('<chatpay-request> has no button pay now');
  });

  it('reads the agent’s bubble through its pill', async () => {
    const {stage, request} = await on('waiting');
    const bubble = await requestHarness(
      await fixture(html`<chatpay-request lang="en" request=${request} .session=${stage.agent}></chatpay-request>`),
    ).ready();
    await bubble.until(() => bubble.status()?.includes('Waiting for Customer'));
    await bubble.pressCancel();
    await bubble.until(() => bubble.status() === 'Canceled');
  });

  it('brings requests that the host has ended, and cards that a provider has refused', async () => {
    const ended = await on('expired', {ended: 'agent-left'});
    expect(ended.stage.agent.get(ended.request)!.state).to.include({status: 'expired', endReason: 'agent-left'});
    const refused = await on('refused', {collection: 'unified-checkout'});
    const pill = await statusHarness(
      await fixture(
        html`<chatpay-status lang="en" request=${refused.request} .session=${refused.stage.agent}></chatpay-status>`,
      ),
    ).ready();
    await pill.until(() => pill.status() === 'Payment Failed');
  });

  it('reads and presses the pill, and sees time pass that does not', async () => {
    const stage = await Stage.create({clock: fakeClock({isPaused: true})});
    stages.push(stage);
    const request = await bring(stage, 'submitted');
    const pill = await statusHarness(
      await fixture(html`<chatpay-status lang="en" request=${request} .session=${stage.agent}></chatpay-status>`),
    ).ready();
    expect([pill.status(), pill.timeLeft(), pill.canPress()]).to.deep.equal(['View Card', '10:00', true]);
    stage.move(10 * 60_000);
    await pill.until(() => pill.status() === 'Time Limit Reached');
    expect(pill.canPress()).to.equal(false);
    await pill.pressAgain();
  });

  it('fills in the composer and hears its complaints', async () => {
    const {stage} = await on('canceled');
    const composer = composerHarness(
      await fixture(
        html`<chatpay-composer lang="en" conversation="conversation-1" .session=${stage.agent}></chatpay-composer>`,
      ),
    );
    await composer.fill({amount: '12.5.3', reason: ''});
    await composer.pressRequest();
    expect([composer.isOpen(), composer.faults().length]).to.deep.equal([true, 2]);
  });

  it('counts banners and finds the dot', async () => {
    const {stage} = await on('submitted');
    const banner = await bannerHarness(
      await fixture(html`<chatpay-banner lang="en" current="elsewhere" .session=${stage.agent}></chatpay-banner>`),
    ).ready();
    expect(banner.count()).to.equal(1);
    await banner.pressDismiss();
    expect(banner.count()).to.equal(0);
    const dot = await indicatorHarness(
      await fixture(
        html`<chatpay-indicator lang="en" conversation="conversation-1" .session=${stage.agent}></chatpay-indicator>`,
      ),
    ).ready();
    expect([dot.isShown(), dot.label()]).to.deep.equal([true, 'Card Received']);
  });

  it('says something into a guarded field', async () => {
    const guard = guardHarness(
      await fixture(html`<chatpay-guard lang="en"><textarea aria-label="Message"></textarea></chatpay-guard>`),
    );
    expect(guard.notice()).to.equal(undefined);
    await guard.say('4111 1111 1111 1111');
    expect(guard.notice()).to.contain('card number');
  });

  it('reads the panel of an order, the guide and the receipt', async () => {
    const {stage, request} = await on('paid');
    const order = await orderHarness(
      await fixture(
        html`<chatpay-order
          lang="en"
          conversation="conversation-1"
          .order=${ORDER}
          .session=${stage.agent}
        ></chatpay-order>`,
      ),
    ).ready();
    await order.typePhone('+1 201');
    await order.pressSend();
    await order.until(() => order.find('phone')?.ariaInvalid === 'true' || order.text().includes('number'));
    expect(order.phone()).to.contain('201');
    const guide = await progressHarness(
      await fixture(html`<chatpay-progress lang="en" request=${request} .session=${stage.agent}></chatpay-progress>`),
    ).ready();
    expect(guide.amount()).to.equal('$361.21');
    expect(guide.steps().filter(({isCurrent}) => isCurrent)).to.have.lengthOf(1);
    const receipt = await receiptHarness(
      await fixture(
        html`<chatpay-receipt
          lang="en"
          .receipt=${{...ORDER, merchantName: 'Oasis', reason: 'Dress', paidAt: 0, request: 'r'}}
        ></chatpay-receipt>`,
      ),
    ).ready();
    expect([receipt.amount(), receipt.merchant()?.includes('Oasis')]).to.deep.equal(['$361.21', true]);
  });

  it('hears the provider say that its vault is misplaced', async () => {
    const {stage, request} = await on('waiting');
    const element = await fixture<HTMLElementTagNameMap['chatpay-provider']>(
      html`<chatpay-provider lang="en" vault=${location.origin} .session=${stage.customer}>
        <chatpay-request request=${request}></chatpay-request>
      </chatpay-provider>`,
    );
    await (await requestHarness(element.querySelector('chatpay-request')!).ready()).pressPay();
    const provider = providerHarness(element);
    await provider.until(() => provider.isOpen());
    expect(provider.notice()).to.contain('where it would not be safe');
  });
});
