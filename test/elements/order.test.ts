import {expect, oneEvent} from '@open-wc/testing';
import {sendKeys} from '@web/test-runner-commands';

import '../../src/elements/order/define.js';
import type {FailedEvent, LinkRequestedEvent} from '../../src/elements/events.js';
import type {OrderElement} from '../../src/elements/order/order.js';
import type {Draft} from '../../src/request/draft.js';
import {ForbiddenError, RefusedError, UnauthenticatedError, UnreachableError} from '../../src/request/errors.js';
import type {SignTerms} from '../../src/session/session.js';
import {ORDER} from '../../stories/support/link-stage.js';
import {Stage} from '../../stories/support/stage.js';
import {clearStages, html, LOOKS, onStage, partOf, press, rendered, textOf, until} from '../helpers/stage-elements.js';
import {resize} from '../helpers/viewport.js';

/** A signer that does as it is told: the same command gives the same token. */
function signer(stage: Stage) {
  const asked: {command: string; draft: Draft}[] = [];
  const tokens = new Map<string, Promise<string>>();
  const sign: SignTerms = async ({conversation}, {command, draft}) => {
    expect(conversation).to.equal(draft.conversation);
    asked.push({command, draft});
    if (made.fail) throw made.fail;
    const {supersedes: _, ...rest} = made.change(draft);
    if (!tokens.has(command)) tokens.set(command, stage.signer.sign(stage.terms(rest)));
    return tokens.get(command)!;
  };
  const made = {asked, sign, fail: undefined as Error | undefined, change: (draft: Draft) => draft};
  return made;
}

