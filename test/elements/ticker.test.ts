import {expect} from '@open-wc/testing';
import {LitElement, html as template} from 'lit';

import {Countdown, formatCountdown} from '../../src/elements/ticker.js';
import {clearStages, html, rendered, until} from '../helpers/stage-elements.js';

class Ticking extends LitElement {
  readonly countdown = new Countdown(this);
  at = 0;
  renders = 0;
  clock = {now: () => Date.now()};
  override render() {
    this.renders++;
    return template`${this.countdown.remaining(this.at ? {at: this.at, clock: this.clock} : undefined) ?? 'none'}`;
  }
}
customElements.define('test-ticking', Ticking);

describe('Countdown', () => {
  afterEach(clearStages);

  const wait = (ms: number) => new Promise((done) => setTimeout(done, ms));
  /** Settles once nothing was rendered for more than a second; what ticks has one render at least in each. */
  const quiet = async (...els: Ticking[]) => {
    const renders = () => els.reduce((sum, el) => sum + el.renders, 0);
    for (let tries = 0; tries < 10; tries++) {
      const before = renders();
      await wait(1200);
      if (renders() === before) return;
    }
    throw new Error('it goes on');
  };
  const ticking = async (at: number) => {
    const el = await rendered<Ticking>(html`<test-ticking .at=${at}></test-ticking>`);
    el.style.display = 'block';
    return el;
  };

  it('renders its element once a second', async () => {
    const el = await ticking(Date.now() + 60_000);
    await until(() => el.renders >= 3, 'it ticks');
    const [before, at] = [el.renders, performance.now()];
    await until(() => el.renders - before >= 2, 'it goes on');
    const seconds = (performance.now() - at) / 1000;
    expect(el.renders - before).to.be.at.most(Math.ceil(seconds) + 1);
  });

  it('lets all elements step together, just after a full second of their clock', async () => {
    const els = await Promise.all([ticking(Date.now() + 60_300), ticking(Date.now() + 50_700)]);
    await until(() => els.every((el) => el.renders >= 3), 'both tick');
    /** When in its second each step was, and in which turn of the event loop. */
    const steps: {ms: number; turn: number}[] = [];
    let turn = 0;
    for (const el of els) {
      const update = el.requestUpdate.bind(el);
      el.requestUpdate = (...args) => {
        steps.push({ms: Date.now() % 1000, turn});
        setTimeout(() => turn++);
        update(...args);
      };
    }
    await until(() => steps.length >= 2, 'both step');
    expect(steps[0]!.turn).to.equal(steps[1]!.turn);
    // a busy machine is late now and then; one that is on time shows what was meant
    await until(() => steps.some(({ms}) => ms < 300), 'a step just after a full second');
  });

  it('costs nothing off screen', async () => {
    const el = await ticking(Date.now() + 60_000);
    el.style.position = 'absolute';
    el.style.top = '-5000px';
    await quiet(el);
  });

  it('stops at its deadline, and without one', async () => {
    const over = await ticking(Date.now() + 300);
    const none = await ticking(0);
    await quiet(over, none);
    expect(over.shadowRoot!.textContent).to.equal('0');
    expect(none.shadowRoot!.textContent).to.equal('none');
  });

  it('stops when its element is taken away', async () => {
    const el = await ticking(Date.now() + 60_000);
    el.remove();
    await quiet(el);
  });
});

describe('formatCountdown', () => {
  const cases: [ms: number, locale: string, text: string][] = [
    [0, 'en', '0:00'],
    [1, 'en', '0:01'],
    [1000, 'en', '0:01'],
    [59_001, 'en', '1:00'],
    [600_000, 'en', '10:00'],
    [3_600_000, 'de', '1:00:00'],
    [100 * 3_600_000, 'en', '100:00:00'],
    [245_000, 'ar-EG', '٤:٠٥'],
    [245_000, 'fa', '۴:۰۵'],
  ];
  for (const [ms, locale, text] of cases) {
    it(`writes ${ms} ms as ${text} in ${locale}`, () => expect(formatCountdown(ms, locale)).to.equal(text));
  }
});
