import {expect, fixture, html} from '@open-wc/testing';
import {render} from 'lit';

import {renderCover, type VaultSurface} from '../../src/elements/provider/cover.js';
import type {SurfaceHost} from '../../src/elements/provider/surface.js';
import {VaultFrame} from '../../src/elements/provider/vault-frame.js';
import {VaultError} from '../../src/vault/port.js';
import {enCover} from '../../src/locales/en-cover.js';
import {until} from '../helpers/stage-elements.js';

/** A frame whose vault says what a test says, and how often it was told to be slow. */
function start(slowMs: number) {
  let slow = 0;
  const said: {ready: () => void; fail: () => void}[] = [];
  const frame = new VaultFrame<{readonly type: string}, never>(
    {
      open: ({onMessage, onFailure}) => {
        said.push({
          ready: () => onMessage({type: 'ready'}),
          fail: () => onFailure(new VaultError('timeout', 'nobody')),
        });
        return {frame: document.createElement('iframe'), send: () => {}, close: () => {}};
      },
      place: () => {},
      onMessage: () => {},
      onFailure: () => {},
      onSlow: () => slow++,
    },
    {slowMs},
  );
  frame.start();
  return {frame, said: () => said.at(-1)!, slow: () => slow};
}
const aWhile = () => new Promise((done) => setTimeout(done, 60));

describe('a frame of the vault', () => {
  it('is slow once it takes long, and no more when it is up', async () => {
    const {frame, said, slow} = start(10);
    expect(frame.isSlow).to.equal(false);
    await until(() => slow() === 1, 'it is slow');
    expect(frame.isSlow).to.equal(true);
    said().ready();
    expect(frame.isSlow).to.equal(false);
  });

  for (const end of ['ready', 'fail'] as const) {
    it(`is never slow after ${end}`, async () => {
      const {frame, said, slow} = start(20);
      said()[end]();
      await aWhile();
      expect([frame.isSlow, slow()]).to.deep.equal([false, 0]);
    });
  }

  it('is not slow from the beginning when it is started again', async () => {
    const {frame, said, slow} = start(20);
    await until(() => slow() === 1, 'it is slow');
    said().fail();
    frame.start();
    expect(frame.isSlow).to.equal(false);
    await until(() => slow() === 2, 'it is slow again');
  });
});

describe('the cover of a frame', () => {
  const words = {term: (key: keyof typeof enCover) => String(enCover[key] ?? key)} as unknown as SurfaceHost['words'];
  const shown = async (role: 'agent' | 'customer', isSlow: boolean) => {
    const box = await fixture<HTMLElement>(html`<div></div>`);
    const surface = {state: 'opening', error: undefined, isSlow} as VaultSurface;
    render(renderCover(surface, {words, session: {party: {role}}} as unknown as SurfaceHost), box);
    return box.textContent!.replace(/\s+/g, ' ').trim();
  };

  it('says what is opening, to each in their words', async () => {
    expect(await shown('customer', false)).to.equal('Opening the secure form… Close');
    expect(await shown('agent', false)).to.equal('Opening the secure card desk… Close');
  });

  it('says that it takes long, and that it goes on', async () => {
    expect(await shown('agent', true)).to.contain('This is taking longer than usual. Still trying…');
  });
});