describe('<chatpay-order>', () => {
  before(() => import('../../src/elements/link/phone.js'));

  afterEach(async () => {
    await clearStages();
    await resize(800, 600);
  });

  async function panel(attributes: Partial<OrderElement> = {}, lang = 'en-US') {
    const stage = await (await Stage.create()).start();
    onStage(stage);
    const signing = signer(stage);
    const el = await rendered<OrderElement>(html`
      <chatpay-order
        lang=${lang}
        conversation="conversation-1"
        phone="+12015550123"
        answer-within="30"
        .order=${ORDER}
        .sign=${signing.sign}
        .session=${stage.agent}
      ></chatpay-order>
    `);
    Object.assign(el, attributes);
    await el.updateComplete;
    await until(() => partOf(el, 'phone') === undefined || isKnown(el), 'numbers are known');
    return {el, stage, signing};
  }

  const phoneOf = (el: Element) => partOf(el, 'phone') as HTMLInputElement;
  const isKnown = (el: Element) => el.shadowRoot!.querySelector('.sure, .doubt') || phoneOf(el).value === '';
  const requests = (stage: Stage) => stage.backend.events().filter(({type}) => type === 'requested');
  const problem = (el: Element) => partOf(el, 'problem')!.textContent.trim();

  async function type(el: OrderElement, text: string) {
    phoneOf(el).value = text;
    phoneOf(el).setSelectionRange(text.length, text.length);
    phoneOf(el).dispatchEvent(new InputEvent('input', {bubbles: true, inputType: 'insertText'}));
    await el.updateComplete;
  }

  const requested = () => oneEvent(document, 'chatpay-link-requested') as unknown as Promise<LinkRequestedEvent>;

  it('shows all that the order system knows', async () => {
    const {el} = await panel();
    const number = partOf(el, 'number') as HTMLInputElement;
    expect([number.value, number.readOnly, number.labels![0]!.textContent]).to.deep.equal([
      '1042',
      true,
      'Order number',
    ]);
    expect(textOf(partOf(el, 'lines')!)).to.equal(
      'Floral Oasis Dress $189.00 2 × Leather sandals, size 38 $144.68 Subtotal $333.68 Tax $27.53 Total $361.21',
    );
    expect(phoneOf(el).labels![0]!.textContent).to.equal('Phone');
    expect(el.shadowRoot!.querySelector('legend')!.textContent).to.equal('Channel');
    expect(textOf(el.shadowRoot!.querySelector('.choices')!)).to.equal('SMS WhatsApp');
    expect(partOf(el, 'send')!.textContent.trim()).to.equal('Send');
    expect(textOf(el)).to.contain('30 minutes');
  });

  it('shows nothing until there is an order', async () => {
    const el = await rendered<OrderElement>(html`<chatpay-order></chatpay-order>`);
    expect(textOf(el)).to.equal('');
  });

  it('has the order signed as it is, sends it, and tells the page', async () => {
    const {el, stage, signing} = await panel();
    const told = requested();
    press(el, 'send');
    const {requestId, conversation} = await told;
    expect(conversation).to.equal('conversation-1');
    expect(stage.agent.get(requestId)?.state.sentBy).to.deep.equal({channel: 'sms', phone: '+12015550123'});
    expect(signing.asked.map(({draft}) => draft)).to.deep.equal([
      {
        conversation: 'conversation-1',
        agent: 'agent-1',
        order: ORDER,
        collection: 'secure-acceptance-hosted',
        fields: {kinds: ['card'], securityCode: true},
        answerWithinMs: 1_800_000,
        holdMs: 60_000,
      },
    ]);
  });

  it('says what it is for by the order’s number, where the order says nothing', async () => {
    const {el, signing} = await panel({order: {number: '7', amount: ORDER.amount}});
    const told = requested();
    press(el, 'send');
    await told;
    expect(signing.asked[0]!.draft.order.reason).to.equal('Order 7');
  });

  it('sends by the channel and to the number that the agent chose', async () => {
    const {el, stage} = await panel();
    await type(el, '(202) 555-0188');
    el.shadowRoot!.querySelector<HTMLInputElement>('[value=whatsapp]')!.click();
    const told = requested();
    press(el, 'send');
    const {requestId} = await told;
    expect(stage.agent.get(requestId)?.state.sentBy).to.deep.equal({channel: 'whatsapp', phone: '+12025550188'});
  });

  it('can be used by keyboard alone', async () => {
    const {el, stage} = await panel();
    el.focus();
    await sendKeys({press: 'Tab'});
    await sendKeys({press: 'ArrowDown'});
    expect(el.shadowRoot!.querySelector<HTMLInputElement>(':checked')!.value).to.equal('whatsapp');
    const told = requested();
    await sendKeys({press: 'Enter'});
    const {requestId} = await told;
    expect(stage.agent.get(requestId)?.state.sentBy.channel).to.equal('whatsapp');
  });

  it('groups a number while it is typed, and leaves it alone in the middle', async () => {
    const {el} = await panel({phone: ''});
    await type(el, '2015550123');
    expect(phoneOf(el).value).to.equal('(201) 555-0123');
    phoneOf(el).value = '(201) 55-0123';
    phoneOf(el).setSelectionRange(8, 8);
    phoneOf(el).dispatchEvent(new InputEvent('input', {bubbles: true, inputType: 'deleteContentBackward'}));
    await el.updateComplete;
    expect([phoneOf(el).value, phoneOf(el).selectionStart]).to.deep.equal(['(201) 55-0123', 8]);
  });

  it('writes an imported number as it is called from abroad', async () => {
    const {el} = await panel({phone: '(201) 555-0123'});
    expect(phoneOf(el).value).to.equal('+1 201 555 0123');
  });

  it('says whose number it is', async () => {
    const {el} = await panel({phone: '+49 30 901820'});
    expect(textOf(el.shadowRoot!.querySelector('.note')!)).to.equal('Germany');
  });

  const faults: [typed: string, country: string, text: string][] = [
    ['', 'US', 'Enter the customer’s mobile number.'],
    ['+1 201', 'US', 'This number is too short.'],
    ['+1 201 555 01234', 'US', 'This number is too long.'],
    ['+999 123456', 'US', 'Begin with + and a country code that exists.'],
    ['ask at the desk', 'US', 'Enter digits only, with + in front of a country code.'],
    ['+49 30 901820 ext. 5', 'US', 'A number with an extension cannot get messages.'],
    ['2015550123', '', 'Begin with + and a country code that exists.'],
  ];
  for (const [typed, country, text] of faults) {
    it(`sends nothing to "${typed}"${country && ` in ${country}`}: ${text}`, async () => {
      const {el, signing} = await panel({country});
      await type(el, typed);
      press(el, 'send');
      await until(() => phoneOf(el).getAttribute('aria-invalid') === 'true', 'it is faulty');
      expect(el.shadowRoot!.querySelector('#phone-fault')!.textContent.trim()).to.equal(text);
      await until(() => el.shadowRoot!.activeElement === phoneOf(el), 'it has the focus');
      expect(signing.asked).to.deep.equal([]);
    });
  }

  it('warns about a number that is not known to be in use, and sends to it all the same', async () => {
    const {el, stage} = await panel({phone: '07700 900123', country: 'GB'});
    expect(textOf(el.shadowRoot!.querySelector('.note')!)).to.contain('not known to be in use');
    const told = requested();
    press(el, 'send');
    const {requestId} = await told;
    expect(stage.agent.get(requestId)?.state.sentBy).to.deep.equal({channel: 'sms', phone: '+447700900123'});
  });

  it('sends once, however often Send is pressed', async () => {
    const {el, stage, signing} = await panel();
    const told = requested();
    press(el, 'send');
    press(el, 'send');
    await told;
    await el.updateComplete;
    press(el, 'send');
    await until(() => problem(el), 'it says why not');
    expect(problem(el)).to.equal('This order has a link that still works. Cancel it before you send another.');
    expect([signing.asked.length, requests(stage).length]).to.deep.equal([1, 1]);
  });

  it('sends another link once the first is canceled, and none once the order is paid', async () => {
    const {el, stage} = await panel();
    for (const end of ['canceled', 'paid'] as const) {
      const told = requested();
      press(el, 'send');
      const {requestId: request} = await told;
      if (end === 'paid') stage.report(request, 'paid');
      else await stage.agent.send('conversation-1', {type: 'cancel', request});
      await until(() => stage.agent.get(request)?.status === end, `it is ${end}`);
      await el.updateComplete;
    }
    press(el, 'send');
    await until(() => problem(el), 'it says why not');
    expect(problem(el)).to.equal('This order is paid already.');
    expect(requests(stage)).to.have.length(2);
  });

  const refusals: [Error, string][] = [
    [new UnreachableError('x'), 'No connection. Please try again.'],
    [new UnauthenticatedError('x'), 'Your sign-in has ended. Sign in again, then try once more.'],
    [new ForbiddenError('x'), 'You may not ask for payments here.'],
    [new RefusedError('over-ceiling'), 'This amount is above your limit. Ask a supervisor.'],
    [new RefusedError('order-open'), 'This order has a link that still works. Cancel it before you send another.'],
    [new RefusedError('card-number-in-text'), 'The order’s text holds a card number. Take it out of the order first.'],
    [new RefusedError('too-many'), 'Too many links in a short time. Wait a minute and try again.'],
  ];
  for (const [error, text] of refusals) {
    it(`says what to do when signing fails with ${error instanceof RefusedError ? error.rule : error.name}`, async () => {
      const {el, signing, stage} = await panel();
      signing.fail = error;
      const failed = oneEvent(document, 'chatpay-failed');
      press(el, 'send');
      expect(((await failed) as unknown as FailedEvent).error).to.equal(error);
      await el.updateComplete;
      expect(problem(el)).to.equal(text);
      expect(requests(stage)).to.deep.equal([]);
    });
  }

  it('sends nothing when something else was signed', async () => {
    const {el, signing, stage} = await panel();
    signing.change = (draft) => ({...draft, order: {...draft.order, amount: {minorUnits: 1, currency: 'USD'}}});
    press(el, 'send');
    await until(() => problem(el), 'it says so');
    expect(requests(stage)).to.deep.equal([]);
  });

  it('asks for the same signature again when the network was down', async () => {
    const {el, signing, stage} = await panel();
    signing.fail = new UnreachableError('x');
    press(el, 'send');
    await until(() => problem(el), 'it says so');
    signing.fail = undefined;
    const told = requested();
    press(el, 'send');
    await told;
    expect(signing.asked[1]!.command).to.equal(signing.asked[0]!.command);
    expect(requests(stage)).to.have.length(1);
  });

  it('makes no second request when the number is corrected after an answer got lost', async () => {
    const {el, stage} = await panel();
    const agent = stage.agent;
    const {request} = agent;
    agent.request = async (asked) => {
      agent.request = request;
      await request.call(agent, asked);
      throw new UnreachableError('the answer was lost');
    };
    press(el, 'send');
    await until(() => problem(el), 'it says so');
    await type(el, '+12015550199');
    const told = requested();
    press(el, 'send');
    const {requestId} = await told;
    expect(requests(stage)).to.have.length(1);
    expect(agent.get(requestId)?.state.sentBy).to.deep.equal({channel: 'sms', phone: '+12015550199'});
  });

  it('sends nothing when it is taken away while it waits for the signature', async () => {
    const {el, stage} = await panel();
    let give = (_: string) => {};
    let draft: Draft | undefined;
    el.sign = (_, ask) => {
      draft = ask.draft;
      return new Promise((done) => (give = done));
    };
    press(el, 'send');
    await until(() => draft, 'it asks');
    el.remove();
    const {supersedes: _, ...rest} = draft!;
    give(await stage.signer.sign(stage.terms(rest)));
    await new Promise((done) => setTimeout(done, 20));
    expect(requests(stage)).to.deep.equal([]);
  });

  it('sends nothing when another order stands there before Send has come to it', async () => {
    const {el, stage, signing} = await panel();
    press(el, 'send');
    Object.assign(el, {order: {...ORDER, number: '2077'}, conversation: 'conversation-2', phone: '+12025550188'});
    await new Promise((done) => setTimeout(done, 50));
    expect([signing.asked, requests(stage)]).to.deep.equal([[], []]);
    press(el, 'send');
    await until(() => requests(stage).length > 0, 'it is sent for the one that is there');
    expect(requests(stage)[0]!.conversation).to.equal('conversation-2');
  });

  it('asks for one order once, though another’s request was still on its way when it came to be there', async () => {
    const {el, stage, signing} = await panel();
    const {agent} = stage;
    const request = agent.request.bind(agent);
    let letGo = () => {};
    const held = new Promise<void>((done) => (letGo = done));
    let tries = 0;
    agent.request = async (ask) => {
      tries++;
      if (tries === 1) await held;
      if (tries === 2) {
        letGo();
        await request(ask);
        throw new UnreachableError('the answer was lost');
      }
      return request(ask);
    };
    press(el, 'send');
    await until(() => tries === 1, 'the first is on its way');
    Object.assign(el, {order: {...ORDER, number: '2077'}, conversation: 'conversation-2', phone: '+12025550188'});
    await el.updateComplete;
    press(el, 'send');
    await until(() => problem(el), 'the second answer is lost');
    press(el, 'send');
    await until(() => tries === 3, 'it is tried again');
    await until(() => requests(stage).length === 2, 'both are asked for');
    await new Promise((done) => setTimeout(done, 50));
    expect(requests(stage).map(({conversation}) => conversation)).to.have.members(['conversation-1', 'conversation-2']);
    expect(new Set(signing.asked.map(({command}) => command)).size).to.equal(2);
  });

  it('says that it is not set up right where the card would go to an agent', async () => {
    const {el, signing} = await panel({collection: 'reveal'});
    press(el, 'send');
    await until(() => problem(el), 'it says so');
    expect(problem(el)).to.contain('not set up right');
    expect(signing.asked).to.deep.equal([]);
  });

  it('asks the page to put it away', async () => {
    const {el} = await panel();
    const closed = oneEvent(document, 'chatpay-close');
    press(el, 'close');
    expect((await closed).type).to.equal('chatpay-close');
    expect(partOf(el, 'close')!.getAttribute('aria-label')).to.equal('Close');
  });

  it('begins anew with another order’s number', async () => {
    const {el} = await panel();
    await type(el, '+1 201');
    el.phone = '+12025550188';
    await el.updateComplete;
    expect(phoneOf(el).value).to.contain('202');
    expect(phoneOf(el).getAttribute('aria-invalid')).to.equal('false');
  });

  for (const {name, apply} of LOOKS) {
    it(`is accessible, as it is and faulty, ${name}`, async () => {
      await apply();
      const {el, signing} = await panel();
      await expect(el).to.be.accessible();
      signing.fail = new UnreachableError('x');
      press(el, 'send');
      await until(() => problem(el), 'a problem shows');
      await type(el, '12');
      press(el, 'send');
      await until(() => phoneOf(el).getAttribute('aria-invalid') === 'true', 'it is faulty');
      await expect(el).to.be.accessible();
    });
  }

  for (const lang of ['de', 'ar']) {
    it(`fits into 320 px without scrolling sideways: ${lang}`, async function () {
      if (!(await resize(320))) this.skip();
      const {el} = await panel({phone: '07700 900123', country: 'GB'}, lang);
      await until(() => !textOf(el).includes('Channel'), 'its words are here');
      press(el, 'send');
      expect(document.documentElement.scrollWidth).to.be.at.most(320);
    });
  }
});
