import {mkdtemp, readFile, readdir, rm} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {join} from 'node:path';

import {expect} from 'chai';
import {chromium, type BrowserContext} from 'playwright-core';

import {chromiumArgs, ensureBrowser} from '../../scripts/browsers.mjs';
import {noteFigure} from '../../scripts/security-groups.mjs';
import {CARDS, CustomerPage, Stage, AgentPage} from './support.js';

/** A word that the page around the vault keeps, so that it is found: else not finding the card would say nothing. */
const CONTROL = 'Quillfeather-Oasis';

describe('What a browser keeps of a card', () => {
  const stage = new Stage();
  let profile: string;
  let browser: BrowserContext;
  let customer: CustomerPage;

  before(async () => {
    await stage.open();
    profile = await mkdtemp(join(tmpdir(), 'chatpay-profile-'));
    browser = await chromium.launchPersistentContext(profile, {
      executablePath: ensureBrowser('chromium'),
      args: chromiumArgs,
      locale: 'en-US',
      viewport: {width: 1280, height: 800},
    });
  });
  after(async () => {
    await stage.close();
    await rm(profile, {recursive: true, force: true});
  });

  const typed = () =>
    Promise.all(
      ['Card number', 'Name on card', 'Expiration date', 'Security code'].map((label) =>
        customer.vault.getByLabel(label).inputValue(),
      ),
    );

  it('is nothing in the form after a reload, nor after Back', async () => {
    const agent = new AgentPage(await stage.page(browser, '/agent'));
    await agent.signIn();
    await agent.request();
    customer = new CustomerPage(await stage.page(browser, '/customer'));
    await customer.page.evaluate((word) => localStorage.setItem('kept', word), CONTROL);
    await customer.enterPayment();
    await customer.type(CARDS.visa);
    await customer.page.reload();
    await customer.enterPayment();
    expect(await typed()).to.deep.equal(['', '', '', '']);
    await customer.type(CARDS.visa);
    await customer.page.goto('about:blank');
    await customer.page.goBack();
    if (!(await customer.vault.getByLabel('Card number').isVisible())) await customer.enterPayment();
    expect(await typed()).to.deep.equal(['', '', '', '']);
    await customer.type(CARDS.visa);
    await customer.vault.getByRole('button', {name: /^Pay \$/}).click();
    await customer.page.getByText('Your card details were sent').waitFor();
    await agent.page.bringToFront();
    await agent.viewCard();
    await agent.vault.getByRole('button', {name: 'Reveal'}).click();
    await agent.vault.getByText('4111 1111 1111 1111').waitFor();
    await agent.vault.getByRole('button', {name: 'Mark as Completed'}).click();
    await customer.page.getByText('Payment Accepted').waitFor();
  });

  it('is nothing on its disk', async () => {
    await browser.close();
    const hits: string[] = [];
    let files = 0;
    for (const entry of await readdir(profile, {recursive: true, withFileTypes: true})) {
      if (!entry.isFile()) continue;
      const bytes = await readFile(join(entry.parentPath, entry.name));
      files++;
      for (const secret of [CARDS.visa.number, '4111 1111 1111 1111', CONTROL]) {
        const isThere = bytes.includes(secret) || bytes.includes(Buffer.from(secret, 'utf16le'));
        if (isThere) hits.push(`${secret} in ${entry.name}`);
      }
    }
    expect(hits.filter((hit) => !hit.startsWith(CONTROL))).to.deep.equal([]);
    expect(hits.length).to.be.greaterThan(0);
    noteFigure({
      group: 'T7',
      engine: 'chromium',
      text: `${files} files of a browser’s profile after a payment, 0 hits`,
    });
  });
});
