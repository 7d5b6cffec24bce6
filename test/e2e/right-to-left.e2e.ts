import {expect} from 'chai';

import {ar} from '../../src/locales/vault/ar.js';
import {arDesk} from '../../src/locales/vault/ar-desk.js';
import {CARDS, Stage} from './support.js';

describe('a payment in Arabic, in a window of 1280 px', () => {
  const stage = new Stage();
  before(() => stage.open());
  after(() => stage.close());
  afterEach(async function () {
    if (!this.currentTest!.isPassed()) await stage.keep(this.currentTest!.title);
  });

  it('can be made after all faults were seen, with the whole form within the chat', async () => {
    const [shop, desk] = [await stage.context({locale: 'ar'}), await stage.context({locale: 'ar'})];
    const customer = await stage.page(shop, '/customer?lang=ar&name=Rana');
    await customer.locator('chatpay-guard :is(textarea, input)').first().waitFor();
    const agent = await stage.page(desk, '/agent?lang=ar&customer=rana');
    const [form, vault] = [customer, agent].map((page) => page.frameLocator('chatpay-provider iframe'));

    // what is not there yet is said in no other language
    const signIn = vault!.locator('chatpay-desk-sign-in');
    await signIn.waitFor();
    expect(await signIn.locator('h1').textContent()).to.equal(arDesk['desk.signInTitle']);
    await signIn.locator('button').click();
    await agent.locator('chatpay-composer [part=button]').click();
    await agent.locator('chatpay-composer [part=amount]').fill('361.21');
    await agent.locator('chatpay-composer [part=reason]').fill('Floral Oasis Dress');
    await agent.locator('chatpay-composer [part=request]').click();
    await vault!.locator('chatpay-desk-confirmation button.primary').click();

    await customer.locator('chatpay-request [part=pay]').click();
    const pay = form!.locator('.pay button');
    await pay.waitFor();
    await customer.waitForTimeout(250); // as `vaultShown` in support.ts
    await form!.locator('.pay').click({position: {x: 5, y: 5}});
    await form!.getByText(ar['fault.number.empty']).first().waitFor();
    const [frame, chat] = await Promise.all(
      ['chatpay-provider iframe', '.chat'].map((selector) => customer.locator(selector).boundingBox()),
    );
    expect(frame!.y + frame!.height).to.be.at.most(chat!.y + chat!.height);

    const type = (name: string, text: string) =>
      form!.locator(`input[autocomplete=cc-${name}]`).pressSequentially(text);
    const {number, name, expiry, code} = CARDS.visa;
    await type('number', number);
    await type('name', name);
    await type('exp', expiry);
    await type('csc', code);
    await pay.click();
    await customer.locator('chatpay-request', {hasText: 'تم إرسال بيانات بطاقتك'}).waitFor();
    for (const page of [customer, agent]) {
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).to.equal(1280);
    }
    expect(stage.errors).to.deep.equal([]);
  });
});
