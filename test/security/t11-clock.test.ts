import {aTimeout, expect, fixture, fixtureCleanup, html, oneEvent} from '@open-wc/testing';

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

/** A card that is shown, and that time left from then on, however long this machine took to draw it. */
async function view(leftMs: number): Promise<CardView> {
  const el = await fixture<CardView>(html`
    <chatpay-card-view .terms=${makeTerms()} .card=${CARD} .endsAt=${performance.now() + HOUR}></chatpay-card-view>
  `);
  el.shadowRoot!.querySelector<HTMLElement>('.reveal')!.click();
  await el.updateComplete;
  expect(shows(el)).to.equal(true);
  el.endsAt = performance.now() + leftMs;
  await el.updateComplete;
  return el;
}

/**
 * Waits for a card's end, and for a timer that is due within a second of it. Timers go off in the order in which they are due,
 * on a busy machine as well: what is still shown then was not taken away in time.
 */
async function endOf(el: CardView, leftMs: number): Promise<void> {
  const {endsAt} = el;
  const over = oneEvent(document, 'chatpay-card-lapsed').then(() => real.monotonic());
  await aTimeout(leftMs + 600);
  expect(el.card === undefined, 'it is gone in time').to.equal(true);
  expect(await over).to.be.greaterThan(endsAt - 20); // the wall clock counts whole milliseconds, and goes its own way
  await el.updateComplete;
  expect(isGone(el)).to.equal(true);
}

const shows = (el: CardView) => /4111 1111 1111 1111/.test(el.shadowRoot!.textContent ?? '');
const isGone = (el: CardView) => el.card === undefined && !/4111|1111/.test(el.shadowRoot!.textContent ?? '');

function setVisible(isVisible: boolean): void {
  Object.defineProperty(document, 'visibilityState', {value: isVisible ? 'visible' : 'hidden', configurable: true});
  document.dispatchEvent(new Event('visibilitychange'));
}

describe('T11: whatever the clocks do,', () => {
  let tried = 0;

  afterEach(() => {
    setClocks({});
    Reflect.deleteProperty(document, 'visibilityState');
    fixtureCleanup();
  });

  it('a card is shown for its time and gone within a second of its end, on a machine that is off by up to a day', async () => {
    for (const wallMs of SOME_SKEWS) {
      setClocks({wallMs});
      await endOf(await view(200), 200);
      fixtureCleanup();
      tried++;
    }
  });

  it('setting the clock back wins no time', async () => {
    for (const hours of HOURS_BACK) {
      const el = await view(200);
      setClocks({wallMs: hours * HOUR});
      await endOf(el, 200);
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
    setVisible(false);
    await aTimeout(200);
    expect(shows(el)).to.equal(false);
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
