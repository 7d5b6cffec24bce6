import {ContextProvider} from '@lit/context';
import {expect, oneEvent} from '@open-wc/testing';
import {sendKeys} from '@web/test-runner-commands';
import {LitElement, html as template} from 'lit';

import '../../src/elements/composer/define.js';
import type {ComposerElement} from '../../src/elements/composer/composer.js';
import {chatpayContext, type Chatpay, type Confirmation} from '../../src/elements/context.js';
import type {RequestSendEvent, RequestSentEvent} from '../../src/elements/events.js';
import '../../src/locales/de.js';
import type {Draft} from '../../src/request/draft.js';
import type {SetUp, Stage} from '../../stories/support/stage.js';
import {clearStages, html, LOOKS, partOf, rendered, stageFor, textOf, until} from '../helpers/stage-elements.js';
import {resize} from '../helpers/viewport.js';

/** A desk without a vault: it asks nobody, and signs or goes back as the test says. */
class DeskHost extends LitElement {
  readonly context = new ContextProvider(this, {context: chatpayContext});
  readonly asked: {command: string; draft: Draft}[] = [];
  readonly listeners = new Set<(request: string) => void>();
  answer: 'sign' | 'back' | 'fail' = 'sign';

  use(stage: Stage): void {
    const confirm = async (command: string, draft: Draft): Promise<Confirmation> => {
      this.asked.push({command, draft});
      await new Promise((done) => setTimeout(done, 20));
      if (this.answer === 'fail') throw new Error('no vault');
      if (this.answer === 'back') return {outcome: 'back'};
      const {supersedes, ...rest} = draft;
      const terms = stage.terms({...rest, ...(supersedes !== undefined && {supersedes})});
      return {outcome: 'signed', request: terms.id, token: await stage.signer.sign(terms)};
    };
    const chatpay: Chatpay = {
      session: stage.agent,
      attend: () => () => {},
      problemOf: () => undefined,
      pay: () => {},
      desk: async () => ({confirm, view: async () => {}}),
      askAgain: (request) => this.listeners.forEach((listener) => listener(request)),
      onAskAgain: (listener) => {
        this.listeners.add(listener);
        return () => this.listeners.delete(listener);
      },
    };
    this.context.setValue(chatpay);
  }

  override render() {
    return template`<slot></slot>`;
  }
}
customElements.define('test-desk-host', DeskHost);

