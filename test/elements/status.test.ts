import {expect, oneEvent} from '@open-wc/testing';

import '../../src/elements/status/define.js';
import type {CardViewEvent, RequestAgainEvent} from '../../src/elements/events.js';
import type {StatusElement} from '../../src/elements/status/status.js';
import type {RequestStatus} from '../../src/session/session.js';
import {fakeClock} from '../../src/testing/clock.js';
import {bring, Stage, type SetUp} from '../../stories/support/stage.js';
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

describe('<chatpay-status>', () => {
  afterEach(clearStages);

  async function pillIn(status: RequestStatus, setUp?: SetUp) {
    const {stage, request} = await stageFor(status, setUp);
    const el = await rendered<StatusElement>(
      html`<chatpay-status lang="en" request=${request} .session=${stage.agent}></chatpay-status>`,
    );
    return {el, stage, request};
  }

  const words: [RequestStatus, string, 'text' | 'button'][] = [
    ['sending', 'Sending', 'text'],
    ['unsent', 'Try Again', 'button'],
    ['waiting', 'Waiting for Customer', 'text'],
    ['declined', 'Customer Declined Payment', 'text'],
    ['expired', 'Request Expired', 'text'],
    ['submitted', 'View Card', 'button'],
    ['refused', 'Card Refused', 'text'],
    ['lapsed', 'Time Limit Reached', 'text'],
    ['paying', 'Paying', 'text'],
    ['review', 'Payment Under Review', 'text'],
    ['completed', 'Completed', 'text'],
    ['paid', 'Paid', 'text'],
    ['canceled', 'Canceled', 'text'],
    ['undelivered', 'Message Not Delivered', 'text'],
  ];
  for (const [status, text, kind] of words) {
    it(`says "${text}" in a ${kind} when the request is ${status}`, async () => {
      const {el} = await pillIn(status);
      const pill = partOf(el, 'pill');
      expect(pill?.textContent?.replace(/\s*\d+:\d\d/, '').trim()).to.equal(text);
      expect(pill?.localName === 'button').to.equal(kind === 'button');
    });

    it(`shows "${text}" from its attribute alone, as a text`, async () => {
      const el = await rendered<StatusElement>(html`<chatpay-status lang="en" status=${status}></chatpay-status>`);
      expect(textOf(el)).to.equal(text);
      expect(partOf(el, 'pill')?.localName).to.equal('span');
    });
  }

  it('calls a provider’s refusal a failed payment', async () => {
    const {stage, request} = await stageFor('paying');
    stage.backend.record({
      type: 'refused',
      request,
      conversation: 'conversation-1',
      at: stage.now(),
      by: {role: 'provider', id: 'p'},
      attempt: 1,
    });
    const el = await rendered<StatusElement>(
      html`<chatpay-status lang="en" request=${request} .session=${stage.agent}></chatpay-status>`,
    );
    await until(() => textOf(el).includes('Payment Failed'), 'it says so');
  });

  it('shows nothing for a status that does not exist', async () => {
    const el = await rendered<StatusElement>(html`<chatpay-status status="constructor"></chatpay-status>`);
    expect(textOf(el)).to.equal('');
  });

  it('shows the time left to use a card', async () => {
    const {el} = await pillIn('submitted', {agoMs: 7 * 60_000});
    expect(partOf(el, 'time')?.textContent).to.match(/^(3:00|2:5\d)$/);
  });

  describe('as screen readers know it', () => {
    /** A pill on a clock that stands still, and how it steps on. */
    async function paused(agoMs = 0) {
      const stage = await Stage.create({clock: fakeClock({isPaused: true})});
      onStage(stage);
      const request = await bring(stage, 'submitted', {agoMs});
      const el = await rendered<StatusElement>(
        html`<chatpay-status lang="en" request=${request} .session=${stage.agent}></chatpay-status>`,
      );
      const step = async (ms: number) => {
        stage.advance(ms);
        el.requestUpdate();
        await el.updateComplete;
      };
      return {el, step};
    }

    const seen = (el: StatusElement) => [
      partOf(el, 'time')!.textContent,
      el.shadowRoot!.querySelector('#left')!.textContent,
    ];

    it('has the time left as its description, which is no part of its name', async () => {
      const {el, step} = await paused();
      expect(partOf(el, 'pill')!.getAttribute('aria-describedby')).to.equal('left');
      expect(partOf(el, 'time')!.ariaHidden).to.equal('true');
      expect(seen(el)).to.deep.equal(['10:00', 'Expires in 10:00']);
      await step(1000);
      expect(seen(el)).to.deep.equal(['9:59', 'Expires in 9:59']);
    });

    it('changes its description once a minute while it has the focus, and what is seen each second', async () => {
      const {el, step} = await paused();
      el.focus();
      await step(1000);
      expect(seen(el)).to.deep.equal(['9:59', 'Expires in 10:00']);
      await step(59_000);
      expect(seen(el)).to.deep.equal(['9:00', 'Expires in 9:00']);
      await step(1000);
      expect(seen(el)).to.deep.equal(['8:59', 'Expires in 9:00']);
      (el.shadowRoot!.activeElement as HTMLElement).blur();
      await step(1000);
      expect(seen(el)).to.deep.equal(['8:58', 'Expires in 8:58']);
    });

    it('is described by nothing where nothing runs out', async () => {
      const {el} = await pillIn('unsent');
      expect(partOf(el, 'pill')!.hasAttribute('aria-describedby')).to.equal(false);
    });
  });

  it('shows another agent that a card came, and no way to see it', async () => {
    const {stage, request} = await stageFor('submitted', {agent: 'agent-1'});
    const {createSession} = await import('../../src/session/session.js');
    const party = {role: 'agent', id: 'agent-2'} as const;
    const other = createSession({
      transport: stage.backend.transport(party),
      party,
      scope: {conversation: 'conversation-1'},
    });
    other.start();
    await until(() => other.get(request), 'the other agent sees it');
    const el = await rendered<StatusElement>(
      html`<chatpay-status lang="en" request=${request} .session=${other}></chatpay-status>`,
    );
    expect(partOf(el, 'pill')?.localName).to.equal('span');
    expect(textOf(el)).to.contain('Card Received');
    other.stop();
  });

  it('sends the same request again at Try Again, once', async () => {
    const {el, stage} = await pillIn('unsent');
    press(el, 'pill');
    await until(() => textOf(el) === 'Waiting for Customer', 'it is sent');
    expect(stage.backend.events().map(({type}) => type)).to.deep.equal(['requested']);
  });

  it('says so when Try Again does not get through either, and can be tried again', async () => {
    const {el, stage} = await pillIn('unsent');
    stage.network = 'down';
    press(el, 'pill');
    await until(() => partOf(el, 'problem'), 'a problem shows');
    expect(partOf(el, 'problem')?.textContent).to.equal('No connection. Please try again.');
    stage.network = 'up';
    press(el, 'pill');
    await until(() => textOf(el) === 'Waiting for Customer', 'it is sent');
  });

  it('says no more why something did not work once the request stands elsewhere', async () => {
    const {el, stage, request} = await pillIn('unsent');
    stage.network = 'down';
    press(el, 'pill');
    await until(() => partOf(el, 'problem'), 'a problem shows');
    stage.network = 'up';
    await stage.agent.retry(request);
    await until(() => textOf(el) === 'Waiting for Customer', 'it is sent, and nothing else is said');
  });

  it('lets the agent discard a request that could not be sent, and nothing of it is left', async () => {
    const {el, stage, request} = await pillIn('unsent');
    expect(partOf(el, 'discard')?.textContent?.trim()).to.equal('Discard');
    press(el, 'discard');
    await until(() => !partOf(el, 'pill'), 'the pill is gone');
    expect(stage.backend.events()).to.deep.equal([]);
    expect(stage.agent.get(request)).to.equal(undefined);
  });

  it('tells the page whose card the agent wants to see, and does nothing when it is canceled', async () => {
    const {el, stage, request} = await pillIn('submitted');
    const viewed = oneEvent(document, 'chatpay-card-view') as unknown as Promise<CardViewEvent>;
    el.addEventListener('chatpay-card-view', (event) => event.preventDefault());
    press(el, 'pill');
    expect((await viewed).requestId).to.equal(request);
    expect(stage.backend.events().some(({type}) => type === 'viewed')).to.equal(false);
  });

  it('offers to ask again after a request expired, and says for which', async () => {
    const {el, request} = await pillIn('expired');
    const again = oneEvent(document, 'chatpay-request-again') as unknown as Promise<RequestAgainEvent>;
    press(el, 'again');
    expect((await again).requestId).to.equal(request);
  });

  describe('when the time limit is reached', () => {
    it('asks first whether the card was charged, before it asks for another', async () => {
      const {el} = await pillIn('lapsed', {viewed: true});
      let asked = 0;
      el.addEventListener('chatpay-request-again', () => asked++);
      press(el, 'again');
      await el.updateComplete;
      expect(partOf(el, 'question')?.textContent).to.contain('Was the card charged?');
      expect(asked).to.equal(0);
      [...el.shadowRoot!.querySelectorAll('button')].find((b) => b.textContent?.includes('No, request again'))!.click();
      expect(asked).to.equal(1);
    });

    it('completes the request when the card was charged', async () => {
      const {el} = await pillIn('lapsed', {viewed: true});
      press(el, 'again');
      await el.updateComplete;
      [...el.shadowRoot!.querySelectorAll('button')].find((b) => b.textContent?.includes('Yes'))!.click();
      await until(() => textOf(el) === 'Completed', 'it is completed');
    });

    it('moves the focus to the question', async () => {
      const {el} = await pillIn('lapsed', {viewed: true});
      press(el, 'again');
      await until(() => el.shadowRoot!.activeElement?.textContent?.includes('Yes'), 'the first answer has the focus');
    });

    it('asks nothing about a card that nobody has seen', async () => {
      const {el} = await pillIn('lapsed');
      let asked = 0;
      el.addEventListener('chatpay-request-again', () => asked++);
      press(el, 'again');
      expect(asked).to.equal(1);
    });

    it('can be marked as completed for a while, if the card was viewed', async () => {
      const {el} = await pillIn('lapsed', {viewed: true});
      press(el, 'complete');
      await until(() => textOf(el) === 'Completed', 'it is completed');
    });

    it('cannot be marked as completed, if the card was not viewed', async () => {
      const {el} = await pillIn('lapsed');
      expect(partOf(el, 'complete') === undefined).to.equal(true);
    });
  });

  for (const {name, apply} of LOOKS) {
    for (const [status] of words) {
      it(`is accessible when ${status}, ${name}`, async () => {
        await apply();
        const {el} = await pillIn(status, {viewed: status === 'lapsed'});
        await expect(el).to.be.accessible();
      });
    }
  }
});
