import puppeteer, {type Browser, type Frame, type Page} from 'puppeteer-core';

import {ensureBrowser} from '../../scripts/browsers.mjs';
import type {TypedCard} from './support.js';

/** What Firefox’s settings can deny to the pages of a chat and the vault’s frame in it. */
export const SETTINGS: Record<string, Record<string, unknown>> = {
  'as it comes': {},
  'with cookies of other sites denied': {'network.cookie.cookieBehavior': 1},
  'with all cookies and storage denied': {'network.cookie.cookieBehavior': 2},
  'in a private window': {'browser.privatebrowsing.autostart': true},
};

/** Starts Firefox with some settings. */
export function openFirefox(settings: Record<string, unknown>): Promise<Browser> {
  return puppeteer.launch({
    browser: 'firefox',
    headless: true,
    executablePath: ensureBrowser('firefox')!,
    extraPrefsFirefox: {'intl.accept_languages': 'en-US, en', ...settings},
  });
}

/** Presses a button once it can be pressed; by script, since the driver of this Firefox knows no places in frames. */
export async function press(place: Page | Frame, name: string): Promise<void> {
  const button = await place.waitForSelector(`>>> button:not([disabled], [aria-disabled]) ::-p-text(${name})`);
  await button!.evaluate((element) => element.closest('button')!.click());
}

/** The frame with pages of an origin. */
export async function frameOf(page: Page, origin: string): Promise<Frame> {
  return page.waitForFrame((frame) => frame.url().startsWith(origin));
}

/** Asks for a payment at the desk, once the agent is signed in. */
export async function ask(page: Page, vaultOrigin: string): Promise<void> {
  const ask = await page.waitForSelector('>>> button[aria-label="Request payment"]');
  await ask!.evaluate((button) => (button as unknown as {click(): void}).click());
  for (const [field, text] of [
    ['amount', '361.21'],
    ['reason', 'Floral Oasis Dress'],
  ] as const) {
    const input = await page.waitForSelector(`>>> #${field}`);
    await input!.focus();
    await page.keyboard.type(text);
  }
  await press(page, 'Request');
  await press(await frameOf(page, vaultOrigin), 'Send');
}

/** Types a card into the customer's form, which is open or opens, by keys. */
export async function typeCard(page: Page, vaultOrigin: string, card: TypedCard): Promise<void> {
  const vault = await frameOf(page, vaultOrigin);
  const number = await vault.waitForSelector('>>> [data-field=number]');
  await number!.focus();
  for (const text of [card.number, card.name, card.expiry.replace('/', ''), card.code]) {
    await page.keyboard.type(text);
    await page.keyboard.press('Tab');
  }
}

/** Whether a page is let have a storage. */
export function storageOf(frame: Frame): Promise<'there' | 'denied'> {
  return frame.evaluate(
    () =>
      new Promise<'there' | 'denied'>((done) => {
        try {
          const opening = indexedDB.open('probe');
          opening.onsuccess = () => done('there');
          opening.onerror = () => done('denied');
        } catch {
          done('denied');
        }
      }),
  );
}
