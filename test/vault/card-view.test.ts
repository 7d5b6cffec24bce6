import {expect, fixture, html, oneEvent} from '@open-wc/testing';
import {sendKeys} from '@web/test-runner-commands';

import type {CardData, PaymentCard} from '../../src/vault/card-data.js';
import type {CardRefusedEvent} from '../../src/vault/events.js';
import type {CardView} from '../../src/vault/view/card-view.js';
import '../../src/vault/view/define.js';
import {formatTimeLeft} from '../../src/vault/view/hold-clock.js';
import {makeTerms} from '../helpers/terms.js';
import {aWhile, until} from './wait.js';

const CARD: PaymentCard = {
  kind: 'card',
  pan: '4111111111111111',
  cardholderName: 'Valeria Rossi',
  expiry: {month: 12, year: 2029},
  securityCode: '987',
};

async function view(card: CardData = CARD, leftMs = 581_000, idleMs = 60_000): Promise<CardView> {
  const around = await fixture(html`
    <div lang="en-US">
      <chatpay-card-view
        .terms=${makeTerms()}
        .card=${card}
        .endsAt=${performance.now() + leftMs}
        .idleMs=${idleMs}
      ></chatpay-card-view>
      <input aria-label="elsewhere" />
    </div>
  `);
  return around.querySelector('chatpay-card-view')!;
}

const words = (node: Element | null | undefined) => node?.textContent?.replace(/\s+/g, ' ').trim() ?? '';
const buttonsOf = (el: CardView) => [...el.shadowRoot!.querySelectorAll('button')];
const named = (el: CardView, name: string) =>
  buttonsOf(el).find((button) => (button.ariaLabel ?? words(button.querySelector('.unseen') ?? button)) === name)!;
/** What a button shows, whatever it is called. */
const shownOn = (button: Element) => words(button.querySelector('[aria-hidden]:not(svg)'));
const textOf = (el: CardView) => words(el.shadowRoot!.querySelector('section'));
const announced = (el: CardView) => words(el.shadowRoot!.querySelector('[role=status]'));

/** Pretends that the page is hidden or seen, as the browser says it. */
async function setVisible(el: CardView, isVisible: boolean): Promise<void> {
  Object.defineProperty(document, 'visibilityState', {value: isVisible ? 'visible' : 'hidden', configurable: true});
  document.dispatchEvent(new Event('visibilitychange'));
  await el.updateComplete;
}

/** Takes what is copied while the browser's own clipboard is out of the way. */
function stubClipboard(write: (text: string) => Promise<void>): () => void {
  const original = navigator.clipboard;
  Object.defineProperty(navigator, 'clipboard', {value: {writeText: write}, configurable: true});
  return () => Object.defineProperty(navigator, 'clipboard', {value: original, configurable: true});
}

afterEach(() => Reflect.deleteProperty(document, 'visibilityState'));

