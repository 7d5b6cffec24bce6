import {expect} from '@open-wc/testing';

import type {SealedCard, Stage} from '../../src/request/command.js';
import {openHostPort, type EmbedFault} from '../../src/vault/host-port.js';
import {toPaySchema} from '../../src/vault/messages.js';
import {open} from '../../src/vault/sealing.js';
import {makeTerms} from '../helpers/terms.js';
import {makeKeyPair, pointOf} from './keys-helper.js';
import {BARE_VAULT, STRANGER, VAULT} from './origins.js';
import {pressPay, typeCard} from './real-keys.js';
import {signForPages} from './signer-key.js';
import {aWhile, until} from './wait.js';

interface Hello {
  readonly chatpay: unknown;
  readonly type: unknown;
  readonly nonce: string;
}

/** The vault's real page in a frame, and a host that can do anything. */
class Host {
  readonly hellos: {data: Hello; origin: string}[] = [];
  readonly said: string[] = [];
  readonly frame = document.createElement('iframe');

  static async open(vault = VAULT): Promise<Host> {
    const host = new Host(vault);
    await until(() => host.hellos.length > 0, 'the greeting');
    return host;
  }

  private constructor(vault: string) {
    this.frame.src = `${vault}/pay.html`;
    addEventListener('message', this.#onMessage);
    document.body.append(this.frame);
  }

  get nonce(): string {
    return this.hellos[0]!.data.nonce;
  }

  get answer() {
    return {chatpay: 1, type: 'port', nonce: this.nonce};
  }

  /** How far the form is, as the vault has told last. */
  get stage(): Stage | undefined {
    const last = this.said.findLast((said) => said.includes('"stage"'));
    return last === undefined ? undefined : (JSON.parse(last) as {stage: Stage}).stage;
  }

  /** Answers the greeting, with as many ports. @returns Our ends of them. */
  reply(answer: unknown, ports = 1): MessagePort[] {
    const channels = Array.from({length: ports}, () => new MessageChannel());
    const theirs = channels.map(({port2}) => port2);
    this.frame.contentWindow!.postMessage(answer, '*', theirs);
    return channels.map(({port1}) => {
      port1.onmessage = ({data}) => this.said.push(String(data));
      return port1;
    });
  }

  async connect(): Promise<MessagePort> {
    const [port] = this.reply(this.answer);
    await until(() => this.said.includes('{"type":"ready"}'), 'the page');
    return port!;
  }

  end(): void {
    removeEventListener('message', this.#onMessage);
    this.frame.remove();
  }

  readonly #onMessage = ({source, data, origin}: MessageEvent<Hello>): void => {
    if (source === this.frame.contentWindow) this.hellos.push({data, origin});
  };
}

describe('the vault’s end of the port', () => {
  const hosts: Host[] = [];
  const start = async (vault?: string) => {
    const host = await Host.open(vault);
    hosts.push(host);
    return host;
  };

  afterEach(() => {
    for (const host of hosts.splice(0)) host.end();
  });

  it('greets once, with a fresh nonce of 128 bits', async () => {
    const [first, second] = [await start(), await start()];
    await aWhile();
    for (const {hellos} of [first, second]) {
      expect(hellos).to.have.lengthOf(1);
      expect(Object.keys(hellos[0]!.data)).to.deep.equal(['chatpay', 'type', 'nonce']);
      expect(hellos[0]!.data.nonce).to.match(/^[\w-]{22}$/);
      expect(hellos[0]!.origin).to.equal(VAULT);
    }
    expect(first.nonce === second.nonce).to.equal(false);
  });

  it('is ready once it has a port', async () => {
    const host = await start();
    await host.connect();
    expect(host.said[0]).to.equal('{"type":"ready"}');
  });

  describe('takes no port', () => {
    const WRONG: Record<string, (host: Host) => void> = {
      'with another nonce': (host) => host.reply({...host.answer, nonce: 'abcdefghijklmnopqrstuv'}),
      'without a nonce': (host) => host.reply({chatpay: 1, type: 'port'}),
      'of another version': (host) => host.reply({...host.answer, chatpay: 2}),
      'as a greeting': (host) => host.reply({...host.answer, type: 'hello'}),
      'with a member too many': (host) => host.reply({...host.answer, more: 1}),
      'in text': (host) => host.reply(JSON.stringify(host.answer)),
      'with nothing': (host) => host.reply(null),
      'when there are two': (host) => host.reply(host.answer, 2),
      'when there is none': (host) => host.reply(host.answer, 0),
      'from a window that is not the parent': (host) => {
        const other = document.createElement('iframe');
        document.body.append(other);
        const {port2} = new MessageChannel();
        const code = 'target.postMessage(answer, "*", [port])';
        // the other frame is of our own origin, so that only the window differs
        const send = new (other.contentWindow as Window & typeof globalThis).Function('target', 'answer', 'port', code);
        (send as (...given: unknown[]) => void)(host.frame.contentWindow, host.answer, port2);
        other.remove();
      },
    };
    for (const [what, answer] of Object.entries(WRONG)) {
      it(what, async () => {
        const host = await start();
        answer(host);
        await aWhile();
        expect(host.said).to.deep.equal([]);
      });

      it(`${what}, and takes the right one after it`, async () => {
        const host = await start();
        answer(host);
        await host.connect();
        expect(host.said[0]).to.equal('{"type":"ready"}');
      });
    }

    it('after the first', async () => {
      const host = await start();
      await host.connect();
      await until(() => host.said.some((said) => said.includes('height')), 'its height');
      const [second] = host.reply(host.answer);
      host.said.length = 0;
      second!.postMessage(JSON.stringify({type: 'hide'}));
      second!.postMessage('off the schema');
      await aWhile();
      expect(host.said.filter((said) => !said.includes('height'))).to.deep.equal([]);
    });
  });

  describe('gives up', () => {
    const OFF_SCHEMA: Record<string, unknown> = {
      'no text': {type: 'hide'},
      'a text in an array': ['{"type":"hide"}'],
      null: null,
      'no JSON': 'hide',
      'an unknown type': '{"type":"reveal"}',
      'a name of the prototype': '{"type":"constructor"}',
      'a prototype beside what is right': '{"type":"hide","__proto__":{"polluted":1}}',
      'a member too many': '{"type":"hide","more":1}',
      'a message of the other direction': '{"type":"ready"}',
      'a message of the other page': '{"type":"forget","request":"r"}',
      'a theme with CSS of its own': JSON.stringify({
        type: 'settings',
        theme: {accent: 'url(https://evil.example)'},
        locale: 'en',
        direction: 'ltr',
        clockOffsetMs: 0,
      }),
      'a locale with markup': JSON.stringify({
        type: 'settings',
        theme: {},
        locale: '<b>',
        direction: 'ltr',
        clockOffsetMs: 0,
      }),
      '5 MB': `{"type":"hide"}${' '.repeat(5_000_000)}`,
    };
    for (const [what, message] of Object.entries(OFF_SCHEMA)) {
      it(`on ${what}: it says so, and nothing more`, async () => {
        const host = await start();
        const port = await host.connect();
        host.said.length = 0;
        port.postMessage(message);
        port.postMessage(JSON.stringify({type: 'show', token: 'x', attempt: 1}));
        await until(() => host.said.includes(''), 'the page giving up');
        await aWhile();
        expect(host.said.filter((said) => !said.includes('height'))).to.deep.equal(['']);
      });
    }

    it('on a message that brings a port', async () => {
      const host = await start();
      const port = await host.connect();
      port.postMessage('{"type":"hide"}', [new MessageChannel().port1]);
      await until(() => host.said.includes(''), 'the page giving up');
    });
  });

  describe('says nothing', () => {
    it('in no frame at all', async () => {
      const faults: EmbedFault[] = [];
      const parent = Object.getOwnPropertyDescriptor(window, 'parent')!;
      // the test’s own page is a top one in some runners and a frame in others
      Object.defineProperty(window, 'parent', {configurable: true, value: window});
      void openHostPort({
        embedders: [location.origin],
        schema: toPaySchema,
        onFailure: (fault) => faults.push(fault),
      });
      Object.defineProperty(window, 'parent', parent);
      await until(() => faults.length > 0, 'the fault');
      expect(faults).to.deep.equal(['not-embedded']);
    });

    for (const [name, vault] of [
      ['as it is served', VAULT],
      ['without its headers', BARE_VAULT],
    ] as const) {
      it(`to a page that is in no allowlist, in a page that is: ${name}`, async () => {
        const told: unknown[] = [];
        const listen = ({data, origin}: MessageEvent) => origin === STRANGER && told.push(data);
        addEventListener('message', listen);
        const around = document.createElement('iframe');
        around.src = `${STRANGER}/around.html?frame=${encodeURIComponent(`${vault}/pay.html`)}`;
        document.body.append(around);
        await aWhile(1500);
        removeEventListener('message', listen);
        around.remove();
        expect(told).to.deep.equal([]);
      });
    }

    it('and the same page does greet where it may', async () => {
      expect((await start(BARE_VAULT)).hellos).to.have.lengthOf(1);
    });
  });

  describe('behind it, the customer’s page', () => {
    const terms = () => makeTerms({audience: VAULT, embedders: [location.origin]});
    const show = async (port: MessagePort, token: string) =>
      port.postMessage(JSON.stringify({type: 'show', token, attempt: 1}));

    it('shows the form for terms that it trusts', async () => {
      const host = await start();
      const port = await host.connect();
      const {id, ...rest} = terms();
      await show(port, await signForPages({...rest, id}));
      await until(() => host.said.includes(JSON.stringify({type: 'shown', request: id})), 'the form');
      await until(() => host.said.some((said) => /"height","px":[1-9]\d\d/.test(said)), 'its height');
    });

    it('seals what is typed into it, with the real keyboard, and says nothing else of it', async () => {
      const keyPair = await makeKeyPair();
      const host = await start();
      host.frame.style.cssText = 'width: 420px; height: 640px';
      const port = await host.connect();
      const token = await signForPages({...terms(), agentKey: await pointOf(keyPair)});
      await show(port, token);
      await until(() => host.said.some((said) => said.includes('shown')), 'the form');
      host.frame.focus();
      await typeCard(
        [
          ['number', '4111111111111111'],
          ['name', 'Valeria Rossi'],
          ['expiry', '1231'],
          ['code', '737'],
        ],
        () => host.stage,
      );
      await pressPay(() => host.said.some((said) => said.includes('sealed')));
      const {sealed} = JSON.parse(host.said.find((said) => said.includes('"sealed"'))!) as {sealed: SealedCard};
      const card = await open({sealed, token, attempt: 1, keyPair});
      expect(card).to.include({pan: '4111111111111111', cardholderName: 'Valeria Rossi', securityCode: '737'});
      const rest = host.said.filter((said) => !said.includes('"sealed"')).join();
      expect(/4111|1111|Valeria|737/.test(rest)).to.equal(false);
    });

    const REJECTED = {
      audience: () => signForPages({...terms(), audience: 'https://vault.example'}),
      embedder: () => signForPages({...terms(), embedders: ['https://shop.example']}),
      merchant: () => signForPages({...terms(), merchant: {id: 'other', name: 'Example Shop'}}),
      expired: () => signForPages({...terms(), createdAt: 1000, expiresAt: 2000}),
      claims: () => signForPages({...terms(), agentKey: 'A'.repeat(87)}),
      'unknown-key': () => signForPages(terms(), 'another'),
      collection: () => {
        const {agentKey: _, ...rest} = terms();
        return signForPages({...rest, collection: 'unified-checkout'});
      },
      signature: async () => `${(await signForPages(terms())).split('.').slice(0, 2).join('.')}.${'A'.repeat(86)}`,
      malformed: () => Promise.resolve('x'),
    };
    for (const [fault, make] of Object.entries(REJECTED)) {
      it(`shows no form, and says why: ${fault}`, async () => {
        const host = await start();
        const port = await host.connect();
        await show(port, await make());
        await until(() => host.said.some((said) => said.includes('rejected')), 'the refusal');
        expect(host.said).to.include(JSON.stringify({type: 'rejected', fault}));
        expect(host.said.some((said) => said.includes('shown'))).to.equal(false);
      });
    }
  });
});
