import {expect, oneEvent} from '@open-wc/testing';

import '../../src/elements/provider/define.js';
import '../../src/elements/request/define.js';
import '../../src/locales/de.js';
import type {
  FailedEvent,
  RequestCanceledEvent,
  RequestDeclineEvent,
  RequestOpenEvent,
} from '../../src/elements/events.js';
import type {ProviderElement} from '../../src/elements/provider/provider.js';
import type {RequestElement} from '../../src/elements/request/request.js';
import {UnauthenticatedError} from '../../src/request/errors.js';
import {createSession, type RequestStatus} from '../../src/session/session.js';
import type {SetUp} from '../../stories/support/stage.js';
import {CUSTOMER, makeSealedCard} from '../helpers/commands.js';
import {HOST} from '../helpers/events.js';
import {clearStages, html, LOOKS, partOf, press, rendered, stageFor, textOf, until} from '../helpers/stage-elements.js';

/** Whether a screen reader reads what changes in a node: by the nearest element around it that says so. */
function isLive(node: Node): boolean {
  for (let at: Node | null = node; at; at = at instanceof ShadowRoot ? at.host : at.parentNode) {
    if (!(at instanceof Element)) continue;
    // the pill says so of itself, by its element's internals: what stands around it says it too
    const live = at.getAttribute('aria-live') ?? {log: 'polite', status: 'polite', alert: 'assertive'}[at.role ?? ''];
    if (live) return live !== 'off';
  }
  return false;
}

