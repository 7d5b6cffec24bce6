import {aTimeout, expect, fixture, html} from '@open-wc/testing';
import {sendKeys} from '@web/test-runner-commands';

import type {CardForm} from '../../src/vault/form/card-form.js';
import '../../src/vault/form/define.js';
import {makeTerms} from '../helpers/terms.js';

const NOVEMBER_2026 = Date.UTC(2026, 10, 23);

type Field = 'number' | 'name' | 'expiry' | 'code';

/** What is right in every field; one of them is then something else. */
const RIGHT: Record<Field, string> = {number: '4111111111111111', name: 'Valeria Rossi', expiry: '1229', code: '123'};

/** What people enter by mistake, and what they then read at that field. */
const MISTAKES: readonly (readonly [field: Field, text: string, says: string])[] = [
  ['number', '', 'Enter your card number.'],
  ['number', '4111111111111112', 'Check the card number: a digit does not match.'],
  ['number', '411111111111', 'This card number is too short.'],
  ['number', '41', 'This card number is too short.'],
  // no network's: taken for a merchant's own card once its check digit is right, and only then
  ['number', '7000000000000006', 'Check the card number: a digit does not match.'],
  ['number', '0000000000000000', 'Enter the number of a credit or debit card.'],
  ['name', '', 'Enter the name on your card.'],
  ['name', '   ', 'Enter the name on your card.'],
  ['name', '4111111111111111', 'Enter a name here, not a number.'],
  ['name', 'x'.repeat(81), 'Shorten the name to 80 characters.'],
  ['name', 'Valeria \u202eissoR', 'Type the name without special characters.'],
  // sealed all the same, the agent's desk could not open the card
  ['name', 'Valeria\u2063 Rossi', 'Type the name without special characters.'],
  ['name', '\u200d', 'Type the name without special characters.'],
  ['expiry', '', 'Enter the expiration date.'],
  ['expiry', '12', 'Enter the month and the year, like 12/29.'],
  ['expiry', '1331', 'Enter a month from 01 to 12, then the year.'],
  ['expiry', '0031', 'Enter a month from 01 to 12, then the year.'],
  ['expiry', '1026', 'This card has expired. Use another one.'],
  ['expiry', '0120', 'This card has expired. Use another one.'],
  ['expiry', '1299', 'Check the year: it is too far ahead.'],
  ['code', '', 'Enter the security code.'],
  ['code', '1', 'Enter 3 digits.'],
  ['code', '12', 'Enter 3 digits.'],
  ['code', '1234', 'Enter 3 digits.'],
  ['code', '12345678', 'Enter 3 digits.'],
  // with more behind it in one run: none of it is cut off, since the rest may pass for another number
  ['number', '41111111111111111229123', 'Check how many digits your card number has.'],
];

/** Names that are right, in any script. */
const NAMES = [
  'Valeria Rossi',
  'Jürgen Müller-Lüdenscheidt',
  'José O’Neill',
  '王小明',
  'やまだ たろう',
  'محمد علي',
  'Владимир',
  'Ngô Đình Diệm',
  'अमित कुमार',
  'M',
];

