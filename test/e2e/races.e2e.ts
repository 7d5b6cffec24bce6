import {expect} from 'chai';

import {noteFigure} from '../../scripts/security-groups.mjs';
import {readKept, type Kept} from './database.js';
import {CARDS, Stage, type AgentPage, type CustomerPage} from './support.js';

/** One of two that press at the same time may come too late: the button is gone then. */
const tryTo = (click: Promise<void>) => click.catch(() => {});
const QUICK = {timeout: 8000};

/** The customer presses Pay, as often and as quickly as said. */
const press = ({vault}: CustomerPage, times = 1, options = {}) =>
  vault.getByRole('button', {name: /^Pay \$/}).click({clickCount: times, delay: 0, ...options});

describe('Whatever crashes or comes together, one payment stays one payment:', () => {
  const stage = new Stage();
  let agent: AgentPage;
  let customer: CustomerPage;
  let begun: Kept;
  let visitors = 0;
  const passed = new Set<string>();

  before(() => stage.open());
  after(() => stage.close());
  beforeEach(async () => {
    begun = await readKept(stage.demo.dataDir);
    const visitor = `Visitor ${++visitors}`;
    customer = await stage.customer(visitor);
    agent = await stage.agent(undefined, visitor);
    await agent.signIn();
  });
  afterEach(async function () {
    if (this.currentTest?.isPassed()) passed.add(this.currentTest.title);
    if (!this.currentTest!.isPassed()) await stage.keep(this.currentTest!.title);
    for (const {page} of [agent, customer]) await page.context().close();
  });

  /** How many events of a type there are since the test began. */
  async function since(type: string): Promise<number> {
    const {events} = await readKept(stage.demo.dataDir);
    return (events[type] ?? 0) - (begun.events[type] ?? 0);
  }

  /** Goes on from wherever the pages are, to the end; then all of it must have happened once. */
  async function finish({cards = 1, wasPressed = true} = {}): Promise<void> {
    const sent = customer.page.getByText('Your card details were sent');
    const enter = customer.page.getByRole('button', {name: 'Enter Payment'});
    const form = customer.vault.getByLabel('Card number');
    const isThere = async () => (await sent.isVisible()) || (await enter.isVisible()) || (await form.isVisible());
    for (let tries = 0; tries < 600 && !(await isThere()); tries++) await customer.page.waitForTimeout(100);
    // what is on its way needs a moment, and if the server has it as long as it takes: it must not be entered once more
    for (let tries = 0; wasPressed && tries < 40 && !(await sent.isVisible()); tries++) {
      if ((await since('submitted')) > 0) await sent.waitFor();
      else await customer.page.waitForTimeout(100);
    }
    if (!(await sent.isVisible())) {
      if (!(await form.isVisible())) await customer.enterPayment();
      await customer.type(CARDS.visa);
      await press(customer);
    }
    await sent.waitFor();
    const complete = agent.vault.getByRole('button', {name: 'Mark as Completed'});
    if (!(await complete.isVisible())) await agent.viewCard();
    await complete.click();
    await customer.page.getByText('Payment Accepted').waitFor();
    const counts = [await since('requested'), await since('submitted'), await since('completed')];
    expect(counts).to.deep.equal([1, cards, 1]);
    const {cards: left, wrappingKeys} = await readKept(stage.demo.dataDir);
    expect([left, wrappingKeys]).to.deep.equal([0, 0]);
    expect([await agent.bubbles.count(), await customer.bubbles.count()]).to.deep.equal([1, 1]);
  }

  const ready = async () => {
    await agent.request();
    await customer.enterPayment();
    await customer.type(CARDS.visa);
  };

  it('Send is pressed twice', async () => {
    await agent.fill();
    await agent.vault.getByRole('button', {name: 'Send'}).dblclick();
    await agent.bubbles.first().getByText('Waiting for Customer').waitFor();
    await finish();
  });

  it('Enter Payment is pressed twice', async () => {
    await agent.request();
    await customer.page.getByRole('button', {name: 'Enter Payment'}).dblclick();
    await customer.formShown();
    expect(await since('opened')).to.equal(1);
    await finish();
  });

  it('Pay is pressed five times', async () => {
    await ready();
    await press(customer, 5);
    await finish();
  });

  it('Mark as Completed is pressed twice', async () => {
    await ready();
    await press(customer);
    await agent.viewCard();
    await agent.vault.getByRole('button', {name: 'Mark as Completed'}).dblclick();
    await customer.page.getByText('Payment Accepted').waitFor();
    expect(await since('completed')).to.equal(1);
  });

  it('the vault’s frame is killed as Pay is pressed', async () => {
    await ready();
    const killed = customer.page.evaluate(
      () =>
        new Promise<void>((done) => {
          const frame = document
            .querySelector('demo-shop')!
            .shadowRoot!.querySelector('chatpay-provider')!
            .shadowRoot!.querySelector('iframe')!;
          addEventListener('blur', () => {
            frame.remove();
            done();
          });
          setTimeout(() => {
            frame.remove();
            done();
          }, 50);
        }),
    );
    await tryTo(press(customer, 1, QUICK));
    await killed;
    await customer.page.reload();
    await finish();
  });

  it('the page is closed as Pay is pressed', async () => {
    await ready();
    await Promise.all([tryTo(press(customer, 1, QUICK)), customer.page.close()]);
    customer = await stage.customer(`Visitor ${visitors}`);
    await finish();
  });

  it('the network is gone when Pay is pressed, and comes back', async () => {
    await ready();
    await customer.page.context().setOffline(true);
    await press(customer);
    await customer.page.waitForTimeout(1500);
    expect(await since('submitted')).to.equal(0);
    await customer.page.context().setOffline(false);
    // by itself: nobody types a card twice
    await customer.page.getByText('Your card details were sent').waitFor();
    await finish();
  });

  for (const arrives of [true, false]) {
    it(`the network is gone until after the time limit, and the card ${arrives ? 'had arrived' : 'had not'}`, async () => {
      await ready();
      const {page} = customer;
      await page.context().setOffline(true);
      await page.route('**/events*', (route) => route.abort());
      await page.route('**/commands', async (route) => {
        if (arrives && route.request().postData()?.includes('"submit"')) await route.fetch(); // the answer is lost
        await route.abort();
      });
      stage.aheadMs += 5 * 60_000; // a card that arrives now may be used when the time for an answer is over
      await stage.restart(); // what is open is not cut by a browser that is offline
      await press(customer);
      await page.getByText('Sending your card details').waitFor();
      await page.evaluate(() => {
        const now = performance.now.bind(performance);
        performance.now = () => now() + 11 * 60_000;
      });
      await page.waitForTimeout(2000);
      const says = () => page.locator('chatpay-request').locator('[part=status], [part=problem]').allInnerTexts();
      expect(await says()).to.deep.equal(['Sending your card details…']);

      if (!arrives) stage.aheadMs += 6 * 60_000;
      await page.unrouteAll();
      await page.context().setOffline(false);
      const words = arrives ? 'Your card details were sent' : 'This request has expired';
      await page.getByText(words).waitFor();
      await page.waitForTimeout(300);
      expect(await says()).to.deep.equal([words]);
      expect(await since('submitted')).to.equal(arrives ? 1 : 0);
      if (arrives) await finish();
    });
  }

  it('the server is killed when Pay is pressed, and comes back', async () => {
    await ready();
    await stage.restart({
      whileDown: async () => {
        await press(customer);
        await customer.page.waitForTimeout(500);
      },
    });
    await customer.page.getByText('Your card details were sent').waitFor();
    await finish();
  });

  it('two tabs pay at once', async () => {
    await ready();
    const other = await stage.customer(`Visitor ${visitors}`, customer.page.context());
    await other.enterPayment();
    await other.type(CARDS.mastercard);
    await Promise.all([press(customer), tryTo(press(other, 1, QUICK))]);
    await finish();
  });

  it('the customer pays while the agent cancels', async () => {
    await ready();
    await Promise.all([tryTo(press(customer, 1, QUICK)), agent.page.getByRole('button', {name: 'Cancel'}).click()]);
    await customer.page.getByText('This request was canceled').waitFor();
    const {cards, wrappingKeys} = await readKept(stage.demo.dataDir);
    expect([cards, wrappingKeys, await since('canceled')]).to.deep.equal([0, 0, 1]);
    expect(await since('submitted')).to.be.at.most(1);
  });

  it('the customer declines while the agent cancels', async () => {
    await agent.request();
    await Promise.all([
      tryTo(customer.page.getByRole('button', {name: 'Decline'}).click(QUICK)),
      tryTo(agent.page.getByRole('button', {name: 'Cancel'}).click(QUICK)),
    ]);
    await customer.page.getByText(/You declined this payment|This request was canceled/).waitFor();
    await customer.page.waitForTimeout(300);
    expect((await since('declined')) + (await since('canceled'))).to.equal(1);
  });

  const TEARDOWNS: Record<string, () => Promise<void>> = {
    'when nothing was asked': async () => {},
    'at the confirmation': () => agent.fill(),
    'while the customer is asked': () => agent.request(),
    'while the customer types': ready,
    'when the card is there': async () => {
      await ready();
      await press(customer);
      await customer.page.getByText('Your card details were sent').waitFor();
    },
    'when the card is shown': async () => {
      await ready();
      await press(customer);
      await agent.viewCard();
    },
  };
  for (const [when, reach] of Object.entries(TEARDOWNS)) {
    it(`both pages are torn down ${when}`, async () => {
      await reach();
      await Promise.all([agent.page.reload(), customer.page.reload()]);
      if (when === 'when nothing was asked' || when === 'at the confirmation') {
        await agent.page.getByRole('button', {name: 'Request payment'}).waitFor();
        expect(await since('requested')).to.equal(0);
        await agent.request();
      }
      await finish({wasPressed: /card is/.test(when)});
    });
  }

  it('has stayed so each time', function () {
    expect(stage.errors).to.deep.equal([]);
    expect(passed.size).to.equal(this.test!.parent!.tests.length - 1);
    const text = `${passed.size} crashes and races, 0 payments doubled or lost, 0 cards left behind`;
    noteFigure({group: 'T22', engine: 'chromium', text});
  });
});
