import type {BrowserContext, Page} from 'playwright-core';

import {noteFigure} from '../../scripts/security-groups.mjs';
import {describeCanary, type Sides} from './canary.js';
import type {Evidence} from './evidence.js';
import {recordMessages} from './page-readers.js';
import type {Stage} from './support.js';

describeCanary('No card number outside the vault', {
  vaultStorage: 'denied', // as in its private windows, of which each context is one
  places: ['accessibility tree', 'cookies'],
  noted: (text) => noteFigure({group: 'T7', engine: 'chromium', text}),
  async open(stage, note) {
    const contexts = [await stage.context(), await stage.context()] as const;
    for (const context of contexts) await record(context, note);
    return sidesIn(stage, contexts);
  },
});

async function sidesIn(stage: Stage, contexts: readonly [BrowserContext, BrowserContext]): Promise<Sides> {
  const agent = await stage.agent(undefined, undefined, contexts[0]);
  const customer = await stage.customer(undefined, contexts[1]);
  await agent.signIn();
  return {
    agent: agent.page,
    customer: customer.page,
    request: () => agent.request(),
    async type(card) {
      await customer.enterPayment();
      await customer.type(card);
    },
    async pay() {
      await customer.vault.getByRole('button', {name: 'Pay $361.21'}).click();
      await customer.page.getByText('Your card details were sent').last().waitFor();
    },
    async reveal() {
      await agent.viewCard();
      await agent.vault.getByRole('button', {name: 'Reveal'}).click();
      return agent.vault.locator('chatpay-card-view').evaluate((view) => view.shadowRoot!.textContent!);
    },
    async complete() {
      await agent.vault.getByRole('button', {name: 'Copy card number'}).click();
      await agent.vault.getByRole('button', {name: 'Mark as Completed'}).click();
      await customer.page.getByText('Payment Accepted').last().waitFor();
    },
    async look(step, note) {
      for (const {page} of [agent, customer]) {
        note(`accessibility tree at ${step}`, await accessibilityTree(page));
        note(`cookies and storage at ${step}`, JSON.stringify(await page.context().storageState({indexedDB: true})));
      }
    },
  };
}

/** Keeps what passes, as the browser tells it: requests and answers of every origin with their bodies, sockets, and the consoles. */
async function record(context: BrowserContext, note: Evidence['note']): Promise<void> {
  // What runs TypeScript here gives functions their names by a helper that the page does not have.
  await context.addInitScript('globalThis.__name = (value) => value');
  await context.addInitScript(recordMessages);
  context.on('request', (request) => {
    note(
      'network',
      `${request.method()} ${request.url()} ${JSON.stringify(request.headers())} ${request.postData() ?? ''}`,
    );
  });
  context.on('response', (response) => {
    // A stream of events has no end that could be waited for here; what the servers send down it is recorded there.
    const isStream = response.headers()['content-type']?.startsWith('text/event-stream');
    if (!isStream)
      void response.text().then(
        (text) => note('network', text),
        () => {},
      );
  });
  context.on('console', (message) => note('console', message.text()));
  context.on('page', (page) => {
    page.on('pageerror', (error) => note('console', error.stack ?? error.message));
    page.on('websocket', (socket) => {
      for (const event of ['framesent', 'framereceived'] as const) {
        socket.on(event as 'framesent', ({payload}) => note('socket', String(payload)));
      }
    });
  });
}

/** The host document's accessibility tree; the vault's frames are documents of another process and not in it. */
async function accessibilityTree(page: Page): Promise<string> {
  const cdp = await page.context().newCDPSession(page);
  const {nodes} = await cdp.send('Accessibility.getFullAXTree');
  await cdp.detach();
  return JSON.stringify(nodes);
}
