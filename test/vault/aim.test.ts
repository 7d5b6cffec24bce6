import {expect} from '@open-wc/testing';

import {Aim} from '../../src/vault/aim.js';
import {aWhile} from './wait.js';

/** What the mouse does: where it is in the frame, and where the frame's corner is on the screen then. */
interface Step {
  readonly does: 'moves' | 'presses';
  readonly at: readonly [x: number, y: number];
  readonly frame?: readonly [x: number, y: number];
  readonly by?: 'mouse' | 'touch' | 'pen';
  /** Page zoom: a pixel of the frame is so many of the screen. */
  readonly zoom?: number;
}

const ON = [200, 300] as const;

describe('Aim', () => {
  let button: HTMLButtonElement;
  let taken = 0;
  let heard: boolean[] = [];
  let aim: Aim;

  beforeEach(() => {
    button = document.createElement('button');
    taken = 0;
    heard = [];
    button.addEventListener('click', () => taken++);
    document.body.append(button);
    aim = new Aim(
      document,
      () => button,
      (isMisled) => heard.push(isMisled),
    );
  });
  afterEach(() => {
    aim.stop();
    button.remove();
  });

  function step({does, at: [x, y], frame: [left, top] = [800, 100], by = 'mouse', zoom = 1}: Step): void {
    const place = {clientX: x, clientY: y, screenX: left + x * zoom, screenY: top + y * zoom};
    const init = {...place, pointerType: by, bubbles: true, composed: true};
    if (does === 'moves') button.dispatchEvent(new PointerEvent('pointermove', init));
    else {
      button.dispatchEvent(new PointerEvent('pointerdown', init));
      button.dispatchEvent(new PointerEvent('click', {...init, detail: 1, cancelable: true}));
    }
  }

  const press = {does: 'presses', at: ON} as const;
  const come = {does: 'moves', at: ON} as const;
  const taking: Record<string, readonly Step[]> = {
    'of a mouse that was heard to come, however suddenly': [come, press],
    'of one that trembles': [come, {does: 'presses', at: [205, 296]}],
    'of one that came from elsewhere in the frame': [{does: 'moves', at: [20, 20]}, come, press],
    'of one that came slowly, in a page zoomed far in': [
      {does: 'moves', at: [190, 291], zoom: 5},
      {does: 'moves', at: [195, 296], zoom: 5},
      {...come, zoom: 5},
      {...press, zoom: 5},
    ],
    'in a page zoomed out to a half': [
      {does: 'moves', at: [20, 20], zoom: 0.5},
      {...come, zoom: 0.5},
      {...press, zoom: 0.5},
    ],
    'in a page zoomed in': [
      {does: 'moves', at: [20, 20], zoom: 3},
      {...come, zoom: 3},
      {...press, zoom: 3},
    ],
    'where the browser tells no places on the screen': [
      {does: 'moves', at: [20, 20], frame: [0, 0]},
      {...come, frame: [0, 0]},
      {...press, frame: [0, 0]},
    ],
    'of a finger, which is not heard before': [{...press, by: 'touch'}],
    'of a pen': [{...press, by: 'pen'}],
  };
  for (const [what, steps] of Object.entries(taking)) {
    it(`takes a press ${what}`, () => {
      steps.forEach(step);
      expect([taken, ...heard]).to.deep.equal([1, false]);
    });
  }

  const holding: Record<string, readonly Step[]> = {
    'under a mouse that never was in it': [press],
    'under one that was last heard elsewhere in it': [{does: 'moves', at: [200, 40]}, press],
    'from under one, by less than its own length': [come, {...press, at: [150, 300], frame: [850, 100]}],
    'when the browser does not know yet that it is elsewhere': [come, {...press, frame: [850, 100]}],
    'or the window, while the mouse was beside it': [
      come,
      {does: 'moves', at: [203, 300], frame: [300, 50]},
      {...press, frame: [300, 50]},
    ],
    'under one beside it, and the browser says that it is here now': [
      {...come, frame: [800, 100]},
      {...come, frame: [500, 100]},
      {...press, frame: [500, 100]},
    ],
    'under one that trembled after': [
      {does: 'moves', at: [200, 40]},
      {does: 'moves', at: [202, 300], frame: [800, -160]},
      {...press, frame: [800, -160]},
    ],
  };
  for (const [how, steps] of Object.entries(holding)) {
    it(`holds up a press when the frame was moved ${how}`, () => {
      steps.forEach(step);
      expect([taken, ...heard]).to.deep.equal([0, true]);
    });
  }

  it('takes the next press after half a second, not before', async () => {
    step(press);
    step(press);
    expect(taken).to.equal(0);
    await aWhile(520);
    step(press);
    expect([taken, ...heard]).to.deep.equal([1, true, true, false]);
  });

  it('takes what a key, a script or assistive technology presses', () => {
    button.click();
    button.dispatchEvent(new PointerEvent('click', {detail: 0, bubbles: true}));
    expect(taken).to.equal(2);
  });

  it('is told of no other button', () => {
    const other = document.createElement('button');
    let clicks = 0;
    other.addEventListener('click', () => clicks++);
    document.body.append(other);
    other.dispatchEvent(new PointerEvent('pointerdown', {pointerType: 'mouse', bubbles: true}));
    other.dispatchEvent(new PointerEvent('click', {detail: 1, bubbles: true}));
    other.remove();
    expect([clicks, ...heard]).to.deep.equal([1]);
  });
});
