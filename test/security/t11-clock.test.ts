import {aTimeout, expect, fixture, fixtureCleanup, html} from '@open-wc/testing';

import type {FromPay} from '../../src/vault/messages.js';
import {PayController} from '../../src/vault/pay-controller.js';
import '../../src/vault/desk-ui/define-notice.js';
import '../../src/vault/form/define.js';
import type {CardView} from '../../src/vault/view/card-view.js';
import '../../src/vault/view/define.js';
import {figure} from '../helpers/figure.js';
import {createTestSigner, makeTerms} from '../helpers/terms.js';
import {CARD} from '../vault/keys-helper.js';
import {until} from '../vault/wait.js';

const HOUR = 3_600_000;

/** A machine's clock may be off by as much. */
const SKEWS = Array.from({length: 49}, (_, index) => (index - 24) * HOUR);

/** Those that are waited for. */
const SOME_SKEWS = SKEWS.filter((_, index) => index % 6 === 0);

/** By how much a clock is set back while a card is shown. */
const HOURS_BACK = [-24, -1, -0.1];

const real = {now: Date.now, monotonic: performance.now.bind(performance)};

/** Sets this machine's clocks. */
function setClocks({wallMs = 0, monotonicMs = 0}: {wallMs?: number; monotonicMs?: number}): void {
  Date.now = () => real.now() + wallMs;
  performance.now = () => real.monotonic() + monotonicMs;
}

async function view(leftMs: number): Promise<CardView> {
  const el = await fixture<CardView>(html`
    <chatpay-card-view .terms=${makeTerms()} .card=${CARD} .endsAt=${performance.now() + leftMs}></chatpay-card-view>
  `);
  el.shadowRoot!.querySelector<HTMLElement>('.reveal')!.click();
  await el.updateComplete;
  return el;
}

const shows = (el: CardView) => /4111 1111 1111 1111/.test(el.shadowRoot!.textContent ?? '');
const isGone = (el: CardView) => el.card === undefined && !/4111|1111/.test(el.shadowRoot!.textContent ?? '');

function setVisible(isVisible: boolean): void {
  Object.defineProperty(document, 'visibilityState', {value: isVisible ? 'visible' : 'hidden', configurable: true});
  document.dispatchEvent(new Event('visibilitychange'));
}

describe('T11: whatever the clocks do,', function () {
  this.timeout(60_000);
  let tried = 0;

  afterEach(() => {
    setClocks({});
    Reflect.deleteProperty(document, 'visibilityState');
    fixtureCleanup();
  });

  it('a card is shown for its time and gone within a second of its end, on a machine that is off by up to a day', async () => {
    for (const wallMs of SOME_SKEWS) {
      setClocks({wallMs});
      const el = await view(400);
      const at = real.monotonic();
      expect(shows(el)).to.equal(true);
      await until(() => el.card === undefined, 'the end');
      expect(real.monotonic() - at).to.be.within(200, 1400);
      await el.updateComplete;
      expect(isGone(el)).to.equal(true);
      fixtureCleanup();
      tried++;
    }
  });

  it('setting the clock back wins no time', async () => {
    for (const hours of HOURS_BACK) {
      const el = await view(400);
      setClocks({wallMs: hours * HOUR});
      const at = real.monotonic();
      await until(() => el.card === undefined, 'the end');
      expect(real.monotonic() - at).to.be.below(1400);
      setClocks({});
      fixtureCleanup();
      tried++;
    }
  });

  const AWAY: Record<string, () => void> = {
    'a sleep in which both clocks went on': () => setClocks({wallMs: HOUR, monotonicMs: HOUR}),
    'a sleep in which only the wall clock went on': () => setClocks({wallMs: HOUR}),
    'ten minutes in the background': () => setClocks({wallMs: HOUR / 6, monotonicMs: HOUR / 6}),
  };
  const BACK: Record<string, () => void> = {
    seen: () => setVisible(true),
    'taken from the history': () => void dispatchEvent(new PageTransitionEvent('pageshow', {persisted: true})),
  };
  for (const [what, pass] of Object.entries(AWAY)) {
    for (const [how, back] of Object.entries(BACK)) {
      it(`after ${what} nothing is shown once the page is ${how}`, async () => {
        const el = await view(5 * 60_000);
        setVisible(false);
        pass();
        back();
        expect(el.card === undefined).to.equal(true);
        await el.updateComplete;
        expect(isGone(el)).to.equal(true);
        tried++;
      });
    }
  }

  it('a hidden page shows no number a quarter of a second later', async () => {
    const el = await view(60_000);
    expect(shows(el)).to.equal(true);
    const at = real.monotonic();
    setVisible(false);
    await until(() => !shows(el), 'the mask');
    expect(real.monotonic() - at).to.be.below(250);
    tried++;
  });

  it('a time that no timer can wait for is waited for all the same', async () => {
    const el = await view(2 ** 31 + 10_000);
    await aTimeout(1500);
    expect(shows(el)).to.equal(true);
    tried++;
  });

  it('a customer’s form is judged by the authority’s clock', async () => {
    const signer = await createTestSigner();
    const token = await signer.sign(makeTerms());
    for (const wallMs of SKEWS) {
      setClocks({wallMs});
      for (const clockOffsetMs of [-wallMs, 24 * HOUR - wallMs]) {
        const said: FromPay[] = [];
        const root = document.body.appendChild(document.createElement('main'));
        const send = (message: FromPay) => void said.push(message);
        const page = new PayController({trust: signer.trust, embedder: 'https://shop.example', root, send});
        page.receive({type: 'settings', theme: {}, locale: 'en', direction: 'ltr', clockOffsetMs});
        page.receive({type: 'show', token, attempt: 1});
        const last = () => said.find(({type}) => type === 'shown' || type === 'rejected');
        await until(() => last() !== undefined, 'the form, or none');
        expect(last()!.type).to.equal(clockOffsetMs === -wallMs ? 'shown' : 'rejected');
        page.stop();
        root.remove();
        tried++;
      }
    }
    const away = Object.keys(AWAY).length * Object.keys(BACK).length;
    // and the hidden page, and the time that no timer can wait for
    expect(tried).to.equal(SOME_SKEWS.length + HOURS_BACK.length + away + 2 + 2 * SKEWS.length);
    await figure(
      'T11',
      `${tried} clocks (off by up to a day either way, sleep, background, history), 0 shown after the end`,
    );
  });
});
