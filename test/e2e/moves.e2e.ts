import {expect} from 'chai';

import {noteFigure} from '../../scripts/security-groups.mjs';
import {CARDS, Stage, type AgentPage, type CustomerPage} from './support.js';

/** How often a chat does something with its bubbles while the customer types. */
const TIMES = 100;

/** What chats do with what is in their messages. Each runs in the page, with the bubbles there are. */
const MOVES: Record<string, (times: number) => Promise<void>> = {
  'moves them about': async (times) => {
    const list = document.querySelector('demo-shop')!.shadowRoot!.querySelector('demo-timeline')!.shadowRoot!;
    const bubble = list.querySelector('chatpay-request')!;
    for (let round = 0; round < times; round++) {
      list.querySelectorAll('li')[round % list.querySelectorAll('li').length]!.append(bubble);
      await new Promise(requestAnimationFrame);
    }
  },
  'takes them out and puts them back, as a virtual list does': async (times) => {
    const list = document.querySelector('demo-shop')!.shadowRoot!.querySelector('demo-timeline')!.shadowRoot!;
    const bubble = list.querySelector('chatpay-request')!;
    const place = bubble.parentElement!;
    for (let round = 0; round < times; round++) {
      bubble.remove();
      if (round % 2) await new Promise(requestAnimationFrame);
      place.append(bubble);
    }
  },
  'makes them anew': async (times) => {
    const list = document.querySelector('demo-shop')!.shadowRoot!.querySelector('demo-timeline')!.shadowRoot!;
    for (let round = 0; round < times; round++) {
      const old = list.querySelector('chatpay-request')!;
      old.replaceWith(old.cloneNode(true));
      await new Promise(requestAnimationFrame);
    }
  },
  'renders its whole window again': async (times) => {
    const shop = document.querySelector('demo-shop') as HTMLElement & {requestUpdate(): void};
    for (let round = 0; round < times; round++) {
      shop.requestUpdate();
      await new Promise(requestAnimationFrame);
    }
  },
};

describe('While a customer types, the chat', () => {
  const stage = new Stage();
  let agent: AgentPage;
  let customer: CustomerPage;
  let loads = 0;
  let passed = 0;

  before(async () => {
    await stage.open();
    agent = await stage.agent();
    customer = await stage.customer();
    await agent.signIn();
    customer.page.on('framenavigated', (frame) => {
      if (frame.url().startsWith(stage.demo.vaultOrigin)) loads++;
    });
    // What runs TypeScript here gives functions their names by a helper that the page does not have.
    await customer.page.evaluate('globalThis.__name = (value) => value');
  });
  after(() => stage.close());

  for (const [what, move] of Object.entries(MOVES)) {
    it(`${what} ${TIMES} times, and the form neither loads anew nor loses a digit`, async () => {
      await agent.request();
      await customer.enterPayment();
      const before = loads;
      await Promise.all([customer.page.evaluate(move, TIMES), customer.type(CARDS.visa)]);
      expect(await customer.vault.getByLabel('Card number').inputValue()).to.equal('4111 1111 1111 1111');
      await customer.vault.getByRole('button', {name: /^Pay \$/}).click();
      await customer.page.getByText('Your card details were sent').last().waitFor();
      await agent.viewCard();
      await agent.vault.getByRole('button', {name: 'Mark as Completed'}).click();
      await customer.page.getByText('Payment Accepted').last().waitFor();
      expect(loads).to.equal(before);
      expect(stage.errors).to.deep.equal([]);
      passed++;
    });
  }

  it('has done so in every way', () => {
    expect(passed).to.equal(Object.keys(MOVES).length);
    noteFigure({
      group: 'T19',
      engine: 'chromium',
      text: `${passed} ways, ${TIMES} times each, while typing: 0 reloads`,
    });
  });
});
