import {readdir, readFile} from 'node:fs/promises';
import {join} from 'node:path';

import {expect} from 'chai';
import type {CDPSession, Page} from 'playwright-core';

import type {GuardElement} from '../../src/elements/guard/guard.js';
import {Stage, type AgentPage, type CustomerPage} from './support.js';

const PAN = '4111111111111111';
const SPACED = '4111 1111 1111 1111';
const MASKED = '•••• •••• •••• 1111';

/** Everything a person could try, to send a card number by the demo's chat. Only words get through. */
describe('A card number in the chat', () => {
  const stage = new Stage();
  let agent: AgentPage;
  let customer: CustomerPage;
  let keyboard: CDPSession;
  /** What the customer's page has sent over its sockets and by its requests. */
  let sent: string[] = [];
  let visitors = 0;

  before(() => stage.open());
  after(() => stage.close());
  beforeEach(async () => {
    const name = `Guest ${letters(visitors++)}`;
    const context = await stage.context();
    sent = [];
    context.on('request', (request) => sent.push(request.postData() ?? ''));
    context.on('page', (page) => {
      page.on('websocket', (socket) => socket.on('framesent', ({payload}) => sent.push(String(payload))));
    });
    customer = await stage.customer(name, context);
    agent = await stage.agent(undefined, name);
    keyboard = await context.newCDPSession(customer.page);
    await ready();
  });
  afterEach(async () => {
    await agent.page.context().close();
    await customer.page.context().close();
    expect(stage.errors.splice(0)).to.deep.equal([]);
  });

  /** Waits for the masker, since scripts are faster than people. */
  const ready = () => customer.page.locator('chatpay-guard').evaluate((guard: GuardElement) => guard.ready());

  /** A, B, … Z, AA, BB, …: a name without digits for each test. */
  const letters = (n: number) => String.fromCharCode(65 + (n % 26)).repeat(1 + Math.floor(n / 26));

  const field = () => customer.page.getByLabel('Message', {exact: true});
  const sendButton = () => customer.page.getByRole('button', {name: 'Send message'});
  const messages = (page: Page) => page.locator('demo-timeline p').allInnerTexts();

  /** Waits until both sides show the same, and gives it. */
  async function bothShow(last: string): Promise<string[]> {
    for (const {page} of [agent, customer]) await page.locator('demo-timeline p', {hasText: last}).last().waitFor();
    const shown = await messages(agent.page);
    expect(await messages(customer.page)).to.deep.equal(shown);
    return shown;
  }

  /** Says a last word, and checks that no spelling of the number got anywhere. */
  async function expectNothingLeft(what: readonly RegExp[] = [/4111\D{0,3}1111/]): Promise<string[]> {
    await say('that was it');
    const shown = await bothShow('that was it');
    const places = new Map([
      ['timelines', shown.join('\n')],
      ['customers’ list', await agent.page.locator('demo-customers').innerText()],
    ]);
    for (const name of await readdir(stage.demo.dataDir)) {
      if (name.includes('sqlite')) places.set(name, await readFile(join(stage.demo.dataDir, name), 'utf8'));
    }
    for (const [place, text] of places)
      for (const leak of what) expect(leak.test(text), `${place}: ${leak}`).to.equal(false);
    return shown;
  }

  async function say(text: string): Promise<void> {
    await field().fill(text);
    await field().press('Enter');
  }

  const drag = async (text: string) => {
    const {x, y, width, height} = (await field().boundingBox())!;
    const at = {x: x + width / 2, y: y + height / 2};
    const data = {items: [{mimeType: 'text/plain', data: text}], dragOperationsMask: 1};
    for (const type of ['dragEnter', 'dragOver', 'drop'] as const) {
      await keyboard.send('Input.dispatchDragEvent', {type, ...at, data});
    }
  };

  const WAYS: Record<string, () => Promise<void>> = {
    'typed, and Enter': async () => {
      await field().pressSequentially(SPACED);
      await field().press('Enter');
    },
    'typed, and a click on send': async () => {
      await field().pressSequentially(SPACED);
      await sendButton().click();
    },
    'typed, and Enter on the button': async () => {
      await field().pressSequentially(SPACED);
      await sendButton().focus();
      await customer.page.keyboard.press('Enter');
    },
    'typed, and Space on the button': async () => {
      await field().pressSequentially(SPACED);
      await sendButton().focus();
      await customer.page.keyboard.press('Space');
    },
    'pasted, and Enter': async () => {
      await field().fill(SPACED);
      await field().selectText();
      await customer.page.keyboard.press('Control+X');
      await customer.page.keyboard.press('Control+V');
      expect(await field().inputValue()).to.equal(MASKED);
      await field().press('Enter');
    },
    'dropped, and a click': async () => {
      await drag(SPACED);
      expect(await field().inputValue()).to.equal(MASKED);
      await sendButton().click();
    },
    'composed with an input method, and a click': async () => {
      await field().focus();
      await keyboard.send('Input.imeSetComposition', {text: SPACED, selectionStart: 19, selectionEnd: 19});
      await sendButton().click();
    },
    'put in by an input method, and Enter': async () => {
      await field().focus();
      await keyboard.send('Input.imeSetComposition', {text: '4111 1111', selectionStart: 9, selectionEnd: 9});
      await keyboard.send('Input.insertText', {text: SPACED});
      await field().press('Enter');
    },
    'put in by a script, and the form submitted by it': () =>
      field().evaluate((element: HTMLTextAreaElement, text) => {
        element.value = text;
        element.closest('form')!.requestSubmit();
      }, SPACED),
  };

  for (const [way, send] of Object.entries(WAYS)) {
    it(`is hidden before the chat has it: ${way}`, async () => {
      await send();
      await bothShow(MASKED);
      await expectNothingLeft();
      expect(sent.join('\n'))
        .to.contain('that was it')
        .and.not.to.match(/4111\D{0,3}1111/);
    });
  }

  const SPELLINGS: Record<string, [string, RegExp]> = {
    'in full-width digits': ['４１１１ １１１１ １１１１ １１１１', /４１１１.{0,3}１１１１/],
    'in Arabic digits': ['٤١١١ ١١١١ ١١١١ ١١١١', /٤١١١.{0,3}١١١١/],
    'in Devanagari digits': ['४१११ ११११ ११११ ११११', /४१११.{0,3}११११/],
    'with dots': ['4111.1111.1111.1111', /4111.1111/],
    'with invisible characters': ['4111\u200b1111\u200b1111\u200b1111', /4111.?1111/],
    'on four lines': ['4111\n1111\n1111\n1111', /4111\s?1111/],
    'with words between its groups': ['4111 and 1111 then 1111, last 1111', /4111/],
    'in a numbered list': ['1) 4111 2) 1111 3) 1111 4) 1111', /4111/],
    'with letters between its groups': ['4111x1111x1111x1111', /4111/],
    'between words': [`please take ${PAN}, exp 12/34, cvv 123!`, /4111|12\/34|cvv 123/],
  };
  for (const [how, [text, leak]] of Object.entries(SPELLINGS)) {
    it(`is hidden ${how}`, async () => {
      await say(text);
      await expectNothingLeft([leak]);
    });
  }

  it('is taken back on both sides and from the store, when it was split over messages', async () => {
    for (const part of ['4111', '1111', '1111']) await say(part);
    await bothShow('1111');
    await say('1111');
    const shown = await expectNothingLeft([/4111/]);
    expect(shown).to.deep.equal(['••••', '••••', '••••', '1111', 'that was it']);
    await agent.page.reload();
    await bothShow('that was it');
    expect(await messages(agent.page)).to.deep.equal(shown);
  });

  it('is taken back when it was sent digit by digit, with words in between', async () => {
    for (const part of [...PAN.slice(0, 8), 'and', ...PAN.slice(8)]) await say(part);
    const shown = await expectNothingLeft([/4111/]);
    expect(shown.join('')).to.equal('••••••••and••••1111that was it');
  });

  it('is taken back when the page was opened anew between its parts', async () => {
    await say('4111 1111');
    await bothShow('4111 1111');
    await customer.page.reload();
    await bothShow('4111 1111');
    await say('1111 1111');
    expect(await expectNothingLeft([/4111/])).to.deep.equal(['•••• ••••', '•••• 1111', 'that was it']);
  });

  it('is taken back after the server was restarted, and for an agent who was away', async () => {
    await say('4111 1111');
    await bothShow('4111 1111');
    await agent.page.context().setOffline(true);
    await stage.restart();
    await speak(customer.page, [{text: '1111 1111'}]);
    await agent.page.context().setOffline(false);
    expect(await expectNothingLeft([/4111/])).to.deep.equal(['•••• ••••', '•••• 1111', 'that was it']);
  });

  it('is hidden with all its digits while the masker cannot be fetched; then orders pass again', async () => {
    const order = 'order number 5555555555554444'; // which may stand in the file of the tests to come
    await customer.page.route(/\/whole-\w+\.js/, (route) => route.abort());
    await customer.page.reload();
    await say(`${SPACED} 12/34`);
    await bothShow('•••• •••• •••• •••• ••/••');
    await customer.page.unroute(/\/whole-\w+\.js/);
    await ready();
    await field().pressSequentially(order);
    await field().press('Enter');
    expect(await expectNothingLeft()).to.deep.equal(['•••• •••• •••• •••• ••/••', order, 'that was it']);
  });

  it('is hidden by the server, whatever a page says to it directly', async () => {
    const answers = await speak(customer.page, [
      {text: '4111'},
      {text: '11111111'},
      {text: '1111'},
      {text: 'x', id: PAN},
      {text: 'x', id: '4111-1111-1111-1111'},
      {text: SPACED},
      {text: 'take it back', takenBack: [{id: 'nobody-s', text: SPACED}]},
    ]);
    await bothShow('take it back');
    const shown = await expectNothingLeft([/4111/]);
    expect(shown).to.deep.equal(['••••', '••••••••', '1111', MASKED, 'take it back', 'that was it']);
    // the last of them is this test's own
    expect(answers.filter((answer) => answer.includes('"refused"'))).to.have.length(3);
  });

  it('can be hidden by a page and nothing else: words, others’ messages and other digits stay', async () => {
    await say('order 42');
    await agent.say('call 110');
    await bothShow('call 110');
    const ids = await agent.page
      .locator('demo-timeline')
      .evaluate((timeline) => (timeline as unknown as {messages: {id: string}[]}).messages.map(({id}) => id));
    await speak(customer.page, [
      {text: 'a', takenBack: [{id: ids[0]!, text: 'order 43'}]},
      {text: 'b', takenBack: [{id: ids[0]!, text: 'order ••'}]},
      {text: 'c', takenBack: [{id: ids[1]!, text: 'call •••'}]},
    ]);
    expect(await bothShow('c')).to.deep.equal(['order 42', 'call 110', 'a', 'b', 'c']);
  });

  it('is no name', async () => {
    const named = await stage.customer(`Val ${SPACED}`);
    await named.say('hello there');
    await agent.page.getByRole('button', {name: /^Val •/}).waitFor();
    await expectNothingLeft();
    await named.page.context().close();
  });

  it('is not taken for one: orders, parcels, telephones and amounts arrive as they were typed', async () => {
    const texts = [
      'order 4111111111111111',
      'tracking number 9400 1118 9956 1234 5678 90',
      'call me at +49 30 901820 or 1-800-555-0199',
      '2 pieces, $1,361.21, on 2026-11-24 at 16:30',
      '4111',
      'ok',
    ];
    for (const text of texts) await say(text);
    expect(await bothShow('ok')).to.deep.equal(texts);
  });

  it('brings the customer to the secure form instead, once the agent has asked', async () => {
    await field().pressSequentially(SPACED);
    await customer.page.getByText('This looks like a card number.').waitFor();
    await customer.page.getByRole('button', {name: 'Pay securely instead'}).click();
    await agent.page.locator('demo-timeline p', {hasText: 'I’d like to pay by card.'}).waitFor();
    await agent.signIn();
    await agent.request();
    await field().fill('');
    await field().pressSequentially(SPACED);
    await customer.page.getByRole('button', {name: 'Pay securely instead'}).click();
    await customer.vault.getByLabel('Card number').waitFor();
    await agent.bubbles
      .last()
      .first()
      .waitFor()
      .catch(() => {});
  });
});

