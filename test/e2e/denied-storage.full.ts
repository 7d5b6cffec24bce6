import {expect} from 'chai';
import type {Browser} from 'puppeteer-core';

import {noteFigure} from '../../scripts/security-groups.mjs';
import {SETTINGS, frameOf, openFirefox, press, storageOf, typeCard} from './firefox.js';
import {CARDS, Stage, type AgentPage} from './support.js';

describe('A customer with Firefox pays,', () => {
  const stage = new Stage();
  let agent: AgentPage;
  let firefox: Browser | undefined;
  let visitors = 0;
  let passed = 0;

  before(() => stage.open());
  after(() => stage.close());
  afterEach(async () => {
    await firefox?.close();
    await agent.page.context().close();
  });

  for (const [how, prefs] of Object.entries(SETTINGS)) {
    it(how, async () => {
      const visitor = `Visitor ${++visitors}`;
      firefox = await openFirefox(prefs);
      const page = await firefox.newPage();
      await page.goto(`${stage.demo.hostOrigin}/customer?name=${encodeURIComponent(visitor)}`);
      agent = await stage.agent(undefined, visitor);
      await agent.signIn();
      await agent.request();

      await press(page, 'Enter Payment');
      const vault = await frameOf(page, stage.demo.vaultOrigin);
      expect(await storageOf(vault)).to.equal(how.includes('denied') ? 'denied' : 'there');
      await typeCard(page, stage.demo.vaultOrigin, CARDS.visa);
      await press(vault, 'Pay $361.21');
      await page.waitForSelector('>>> ::-p-text(Your card details were sent)');

      await agent.viewCard();
      await agent.vault.getByRole('button', {name: 'Reveal'}).click();
      await agent.vault.getByText('4111 1111 1111 1111').waitFor();
      await agent.vault.getByRole('button', {name: 'Mark as Completed'}).click();
      await page.waitForSelector('>>> ::-p-text(Payment Accepted)');
      passed++;
    });
  }

  it('however it is set', () => {
    expect(passed).to.equal(Object.keys(SETTINGS).length);
    noteFigure({
      group: 'T16',
      engine: 'firefox',
      text: `${passed} settings of Firefox, a payment from end to end in each`,
    });
  });
});
