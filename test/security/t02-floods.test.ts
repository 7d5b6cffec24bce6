import {expect} from '@open-wc/testing';

import {openPay, type FromPay, type VaultError} from '../../src/vault/port.js';
import {figure} from '../helpers/figure.js';
import {makeTerms} from '../helpers/terms.js';
import {makeKeyPair, pointOf} from '../vault/keys-helper.js';
import {VAULT} from '../vault/origins.js';
import {HELLO, Puppet, READY} from '../vault/puppet.js';
import {signForPages} from '../vault/signer-key.js';
import {aWhile, UNHURRIED_MS, until} from '../vault/wait.js';
import {watchErrors} from './ends.js';

/** As many messages come in one go. */
const FLOOD = 10_000;
/** What may come in one go, and how many more each second. */
const MOST = 2000;
const PER_SECOND = 250;
/** A page that has hung for half a minute hears as many, and goes on. */
const BACKLOG = 1500;

/** The vault’s real page, and all that came of it. */
function openVault() {
  const said: FromPay[] = [];
  const failures: VaultError[] = [];
  const connection = openPay({
    vault: VAULT,
    title: 'Payment',
    timeoutMs: UNHURRIED_MS,
    onMessage: (message) => said.push(message),
    onFailure: (error) => failures.push(error),
  });
  document.body.append(connection.frame);
  const has = (type: FromPay['type']) => said.some((message) => message.type === type);
  return {connection, said, failures, has};
}

describe('T2: too many messages', () => {
  const {errors, stop} = watchErrors();
  after(stop);

  it('of a frame take it away: the host has heard a bounded number, and says once that it failed', async () => {
    const at = performance.now();
    const puppet = await (await Puppet.open()).shakeHands();
    const height = (px: number) => JSON.stringify({type: 'height', px});
    puppet.say(READY);
    for (let px = 0; px < BACKLOG; px++) puppet.say(height(px % 4000));
    await until(() => puppet.messages.length > BACKLOG, 'what is not too much');
    expect(puppet.faults).to.deep.equal([]);
    for (let sent = 0; sent < FLOOD; sent++) puppet.say(height(sent % 4000));
    await until(() => puppet.faults.length > 0, 'the failure');
    const heard = puppet.messages.length;
    const seconds = (performance.now() - at) / 1000;
    await aWhile(100);
    expect([puppet.faults, puppet.isInPage]).to.deep.equal([['protocol'], false]);
    expect(puppet.messages.length).to.equal(heard);
    expect(heard).to.be.at.most(MOST + PER_SECOND * seconds);
    expect(errors).to.deep.equal([]);
    await figure(
      'T2',
      `${BACKLOG + FLOOD} right messages of the frame in ${seconds.toFixed(1)} s: given up after ${heard}`,
    );
    puppet.end();
  });

  it('of a page end its form: the vault says no more, and the page shows a failure', async () => {
    const vault = openVault();
    const keyPair = await makeKeyPair();
    const terms = makeTerms({audience: VAULT, embedders: [location.origin], agentKey: await pointOf(keyPair)});
    const show = {type: 'show', token: await signForPages(terms), attempt: 1} as const;
    vault.connection.send(show);
    await until(() => vault.has('shown'), 'the form');
    for (let sent = 0; sent < BACKLOG; sent++) vault.connection.send(show);
    vault.connection.send({type: 'hide'});
    vault.connection.send(show);
    await until(() => vault.said.filter(({type}) => type === 'shown').length === 2, 'the form once more');
    expect(vault.failures).to.deep.equal([]);
    for (let sent = 0; sent < FLOOD; sent++) vault.connection.send(show);
    await until(() => vault.failures.length > 0, 'the failure');
    expect(vault.failures.map(({fault}) => fault)).to.deep.equal(['protocol']);
    expect(vault.connection.frame.isConnected).to.equal(false);
    await figure('T2', `${FLOOD} right messages of the page in one go: the form given up, the failure told once`);
  });

  it('before and after the greeting are let pass by the host, which answers the right one among them once', async () => {
    const puppet = await Puppet.open();
    const strangers = ['hello', {type: 'hello'}, null, 7, ['chatpay'], JSON.stringify(HELLO)];
    for (let sent = 0; sent < FLOOD; sent++) puppet.post(strangers[sent % strangers.length]);
    await puppet.shakeHands();
    for (let sent = 0; sent < FLOOD; sent++) puppet.post(HELLO);
    puppet.say(READY);
    await until(() => puppet.messages.length > 0, 'the frame to be heard');
    expect(puppet.heard.filter((what) => what === 'port')).to.have.lengthOf(1);
    expect(puppet.faults).to.deep.equal([]);
    await figure('T2', `${2 * FLOOD} greetings to the host in one go: the right one answered, once`);
    puppet.end();
  });

  it('before and after the answer are let pass by the vault, which takes the right one among them', async () => {
    const frame = document.createElement('iframe');
    let nonce = '';
    const hear = ({source, data}: MessageEvent<{nonce: string}>) => {
      if (source === frame.contentWindow) ({nonce} = data);
    };
    addEventListener('message', hear);
    frame.src = `${VAULT}/pay.html`;
    document.body.append(frame);
    await until(() => nonce !== '', 'the greeting');
    removeEventListener('message', hear);
    const said: unknown[] = [];
    const answer = (own: string) => {
      const {port1, port2} = new MessageChannel();
      port1.onmessage = ({data}) => said.push(data);
      frame.contentWindow!.postMessage({chatpay: 1, type: 'port', nonce: own}, VAULT, [port2]);
      return port1;
    };
    for (let sent = 0; sent < FLOOD; sent++) answer('A'.repeat(22));
    const port = answer(nonce);
    for (let sent = 0; sent < FLOOD; sent++) answer(nonce);
    await until(() => said.includes(READY), 'the vault to be ready');
    expect(said.filter((what) => what === READY)).to.have.lengthOf(1);
    port.postMessage('off the schema');
    await until(() => said.includes(''), 'the right port to be the one that is heard');
    frame.remove();
    await figure('T2', `${2 * FLOOD} answers to the vault in one go: the right one taken, once`);
  });
});
