import {mkdtemp, rm} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {join} from 'node:path';

import {chromium, type Browser, type BrowserContext, type FrameLocator, type Locator, type Page} from 'playwright-core';

import {startDemo, type Demo, type DemoOptions} from '../../demo/server/demo.js';
import {chromiumArgs, ensureBrowser} from '../../scripts/browsers.mjs';

/** The networks' public test cards. */
export const CARDS = {
  visa: {number: '4111111111111111', name: 'Valeria Ortiz', expiry: '12/34', code: '123'},
  mastercard: {number: '5555555555554444', name: 'Marco Rossi', expiry: '01/33', code: '456'},
  amex: {number: '378282246310005', name: 'Valeria Ortiz', expiry: '11/31', code: '9876'},
} as const;

/** A card as a person types it. */
export interface TypedCard {
  readonly number: string;
  readonly name: string;
  /** MM/YY. */
  readonly expiry: string;
  readonly code: string;
}

/** The product, running for one test file: its servers, one browser, and pages of both sides in contexts of their own. */
export class Stage {
  readonly errors: string[] = [];
  #browser: Promise<Browser> | undefined;
  #demo!: Demo;
  #dataDir!: string;
  #options!: DemoOptions;
  /** How far the server's clock is ahead of the machine's, in milliseconds. */
  aheadMs = 0;

  get demo(): Demo {
    return this.#demo;
  }

  async open(options: Partial<DemoOptions> = {}): Promise<void> {
    this.#dataDir = await mkdtemp(join(tmpdir(), 'chatpay-e2e-'));
    this.#options = {port: 0, vaultPort: 0, dataDir: this.#dataDir, now: () => Date.now() + this.aheadMs, ...options};
    this.#demo = await startDemo(this.#options);
  }

