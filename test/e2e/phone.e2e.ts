import {expect} from 'chai';
import type {BrowserContext, FrameLocator, Page} from 'playwright-core';

import {movingIn} from '../../scripts/motion.mjs';
import {smallTargets} from '../../scripts/small-targets.mjs';
import {LinkStage} from './link-support.js';

/** What a finger hits, in pixels (WCAG 2.2, 2.5.5). */
const FINGER_PX = 44;

/** What tsx calls in functions that run in a page, to keep their names. */
const KEEP_NAMES = 'globalThis.__name = (named) => named';

const CARD = {number: '4111111111111111', name: 'Valeria Ortiz', exp: '12/34', csc: '123'};

describe('on a phone of 375 px with reduced motion, whatever can be pressed is large enough and nothing moves', () => {
  const stage = new LinkStage();
  let context: BrowserContext;
  before(async () => {
    await stage.open();
    context = await stage.context({viewport: {width: 375, height: 720}, hasTouch: true, isMobile: true});
    await context.addInitScript(KEEP_NAMES);
  });
  after(() => stage.close());

  /** Looks at a page and all frames in it that are on screen. */
  async function look(page: Page, moment: string): Promise<void> {
    for (const frame of page.frames()) {
      if (!(await frame.locator('body').isVisible())) continue;
      const small = await frame.evaluate(smallTargets, {selector: 'body', least: FINGER_PX});
      expect(small.join('\n'), moment).to.equal('');
      expect((await frame.evaluate(movingIn, 'body')).join('\n'), moment).to.equal('');
    }
  }

  /** Pay is on the first screen of a small phone. */
  async function paysAtOnce(payer: Page, form: FrameLocator): Promise<void> {
    const own = payer.viewportSize()!;
    for (const size of [
      {width: 375, height: 667},
      {width: 320, height: 568},
    ]) {
      await payer.setViewportSize(size);
      const {y, height} = (await form.locator('.pay button').boundingBox())!;
      expect(y + height, `Pay at ${size.width} px`).to.be.at.most(size.height);
    }
    await payer.setViewportSize(own);
  }

  /** The checkout's form is scrolled by nothing but the page, with advice at each field too. */
  async function growsWithItsForm(payer: Page): Promise<void> {
    const form = payer.frames().find((frame) => frame.url().includes('/post.html'))!;
    await form.locator('.pay').dispatchEvent('click');
    await form.locator('.fault:not([hidden])').nth(3).waitFor();
    await form.waitForFunction(() => document.documentElement.scrollHeight === innerHeight);
  }

  const vaultOf = (page: Page) => page.frameLocator('chatpay-provider iframe');

  async function typeCard(form: FrameLocator): Promise<void> {
    for (const [name, text] of Object.entries(CARD)) {
      await form.locator(`input[autocomplete=cc-${name}]`).pressSequentially(text);
    }
  }

  it('in the chat, on both sides', async () => {
    const customer = await stage.page(context, '/customer?name=Tina');
    await customer.locator('chatpay-guard :is(textarea, input)').first().waitFor();
    await look(customer, 'the chat');
    const agent = await stage.page(context, '/agent?customer=tina');
    await vaultOf(agent).getByRole('button', {name: 'Sign in'}).waitFor();
    await look(agent, 'the sign-in');
    await vaultOf(agent).getByRole('button', {name: 'Sign in'}).click();
    await agent.locator('chatpay-composer [part=button]').click();
    await agent.locator('chatpay-composer [part=amount]').fill('361.21');
    await agent.locator('chatpay-composer [part=reason]').fill('Floral Oasis Dress');
    await look(agent, 'the panel');
    await agent.locator('chatpay-composer [part=request]').click();
    await vaultOf(agent).getByRole('button', {name: 'Send'}).waitFor();
    await look(agent, 'the confirmation');
    await vaultOf(agent).getByRole('button', {name: 'Send'}).click();
    await customer.bringToFront();
    await customer.locator('chatpay-request [part=pay]').waitFor();
    await look(customer, 'the bubble');
    await customer.locator('chatpay-request [part=pay]').click();
    await vaultOf(customer).getByLabel('Card number').waitFor();
    await look(customer, 'the form');
    await paysAtOnce(customer, vaultOf(customer));
    await typeCard(vaultOf(customer));
    await vaultOf(customer)
      .getByRole('button', {name: /^Pay \$/})
      .click();
    await agent.bringToFront();
    await agent.locator('chatpay-status button').click();
    await vaultOf(agent).getByRole('button', {name: 'Reveal'}).click();
    await look(agent, 'the card');
    await vaultOf(agent).getByRole('button', {name: 'Card Refused'}).click();
    await look(agent, 'why it was refused');
  });

  it('by link, for the agent and for the payer', async () => {
    const orders = await stage.page(context, '/orders?collection=secure-acceptance-merchant');
    await orders.locator('li button').first().click();
    await orders.locator('chatpay-order [part=send]').waitFor();
    await look(orders, 'the order');
    await orders.locator('chatpay-order [part=send]').click();
    await orders.locator('chatpay-progress [part=step]').first().waitFor();
    await look(orders, 'the guide');
    const phone = await stage.page(context, '/phone');
    const link = phone.locator('li a').first();
    await link.waitFor();
    await look(phone, 'the messages');
    const payer = await stage.page(context, (await link.getAttribute('href'))!);
    await payer.getByRole('button', {name: 'Continue'}).waitFor();
    await look(payer, 'the checkout');
    await payer.getByRole('button', {name: 'Continue'}).click();
    await payer.frameLocator('iframe').getByLabel('Card number').waitFor();
    await look(payer, 'the checkout’s form');
    await paysAtOnce(payer, payer.frameLocator('iframe'));
    await growsWithItsForm(payer);
    await typeCard(payer.frameLocator('iframe'));
    await payer.frameLocator('iframe').getByRole('button', {name: /^Pay /}).click();
    await payer.getByText('Payment Accepted').waitFor();
    await look(payer, 'the receipt');
  });

  it('and would be found otherwise', async () => {
    const moving = await stage.context({reducedMotion: 'no-preference', viewport: {width: 375, height: 720}});
    await moving.addInitScript(KEEP_NAMES);
    const agent = await stage.page(moving, '/agent');
    await agent.locator('chatpay-composer [part=button]').waitFor();
    expect(await agent.evaluate(movingIn, 'body')).to.not.deep.equal([]);
    // a mouse hits what is smaller
    expect(await agent.evaluate(smallTargets, {selector: 'body', least: FINGER_PX})).to.not.deep.equal([]);
  });
});
