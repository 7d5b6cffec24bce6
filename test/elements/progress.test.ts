import {expect, oneEvent} from '@open-wc/testing';

import '../../src/elements/progress/define.js';
import type {RequestCancelEvent} from '../../src/elements/events.js';
import type {ProgressElement} from '../../src/elements/progress/progress.js';
import {UNDELIVERED_REASONS} from '../../src/request/undelivered.js';
import {linkStage, LINK_STATES, type LinkState} from '../../stories/support/link-stage.js';
import {
  clearStages,
  html,
  LOOKS,
  onStage,
  partOf,
  press,
  rendered,
  stageFor,
  textOf,
  until,
} from '../helpers/stage-elements.js';
import {resize} from '../helpers/viewport.js';

/** The names of the steps; the current one in brackets, those ahead with a dot. */
function stepsIn(el: Element): string[] {
  return [...el.shadowRoot!.querySelectorAll('li')].map((li) => {
    const name = li.querySelector('.name')!.textContent;
    if (li.getAttribute('aria-current') === 'step') return `[${name}]`;
    return li.classList.contains('ahead') ? `.${name}` : name;
  });
}

/** What an element says, without what only isolates directions, in one line. */
const plain = (el: Element | undefined) =>
  (el?.textContent ?? '')
    .replace(/[\u2068\u2069]/g, '')
    .replace(/\s+/g, ' ')
    .trim();

const current = (el: Element) => el.shadowRoot!.querySelector('[aria-current=step] .name')?.textContent;
const buttonsIn = (el: Element) => [...el.shadowRoot!.querySelectorAll('button')].map((b) => b.textContent.trim());

