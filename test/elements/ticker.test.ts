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
  const ticking = async (at: number) => {
    const el = await rendered<Ticking>(html`<test-ticking .at=${at}></test-ticking>`);
    el.style.display = 'block';
    return el;
  };

  it('renders its element once a second', async () => {
    const el = await ticking(Date.now() + 60_000);
    await until(() => el.renders >= 3, 'it ticks');
    const before = el.renders;
    await wait(1020);
    expect(el.renders - before).to.be.within(1, 2);
  });

  it('lets all elements step together, just after a full second of their clock', async () => {
    const els = await Promise.all([ticking(Date.now() + 60_300), ticking(Date.now() + 50_700)]);
    await wait(100);
    const steps: number[] = [];
    for (const el of els) {
      const update = el.requestUpdate.bind(el);
      el.requestUpdate = (...args) => {
        steps.push(Date.now() % 1000);
        update(...args);
      };
    }
    await until(() => steps.length >= 2, 'both step');
    expect(Math.abs(steps[0]! - steps[1]!)).to.be.lessThan(20);
    // A busy machine is late now and then; one that is on time shows what was meant.
    await wait(3000);
    expect(Math.min(...steps)).to.be.lessThan(300);
  });

  it('costs nothing off screen', async () => {
    const el = await ticking(Date.now() + 60_000);
    el.style.position = 'absolute';
    el.style.top = '-5000px';
    await wait(150);
    const before = el.renders;
    await wait(1200);
    expect(el.renders).to.equal(before);
  });

  it('stops at its deadline, and without one', async () => {
    const over = await ticking(Date.now() + 300);
    const none = await ticking(0);
    await wait(1100);
    const before = over.renders + none.renders;
    await wait(1100);
    expect(over.renders + none.renders).to.equal(before);
    expect(none.shadowRoot!.textContent).to.equal('none');
  });

  it('stops when its element is taken away', async () => {
    const el = await ticking(Date.now() + 60_000);
    el.remove();
    await wait(20);
    const before = el.renders;
    await wait(1200);
    expect(el.renders).to.equal(before);
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
