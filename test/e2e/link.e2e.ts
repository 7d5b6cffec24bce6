import {expect} from 'chai';

import {LinkStage, payAtStandIn, payInVault} from './link-support.js';

describe('payment by link', function () {
  this.timeout(60_000);
  const stage = new LinkStage();
  before(() => stage.open());
  after(() => stage.close());
  afterEach(() => expect(stage.errors.splice(0)).to.deep.equal([]));

  const linksTo = (path: 'p' | 'r') =>
    stage.demo.standIns.messages().flatMap(({text}) => new RegExp(`\\S+/${path}/\\S+`).exec(text)?.[0] ?? []);

  /** Waits for another link than those before, and taps it on the phone. */
  async function tapNext(path: 'p' | 'r', before: readonly string[]) {
    const phone = await stage.page(await stage.phone(), '/phone');
    for (let tries = 0; linksTo(path).length === before.length && tries < 100; tries++) await phone.waitForTimeout(50);
    const href = linksTo(path).at(-1)!;
    await phone.locator(`a[href="${href}"]`).last().click();
    await phone.waitForURL(href);
    return phone;
  }

  for (const [index, [collection, channel]] of (
    [
      ['secure-acceptance-hosted', 'SMS'],
      ['secure-acceptance-hosted', 'WhatsApp'],
      ['secure-acceptance-merchant', 'SMS'],
      ['secure-acceptance-merchant', 'WhatsApp'],
      ['unified-checkout', 'SMS'],
      ['unified-checkout', 'WhatsApp'],
    ] as const
  ).entries()) {
    it(`goes from the order to the receipt: ${collection} by ${channel}`, async () => {
      const [links, receipts] = [linksTo('p'), linksTo('r')];
      const order = ['1042', '1045', '1043', '1044', '1042', '1043'][index]!;
      const agent = await stage.agent(collection);
      const phone = channel === 'WhatsApp' ? '+12025550143' : '';
      await agent.send({order, channel, phone});
      await agent.reaches(channel === 'SMS' ? 'Delivered' : 'Read');
      const payer = await tapNext('p', links);
      await payer.getByRole('button', {name: 'Continue'}).click();
      await agent.reaches('Paying');
      if (collection === 'secure-acceptance-merchant') await payInVault(payer);
      else await payAtStandIn(payer);
      await payer.getByText('Payment Accepted').waitFor();
      await agent.reaches('Receipt sent');
      const receipt = await tapNext('r', receipts);
      await receipt.getByText('Payment Accepted').waitFor();
      await receipt.getByText(order, {exact: true}).waitFor();
    });
  }
});
