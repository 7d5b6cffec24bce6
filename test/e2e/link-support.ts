import {mkdtemp, rm} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {join} from 'node:path';

import {chromium, type Browser, type BrowserContext, type FrameLocator, type Page} from 'playwright-core';

import {startDemo, type Demo, type DemoOptions} from '../../demo/server/demo.js';
import {chromiumArgs, ensureBrowser} from '../../scripts/browsers.mjs';

/** The product running for payment by link, and pages of agent, phone and payer in one browser. */
export class LinkStage {
  readonly errors: string[] = [];
  /** How far the server's clock is ahead of the machine's, in milliseconds. */
  aheadMs = 0;
  #browser!: Browser;
  #demo!: Demo;
  #dataDir!: string;

  get demo(): Demo {
    return this.#demo;
  }

  async open(options: Partial<DemoOptions> = {}): Promise<void> {
    this.#dataDir = await mkdtemp(join(tmpdir(), 'chatpay-e2e-'));
    const now = () => Date.now() + this.aheadMs;
    this.#demo = await startDemo({port: 0, vaultPort: 0, dataDir: this.#dataDir, env: {}, now, ...options});
    this.#browser = await chromium.launch({
      executablePath: ensureBrowser('chromium'),
      args: chromiumArgs,
      timeout: 120_000,
    });
  }

  async close(): Promise<void> {
    await this.#browser?.close();
    await this.#demo?.close();
    if (this.#dataDir) await rm(this.#dataDir, {recursive: true, force: true});
  }

  context(options: Parameters<Browser['newContext']>[0] = {}): Promise<BrowserContext> {
    return this.#browser.newContext({locale: 'en-US', reducedMotion: 'reduce', ...options});
  }

  /** A phone of 360 by 640 px. */
  phone(): Promise<BrowserContext> {
    return this.context({viewport: {width: 360, height: 640}});
  }

  async page(context: BrowserContext, address: string): Promise<Page> {
    const page = await context.newPage();
    page.setDefaultTimeout(60_000);
    page.on('pageerror', (error) => this.errors.push(`${address}: ${error.message}`));
    page.on('console', (message) => {
      if (/Content Security Policy/.test(message.text())) this.errors.push(`${address}: ${message.text()}`);
    });
    await page.goto(address.startsWith('/') ? this.#demo.hostOrigin + address : address);
    return page;
  }

  /** An agent at the order system. */
  async agent(collection = 'secure-acceptance-hosted', name = 'Ana'): Promise<AgentAtOrders> {
    const path = `/orders?collection=${collection}&name=${name}`;
    return new AgentAtOrders(await this.page(await this.context({viewport: {width: 1280, height: 900}}), path));
  }
}

/** The order system, used as an agent would. */
export class AgentAtOrders {
  readonly page: Page;
  constructor(page: Page) {
    this.page = page;
  }

  get guide() {
    return this.page.getByRole('list', {name: 'Payment status'});
  }

  /** The step where the payment stands. */
  get current() {
    return this.guide.locator('[aria-current=step]');
  }

  async choose(order = '1042'): Promise<void> {
    const heading = this.page.getByRole('heading', {name: `Order ${order}`, exact: true});
    const row = this.page.getByRole('listitem').filter({has: heading});
    await row.getByRole('button', {name: 'Payment link', exact: true}).click();
  }

  async send({order = '1042', channel = 'SMS', phone = ''} = {}): Promise<void> {
    await this.choose(order);
    if (phone) await this.page.getByLabel('Phone').fill(phone);
    await this.page.getByRole('radio', {name: channel}).check();
    await this.page.getByRole('button', {name: 'Send', exact: true}).click();
    await this.guide.waitFor();
  }

  /** Waits until the payment stands at a step. */
  async reaches(step: string | RegExp): Promise<void> {
    await this.current.filter({hasText: step}).waitFor();
  }
}

/** Types a card at a checkout of the stand-in and pays; all of them have the same labels. */
export function payAtStandIn(page: Page, card?: string): Promise<void> {
  return typeAtStandIn(page, card);
}

/** The same, wherever the form is. */
export async function typeAtStandIn(page: Page | FrameLocator, card = '4111111111111111'): Promise<void> {
  await page.getByLabel('Card number').fill(card);
  await page.getByLabel('Expiration date').fill('12/34');
  await page.getByLabel('Security code').fill('123');
  await page.getByRole('button', {name: 'Pay', exact: true}).click();
}

/** Types a card into the vault's own form on the checkout page, and pays. */
export function payInVault(page: Page, card?: string): Promise<void> {
  return typeInVault(page.frameLocator('iframe'), card);
}

/** The same, wherever the form is. */
export async function typeInVault(form: FrameLocator, card = '4111111111111111'): Promise<void> {
  await form.getByLabel('Card number').pressSequentially(card);
  await form.getByLabel('Name on card').fill('Valeria Ortiz');
  await form.getByLabel('Expiration date').pressSequentially('12/34');
  await form.getByLabel('Security code').pressSequentially('123');
  await form.getByRole('button', {name: /^Pay /}).click();
}
