import {expect} from 'chai';
import puppeteer, {type Browser, type Frame, type Page} from 'puppeteer-core';

import {noteFigure} from '../../scripts/security-groups.mjs';
import {ensureBrowser} from '../../scripts/browsers.mjs';
import {Stage, type AgentPage} from './support.js';

/** What Firefox’s settings can deny to the pages of a chat and the vault’s frame in it. */
const SETTINGS: Record<string, Record<string, unknown>> = {
  'as it comes': {},
  'with cookies of other sites denied': {'network.cookie.cookieBehavior': 1},
  'with all cookies and storage denied': {'network.cookie.cookieBehavior': 2},
  'in a private window': {'browser.privatebrowsing.autostart': true},
};

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
      firefox = await puppeteer.launch({
        browser: 'firefox',
        headless: true,
        executablePath: ensureBrowser('firefox')!,
        extraPrefsFirefox: {'intl.accept_languages': 'en-US, en', ...prefs},
      });
      const page = await firefox.newPage();
      await page.goto(`${stage.demo.hostOrigin}/customer?name=${encodeURIComponent(visitor)}`);
      agent = await stage.agent(undefined, visitor);
      await agent.signIn();
      await agent.request();

      await press(page, 'Enter Payment');
      const vault = await frameOf(page, stage.demo.vaultOrigin);
      expect(await storageOf(vault)).to.equal(how.includes('denied') ? 'denied' : 'there');
      const number = await vault.waitForSelector('>>> [data-field=number]');
      await number!.focus();
      for (const text of ['4111111111111111', 'Valeria Ortiz', '1234', '123']) {
        await page.keyboard.type(text);
        await page.keyboard.press('Tab');
      }
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

/** Presses a button once it can be pressed; by script, since the driver of this Firefox knows no places in frames. */
async function press(place: Page | Frame, name: string): Promise<void> {
  const button = await place.waitForSelector(`>>> button:not([disabled], [aria-disabled]) ::-p-text(${name})`);
  await button!.evaluate((element) => element.closest('button')!.click());
}

/** The frame with pages of an origin. */
async function frameOf(page: Page, origin: string): Promise<Frame> {
  return page.waitForFrame((frame) => frame.url().startsWith(origin));
}

/** Whether a page is let have a storage. */
function storageOf(frame: Frame): Promise<'there' | 'denied'> {
  return frame.evaluate(
    () =>
      new Promise<'there' | 'denied'>((done) => {
        try {
          const opening = indexedDB.open('probe');
          opening.onsuccess = () => done('there');
          opening.onerror = () => done('denied');
        } catch {
          done('denied');
        }
      }),
  );
}
