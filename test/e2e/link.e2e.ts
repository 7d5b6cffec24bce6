import {expect} from 'chai';
import type {Page} from 'playwright-core';

import {LinkStage, payAtStandIn, payInVault} from './link-support.js';

describe('payment by link', () => {
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
    for (let tries = 0; linksTo(path).length === before.length && tries < 1000; tries++) await phone.waitForTimeout(50);
    const href = linksTo(path).at(-1)!;
    await phone.locator(`a[href="${href}"]`).last().click();
    await phone.waitForURL(href);
    return phone;
  }

  /** The vault's form has the look of the page around it, by the closed list of tokens, and opens for nothing besides. */
  async function looksLikeIts(payer: Page) {
    const form = payer.frameLocator('iframe');
    await form.getByLabel('Card number').waitFor();
    const accent = await payer.evaluate(() => {
      const probe = document.body.appendChild(document.createElement('i'));
      probe.style.background = 'var(--chatpay-accent)';
      return getComputedStyle(probe).backgroundColor;
    });
    const given = await form.locator('html').evaluate(({style}) => style.getPropertyValue('--chatpay-accent'));
    expect(given).to.equal(accent);

    const address = (await payer.locator('iframe').getAttribute('src'))!;
    const [page, asked] = address.split('#') as [string, string];
    const {theme, ...rest} = JSON.parse(decodeURIComponent(asked)) as {theme: object};
    const other = await stage.page(await stage.phone(), 'about:blank');
    for (const more of [{accent: 'url(https://evil.example)'}, {css: '* {color: red}'}]) {
      const changed = JSON.stringify({...rest, theme: {...theme, ...more}});
      await other.goto('about:blank');
      await other.goto(`${page}#${encodeURIComponent(changed)}`);
      await other.getByRole('alert').waitFor();
      expect(await other.getByLabel('Card number').count()).to.equal(0);
    }
    await other.close();
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
      if (collection === 'secure-acceptance-merchant' && channel === 'SMS') await looksLikeIts(payer);
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
