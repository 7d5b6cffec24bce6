import type {BrowserContext, BrowserContextOptions, Frame, Locator, Page} from 'playwright-core';

import {LinkStage} from '../e2e/link-support.js';
import {matches, MOMENT, pinFonts} from './camera.js';

const WAYS: [name: string, lang: string, options: BrowserContextOptions][] = [
  ['light', 'en', {}],
  ['dark', 'en', {colorScheme: 'dark'}],
  ['rtl', 'ar', {}],
];

type Screen = {readonly width: number; readonly height: number};

const PHONE = {width: 360, height: 720};
const DESK = {width: 1280, height: 860};
const SMALL = {width: 320, height: 568};
const TABLET = {width: 768, height: 900};
/** 200 % of zoom on a window of 1280 px. */
const ZOOMED = {width: 640, height: 430};

/** What a payment by link, and one at a provider in the chat, look like to everybody who takes part. */
for (const [name, lang, options] of WAYS) {
  describe(`the other pages, ${name}`, () => {
    const stage = new LinkStage();
    let desk: BrowserContext;
    let phone: BrowserContext;

    before(async () => {
      pinFonts();
      await stage.open({now: () => MOMENT});
      const context = async (viewport: Screen) => {
        const made = await stage.context({
          viewport,
          hasTouch: viewport === PHONE,
          timezoneId: 'UTC',
          locale: lang === 'en' ? 'en-US' : lang,
          ...options,
        });
        await made.clock.setFixedTime(MOMENT);
        return made;
      };
      [desk, phone] = [await context(DESK), await context(PHONE)];
    });
    after(() => stage.close());

    const newest = (path: 'p' | 'r') =>
      stage.demo.standIns
        .messages()
        .flatMap(({text}) => new RegExp(`\\S+/${path}/\\S+`).exec(text)?.[0] ?? [])
        .at(-1);

    /**
     * The same page on other screens: of one language and scheme, since the others differ in nothing that is new there.
     *
     * @param part What is below the first screen where all stands in one column, and is then taken alone.
     */
    async function alsoAt(screens: readonly Screen[], what: string, page: Page, part?: Locator) {
      if (name !== 'light') return;
      const own = page.viewportSize()!;
      for (const screen of screens) {
        await page.setViewportSize(screen);
        await page.waitForTimeout(300); // a frame tells its height when it has been laid out
        await matches(`pages-${screen.width}-${what}`, (screen.width < TABLET.width && part) || page);
      }
      await page.setViewportSize(own);
    }

    /** Waits for a link that was not there before, as a phone gets it. */
    async function arrived(path: 'p' | 'r', page: Page): Promise<string> {
      for (let tries = 0; newest(path) === undefined && tries < 1200; tries++) await page.waitForTimeout(25);
      return newest(path)!;
    }

    /** Addresses and ids that are never the same twice, each made one that is. */
    const settle = (frame: Page | Frame, selector: string, text: string) =>
      frame.locator(selector).evaluateAll((found, words) => found.forEach((node) => (node.textContent = words)), text);

    it('look as they did for a payment by link', async () => {
      const orders = await stage.page(desk, `/orders?collection=secure-acceptance-merchant&lang=${lang}`);
      await orders.locator('li button').first().click();
      await orders.locator('chatpay-order [part=phone]').waitFor();
      await orders.waitForFunction(() => customElements.get('chatpay-order') !== undefined);
      await matches(`pages-${name}-orders`, orders);
      await alsoAt([SMALL, ZOOMED, TABLET], 'orders', orders, orders.locator('aside'));
      await orders.locator('chatpay-order [part=send]').click();
      await orders.locator('chatpay-progress [part=step]').first().waitFor();

      const messages = await stage.page(phone, `/phone?lang=${lang}`);
      const link = await arrived('p', messages);
      await messages.locator('li a').first().waitFor();
      await settle(messages, 'li a', 'https://pay.example/p/7Kx2');
      await matches(`pages-${name}-phone`, messages);

      const payer = await stage.page(phone, link);
      await payer.locator('form button').waitFor();
      await matches(`pages-${name}-checkout`, payer);
      await alsoAt([SMALL, ZOOMED, TABLET, DESK], 'checkout', payer);
      await payer.locator('form button').click();
      const form = payer.frameLocator('iframe');
      await form.locator('.pay button').waitFor();
      await matches(`pages-${name}-checkout-form`, payer);
      await alsoAt([SMALL, DESK, ZOOMED], 'checkout-form', payer);
      await form.locator('input[autocomplete=cc-number]').pressSequentially('4111111111111111');
      await form.locator('input[autocomplete=cc-name]').fill('Valeria Ortiz');
      await form.locator('input[autocomplete=cc-exp]').pressSequentially('12/34');
      await form.locator('input[autocomplete=cc-csc]').pressSequentially('123');
      await form.locator('.pay button').click();

      const receipt = await stage.page(phone, await arrived('r', payer));
      await receipt.locator('chatpay-receipt [part=amount]').waitFor();
      const ids = receipt.locator('chatpay-receipt').getByText(/[0-9a-f]{8}-[0-9a-f]{4}-/);
      await ids.evaluateAll((found) =>
        found.forEach((node) => (node.textContent = '459d0695-541a-4ed3-b834-72a94ed6961d')),
      );
      await matches(`pages-${name}-receipt`, receipt);
      await alsoAt([SMALL, ZOOMED, TABLET, DESK], 'receipt', receipt);
      await orders.locator('chatpay-progress [part=send-receipt]').waitFor(); // the receipt has gone out
      await matches(`pages-${name}-guide`, orders);
      await alsoAt([SMALL, ZOOMED, TABLET], 'guide', orders, orders.locator('aside'));
    });

    it('look as they did in the chat', async () => {
      const agent = await stage.page(desk, `/agent?collection=unified-checkout&lang=${lang}`);
      const customer = await stage.page(desk, `/customer?lang=${lang}`);
      await customer.locator('chatpay-guard textarea, chatpay-guard input').first().fill('4111 1111 1111 1111');
      await customer.locator('chatpay-guard [part=notice]').waitFor();
      await matches(`pages-${name}-guard`, customer);
      await alsoAt([SMALL, ZOOMED, TABLET], 'guard', customer);
      await customer.locator('chatpay-guard textarea, chatpay-guard input').first().fill('');
      await agent.locator('chatpay-composer [part=button]').click();
      await agent.locator('chatpay-composer [part=amount]').fill('361.21');
      await agent.locator('chatpay-composer [part=reason]').fill('Floral Oasis Dress');
      await agent.locator('chatpay-composer [part=request]').click();
      await agent.locator('chatpay-composer [part=send]').click();
      await customer.locator('chatpay-request [part=pay]').click();
      const checkout = customer.frameLocator('chatpay-provider iframe.page');
      await checkout.locator('form button').waitFor();
      await customer.locator('chatpay-provider .cover').waitFor({state: 'detached'});
      await matches(`pages-${name}-chat-checkout`, customer);
      await alsoAt([SMALL, TABLET], 'chat-checkout', customer);
    });
  });
}
