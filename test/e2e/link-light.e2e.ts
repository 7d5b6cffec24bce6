import {gzipSync} from 'node:zlib';

import {expect} from 'chai';
import type {BrowserContext} from 'playwright-core';

import {LinkStage, payAtStandIn, payInVault} from './link-support.js';

/** What a phone in a poor network may have to load, compressed, before the provider's own script. */
const MOST_BYTES = 60_000;

/** Has every kind of storage throw, as browsers do that block it. */
const BLOCKED = `(() => {
  const deny = () => { throw new DOMException('storage is blocked', 'SecurityError'); };
  for (const name of ['localStorage', 'sessionStorage', 'indexedDB', 'caches', 'cookieStore']) {
    Object.defineProperty(globalThis, name, {get: deny, configurable: true});
  }
  Object.defineProperty(Document.prototype, 'cookie', {get: deny, set: deny, configurable: true});
})();`;

describe('the pages of a payment link', () => {
  const stage = new LinkStage();
  beforeEach(() => stage.open());
  afterEach(async () => {
    await stage.close();
    expect(stage.errors.splice(0)).to.deep.equal([]);
  });

  const newest = () => /\S+\/[pr]\/\S+/.exec(stage.demo.standIns.messages().at(-1)?.text ?? '')?.[0] ?? '';

  /** A browser that keeps nothing and gives nothing back, as one inside of a messaging app may be set up. */
  async function forgetful(): Promise<BrowserContext> {
    const context = await stage.phone();
    await context.route('**/*', async (route) => {
      const {cookie: _, ...headers} = await route.request().allHeaders();
      await route.continue({headers});
    });
    await context.addInitScript({content: BLOCKED});
    return context;
  }

  for (const collection of ['secure-acceptance-hosted', 'secure-acceptance-merchant', 'unified-checkout']) {
    it(`weigh little, need no storage and open no window: ${collection}`, async () => {
      const agent = await stage.agent(collection);
      await agent.send();
      await agent.reaches('Delivered');
      const context = await forgetful();
      const opened: string[] = [];
      const weights = new Map<string, number>();
      const loads: Promise<void>[] = [];
      context.on('response', (response) => {
        if (new URL(response.url()).origin === stage.demo.standIns.origin || response.status() !== 200) return;
        const load = response.body().then(
          (body) => void weights.set(new URL(response.url()).pathname.slice(0, 24), gzipSync(body).byteLength),
          () => undefined, // left before it had come
        );
        loads.push(load);
      });
      const payer = await stage.page(context, newest());
      context.on('page', (page) => opened.push(page.url()));
      await payer.getByRole('button', {name: 'Continue'}).click();
      const form = collection === 'secure-acceptance-merchant' ? payer.frameLocator('iframe') : payer;
      await form.getByLabel('Card number').waitFor();
      await Promise.all(loads);
      const bytes = [...weights.values()].reduce((sum, one) => sum + one, 0);
      expect(bytes, JSON.stringify([...weights])).to.be.lessThan(MOST_BYTES);
      expect(weights.size).to.be.greaterThan(3);
      if (collection === 'secure-acceptance-merchant') await payInVault(payer);
      else await payAtStandIn(payer);
      await payer.getByText('Payment Accepted').waitFor();
      await Promise.all(loads);
      const all = [...weights.values()].reduce((sum, one) => sum + one, 0);
      expect(all - bytes, 'the receipt').to.be.lessThan(MOST_BYTES);
      expect(opened).to.deep.equal([]);
      expect(await payer.evaluate(() => document.documentElement.scrollWidth)).to.equal(360);
    });
  }
});