describe('A mistake in the card form', () => {
  async function form(): Promise<CardForm> {
    const around = await fixture(html`
      <div lang="en-US">
        <chatpay-card-form .terms=${makeTerms()} .now=${() => NOVEMBER_2026}></chatpay-card-form>
      </div>
    `);
    const el = around.querySelector('chatpay-card-form')!;
    await el.updateComplete;
    return el;
  }

  const input = (el: CardForm, id: string) => el.shadowRoot!.querySelector<HTMLInputElement>(`#${id}`)!;
  const errorOf = (el: CardForm, id: string) => input(el, `${id}-error`).textContent?.trim() ?? '';

  /** Fills a field in as a browser or a paste does: all at once. */
  function put(el: CardForm, id: string, text: string): void {
    input(el, id).value = text;
    input(el, id).dispatchEvent(new InputEvent('input', {inputType: 'insertReplacementText', bubbles: true}));
  }

  async function fill(changes: Partial<Record<Field, string>>): Promise<CardForm> {
    const el = await form();
    for (const [id, text] of Object.entries({...RIGHT, ...changes})) if (text !== '') put(el, id, text);
    await el.updateComplete;
    return el;
  }

  /** Presses Enter in a field. @returns How many cards the form gave. */
  async function enter(el: CardForm, id: string): Promise<number> {
    let cards = 0;
    el.addEventListener('chatpay-card-entered', () => cards++);
    input(el, id).focus();
    await sendKeys({press: 'Enter'});
    await el.updateComplete;
    await aTimeout(0);
    return cards;
  }

  for (const [field, text, says] of MISTAKES) {
    it(`is said at its place: ${field} “${text.slice(0, 20)}”`, async () => {
      const el = await fill({[field]: text});
      const values = () => Object.keys(RIGHT).map((id) => input(el, id).value);
      const before = values();
      if (/^\d+$/.test(text)) expect(input(el, field).value.replaceAll(/\D/g, '')).to.equal(text);
      expect(await enter(el, field)).to.equal(0);
      const others = (Object.keys(RIGHT) as Field[]).filter((id) => id !== field);
      expect(errorOf(el, field)).to.equal(says);
      expect(others.map((id) => errorOf(el, id))).to.deep.equal(['', '', '']);
      expect(input(el, field).getAttribute('aria-invalid')).to.equal('true');
      expect(el.shadowRoot!.activeElement?.id).to.equal(field);
      expect(values()).to.deep.equal(before);
    });
  }

  it('is a code of 3 digits for a card that has 4', async () => {
    const el = await fill({number: '378282246310005'});
    expect(await enter(el, 'code')).to.equal(0);
    expect(errorOf(el, 'code')).to.equal('Enter 4 digits.');
    put(el, 'code', '12345');
    await el.updateComplete;
    expect(input(el, 'code').value).to.equal('12345');
    expect(await enter(el, 'code')).to.equal(0);
    expect(errorOf(el, 'code')).to.equal('Enter 4 digits.');
    put(el, 'code', '1234');
    await el.updateComplete;
    expect(errorOf(el, 'code')).to.equal('');
    expect(await enter(el, 'code')).to.equal(1);
  });

  for (const name of NAMES) {
    it(`is not what it is to be called ${name}`, async () => {
      const el = await fill({name});
      expect(await enter(el, 'name')).to.equal(1);
    });
  }

  const PASTES: readonly (readonly [Field, string, string])[] = [
    ['number', ' 4111 1111 1111 1111 ', '4111 1111 1111 1111'],
    ['number', '4111-1111-1111-1111', '4111 1111 1111 1111'],
    ['number', '４１１１１１１１１１１１１１１１', '4111 1111 1111 1111'],
    ['number', '٤١١١١١١١١١١١١١١١', '4111 1111 1111 1111'],
    ['number', '\u202d4111\u00a01111\u20091111\u200b1111\u202c', '4111 1111 1111 1111'],
    ['number', '<b>4111</b> 1111 1111 1111', '4111 1111 1111 1111'],
    ['number', '4111\u202e1111\u2066\u0000\t1111\r\n1111', '4111 1111 1111 1111'],
    ['number', '="4111"&1111/1111;1111--', '4111 1111 1111 1111'],
    ['expiry', '12 / 2029', '12/29'],
    ['expiry', '2029-12', '12/29'],
    ['code', ' 123 ', '123'],
  ];
  for (const [field, text, shown] of PASTES) {
    it(`is not what a formatted paste is: ${field} ${JSON.stringify(text)}`, async () => {
      const el = await fill({[field]: text});
      expect(input(el, field).value).to.equal(shown);
      expect(await enter(el, field)).to.equal(1);
    });
  }
});
