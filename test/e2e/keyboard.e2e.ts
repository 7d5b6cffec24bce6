import {expect} from 'chai';
import type {BrowserContext, Page} from 'playwright-core';

import {tabTo, type, until} from './focus.js';
import {CARDS, Stage, type AgentPage, type CustomerPage} from './support.js';

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

/** Waits until something was said, and a little longer for what would be said once more. */
async function heard(page: Page, begin: string): Promise<void> {
  const isSaid = (words: string) => (window as unknown as {said: string[]}).said.some((text) => text.startsWith(words));
  await page.waitForFunction(isSaid, begin);
  await page.waitForTimeout(300);
}

/** Types the card of the stand-in's form and pays. */
async function payAtStandIn(page: Page): Promise<void> {
  await tabTo(page, /^Card number/);
  await type(page, CARDS.visa.number);
  await page.keyboard.press('Tab');
  await until(page, /^Expiration date/);
  await type(page, CARDS.visa.expiry);
  await page.keyboard.press('Tab');
  await until(page, /^Security code/);
  await type(page, CARDS.visa.code);
  await tabTo(page, /^Pay$/);
  await page.keyboard.press('Enter');
}

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
    if (!this.currentTest!.isPassed()) await stage.keep(this.currentTest!.title);
    await agent.page.context().close();
    await customer.page.context().close();
  });

  async function viewCard(): Promise<void> {
    const desk = agent.page;
    await agent.bubbles
      .last()
      .getByRole('button', {name: /View Card/})
      .waitFor();
    await tabTo(desk, /^View Card/);
    await desk.keyboard.press('Enter');
    await agent.cardShown();
    await until(desk, /card/);
  }

  it('goes from the sign-in to Payment Accepted, the focus where a person expects it, each change said once', async () => {
    const [desk, chat] = [agent.page, customer.page];
    await agent.vaultShown();
    await tabTo(desk, /^Sign in/);
    await desk.keyboard.press('Enter');
    await agent.vault.getByRole('button', {name: 'Sign in'}).waitFor({state: 'hidden'});
    // back where it came from
    await until(desk, /^Send message$/);

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
    await chat.keyboard.press('Escape');
    await until(chat, /^Enter Payment$/);
    await chat.waitForTimeout(700); // the form has been out of sight for so long that it would tell why
    await chat.keyboard.press('Enter');
    await until(chat, /^Card number/);
    expect(await customer.vault.locator('#pay-hint').innerText()).to.not.contain('hides');
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
    await customer.payable();
    await chat.keyboard.press('Enter');
    await customer.bubbles.last().getByText('Your card details were sent').waitFor();
    await until(chat, /Your card details were sent/);

    // The agent puts the card away, and uses it.
    await viewCard();
    await desk.keyboard.press('Escape');
    await until(desk, /^View Card/);
    await viewCard();
    await tabTo(desk, /^Reveal$/);
    await desk.keyboard.press('Enter');
    await agent.vault.getByText('4111 1111 1111 1111').waitFor();
    await tabTo(desk, /^Mark as Completed$/);
    await desk.keyboard.press('Enter');
    await customer.bubbles.last().getByText('Payment Accepted').waitFor();
    await agent.bubbles.last().getByText('Completed').first().waitFor();
    await until(desk, /^Completed$/);
    await heard(chat, 'Payment Accepted');
    await desk.waitForTimeout(300); // what was said once more would be said by now

    expect(await saidOn(chat)).to.deep.equal(['Your card details were sent: $361.21', 'Payment Accepted: $361.21']);
    // whether the bubble is on screen before the request has arrived is the network's to say
    const told = (await saidOn(desk)).filter((text, index) => index > 0 || !text.startsWith('Waiting for Customer'));
    // that it is completed is read from where the focus has gone
    expect(told).to.deep.equal(['View Card: $361.21']);
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
    await until(chat, /^You declined this payment$/);
    expect(await saidOn(chat)).to.deep.equal([]);
  });

  it('lets the agent refuse a card, and the customer try another', async () => {
    const [desk, chat] = [agent.page, customer.page];
    await agent.signIn();
    await agent.request();
    await customer.pay();
    await viewCard();
    await tabTo(desk, /^Card Refused$/);
    await desk.keyboard.press('Enter');
    await until(desk, /^Declined/);
    await desk.keyboard.press('Enter');
    await until(desk, /^Card Refused$/);
    await tabTo(chat, /^Try another card$/);
    await chat.keyboard.press('Enter');
    await customer.formShown();
    await until(chat, /^Card number/);
    await type(chat, CARDS.mastercard.number);
    await tabTo(chat, /^Name on card/);
    await type(chat, CARDS.mastercard.name);
    await tabTo(chat, /^Expiration date/);
    await type(chat, CARDS.mastercard.expiry);
    await tabTo(chat, /^Security code/);
    await type(chat, CARDS.mastercard.code);
    await tabTo(chat, /^Pay \$361\.21/);
    await customer.payable();
    await chat.keyboard.press('Enter');
    await until(chat, /Your card details were sent/);
  });

  it('is made at a provider in the chat’s dialog, with another card after one that was declined', async () => {
    const chat = customer.page;
    const desk = await stage.page(
      agent.page.context(),
      '/agent?customer=keyla&collection=secure-acceptance-hosted&name=Ana',
    );
    stage.demo.standIns.cybersource.ledger.verdicts.push({decision: 'DECLINE', code: '203'});
    await tabTo(desk, /^Request payment$/);
    await desk.keyboard.press('Enter');
    await until(desk, /Amount to charge/);
    await type(desk, '361.21');
    await tabTo(desk, /Reason for charge/);
    await type(desk, 'Silk scarf');
    await desk.keyboard.press('Enter');
    await until(desk, /^Send$/);
    await desk.keyboard.press('Enter');
    await until(desk, /^Request payment$/);

    await customer.bubbles.last().getByRole('button', {name: 'Enter Payment'}).waitFor();
    await tabTo(chat, /^Enter Payment$/);
    await chat.keyboard.press('Enter');
    const checkout = chat.frameLocator('chatpay-provider iframe.page');
    await checkout.getByRole('button', {name: 'Continue'}).waitFor();
    await tabTo(chat, /^Continue$/);
    await chat.keyboard.press('Enter');
    await checkout.frameLocator('iframe').getByLabel('Card number').waitFor();
    await payAtStandIn(chat);
    await checkout.getByText('You can try another one').waitFor();
    await tabTo(chat, /^Continue$/);
    await chat.keyboard.press('Enter');
    await checkout.frameLocator('iframe').getByLabel('Card number').waitFor();
    await payAtStandIn(chat);
    await customer.bubbles.last().getByText('Payment Accepted').waitFor();
    await until(chat, /Payment Accepted|View receipt/);
    await tabTo(chat, /^View receipt$/);
    await chat.keyboard.press('Enter');
    await checkout.getByText('Payment Accepted').waitFor();
    await tabTo(chat, /^Close$/);
    await chat.keyboard.press('Enter');
    await until(chat, /^View receipt$/);
  });

  it('is made by link, from the order to the receipt', async () => {
    const desk = await stage.page(agent.page.context(), '/orders?collection=secure-acceptance-hosted');
    await tabTo(desk, /^Payment link$/);
    await desk.keyboard.press('Enter');
    await until(desk, /^Phone/);
    await desk.keyboard.press('Tab');
    await until(desk, /^SMS/);
    await desk.keyboard.press('ArrowRight');
    await until(desk, /^WhatsApp/);
    await desk.keyboard.press('ArrowLeft');
    await tabTo(desk, /^Send$/);
    await desk.keyboard.press('Enter');
    await until(desk, /^Payment of order/);
    await tabTo(desk, /^Cancel Payment$/);

    const phone = await stage.page(customer.page.context(), '/phone');
    await phone.getByRole('link').last().waitFor();
    await tabTo(phone, /^http/);
    await phone.keyboard.press('Enter');
    await phone.getByRole('button', {name: 'Continue'}).waitFor();
    await tabTo(phone, /^Continue$/);
    await phone.keyboard.press('Enter');
    await phone.getByLabel('Card number').waitFor();
    await payAtStandIn(phone);
    await phone.getByText('Payment Accepted').waitFor();
    await tabTo(phone, /^Print$/);
    await desk.locator('[aria-current=step]').filter({hasText: 'Receipt sent'}).waitFor();
    await tabTo(desk, /^Send receipt again$/);
  });
});