describe('<chatpay-request>', () => {
  afterEach(clearStages);

  async function customerSees(status: RequestStatus, setUp?: SetUp) {
    const {stage, request} = await stageFor(status, setUp);
    const el = await rendered<RequestElement>(
      html`<chatpay-request lang="en" request=${request} .session=${stage.customer}></chatpay-request>`,
    );
    return {el, stage, request};
  }

  async function agentSees(status: RequestStatus, setUp?: SetUp) {
    const {stage, request} = await stageFor(status, setUp);
    const el = await rendered<RequestElement>(
      html`<chatpay-request lang="en" request=${request} .session=${stage.agent}></chatpay-request>`,
    );
    return {el, stage, request};
  }

  describe('for the customer', () => {
    it('shows the amount, the reason and who is paid', async () => {
      const {el} = await customerSees('waiting');
      expect(partOf(el, 'amount')?.textContent).to.equal('$361.21');
      expect(partOf(el, 'reason')?.textContent).to.equal('Floral Oasis Dress');
      expect(partOf(el, 'heading')?.textContent).to.contain('Oasis Dresses');
    });

    const words: [RequestStatus, string, SetUp?][] = [
      ['declined', 'You declined this payment'],
      ['expired', 'This request has expired'],
      ['lapsed', 'This request has expired'],
      ['submitted', 'Your card details were sent'],
      ['refused', 'The card was declined.'],
      ['paying', 'Paying'],
      ['review', 'Your payment is being checked'],
      ['completed', 'Payment Accepted'],
      ['paid', 'Payment Accepted'],
      ['canceled', 'This request was canceled'],
    ];
    for (const [status, text] of words) {
      it(`says "${text}" when the request is ${status}`, async () => {
        const {el} = await customerSees(status);
        expect(partOf(el, 'status')?.textContent?.trim()).to.equal(text);
      });
    }

    it('says when nothing is known any more, goes on when its button is pressed, and tells the page why', async () => {
      const {stage, request} = await stageFor('waiting');
      const own = stage.backend.transport(CUSTOMER);
      let isOut = false;
      const session = createSession({
        transport: {
          send: (...given) => own.send(...given),
          async *receive(...given) {
            if (isOut) throw new UnauthenticatedError('the token is over');
            yield* own.receive(...given);
          },
        },
        party: CUSTOMER,
        scope: {conversation: 'conversation-1'},
        backoffMs: () => 1,
      });
      session.start();
      const provider = await rendered<ProviderElement>(html`
        <chatpay-provider lang="en" .session=${session}>
          <chatpay-request request=${request}></chatpay-request>
        </chatpay-provider>
      `);
      const el = provider.querySelector('chatpay-request')!;
      await until(() => partOf(el, 'pay'), 'it can be paid');
      const failed = oneEvent<FailedEvent>(document, 'chatpay-failed');
      isOut = true;
      stage.backend.cut();
      expect((await failed).error).to.be.instanceOf(UnauthenticatedError);
      await until(() => partOf(el, 'problem'), 'it says so');
      expect(partOf(el, 'problem')!.textContent).to.equal('No connection. Please try again.');
      await stage.give({role: 'agent', id: 'agent-1'}, 'conversation-1', {type: 'cancel', request});
      isOut = false; // the page has another token
      press(el, 'pay');
      await until(() => textOf(el).includes('This request was canceled'), 'it is up to date');
      expect(partOf(el, 'problem') === undefined).to.equal(true);
      session.stop();
    });

    const endings: [string, string][] = [
      ['chat-closed', 'The chat has ended.'],
      ['agent-left', 'The agent has logged out.'],
      ['agent-replaced', 'Another agent has taken over.'],
    ];
    for (const [reason, text] of endings) {
      it(`says to both sides "${text}" when the host ended the request so`, async () => {
        const {stage, request, el} = await customerSees('waiting');
        const agents = await rendered<RequestElement>(
          html`<chatpay-request lang="en" request=${request} .session=${stage.agent}></chatpay-request>`,
        );
        expect(!partOf(el, 'ended')).to.equal(true);
        await stage.give(HOST, 'conversation-1', {type: 'end', request, reason: reason as 'chat-closed'});
        for (const side of [el, agents]) {
          await until(() => partOf(side, 'ended')?.textContent === text, text);
        }
        expect(partOf(el, 'status')?.textContent?.trim()).to.equal('This request has expired');
      });
    }

    it('says no reason of the host’s for what ended by itself', async () => {
      const {el} = await customerSees('expired');
      expect(!partOf(el, 'ended')).to.equal(true);
    });

    for (const status of words.map(([status]) => status).filter((status) => status !== 'refused')) {
      it(`offers no way to pay a request that is ${status}`, async () => {
        const {el} = await customerSees(status);
        expect(partOf(el, 'pay') === undefined && partOf(el, 'decline') === undefined).to.equal(true);
      });
    }

    it('offers to try another card after one was refused', async () => {
      const {el} = await customerSees('refused');
      expect(partOf(el, 'pay')?.textContent?.trim()).to.equal('Try another card');
    });

    it('tells the page which request the customer wants to pay, and the agent that it was opened', async () => {
      const {el, stage, request} = await customerSees('waiting');
      const opened = oneEvent(document, 'chatpay-request-open') as unknown as Promise<RequestOpenEvent>;
      press(el, 'pay');
      expect((await opened).requestId).to.equal(request);
      await until(() => stage.agent.get(request)?.state.openedAt, 'the agent sees it opened');
    });

    it('opens nothing when the page cancels the event', async () => {
      const {el, stage, request} = await customerSees('waiting');
      el.addEventListener('chatpay-request-open', (event) => event.preventDefault());
      press(el, 'pay');
      await new Promise((done) => setTimeout(done, 50));
      expect(stage.agent.get(request)?.state.openedAt).to.equal(undefined);
    });

    it('declines at one press', async () => {
      const {el, stage, request} = await customerSees('waiting');
      const declined = oneEvent(document, 'chatpay-request-decline') as unknown as Promise<RequestDeclineEvent>;
      press(el, 'decline');
      expect((await declined).requestId).to.equal(request);
      await until(() => textOf(el).includes('You declined this payment'), 'the bubble says so');
      expect(stage.backend.events().filter(({type}) => type === 'declined')).to.have.length(1);
    });

    it('declines once however often the button is pressed', async () => {
      const {el, stage} = await customerSees('waiting');
      const button = partOf(el, 'decline')!;
      button.click();
      await el.updateComplete;
      button.click();
      await until(() => textOf(el).includes('You declined'), 'declined');
      expect(stage.backend.events().filter(({type}) => type === 'declined')).to.have.length(1);
    });

    it('says that the card is on its way while it is', async () => {
      const {el, stage, request} = await customerSees('waiting');
      const {makeSealedCard} = await import('../helpers/commands.js');
      const sent = stage.customer.send('conversation-1', {
        type: 'submit',
        request,
        attempt: 1,
        sealed: makeSealedCard(),
      });
      await el.updateComplete;
      expect(textOf(el)).to.contain('Sending your card details…');
      expect(partOf(el, 'pay') === undefined).to.equal(true);
      await sent;
      await until(() => textOf(el).includes('Your card details were sent'), 'sent');
    });

    it('counts the last minutes down', async () => {
      const {el} = await customerSees('waiting', {agoMs: 8 * 60_000});
      expect(partOf(el, 'time')?.textContent).to.match(/Expires in 2:0\d|Expires in 1:5\d/);
    });

    it('says nothing about the time while there is plenty', async () => {
      const {el} = await customerSees('waiting', {answerWithinMs: 60 * 60_000});
      expect(partOf(el, 'time') === undefined).to.equal(true);
    });

    it('expires by itself, without an event', async () => {
      const {el} = await customerSees('waiting', {agoMs: 10 * 60_000 - 400});
      expect(textOf(el)).to.contain('Enter Payment');
      await until(() => textOf(el).includes('This request has expired'), 'expired');
    });
  });

  describe('for the agent', () => {
    it('shows the status in a pill', async () => {
      const {el} = await agentSees('waiting');
      expect(partOf(el, 'pill')?.textContent?.trim()).to.equal('Waiting for Customer');
    });

    it('shows how far the customer is', async () => {
      const {el} = await agentSees('waiting', {stage: {at: 'entering', done: ['number', 'name']}});
      await until(() => partOf(el, 'presence'), 'presence shows');
      expect(partOf(el, 'presence')?.textContent).to.equal('Entering card details: 2 fields done');
    });

    it('says that the customer has left the form', async () => {
      const {el} = await agentSees('waiting', {stage: {at: 'away', done: ['number']}});
      await until(() => partOf(el, 'presence'), 'presence shows');
      expect(partOf(el, 'presence')?.textContent).to.equal('The customer has left the form');
    });

    it('shows the time left to answer', async () => {
      const {el} = await agentSees('waiting');
      expect(partOf(el, 'time')?.textContent).to.match(/Expires in (10:00|9:5\d)/);
    });

    it('withdraws a request, and tells the page', async () => {
      const {el, request} = await agentSees('waiting');
      const canceled = oneEvent(document, 'chatpay-request-canceled') as unknown as Promise<RequestCanceledEvent>;
      press(el, 'cancel');
      expect((await canceled).requestId).to.equal(request);
      expect(partOf(el, 'pill')?.textContent?.trim()).to.equal('Canceled');
    });

    for (const status of ['sending', 'unsent', 'declined', 'expired', 'completed', 'paid', 'canceled'] as const) {
      it(`does not offer to withdraw a request that is ${status}`, async () => {
        const {el} = await agentSees(status);
        expect(partOf(el, 'cancel') === undefined).to.equal(true);
      });
    }

    it('says once that the session has ended: in the pill', async () => {
      const {stage, request} = await stageFor('waiting');
      const el = await rendered<RequestElement>(
        html`<chatpay-request lang="en" request=${request} .session=${stage.agent}></chatpay-request>`,
      );
      Object.defineProperty(stage.agent, 'failure', {value: new UnauthenticatedError('sign in')});
      el.requestUpdate();
      const pill = el.shadowRoot!.querySelector('chatpay-status')!;
      pill.requestUpdate();
      await until(() => partOf(pill, 'problem'), 'the pill says so');
      expect(el.shadowRoot!.querySelector('[part=problem]') === null).to.equal(true);
    });

    it('says so when a withdrawal does not arrive', async () => {
      const {el, stage} = await agentSees('waiting');
      stage.network = 'down';
      press(el, 'cancel');
      await until(() => partOf(el, 'problem'), 'a problem shows');
      expect(partOf(el, 'problem')?.textContent).to.equal('No connection. Please try again.');
    });
  });

  describe('in a chat that does as it likes', () => {
    it('survives being taken out and put back', async () => {
      const {el, stage, request} = await customerSees('waiting');
      const parent = el.parentElement!;
      el.remove();
      await stage.give(CUSTOMER, 'conversation-1', {type: 'decline', request});
      parent.append(el);
      await el.updateComplete;
      await until(() => textOf(el).includes('You declined this payment'), 'it shows what happened meanwhile');
    });

    it('shows the same in two live copies', async () => {
      const {el, stage, request} = await customerSees('waiting');
      const copy = el.cloneNode() as RequestElement;
      copy.session = stage.customer;
      el.after(copy);
      await copy.updateComplete;
      press(el, 'decline');
      await until(() => textOf(copy).includes('You declined this payment'), 'the copy follows');
      expect(copy.request).to.equal(request);
    });

    it('shows another request when it is given another id', async () => {
      const {el, stage} = await customerSees('declined');
      el.request = await stage.ask({order: {reason: 'Shoes', amount: {minorUnits: 500, currency: 'JPY'}}});
      await until(() => textOf(el).includes('¥500'), 'the other request shows');
    });

    it('holds its place until the request is known', async () => {
      const {stage} = await stageFor('waiting');
      const el = await rendered<RequestElement>(
        html`<chatpay-request lang="en" request="unknown" .session=${stage.customer}></chatpay-request>`,
      );
      expect(el.shadowRoot!.querySelector('[role=img]')?.getAttribute('aria-label')).to.equal(
        'Loading the payment request',
      );
      expect(el.offsetHeight).to.be.greaterThan(60);
    });

    it('says that there is no such request once all are known, and shows it should it come', async () => {
      const {stage} = await stageFor('waiting');
      const terms = stage.terms();
      const el = await rendered<RequestElement>(
        html`<chatpay-request lang="en" request=${terms.id} .session=${stage.customer}></chatpay-request>`,
      );
      expect(textOf(el)).to.equal('');
      await until(() => textOf(el) === 'This payment request could not be found.', 'it says so');
      await expect(el).to.be.accessible();
      await stage.ask(terms);
      await until(() => textOf(el).includes('Enter Payment'), 'it is here');
    });

    it('in a live chat, changes nothing that a screen reader would read there, but for what did not work', async () => {
      const {stage, request} = await stageFor('waiting');
      const log: HTMLElement = await rendered<never>(
        html`<div role="log" aria-label="Chat" lang="en">
          <chatpay-request request=${request} .session=${stage.customer}></chatpay-request>
          <chatpay-request request=${request} .session=${stage.agent}></chatpay-request>
        </div>` as never,
      );
      const bubbles = [...log.querySelectorAll('chatpay-request')];
      await until(() => bubbles.every((el) => textOf(el).includes('Expires in')), 'both count down');
      const read: string[] = [];
      const watch = (root: Node) =>
        new MutationObserver((changes) => {
          for (const {target} of changes) if (isLive(target)) read.push(target.textContent ?? '');
        }).observe(root, {childList: true, characterData: true, subtree: true});
      const pill = bubbles[1]!.shadowRoot!.querySelector('chatpay-status')!;
      for (const {shadowRoot} of [...bubbles, pill]) watch(shadowRoot!);
      await stage.give(CUSTOMER, 'conversation-1', {type: 'open', request});
      await stage.give(CUSTOMER, 'conversation-1', {
        ...{type: 'submit', request, attempt: 1},
        sealed: makeSealedCard(),
      });
      await until(() => textOf(pill).includes('View Card') && textOf(bubbles[0]!).includes('were sent'), 'it is sent');
      await new Promise((done) => setTimeout(done, 1100)); // a second of the countdown
      expect(read).to.deep.equal([]);
    });

    it('says that a request is another agent’s where the agent’s own are all known, and shows it should it come', async () => {
      const {stage} = await stageFor('waiting');
      const terms = stage.terms();
      const el = await rendered<RequestElement>(
        html`<chatpay-request lang="en" request=${terms.id} .session=${stage.agent}></chatpay-request>`,
      );
      expect(textOf(el)).to.equal('');
      await until(() => textOf(el) === 'A payment request of another agent', 'it says so');
      await expect(el).to.be.accessible();
      await stage.ask(terms);
      await until(() => textOf(el).includes('Waiting for Customer'), 'it is the agent’s own');
    });

    it('speaks the language of the nearest lang, and follows when it changes', async () => {
      const {stage, request} = await stageFor('waiting');
      const box = await rendered<never>(
        html`<div lang="de">
          <chatpay-request request=${request} .session=${stage.customer}></chatpay-request>
        </div>` as never,
      );
      const el = (box as HTMLElement).querySelector('chatpay-request')!;
      await el.updateComplete;
      expect(textOf(el)).to.contain('Ablehnen').and.to.contain('361,21 $');
      (box as HTMLElement).lang = 'en-US';
      await until(() => textOf(el).includes('$361.21'), 'English');
    });

    it('keeps its own colors in a bubble of the host', async () => {
      const {el} = await customerSees('waiting');
      el.parentElement!.style.color = 'white';
      expect(getComputedStyle(el).color).to.equal('rgb(23, 26, 33)');
      expect(getComputedStyle(el).backgroundColor).to.equal('rgb(255, 255, 255)');
    });
  });

  for (const {name, apply} of LOOKS) {
    for (const status of ['waiting', 'refused', 'submitted', 'completed', 'lapsed'] as const) {
      it(`is accessible to both sides when ${status}, ${name}`, async () => {
        await apply();
        const {el} = await customerSees(status);
        await expect(el).to.be.accessible();
        await expect((await agentSees(status, {viewed: true})).el).to.be.accessible();
      });
    }
  }
});
