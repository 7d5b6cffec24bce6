import type {BrowserContextOptions, FrameLocator, Locator, Page} from 'playwright-core';

import {CARDS, Stage, type AgentPage, type CustomerPage} from '../e2e/support.js';
import {matches, MOMENT, pinFonts, uncovered} from './camera.js';

/** What is new at a width at which the chat is as it is at another. */
const SURFACES = ['panel-faults', 'confirmation', 'form-faults', 'card-masked', 'card-revealed'];
/** All but the bubble of a card that was sent, which is the same everywhere but for its words and its width. */
const UNSENT = [...SURFACES, 'form-valid', 'waiting-agent', 'waiting-customer'];

/** The last says which pictures are taken, where not all are. */
const WAYS: [name: string, options: BrowserContextOptions, lang?: string, only?: readonly string[]][] = [
  ['1280', {viewport: {width: 1280, height: 860}}],
  ['320', {viewport: {width: 320, height: 568}, hasTouch: true}],
  ['1280-dark', {viewport: {width: 1280, height: 860}, colorScheme: 'dark'}, 'en', UNSENT],
  ['768', {viewport: {width: 768, height: 900}}, 'en', SURFACES],
  ['320-rtl', {viewport: {width: 320, height: 568}, hasTouch: true}, 'ar', UNSENT],
  ['1280-dark-rtl', {viewport: {width: 1280, height: 860}, colorScheme: 'dark'}, 'ar', ['form-valid', 'card-revealed']],
  ['1280-forced', {viewport: {width: 1280, height: 860}, forcedColors: 'active'}, 'en', UNSENT],
  // 200 % of zoom on a window of 1280 px
  ['640', {viewport: {width: 640, height: 430}, deviceScaleFactor: 2}, 'en', UNSENT],
];

/** A payment in the chat, step by step, as both sides see it. */
for (const [name, options, lang, only] of WAYS) {
  describe(`a payment in the chat at ${name}`, () => {
    const stage = new Stage();
    let agent: AgentPage;
    let customer: CustomerPage;

    before(async () => {
      pinFonts();
      await stage.open({env: {}, now: () => MOMENT});
      const context = async () => {
        const made = await stage.context({timezoneId: 'UTC', ...options});
        await made.clock.setFixedTime(MOMENT);
        return made;
      };
      customer = await stage.customer(undefined, await context());
      agent = await stage.agent(undefined, 'Valeria', await context());
      if (!lang) return;
      for (const {page} of [customer, agent]) {
        const url = new URL(page.url());
        url.searchParams.set('lang', lang);
        await page.goto(url.href);
      }
    });
    after(() => stage.close());

    const picture = async (step: string, ...of: [Page, Locator[]?]) => {
      if (!only || only.includes(step)) await matches(`${name}-${step}`, ...of);
    };
    /** Parts rather than words, which are another language's here. */
    const inVault = (side: AgentPage | CustomerPage, selector: string): Locator => side.vault.locator(selector);
    /** What counts down by a clock that nobody can stop. */
    const times = ({page}: {page: Page}) => [
      page.locator('chatpay-request [part=time]'),
      page.locator('chatpay-status time'),
    ];
    const field = (name: string) => inVault(customer, `input[autocomplete=cc-${name}]`);

    it('looks as it did when it is asked for', async () => {
      await agent.vaultShown();
      await inVault(agent, 'button.primary').click();
      await agent.page.locator('chatpay-provider .surface.open').waitFor({state: 'detached'});
      await agent.page.locator('chatpay-composer [part=button]').click();
      await agent.page.locator('chatpay-composer [part=request]').click();
      await picture('panel-faults', agent.page);
      await agent.page.locator('chatpay-composer [part=amount]').fill('361.21');
      await agent.page.locator('chatpay-composer [part=reason]').fill('Floral Oasis Dress');
      await agent.page.locator('chatpay-composer [part=request]').click();
      await agent.vaultShown();
      await inVault(agent, '.amount').waitFor();
      await picture('confirmation', agent.page);
      await inVault(agent, 'button.primary').click();
      await agent.page.locator('chatpay-status .pill time, chatpay-request [part=time]').first().waitFor();
      await customer.page.locator('chatpay-request [part=pay]').waitFor();
      await picture('waiting-agent', agent.page, times(agent));
      await picture('waiting-customer', customer.page, times(customer));
    });

    it('looks as it did when it is paid', async () => {
      await customer.page.locator('chatpay-request [part=pay]').click();
      await customer.vaultShown();
      await field('number').pressSequentially('4111111111111112');
      await field('exp').pressSequentially('01/20');
      await field('csc').focus();
      await inVault(customer, '.fault:not([hidden])').nth(1).waitFor();
      await picture('form-faults', customer.page);
      for (const known of ['number', 'exp']) await field(known).fill('');
      await field('number').pressSequentially(CARDS.visa.number);
      await field('name').fill(CARDS.visa.name);
      await field('exp').pressSequentially(CARDS.visa.expiry);
      await field('csc').pressSequentially(CARDS.visa.code);
      const pay = inVault(customer, '.pay button:not([disabled], [aria-disabled])');
      await pay.waitFor();
      await picture('form-valid', customer.page);
      await pay.click();
      await customer.page.locator('chatpay-request [part=status].success').waitFor();
      await picture('sent', customer.page);
    });

    it('looks as it did when the card is used', async () => {
      await agent.page.locator('chatpay-status button.pill').click();
      await agent.vaultShown();
      await inVault(agent, '.reveal').waitFor();
      await picture('card-masked', agent.page, [...(await uncovered(times(agent))), inVault(agent, '.time')]);
      await inVault(agent, '.reveal').click();
      await inVault(agent, '.revealed').waitFor();
      await picture('card-revealed', agent.page, [...(await uncovered(times(agent))), inVault(agent, '.time')]);
      await inVault(agent, '.actions .primary').click();
      await agent.page.locator('chatpay-status .pill.success').waitFor();
      await customer.page.locator('chatpay-request [part=status].success svg').waitFor();
    });
  });
}

