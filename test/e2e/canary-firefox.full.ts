import type {Browser, HTTPRequest, Page} from 'puppeteer-core';

import {noteFigure} from '../../scripts/security-groups.mjs';
import {describeCanary, type Sides} from './canary.js';
import type {Evidence} from './evidence.js';
import {ask, frameOf, openFirefox, press, typeCard} from './firefox.js';
import {recordMessages} from './page-readers.js';
import type {Stage} from './support.js';

let firefox: Browser | undefined;

describeCanary('No card number outside the vault, with Firefox on both sides', {
  vaultStorage: 'there',
  noted: (text) => noteFigure({group: 'T7', engine: 'firefox', text}),
  async open(stage, note) {
    firefox = await openFirefox({});
    const [agent, customer] = [await openPage(firefox, note), await openPage(firefox, note)];
    return sidesIn(stage, agent, customer);
  },
  close: async () => firefox?.close(),
});

async function sidesIn({demo}: Stage, agent: Page, customer: Page): Promise<Sides> {
  const {hostOrigin, vaultOrigin} = demo;
  await agent.goto(`${hostOrigin}/agent`);
  await customer.goto(`${hostOrigin}/customer`);
  const [desk, form] = [await frameOf(agent, vaultOrigin), () => frameOf(customer, vaultOrigin)];
  await press(desk, 'Sign in');
  /** How many payments have come to something: their words stay on screen. */
  let payments = 0;
  const count = (page: Page, words: string) => textsOf(page).then((text) => text.split(words).length - 1);
  const reach = async (page: Page, words: string) => {
    while ((await count(page, words)) < payments) await new Promise((done) => setTimeout(done, 50));
  };
  return {
    agent,
    customer,
    async request() {
      payments++;
      await ask(agent, vaultOrigin);
      await reach(customer, 'Floral Oasis Dress');
    },
    async type(card) {
      await press(customer, 'Enter Payment');
      await typeCard(customer, vaultOrigin, card);
    },
    async pay() {
      await press(await form(), 'Pay $361.21');
      await customer.waitForSelector('>>> ::-p-text(Your card details were sent)');
    },
    async reveal() {
      await press(agent, 'View Card');
      await press(desk, 'Reveal');
      const view = await desk.waitForSelector('chatpay-card-view');
      return view!.evaluate((element) => element.shadowRoot!.textContent!);
    },
    async complete() {
      // a clipboard is for a press by hand, in the window that is in front
      await agent.bringToFront();
      const words = await desk.waitForSelector('>>> ::-p-text(Copy card number)');
      await words!.evaluate((element) => element.closest('button')!.focus());
      await agent.keyboard.press(' ');
      await desk.waitForSelector('>>> ::-p-text(Copied)');
      await press(desk, 'Mark as Completed');
      await reach(customer, 'Payment Accepted');
    },
  };
}

/** A window of a browser of its own, of which is noted what passes; answers are at the servers. */
async function openPage(firefox: Browser, note: Evidence['note']): Promise<Page> {
  const context = await firefox.createBrowserContext();
  const page = await context.newPage({type: 'window'});
  page.setDefaultTimeout(60_000);
  // What runs TypeScript here gives functions their names by a helper that the page does not have.
  await page.evaluateOnNewDocument('globalThis.__name = (value) => value');
  await page.evaluateOnNewDocument(recordMessages);
  page.on('request', (request) => note('network', textOf(request)));
  page.on('console', (message) => note('console', message.text()));
  page.on('pageerror', (error) => note('console', String(error)));
  return page;
}

function textOf(request: HTTPRequest): string {
  return `${request.method()} ${request.url()} ${JSON.stringify(request.headers())} ${request.postData() ?? ''}`;
}

/** Everything there is to read in a page, in the trees of its elements too. */
function textsOf(page: Page): Promise<string> {
  return page.evaluate(() => {
    const texts: string[] = [];
    const walk = (root: Document | ShadowRoot) => {
      for (const element of root.querySelectorAll('*')) if (element.shadowRoot) walk(element.shadowRoot);
      texts.push(root.textContent ?? '');
    };
    walk(document);
    return texts.join('\n');
  });
}
