import {expect} from 'chai';

import {CARDS, expectEnabled, Stage, type AgentPage, type CustomerPage} from './support.js';

/** Every path of the product guide, at two browsers that share nothing but the server. */
describe('A payment in the chat', () => {
  const stage = new Stage();
  let agent: AgentPage;
  let customer: CustomerPage;
  /** The people of this test. The first is the guide's own; the others begin in a conversation without a past. */
  let who = {customer: 'Valeria', agent: 'Ana'};
  let tests = 0;

  before(() => stage.open());
  after(() => stage.close());
  beforeEach(async () => {
    stage.aheadMs = 0;
    stage.errors.length = 0;
    if (++tests > 1) who = {customer: `Visitor ${tests}`, agent: `Agent ${tests}`};
    customer = await stage.customer(who.customer);
    agent = await stage.agent(who.agent, who.customer);
    await agent.signIn();
  });
  afterEach(async function () {
    if (!this.currentTest!.isPassed()) await stage.keep(this.currentTest!.title);
    await agent.page.context().close();
    await customer.page.context().close();
    expect(stage.errors).to.deep.equal([]);
  });

  const pill = (text: string | RegExp) => agent.bubbles.last().getByText(text).first().waitFor();
  const bubble = (text: string | RegExp) => customer.bubbles.last().getByText(text).first().waitFor();

  it('goes from Request to Payment Accepted', async () => {
    await agent.request();
    await bubble('$361.21');
    await bubble('Floral Oasis Dress');
    await customer.pay();
    await agent.viewCard();
    await agent.vault.getByRole('button', {name: 'Reveal'}).click();
    await agent.vault.getByText('4111 1111 1111 1111').waitFor();
    await agent.vault.getByRole('button', {name: 'Mark as Completed'}).click();
    await pill('Completed');
    await bubble('Payment Accepted');
  });

  it('copies each of the card’s details while the card is masked', async () => {
    await agent.request();
    await customer.pay();
    await agent.viewCard();
    const copied: string[] = [];
    for (const name of ['Copy card number', 'Copy name', 'Copy expiration date', 'Copy security code']) {
      const copy = agent.vault.getByRole('button', {name});
      await copy.click();
      await copy.getByText('Copied').waitFor();
      const vaultFrame = agent.page.frames().find((frame) => frame.url().endsWith('/desk.html'))!;
      copied.push(await readClipboard(agent));
      expect(await vaultFrame.evaluate(() => document.body.innerText)).not.to.contain('4111 1111');
    }
    expect(copied[0]).to.equal(CARDS.visa.number);
    expect(copied[1]).to.equal(CARDS.visa.name);
    expect(copied[2]).to.equal(CARDS.visa.expiry);
    expect(copied[3]).to.equal(CARDS.visa.code);
  });

  it('keeps Pay closed until everything is valid', async () => {
    await agent.request();
    await customer.enterPayment();
    const pay = customer.vault.getByRole('button', {name: 'Pay $361.21'});
    expect(await pay.isDisabled()).to.equal(true);
    await customer.type({...CARDS.visa, number: '4111111111111112'});
    expect(await pay.isDisabled()).to.equal(true);
    await customer.vault.getByLabel('Card number').fill('');
    await customer.vault.getByLabel('Card number').pressSequentially(CARDS.visa.number);
    await expectEnabled(pay);
  });

  it('lets the customer decline', async () => {
    await agent.request();
    await customer.page.getByRole('button', {name: 'Decline'}).last().click();
    await pill('Customer Declined Payment');
    await bubble('You declined this payment');
  });

  it('keeps what was typed when the agent goes back from the confirmation', async () => {
    const before = await agent.bubbles.count();
    await agent.fill({amount: '12.50', reason: 'Alteration'});
    await agent.vault.getByRole('button', {name: 'Back'}).click();
    expect(await agent.page.getByLabel('Amount to charge').inputValue()).to.equal('12.50');
    expect(await agent.page.getByLabel('Reason for charge').inputValue()).to.equal('Alteration');
    expect(await agent.bubbles.count()).to.equal(before);
  });

  it('takes another card after one was refused', async () => {
    await agent.request();
    await customer.pay(CARDS.mastercard);
    await agent.viewCard();
    await agent.vault.getByRole('button', {name: 'Card Refused'}).click();
    await agent.vault.getByRole('button', {name: /declined/i}).click();
    await pill('Card Refused');
    await bubble(/Try another card/);
    await customer.page
      .getByRole('button', {name: /Try another card|Enter Payment/})
      .last()
      .click();
    await customer.formShown();
    expect(await customer.vault.getByLabel('Card number').inputValue()).to.equal('');
    await customer.type(CARDS.amex);
    await customer.vault.getByRole('button', {name: 'Pay $361.21'}).click();
    await agent.viewCard();
    await agent.vault.getByRole('button', {name: 'Reveal'}).click();
    await agent.vault.getByText('3782 822463 10005').waitFor();
  });

  it('says Try Again when the request could not be sent, and never sends it twice', async () => {
    const before = await customer.bubbles.count();
    await agent.fill();
    await agent.page.route('**/commands', (route) => route.abort());
    await agent.vault.getByRole('button', {name: 'Send'}).click();
    const again = agent.page.getByRole('button', {name: 'Try Again'}).last();
    await again.waitFor();
    expect(await customer.bubbles.count()).to.equal(before);
    await agent.page.unroute('**/commands');
    await again.click();
    await pill('Waiting for Customer');
    await customer.bubbles.nth(before).getByText('$361.21').waitFor();
    expect(await customer.bubbles.count()).to.equal(before + 1);
  });

  it('withdraws a request', async () => {
    await agent.request();
    await agent.bubbles.last().getByRole('button', {name: 'Cancel'}).click();
    await pill('Canceled');
    await bubble('This request was canceled');
  });

  it('expires when nobody answers, on both sides', async () => {
    await agent.request();
    await bubble('Enter Payment');
    stage.aheadMs = 11 * 60_000;
    await customer.page.reload();
    await agent.page.reload();
    await bubble('This request has expired');
    await pill('Request Expired');
  });

  it('takes the card away at the time limit', async () => {
    await agent.request();
    await customer.pay();
    await pill(/View Card/);
    stage.aheadMs = 11 * 60_000;
    await agent.page
      .getByRole('button', {name: /View Card/})
      .last()
      .click();
    await agent.bubbles.last().getByText('This is not possible any more.').waitFor();
    await agent.page.reload();
    await pill('Time Limit Reached');
    await customer.page.reload();
    await bubble('This request has expired');
  });

  it('takes a card that is on screen away at the time limit, and says why until that is put away', async () => {
    await agent.request();
    await customer.pay();
    await agent.viewCard();
    await agent.vault.getByRole('button', {name: 'Reveal'}).click();
    await agent.vault.getByText('4111 1111 1111 1111').waitFor();
    stage.aheadMs = 11 * 60_000;
    await stage.restart(); // the agent's page hears the time when its stream begins anew
    await pill('Time Limit Reached');
    await agent.vault.getByText('The card has been destroyed.').waitFor();
    expect(await agent.vault.getByText('1111').count()).to.equal(0);
    await agent.vault.getByRole('button', {name: 'Close'}).click();
    await agent.page.locator('chatpay-provider [part=surface]').waitFor({state: 'hidden'});
  });

  it('tells the agent that the customer has left the form, and is back', async () => {
    await agent.request();
    await customer.enterPayment();
    await pill('Entering card details');
    await customer.page.keyboard.press('Escape');
    await pill('The customer has left the form');
    await customer.enterPayment();
    await pill('Entering card details');
    await customer.vault.getByRole('button', {name: 'Back to chat'}).click();
    await pill('The customer has left the form');
  });

  it('tells an agent who is with another customer, by a dot and a banner', async () => {
    const marco = await stage.customer('Marco');
    await agent.choose('Marco');
    await agent.request({amount: '59', reason: 'Scarf'});
    const row = agent.page.getByRole('listitem').filter({hasText: 'Marco'});
    await row.getByRole('img', {name: 'Active payment request'}).waitFor();
    await agent.choose(who.customer);
    await marco.pay(CARDS.mastercard);
    await agent.page.getByText('Card Payment').waitFor();
    await agent.page.getByRole('button', {name: 'View', exact: true}).click();
    await agent.cardShown();
    await agent.page.getByRole('heading', {name: 'Marco'}).waitFor();
    // whose card it is can be seen: over another conversation it is not, and it is back with its own
    await agent.choose(who.customer);
    await agent.page.locator('chatpay-provider [part=surface]').waitFor({state: 'hidden'});
    // what is asked for here comes all the same, and is here alone too
    await agent.fill({amount: '12', reason: 'Alteration'});
    await agent.vault.getByText('Alteration').waitFor();
    await agent.choose('Marco');
    await agent.page.locator('chatpay-provider [part=surface]').waitFor({state: 'hidden'});
    await agent.choose(who.customer);
    await agent.vault.getByRole('button', {name: 'Back'}).click();
    await agent.choose('Marco');
    await agent.viewCard();
    await agent.cardShown();
    await agent.vault.getByRole('button', {name: 'Mark as Completed'}).click();
    await marco.bubbles.last().getByText('Payment Accepted').waitFor();
    await marco.page.context().close();
  });

  it('goes on after the server was restarted in the middle, and after both sides reloaded', async () => {
    await agent.request();
    await customer.enterPayment();
    await stage.restart();
    await customer.type(CARDS.visa);
    await customer.vault.getByRole('button', {name: 'Pay $361.21'}).click();
    await bubble('Your card details were sent');
    await stage.restart();
    await agent.page.reload();
    await customer.page.reload();
    await agent.viewCard();
    await agent.vault.getByRole('button', {name: 'Mark as Completed'}).click();
    await bubble('Payment Accepted');
  });

  it('masks a card number in plain chat before it leaves the page', async () => {
    const sent: string[] = [];
    customer.page.on('websocket', (socket) => socket.on('framesent', ({payload}) => sent.push(String(payload))));
    await customer.page.reload();
    await customer.say('my card is 4111 1111 1111 1111 ok?');
    await agent.page.getByRole('log').getByText('my card is •••• •••• •••• 1111 ok?').waitFor();
    expect(sent.some((payload) => payload.includes('my card is'))).to.equal(true);
    expect(sent.join('').includes('4111 1111')).to.equal(false);
  });
});

/** The clipboard, pasted into a field that nothing guards, as an order system's would be. */
async function readClipboard({page}: AgentPage): Promise<string> {
  await page.evaluate(() => {
    const field = document.body.appendChild(document.createElement('textarea'));
    field.id = 'order-system';
    field.focus();
  });
  await page.keyboard.press('Control+V');
  const field = page.locator('#order-system');
  const text = await field.inputValue();
  await field.evaluate((element) => element.remove());
  return text;
}
