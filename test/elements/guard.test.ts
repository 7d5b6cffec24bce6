import {expect, oneEvent} from '@open-wc/testing';
import {sendKeys} from '@web/test-runner-commands';

import '../../src/elements/guard/define.js';
import type {GuardMaskedEvent} from '../../src/elements/events.js';
import {guard} from '../../src/elements/guard/guard-fields.js';
import type {GuardElement} from '../../src/elements/guard/guard.js';
import {clearStages, html, LOOKS, rendered, textOf} from '../helpers/stage-elements.js';

const PAN = '4111 1111 1111 1111';
const MASKED = '•••• •••• •••• 1111';

describe('<chatpay-guard>', () => {
  afterEach(clearStages);

  /** A chat's own composer, which sends what its field holds when it hears of Enter, a click or a submit. */
  async function chat(field = html`<textarea aria-label="Message"></textarea>`) {
    const sent: string[] = [];
    const el = await rendered<GuardElement>(html`
      <chatpay-guard lang="en">
        <form @submit=${(event: Event) => event.preventDefault()}>
          ${field}<button type="button" data-chatpay-send>Send</button>
        </form>
      </chatpay-guard>
    `);
    const input = el.querySelector<HTMLElement>('textarea, input, [contenteditable]')!;
    const text = () => ('value' in input ? String(input.value) : input.textContent);
    input.addEventListener('keydown', (event) => event.key === 'Enter' && sent.push(text()));
    el.querySelector('button')!.addEventListener('click', () => sent.push(text()));
    return {el, input, sent, text};
  }

  async function type(input: HTMLElement, text: string) {
    input.focus();
    await sendKeys({type: text});
  }

  const kinds = [
    ['a textarea', html`<textarea aria-label="Message"></textarea>`],
    ['an input', html`<input aria-label="Message" />`],
    ['an editable element', html`<div contenteditable="true" role="textbox" aria-label="Message"></div>`],
  ] as const;
  for (const [name, field] of kinds) {
    it(`masks ${name} at Enter, before the chat reads it`, async () => {
      const {input, sent} = await chat(field);
      await type(input, `my card ${PAN}`);
      await sendKeys({press: 'Enter'});
      expect(sent).to.deep.equal([`my card ${MASKED}`]);
    });
  }

  it('masks at a click on the button that sends', async () => {
    const {el, input, sent} = await chat();
    await type(input, PAN);
    el.querySelector('button')!.click();
    expect(sent).to.deep.equal([MASKED]);
  });

  it('masks when the form is submitted in any other way', async () => {
    const {el, input, text} = await chat();
    await type(input, PAN);
    el.querySelector('form')!.requestSubmit();
    expect(text()).to.equal(MASKED);
  });

  it('changes nothing while somebody types', async () => {
    const {input, text} = await chat();
    await type(input, `${PAN} and then`);
    expect(text()).to.equal(`${PAN} and then`);
  });

  it('leaves other numbers alone', async () => {
    const {input, sent} = await chat();
    await type(input, 'order 12345, call 0301234567');
    await sendKeys({press: 'Enter'});
    expect(sent).to.deep.equal(['order 12345, call 0301234567']);
  });

  it('says how much it has hidden, and never what', async () => {
    const {el, input} = await chat();
    const masked = oneEvent(document, 'chatpay-guard-masked') as unknown as Promise<GuardMaskedEvent>;
    await type(input, PAN);
    await sendKeys({press: 'Enter'});
    const event = await masked;
    expect([event.count, event.kinds]).to.deep.equal([1, ['pan']]);
    expect(JSON.stringify(Object.values(event))).not.to.contain('1111');
    await el.updateComplete;
    expect(textOf(el)).to.contain('A card number was hidden before your message was sent.');
  });

  it('warns while a card number stands in the field, politely', async () => {
    const {el, input} = await chat();
    await type(input, PAN);
    await el.updateComplete;
    const said = el.shadowRoot!.querySelector('[role=status]')!;
    expect(said.textContent).to.contain('This looks like a card number.');
    await sendKeys({press: 'Backspace'});
    await el.updateComplete;
    expect(said.textContent?.trim()).to.equal('');
  });

  it('tells a framework that controls the field', async () => {
    const {input} = await chat();
    const heard: string[] = [];
    await type(input, PAN);
    input.addEventListener('input', () => heard.push((input as HTMLTextAreaElement).value));
    await sendKeys({press: 'Enter'});
    expect(heard[0]).to.equal(MASKED);
  });

  it('lets go when it is taken away', async () => {
    const {el, input, text} = await chat();
    document.body.append(input);
    el.remove();
    await type(input, PAN);
    await sendKeys({press: 'Enter'});
    expect(text().trim()).to.equal(PAN);
    input.remove();
  });

  it('guards any element by its function, until it is released', async () => {
    const field = (await rendered<never>(html`<input aria-label="Message" />` as never)) as HTMLInputElement;
    const guarded = guard(field);
    field.value = PAN;
    field.dispatchEvent(new KeyboardEvent('keydown', {key: 'Enter', bubbles: true}));
    expect(field.value).to.equal(MASKED);
    guarded.release();
    field.value = PAN;
    field.dispatchEvent(new KeyboardEvent('keydown', {key: 'Enter', bubbles: true}));
    expect(field.value).to.equal(PAN);
  });

  for (const {name, apply} of LOOKS) {
    it(`is accessible with its notice, ${name}`, async () => {
      await apply();
      const {el, input} = await chat();
      await type(input, PAN);
      await el.updateComplete;
      await expect(el).to.be.accessible();
    });
  }
});
