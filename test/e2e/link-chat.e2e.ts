import {expect} from 'chai';
import type {FrameLocator, Page} from 'playwright-core';

import {LinkStage, typeAtStandIn, typeInVault} from './link-support.js';

const COLLECTIONS = ['secure-acceptance-hosted', 'secure-acceptance-merchant', 'unified-checkout'] as const;
type Collection = (typeof COLLECTIONS)[number];

describe('a payment at a provider, in the chat', function () {
  this.timeout(60_000);
  const stage = new LinkStage();
  beforeEach(() => stage.open());
  afterEach(async () => {
    await stage.close();
    expect(stage.errors.splice(0)).to.deep.equal([]);
    stage.aheadMs = 0;
  });

  /** An agent and a customer in one conversation, with a request in it. */
  async function asked(collection: Collection) {
    const agent = await stage.page(
      await stage.context({viewport: {width: 1280, height: 900}}),
      `/agent?collection=${collection}`,
    );
    const customer = await stage.page(await stage.context({viewport: {width: 1280, height: 900}}), '/customer');
    await agent.getByRole('button', {name: 'Request payment'}).click();
    await agent.getByLabel('Amount to charge').fill('361.21');
    await agent.getByLabel('Reason for charge').fill('Floral Oasis Dress');
    await agent.getByRole('button', {name: 'Request', exact: true}).click();
    await agent.getByText('Send this payment request?').waitFor();
    await agent.getByRole('button', {name: 'Send', exact: true}).click();
    await agent.getByText('Waiting for Customer').waitFor();
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
      await agent.getByText('Paying', {exact: true}).waitFor();
      await pay(collection, checkout);
      await agent.getByText('Paid', {exact: true}).waitFor();
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
      await agent.getByText('Payment Failed').waitFor();
      await checkout.getByRole('button', {name: 'Continue'}).click();
      await pay(collection, checkout);
      await agent.getByText('Paid', {exact: true}).waitFor();
      await customer.getByText('Payment Accepted').waitFor();
    });
  }
});
