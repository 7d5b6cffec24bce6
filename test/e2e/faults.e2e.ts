import {expect} from 'chai';
import type {Page, Request} from 'playwright-core';

import {CARDS, Stage, type AgentPage, type CustomerPage} from './support.js';

/** What each side reads at a step. */
interface Step {
  readonly name: string;
  readonly agent: RegExp;
  readonly customer: RegExp;
}

/** The main steps of the flow, each reached from the one before. */
const STEPS: readonly Step[] = [
  {name: 'waiting', agent: /Waiting for Customer/, customer: /Enter Payment/},
  {name: 'entering', agent: /Waiting for Customer/, customer: /Enter Payment/},
  {name: 'submitted', agent: /View Card/, customer: /Your card details were sent/},
  {name: 'viewed', agent: /View Card/, customer: /Your card details were sent/},
  {name: 'completed', agent: /Completed/, customer: /Payment Accepted/},
];

/** What the desk says of a card whose key another tab has. */
const KEY_LOST = /This card cannot be opened here/;

/** The same in a copy of that tab; where the browser denies the vault's frame its locks, as here, the copy has the key as well. */
const OTHER_DESK = /Open in another tab|Mark as Completed/;

/** The rows of the table of faults that need a browser: what a reload and other tabs do to pages, frames and their storage. */
describe('A reload, a second tab and a duplicate tab, in a real browser', () => {
  const stage = new Stage();
  let agent: AgentPage;
  let customer: CustomerPage;
  let tests = 0;
  let cells = 0;

  before(() => stage.open());
  after(async () => {
    await stage.close();
    console.log(`    ${cells} cells: ${STEPS.length} steps, 3 faults, 2 sides`);
  });
  beforeEach(async () => {
    stage.errors.length = 0;
    const who = `Visitor ${++tests}`;
    customer = await stage.customer(who);
    agent = await stage.agent(`Agent ${tests}`, who);
    await agent.signIn();
  });
  afterEach(async function () {
    if (!this.currentTest!.isPassed()) await stage.keep(this.currentTest!.title);
    await agent.page.context().close();
    await customer.page.context().close();
    expect(stage.errors).to.deep.equal([]);
  });

  const REACH: Readonly<Record<string, () => Promise<unknown>>> = {
    waiting: () => agent.request(),
    entering: () => customer.enterPayment(),
    submitted: () => payInForm(),
    viewed: () => agent.viewCard(),
    completed: () => agent.vault.getByRole('button', {name: 'Mark as Completed'}).click(),
  };

  async function payInForm(): Promise<void> {
    await customer.type(CARDS.visa);
    await customer.vault.getByRole('button', {name: /^Pay \$/}).click();
    await customer.page.getByText('Your card details were sent').waitFor();
  }

  async function go(step: string): Promise<void> {
    for (const {name} of STEPS) {
      await REACH[name]!();
      if (name === step) return;
    }
  }

  /** Pays and completes from wherever the pages are. */
  async function finish(): Promise<void> {
    await customer.page
      .getByText(/Enter Payment|card details were sent|Payment Accepted/)
      .first()
      .waitFor();
    const form = customer.vault.getByLabel('Card number');
    const enter = customer.page.getByRole('button', {name: 'Enter Payment'});
    if (!(await form.isVisible()) && (await enter.isVisible())) await customer.enterPayment();
    if (await form.isVisible()) await payInForm();
    await agent.bubbles
      .getByText(/View Card|Completed/)
      .first()
      .waitFor();
    const complete = agent.vault.getByRole('button', {name: 'Mark as Completed'});
    const view = agent.page.getByRole('button', {name: /View Card/});
    if (!(await complete.isVisible()) && (await view.isVisible())) await agent.viewCard();
    if (await complete.isVisible()) await complete.click();
    await customer.bubbles.getByText('Payment Accepted').first().waitFor();
    await agent.bubbles.getByText('Completed').first().waitFor();
  }

  /** A page shows the one request there is, and where it stands. */
  async function shows(page: Page, words: RegExp): Promise<void> {
    await page.locator('chatpay-request').getByText(words).first().waitFor();
    expect(await page.locator('chatpay-request').count()).to.equal(1);
  }

  const secondTab = async (page: Page): Promise<Page> => {
    const tab = await page.context().newPage();
    await tab.goto(page.url());
    return tab;
  };

  /** As browsers duplicate a tab: with a copy of its storage. */
  const duplicateTab = async (page: Page): Promise<Page> => {
    const [tab] = await Promise.all([
      page.context().waitForEvent('page'),
      page.evaluate(() => void open(location.href)),
    ]);
    return tab;
  };

  /** Presses View Card in another tab of the agent's, which has not got the key. */
  async function viewElsewhere(tab: Page, words: RegExp): Promise<void> {
    await tab.getByRole('button', {name: /View Card/}).click();
    await tab.frameLocator('chatpay-provider iframe').getByText(words).first().waitFor();
  }

  for (const step of STEPS) {
    const canView = step.name === 'submitted' || step.name === 'viewed';
    for (const side of ['agent', 'customer'] as const) {
      it(`change nothing for a request that is ${step.name}, at the ${side}’s`, async () => {
        await go(step.name);
        const {page} = side === 'agent' ? agent : customer;
        const words = step[side];

        const second = await secondTab(page);
        await shows(second, words);
        if (side === 'agent' && canView) await viewElsewhere(second, KEY_LOST);
        await second.close();

        const duplicate = await duplicateTab(page);
        await shows(duplicate, words);
        if (side === 'agent' && canView) await viewElsewhere(duplicate, OTHER_DESK);
        await duplicate.close();

        await page.reload();
        await shows(page, words);
        await shows(agent.page, step.agent);
        await shows(customer.page, step.customer);
        await finish();
        expect([await agent.bubbles.count(), await customer.bubbles.count()]).to.deep.equal([1, 1]);
        expect(await keysKept(agent)).to.deep.equal([]);
        cells += 3;
      });
    }
  }

  it('and a page that comes back to what has ended meanwhile keeps no key of it', async () => {
    await agent.request();
    const request = (await agent.bubbles.first().getAttribute('request'))!;
    expect(await keysKept(agent)).to.deep.equal([request]);
    await agent.page.goto('about:blank');
    await customer.page.getByRole('button', {name: 'Decline'}).click();
    await customer.bubbles.getByText('You declined this payment').waitFor();
    await agent.page.goBack();
    await shows(agent.page, /Customer Declined Payment/);
    for (let tries = 0; tries < 300 && (await keysKept(agent)).length > 0; tries++)
      await agent.page.waitForTimeout(100);
    expect(await keysKept(agent)).to.deep.equal([]);
  });
});

