import {expect} from '@open-wc/testing';
import {resetMouse, sendMouse} from '@web/test-runner-commands';

import {figure} from '../helpers/figure.js';
import {typeCard} from '../vault/real-keys.js';
import {aWhile, until} from '../vault/wait.js';
import {showForm} from './shown-form.js';

/** Past the half second that Pay waits after whatever it waits for. */
const SETTLED_MS = 800;

/** How far aside the frame is moved: nothing of it was there before. */
const ASIDE = 340;

/** The real frame with a card typed into it, at the left edge of a page that may move it. */
async function filledIn() {
  const {vault, said} = await showForm(ASIDE - 20);
  await typeCard(
    [
      ['number', '4111111111111111'],
      ['name', 'Valeria Rossi'],
      ['expiry', '1231'],
      ['code', '737'],
    ],
    () => said.findLast((message) => message.type === 'stage')?.stage,
  );
  await aWhile(SETTLED_MS);
  return {
    close: () => vault.close(),
    isSealed: () => said.some(({type}) => type === 'sealed'),
    /** Settles once the browser knows where the frame is: until then, presses go where it was. */
    async moveBy(x: number, y: number) {
      vault.frame.style.translate = `${x}px ${y}px`;
      await new Promise(requestAnimationFrame);
      await aWhile(60);
    },
  };
}

/** Presses where the mouse is. */
async function press(): Promise<void> {
  await sendMouse({type: 'down'});
  await sendMouse({type: 'up'});
  await aWhile(150);
}

describe('T14: the frame moved under the mouse just before it is pressed', () => {
  let pay: readonly [x: number, y: number] | undefined;
  let tried = 0;
  afterEach(async () => {
    for (const frame of document.querySelectorAll('iframe')) frame.remove();
    await resetMouse();
  });

  it('while a mouse that comes by itself is taken at once, from below up until it meets Pay', async () => {
    const frame = await filledIn();
    for (let y = innerHeight - 10; y > innerHeight / 4 && !frame.isSealed(); y -= 30) {
      pay = [160, y - 8]; // what is met is its lower edge
      await sendMouse({type: 'move', position: [160, y]});
      await press();
      for (let wait = 0; wait < 20 && !frame.isSealed(); wait++) await aWhile(100);
    }
    await until(frame.isSealed, 'the seal');
    frame.close();
  });

  const rests = {
    'from beside it': ([x, y]: readonly [number, number]) => [x + ASIDE, y] as const,
    'from another place in it': ([x]: readonly [number, number]) => [x, 90] as const,
  };
  for (const [where, place] of Object.entries(rests)) {
    it(`pays nothing, ${where}, and the next press does`, async () => {
      const [x, y] = pay!;
      const frame = await filledIn();
      const [restX, restY] = place(pay!);
      await sendMouse({type: 'move', position: [restX - 4, restY]});
      await sendMouse({type: 'move', position: [restX, restY]});
      await aWhile(SETTLED_MS);
      await frame.moveBy(restX - x, restY - y);
      await press();
      expect(frame.isSealed()).to.equal(false);
      // a busy machine is later with what Pay waits for
      for (let presses = 0; presses < 20 && !frame.isSealed(); presses++) {
        await aWhile(SETTLED_MS);
        await press();
      }
      await until(frame.isSealed, 'the seal');
      frame.close();
      tried++;
    });
  }

  it('from everywhere', async () => {
    expect(tried).to.equal(2);
    await figure('T14', `${tried} moves of the frame under a mouse, 0 cards sent; the next press is taken`);
  });
});
