import {readdir, readFile} from 'node:fs/promises';
import {join} from 'node:path';

import {expect} from 'chai';
import type {BrowserContext, FrameLocator, Page} from 'playwright-core';

import {leaksIn, spellingsOf} from '../helpers/spellings.js';
import {LinkStage, typeAtStandIn, typeInVault} from './link-support.js';
import {AgentPage, CustomerPage} from './support.js';

const COLLECTIONS = ['secure-acceptance-hosted', 'secure-acceptance-merchant', 'unified-checkout'] as const;
type Collection = (typeof COLLECTIONS)[number];

const GOOD = '4111111111111111';

describe('a payment at a provider, in the chat', () => {
  const stage = new LinkStage();
  beforeEach(() => stage.open());
  afterEach(async () => {
    await stage.close();
    expect(stage.errors.splice(0)).to.deep.equal([]);
    stage.aheadMs = 0;
  });

  /** An agent and a customer in one conversation, with a request in it. */
  async function asked(collection: Collection, theirs?: BrowserContext) {
    const agent = await stage.page(
      await stage.context({viewport: {width: 1280, height: 900}}),
      `/agent?collection=${collection}`,
    );
    const customer = await stage.page(
      theirs ?? (await stage.context({viewport: {width: 1280, height: 900}})),
      '/customer',
    );
    await agent.getByRole('button', {name: 'Request payment'}).click();
    await agent.getByLabel('Amount to charge').fill('361.21');
    await agent.getByLabel('Reason for charge').fill('Floral Oasis Dress');
    await agent.getByRole('button', {name: 'Request', exact: true}).click();
    await agent.getByText('Send this payment request?').waitFor();
    await agent.getByRole('button', {name: 'Send', exact: true}).click();
    await agent.locator('chatpay-status').getByText('Waiting for Customer').waitFor();
    return {agent, customer};
  }

  /** The checkout in the dialog. */
  const checkoutOf = (customer: Page): FrameLocator => customer.frameLocator('chatpay-provider iframe.page');

  async function open(customer: Page, button = 'Enter Payment'): Promise<FrameLocator> {
    await customer.getByRole('button', {name: button}).click();
    return checkoutOf(customer);
  }

  /** Where the card is typed: inside of the checkout's own page, or on it. */
  const formIn = (collection: Collection, checkout: FrameLocator): FrameLocator =>
    collection === 'unified-checkout' ? checkout : checkout.frameLocator('iframe');

  async function pay(collection: Collection, checkout: FrameLocator): Promise<void> {
    const form = formIn(collection, checkout);
    if (collection === 'secure-acceptance-merchant') await typeInVault(form);
    else await typeAtStandIn(form);
  }

  for (const collection of COLLECTIONS) {
    it(`is made in the dialog, and ends in Paid: ${collection}`, async () => {
      const {agent, customer} = await asked(collection);
      const checkout = await open(customer);
      await checkout.getByRole('button', {name: 'Continue'}).click();
      await agent.locator('chatpay-status').getByText('Paying', {exact: true}).waitFor();
      await pay(collection, checkout);
      await agent.locator('chatpay-status').getByText('Paid', {exact: true}).waitFor();
      await customer.getByText('Payment Accepted').waitFor();
      await customer.getByRole('button', {name: 'View receipt'}).click();
      await checkoutOf(customer).getByText('Payment Accepted').waitFor();
      await checkoutOf(customer).getByText('$361.21').first().waitFor();
    });

    it(`says Payment Failed when the provider declines, and takes another try: ${collection}`, async () => {
      const {agent, customer} = await asked(collection);
      stage.demo.standIns.cybersource.ledger.verdicts.push({decision: 'DECLINE', code: '203'});
      const checkout = await open(customer);
      await checkout.getByRole('button', {name: 'Continue'}).click();
      await pay(collection, checkout);
      await checkout.getByText('You can try another one').waitFor();
      await agent.locator('chatpay-status').getByText('Payment Failed').waitFor();
      await checkout.getByRole('button', {name: 'Continue'}).click();
      await pay(collection, checkout);
      await agent.locator('chatpay-status').getByText('Paid', {exact: true}).waitFor();
      await customer.getByText('Payment Accepted').waitFor();
    });
  }

  for (const collection of COLLECTIONS) {
    it(`goes on after a reload in the middle: ${collection}`, async () => {
      const {agent, customer} = await asked(collection);
      const before = await open(customer);
      await before.getByRole('button', {name: 'Continue'}).click();
      await formIn(collection, before).getByLabel('Card number').waitFor();
      await customer.reload();
      const checkout = await open(customer, 'Continue payment');
      await checkout.getByText('Your form is still there').waitFor();
      await checkout.getByRole('button', {name: 'Continue'}).click();
      await pay(collection, checkout);
      await agent.locator('chatpay-status').getByText('Paid', {exact: true}).waitFor();
      await customer.getByText('Payment Accepted').waitFor();
      expect(stage.demo.standIns.cybersource.ledger.entries.length).to.equal(1);
    });

    it(`lets no card come to a server or a page of ours: ${collection}`, async () => {
      const theirs = await stage.context({viewport: {width: 1280, height: 900}});
      const {agent, customer} = await asked(collection, theirs);
      const evidence = new Map<string, string>();
      let seen = 0;
      theirs.on('request', (request) => {
        const said = `${request.url()} ${request.postData() ?? ''} ${JSON.stringify(request.headers())}`;
        if (said.includes(GOOD)) seen++;
        if (new URL(request.url()).origin === stage.demo.standIns.origin) return;
        evidence.set(`request ${evidence.size} to ${new URL(request.url()).pathname}`, said);
      });
      const checkout = await open(customer);
      await checkout.getByRole('button', {name: 'Continue'}).click();
      await pay(collection, checkout);
      await agent.locator('chatpay-status').getByText('Paid', {exact: true}).waitFor();
      await customer.getByText('Payment Accepted').waitFor();
      evidence.set('chat', await customer.content());
      evidence.set('desk', await agent.content());
      for (const name of await readdir(stage.demo.dataDir)) {
        evidence.set(`file ${name}`, await readFile(join(stage.demo.dataDir, name), 'latin1'));
      }
      expect(seen, 'the canary was typed and sent to the provider').to.equal(1);
      expect(leaksIn(evidence, spellingsOf(GOOD))).to.deep.equal([]);
      expect(evidence.size).to.be.greaterThan(6);
    });
  }

  it('leaves a request for the agent’s eyes what it is, at a desk that asks for none', async () => {
    const desk = await stage.page(await stage.context({viewport: {width: 1280, height: 900}}), '/agent');
    const agent = new AgentPage(desk);
    const customer = new CustomerPage(await stage.page(await stage.context(), '/customer'));
    await agent.signIn();
    await agent.request();
    await desk.goto(`${stage.demo.hostOrigin}/agent?collection=unified-checkout`);
    await customer.pay();
    await agent.viewCard();
    await agent.vault.getByRole('button', {name: 'Reveal'}).click();
    await agent.vault.getByText('4111 1111 1111 1111').waitFor();
  });

  it('closes the dialog when the agent cancels, and says so to both', async () => {
    const {agent, customer} = await asked('secure-acceptance-hosted');
    const checkout = await open(customer);
    await checkout.getByRole('button', {name: 'Continue'}).waitFor();
    await agent.getByRole('button', {name: 'Cancel', exact: true}).click();
    await customer.getByText('This request was canceled').waitFor();
    await agent.locator('chatpay-status').getByText('Canceled', {exact: true}).waitFor();
    expect(await customer.locator('chatpay-provider iframe.page').count()).to.equal(0);
  });

  it('is declined in the chat', async () => {
    const {agent, customer} = await asked('unified-checkout');
    await customer.getByRole('button', {name: 'Decline'}).click();
    await agent.locator('chatpay-status').getByText('Customer Declined Payment').waitFor();
  });

  it('expires in the dialog', async () => {
    const {agent, customer} = await asked('secure-acceptance-merchant');
    await (await open(customer)).getByRole('button', {name: 'Continue'}).waitFor();
    stage.aheadMs += 11 * 60_000;
    await Promise.all([agent.reload(), customer.reload()]); // the clocks of both are told anew
    await customer.getByText('This request has expired').waitFor();
    await agent.locator('chatpay-status').getByText('Request Expired').waitFor();
  });

  it('fills a phone’s screen, and needs no storage of the checkout’s', async () => {
    const phone = await stage.phone();
    const {agent, customer} = await asked('secure-acceptance-hosted', phone);
    const checkout = await open(customer);
    await checkout.getByRole('button', {name: 'Continue'}).click();
    await formIn('secure-acceptance-hosted', checkout).getByLabel('Card number').waitFor();
    const box = await customer.locator('chatpay-provider [part=surface]').boundingBox();
    expect(box).to.deep.equal({x: 0, y: 0, width: 360, height: 640});
    await pay('secure-acceptance-hosted', checkout);
    await agent.locator('chatpay-status').getByText('Paid', {exact: true}).waitFor();
    const kept = await phone.cookies(stage.demo.checkoutOrigin);
    expect(kept).to.deep.equal([]);
  });

  it('stands in a frame of the chat’s page, and of no other', async () => {
    const {customer} = await asked('secure-acceptance-hosted');
    await (await open(customer)).getByRole('button', {name: 'Continue'}).waitFor();
    const url = await customer.locator('chatpay-provider iframe.page').getAttribute('src');
    const policy = (await fetch(url!)).headers.get('content-security-policy');
    expect(/frame-ancestors ([^;]*)/.exec(policy!)?.[1]).to.equal(stage.demo.hostOrigin);
    const byLink = await fetch(`${stage.demo.checkoutOrigin}/p/${'A'.repeat(43)}`);
    expect(byLink.headers.get('content-security-policy')).to.contain("frame-ancestors 'none'");
  });
});
