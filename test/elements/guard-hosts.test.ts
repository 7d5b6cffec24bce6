import {expect, fixture, html} from '@open-wc/testing';
import {sendKeys, sendMouse} from '@web/test-runner-commands';

import {guard, type Guard} from '../../src/elements/guard/guard-fields.js';
import {finderOnDemand} from '../../src/elements/guard/finder-on-demand.js';
import {fetchedFinder} from '../helpers/fetched-finder.js';

const PAN = '4111 1111 1111 1111';
const MASKED = '•••• •••• •••• 1111';

/** What of a message could be seen outside the field, in the order in which the host let it out. */
type Leaks = string[];

interface Host {
  readonly root: HTMLElement;
  readonly field: HTMLElement;
  readonly button: HTMLElement;
  /** Every text that was echoed, kept, sent or shown. */
  readonly out: Leaks;
}

/**
 * Chats as they are in use, each reduced to its markup and to the order in which it reads, keeps and shows what is typed.
 * Each lets every text out that the real one would let out.
 */
const HOSTS: Record<string, () => Promise<Host>> = {
  /** An editable element and a `div` for a button in a shadow root; echoes before its interceptor is asked. */
  'deep-chat': async () => {
    const root = await fixture<HTMLElement>(html`<div></div>`);
    const shadow = root.attachShadow({mode: 'open'});
    shadow.innerHTML = `
      <div id="messages"></div>
      <div id="text-input-container"><div id="text-input" contenteditable="true">Ask me anything!</div></div>
      <div class="input-button" role="button" tabindex="0">→</div>`;
    const field = shadow.querySelector<HTMLElement>('#text-input')!;
    const button = shadow.querySelector<HTMLElement>('.input-button')!;
    const out: Leaks = [];
    const interceptor = (text: string) => text.replace(/\d(?=(?:\D*\d){4})/g, '•');
    const submit = () => {
      const text = field.innerText;
      const bubble = shadow.querySelector('#messages')!.appendChild(document.createElement('p'));
      bubble.textContent = text;
      out.push(text, interceptor(text));
      field.textContent = '';
    };
    field.addEventListener('focus', () => field.textContent === 'Ask me anything!' && (field.textContent = ''));
    field.addEventListener('keydown', (event) => {
      if (event.key !== 'Enter' || event.ctrlKey || event.shiftKey) return;
      event.preventDefault();
      submit();
    });
    field.onpaste = (event) => {
      event.preventDefault();
      document.execCommand('insertText', false, event.clipboardData!.getData('text/plain'));
    };
    button.onclick = submit;
    button.onkeydown = (event) => event.key === 'Enter' && submit();
    return {root, field, button, out};
  },

  /** Keeps a draft when the field changes, and draws the field again from it: what was masked only in the field is lost. */
  'converse.js': async () => {
    const root = await fixture<HTMLElement>(html`
      <div>
        <form class="chat-message-form">
          <div class="chat-toolbar"><button class="send-button" type="submit">Send</button></div>
          <textarea class="chat-textarea" enterkeyhint="send"></textarea>
        </form>
      </div>
    `);
    const field = root.querySelector('textarea')!;
    const out: Leaks = [];
    const model = {draft: ''};
    const keep = (draft: string) => {
      if (draft === model.draft) return;
      model.draft = draft;
      out.push(draft);
      void Promise.resolve().then(() => (field.value = model.draft)); // the template is drawn a moment later
    };
    const submit = (event: Event) => {
      event.preventDefault();
      out.push(field.value.trim());
      field.value = model.draft = '';
    };
    field.addEventListener('change', () => keep(field.value));
    field.addEventListener('paste', (event) => keep(event.clipboardData!.getData('text/plain')));
    field.addEventListener('keydown', (event) => event.key === 'Enter' && !event.shiftKey && submit(event));
    root.querySelector('form')!.addEventListener('submit', submit);
    return {root, field, button: root.querySelector('button')!, out};
  },

  /** React hears of everything at its root; it sends on `keypress`, and the HTML of its own state. */
  chatscope: async () => {
    const root = await fixture<HTMLElement>(html`
      <div class="cs-message-input">
        <div class="cs-message-input__content-editor" contenteditable="true"></div>
        <div class="cs-message-input__tools"><button type="button" class="cs-button--send">Send</button></div>
      </div>
    `);
    const field = root.querySelector<HTMLElement>('[contenteditable]')!;
    const button = root.querySelector('button')!;
    const out: Leaks = [];
    let state = '';
    const send = () => {
      out.push(state, field.textContent, field.innerText);
      field.innerHTML = state = '';
    };
    root.addEventListener('input', () => (state = field.innerHTML));
    root.addEventListener('keypress', (event) => {
      if (event.key !== 'Enter' || event.shiftKey) return;
      event.preventDefault();
      send();
    });
    button.addEventListener('click', send);
    return {root, field, button, out};
  },

  /** React controls a text area and a form: what the state does not know of is put back. */
  'Web Chat': async () => {
    const root = await fixture<HTMLElement>(html`
      <form>
        <textarea data-id="webchat-sendbox-input"></textarea>
        <button type="button" title="Send">Send</button>
      </form>
    `);
    const field = root.querySelector('textarea')!;
    const out: Leaks = [];
    const react = controlledByReact(field, root);
    const send = (event: Event) => {
      event.preventDefault();
      out.push(react.state, field.value);
      react.set('');
    };
    root.addEventListener('keydown', (event) => event.key === 'Enter' && !event.shiftKey && send(event));
    root.addEventListener('submit', send);
    root.querySelector('button')!.addEventListener('click', send);
    return {root, field, button: root.querySelector('button')!, out};
  },

  /** A custom element made by Vue, with an icon for a button; it sends when Enter comes up again. */
  'vue-advanced-chat': async () => {
    const root = await fixture<HTMLElement>(html`<div></div>`);
    const shadow = root.attachShadow({mode: 'open'});
    shadow.innerHTML = `
      <div class="vac-box-footer">
        <textarea id="roomTextarea" class="vac-textarea"></textarea>
        <div class="vac-icon-textarea"><div class="vac-svg-button"><svg width="24" height="24"><path d="M0 0h24v24H0z"/></svg></div></div>
      </div>`;
    const field = shadow.querySelector('textarea')!;
    const button = shadow.querySelector<HTMLElement>('.vac-svg-button')!;
    const out: Leaks = [];
    let message = '';
    const send = () => {
      out.push(message.trim());
      field.value = message = '';
    };
    field.addEventListener('input', () => (message = field.value));
    field.addEventListener('keydown', (event) => event.key === 'Enter' && event.preventDefault());
    field.addEventListener('keyup', (event) => event.key === 'Enter' && !event.shiftKey && send());
    button.addEventListener('click', send);
    return {root, field, button, out};
  },
};

