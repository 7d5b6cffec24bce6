import {expect} from 'chai';

import {LinkStage, payAtStandIn, payInVault} from './link-support.js';

describe('payment by link', function () {
  this.timeout(60_000);
  const stage = new LinkStage();
  beforeEach(() => stage.open());
  afterEach(async () => {
    await stage.close();
    expect(stage.errors.splice(0)).to.deep.equal([]);
  });

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

  for (const [collection, channel] of [
    ['secure-acceptance-hosted', 'SMS'],
    ['secure-acceptance-hosted', 'WhatsApp'],
    ['secure-acceptance-merchant', 'SMS'],
    ['secure-acceptance-merchant', 'WhatsApp'],
    ['unified-checkout', 'SMS'],
    ['unified-checkout', 'WhatsApp'],
  ] as const) {
    it(`goes from the order to the receipt: ${collection} by ${channel}`, async () => {
      const [links, receipts] = [linksTo('p'), linksTo('r')];
      const order = '1042';
      const agent = await stage.agent(collection);
      await agent.send({order, channel});
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
      if (collection !== 'unified-checkout') await receipt.getByText('Visa •••• 1111').waitFor();
    });
  }
});
