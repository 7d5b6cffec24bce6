import {expect} from 'chai';

import {noteFigure} from '../../scripts/security-groups.mjs';
import {readStorage} from './page-readers.js';
import {readKept} from './database.js';
import {CARDS, Stage, type AgentPage, type CustomerPage} from './support.js';

/** How a request ends, from which step, and what both sides then read. */
interface Ending {
  readonly from: 'asked' | 'shown';
  readonly end: () => Promise<unknown>;
  readonly agent: readonly string[];
  readonly customer: readonly string[];
}

describe('When a request has ended, nothing opens its card:', () => {
  const stage = new Stage();
  let agent: AgentPage;
  let customer: CustomerPage;
  let visitors = 0;
  const passed = new Set<string>();

  before(() => stage.open());
  after(() => stage.close());
  afterEach(async function () {
    if (!this.currentTest!.isPassed()) await stage.keep(this.currentTest!.title);
    for (const {page} of [agent, customer]) await page.context().close();
    stage.aheadMs = 0;
  });

  /** How many sealed cards and wrapping keys the servers have, of this request and of others. */
  const secretsKept = async () => {
    const {cards, wrappingKeys} = await readKept(stage.demo.dataDir);
    return {cards, wrappingKeys};
  };

  /** By keyboard, so to speak: the card that is shown may lie over the button. */
  const press = (name: string) => agent.page.getByRole('button', {name, exact: true}).dispatchEvent('click');
  const later = async (minutes: number) => {
    stage.aheadMs += minutes * 60_000;
    await stage.demo.sweep();
    // both sides hear the authority's clock with the next frame of their streams, and at once after a reload
    for (const {page} of [agent, customer]) await page.reload();
  };

  const ENDINGS: Record<string, Ending> = {
    'marked as completed': {
      from: 'shown',
      end: () => agent.vault.getByRole('button', {name: 'Mark as Completed'}).click(),
      agent: ['Completed'],
      customer: ['Payment Accepted'],
    },
    declined: {
      from: 'asked',
      end: () => customer.page.getByRole('button', {name: 'Decline'}).click(),
      agent: ['Customer Declined Payment'],
      customer: ['You declined this payment'],
    },
    canceled: {
      from: 'shown',
      end: () => press('Cancel'),
      agent: ['Canceled'],
      customer: ['This request was canceled'],
    },
    expired: {from: 'asked', end: () => later(11), agent: ['Request Expired'], customer: ['This request has expired']},
    lapsed: {
      from: 'shown',
      end: () => later(11),
      agent: ['Time Limit Reached'],
      customer: ['This request has expired'],
    },
    'the chat ended, unanswered': {
      from: 'asked',
      end: () => press('End chat'),
      agent: ['Request Expired', 'The chat has ended.'],
      customer: ['This request has expired', 'The chat has ended.'],
    },
    'the chat ended, with the card on screen': {
      from: 'shown',
      end: () => press('End chat'),
      agent: ['Time Limit Reached', 'The chat has ended.'],
      customer: ['This request has expired', 'The chat has ended.'],
    },
    'handed over, with the card on screen': {
      from: 'shown',
      end: () => press('Hand over to Ben'),
      agent: ['Time Limit Reached', 'Another agent has taken over.'],
      customer: ['This request has expired', 'Another agent has taken over.'],
    },
    'handed over, unanswered': {
      from: 'asked',
      end: () => press('Hand over to Ben'),
      agent: ['Request Expired', 'Another agent has taken over.'],
      customer: ['This request has expired', 'Another agent has taken over.'],
    },
    'logged out, with the card on screen': {
      from: 'shown',
      end: () => press('Log out'),
      agent: ['You are logged out'],
      customer: ['This request has expired', 'The agent has logged out.'],
    },
    'logged out, unanswered': {
      from: 'asked',
      end: () => press('Log out'),
      agent: ['You are logged out'],
      customer: ['This request has expired', 'The agent has logged out.'],
    },
  };

  for (const [how, {from, end, agent: agentReads, customer: customerReads}] of Object.entries(ENDINGS)) {
    it(how, async () => {
      // a visitor of its own, so that one conversation holds one request
      const visitor = `Visitor ${++visitors}`;
      customer = await stage.customer(visitor);
      agent = await stage.agent(undefined, visitor);
      await agent.signIn();
      const before = await secretsKept();
      await agent.request();
      if (from === 'shown') {
        await customer.pay();
        await agent.viewCard();
        await agent.vault.getByRole('button', {name: 'Reveal'}).click();
      } else await customer.enterPayment();
      expect((await secretsKept()).wrappingKeys).to.equal(before.wrappingKeys + 1);

      expect(await wrappedKeys()).to.have.lengthOf(1);

      if (how === 'declined') await customer.page.keyboard.press('Escape');
      await end();
      await reads(agent, agentReads);
      await reads(customer, customerReads);
      expect(await secretsKept()).to.deep.equal(before);
      for (const side of [agent, customer]) {
        const seen = await vaultText(side);
        expect(/4111|1111|737/.test(seen), seen).to.equal(false);
      }
      // the words may stand a moment before the host has forgotten the key
      for (let looks = 0; looks < 120 && (await wrappedKeys()).length > 0; looks++)
        await agent.page.waitForTimeout(250);
      expect(await wrappedKeys()).to.deep.equal([]);
      expect(stage.errors).to.deep.equal([]);
      passed.add(how);
    });
  }

  it('and whoever takes over asks anew', async () => {
    const visitor = `Visitor ${++visitors}`;
    customer = await stage.customer(visitor);
    agent = await stage.agent(undefined, visitor);
    await agent.signIn();
    const before = await secretsKept();
    await agent.request();
    await press('Hand over to Ben');
    await customer.page.getByText('Ben goes on from here.').waitFor();
    await agent.page.context().close();
    agent = await stage.agent('Ben', visitor);
    await agent.signIn();
    await agent.page.getByText('A payment request of another agent').waitFor();
    await agent.request();
    await customer.pay(CARDS.mastercard);
    await agent.viewCard();
    await agent.vault.getByRole('button', {name: 'Mark as Completed'}).click();
    await customer.page.getByText('Payment Accepted').waitFor();
    expect(await secretsKept()).to.deep.equal(before);
    expect(passed.size).to.equal(Object.keys(ENDINGS).length);
    noteFigure({
      group: 'T17',
      engine: 'chromium',
      text: `${passed.size} endings, 0 keys and 0 cards left, both sides told`,
    });
  });

  /** A page comes to show these words. */
  async function reads({page}: AgentPage | CustomerPage, words: readonly string[]): Promise<void> {
    for (const word of words) await page.getByText(word, {exact: true}).first().waitFor();
  }

  /**
   * Names of the wrapped keys in the agent's tab: in the vault's own storage, also where its frame is gone, and in the storage
   * of the page around it, which lends its own where the browser denies the vault any.
   */
  async function wrappedKeys(): Promise<string[]> {
    const {vaultOrigin} = stage.demo;
    const find = () => agent.page.frames().find((frame) => frame.url().startsWith(vaultOrigin));
    if (!find()) {
      // any page of the vault's sees the same storage
      await agent.page.evaluate(async (src) => {
        const frame = document.createElement('iframe');
        const loaded = new Promise((done) => frame.addEventListener('load', done));
        frame.src = src;
        document.body.append(frame);
        await loaded;
      }, `${vaultOrigin}/trust.js`);
    }
    const names = await Promise.all([agent.page, find()!].map((place) => place.evaluate(readStorage)));
    return names.flatMap((text) => text.match(/chatpay-(key|kept)\/[\w-]+/g) ?? []);
  }

  /** All that a side's vault shows and keeps. */
  async function vaultText({page}: AgentPage | CustomerPage): Promise<string> {
    const vault = page.frames().find((frame) => frame.url().startsWith(stage.demo.vaultOrigin));
    if (!vault) return '';
    // What runs TypeScript here gives functions their names by a helper that the page does not have.
    await vault.evaluate('globalThis.__name = (value) => value');
    const shown = await vault.evaluate(() => {
      const texts: string[] = [];
      const walk = (root: Document | ShadowRoot) => {
        for (const element of root.querySelectorAll('*')) {
          if (element.shadowRoot) walk(element.shadowRoot);
          if (element instanceof HTMLInputElement) texts.push(element.value);
        }
        texts.push(root.textContent ?? '');
      };
      walk(document);
      return texts.join('\n');
    });
    return shown + (await vault.evaluate(readStorage));
  }
});