describe('<chatpay-progress>', () => {
  before(() => import('../../src/elements/link/phone.js'));

  afterEach(async () => {
    await clearStages();
    await resize(800, 600);
  });

  it('speaks of no link in the chat', async () => {
    for (const status of ['waiting', 'refused', 'lapsed', 'declined', 'canceled', 'expired'] as const) {
      const {stage, request} = await stageFor(status);
      const el = await rendered<ProgressElement>(
        html`<chatpay-progress request=${request} .session=${stage.agent}></chatpay-progress>`,
      );
      await until(() => partOf(el, 'next'), 'what comes next');
      expect(plain(partOf(el, 'next'))).not.to.match(/link|phone/);
    }
  });

  it('writes the number in groups, as people say it', async () => {
    const {el} = await guideIn('delivered');
    await until(() => /^SMS \+1 \d{3}/.test(plain(partOf(el, 'destination') as Element)), 'the number in groups');
  });

  async function guideIn(state: LinkState, lang = 'en') {
    const made = await linkStage(state);
    onStage(made.stage);
    const {stage, request} = made;
    const el = await rendered<ProgressElement>(
      html`<chatpay-progress lang=${lang} request=${request} .session=${stage.agent}></chatpay-progress>`,
    );
    await until(() => partOf(el, 'steps'), 'the steps show');
    return {el, stage, request};
  }

  const ALL = ['Opened', 'Paying', 'Paid', 'Receipt sent'];
  const ahead = (...names: string[]) => names.map((name) => `.${name}`);
  const GUIDES: [LinkState, string[]][] = [
    ['sending', ['[Sending]', ...ahead('Delivered', ...ALL)]],
    ['unsent', ['[Not Sent]', ...ahead('Delivered', ...ALL)]],
    ['sent', ['[Sent]', ...ahead('Delivered', ...ALL)]],
    ['delivered', ['Sent', '[Delivered]', ...ahead(...ALL)]],
    ['read', ['Sent', 'Delivered', '[Read]', ...ahead(...ALL)]],
    ['undelivered', ['Sent', '[Message Not Delivered]', ...ahead(...ALL)]],
    ['opened', ['Sent', 'Delivered', '[Opened]', ...ahead('Paying', 'Paid', 'Receipt sent')]],
    ['paying', ['Sent', 'Delivered', 'Opened', '[Paying]', ...ahead('Paid', 'Receipt sent')]],
    ['failed', ['Sent', 'Delivered', 'Opened', '[Payment Failed]', ...ahead('Paying', 'Paid', 'Receipt sent')]],
    ['review', ['Sent', 'Delivered', 'Opened', 'Paying', '[Payment Under Review]', ...ahead('Receipt sent')]],
    ['paid', ['Sent', 'Delivered', 'Opened', 'Paying', '[Paid]', ...ahead('Receipt sent')]],
    ['receipt', ['Sent', 'Delivered', 'Opened', 'Paying', 'Paid', '[Receipt sent]']],
    ['receipt-undelivered', ['Sent', 'Delivered', 'Opened', 'Paying', 'Paid', '[Receipt Not Delivered]']],
    ['declined', ['Sent', 'Delivered', 'Opened', '[Customer Declined Payment]']],
    ['canceled', ['Sent', 'Delivered', '[Canceled]']],
    ['expired', ['Sent', 'Delivered', '[Request Expired]']],
  ];
  for (const [state, steps] of GUIDES) {
    it(`shows the way of a payment that is ${state}`, async () => {
      const {el} = await guideIn(state);
      expect(stepsIn(el)).to.deep.equal(steps);
      expect(el.shadowRoot!.querySelectorAll('[part=next]')).to.have.length(1);
    });
  }

  it('is a list with a name', async () => {
    const {el} = await guideIn('sent');
    expect(partOf(el, 'steps')?.getAttribute('aria-label')).to.equal('Payment status');
  });

  it('says when each step was reached, and nothing about those ahead', async () => {
    const {el, stage, request} = await guideIn('opened');
    const told = stage.agent.eventsOf(request).filter(({type}) => ['sent', 'delivered', 'opened'].includes(type));
    const times = [...el.shadowRoot!.querySelectorAll('time')].map((time) => Date.parse(time.dateTime));
    expect(times).to.deep.equal(told.map(({at}) => at));
  });

  it('moves by itself', async () => {
    const {el, stage, request} = await guideIn('sent');
    for (const [type, name] of [
      ['delivered', 'Delivered'],
      ['paying', 'Paying'],
      ['paid', 'Paid'],
      ['receipt-sent', 'Receipt sent'],
    ] as const) {
      stage.report(request, type);
      await until(() => current(el) === name, `it shows ${name}`);
    }
  });

  it('keeps the focus when what was pressed is gone with the change', async () => {
    const {el} = await guideIn('delivered');
    partOf(el, 'cancel')!.focus();
    press(el, 'cancel');
    await until(() => current(el) === 'Canceled', 'it is canceled');
    expect(el.shadowRoot!.activeElement?.getAttribute('aria-current')).to.equal('step');
  });

  it('takes callbacks that come late or twice for what they are', async () => {
    const {el, stage, request} = await guideIn('paid');
    stage.report(request, 'delivered');
    stage.report(request, 'sent');
    stage.report(request, 'paying');
    await until(() => stage.agent.eventsOf(request).length === 9, 'they are heard');
    await el.updateComplete;
    expect(stepsIn(el)).to.deep.equal(['Sent', 'Delivered', 'Opened', 'Paying', '[Paid]', '.Receipt sent']);
    const first = stage.agent.eventsOf(request).find(({type}) => type === 'paying')!.at;
    expect([...el.shadowRoot!.querySelectorAll('time')].map((time) => Date.parse(time.dateTime))[3]).to.equal(first);
  });

  describe('when the message was not delivered', () => {
    const SAID = [
      [
        'en',
        'This number is not in use, or cannot get messages.',
        'Ask the customer for the right number, then send the same link again.',
        'Code for support: 30005',
      ],
      [
        'de',
        'Diese Nummer ist nicht vergeben oder kann keine Nachrichten empfangen.',
        'Fragen Sie den Kunden nach der richtigen Nummer und senden Sie denselben Link noch einmal.',
        'Code für den Support: 30005',
      ],
    ] as const;
    for (const [lang, why, advice, code] of SAID) {
      it(`says why, what can be done, and the service’s own code in ${lang}`, async () => {
        const {el} = await guideIn('undelivered', lang);
        await until(() => partOf(el, 'detail')?.textContent === why, 'it says why');
        expect(plain(partOf(el, 'next')))
          .to.contain(advice)
          .and.to.contain(code);
      });
    }

    it('says of a receipt why it was not delivered, and that it alone is sent again', async () => {
      const {el} = await guideIn('receipt-undelivered');
      expect(plain(partOf(el, 'next')))
        .to.match(/^This number is not in use, or cannot get messages\./)
        .and.contain('Only the receipt has to be sent again.');
    });

    for (const reason of UNDELIVERED_REASONS) {
      it(`has words for ${reason}`, async () => {
        const {el, stage, request} = await guideIn('sent');
        stage.report(request, 'undelivered', {reason});
        await until(() => partOf(el, 'detail'), 'it says why');
        expect(plain(partOf(el, 'next')).split(/(?<=\.) (?=[A-Z])/).length).to.be.at.least(2);
        expect(partOf(el, 'code-for-support')).to.equal(undefined);
      });
    }

    it('says it in the messenger’s words where the reason is none of those', async () => {
      const {el, stage, request} = await guideIn('sent');
      stage.report(request, 'undelivered', {detail: 'Pigeon lost'});
      await until(() => partOf(el, 'detail')?.textContent === 'Pigeon lost', 'it says why');
      const {lang, dir} = partOf(el, 'detail')!.querySelector('bdi')!;
      expect([lang, dir]).to.deep.equal(['en', 'ltr']);
    });

    it('sends the same request again to another number by another channel', async () => {
      const {el, stage, request} = await guideIn('undelivered');
      const phone = partOf(el, 'phone') as HTMLInputElement;
      phone.value = '+12015550199';
      phone.dispatchEvent(new InputEvent('input', {bubbles: true}));
      el.shadowRoot!.querySelector<HTMLInputElement>('[value=whatsapp]')!.click();
      press(el, 'send-again');
      await until(() => current(el) === 'Sending', 'it is on its way again');
      expect(stage.agent.get(request)?.state.sentBy).to.deep.equal({channel: 'whatsapp', phone: '+12015550199'});
      expect(stepsIn(el)).to.contain('.Read');
      expect(stage.backend.events().filter(({type}) => type === 'requested')).to.have.length(1);
    });

    it('sends nothing to what is no number, and says what is wrong', async () => {
      const {el, stage} = await guideIn('undelivered');
      const phone = partOf(el, 'phone') as HTMLInputElement;
      phone.value = '+1201';
      phone.dispatchEvent(new InputEvent('input', {bubbles: true}));
      press(el, 'send-again');
      await until(() => phone.getAttribute('aria-invalid') === 'true', 'it is faulty');
      expect(textOf(el)).to.contain('This number is too short.');
      await until(() => el.shadowRoot!.activeElement === phone, 'the number has the focus');
      expect(stage.backend.events().some(({type}) => type === 'resent')).to.equal(false);
    });
  });

  it('opens the number and the channel at Send again, and closes them once it is sent', async () => {
    const {el, stage} = await guideIn('delivered');
    expect(partOf(el, 'phone') === undefined).to.equal(true);
    press(el, 'send-again');
    await until(() => partOf(el, 'phone') && el.shadowRoot!.activeElement === partOf(el, 'phone'), 'the fields show');
    expect(buttonsIn(el).filter((name) => name === 'Send again')).to.have.length(1);
    press(el, 'send-again');
    await until(() => stage.backend.events().some(({type}) => type === 'resent'), 'it is sent again');
    await until(() => partOf(el, 'phone') === undefined, 'the fields close');
  });

  it('cancels the payment, and tells the page', async () => {
    const {el, request} = await guideIn('delivered');
    const canceled = oneEvent(document, 'chatpay-request-canceled') as unknown as Promise<RequestCancelEvent>;
    press(el, 'cancel');
    expect((await canceled).requestId).to.equal(request);
    await until(() => current(el) === 'Canceled', 'it is canceled');
    expect(buttonsIn(el)).to.deep.equal([]);
  });

  it('cancels nothing when the page says so', async () => {
    const {el, stage} = await guideIn('delivered');
    el.addEventListener('chatpay-request-cancel', (event) => event.preventDefault());
    press(el, 'cancel');
    await el.updateComplete;
    expect(stage.backend.events().some(({type}) => type === 'canceled')).to.equal(false);
  });

  it('says that the network is down, and cancels at the next press', async () => {
    const {el, stage} = await guideIn('delivered');
    stage.network = 'down';
    press(el, 'cancel');
    await until(() => partOf(el, 'problem')?.textContent.trim(), 'a problem shows');
    expect(partOf(el, 'problem')!.textContent.trim()).to.equal('No connection. Please try again.');
    stage.network = 'up';
    press(el, 'cancel');
    await until(() => current(el) === 'Canceled', 'it is canceled');
  });

  it('sends the receipt alone again; the payment stays paid', async () => {
    const {el, stage, request} = await guideIn('receipt-undelivered');
    press(el, 'send-receipt');
    await until(() => current(el) === 'Paid', 'the receipt is on its way again');
    expect(stage.agent.get(request)?.status).to.equal('paid');
    expect(stage.backend.events().at(-1)?.type).to.equal('receipt-resent');
  });

  it('tries again to send a request that could not be sent', async () => {
    const {el, stage} = await guideIn('unsent');
    press(el, 'retry');
    await until(() => current(el) === 'Sending', 'it is with the authority');
    expect(stage.backend.events().map(({type}) => type)).to.deep.equal(['requested']);
  });

  const BUTTONS: [LinkState, string[]][] = [
    ['delivered', ['Send again', 'Cancel Payment']],
    ['undelivered', ['Send again', 'Cancel Payment']],
    ['failed', ['Send again', 'Cancel Payment']],
    ['paying', []],
    ['review', []],
    ['paid', []],
    ['receipt', ['Send receipt again']],
    ['receipt-undelivered', ['Send receipt again']],
    ['expired', []],
  ];
  for (const [state, buttons] of BUTTONS) {
    it(`offers ${buttons.join(' and ') || 'nothing'} when ${state}`, async () => {
      expect(buttonsIn((await guideIn(state)).el)).to.deep.equal(buttons);
    });
  }

  it('shows another agent the same', async () => {
    const {stage, request} = await guideIn('delivered');
    const {createSession} = await import('../../src/session/session.js');
    const party = {role: 'agent', id: 'agent-2'} as const;
    const transport = stage.backend.transport(party);
    const other = createSession({transport, party, scope: {conversation: 'conversation-1'}});
    other.start();
    await until(() => other.get(request), 'the other agent sees it');
    const el = await rendered<ProgressElement>(
      html`<chatpay-progress lang="en" request=${request} .session=${other}></chatpay-progress>`,
    );
    expect(stepsIn(el).slice(0, 2)).to.deep.equal(['Sent', '[Delivered]']);
    expect(buttonsIn(el)).to.contain('Cancel Payment');
    other.stop();
  });

  it('has no message and no receipt for a payment in the chat', async () => {
    const {stage, request} = await stageFor('paid');
    const el = await rendered<ProgressElement>(
      html`<chatpay-progress lang="en" request=${request} .session=${stage.agent}></chatpay-progress>`,
    );
    expect(stepsIn(el)).to.deep.equal(['Sent', 'Opened', 'Paying', '[Paid]']);
    expect(textOf(partOf(el, 'next')!)).to.equal('Nothing is left to do.');
    expect(buttonsIn(el)).to.deep.equal([]);
  });

  it('says that it is loading until the request is known', async () => {
    const {stage} = await guideIn('sent');
    const el = await rendered<ProgressElement>(
      html`<chatpay-progress lang="en" request="elsewhere" .session=${stage.agent}></chatpay-progress>`,
    );
    expect(el.shadowRoot!.querySelector('[role=img]')?.getAttribute('aria-label')).to.equal(
      'Loading the payment status',
    );
  });

  for (const [lang, name] of [
    ['de', 'Zugestellt'],
    ['ar', 'وصلت'],
  ]) {
    it(`speaks ${lang}`, async () => {
      const {el} = await guideIn('delivered', lang);
      await until(() => current(el) === name, 'its words are here');
    });
  }

  for (const {name, apply} of LOOKS) {
    for (const state of LINK_STATES) {
      it(`is accessible when ${state}, ${name}`, async () => {
        await apply();
        const {el} = await guideIn(state);
        await expect(el).to.be.accessible();
      });
    }
  }

  for (const state of ['undelivered', 'review', 'receipt-undelivered'] as const) {
    it(`fits into 320 px without scrolling sideways: ${state}`, async function () {
      if (!(await resize(320))) this.skip();
      await guideIn(state, 'de');
      expect(document.documentElement.scrollWidth).to.be.at.most(320);
    });
  }

  describe('with a way to find the link', () => {
    async function withLink(state: LinkState) {
      const made = await guideIn(state);
      const asked: string[] = [];
      made.el.findLink = async ({conversation, request}) => {
        asked.push(`${conversation} ${request}`);
        return 'https://pay.example/p/kR3vq9';
      };
      await made.el.updateComplete;
      return {...made, asked};
    }

    it('shows it as a code to a customer who stands at the counter, and hides it again', async () => {
      const {el, request, asked} = await withLink('delivered');
      expect([buttonsIn(el).includes('Show QR code'), asked.length]).to.deep.equal([true, 0]);
      press(el, 'show-code');
      await until(() => partOf(el, 'code'), 'the code shows');
      expect(asked).to.deep.equal([`conversation-1 ${request}`]);
      expect(partOf(el, 'code')!.getAttribute('aria-label')).to.equal('QR code of the payment link');
      const {width, height} = partOf(el, 'code')!.querySelector('svg')!.getBoundingClientRect();
      expect([width > 180, Math.abs(width - height) < 1]).to.deep.equal([true, true]);
      expect(getComputedStyle(partOf(el, 'code')!.querySelector('path')!).stroke).to.equal('none');
      // the corner where every code begins, inside of its quiet zone
      const drawn = partOf(el, 'code')!.querySelector('path')!.getAttribute('d')!;
      const isDark = (x: number, y: number) => drawn.includes(`M${x} ${y}h1`);
      const row = [3, 4, 5, 6, 7, 8, 9, 10, 11].map((x) => isDark(x, 5));
      expect(row.map(Number).join('')).to.equal('010000010');
      press(el, 'show-code');
      await until(() => !partOf(el, 'code'), 'it is hidden');
    });

    for (const {name, apply} of LOOKS) {
      it(`is accessible with the code, ${name}`, async () => {
        await apply();
        const {el} = await withLink('delivered');
        press(el, 'show-code');
        await until(() => partOf(el, 'code'), 'the code shows');
        await expect(el).to.be.accessible();
      });
    }

    it('has no code for a link that cannot be paid any more', async () => {
      const {el, stage, request} = await withLink('delivered');
      press(el, 'show-code');
      await until(() => partOf(el, 'code'), 'the code shows');
      await stage.give({role: 'agent', id: 'agent-1'}, 'conversation-1', {type: 'cancel', request});
      await until(() => !partOf(el, 'code'), 'it is gone');
      for (const state of ['paid', 'expired', 'paying'] as const) {
        expect(buttonsIn((await withLink(state)).el)).to.not.include('Show QR code');
      }
    });
  });

  it('offers no code where nobody finds links', async () => {
    expect(buttonsIn((await guideIn('delivered')).el)).to.not.include('Show QR code');
  });
});
