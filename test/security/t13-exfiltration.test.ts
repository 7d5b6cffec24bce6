import {expect} from '@open-wc/testing';
import {executeServerCommand} from '@web/test-runner-commands';

import {figure} from '../helpers/figure.js';
import {BARE_VAULT, VAULT} from '../vault/origins.js';
import {aWhile, until} from '../vault/wait.js';

const SANDBOX = 'allow-scripts allow-same-origin allow-forms';

/** What a page that the attacker has taken over says. */
interface Word {
  readonly tried?: readonly string[];
  readonly isRendered?: boolean;
  readonly leaked?: string;
}

/** Has a taken-over page try everything in a frame. @returns What reached the attacker, and what the page said. */
async function attack(vault: string, {around, navigate = false, sandbox = SANDBOX}: Attack = {}) {
  const {port, udp} = await executeServerCommand<{port: number; udp: number}, string>('attacker', 'open');
  const said: Word[] = [];
  const frame = document.createElement('iframe');
  const listen = ({data, source}: MessageEvent<Word & {told?: Word}>) => {
    if (source === frame.contentWindow) said.push(data.told ?? data);
  };
  addEventListener('message', listen);
  const query = new URLSearchParams({port: String(port), udp: String(udp), ...(navigate && {navigate: ''})});
  const page = `${vault}/taken.html?${query}`;
  if (around) frame.src = `${around}?${new URLSearchParams({frame: page, sandbox})}`;
  else {
    if (sandbox) frame.setAttribute('sandbox', sandbox);
    frame.src = page;
  }
  document.body.append(frame);
  if (!navigate) await until(() => said.some(({tried}) => tried !== undefined), 'the page’s word', 10_000);
  await aWhile(1500);
  removeEventListener('message', listen);
  frame.remove();
  const hits = await executeServerCommand<string[], {hits: number}>('attacker', {hits: port});
  const leaks = [...hits, ...said.flatMap(({leaked}) => leaked ?? [])];
  const word = said.find(({tried}) => tried !== undefined);
  return {leaks: [...new Set(leaks)].sort(), tried: word?.tried ?? [], isRendered: word?.isRendered};
}

interface Attack {
  /** The page around the frame, where it is not the test's own. */
  readonly around?: string;
  readonly navigate?: boolean;
  readonly sandbox?: string;
}

describe('T13: a script that got into the vault', function () {
  this.timeout(30_000);
  const AROUND = `${location.origin}/around.html`;
  const AROUND_OPEN = `${location.origin}/around-open.html`;
  /** Ways that got nothing out of the vault as it is to be served. */
  let held = 0;
  /** Ways that are known to get something out where the page around it has no policy. */
  let known = 0;

  it('gets nothing out by 14 ways, while what Lit draws is drawn', async () => {
    const {leaks, tried, isRendered} = await attack(VAULT, {around: AROUND});
    expect(leaks).to.deep.equal([]);
    expect(tried.length).to.equal(14);
    expect(isRendered).to.equal(true);
    held += tried.length;
  });

  it('gets nothing out by going elsewhere itself, where the page around it says which frames there may be', async () => {
    expect((await attack(VAULT, {around: AROUND, navigate: true})).leaks).to.deep.equal([]);
    held++;
  });

  it('gets something out by going elsewhere, where that page says nothing: the one way that is known', async () => {
    expect((await attack(VAULT, {around: AROUND_OPEN, navigate: true})).leaks).to.deep.equal(['navigation']);
    known++;
  });

  it('would get out by most of these ways, had the vault neither headers nor sandbox', async () => {
    const {leaks} = await attack(BARE_VAULT, {sandbox: ''});
    for (const way of ['fetch', 'beacon', 'image', 'websocket', 'style', 'font', 'form', 'frame', 'import']) {
      expect(leaks).to.include(way);
    }
    expect([held, known]).to.deep.equal([15, 1]);
    await figure(
      'T13',
      `${held} ways out, 0 hits; ${known} known without the host’s frame-src; ${leaks.length} without any policy`,
    );
  });
});
