import {expect} from 'chai';
import type {BrowserContext, Page} from 'playwright-core';

import {CARDS, Stage, type AgentPage, type CustomerPage} from './support.js';

/** What has the focus, also in shadow roots and in the vault's frame: its name as a person hears it. */
async function focused(page: Page): Promise<string> {
  for (const frame of [...page.frames()].reverse()) {
    const name = await frame.evaluate(() => {
      if (!document.hasFocus()) return undefined;
      let active = document.activeElement;
      while (active?.shadowRoot?.activeElement) active = active.shadowRoot.activeElement;
      if (!active || active === document.body || active instanceof HTMLIFrameElement) return undefined;
      const label = (active as Partial<HTMLInputElement>).labels?.[0]?.textContent;
      return (active.ariaLabel ?? label ?? active.textContent ?? '').replace(/\s+/g, ' ').trim() || active.localName;
    });
    if (name !== undefined) return name;
  }
  return '';
}

async function until(page: Page, name: RegExp): Promise<void> {
  for (let tries = 0; tries < 100; tries++) {
    if (name.test(await focused(page))) return;
    await page.waitForTimeout(50);
  }
  throw new Error(`the focus never came to ${name}; it is on "${await focused(page)}"`);
}

/** Presses Tab until something has the focus, as a person without a pointer gets there. */
async function tabTo(page: Page, name: RegExp): Promise<void> {
  const seen: string[] = [];
  for (let presses = 0; presses < 60; presses++) {
    const now = await focused(page);
    if (name.test(now)) return;
    seen.push(now);
    await page.keyboard.press('Tab');
  }
  throw new Error(`Tab never comes to ${name}; it came by ${[...new Set(seen)].join(' | ')}`);
}

async function type(page: Page, text: string): Promise<void> {
  await page.keyboard.type(text, {delay: 5});
}

/** Keeps what is said to screen readers, by the one way that Chromium has. */
async function hear(context: BrowserContext): Promise<void> {
  await context.addInitScript(() => {
    const said: string[] = [];
    Object.assign(window, {said});
    const prototype = Element.prototype as {ariaNotify?: (text: string) => void};
    prototype.ariaNotify = (text) => void said.push(text);
  });
}

const saidOn = (page: Page) => page.evaluate(() => (window as unknown as {said: string[]}).said);

describe('A payment by keyboard alone', () => {
  const stage = new Stage();
  let agent: AgentPage;
  let customer: CustomerPage;

  before(() => stage.open());
  after(() => stage.close());
  beforeEach(async () => {
    const contexts = [await stage.context(), await stage.context()] as const;
    for (const context of contexts) await hear(context);
    customer = await stage.customer('Keyla', contexts[0]);
    agent = await stage.agent('Ana', 'Keyla', contexts[1]);
  });
  afterEach(async function () {
    if (this.currentTest?.state === 'failed') await stage.keep(this.currentTest.title);
    await agent.page.context().close();
    await customer.page.context().close();
  });

  it('goes from the sign-in to Payment Accepted, the focus where a person expects it, each change said once', async () => {
    const [desk, chat] = [agent.page, customer.page];
    await agent.vaultShown();
    await tabTo(desk, /^Sign in/);
    await desk.keyboard.press('Enter');
    await agent.vault.getByRole('button', {name: 'Sign in'}).waitFor({state: 'hidden'});

    // The panel: the focus goes into it, back at Escape, and what was typed stays.
    await tabTo(desk, /^Request payment$/);
    await desk.keyboard.press('Enter');
    await until(desk, /Amount to charge/);
    await type(desk, '361.21');
    await desk.keyboard.press('Escape');
    await until(desk, /^Request payment$/);
    await desk.keyboard.press('Enter');
    await until(desk, /Amount to charge/);
    await tabTo(desk, /Reason for charge/);
    await type(desk, 'Floral Oasis Dress');
    await desk.keyboard.press('Enter');

    // The confirmation in the vault.
    await agent.vaultShown();
    await until(desk, /^Send$/);
    await desk.keyboard.press('Enter');
    await agent.bubbles.last().getByText('Waiting for Customer').waitFor();
    await until(desk, /^Request payment$/);

    // The customer's form.
    await customer.bubbles.last().getByRole('button', {name: 'Enter Payment'}).waitFor();
    await tabTo(chat, /^Enter Payment$/);
    await chat.keyboard.press('Enter');
    await customer.formShown();
    await until(chat, /^Card number/);
    await type(chat, CARDS.visa.number);
    await chat.keyboard.press('Tab');
    await until(chat, /^Name on card/);
    await type(chat, CARDS.visa.name);
    await chat.keyboard.press('Tab');
    await until(chat, /^Expiration date/);
    await type(chat, CARDS.visa.expiry);
    await chat.keyboard.press('Tab');
    await until(chat, /^Security code/);
    await type(chat, CARDS.visa.code);
    await tabTo(chat, /^Pay \$361\.21/);
    await chat.waitForTimeout(800); // the vault takes no press before the button was in sight for half a second
    await chat.keyboard.press('Enter');
    await customer.bubbles.last().getByText('Your card details were sent').waitFor();
    await until(chat, /Your card details were sent/);

    // The agent uses the card.
    await agent.bubbles
      .last()
      .getByRole('button', {name: /View Card/})
      .waitFor();
    await tabTo(desk, /^View Card/);
    await desk.keyboard.press('Enter');
    await agent.cardShown();
    await until(desk, /card/);
    await tabTo(desk, /^Reveal$/);
    await desk.keyboard.press('Enter');
    await agent.vault.getByText('4111 1111 1111 1111').waitFor();
    await tabTo(desk, /^Mark as Completed$/);
    await desk.keyboard.press('Enter');
    await customer.bubbles.last().getByText('Payment Accepted').waitFor();
    await agent.bubbles.last().getByText('Completed').first().waitFor();
    await desk.waitForTimeout(300);

    expect(await saidOn(chat)).to.deep.equal(['Your card details were sent: $361.21', 'Payment Accepted: $361.21']);
    // whether the bubble is on screen before the request has arrived is the network's to say
    const told = (await saidOn(desk)).filter((text, index) => index > 0 || !text.startsWith('Waiting for Customer'));
    expect(told).to.deep.equal(['View Card: $361.21', 'Completed: $361.21']);
  });

  it('lets the customer close the form, come back, and decline', async () => {
    const chat = customer.page;
    await agent.signIn();
    await agent.request();
    await customer.bubbles.last().getByRole('button', {name: 'Enter Payment'}).waitFor();
    await tabTo(chat, /^Enter Payment$/);
    await chat.keyboard.press('Enter');
    await customer.formShown();
    await until(chat, /^Card number/);
    await chat.keyboard.press('Escape');
    await until(chat, /^Enter Payment$/);
    await chat.keyboard.press('Shift+Tab');
    await until(chat, /^Decline$/);
    await chat.keyboard.press('Enter');
    await customer.bubbles.last().getByText('You declined this payment').waitFor();
    await agent.bubbles.last().getByText('Customer Declined Payment').first().waitFor();
    await chat.waitForTimeout(300);
    expect(await saidOn(chat)).to.deep.equal(['You declined this payment: $361.21']);
  });
});
