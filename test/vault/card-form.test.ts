import {aTimeout, expect, fixture, html, oneEvent} from '@open-wc/testing';
import {resetMouse, sendKeys, sendMouse} from '@web/test-runner-commands';

import type {CardData} from '../../src/vault/card-data.js';
import type {CardEnteredEvent, CardStageEvent} from '../../src/vault/events.js';
import type {CardForm} from '../../src/vault/form/card-form.js';
import '../../src/vault/form/define.js';
import {makeTerms} from '../helpers/terms.js';

const NOVEMBER_2026 = Date.UTC(2026, 10, 23);

/** A form in English on its own in the page, with a button behind it for the focus to go to. */
async function form(fields = makeTerms().fields, lang = 'en-US'): Promise<CardForm> {
  const around = await fixture(html`
    <div lang=${lang}>
      <chatpay-card-form .terms=${makeTerms({fields})} .now=${() => NOVEMBER_2026}></chatpay-card-form>
      <button>after</button>
    </div>
  `);
  const el = around.querySelector('chatpay-card-form')!;
  await el.updateComplete;
  return el;
}

const input = (el: CardForm, id: string) => el.shadowRoot!.querySelector<HTMLInputElement>(`#${id}`)!;
const payButton = (el: CardForm) => el.shadowRoot!.querySelector<HTMLButtonElement>('.pay button')!;
const words = (text: string | null | undefined) => text?.replace(/\s+/g, ' ').trim();
const errorOf = (el: CardForm, id: string) => words(input(el, `${id}-error`).textContent) ?? '';
const focused = (el: CardForm) => el.shadowRoot!.activeElement?.id;

async function type(el: CardForm, id: string, text: string): Promise<void> {
  input(el, id).focus();
  await sendKeys({type: text});
  await el.updateComplete;
}

async function chord(key: string): Promise<void> {
  await sendKeys({down: 'Control'});
  await sendKeys({press: key});
  await sendKeys({up: 'Control'});
}

/** Puts a text on the real clipboard and pastes it with the real keys. */
async function paste(el: CardForm, id: string, text: string): Promise<void> {
  const source = document.body.appendChild(document.createElement('textarea'));
  source.value = text;
  source.select();
  await chord('c');
  source.remove();
  input(el, id).focus();
  await chord('v');
  await el.updateComplete;
}

async function fillIn(el: CardForm, pan = '4111111111111111', code = '123'): Promise<void> {
  await type(el, 'number', pan);
  await type(el, 'name', 'Valeria Rossi');
  await type(el, 'expiry', '1229');
  await type(el, 'code', code);
}

async function click(target: Element): Promise<void> {
  const {x, y, width, height} = target.getBoundingClientRect();
  await sendMouse({type: 'click', position: [Math.round(x + width / 2), Math.round(y + height / 2)]});
}

afterEach(() => resetMouse());