describe('Eight tabs of one browser', () => {
  const stage = new Stage();
  before(() => stage.open());
  after(() => stage.close());

  it('share one stream and all stay live, also when the tab that has it is closed', async () => {
    const context = await stage.context();
    const open = new Map<Request, Page>();
    context.on('request', (request) => request.url().includes('/events') && open.set(request, request.frame().page()));
    context.on('requestfinished', (request) => open.delete(request));
    context.on('requestfailed', (request) => open.delete(request));
    /** The tabs that have a stream; one that was closed has taken its own along. */
    const streaming = () => [...open.values()].filter((page) => !page.isClosed());
    /** Others may have tried before they heard of the one; then there is one, and stays one. */
    const oneStream = async (page: Page) => {
      for (let tries = 0; tries < 300 && streaming().length !== 1; tries++) await page.waitForTimeout(100);
      await page.waitForTimeout(500);
      expect(streaming().length).to.equal(1);
    };
    const agent = await stage.agent('Agent', 'Visitor');
    const tabs: CustomerPage[] = [];
    for (let count = 0; count < 8; count++) tabs.push(await stage.customer('Visitor', context));
    await agent.signIn();
    await agent.request();
    for (const {bubbles} of tabs) await bubbles.getByText('Enter Payment').waitFor();
    await oneStream(tabs[0]!.page);

    const leader = tabs.find(({page}) => page === streaming()[0])!;
    await leader.page.close();
    const rest = tabs.filter((tab) => tab !== leader);
    await agent.bubbles.first().getByRole('button', {name: 'Cancel'}).click();
    for (const {bubbles} of rest) await bubbles.getByText('This request was canceled').waitFor();
    await oneStream(rest[0]!.page);
    expect(rest.length).to.equal(7);
    expect(stage.errors).to.deep.equal([]);
  });
});

/** The requests whose wrapped keys an agent's tab keeps: for the vault's frame, which this browser denies any storage. */
async function keysKept({page}: AgentPage): Promise<string[]> {
  const names = await page.evaluate(() => Object.keys(sessionStorage));
  return names.flatMap((name) => /^chatpay-kept\/(.+)$/.exec(name)?.[1] ?? []);
}
