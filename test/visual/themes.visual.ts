import type {BrowserContextOptions, Page} from 'playwright-core';

import {Stage} from '../e2e/support.js';
import {matches, MOMENT, pinFonts} from './camera.js';

/** Every element in every theme, and in the ways in which people may see them. */
describe('the elements', () => {
  const stage = new Stage();

  before(async () => {
    pinFonts();
    await stage.open({env: {}, now: () => MOMENT});
  });
  after(() => stage.close());

  async function themes(options: BrowserContextOptions = {}, html: Record<string, string> = {}): Promise<Page> {
    const context = await stage.context({viewport: {width: 1280, height: 900}, timezoneId: 'UTC', ...options});
    await context.clock.setFixedTime(MOMENT);
    await context.addInitScript((attributes) => {
      addEventListener('DOMContentLoaded', () => {
        for (const [name, value] of Object.entries(attributes)) document.documentElement.setAttribute(name, value);
      });
    }, html);
    const page = await context.newPage();
    await page.goto(`${stage.demo.hostOrigin}/themes`);
    await page.locator('html[data-ready]').waitFor();
    await page.locator('.chat chatpay-order [part=send]').last().waitFor();
    await page.locator('.chat chatpay-status .pill').last().waitFor();
    for (const element of ['chatpay-guard', 'chatpay-provider']) {
      await page.locator(`.chat ${element} [part=notice]`).last().waitFor();
    }
    return page;
  }

  const chatOf = (page: Page, theme: string, scheme: string) => page.locator(`.chatpay-theme-${theme}.${scheme}`);

  it('look as they did, in each theme and scheme', async () => {
    const page = await themes();
    for (const theme of ['default', 'rounded', 'flat']) {
      for (const scheme of ['light', 'dark']) await matches(`${theme}-${scheme}`, chatOf(page, theme, scheme));
    }
    await page.context().close();
  });

  it('look as they did on a narrow phone', async () => {
    const page = await themes({viewport: {width: 320, height: 640}});
    await matches('default-light-320', chatOf(page, 'default', 'light'));
    await page.context().close();
  });

  it('look as they did from right to left', async () => {
    const page = await themes({}, {lang: 'ar', dir: 'rtl'});
    for (const scheme of ['light', 'dark']) await matches(`rtl-${scheme}`, chatOf(page, 'default', scheme));
    await page.context().close();
  });

  it('look as they did in forced colors', async () => {
    const page = await themes({forcedColors: 'active'});
    await matches('forced-colors', chatOf(page, 'default', 'light'));
    await page.context().close();
  });
});
