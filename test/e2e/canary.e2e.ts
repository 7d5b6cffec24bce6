import {readdir, readFile} from 'node:fs/promises';
import {ServerResponse} from 'node:http';
import {join} from 'node:path';

import {expect} from 'chai';
import type {BrowserContext, Page} from 'playwright-core';

import {leaksIn, readDocument, readStorage, recordMessages, spellingsOf} from './canary.js';
import {Stage, type AgentPage, type CustomerPage, type TypedCard} from './support.js';

/** A name that is nowhere else: where it turns up, the card has been. */
const NAME = 'Zyxandra Quillfeather';

const card = (number: string, code = '123'): TypedCard => ({number, code, name: NAME, expiry: '12/34'});

/** One public test card of each network. */
const CARDS = {
  Visa: card('4111111111111111'),
  'Visa with 19 digits': card('4470051300000000003'),
  Mastercard: card('5555555555554444'),
  'Mastercard, 2-series': card('2223003122003222'),
  'American Express': card('378282246310005', '1234'),
  Discover: card('6011111111111117'),
  'Diners Club': card('36227206271667'),
  JCB: card('3530111333300000'),
};

/**
 * The promise the product is made for: a known card goes through the whole flow, and everything that left the two
 * vault frames is searched for it.
 */
describe('No card number outside the vault', () => {
  const stage = new Stage();
  const evidence = new Map<string, string>();
  const note = (place: string, text: string | undefined | null) =>
    evidence.set(place, `${evidence.get(place) ?? ''}\n${text ?? ''}`);
  let agent: AgentPage;
  let customer: CustomerPage;
  const unhooks: (() => void)[] = [];

  before(async () => {
    await stage.open();
    unhooks.push(recordOutput((text) => note('server log', text)));
    unhooks.push(recordStreams((text) => note('event stream', text)));
    const contexts = [await stage.context(), await stage.context()] as const;
    for (const context of contexts) await record(context, note);
    agent = await stage.agent(undefined, undefined, contexts[0]);
    customer = await stage.customer(undefined, contexts[1]);
    await agent.signIn();
  });
  after(async () => {
    for (const unhook of unhooks) unhook();
    await stage.close();
  });

  /** All that can be read at one moment, besides what is recorded as it passes. */
  const look = async (step: string) => {
    for (const [side, {page}] of [
      ['agent', agent],
      ['customer', customer],
    ] as const) {
      note(`${side}'s document at ${step}`, await page.evaluate(readDocument));
      note(`${side}'s accessibility tree at ${step}`, await accessibilityTree(page));
      note(
        `${side}'s messages`,
        await page.evaluate(() => (window as unknown as {recorded: string[]}).recorded.join('\n')),
      );
      note(`${side}'s storage at ${step}`, JSON.stringify(await page.context().storageState({indexedDB: true})));
      const vault = page.frames().find((frame) => frame.url().startsWith(stage.demo.vaultOrigin));
      note(`${side}'s vault storage at ${step}`, await vault?.evaluate(readStorage));
    }
    for (const name of await readdir(stage.demo.dataDir)) {
      note(`${name} at ${step}`, await readFile(join(stage.demo.dataDir, name), 'latin1'));
    }
  };

  it('can find a number in every spelling it looks for', () => {
    for (const [spelling, needle] of spellingsOf('4111111111111111')) {
      expect(
        leaksIn(new Map([['a place', `…${needle}…`]]), spellingsOf('4111111111111111')).join(),
        spelling,
      ).to.contain(spelling);
    }
    const coded = Buffer.from('{"pan":"4111111111111111"}').toString('base64');
    expect(leaksIn(new Map([['a place', coded]]), spellingsOf('4111111111111111')).join()).to.contain('base64');
  });

  for (const [network, typed] of Object.entries(CARDS)) {
    it(`keeps a ${network} card in the vault from the first digit to the end`, async () => {
      await agent.request();
      await customer.enterPayment();
      await customer.type(typed);
      await look('typed');
      await customer.vault.getByRole('button', {name: 'Pay $361.21'}).click();
      await customer.page.getByText('Your card details were sent').last().waitFor();
      await look('sent');
      await agent.viewCard();
      await agent.vault.getByRole('button', {name: 'Reveal'}).click();
      // The card is really there: what follows is not the silence of a flow that did not run.
      const shown = await agent.vault.locator('chatpay-card-view').evaluate((view) => view.shadowRoot!.textContent!);
      expect(shown.replace(/\s/g, '')).to.contain(typed.number);
      await look('revealed');
      await agent.vault.getByRole('button', {name: 'Copy card number'}).click();
      await agent.vault.getByRole('button', {name: 'Mark as Completed'}).click();
      await customer.page.getByText('Payment Accepted').last().waitFor();
      await look('completed');
      expect(leaksIn(evidence, new Map([...spellingsOf(typed.number), ['name', NAME]]))).to.deep.equal([]);
    });
  }

  it('has looked where a card could have gone', () => {
    const places = [...evidence].filter(([, text]) => text.trim() !== '').map(([place]) => place);
    for (const part of [
      'network',
      'event stream',
      'socket',
      'messages',
      'document',
      'accessibility tree',
      'chatpay.sqlite',
      'storage',
    ]) {
      expect(
        places.some((place) => place.includes(part)),
        part,
      ).to.equal(true);
    }
    // what is searched is what was meant: a sealed card crossed between windows, and its event came down a stream
    const holds = (part: string, text: string) =>
      [...evidence].some(([place, found]) => place.includes(part) && found.includes(text));
    expect(holds('messages', '"sealed"')).to.equal(true);
    expect(holds('event stream', '"type":"submitted"')).to.equal(true);
  });
});