  /** Chromium, started with the first page that needs it. */
  get browser(): Promise<Browser> {
    return (this.#browser ??= chromium.launch({
      executablePath: ensureBrowser('chromium'),
      args: chromiumArgs,
      timeout: 120_000,
    }));
  }

  async close(): Promise<void> {
    await (await this.#browser)?.close();
    await this.#demo?.close();
    if (this.#dataDir) await rm(this.#dataDir, {recursive: true, force: true});
  }

  /** Keeps what every page shows, for a test that failed. */
  async keep(title: string): Promise<void> {
    const pages = (await this.browser).contexts().flatMap((context) => context.pages());
    const name = title.replaceAll(/\W+/g, '-');
    for (const [index, page] of pages.entries()) {
      await page.screenshot({path: `test-results/${name}-${index}.png`}).catch(() => undefined);
    }
  }

  /** Stops the servers and starts them again on the same ports and the same data. */
  async restart({whileDown = async () => {}}: {whileDown?: () => Promise<void>} = {}): Promise<void> {
    const port = Number(new URL(this.#demo.hostOrigin).port);
    const vaultPort = Number(new URL(this.#demo.vaultOrigin).port);
    const checkoutPort = Number(new URL(this.#demo.checkoutOrigin).port);
    await this.#demo.close();
    await whileDown();
    this.#demo = await startDemo({...this.#options, port, vaultPort, checkoutPort});
  }

  /** A browser of its own: storage, cookies and connections are shared with nobody. */
  async context(options: Parameters<Browser['newContext']>[0] = {}): Promise<BrowserContext> {
    return (await this.browser).newContext({
      locale: 'en-US',
      viewport: {width: 1280, height: 800},
      reducedMotion: 'reduce',
      ...options,
    });
  }

  /** @param customer Whose conversation the desk opens, by name. */
  async agent(name?: string, customer?: string, context?: BrowserContext): Promise<AgentPage> {
    const query = new URLSearchParams({...(name && {name}), ...(customer && {customer: idOf(customer)})});
    const page = await this.page(context ?? (await this.context()), `/agent?${query}`);
    return new AgentPage(page);
  }

  async customer(name?: string, context?: BrowserContext): Promise<CustomerPage> {
    const query = name ? `?name=${encodeURIComponent(name)}` : '';
    const page = await this.page(context ?? (await this.context()), `/customer${query}`);
    return new CustomerPage(page);
  }

  /** Any page of the host's site, or of another by its whole address. */
  async page(context: BrowserContext, path: string): Promise<Page> {
    await context.grantPermissions(['clipboard-read', 'clipboard-write'], {origin: this.#demo.vaultOrigin});
    const page = await context.newPage();
    page.setDefaultTimeout(60_000);
    page.on('pageerror', (error) => this.errors.push(`${path}: ${error.message}`));
    await page.goto(path.startsWith('/') ? this.#demo.hostOrigin + path : path);
    return page;
  }
}

/** A visitor's id, as the demo makes it of a plain Latin name. */
const idOf = (name: string): string => name.toLowerCase().replaceAll(' ', '-');

const digitsOf = (text: string): string => text.replaceAll(/\D/g, '');

/** Waits until a button can be pressed: an element draws itself a moment after the last key. */
export async function expectEnabled(button: Locator): Promise<void> {
  await button.click({trial: true});
}

class Side {
  readonly page: Page;
  constructor(page: Page) {
    this.page = page;
  }

  /** The vault's frame: the one place where a card is ever in clear. */
  get vault(): FrameLocator {
    return this.page.frameLocator('chatpay-provider iframe');
  }

  /**
   * Settles once the vault's frame is on screen, and has been for as long as the quickest person needs: Chromium sends a click
   * on a frame of another process past it for some milliseconds after the frame has come.
   */
  async vaultShown(): Promise<void> {
    await this.page.locator('chatpay-provider [part=surface]').waitFor();
    await this.page.waitForTimeout(250);
  }

  get bubbles() {
    return this.page.locator('chatpay-request');
  }

  async say(text: string): Promise<void> {
    await this.page.getByLabel('Message', {exact: true}).fill(text);
    await this.page.getByRole('button', {name: 'Send message'}).click();
  }
}

/** The agent's desk, used as an agent would. */
export class AgentPage extends Side {
  async signIn(): Promise<void> {
    await this.vaultShown();
    await this.vault.getByRole('button', {name: 'Sign in'}).click();
    await this.vault.getByRole('button', {name: 'Sign in'}).waitFor({state: 'hidden'});
  }

  async choose(customer: string): Promise<void> {
    await this.page.getByRole('button', {name: new RegExp(customer)}).click();
  }

  async fill({amount = '361.21', reason = 'Floral Oasis Dress'} = {}): Promise<void> {
    await this.page.getByRole('button', {name: 'Request payment'}).click();
    await this.page.getByLabel('Amount to charge').fill(amount);
    await this.page.getByLabel('Reason for charge').fill(reason);
    await this.page.getByRole('button', {name: 'Request', exact: true}).click();
    await this.vaultShown();
  }

  /** Asks, and waits until the new request has arrived: the ones before it may be waiting too. */
  async request(order: {amount?: string; reason?: string} = {}): Promise<void> {
    const before = await this.bubbles.count();
    await this.fill(order);
    await this.vault.getByRole('button', {name: 'Send'}).click();
    await this.bubbles.nth(before).getByText('Waiting for Customer').waitFor();
  }

  async cardShown(): Promise<void> {
    await this.vaultShown();
    await this.vault.getByRole('button', {name: 'Mark as Completed'}).waitFor();
  }

  async viewCard(): Promise<void> {
    await this.page.getByRole('button', {name: 'View Card', exact: true}).last().click();
    await this.cardShown();
  }
}

/** The customer's chat, used as a customer would. */
export class CustomerPage extends Side {
  async formShown(): Promise<void> {
    await this.vaultShown();
    await this.vault.getByLabel('Card number').waitFor();
  }

  /** The vault takes no press before its button was in sight for half a second. */
  async payable(): Promise<void> {
    await this.vault.getByRole('button', {name: /^Pay \$/, disabled: false}).waitFor();
  }

  async enterPayment(): Promise<void> {
    await this.page.getByRole('button', {name: 'Enter Payment'}).last().click();
    await this.formShown();
  }

  async type(card: TypedCard): Promise<void> {
    const number = this.vault.getByLabel('Card number');
    await number.click();
    await number.fill('');
    await number.pressSequentially(card.number);
    const [taken, typed] = [digitsOf(await number.inputValue()), digitsOf(card.number)];
    if (taken !== typed)
      throw new Error(`of the keys for the card number ${taken.length} of ${typed.length} were taken`);
    await this.vault.getByLabel('Name on card').fill(card.name);
    await this.vault.getByLabel('Expiration date').pressSequentially(card.expiry);
    await this.vault.getByLabel('Security code').pressSequentially(card.code);
  }

  async pay(card: TypedCard = CARDS.visa): Promise<void> {
    await this.enterPayment();
    await this.type(card);
    await this.vault.getByRole('button', {name: /^Pay \$/}).click();
    await this.page.getByText('Your card details were sent').last().waitFor();
  }
}
