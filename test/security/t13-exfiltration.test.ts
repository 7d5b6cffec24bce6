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
async function attack(vault: string, {around, navigate = false, sandbox = SANDBOX, open = []}: Attack = {}) {
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
  if (!navigate) await until(() => said.some(({tried}) => tried !== undefined), 'the page’s word');
  const leaked = async () => {
    const hits = await executeServerCommand<string[], {hits: number}>('attacker', {hits: port});
    return [...new Set([...hits, ...said.flatMap(({leaked}) => leaked ?? [])])].sort();
  };
  for (let looks = 0; looks < 150 && open.length > 0; looks++) {
    const leaks = await leaked();
    if (open.every((way) => leaks.includes(way))) break;
    await aWhile(200);
  }
  await aWhile(1500);
  removeEventListener('message', listen);
  frame.remove();
  const word = said.find(({tried}) => tried !== undefined);
  return {leaks: await leaked(), tried: word?.tried ?? [], isRendered: word?.isRendered};
}

interface Attack {
  /** The page around the frame, where it is not the test's own. */
  readonly around?: string;
  readonly navigate?: boolean;
  readonly sandbox?: string;
  /** The ways that are open: something is sure to get out by them, however long that takes. */
  readonly open?: readonly string[];
}

describe('T13: a script that got into the vault', () => {
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
    const {leaks} = await attack(VAULT, {around: AROUND_OPEN, navigate: true, open: ['navigation']});
    expect(leaks).to.deep.equal(['navigation']);
    known++;
  });

  it('would get out by most of these ways, had the vault neither headers nor sandbox', async () => {
    const ways = ['fetch', 'beacon', 'image', 'websocket', 'style', 'font', 'form', 'frame', 'import'];
    const {leaks} = await attack(BARE_VAULT, {sandbox: '', open: ways});
    expect(leaks).to.include.members(ways);
    expect([held, known]).to.deep.equal([15, 1]);
    await figure(
      'T13',
      `${held} ways out, 0 hits; ${known} known without the host’s frame-src; ${leaks.length} without any policy`,
    );
  });
});