describe('<chatpay-card-view>', () => {
  it('shows what is charged and the card masked, but for its IIN and its last four', async () => {
    const text = textOf(await view());
    expect(text).to.contain('$361.21').and.to.contain(makeTerms().order.reason);
    expect(text).to.contain('4111 11•• •••• 1111').and.to.contain('Hidden, ends in 1111');
    expect(text).to.contain('Valeria Rossi').and.to.contain('12/29');
    expect(text).to.match(/\b9:(?:41|40|[0-3]\d) left/); // of 9:41, what drawing it took is gone already
    expect(text).not.to.contain('987');
  });

  it('takes the focus without being scrolled, in a frame that has no height yet', async () => {
    const tall = await fixture<HTMLElement>(html`<div style="block-size: 300vh"></div>`);
    const el = await view();
    const focused = el.shadowRoot!.activeElement?.localName;
    const scrolled = scrollY;
    tall.remove();
    expect([focused, scrolled]).to.deep.equal(['h1', 0]);
  });

  it('reveals the number in groups and the code, and hides them again', async () => {
    const el = await view();
    named(el, 'Reveal').click();
    await el.updateComplete;
    expect(textOf(el)).to.contain('4111 1111 1111 1111').and.to.contain('987');
    named(el, 'Hide').click();
    await el.updateComplete;
    expect(textOf(el)).to.contain('4111 11•• •••• 1111').and.not.to.contain('987');
  });

  it('can be selected with the mouse only while it is revealed', async () => {
    const el = await view();
    const selectable = () => getComputedStyle(el.shadowRoot!.querySelector('.value')!).userSelect;
    expect(selectable()).to.equal('none');
    named(el, 'Reveal').click();
    await el.updateComplete;
    expect(selectable()).to.equal('text');
  });

  it('keeps what is secret in texts, out of every attribute', async () => {
    const el = await view();
    named(el, 'Reveal').click();
    await el.updateComplete;
    const attributes = [el, ...el.shadowRoot!.querySelectorAll('*')].flatMap((node) => [...node.attributes]);
    const all = attributes.map(({value}) => value).join(' ');
    for (const secret of ['4111', '987', 'Valeria', '12/29']) expect(all).not.to.contain(secret);
  });

  const COPIES: [name: string, text: string, said: string][] = [
    ['Copy card number', '4111111111111111', 'Card number copied'],
    ['Copy name', 'Valeria Rossi', 'Name on card copied'],
    ['Copy expiration date', '12/29', 'Expiration date copied'],
    ['Copy security code', '987', 'Security code copied'],
  ];
  for (const [name, text, said] of COPIES) {
    it(`copies ${text} by “${name}” while it is masked, and says so`, async () => {
      const el = await view();
      let copied = '';
      const restore = stubClipboard(async (value) => void (copied = value));
      const label = named(el, name);
      label.click();
      await until(() => shownOn(label) === 'Copied', 'the copy');
      restore();
      expect(copied).to.equal(text);
      expect(named(el, name) === label, 'it is called what it was').to.equal(true);
      await until(() => announced(el) === said, said);
      expect(textOf(el)).to.contain('4111 11•• •••• 1111');
    });
  }

  it('copies by the older way where the clipboard is refused to the frame', async () => {
    const el = await view();
    const restore = stubClipboard(() => Promise.reject(new Error('not allowed')));
    named(el, 'Copy card number').focus();
    await sendKeys({press: 'Enter'});
    await until(() => shownOn(named(el, 'Copy card number')) === 'Copied', 'the copy');
    restore();
    const target = document.querySelector<HTMLInputElement>('[aria-label=elsewhere]')!;
    target.focus();
    await sendKeys({down: 'Control'});
    await sendKeys({press: 'v'});
    await sendKeys({up: 'Control'});
    expect(target.value).to.equal('4111111111111111');
  });

  it('says how to copy by hand when nothing was copied', async () => {
    const el = await view();
    const restore = stubClipboard(() => Promise.reject(new Error('not allowed')));
    const {execCommand} = document;
    document.execCommand = () => false;
    named(el, 'Copy name').click();
    await until(() => textOf(el).includes('select the text and copy it with your keyboard'), 'how to copy');
    document.execCommand = execCommand;
    restore();
    await until(() => announced(el).includes('Not copied'), 'that it was not copied');
  });

  it('is masked when the page is hidden, and shown again by one key when it is back', async () => {
    const el = await view();
    named(el, 'Reveal').click();
    await setVisible(el, false);
    expect(textOf(el)).to.contain('4111 11•• •••• 1111').and.to.contain('Press any key');
    await setVisible(el, true);
    expect(textOf(el)).not.to.contain('987');
    await sendKeys({press: 'Shift'});
    await aWhile(10);
    expect(textOf(el)).not.to.contain('987');
    await sendKeys({press: ' '});
    await until(() => textOf(el).includes('987'), 'the card');
  });

  it('stays as it is when the page is hidden before anything was revealed', async () => {
    const el = await view();
    await setVisible(el, false);
    await setVisible(el, true);
    await sendKeys({press: 'a'});
    await aWhile(10);
    expect(textOf(el)).not.to.contain('987').and.not.to.contain('Press any key');
  });

  it('shows the card again, and does not hide it, by a click on Reveal', async () => {
    const el = await view();
    named(el, 'Reveal').click();
    await setVisible(el, false);
    await setVisible(el, true);
    named(el, 'Reveal').click();
    await until(() => textOf(el).includes('987'), 'the card');
    await aWhile(10);
    expect(textOf(el)).to.contain('987');
  });

  it('is masked after a time without keys or pointer', async () => {
    const el = await view(CARD, 581_000, 300);
    named(el, 'Reveal').click();
    await until(() => textOf(el).includes('Press any key'), 'the mask');
    expect(textOf(el)).to.contain('4111 11•• •••• 1111');
  });

  it('is gone at the limit, and says why', async () => {
    const el = await view();
    const lapsed = oneEvent(document, 'chatpay-card-lapsed');
    named(el, 'Reveal').click();
    await el.updateComplete;
    expect(textOf(el)).to.contain('987');
    el.endsAt = performance.now() + 1200;
    await lapsed;
    await el.updateComplete;
    expect(el.card === undefined).to.equal(true);
    expect(el.shadowRoot!.innerHTML).not.to.contain('1111');
    expect(textOf(el)).to.contain('Time limit reached');
    const away = oneEvent(document, 'chatpay-card-put-away');
    named(el, 'Close').click();
    await away;
  });

  it('is gone as soon as the page is back after the limit, whatever timers did', async () => {
    const el = await view(CARD, 60_000);
    const {now} = performance;
    performance.now = () => now.call(performance) + 61_000;
    await setVisible(el, true);
    performance.now = now;
    expect(el.card === undefined).to.equal(true);
    expect(textOf(el)).to.contain('Time limit reached');
  });

  it('is gone when the machine slept through the limit and the monotonic clock with it', async () => {
    const el = await view(CARD, 60_000);
    const {now} = Date;
    Date.now = () => now() + 61_000;
    await setVisible(el, true);
    Date.now = now;
    expect(el.card === undefined).to.equal(true);
  });

  it('says that five minutes are left, and one, but not every second', async () => {
    const el = await view(CARD, 303_000);
    const announcer = el.shadowRoot!.querySelector('[role=status]')!;
    const said: string[] = [];
    new MutationObserver(() => announcer.textContent && said.push(announcer.textContent)).observe(announcer, {
      childList: true,
    });
    expect(el.shadowRoot!.querySelector('[role=timer]')!.getAttribute('aria-live')).to.equal(null);
    await until(() => /4:5[0-8] left/.test(textOf(el)) && said.length > 0, 'five minutes to be over');
    await aWhile(1200); // a second more
    expect(said).to.deep.equal(['You can use this card for 5 minutes more.']);
  });

  it('tells that the agent has used the card', async () => {
    const el = await view();
    const completed = oneEvent(document, 'chatpay-card-completed');
    named(el, 'Mark as Completed').click();
    await completed;
  });

  it('asks why the card was refused, by keyboard too, and lets the agent think again', async () => {
    const el = await view();
    named(el, 'Card Refused').focus();
    const focus = (name: string) => until(() => words(el.shadowRoot!.activeElement) === name, `the focus on ${name}`);
    await sendKeys({press: 'Enter'});
    await focus('Declined');
    await sendKeys({press: 'Escape'});
    await focus('Card Refused');
    await sendKeys({press: 'Enter'});
    await focus('Declined');
    await sendKeys({press: 'Tab'});
    await sendKeys({press: 'Tab'});
    const refused = oneEvent(document, 'chatpay-card-refused') as Promise<CardRefusedEvent>;
    await sendKeys({press: ' '});
    expect((await refused).reason).to.equal('wrong-details');
  });

  it('can be put away', async () => {
    const el = await view();
    const away = oneEvent(document, 'chatpay-card-put-away');
    named(el, 'Put away').click();
    await away;
  });

  it('shows a gift card with its number and PIN', async () => {
    const el = await view({kind: 'gift-card', number: '1234567890123', pin: '99ab'});
    expect(textOf(el)).to.contain('•••• •••• •012 3').and.not.to.contain('99ab');
    named(el, 'Reveal').click();
    await el.updateComplete;
    expect(textOf(el)).to.contain('1234 5678 9012 3').and.to.contain('99ab');
  });

  it('holds nothing after it was shredded', async () => {
    const el = await view();
    named(el, 'Reveal').click();
    await el.updateComplete;
    el.shred();
    await el.updateComplete;
    expect(el.card === undefined).to.equal(true);
    expect(el.shadowRoot!.textContent).not.to.contain('1111').and.not.to.contain('987');
    el.card = CARD;
    el.endsAt = performance.now() + 60_000;
    await el.updateComplete;
    expect(textOf(el)).to.contain('4111 11•• •••• 1111');
  });
});

describe('the time left', () => {
  const TIMES: [ms: number, lang: string, text: string][] = [
    [581_000, 'en', '9:41'],
    [580_001, 'en', '9:41'],
    [60_000, 'de', '1:00'],
    [1, 'en', '0:01'],
    [0, 'en', '0:00'],
    [581_000, 'ar-EG', '٩:٤١'],
  ];
  for (const [ms, lang, text] of TIMES) {
    it(`of ${ms} ms is ${text} in ${lang}`, () => {
      expect(formatTimeLeft(ms, lang)).to.equal(text);
    });
  }
});