describe('<chatpay-card-form>', () => {
  it('says who is paid, how much and what for', async () => {
    const el = await form();
    const text = words(el.shadowRoot!.querySelector('header')!.textContent);
    expect(text).to.contain('Pay Example Shop').and.to.contain('$361.21').and.to.contain(makeTerms().order.reason);
    expect(words(el.shadowRoot!.querySelector('.sealed')!.textContent)).to.contain('for 10 minutes');
  });

  it('is one real form that browsers can fill in', async () => {
    const el = await form();
    const inputs = [...el.shadowRoot!.querySelectorAll('form')[0].querySelectorAll('input')];
    expect(inputs.map((one) => one.getAttribute('autocomplete'))).to.deep.equal([
      'cc-number',
      'cc-name',
      'cc-exp',
      'cc-csc',
    ]);
    const named = (label: HTMLLabelElement) => [words(label.textContent), label.control?.id];
    expect([...el.shadowRoot!.querySelectorAll('label')].map(named)).to.deep.equal([
      ['Card number', 'number'],
      ['Name on card', 'name'],
      ['Expiration date', 'expiry'],
      ['Security code', 'code'],
    ]);
  });

  it('groups the number as it is typed, at any speed', async () => {
    const el = await form();
    await type(el, 'number', '4111111111111111');
    expect(input(el, 'number').value).to.equal('4111 1111 1111 1111');
  });

  for (const [lang, example] of [
    ['ar', 'rtl'],
    ['he', 'rtl'],
    ['de', 'ltr'],
  ] as const) {
    it(`reads an example as its language runs, and digits from left to right: ${lang}`, async () => {
      const code = input(await form(undefined, lang), 'code');
      const seen = () => getComputedStyle(code).direction;
      const padding = () => [getComputedStyle(code).paddingLeft, getComputedStyle(code).paddingRight].join(' ');
      expect(code.placeholder).to.contain('3');
      const [empty, spaceOfEmpty] = [seen(), padding()];
      code.focus();
      await sendKeys({type: '1'});
      expect([empty, seen()]).to.deep.equal([example, 'ltr']);
      expect(padding(), 'nothing moves').to.equal(spaceOfEmpty);
    });
  }

  it('tells the network, and asks for the code that American Express has', async () => {
    const el = await form();
    const note = () => words(input(el, 'number-note').textContent);
    expect(note()).to.equal('');
    await type(el, 'number', '37');
    expect(note()).to.equal('American Express');
    expect(input(el, 'code').placeholder).to.equal('4 digits');
    expect(input(el, 'code-hint').textContent).to.contain('front');
    await type(el, 'number', '8282246310005');
    expect(input(el, 'number').value).to.equal('3782 822463 10005');
    await type(el, 'code', '12345');
    expect(input(el, 'code').value).to.equal('1234');
  });

  it('takes no more digits from the keyboard than the network has', async () => {
    const el = await form();
    await type(el, 'number', '3782822463100059');
    expect(input(el, 'number').value).to.equal('3782 822463 10005');
    await type(el, 'code', '12345');
    expect(input(el, 'code').value).to.equal('1234');
  });

  it('shows the end of a number that is longer than its field, as it is typed', async () => {
    const el = await form();
    const number = input(el, 'number');
    number.style.maxInlineSize = '5rem';
    await type(el, 'number', '4111111111111111');
    expect(number.scrollWidth).to.be.above(number.clientWidth);
    expect(number.scrollLeft).to.be.closeTo(number.scrollWidth - number.clientWidth, 1);
  });

  it('keeps the caret when a digit is typed in the middle', async () => {
    const el = await form();
    await type(el, 'number', '411111111111111');
    input(el, 'number').setSelectionRange(2, 2);
    await sendKeys({press: '9'});
    expect(input(el, 'number').value).to.equal('4191 1111 1111 1111');
    expect(input(el, 'number').selectionEnd).to.equal(3);
  });

  it('keeps the caret behind the digit when the network changes with it', async () => {
    const el = await form();
    await type(el, 'number', '782822463');
    input(el, 'number').setSelectionRange(0, 0);
    await sendKeys({press: '3'});
    expect(input(el, 'number').value).to.equal('3782 822463');
    expect(input(el, 'number').selectionEnd).to.equal(1);
  });

  it('takes a digit away with one backspace over a gap', async () => {
    const el = await form();
    await type(el, 'number', '41111');
    expect(input(el, 'number').value).to.equal('4111 1');
    const texts: string[] = [];
    for (let i = 0; i < 3; i++) {
      await sendKeys({press: 'Backspace'});
      texts.push(input(el, 'number').value);
    }
    expect(texts).to.deep.equal(['4111', '411', '41']);
  });

  it('shows the picture of a network where the deployment has one, and a neutral card elsewhere', async () => {
    const el = await form();
    const picture = 'data:image/gif;base64,R0lGODlhAQABAAAAACw=';
    el.marks = {visa: picture};
    const shown = () => el.shadowRoot!.querySelector('#number-field img')?.getAttribute('src');
    await type(el, 'number', '4111');
    expect([shown(), words(input(el, 'number-note').textContent)]).to.deep.equal([picture, 'Visa']);
    el.clear();
    await type(el, 'number', '5555');
    expect([shown(), words(input(el, 'number-note').textContent)]).to.deep.equal([undefined, 'Mastercard']);
  });

  for (const text of ['4111-1111-1111-1111', 'Visa 4111 1111 1111 1111 exp 12/29', '٤١١١١١١١١١١١١١١١']) {
    it(`understands the pasted number “${text}”`, async () => {
      const el = await form();
      await paste(el, 'number', text);
      expect(input(el, 'number').value).to.equal('4111 1111 1111 1111');
    });
  }

  it('takes a whole number pasted over another of a shorter kind', async () => {
    const el = await form();
    await type(el, 'number', '378282246310005');
    input(el, 'number').select();
    await paste(el, 'number', '5555 5555 5555 4444');
    input(el, 'number').select();
    await chord('v');
    expect(input(el, 'number').value).to.equal('5555 5555 5555 4444');
  });

  const EXPIRIES: [keys: string, shown: string][] = [
    ['1229', '12/29'],
    ['12/29', '12/29'],
    ['5', '05/'],
    ['530', '05/30'],
    ['1/29', '01/29'],
    ['1-29', '01/29'],
    ['139', '01/39'],
    ['٠٥٣٠', '05/30'],
    ['12/2034', '12/34'],
    ['122034', '12/34'],
    ['12 / 2034', '12/34'],
    ['01 30', '01/30'],
    ['2034-12', '12/34'],
    ['2034', '2034/'],
    ['34/12', '12/34'],
    ['Dec 2034', '12/34'],
    ['12/20345', '12/34'],
  ];
  for (const [keys, shown] of EXPIRIES) {
    it(`shows ${shown} when ${keys} is typed`, async () => {
      const el = await form();
      await type(el, 'expiry', keys);
      expect(input(el, 'expiry').value).to.equal(shown);
    });
  }

  it('lets an expiration date be taken back key by key', async () => {
    const el = await form();
    await type(el, 'expiry', '1229');
    const texts: string[] = [];
    for (let i = 0; i < 4; i++) {
      await sendKeys({press: 'Backspace'});
      texts.push(input(el, 'expiry').value);
    }
    expect(texts).to.deep.equal(['12/2', '12', '1', '']);
  });

  it('takes a year of four digits back and forth, and in the middle', async () => {
    const el = await form();
    await type(el, 'expiry', '12/203');
    const texts: string[] = [];
    for (const key of ['Backspace', '3', '4', 'Backspace', '5', 'ArrowLeft', 'Backspace', '4']) {
      await sendKeys({press: key});
      texts.push(input(el, 'expiry').value);
    }
    expect(texts).to.deep.equal(['12/20', '12/203', '12/34', '12/3', '12/35', '12/35', '12/5', '12/45']);
    expect(input(el, 'expiry').selectionEnd).to.equal(4);
    for (let i = 0; i < 3; i++) await chord('z');
    expect(input(el, 'expiry').value).to.equal('12/3');
    input(el, 'expiry').select();
    await sendKeys({type: '2034-1'});
    expect(input(el, 'expiry').value).to.equal('2034/1');
    await sendKeys({press: 'Backspace'});
    await sendKeys({press: 'Backspace'});
    await chord('z');
    await sendKeys({type: '5'});
    expect(input(el, 'expiry').value).to.equal('05/34');
  });

  it('takes the year 20 for an old one only once the field is left', async () => {
    const el = await form();
    await type(el, 'expiry', '12/20');
    expect(errorOf(el, 'expiry')).to.equal('');
    await sendKeys({press: 'Tab'});
    await el.updateComplete;
    expect(errorOf(el, 'expiry')).to.contain('has expired');
    await type(el, 'expiry', '34');
    expect([input(el, 'expiry').value, errorOf(el, 'expiry')]).to.deep.equal(['12/34', '']);
  });

  it('completes a year of four digits with pasted ones', async () => {
    const el = await form();
    await type(el, 'expiry', '12/20');
    await paste(el, 'expiry', '34');
    expect(input(el, 'expiry').value).to.equal('12/34');
  });

  it('hides no century that is not ours', async () => {
    const el = await form();
    await paste(el, 'expiry', '12/1934');
    expect(input(el, 'expiry').value).to.equal('12/1934');
  });

  for (const text of ['12/2029', '2029-12', 'Dec 2029', '12 / 29']) {
    it(`shows 12/29 when ${text} is pasted or filled in by the browser`, async () => {
      const el = await form();
      await paste(el, 'expiry', text);
      expect(input(el, 'expiry').value).to.equal('12/29');
      input(el, 'expiry').value = text;
      input(el, 'expiry').dispatchEvent(new Event('input', {bubbles: true}));
      expect(input(el, 'expiry').value).to.equal('12/29');
    });
  }

  it('takes nothing of a date that can be read in two ways, and says what to do', async () => {
    const el = await form();
    await paste(el, 'expiry', '5/6/2030');
    const says = 'Enter the month and the year, like 12/29.';
    expect([input(el, 'expiry').value, errorOf(el, 'expiry')]).to.deep.equal(['', says]);
    expect(el.shadowRoot!.querySelector('#announcer')!.textContent).to.equal(says);
    await paste(el, 'expiry', '31.12.2030');
    expect([input(el, 'expiry').value, errorOf(el, 'expiry')]).to.deep.equal(['12/30', '']);
    await paste(el, 'expiry', '5/6/2030');
    expect([input(el, 'expiry').value, errorOf(el, 'expiry')]).to.deep.equal(['12/30', says]);
    await sendKeys({press: 'Tab'});
    await el.updateComplete;
    expect(errorOf(el, 'expiry')).to.equal('');
  });

  it('follows what the browser fills in, also over what was typed', async () => {
    const el = await form();
    await type(el, 'number', '3782');
    const filled: [string, string][] = [
      ['number', '4111111111111111'],
      ['name', 'Valeria Rossi'],
      ['expiry', '12/2029'],
      ['code', '123'],
    ];
    for (const [id, text] of filled) {
      input(el, id).value = text;
      input(el, id).dispatchEvent(new InputEvent('input', {inputType: 'insertReplacementText', bubbles: true}));
    }
    await el.updateComplete;
    expect(input(el, 'number').value).to.equal('4111 1111 1111 1111');
    expect(payButton(el).disabled).to.equal(false);
  });

  it('has a Pay button with the amount, which works only when everything is valid', async () => {
    const el = await form();
    expect(words(payButton(el).textContent)).to.equal('Pay $361.21');
    expect(payButton(el).disabled).to.equal(true);
    await type(el, 'number', '4111111111111111');
    await type(el, 'name', 'Valeria Rossi');
    await type(el, 'expiry', '1229');
    await type(el, 'code', '12');
    expect(payButton(el).disabled).to.equal(true);
    await type(el, 'code', '3');
    expect(payButton(el).disabled).to.equal(false);
    await sendKeys({press: 'Backspace'});
    await el.updateComplete;
    expect(payButton(el).disabled).to.equal(true);
  });

  it('gives the card to its own listeners alone, once, when Pay is pressed', async () => {
    const el = await form();
    await fillIn(el);
    const cards: CardData[] = [];
    let elsewhere = 0;
    el.addEventListener('chatpay-card-entered', (event) => cards.push(event.card));
    document.addEventListener('chatpay-card-entered', () => elsewhere++);
    payButton(el).click();
    expect(cards).to.deep.equal([
      {
        kind: 'card',
        pan: '4111111111111111',
        cardholderName: 'Valeria Rossi',
        expiry: {month: 12, year: 2029},
        securityCode: '123',
      },
    ]);
    el.sealing = true;
    await el.updateComplete;
    payButton(el).click();
    expect(cards).to.have.lengthOf(1);
    expect(elsewhere).to.equal(0);
  });

  it('pays with Enter once everything is valid', async () => {
    const el = await form();
    await fillIn(el);
    const entered = oneEvent(el, 'chatpay-card-entered') as Promise<CardEnteredEvent>;
    await sendKeys({press: 'Enter'});
    expect((await entered).card.kind).to.equal('card');
  });

  it('shows on Enter what is missing, and goes there', async () => {
    const el = await form();
    await type(el, 'number', '4111111111111111');
    await sendKeys({press: 'Enter'});
    await el.updateComplete;
    await aTimeout(0);
    expect(errorOf(el, 'number')).to.equal('');
    expect(errorOf(el, 'name')).to.equal('Enter the name on your card.');
    expect(focused(el)).to.equal('name');
  });

  it('shows what is missing when the disabled button is clicked', async () => {
    const el = await form();
    await click(payButton(el));
    await el.updateComplete;
    await aTimeout(0);
    expect(errorOf(el, 'number')).to.equal('Enter your card number.');
    expect(focused(el)).to.equal('number');
  });

  it('says what is wrong when a field is left, once, and not at every key', async () => {
    const el = await form();
    const said: string[] = [];
    const announcer = el.shadowRoot!.querySelector('[role=status]')!;
    new MutationObserver(() => said.push(announcer.textContent ?? '')).observe(announcer, {
      childList: true,
      characterData: true,
      subtree: true,
    });
    await type(el, 'number', '4111111111111112');
    expect(errorOf(el, 'number')).to.equal('');
    await sendKeys({press: 'Tab'});
    await sendKeys({press: 'Tab'});
    await sendKeys({press: 'Tab'});
    await aTimeout(20);
    expect(errorOf(el, 'number')).to.contain('a digit does not match');
    expect(said).to.deep.equal([errorOf(el, 'number')]);
    expect(input(el, 'number').getAttribute('aria-invalid')).to.equal('true');
    expect(input(el, 'number').getAttribute('aria-describedby')).to.contain('number-error');
  });

  it('takes an error back as soon as the field is right', async () => {
    const el = await form();
    await type(el, 'number', '4111111111111112');
    await sendKeys({press: 'Tab'});
    await el.updateComplete;
    input(el, 'number').focus();
    input(el, 'number').setSelectionRange(19, 19);
    await sendKeys({press: 'Backspace'});
    await sendKeys({press: '1'});
    await el.updateComplete;
    expect(errorOf(el, 'number')).to.equal('');
    expect(input(el, 'number').getAttribute('aria-invalid')).to.equal('false');
  });

  it('refuses a card that has expired by the clock it was given', async () => {
    const el = await form();
    await type(el, 'expiry', '1026');
    await sendKeys({press: 'Tab'});
    await el.updateComplete;
    expect(errorOf(el, 'expiry')).to.contain('has expired');
  });

  it('leaves out the security code where the terms do not ask for it', async () => {
    const el = await form({kinds: ['card'], securityCode: false});
    expect(input(el, 'code') === null).to.equal(true);
    await type(el, 'number', '4111111111111111');
    await type(el, 'name', 'V');
    await type(el, 'expiry', '1229');
    const entered = oneEvent(el, 'chatpay-card-entered') as Promise<CardEnteredEvent>;
    payButton(el).click();
    expect('securityCode' in (await entered).card).to.equal(false);
  });

  it('takes a gift card where the terms allow one, and keeps what was typed for the other kind', async () => {
    const el = await form({kinds: ['card', 'gift-card'], securityCode: true});
    await type(el, 'number', '4111111111111111');
    const [card, giftCard] = el.shadowRoot!.querySelectorAll<HTMLInputElement>('input[type=radio]');
    expect(words(giftCard.closest('label')!.textContent)).to.equal('Gift card');
    giftCard.focus();
    await sendKeys({press: ' '});
    await el.updateComplete;
    expect(input(el, 'number') === null).to.equal(true);
    await type(el, 'gift-number', '1234567890');
    expect(input(el, 'gift-number').value).to.equal('1234 5678 90');
    await type(el, 'gift-pin', '9x');
    const entered = oneEvent(el, 'chatpay-card-entered') as Promise<CardEnteredEvent>;
    payButton(el).click();
    expect((await entered).card).to.deep.equal({kind: 'gift-card', number: '1234567890', pin: '9x'});
    card.click();
    await el.updateComplete;
    expect(input(el, 'number').value).to.equal('4111 1111 1111 1111');
    expect(payButton(el).disabled).to.equal(true);
  });

  it('tells how far the customer has got, only when that changes', async () => {
    const el = await form();
    const stages: CardStageEvent['stage'][] = [];
    document.addEventListener('chatpay-card-stage', (event) => stages.push(event.stage));
    await type(el, 'number', '4111111111111111');
    await type(el, 'name', 'Val');
    expect(stages).to.deep.equal([
      {at: 'entering', done: []},
      {at: 'entering', done: ['number']},
      {at: 'entering', done: ['number', 'name']},
    ]);
  });

  it('renders nothing anew while a key changes nothing that is seen', async () => {
    const el = await form();
    await type(el, 'number', '41111');
    let renders = 0;
    const update = el.requestUpdate.bind(el);
    el.requestUpdate = (...args: Parameters<CardForm['requestUpdate']>) => {
      if (args.length === 0 || args[1] !== el[args[0] as 'sealing']) renders++;
      update(...args);
    };
    await type(el, 'number', '1111');
    expect(renders).to.equal(0);
  });

  it('is locked while the card is sealed, and says so on the button', async () => {
    const el = await form();
    await fillIn(el);
    el.sealing = true;
    await el.updateComplete;
    expect(words(payButton(el).textContent)).to.equal('Sealing your card…');
    await type(el, 'name', 'x');
    expect(input(el, 'name').value).to.equal('Valeria Rossi');
    el.sealing = false;
    await el.updateComplete;
    expect(words(payButton(el).textContent)).to.equal('Pay $361.21');
    expect(payButton(el).disabled).to.equal(false);
  });

  it('puts nothing that was typed into an attribute or a text', async () => {
    const el = await form();
    await type(el, 'number', '4111111111111111');
    await type(el, 'name', 'Valeria Rossi');
    await type(el, 'expiry', '0631');
    await type(el, 'code', '987');
    const markup = el.outerHTML + el.shadowRoot!.innerHTML;
    const held = ['4111', '0631', '06/31', 'Valeria', '987'].filter((secret) => markup.includes(secret));
    expect(held).to.deep.equal([]);
  });

  it('forgets everything when it is cleared, the undo history too', async () => {
    const el = await form();
    await fillIn(el);
    el.clear();
    await el.updateComplete;
    const values = () => ['number', 'name', 'expiry', 'code'].map((id) => input(el, id).value).join('');
    expect(values()).to.equal('');
    expect(payButton(el).disabled).to.equal(true);
    for (const id of ['number', 'expiry', 'code']) {
      input(el, id).focus();
      await chord('z');
    }
    expect(values()).to.equal('');
    await type(el, 'number', '5555555555554444');
    expect(input(el, 'number').value).to.equal('5555 5555 5555 4444');
  });

  it('keeps what was typed when it is shown the same terms again, and clears for others', async () => {
    const el = await form();
    const {terms} = el;
    await type(el, 'number', '4111');
    el.terms = {...terms!};
    await el.updateComplete;
    expect(input(el, 'number').value).to.equal('4111');
    el.terms = {...terms!, id: 'another'};
    await el.updateComplete;
    expect(input(el, 'number').value).to.equal('');
  });

  it('goes to the first field that is not done when it gets the focus, and back to the chat on demand', async () => {
    const el = await form();
    el.focus();
    expect(focused(el)).to.equal('number');
    await type(el, 'number', '4111111111111111');
    el.focus();
    expect(focused(el)).to.equal('name');
    const closed = oneEvent(document, 'chatpay-card-closed');
    const back = el.shadowRoot!.querySelector('button')!;
    expect(words(back.textContent)).to.equal('Back to chat');
    back.click();
    await closed;
  });

  it('can be filled in and paid by keyboard alone, in reading order', async () => {
    const el = await form();
    el.focus();
    for (const text of ['5555555555554444', 'Valeria Rossi', '1229', '123']) {
      await sendKeys({type: text});
      await sendKeys({press: 'Tab'});
    }
    expect(el.shadowRoot!.activeElement === payButton(el)).to.equal(true);
    const entered = oneEvent(el, 'chatpay-card-entered') as Promise<CardEnteredEvent>;
    await sendKeys({press: ' '});
    expect((await entered).card.kind).to.equal('card');
  });
});
