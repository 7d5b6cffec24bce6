import {expect, oneEvent} from '@open-wc/testing';

import '../../src/elements/banner/define.js';
import '../../src/elements/indicator/define.js';
import type {BannerElement} from '../../src/elements/banner/banner.js';
import type {BannerDismissEvent, BannerViewEvent} from '../../src/elements/events.js';
import type {IndicatorElement} from '../../src/elements/indicator/indicator.js';
import {OPEN} from '../../src/request/life.js';
import type {Status} from '../../src/request/state.js';
import {STATUSES} from '../../src/request/state.js';
import {CUSTOMER, makeSealedCard} from '../helpers/commands.js';
import {clearStages, html, LOOKS, partOf, press, rendered, stageFor, textOf, until} from '../helpers/stage-elements.js';

describe('<chatpay-banner>', () => {
  afterEach(clearStages);

  async function bannerIn(status: Status = 'submitted', current = 'elsewhere', viewed = false) {
    const {stage, request} = await stageFor(status, {viewed});
    const el = await rendered<BannerElement>(
      html`<chatpay-banner lang="en" current=${current} .session=${stage.agent}></chatpay-banner>`,
    );
    return {el, stage, request};
  }

  it('says that a card has arrived elsewhere, and for what', async () => {
    const {el} = await bannerIn();
    expect(partOf(el, 'title')?.textContent).to.equal('Card Payment');
    expect(partOf(el, 'detail')?.textContent).to.contain('Card information has been sent');
    expect(partOf(el, 'detail')?.textContent).to.contain('$361.21').and.to.contain('Floral Oasis Dress');
    expect(partOf(el, 'view')?.textContent?.trim()).to.equal('View');
  });

  it('appears when a card arrives', async () => {
    const {el, stage, request} = await bannerIn('waiting');
    expect(textOf(el)).to.equal('');
    await stage.give(CUSTOMER, 'conversation-1', {type: 'submit', request, attempt: 1, sealed: makeSealedCard()});
    await until(() => partOf(el, 'banner'), 'the banner shows');
  });

  it('says nothing about the conversation on screen', async () => {
    const {el} = await bannerIn('submitted', 'conversation-1');
    expect(textOf(el)).to.equal('');
  });

  it('goes when the agent turns to that conversation', async () => {
    const {el} = await bannerIn();
    el.current = 'conversation-1';
    await el.updateComplete;
    expect(textOf(el)).to.equal('');
  });

  it('says nothing about a card that was looked at', async () => {
    const {el} = await bannerIn('submitted', 'elsewhere', true);
    expect(textOf(el)).to.equal('');
  });

  async function twoBanners() {
    const {el, stage} = await bannerIn();
    const other = await stage.ask({conversation: 'conversation-2'});
    await stage.give(CUSTOMER, 'conversation-2', {
      type: 'submit',
      request: other,
      attempt: 1,
      sealed: makeSealedCard(),
    });
    const banners = () => [...el.shadowRoot!.querySelectorAll('[part=banner]')];
    await until(() => banners().length === 2, 'both show');
    return {el, banners};
  }

  it('shows several at once', async () => expect((await twoBanners()).banners().length).to.equal(2));

  it('leaves the others as they are when one is put away, with the focus', async () => {
    const {el, banners} = await twoBanners();
    const [first, second] = banners();
    const view = second.querySelector<HTMLElement>('[part=view]')!;
    view.focus();
    first.querySelector<HTMLElement>('[part=dismiss]')!.click();
    await el.updateComplete;
    expect([banners().length, banners()[0] === second, el.shadowRoot!.activeElement === view]).to.deep.equal([
      1,
      true,
      true,
    ]);
  });

  it('asks the page to show the conversation', async () => {
    const {el, request} = await bannerIn();
    const viewed = oneEvent(document, 'chatpay-banner-view') as unknown as Promise<BannerViewEvent>;
    el.addEventListener('chatpay-banner-view', (event) => event.preventDefault());
    press(el, 'view');
    const {conversation, requestId} = await viewed;
    expect([conversation, requestId]).to.deep.equal(['conversation-1', request]);
  });

  it('can be put away, unless the page objects', async () => {
    const {el} = await bannerIn();
    const object = (event: BannerDismissEvent) => event.preventDefault();
    el.addEventListener('chatpay-banner-dismiss', object);
    press(el, 'dismiss');
    await el.updateComplete;
    expect(partOf(el, 'banner') === undefined).to.equal(false);
    el.removeEventListener('chatpay-banner-dismiss', object);
    press(el, 'dismiss');
    await el.updateComplete;
    expect(partOf(el, 'banner') === undefined).to.equal(true);
  });

  it('is nothing for customers', async () => {
    const {stage} = await stageFor('submitted');
    const el = await rendered<BannerElement>(html`<chatpay-banner .session=${stage.customer}></chatpay-banner>`);
    expect(textOf(el)).to.equal('');
  });

  for (const {name, apply} of LOOKS) {
    it(`is accessible, ${name}`, async () => {
      await apply();
      await expect((await bannerIn()).el).to.be.accessible();
    });
  }
});

describe('<chatpay-indicator>', () => {
  afterEach(clearStages);

  async function dotIn(status: Status, conversation = 'conversation-1') {
    const {stage, request} = await stageFor(status);
    const el = await rendered<IndicatorElement>(
      html`<chatpay-indicator lang="en" conversation=${conversation} .session=${stage.agent}></chatpay-indicator>`,
    );
    return {el, stage, request};
  }

  for (const status of STATUSES) {
    const shows = OPEN.includes(status);
    it(`${shows ? 'shows its dot' : 'shows nothing'} when a request is ${status}`, async () => {
      const {el} = await dotIn(status);
      const name = status === 'submitted' ? 'Card Received' : 'Active payment request';
      expect(partOf(el, 'dot')?.getAttribute('aria-label')).to.equal(shows ? name : undefined);
      expect(partOf(el, 'arrived') !== undefined).to.equal(status === 'submitted');
    });
  }

  it('goes when the last request ends', async () => {
    const {el, stage, request} = await dotIn('waiting');
    await stage.give(CUSTOMER, 'conversation-1', {type: 'decline', request});
    await until(() => partOf(el, 'dot') === undefined, 'the dot is gone');
  });

  it('is named in the language around it, when that changes, too', async () => {
    const {el} = await dotIn('waiting');
    el.lang = 'de';
    await until(
      () => partOf(el, 'dot')?.getAttribute('aria-label') === 'Offene Zahlungsanfrage',
      'the dot has a German name',
    );
  });

  it('is about its own conversation alone', async () => {
    const {el} = await dotIn('waiting', 'conversation-2');
    expect(partOf(el, 'dot') === undefined).to.equal(true);
  });

  for (const {name, apply} of LOOKS) {
    it(`is accessible, ${name}`, async () => {
      await apply();
      await expect((await dotIn('submitted')).el).to.be.accessible();
    });
  }
});