describe('<chatpay-composer>', () => {
  afterEach(clearStages);

  async function desk(attributes: Partial<ComposerElement> = {}, setUp: SetUp = {}) {
    const {stage, request} = await stageFor('declined', setUp);
    const host = await rendered<DeskHost>(html`
      <test-desk-host lang="en-US">
        <chatpay-composer conversation="conversation-1"></chatpay-composer>
      </test-desk-host>
    `);
    host.use(stage);
    const el = host.querySelector('chatpay-composer')!;
    Object.assign(el, attributes);
    await el.updateComplete;
    return {el, host, stage, request};
  }

  const field = (el: Element, part: string) => partOf(el, part) as HTMLInputElement;
  const isOpen = (el: Element) => partOf(el, 'panel')!.matches(':popover-open');

  async function fill(el: ComposerElement, amount: string, reason: string) {
    await el.show();
    for (const [part, value] of [
      ['amount', amount],
      ['reason', reason],
    ] as const) {
      field(el, part).value = value;
      field(el, part).dispatchEvent(new InputEvent('input', {bubbles: true}));
    }
    await el.updateComplete;
  }

  async function request(el: ComposerElement) {
    partOf(el, 'request')!.click();
    await el.updateComplete;
  }

  it('opens its panel at the button, with the focus in the amount', async () => {
    const {el} = await desk();
    expect(isOpen(el)).to.equal(false);
    partOf(el, 'button')!.click();
    await el.updateComplete;
    expect(isOpen(el)).to.equal(true);
    await until(() => el.shadowRoot!.activeElement === field(el, 'amount'), 'the amount has the focus');
    expect(partOf(el, 'button')!.getAttribute('aria-expanded')).to.equal('true');
  });

  it('stays inside the window', async () => {
    const {el} = await desk();
    await el.show();
    const box = partOf(el, 'panel')!.getBoundingClientRect();
    expect(box.left >= 0 && box.right <= innerWidth && box.top >= 0 && box.bottom <= innerHeight).to.equal(true);
  });

  it('names everything as the guide does', async () => {
    const {el} = await desk();
    await el.show();
    expect(partOf(el, 'button')!.getAttribute('aria-label')).to.equal('Request payment');
    expect(el.shadowRoot!.querySelector('h2')!.textContent).to.equal('Credit Card Request');
    expect([...el.shadowRoot!.querySelectorAll('label')].map((label) => label.textContent)).to.deep.equal([
      'Amount to charge',
      'Reason for charge',
    ]);
    expect(partOf(el, 'request')!.textContent?.trim()).to.equal('Request');
  });

  it('closes at Escape and gives the focus back, with everything kept', async () => {
    const {el} = await desk();
    await fill(el, '12.50', 'Alteration');
    field(el, 'amount').focus();
    await sendKeys({press: 'Escape'});
    await el.updateComplete;
    expect(isOpen(el)).to.equal(false);
    expect(el.shadowRoot!.activeElement === partOf(el, 'button')).to.equal(true);
    await el.show();
    expect(field(el, 'amount').value).to.equal('12.50');
  });

  it('has the draft confirmed, sends it, tells the page, and is empty again', async () => {
    const {el, host, stage} = await desk({answerWithin: 5, hold: 20, giftCards: true, noSecurityCode: true});
    await fill(el, '361.21', 'Floral Oasis Dress');
    const sent = oneEvent(document, 'chatpay-request-sent') as unknown as Promise<RequestSentEvent>;
    await request(el);
    const {conversation, requestId} = await sent;
    expect(conversation).to.equal('conversation-1');
    expect(stage.agent.get(requestId)?.status).to.equal('waiting');
    expect(host.asked[0]?.draft).to.deep.equal({
      conversation: 'conversation-1',
      agent: 'agent-1',
      order: {reason: 'Floral Oasis Dress', amount: {minorUnits: 36121, currency: 'USD'}},
      collection: 'reveal',
      fields: {kinds: ['card', 'gift-card'], securityCode: false},
      answerWithinMs: 300_000,
      holdMs: 1_200_000,
    });
    expect(isOpen(el)).to.equal(false);
    await el.show();
    expect(field(el, 'amount').value + field(el, 'reason').value).to.equal('');
  });

  it('keeps what was typed when the agent goes back', async () => {
    const {el, host, stage} = await desk();
    host.answer = 'back';
    await fill(el, '12.50', 'Alteration');
    await request(el);
    expect(isOpen(el)).to.equal(false);
    await until(() => isOpen(el), 'the panel is back');
    expect([field(el, 'amount').value, field(el, 'reason').value]).to.deep.equal(['12.50', 'Alteration']);
    expect(stage.backend.events().filter(({type}) => type === 'requested')).to.have.length(1);
  });

  it('asks for the same draft under the same command id, and for another under another', async () => {
    const {el, host} = await desk();
    host.answer = 'back';
    for (const amount of ['12.50', '12.50', '13']) {
      await fill(el, amount, 'Alteration');
      await request(el);
      await until(() => isOpen(el), 'the panel is back');
    }
    const [first, second, third] = host.asked.map(({command}) => command);
    expect(second).to.equal(first);
    expect(third).not.to.equal(first);
  });

  it('asks in one conversation while another’s waits for the agent’s word, each under its own command', async () => {
    const {el, host, stage} = await desk();
    await fill(el, '12.50', 'For the first');
    await request(el);
    el.conversation = 'conversation-2';
    await el.updateComplete;
    await fill(el, '13', 'For the second');
    await request(el);
    const events = () => stage.backend.events().filter(({type}) => type === 'requested');
    await until(() => events().length > 2, 'both are sent');
    expect(host.asked.map(({draft}) => draft.conversation)).to.deep.equal(['conversation-1', 'conversation-2']);
    expect(
      events()
        .slice(-2)
        .map(({command, conversation}) => [command, conversation]),
    ).to.deep.equal(host.asked.map(({command, draft}) => [command, draft.conversation]));
  });

  it('asks for no confirmation when the page cancels', async () => {
    const {el, host} = await desk();
    let draft: Draft | undefined;
    el.addEventListener('chatpay-request-send', (event: RequestSendEvent) => {
      draft = event.draft;
      event.preventDefault();
    });
    await fill(el, '5', 'Shoes');
    await request(el);
    expect(draft?.order.amount.minorUnits).to.equal(500);
    expect(host.asked).to.have.length(0);
  });

  it('says that the vault is not there, and keeps everything', async () => {
    const {el, host} = await desk();
    host.answer = 'fail';
    await fill(el, '5', 'Shoes');
    await request(el);
    await until(() => textOf(el).includes('could not be opened'), 'it says so');
    expect(isOpen(el)).to.equal(true);
    expect(field(el, 'amount').value).to.equal('5');
  });

  it('leaves what could not be sent to Try Again, and tells the page once it is sent', async () => {
    const {el, stage} = await desk();
    let told = 0;
    el.addEventListener('chatpay-request-sent', () => told++);
    await fill(el, '5', 'Shoes');
    stage.network = 'down';
    await request(el);
    const unsent = () => stage.agent.requests().find(({status}) => status === 'unsent');
    await until(unsent, 'it is unsent');
    expect(told).to.equal(0);
    stage.network = 'up';
    await stage.agent.retry(unsent()!.id);
    expect(told).to.equal(1);
  });

  const faults: [amount: string, reason: string, text: string][] = [
    ['', 'Shoes', 'Enter the amount to charge.'],
    ['abc', 'Shoes', 'Enter an amount like $12,345.00.'],
    ['1.234', 'Shoes', 'This can be read in two ways. Write it like $12,345.00.'],
    ['0.125', 'Shoes', 'USD has at most 2 decimals.'],
    ['€5', 'Shoes', 'Enter the amount in USD.'],
    ['0', 'Shoes', 'The amount must be more than zero.'],
    ['-5', 'Shoes', 'The amount cannot be negative.'],
    ['99999999999999999', 'Shoes', 'This amount is too large.'],
    ['5', '  ', 'Say what the payment is for.'],
    ['5', 'x'.repeat(141), 'Shorten the reason.'],
  ];
  for (const [amount, reason, text] of faults) {
    it(`says "${text}" to ${JSON.stringify(amount)} for ${JSON.stringify(reason.slice(0, 8))}`, async () => {
      const {el, host} = await desk();
      await fill(el, amount, reason);
      await request(el);
      expect(textOf(el)).to.contain(text);
      const faulty = el.shadowRoot!.querySelector<HTMLElement>('[aria-invalid=true]')!;
      expect(faulty.getAttribute('aria-describedby')).to.contain('-fault');
      expect(el.shadowRoot!.activeElement === faulty).to.equal(true);
      expect(host.asked).to.have.length(0);
      expect([field(el, 'amount').value, field(el, 'reason').value]).to.deep.equal([amount, reason]);
    });
  }

  const elsewhere: [lang: string, currency: string, amount: string, outcome: number | RegExp][] = [
    ['en-US', 'JPY', '1.5', /JPY has no decimals|JPY has at most 0/],
    ['en-US', 'KWD', '12.3456', /KWD has at most 3 decimals/],
    ['en-US', 'KWD', '1,234', /two ways/],
    ['en-US', 'HUF', '5.125', /two ways|HUF has at most 2 decimals/],
    ['en-US', 'HUF', '5.25', 525],
    ['en-US', 'IQD', '5.255,1', 5255100],
    ['de', 'EUR', '1.234,56', 123456],
    ['de', 'EUR', '1,234', /zwei|zweierlei|mehrdeutig/],
    ['de', 'EUR', '12345678901234567890', /zu (groß|hoch)/],
    ['en-US', 'USD', '12345678901234567890', /This amount is too large\./],
    ['en-US', 'USD', '１２．５０', 1250],
    ['en-US', 'USD', '١٢٫٥٠', 1250],
    ['en-US', 'USD', '<b>5</b>', /Enter an amount like/],
  ];
  for (const [lang, currency, amount, outcome] of elsewhere) {
    it(`makes of “${amount}” in ${currency} and ${lang}: ${outcome}`, async () => {
      const {el, host} = await desk({currency});
      host.lang = lang;
      await fill(el, amount, 'Shoes');
      await request(el);
      if (typeof outcome === 'number') {
        await until(() => host.asked.length === 1, 'it asks');
        expect(host.asked[0]!.draft.order.amount).to.deep.equal({minorUnits: outcome, currency});
      } else {
        expect(textOf(el)).to.match(outcome);
        expect(host.asked).to.have.length(0);
        expect(field(el, 'amount').value).to.equal(amount);
      }
    });
  }

  it('asks with markup as the text that it is, and leaves out what turns the direction before the agent’s eyes', async () => {
    const {el, host} = await desk();
    await fill(el, '5', '\u2067<b>Shoes</b>\u2069\n\u202e12.3$\u202c \u200fand \u061cב socks\u0000');
    await request(el);
    expect(field(el, 'reason').value).to.equal('<b>Shoes</b> 12.3$ and ב socks');
    expect(textOf(el)).to.contain(
      'Invisible characters were taken out of the reason. Check it, then press Request again.',
    );
    expect(partOf(el, 'reason')!.getAttribute('aria-invalid')).to.equal('true');
    expect(host.asked).to.have.length(0);
    await request(el);
    await until(() => host.asked.length === 1, 'it asks');
    expect(host.asked[0]!.draft.order.reason).to.equal('<b>Shoes</b> 12.3$ and ב socks');
    expect(el.shadowRoot!.querySelector('b') === null).to.equal(true);
  });

  it('makes spaces of line breaks and asks at once', async () => {
    const {el, host} = await desk();
    await fill(el, '5', 'Floral\tOasis\nDress');
    await request(el);
    await until(() => host.asked.length === 1, 'it asks');
    expect(host.asked[0]!.draft.order.reason).to.equal('Floral Oasis Dress');
  });

  it('hides a card number in the reason and lets the agent look before it asks', async () => {
    const {el, host} = await desk();
    await fill(el, '5', 'card 4111 1111 1111 1111');
    await request(el);
    expect(field(el, 'reason').value).to.equal('card •••• •••• •••• 1111');
    expect(textOf(el)).to.contain('A card number was hidden in the reason.');
    expect(host.asked).to.have.length(0);
    await request(el);
    await until(() => host.asked.length === 1, 'it asks');
    expect(host.asked[0]!.draft.order.reason).to.equal('card •••• •••• •••• 1111');
  });

  it('counts characters as people do', async () => {
    const {el} = await desk();
    await fill(el, '5', '👗'.repeat(139));
    expect(textOf(el)).to.contain('1 character left');
  });

  it('takes back a fault when its field changes', async () => {
    const {el} = await desk();
    await fill(el, 'abc', 'Shoes');
    await request(el);
    await fill(el, '5', 'Shoes');
    expect(textOf(el)).not.to.contain('Enter an amount like');
  });

  it('refuses a hold over 30 minutes', async () => {
    const {el, host} = await desk({hold: 31});
    await fill(el, '5', 'Shoes');
    await request(el);
    expect(textOf(el)).to.contain('A card can be kept for 30 minutes at most.');
    expect(host.asked).to.have.length(0);
  });

  it('keeps what is typed with its conversation', async () => {
    const {el} = await desk();
    await fill(el, '12.50', 'For the first');
    el.conversation = 'conversation-2';
    await el.updateComplete;
    expect(isOpen(el)).to.equal(false);
    await el.show();
    expect(field(el, 'reason').value).to.equal('');
    el.conversation = 'conversation-1';
    await el.show();
    expect(field(el, 'reason').value).to.equal('For the first');
  });

  it('stands where the desk comes, wherever that is just above its button', async () => {
    await resize(800, 700);
    const box = async (fromEnd: number) => {
      const {el} = await desk();
      el.style.cssText = `position: fixed; inset-block-end: ${fromEnd}px; inset-inline-end: 64px`;
      await el.show();
      const panel = partOf(el, 'panel')!;
      panel.style.animation = 'none';
      return panel.getBoundingClientRect();
    };
    const near = await box(20);
    expect([innerWidth - near.right, innerHeight - near.bottom, near.width]).to.deep.equal([16, 88, 400]);
    const far = await box(200);
    expect([innerWidth - far.right, far.width]).to.deep.equal([64, 400]);
    expect(innerHeight - far.bottom).to.equal(200 + 44 + 8);
    await resize(800, 430);
    const low = await box(20);
    expect(innerHeight - low.bottom).to.equal(20 + 44 + 8);
    await resize(800, 600);
  });

  it('is filled in to ask again, for what it replaces', async () => {
    const {
      el,
      host,
      request: declined,
    } = await desk({}, {order: {reason: 'Scarf', amount: {minorUnits: 123456, currency: 'USD'}}});
    for (const listener of host.listeners) listener(declined);
    await until(() => isOpen(el), 'the panel opens');
    expect([field(el, 'amount').value, field(el, 'reason').value]).to.deep.equal(['1234.56', 'Scarf']);
    await request(el);
    await until(() => host.asked.length === 1, 'it asks');
    expect(host.asked[0]!.draft.supersedes).to.equal(declined);
  });

  it('reads and signs amounts in the language around it', async () => {
    const {el, host} = await desk({currency: 'EUR'});
    host.lang = 'de';
    await fill(el, '1.234,50', 'Schuhe');
    expect(el.shadowRoot!.querySelector('input + .affix')?.textContent).to.equal('€');
    await request(el);
    await until(() => host.asked.length === 1, 'it asks');
    expect(host.asked[0]!.draft.order.amount).to.deep.equal({minorUnits: 123450, currency: 'EUR'});
  });

  for (const {name, apply} of LOOKS) {
    it(`is accessible, open and faulty, ${name}`, async () => {
      await apply();
      const {el} = await desk();
      await fill(el, 'abc', '');
      await request(el);
      await expect(el).to.be.accessible();
    });
  }
});
