import {expect} from 'chai';
import type {Page} from 'playwright-core';

import {LinkStage, payAtStandIn, type AgentAtOrders} from './link-support.js';

const DECLINED = {decision: 'DECLINE', code: '203'} as const;

describe('payment by link, at the provider', () => {
  const stage = new LinkStage();
  beforeEach(() => stage.open());
  afterEach(async () => {
    await stage.close();
    expect(stage.errors.splice(0)).to.deep.equal([]);
    stage.aheadMs = 0;
  });

  const ledgerOf = () =>
    stage.demo.standIns.cybersource.ledger.entries.map(({amount, verdict}) => [amount, verdict.code]);
  const newest = () => /\S+\/[pr]\/\S+/.exec(stage.demo.standIns.messages().at(-1)?.text ?? '')?.[0] ?? '';

  /** An agent who has sent a link, and a payer who has opened it. */
  async function sent() {
    const agent = await stage.agent();
    await agent.send();
    await agent.reaches('Delivered');
    const link = newest();
    return {agent, link, payer: await stage.page(await stage.phone(), link)};
  }

  /** The mark of the step "Paid" on the guide. */
  const markOfPaid = ({page, guide}: AgentAtOrders) =>
    guide
      .getByRole('listitem')
      .filter({has: page.getByText('Paid', {exact: true})})
      .getByRole('img')
      .getAttribute('aria-label');

  const goOn = (payer: Page) => payer.getByRole('button', {name: 'Continue', exact: true}).click();

  it('stays paid when the receipt cannot be sent, and sends the receipt alone again', async () => {
    const {agent, link, payer} = await sent();
    const {clickatell} = stage.demo.standIns;
    clickatell.behavior.failures.push(400);
    await goOn(payer);
    await payAtStandIn(payer);
    await payer.getByText('Payment Accepted').waitFor();
    await agent.reaches('Receipt Not Delivered');
    await agent.page.getByText('The payment stays paid. Only the receipt has to be sent again.').waitFor();
    expect(await markOfPaid(agent)).to.equal('Done');
    expect(clickatell.outbox.length).to.equal(1);
    await payer.goto(link);
    await payer.getByText('This is paid already').waitFor();

    await agent.page.getByRole('button', {name: 'Send receipt again'}).click();
    await agent.reaches('Receipt sent');
    expect(clickatell.outbox.length).to.equal(2);
    await payer.goto(newest());
    await payer.getByText('Payment Accepted').waitFor();
    expect(ledgerOf()).to.deep.equal([['361.21', '100']]);
  });

  for (const [what, edit] of [
    ['the amount', {amount: '1.00'}],
    ['the amount and what is signed', {amount: '1.00', signed_field_names: 'access_key,profile_id,signed_field_names'}],
    ['the currency', {currency: 'JPY'}],
  ] as const) {
    it(`takes nothing when the payer edits ${what}, and the true amount afterwards`, async () => {
      const {agent, link, payer} = await sent();
      await payer.route('**/forward.js', (route) => route.abort()); // so that the form waits for its button
      await goOn(payer);
      await payer.locator('#forward').waitFor();
      await payer.evaluate((fields) => {
        for (const [name, value] of Object.entries(fields)) {
          const input = document.querySelector<HTMLInputElement>(`#forward [name=${name}]`);
          if (!input) throw new Error(`no field ${name}`);
          input.value = value;
        }
      }, edit);
      await payer.locator('#forward button').click();
      await payer.getByText('Access denied.').waitFor();
      expect(ledgerOf()).to.deep.equal([]);
      await agent.reaches('Paying');

      await payer.unroute('**/forward.js');
      await payer.goto(link);
      await goOn(payer);
      await payAtStandIn(payer);
      await payer.getByText('Payment Accepted').waitFor();
      await agent.reaches('Receipt sent');
      expect(ledgerOf()).to.deep.equal([['361.21', '100']]);
    });
  }

  it('believes no answer that the payer edits on the way back', async () => {
    const {agent, payer} = await sent();
    stage.demo.standIns.cybersource.ledger.verdicts.push(DECLINED);
    await goOn(payer);
    await payer.getByLabel('Card number').waitFor();
    let edited = 0;
    await payer.route(/\/return$/, async (route) => {
      const postData = (route.request().postData() ?? '').replace('decision=DECLINE', 'decision=ACCEPT');
      if (postData.includes('decision=ACCEPT')) edited++;
      await route.continue({postData});
    });
    await payAtStandIn(payer);
    await payer.getByText('Something is not right').waitFor();
    await agent.reaches('Payment Failed'); // the notification tells the truth
    expect(edited).to.equal(1);
    expect(await markOfPaid(agent)).to.equal('To come');
  });

  it('lets the customer go back from the provider’s page, and pay by the same link later', async () => {
    const {agent, link, payer} = await sent();
    await goOn(payer);
    await payer.getByRole('button', {name: 'Cancel', exact: true}).click();
    await payer.waitForURL(link);
    await payer.getByText('The payment was not finished, and nothing was taken.').waitFor();
    await agent.reaches('Payment Failed');
    expect(ledgerOf()).to.deep.equal([]);
    await goOn(payer);
    await payAtStandIn(payer);
    await payer.getByText('Payment Accepted').waitFor();
    await agent.reaches('Receipt sent');
    expect(ledgerOf()).to.deep.equal([['361.21', '100']]);
  });

  it('is paid when only the browser comes back, and the notification is lost', async () => {
    const {agent, payer} = await sent();
    stage.demo.standIns.cybersource.behavior.copies = 0;
    await goOn(payer);
    await payAtStandIn(payer);
    await payer.getByText('Payment Accepted').waitFor();
    await agent.reaches('Receipt sent');
  });

  it('finds a payment of which neither the browser nor a notification tells', async () => {
    const {agent, payer} = await sent();
    stage.demo.standIns.cybersource.behavior.copies = 0;
    await goOn(payer);
    await payer.getByLabel('Card number').waitFor();
    await payer.route(/\/return$/, (route) => route.abort());
    await payAtStandIn(payer);
    await agent.reaches('Paying');
    stage.aheadMs += 3 * 60_000;
    await stage.demo.link.sweep();
    await agent.reaches('Receipt sent');
    expect(ledgerOf()).to.deep.equal([['361.21', '100']]);
  });

  it('takes callbacks that come twice, late and in the opposite order for what they are', async () => {
    const {clickatell, cybersource} = stage.demo.standIns;
    for (const {behavior} of [clickatell, cybersource]) {
      Object.assign(behavior, {copies: 2, reversed: true, callbackDelayMs: 100});
    }
    const ways = [
      ['secure-acceptance-hosted', '1042'],
      ['unified-checkout', '1043'],
    ] as const;
    for (const [collection, order] of ways) {
      const agent = await stage.agent(collection);
      await agent.send({order});
      await agent.reaches('Delivered');
      const payer = await stage.page(await stage.phone(), newest());
      await goOn(payer);
      await payAtStandIn(payer);
      await payer.getByText('Payment Accepted').waitFor();
      await agent.reaches('Receipt sent');
      await Promise.all([clickatell.flush(), cybersource.flush()]);
      await agent.page.reload();
      await agent.choose(order);
      await agent.reaches('Receipt sent');
      const steps = await agent.guide.locator('.name').allTextContents();
      expect(steps).to.deep.equal(['Sent', 'Delivered', 'Opened', 'Paying', 'Paid', 'Receipt sent']);
    }
    expect(cybersource.ledger.entries.map(({verdict}) => verdict.code)).to.deep.equal(['100', '100']);
    expect(clickatell.outbox.map(({text}) => /\/[pr]\//.exec(text)?.[0])).to.deep.equal(['/p/', '/r/', '/p/', '/r/']);
  });
});
