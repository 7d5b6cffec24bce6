import {expect} from '@open-wc/testing';

import {openDesk, openPay, VaultError, type VaultConnection} from '../../src/vault/port.js';
import {EVIL_PUPPET, MOVED, PUPPET} from './origins.js';
import {HELLO, NONCE, Puppet, READY, SETTINGS} from './puppet.js';
import {aWhile, UNHURRIED_MS, until} from './wait.js';

describe('the host’s end of the port', () => {
  const open: Puppet[] = [];
  const start = async () => {
    const puppet = await Puppet.open();
    open.push(puppet);
    return puppet;
  };
  const connected = async () => (await start()).shakeHands();

  /** A frame that has greeted, and is ready, before its time was over: a machine that is slow gets more of it. */
  async function inTime({isReady}: {isReady: boolean}) {
    for (let timeoutMs = 600; ; timeoutMs *= 2) {
      const puppet = Puppet.begin(timeoutMs);
      open.push(puppet);
      const either = (holds: () => boolean) => until(() => holds() || puppet.failures.length > 0);
      await either(() => puppet.isUp);
      puppet.post(HELLO);
      await either(() => puppet.heard.includes('port'));
      if (isReady) puppet.say(READY);
      await either(() => !isReady || puppet.messages.length === 1);
      if (puppet.failures.length === 0 || timeoutMs > 20_000) return {puppet, timeoutMs};
    }
  }

  afterEach(() => {
    for (const puppet of open.splice(0)) puppet.end();
  });

  describe('makes a frame', () => {
    const options = {vault: 'https://vault.example', title: 'Payment', onMessage: () => {}, onFailure: () => {}};
    const read = ({frame}: VaultConnection<never>) =>
      ['sandbox', 'allow', 'referrerpolicy', 'title', 'src'].map((name) => frame.getAttribute(name));

    it('for the customer, that may do what a form must', () => {
      const connection = openPay(options);
      expect(read(connection)).to.deep.equal([
        'allow-scripts allow-same-origin allow-forms',
        'autofill; manual-text',
        'no-referrer',
        'Payment',
        'https://vault.example/pay.html',
      ]);
      connection.close();
    });

    it('for the agent, that may copy as well', () => {
      const connection = openDesk(options);
      expect(read(connection)).to.deep.equal([
        'allow-scripts allow-same-origin allow-forms',
        'autofill; manual-text; clipboard-write',
        'no-referrer',
        'Payment',
        'https://vault.example/desk.html',
      ]);
      connection.close();
    });

    for (const vault of [location.origin, `${location.origin}/vault/`, location.origin.toUpperCase()]) {
      it(`never from the page's own origin: ${vault.replace(location.port, 'PORT')}`, () => {
        expect(() => openPay({...options, vault}))
          .to.throw(VaultError)
          .with.property('fault', 'same-origin');
      });
    }
  });

  describe('shakes hands', () => {
    it('with the nonce of the greeting and one port', async () => {
      const puppet = await start();
      const answers: unknown[] = [];
      const listen = ({data}: MessageEvent<{heard?: unknown; answer?: unknown; ports?: number}>) => {
        if (data.heard === 'port') answers.push(data.answer, data.ports);
      };
      addEventListener('message', listen);
      await puppet.shakeHands();
      removeEventListener('message', listen);
      expect(answers).to.deep.equal([{chatpay: 1, type: 'port', nonce: NONCE}, 1]);
    });

    it('once: a second greeting gets nothing', async () => {
      const puppet = await connected();
      puppet.post(HELLO);
      await aWhile();
      expect(puppet.heard.filter((what) => what === 'port')).to.have.lengthOf(1);
    });

    it('and not with events that a script has made up', async () => {
      const puppet = await start();
      for (const source of [null, window]) {
        dispatchEvent(new MessageEvent('message', {data: HELLO, origin: PUPPET, source}));
      }
      await aWhile();
      expect(puppet.heard.includes('port')).to.equal(false);
      expect(puppet.faults).to.deep.equal([]);
    });

    it('and not before it is in the page, when every window is null', async () => {
      const failures: VaultError[] = [];
      const connection = openPay({
        vault: PUPPET,
        title: 'Payment',
        onMessage: () => {},
        onFailure: (error) => failures.push(error),
      });
      dispatchEvent(new MessageEvent('message', {data: HELLO, origin: PUPPET}));
      dispatchEvent(new MessageEvent('message', {data: {chatpay: 'x'}, origin: 'https://evil.example'}));
      expect(failures).to.deep.equal([]);
      connection.close();
    });

    for (const stray of [null, 'hello', 7, [], ['chatpay'], {}, {type: 'hello'}, JSON.stringify(HELLO)]) {
      it(`and lets pass what is none of its business: ${JSON.stringify(stray)}`, async () => {
        const puppet = await start();
        puppet.post(stray);
        await puppet.shakeHands();
        expect(puppet.faults).to.deep.equal([]);
      });
    }

    const WRONG = {
      'another version': {...HELLO, chatpay: 2},
      'a version that is text': {...HELLO, chatpay: '1'},
      'another type': {...HELLO, type: 'port'},
      'no nonce': {chatpay: 1, type: 'hello'},
      'a short nonce': {...HELLO, nonce: 'abc'},
      'a nonce of other letters': {...HELLO, nonce: `${NONCE.slice(1)}=`},
      'a member too many': {...HELLO, more: 1},
    };
    for (const [what, greeting] of Object.entries(WRONG)) {
      it(`and gives up on a greeting with ${what}`, async () => {
        const puppet = await start();
        puppet.post(greeting);
        await until(() => puppet.failures.length > 0);
        expect(puppet.faults).to.deep.equal(['protocol']);
        expect(puppet.isInPage).to.equal(false);
      });
    }
  });

  describe('speaks', () => {
    it('when the frame is ready, and then says all that has waited, in order', async () => {
      const puppet = await start();
      puppet.connection.send(SETTINGS);
      await puppet.shakeHands();
      puppet.connection.send({type: 'hide'});
      await aWhile(50);
      expect(puppet.heard.at(-1)).to.equal('port');
      puppet.say(READY);
      await until(() => puppet.heard.length === 4);
      puppet.connection.send({type: 'hide'});
      await until(() => puppet.heard.length === 5);
      const hide = '{"type":"hide"}';
      expect(puppet.heard.slice(2)).to.deep.equal([JSON.stringify(SETTINGS), hide, hide]);
    });

    it('no more than the frame would read', async () => {
      const puppet = await start();
      const send = () => puppet.connection.send({type: 'show', token: 'x'.repeat(16 * 1024), attempt: 1});
      expect(send).to.throw().with.property('code', 'ERR_MALFORMED');
    });

    it('no more after it was closed, and then fails no more', async () => {
      const puppet = await connected();
      puppet.connection.close();
      puppet.connection.send({type: 'hide'});
      expect(puppet.isInPage).to.equal(false);
      expect(puppet.faults).to.deep.equal([]);
    });
  });

  it('hears what is of the agreed shape', async () => {
    const puppet = await connected();
    const stage = {type: 'stage', request: 'r', stage: {at: 'entering', done: ['number']}} as const;
    puppet.say(READY);
    puppet.say(JSON.stringify({type: 'height', px: 300}));
    puppet.say(JSON.stringify(stage));
    await until(() => puppet.messages.length === 3);
    expect(puppet.messages).to.deep.equal([{type: 'ready'}, {type: 'height', px: 300}, stage]);
  });

  describe('gives the frame up', () => {
    const card = {enc: 'A'.repeat(87), ct: 'A'.repeat(704)};
    const OFF_SCHEMA: Record<string, unknown> = {
      'no text': {type: 'ready'},
      'a text in an array, which reads as that text': [READY],
      null: null,
      'a number': 1,
      'the text null': 'null',
      'no JSON': '{type:ready}',
      'an empty text': '',
      'an array': '[]',
      'an array of messages': `[${READY}]`,
      'no type': '{}',
      'an unknown type': '{"type":"pay"}',
      'a name of the prototype': '{"type":"constructor"}',
      'another name of the prototype': '{"type":"__proto__"}',
      'a type that is an object': '{"type":{"toString":"ready"}}',
      'a prototype': '{"__proto__":{"type":"ready"}}',
      'a prototype beside what is right': '{"type":"ready","__proto__":{"polluted":1}}',
      'a constructor beside what is right': '{"type":"ready","constructor":{"prototype":{"polluted":1}}}',
      'a member too many': '{"type":"ready","pan":"4111111111111111"}',
      'a message of the other direction': JSON.stringify(SETTINGS),
      'a message of the other page': '{"type":"complete","request":"r"}',
      'a height that is no number': '{"type":"height","px":"300"}',
      'a height below zero': '{"type":"height","px":-1}',
      'a height beyond all screens': '{"type":"height","px":1e9}',
      'a card number where a field’s name belongs':
        '{"type":"stage","request":"r","stage":{"at":"entering","done":["4111111111111111"]}}',
      'a card that is not sealed': JSON.stringify({
        type: 'sealed',
        request: 'r',
        attempt: 1,
        sealed: '4111111111111111',
      }),
      'a seal of another length': JSON.stringify({
        type: 'sealed',
        request: 'r',
        attempt: 1,
        sealed: {...card, ct: 'A'.repeat(703)},
      }),
      'attempt 0': JSON.stringify({type: 'sealed', request: 'r', attempt: 0, sealed: card}),
      'depth 8,000': '['.repeat(8000) + ']'.repeat(8000),
      '16 KiB and a bit': READY + ' '.repeat(16 * 1024),
      '5 MB': READY + ' '.repeat(5_000_000),
    };
    for (const [what, message] of Object.entries(OFF_SCHEMA)) {
      it(`on ${what}`, async () => {
        const puppet = await connected();
        puppet.say(message);
        puppet.say(READY);
        await until(() => puppet.failures.length > 0);
        await aWhile(20);
        expect(puppet.faults).to.deep.equal(['protocol']);
        expect(puppet.failures[0]).to.include({code: 'ERR_VAULT'});
        expect(puppet.messages).to.deep.equal([]);
        expect(puppet.isInPage).to.equal(false);
        expect('polluted' in {}).to.equal(false);
      });
    }

    it('when another site answers in its place, and greets as it would', async () => {
      const failures: VaultError[] = [];
      const connection = openPay({
        vault: MOVED,
        title: 'Payment',
        timeoutMs: UNHURRIED_MS,
        onMessage: () => {},
        onFailure: (error) => failures.push(error),
      });
      document.body.append(connection.frame);
      await until(() => failures.length > 0);
      expect(failures.map(({fault}) => fault)).to.deep.equal(['hijacked']);
      expect(connection.frame.isConnected).to.equal(false);
    });

    const HIJACKS: Record<string, (puppet: Puppet) => void> = {
      'goes to another site': (puppet) => puppet.go(`${EVIL_PUPPET}/pay.html`),
      'goes to its own page again': (puppet) => puppet.go(`${PUPPET}/pay.html?again`),
      'is sent to another site by the page': ({connection}) => {
        connection.frame.src = `${EVIL_PUPPET}/pay.html`;
      },
      'is moved': ({connection}) => {
        const aside = document.createElement('div');
        document.body.append(aside);
        aside.append(connection.frame);
      },
    };
    for (const [what, hijack] of Object.entries(HIJACKS)) {
      for (const moment of ['before the handshake', 'after it', 'when it is in use'] as const) {
        it(`when it ${what} ${moment}`, async () => {
          const puppet = await start();
          if (moment !== 'before the handshake') await puppet.shakeHands();
          if (moment === 'when it is in use') {
            puppet.say(READY);
            await until(() => puppet.messages.length === 1);
          }
          hijack(puppet);
          await until(() => puppet.failures.length > 0);
          expect(puppet.faults).to.deep.equal(['hijacked']);
          expect(puppet.isInPage).to.equal(false);
          puppet.connection.send({type: 'show', token: 'secret', attempt: 1});
          await aWhile(100);
          expect(puppet.heard.some((heard) => String(heard).includes('secret'))).to.equal(false);
        });
      }
    }

    it('when it does not greet in time', async () => {
      const puppet = Puppet.begin(300);
      open.push(puppet);
      await until(() => puppet.failures.length > 0);
      expect(puppet.faults).to.deep.equal(['timeout']);
      expect(puppet.isInPage).to.equal(false);
    });

    it('when it is loaded and does not greet, long before its time is over', async () => {
      const puppet = Puppet.begin(UNHURRIED_MS, 100);
      open.push(puppet);
      await until(() => puppet.failures.length > 0);
      expect(puppet.faults).to.deep.equal(['timeout']);
      expect(puppet.isInPage).to.equal(false);
    });

    it('and not so soon when it has greeted', async () => {
      const puppet = Puppet.begin(UNHURRIED_MS, 1500);
      open.push(puppet);
      puppet.connection.frame.addEventListener('load', () => puppet.post(HELLO));
      await until(() => puppet.heard.includes('port') || puppet.failures.length > 0);
      await aWhile(1600);
      expect(puppet.faults).to.deep.equal([]);
    });

    it('when it greets and is never ready', async () => {
      const {puppet} = await inTime({isReady: false});
      await until(() => puppet.failures.length > 0);
      expect(puppet.faults).to.deep.equal(['timeout']);
    });

    it('and not because of time once it is ready', async () => {
      const {puppet, timeoutMs} = await inTime({isReady: true});
      await aWhile(timeoutMs + 100);
      expect(puppet.faults).to.deep.equal([]);
    });
  });
});
