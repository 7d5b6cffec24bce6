import {expect} from 'chai';
import type {Browser, Page} from 'puppeteer-core';

import {noteFigure} from '../../scripts/security-groups.mjs';
import {SETTINGS, ask, frameOf, openFirefox, press, storageOf} from './firefox.js';
import {CARDS, Stage, type CustomerPage} from './support.js';

describe('An agent with Firefox signs in, asks, reloads, and sees the card,', () => {
  const stage = new Stage();
  let customer: CustomerPage;
  let firefox: Browser | undefined;
  let visitors = 0;
  let passed = 0;

  before(() => stage.open());
  after(() => stage.close());
  afterEach(async () => {
    await firefox?.close();
    await customer.page.context().close();
  });

  /** What is in the vault’s frame of the desk now. */
  const vaultOf = (page: Page) => frameOf(page, stage.demo.vaultOrigin);

  /** Whether a text is in the vault’s frame at last, whichever it is: a reload brings another. */
  async function shown(page: Page, text: string): Promise<void> {
    await (await vaultOf(page)).waitForSelector(`>>> ::-p-text(${text})`);
  }

  /** Opens the card. A frame that may keep no cookie has to be signed in to again. */
  async function view(page: Page, isDenied: boolean): Promise<void> {
    if (isDenied) await press(await vaultOf(page), 'Sign in');
    await press(page, 'View Card');
  }

  for (const [how, prefs] of Object.entries(SETTINGS)) {
    it(how, async () => {
      const isDenied = how.includes('denied');
      const visitor = `Desk visitor ${++visitors}`;
      customer = await stage.customer(visitor);
      firefox = await openFirefox(prefs);
      const page = await firefox.newPage();
      await page.goto(`${stage.demo.hostOrigin}/agent?customer=desk-visitor-${visitors}`);
      await press(await vaultOf(page), 'Sign in');
      expect(await storageOf(await vaultOf(page))).to.equal(isDenied ? 'denied' : 'there');

      await ask(page, stage.demo.vaultOrigin);
      await customer.page.getByRole('button', {name: 'Enter Payment'}).waitFor();

      // where nothing at all is kept, a reload means asking anew
      const isKept = !how.includes('all');
      if (isKept) await page.reload();
      await customer.pay(CARDS.visa);
      await view(page, isDenied && isKept);
      await press(await vaultOf(page), 'Reveal');
      await shown(page, '4111 1111 1111 1111');
      if (isKept) {
        await page.reload(); // with the card on screen
        await view(page, isDenied);
        await press(await vaultOf(page), 'Reveal');
        await shown(page, '4111 1111 1111 1111');
      }
      await press(await vaultOf(page), 'Mark as Completed');
      await customer.page.getByText('Payment Accepted').waitFor();
      passed++;
    });
  }

  it('however it is set', () => {
    expect(passed).to.equal(Object.keys(SETTINGS).length);
    noteFigure({
      group: 'T16',
      engine: 'firefox',
      text: `${passed} settings of Firefox at the desk, a payment from end to end in each, with reloads`,
    });
  });
});