/**
 * A field as React controls it: its own `value` notes what React wrote, an `input` event counts only when the value is another
 * one, and what the state does not say is put back after each.
 */
function controlledByReact(field: HTMLTextAreaElement, root: HTMLElement) {
  const native = Object.getOwnPropertyDescriptor(HTMLTextAreaElement.prototype, 'value')!;
  const write = (value: string) => Reflect.apply(native.set!, field, [value]);
  const read = () => Reflect.apply(native.get!, field, []) as string;
  let tracked = '';
  const react = {
    state: '',
    set: (value: string) => {
      react.state = tracked = value;
      write(value);
    },
  };
  Object.defineProperty(field, 'value', {
    configurable: true,
    get: read,
    set: (value: string) => {
      tracked = value;
      write(value);
    },
  });
  root.addEventListener('input', () => {
    if (read() !== tracked) react.state = tracked = read();
    write(react.state);
  });
  return react;
}

describe('guard, around chats as they are', () => {
  let guarded: Guard;

  before(fetchedFinder);
  afterEach(() => guarded.release());

  async function open(name: string): Promise<Host> {
    const host = await HOSTS[name]!();
    guarded = guard(host.root);
    host.field.focus();
    return host;
  }

  async function chord(key: string) {
    await sendKeys({down: 'Control'});
    await sendKeys({press: key});
    await sendKeys({up: 'Control'});
  }

  const middleOf = (element: Element) => {
    const {x, y, width, height} = element.getBoundingClientRect();
    return [Math.round(x + width / 2), Math.round(y + height / 2)] as [number, number];
  };

  const WAYS: Record<string, (host: Host) => Promise<void>> = {
    'typed, and Enter': async () => {
      await sendKeys({type: `card ${PAN}`});
      await sendKeys({press: 'Enter'});
    },
    'typed, and a click on send': async ({button}) => {
      await sendKeys({type: `card ${PAN}`});
      await sendMouse({type: 'click', position: middleOf(button)});
    },
    'typed, the focus moved to send, and Enter': async ({button}) => {
      await sendKeys({type: `card ${PAN}`});
      button.focus();
      await new Promise((done) => setTimeout(done, 20)); // for what the host draws again
      if (button.matches(':focus')) await sendKeys({press: 'Enter'});
      else button.click();
    },
    'pasted, and Enter': async ({field}) => {
      const source = await fixture<HTMLInputElement>(html`<input .value=${PAN} />`);
      source.select();
      await chord('c');
      field.focus();
      await sendKeys({type: 'card '});
      await chord('v');
      await sendKeys({press: 'Enter'});
    },
  };

  for (const name of Object.keys(HOSTS)) {
    for (const [way, send] of Object.entries(WAYS)) {
      it(`lets no card number out of ${name}: ${way}`, async () => {
        const host = await open(name);
        await send(host);
        const shown = [...host.out, host.root.shadowRoot?.textContent ?? ''].join('\n');
        expect(host.out.join('\n')).to.contain(`card ${MASKED}`);
        expect(shown.replace(/[^\d•]/g, '')).not.to.contain('4111');
      });
    }

    it(`does not touch what is being typed in ${name}, so that no digit comes after the mask`, async () => {
      const {field, out} = await open(name);
      // thirteen of these digits pass for a whole card of an old kind
      await sendKeys({type: '4222222222222'});
      expect('value' in field ? field.value : field.textContent).to.equal('4222222222222');
      expect(out).to.deep.equal([]);
    });

    it(`sends other numbers through ${name} as they are typed`, async () => {
      const {out} = await open(name);
      await sendKeys({type: 'order 4111111111111111, call +49 30 1234567'});
      await sendKeys({press: 'Enter'});
      expect(new Set(out)).to.contain('order 4111111111111111, call +49 30 1234567');
    });
  }

  it('leaks without the guard, in every one of them: these tests can fail', async () => {
    for (const name of Object.keys(HOSTS)) {
      const host = await open(name);
      guarded.release();
      await sendKeys({type: PAN});
      await sendKeys({press: 'Enter'});
      expect(host.out.join(), name).to.contain(PAN);
    }
  });

  it('reaches a model that Vue fills only when the field changes, or when an input method is done', async () => {
    const root = await fixture<HTMLElement>(html`<div><input /><button type="button">Send</button></div>`);
    guarded = guard(root);
    const field = root.querySelector('input')!;
    const models = {lazy: '', eager: ''};
    field.addEventListener('change', () => (models.lazy = field.value));
    field.addEventListener('input', () => (models.eager = field.value));
    field.focus();
    await sendKeys({type: PAN});
    await sendMouse({type: 'click', position: middleOf(root.querySelector('button')!)});
    expect(models).to.deep.equal({lazy: MASKED, eager: MASKED});
  });

  it('hides every number of a card’s message until the masker has been fetched', async () => {
    const host = await open('deep-chat');
    guarded.release();
    guarded = guard(host.field, {masking: finderOnDemand(() => 'aa')});
    await sendKeys({type: 'x'});
    // put in by a script, so that nothing fetches it before
    document.execCommand('insertText', false, ` ${PAN}`);
    host.field.dispatchEvent(new KeyboardEvent('keydown', {key: 'Enter', bubbles: true, composed: true}));
    expect(host.out.join('\n')).to.contain('x •••• •••• •••• ••••');
    expect(host.out.join('\n')).not.to.match(/\d/);
  });

  it('masks in a hook what a host sends by itself, and counts it', () => {
    const root = document.createElement('div');
    const heard: [number, readonly string[]][] = [];
    guarded = guard(root, {onMasked: (count, kinds) => heard.push([count, kinds])});
    expect(guarded.mask(`${PAN} 12/34 cvv 123`)).to.equal('•••• •••• •••• 1111 ••/•• cvv •••');
    expect(heard).to.deep.equal([[1, ['pan', 'expiry', 'code']]]);
  });
});