/** How a payment in the chat ends, as both sides see it. */
describe('the endings of a payment in the chat', () => {
  const stage = new Stage();
  let now = MOMENT;
  let agent: AgentPage;
  let customer: CustomerPage;

  before(async () => {
    pinFonts();
    await stage.open({env: {}, now: () => now});
    const context = async () => {
      const made = await stage.context({timezoneId: 'UTC', viewport: {width: 1280, height: 860}});
      await made.clock.setFixedTime(MOMENT);
      return made;
    };
    customer = await stage.customer(undefined, await context());
    agent = await stage.agent(undefined, 'Valeria', await context());
    await agent.signIn();
  });
  after(() => stage.close());

  const bothSides = async (name: string) => {
    await matches(`1280-${name}-customer`, customer.page);
    await matches(`1280-${name}-agent`, agent.page);
  };
  const pill = (words: string) => agent.page.locator('chatpay-status .pill', {hasText: words}).last().waitFor();
  const bubble = (words: string) =>
    customer.page.locator('chatpay-request [part=status]', {hasText: words}).last().waitFor();

  it('look as they did when it is accepted', async () => {
    await agent.request();
    await customer.pay();
    await agent.viewCard();
    await agent.vault.getByRole('button', {name: 'Mark as Completed'}).click();
    await bubble('Payment Accepted');
    await pill('Completed');
    await bothSides('accepted');
  });

  it('look as they did when it is declined', async () => {
    await agent.request({amount: '49.00', reason: 'Alteration of a dress'});
    await customer.page.waitForTimeout(300); // what is pressed before it stands still is looked for by scrolling
    await customer.page.getByRole('button', {name: 'Decline'}).last().click();
    await bubble('You declined this payment');
    await pill('Customer Declined Payment');
    await bothSides('declined');
  });

  it('look as they did when nobody answers', async () => {
    await agent.request({amount: '12.50', reason: 'Garment bag'});
    await customer.page.getByRole('button', {name: 'Enter Payment'}).last().waitFor();
    now += 11 * 60_000;
    for (const {page} of [agent, customer]) await page.context().clock.setFixedTime(now);
    await Promise.all([agent, customer].map(({page}) => page.reload()));
    await bubble('This request has expired');
    await pill('Request Expired');
    await bothSides('expired');
  });
});

/** The picture in the README. */
describe('both sides beside each other', () => {
  const stage = new Stage();

  before(async () => {
    pinFonts();
    await stage.open({env: {}, now: () => MOMENT});
  });
  after(() => stage.close());

  it('look as they do in the README', async () => {
    const context = await stage.context({timezoneId: 'UTC', viewport: {width: 1360, height: 820}});
    await context.clock.setFixedTime(MOMENT);
    const page = await context.newPage();
    await page.goto(stage.demo.hostOrigin);
    const [agent, customer] = ['agent', 'customer'].map((side) => page.frameLocator(`iframe.${side}`)) as [
      FrameLocator,
      FrameLocator,
    ];
    const desk = agent.frameLocator('chatpay-provider iframe');
    await desk.locator('button.primary').click();
    await agent.locator('chatpay-provider .surface.open').waitFor({state: 'detached'});
    await agent.locator('chatpay-composer [part=button]').click();
    await agent.locator('chatpay-composer [part=amount]').fill('361.21');
    await agent.locator('chatpay-composer [part=reason]').fill('Floral Oasis Dress, size S');
    await agent.locator('chatpay-composer [part=request]').click();
    await desk.locator('.actions button.primary').click();
    await customer.locator('chatpay-request [part=pay]').click();
    const form = customer.frameLocator('chatpay-provider iframe');
    const field = (name: string) => form.locator(`input[autocomplete=cc-${name}]`);
    await field('number').pressSequentially(CARDS.visa.number);
    await field('name').fill(CARDS.visa.name);
    await field('exp').pressSequentially(CARDS.visa.expiry);
    await field('csc').pressSequentially(CARDS.visa.code);
    await form.locator('.pay button:not([disabled], [aria-disabled])').waitFor();
    await agent.locator('chatpay-request', {hasText: '4 fields'}).waitFor();
    // what counts down would not be the same twice, and what paints it over would be seen
    await agent.locator('chatpay-request [part=time]').evaluate((time) => {
      const texts = document.createTreeWalker(time, NodeFilter.SHOW_TEXT);
      for (let text = texts.nextNode(); text; text = texts.nextNode()) {
        const words = text.textContent!.replace(/\d+:\d\d/, '9:59');
        if (!words.includes('9:59')) continue;
        (text as Text).replaceWith(words);
        return;
      }
    });
    await matches('../../../docs/both-sides', page);
  });
});
