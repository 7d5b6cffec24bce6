import {expect} from '@open-wc/testing';

import {figure} from '../helpers/figure.js';
import {createForger, type Forger} from '../helpers/forge.js';
import {HostEnd, SHOP, turn, VAULT, VaultEnd} from './ends.js';

/** Origins, and what may be taken for one, that are not the one given: each has misled a comparison somewhere. */
function lookAlikes(origin: string): string[] {
  const host = origin.slice('https://'.length);
  const [name = '', top = ''] = host.split('.');
  return [
    // begins or ends with it, or holds it
    `${origin}.evil.example`,
    `https://evil-${host}`,
    `https://evil${host}`,
    `https://www.${host}`,
    `https://${name}.evil.${top}`,
    `https://${name}-${top}`,
    `https://${name}`,
    `https://${host}x`,
    `https://${host.slice(0, -1)}`,
    `https://evil.example/${origin}`,
    `https://evil.example?${origin}`,
    `https://evil.example#${origin}`,
    // port
    `${origin}:443`,
    `${origin}:8443`,
    `${origin}:80`,
    `${origin}:`,
    // scheme
    `http://${host}`,
    `ws://${host}`,
    `wss://${host}`,
    `HTTPS://${host}`,
    `https:${host}`,
    `//${host}`,
    host,
    `blob:${origin}`,
    `filesystem:${origin}`,
    `chrome-extension://${host}`,
    'file://',
    // case, dots, and paths
    `https://${host.toUpperCase()}`,
    `https://${name[0]!.toUpperCase()}${host.slice(1)}`,
    `${origin}.`,
    `https://.${host}`,
    `${origin}/`,
    `${origin}/chat`,
    `${origin}?`,
    `${origin}#`,
    // user and password
    `https://${host}@evil.example`,
    `https://${host}:443@evil.example`,
    `https://user@${host}`,
    // letters that look the same, and none at all
    `https://xn--${host}`,
    `https://${host.replace('e', 'е')}`,
    `https://${name}\u3002${top}`,
    `https://\uff33${host.slice(1)}`,
    `https://${name}\u00ad.${top}`,
    `${origin}\u200b`,
    ` ${origin}`,
    `${origin}\n`,
    `${origin}\0`,
    `${origin}%00`,
    // addresses
    'https://[::1]',
    'https://[::ffff:7f00:1]',
    'https://127.1',
    // patterns, lists, and what is no origin
    'https://*.example',
    `${origin},https://evil.example`,
    `${origin} https://evil.example`,
    'null',
    '*',
    '',
    'undefined',
    '__proto__',
    'constructor',
  ];
}

/** How many origins were refused, at all places together. */
let refused = 0;

/** Those of a list that were taken. */
async function taken(origins: readonly string[], isTaken: (origin: string) => Promise<boolean>): Promise<string[]> {
  const all: string[] = [];
  for (const origin of origins) {
    if (await isTaken(origin)) all.push(origin);
    else refused++;
  }
  return all;
}

describe('T1: an origin that looks like the right one', () => {
  let forger: Forger;
  before(async () => {
    forger = await createForger();
  });

  it('is none of 60 that are told from it', () => {
    for (const origin of [VAULT, SHOP]) {
      const origins = lookAlikes(origin);
      expect(origins).not.to.include(origin);
      expect(new Set(origins).size).to.equal(60).and.to.equal(origins.length);
    }
  });

  it('is not the vault’s to the host: no port, and the frame is gone', async () => {
    const answered = await taken(lookAlikes(VAULT), async (origin) => {
      const host = new HostEnd();
      host.greet(origin);
      await turn();
      expect(
        host.failures.map(({fault}) => fault),
        origin,
      ).to.deep.equal(['hijacked']);
      return host.answers.length > 0;
    });
    expect(answered).to.deep.equal([]);
  });

  it('is not the host’s to the vault: its port is not taken', async () => {
    const heard = await taken(lookAlikes(SHOP), async (origin) => {
      const vault = new VaultEnd();
      expect(vault.greeted).to.deep.equal([SHOP]);
      vault.answer(origin).postMessage('{"type":"hide"}');
      await turn();
      await turn();
      return vault.port !== undefined || vault.heard.length > 0;
    });
    expect(heard).to.deep.equal([]);
  });

  it('is not the embedder’s to the terms', async () => {
    const token = await forger.sign({});
    const shown = await taken(lookAlikes('https://shop.example'), async (embedder) => {
      return (await forger.faultOf(token, {embedder})) !== 'embedder';
    });
    expect(shown).to.deep.equal([]);
  });

  it('is not the right one, which all three take', async () => {
    const host = new HostEnd();
    host.greet(VAULT);
    expect(host.answers.map(({to, ports}) => [to, ports.length])).to.deep.equal([[VAULT, 1]]);
    const vault = new VaultEnd();
    vault.answer(SHOP).postMessage('{"type":"hide"}');
    for (let turns = 0; turns < 5 && vault.heard.length === 0; turns++) await turn();
    expect(vault.heard).to.deep.equal([{type: 'hide'}]);
    expect(await forger.faultOf(await forger.sign({}))).to.equal('none');
    host.connection.close();
    expect(refused).to.equal(180);
    await figure('T1', `60 origins at 3 places, ${refused} tried, 0 taken`);
  });
});
