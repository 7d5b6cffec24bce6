import puppeteer, {type Browser, type Frame, type Page} from 'puppeteer-core';

import {ensureBrowser} from '../../scripts/browsers.mjs';

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