/**
 * Keeps what passes: requests and answers of every origin with their bodies, sockets, and the consoles. A stream of events
 * has no end that could be waited for here; `recordStreams` reads those.
 */
async function record(context: BrowserContext, note: (place: string, text: string | null) => void): Promise<void> {
  // What runs TypeScript here gives functions their names by a helper that the page does not have.
  await context.addInitScript('globalThis.__name = (value) => value');
  await context.addInitScript(recordMessages);
  context.on('request', (request) => {
    note(
      'network',
      `${request.method()} ${request.url()} ${JSON.stringify(request.headers())} ${request.postData() ?? ''}`,
    );
  });
  context.on('response', (response) => {
    const isStream = response.headers()['content-type']?.startsWith('text/event-stream');
    if (!isStream)
      void response.text().then(
        (text) => note('network', text),
        () => {},
      );
  });
  context.on('console', (message) => note('console', message.text()));
  context.on('page', (page) => {
    page.on('pageerror', (error) => note('console', error.stack ?? error.message));
    page.on('websocket', (socket) => {
      for (const event of ['framesent', 'framereceived'] as const) {
        socket.on(event as 'framesent', ({payload}) => note('socket', String(payload)));
      }
    });
  });
}

/** Every piece that the demo's servers send down a stream of events; they run in this process. */
function recordStreams(note: (text: string) => void): () => void {
  const {prototype} = ServerResponse;
  const sends = {write: prototype.write, end: prototype.end};
  for (const name of ['write', 'end'] as const) {
    prototype[name] = function (this: ServerResponse, ...args: unknown[]) {
      const [piece] = args;
      const isStream = String(this.getHeader('content-type')).startsWith('text/event-stream');
      if (isStream && typeof piece !== 'function') note(textOf(piece));
      return Reflect.apply(sends[name], this, args) as never;
    };
  }
  return () => Object.assign(prototype, sends);
}

function textOf(piece: unknown): string {
  return piece instanceof Uint8Array ? Buffer.from(piece).toString('utf8') : String(piece ?? '');
}

/** What the demo's servers print; they run in this process. */
function recordOutput(note: (text: string) => void): () => void {
  const streams = [process.stdout, process.stderr] as const;
  const writes = streams.map((stream) => stream.write.bind(stream));
  for (const [index, stream] of streams.entries()) {
    stream.write = ((...args: Parameters<typeof stream.write>) => {
      note(String(args[0]));
      return writes[index]!(...args);
    }) as typeof stream.write;
  }
  return () => streams.forEach((stream, index) => (stream.write = writes[index]! as typeof stream.write));
}

/** The host document's accessibility tree; the vault's frames are documents of another process and not in it. */
async function accessibilityTree(page: Page): Promise<string> {
  const cdp = await page.context().newCDPSession(page);
  const {nodes} = await cdp.send('Accessibility.getFullAXTree');
  await cdp.detach();
  return JSON.stringify(nodes);
}
