import {expect, fixture, oneEvent} from '@open-wc/testing';
import {sendKeys} from '@web/test-runner-commands';

import '../../src/elements/guard/define.js';
import type {GuardMaskedEvent, GuardPayEvent} from '../../src/elements/events.js';
import {guard} from '../../src/elements/guard/guard-fields.js';
import type {GuardElement} from '../../src/elements/guard/guard.js';
import {fetchedFinder} from '../helpers/fetched-finder.js';
import {clearStages, html, LOOKS, partOf, press, rendered, stageFor, textOf, until} from '../helpers/stage-elements.js';

const PAN = '4111 1111 1111 1111';
const MASKED = '•••• •••• •••• 1111';

describe('<chatpay-guard>', () => {
  before(fetchedFinder);
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

  /** Presses a key together with Control. */
  async function chord(key: string) {
    await sendKeys({down: 'Control'});
    await sendKeys({press: key});
    await sendKeys({up: 'Control'});
  }

  /** Puts a text on the clipboard, as a person does. */
  async function copy(text: string) {
    const source = await fixture<HTMLInputElement>(html`<input aria-label="Source" .value=${text} />`);
    source.select();
    await chord('c');
    source.remove();
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

  it('announces each message once, also when it says the same of two', async () => {
    const {el, input} = await chat();
    const said: string[] = [];
    const status = el.shadowRoot!.querySelector('[role=status]')!;
    const observer = new MutationObserver(() => said.push(status.textContent));
    await type(input, PAN);
    await el.updateComplete;
    observer.observe(status, {childList: true, characterData: true, subtree: true});
    await sendKeys({press: 'Enter'});
    await el.updateComplete;
    el.querySelector('button')!.click();
    el.mask(PAN);
    await el.updateComplete;
    observer.disconnect();
    expect(said.map((text) => text.trim())).to.deep.equal(Array(2).fill(said[0]!.trim()));
    expect(said[0]).to.contain('A card number was hidden').and.not.to.equal(said[1]);
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

  it('leaves a new line alone, and what an input method takes for itself', async () => {
    const {input, text} = await chat();
    await type(input, PAN);
    for (const init of [{shiftKey: true}, {isComposing: true}, {keyCode: 229}]) {
      input.dispatchEvent(new KeyboardEvent('keydown', {key: 'Enter', bubbles: true, ...init}));
      expect(text()).to.equal(PAN);
    }
  });

  it('masks what an input method has put in when its Enter comes up, which is when some chats send', async () => {
    const {input, text} = await chat();
    await type(input, '4111111111111111');
    input.dispatchEvent(new KeyboardEvent('keydown', {key: 'Enter', bubbles: true, isComposing: true}));
    input.dispatchEvent(new KeyboardEvent('keyup', {key: 'Enter', bubbles: true}));
    expect(text()).to.equal('••••••••••••1111');
  });

  it('masks before a chat keeps a draft of a field that is left', async () => {
    const {el, input} = await chat();
    const drafts: string[] = [];
    input.addEventListener('change', () => drafts.push((input as HTMLTextAreaElement).value));
    input.addEventListener('blur', () => drafts.push((input as HTMLTextAreaElement).value));
    await type(input, PAN);
    el.querySelector('button')!.focus();
    expect(drafts.length).to.be.greaterThan(0);
    expect(new Set(drafts)).to.deep.equal(new Set([MASKED]));
  });

  it('masks for a form that has the field and stands around the guard', async () => {
    const form = await fixture<HTMLFormElement>(html`
      <form @submit=${(event: Event) => event.preventDefault()}>
        <chatpay-guard><input name="text" aria-label="Message" /></chatpay-guard>
        <button>Send</button>
      </form>
    `);
    const input = form.querySelector('input')!;
    const sent: string[] = [];
    form.addEventListener('pointerdown', () => sent.push(input.value), {capture: true});
    form.addEventListener('submit', () => sent.push(input.value), {capture: true});
    input.value = PAN;
    form.querySelector('button')!.dispatchEvent(new PointerEvent('pointerdown', {bubbles: true}));
    input.value = PAN;
    form.requestSubmit();
    input.value = PAN;
    expect([...sent, new FormData(form).get('text')]).to.deep.equal([MASKED, MASKED, MASKED]);
  });

  it('hears a form in a shadow root, whose submission ends there', async () => {
    const el = await rendered<GuardElement>(html`<chatpay-guard><div></div></chatpay-guard>`);
    const root = el.querySelector('div')!.attachShadow({mode: 'open'});
    root.innerHTML = '<form><input aria-label="Message"></form>';
    const input = root.querySelector('input')!;
    let sent = '';
    root.querySelector('form')!.addEventListener('submit', (event) => {
      event.preventDefault();
      sent = input.value;
    });
    input.focus();
    input.value = PAN;
    root.querySelector('form')!.requestSubmit();
    expect(sent).to.equal(MASKED);
  });

  it('reads an editable element in lines, and keeps its markup', async () => {
    const {input, sent} = await chat(html`<div contenteditable="true" role="textbox" aria-label="Message"></div>`);
    input.innerHTML = '<p>order 4111 1111</p><p>and 1111 1111</p><p>card <b>4111 1111</b> 1111 1111</p>';
    input.dispatchEvent(new KeyboardEvent('keydown', {key: 'Enter', bubbles: true}));
    expect(sent).to.deep.equal([`order 4111 1111and 1111 1111card ${MASKED}`]);
    expect(input.querySelector('b')!.textContent).to.equal('•••• ••••');
  });

  it('masks what is pasted at once, in its surroundings, and keeps it from a chat that reads the clipboard', async () => {
    const {input, text} = await chat();
    const heard: string[] = [];
    input.addEventListener('paste', (event) => heard.push(event.clipboardData!.getData('text/plain')));
    input.addEventListener('input', () => heard.push(text()));
    await copy(PAN);
    await type(input, 'a ');
    await chord('v');
    expect(text()).to.equal(`a ${MASKED}`);
    expect(heard.at(-1)).to.equal(`a ${MASKED}`);
    expect(heard.join()).not.to.contain('4111');
  });

  it('pastes other numbers as they are', async () => {
    const {input, text} = await chat();
    let heard = 0;
    input.addEventListener('paste', () => heard++);
    await copy('1Z 999 AA1 01 2345 6784');
    await type(input, 'parcel ');
    await chord('v');
    expect([text(), heard]).to.deep.equal(['parcel 1Z 999 AA1 01 2345 6784', 1]);
  });

  it('keeps a dropped number from a chat that takes drops itself', async () => {
    const el = await rendered<GuardElement>(html`<chatpay-guard><div>Drop here</div></chatpay-guard>`);
    let heard = 0;
    el.querySelector('div')!.addEventListener('drop', () => heard++);
    const dataTransfer = new DataTransfer();
    dataTransfer.setData('text/plain', PAN);
    const drop = new DragEvent('drop', {dataTransfer, bubbles: true, composed: true, cancelable: true});
    el.querySelector('div')!.dispatchEvent(drop);
    expect([heard, drop.defaultPrevented]).to.deep.equal([0, true]);
    await el.updateComplete;
    expect(textOf(el)).to.contain('A card number was hidden');
  });

  it('knows the labels of the page’s language', async () => {
    const el = await rendered<GuardElement>(html`<chatpay-guard lang="de"><input aria-label="Text" /></chatpay-guard>`);
    await until(() => el.mask('Sendungsnummer 4111111111111111').endsWith('4111111111111111'), 'German words');
    expect(el.mask('Karte 4111111111111111')).to.equal('Karte ••••••••••••1111');
  });

  it('says nothing any more once something else is typed', async () => {
    const {el, input} = await chat();
    await type(input, PAN);
    await sendKeys({press: 'Enter'});
    (input as HTMLTextAreaElement).value = '';
    await type(input, 'h');
    await el.updateComplete;
    expect(textOf(el).trim()).to.equal('');
  });

  describe('offers the secure form', () => {
    /** A customer who has typed a card number. */
    async function typed(status: Parameters<typeof stageFor>[0], tellAgent?: () => unknown) {
      const {stage, request} = await stageFor(status);
      const el = await rendered<GuardElement>(html`
        <chatpay-guard lang="en" .session=${stage.customer} .tellAgent=${tellAgent}>
          <textarea aria-label="M"></textarea>
        </chatpay-guard>
      `);
      await type(el.querySelector('textarea')!, PAN);
      await el.updateComplete;
      return {el, stage, request};
    }

    it('of the request that waits', async () => {
      const {el, stage, request} = await typed('waiting');
      const asked = oneEvent(document, 'chatpay-guard-pay') as unknown as Promise<GuardPayEvent>;
      press(el, 'pay');
      expect((await asked).requestId).to.equal(request);
      await until(() => stage.backend.events().some(({type}) => type === 'opened'), 'opened');
      expect(el.querySelector('textarea')!.value).to.equal(MASKED);
    });

    it('unless the page does it in its own way', async () => {
      const {el, stage} = await typed('waiting');
      document.addEventListener('chatpay-guard-pay', (event) => event.preventDefault(), {once: true});
      press(el, 'pay');
      await new Promise((done) => setTimeout(done));
      expect(stage.backend.events().map(({type}) => type)).to.deep.equal(['requested']);
    });

    it('by telling the agent, where no request waits', async () => {
      let told = 0;
      const {el} = await typed('declined', () => told++);
      press(el, 'pay');
      await el.updateComplete;
      await until(() => textOf(el).includes('Our agent knows that you would like to pay.'), 'told');
      expect([told, partOf(el, 'pay')]).to.deep.equal([1, undefined]);
    });

    it('and says when the agent could not be told', async () => {
      const {el} = await typed('declined', () => Promise.reject(new Error('offline')));
      press(el, 'pay');
      await until(() => textOf(el).includes('No connection.'), 'not told');
      expect(Boolean(partOf(el, 'pay'))).to.equal(true);
    });

    it('but not where it leads nowhere, and never to an agent', async () => {
      const {el, stage} = await typed('declined');
      expect(Boolean(partOf(el, 'pay'))).to.equal(false);
      el.tellAgent = () => {};
      el.session = stage.agent;
      await el.updateComplete;
      expect(Boolean(partOf(el, 'pay'))).to.equal(false);
    });

    it('under the pointer: a press on it hides nothing that would move it away', async () => {
      const {el} = await typed('waiting');
      partOf(el, 'pay')!.dispatchEvent(new PointerEvent('pointerdown', {bubbles: true, composed: true}));
      expect(el.querySelector('textarea')!.value).to.equal(PAN);
    });
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
