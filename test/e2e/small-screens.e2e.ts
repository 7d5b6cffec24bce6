import {expect} from 'chai';

import {Stage} from './support.js';

const WAYS = [
  {name: 'on a phone of 320 px', viewport: {width: 320, height: 640}, hasTouch: true, least: 44},
  {name: 'at 200 % of a window of 1280 px', viewport: {width: 640, height: 430}, hasTouch: false, least: 24},
];

describe('the desk on small screens', () => {
  const stage = new Stage();
  before(() => stage.open());
  after(() => stage.close());

  for (const {name, viewport, hasTouch, least} of WAYS) {
    it(`leaves what one signs in for in sight, and the shop’s name in one line, ${name}`, async () => {
      const agent = await stage.agent(undefined, 'Valeria', await stage.context({viewport, hasTouch}));
      await agent.vaultShown();
      const boxOf = async (selector: string) => (await agent.page.locator(selector).boundingBox())!;
      const desk = await boxOf('chatpay-provider [part=surface]');
      const composer = await boxOf('chatpay-composer');
      expect(desk.y + desk.height).to.be.at.most(composer.y);
      expect(desk.y).to.be.at.least(0);
      expect((await boxOf('.top strong')).height).to.be.lessThan(32);
      await agent.page.context().close();
    });

    it(`has the conversation's acts beside each other and within its header, ${name}`, async () => {
      const {page} = await stage.agent(undefined, 'Valeria', await stage.context({viewport, hasTouch}));
      const acts = page.locator('.acts button');
      await acts.last().waitFor();
      const header = (await page.locator('main header').boundingBox())!;
      const bar = (await page.locator('.top').boundingBox())!;
      const [first, last] = [(await acts.first().boundingBox())!, (await acts.last().boundingBox())!];
      expect(header.y).to.be.at.least(bar.y + bar.height);
      for (const {x, y, width, height} of [first, last]) {
        expect(y).to.be.at.least(header.y + 4);
        expect(y + height).to.be.at.most(header.y + header.height - 4);
        expect(x + width).to.be.at.most(viewport.width);
        expect(height).to.be.at.least(least);
      }
      expect(first.y).to.equal(last.y);
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).to.equal(viewport.width);
    });
  }
});