/** Says something over a socket of its own with the page's token, past all that the page does. @returns The answers. */
function speak(
  page: Page,
  said: readonly {text: string; id?: string; takenBack?: readonly {id: string; text: string}[]}[],
): Promise<string[]> {
  return page.evaluate(
    (all) =>
      new Promise<string[]>((done, fail) => {
        const {token, visitor} = JSON.parse(
          document.querySelector('[data-settings]')!.getAttribute('data-settings')!,
        ) as {
          token: string;
          visitor: {id: string};
        };
        const socket = new WebSocket(`${location.origin.replace(/^http/, 'ws')}/chat`);
        const answers: string[] = [];
        const last = `last-${Math.random()}`.slice(0, 20).replace('.', '-');
        socket.onerror = () => fail(new Error('no socket'));
        socket.onmessage = ({data}) => {
          answers.push(String(data));
          if (!String(data).includes(last)) return;
          socket.close();
          done(answers);
        };
        socket.onopen = () => {
          const says = all.map((one) => ({id: crypto.randomUUID(), conversation: visitor.id, ...one}));
          // what nobody may say is answered in its turn, after all the rest
          says.push({id: last, conversation: 'nobody', text: 'x'});
          socket.send(JSON.stringify({type: 'hello', token, after: 0}));
          for (const one of says) socket.send(JSON.stringify({type: 'say', ...one}));
        };
      }),
    said,
  );
}
