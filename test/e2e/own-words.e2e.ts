import {expect} from 'chai';

import {Stage} from './support.js';

const WORDS = {en: {'notice.other': 'Not here', 'notice.terms-rejected': 'Not ours'}};

describe('the words of a deployment', () => {
  const stage = new Stage();
  before(() => stage.open());
  after(() => stage.close());

  for (const [page, title] of [
    ['pay', WORDS.en['notice.other']],
    ['desk', WORDS.en['notice.other']],
    ['post', WORDS.en['notice.terms-rejected']],
  ] as const) {
    it(`are those of its ${page}.html`, async () => {
      const context = await stage.context();
      await context.route('**/trust.js', async (route) => {
        const response = await route.fetch();
        const body = (await response.text()).replace('{', `{"words":${JSON.stringify(WORDS)},`);
        await route.fulfill({response, body});
      });
      // outside of a frame, each page says that this is no place for it
      const shown = await stage.page(context, `${stage.demo.vaultOrigin}/${page}.html`);
      expect(await shown.locator('h1').textContent()).to.equal(title);
      await context.close();
    });
  }
});
