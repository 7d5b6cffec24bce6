import {expect} from 'chai';
import type {BrowserContext} from 'playwright-core';

import {CARDS, Stage} from './support.js';

/** What a part's file is called in the demo. */
const fileOf = (part: string) => new RegExp(`/${part}-\\w+\\.js`);

/** A file that is fetched late and does not come the first time: a browser would not ask for it again by itself. */
describe('A file that was lost on its way', () => {
  const stage = new Stage();
  let guests = 0;

  before(() => stage.open());
  after(() => stage.close());
  afterEach(() => expect(stage.errors.splice(0)).to.deep.equal([]));

  /** Both sides; one has no connection for a part's file until it is given back. */
  async function scene(part: string, loser: 'agent' | 'customer') {
    const name = `Guest ${++guests}`;
    const contexts = {agent: await stage.context(), customer: await stage.context()};
    const losing: BrowserContext = contexts[loser];
    let lost = 0;
    await losing.route(fileOf(part), (route) => {
      lost++;
      return route.abort();
    });
    const customer = await stage.customer(name, contexts.customer);
    const agent = await stage.agent(`Agent ${guests}`, name, contexts.agent);
    const giveBack = async () => {
      expect(lost, `requests for ${part}`).to.be.greaterThan(0);
      await losing.unroute(fileOf(part));
    };
    return {agent, customer, giveBack};
  }

  it('is asked for again by the next press of Enter Payment', async () => {
    const {agent, customer, giveBack} = await scene('pay-surface', 'customer');
    await agent.signIn();
    await agent.request();
    const enter = customer.page.getByRole('button', {name: 'Enter Payment'});
    await enter.click();
    await customer.page.getByText('No connection. Please try again.').waitFor();
    await giveBack();
    await customer.pay();
  });

  it('or one that it needs, of which the browser keeps the failure: then a reload helps, and that is said', async () => {
    const name = `Guest ${++guests}`;
    const context = await stage.context();
    const customer = await stage.customer(name, context);
    const agent = await stage.agent(`Agent ${guests}`, name);
    await agent.signIn();
    // what several late parts have in common, and the page has not needed before
    await context.route(`${stage.demo.hostOrigin}/chunk-*.js`, (route) => route.abort());
    await agent.request();
    const enter = customer.page.getByRole('button', {name: 'Enter Payment'});
    await enter.click();
    await customer.page.getByText('This could not be loaded. Please reload the page.').waitFor();
    await context.unrouteAll();
    await customer.page.reload();
    await customer.pay();
  });

  it('is asked for again by the next press of Request payment', async () => {
    const {agent, giveBack} = await scene('panel', 'agent');
    await agent.signIn();
    await agent.page.getByRole('button', {name: 'Request payment'}).click();
    const says = agent.page.getByText('No connection. Please try again.');
    await says.waitFor();
    await giveBack();
    await agent.request();
    await says.waitFor({state: 'detached'});
  });

  it('is asked for again by the agent’s bubble, as often as it takes', async () => {
    const {agent, giveBack} = await scene('agent-view', 'agent');
    await agent.signIn();
    await agent.fill();
    await agent.vault.getByRole('button', {name: 'Send'}).click();
    await agent.page.getByRole('img', {name: 'Loading the payment request'}).waitFor();
    await giveBack();
    await agent.page.getByText('Waiting for Customer').waitFor();
  });

  it('leaves the form as it was filled in, and is asked for again by the next press of Pay', async () => {
    const {agent, customer, giveBack} = await scene('sealing', 'customer');
    await agent.signIn();
    await agent.request();
    await customer.enterPayment();
    await customer.type(CARDS.visa);
    const pay = customer.vault.getByRole('button', {name: /^Pay \$/});
    await pay.click();
    await customer.vault.locator('#pay-hint', {hasText: 'No connection. Nothing was lost'}).waitFor();
    await giveBack();
    await pay.click();
    await customer.page.getByText('Your card details were sent').waitFor();
  });
});
