import {expect} from '@open-wc/testing';
import {nothing} from 'lit';

import '../../src/elements/composer/define.js';
import '../../src/elements/provider/define.js';
import '../../src/elements/request/define.js';
import '../../src/locales/ar.js';
import type {FailedEvent, StateChangedEvent} from '../../src/elements/events.js';
import {themeOf} from '../../src/elements/provider/look.js';
import type {ProviderElement} from '../../src/elements/provider/provider.js';
import {CUSTOMER, makeSealedCard} from '../helpers/commands.js';
import {PUPPET} from '../vault/origins.js';
import {HELLO, READY} from '../vault/puppet.js';
import {resize} from '../helpers/viewport.js';
import {clearStages, html, LOOKS, partOf, press, rendered, stageFor, textOf, until} from '../helpers/stage-elements.js';

/** Another origin on this machine, where nobody answers as a vault does. */
const SILENT = location.origin.replace('localhost', 'silent.localhost');

describe('<chatpay-provider>', () => {
  afterEach(clearStages);

  async function customerSide(vault = '') {
    const {stage, request} = await stageFor('waiting');
    const el = await rendered<ProviderElement>(html`
      <chatpay-provider lang="en" vault=${vault} .session=${stage.customer}>
        <chatpay-request request=${request}></chatpay-request>
        <chatpay-request request=${request}></chatpay-request>
      </chatpay-provider>
    `);
    el.style.height = '500px';
    const bubbles = [...el.querySelectorAll('chatpay-request')];
    await Promise.all(bubbles.map((bubble) => bubble.updateComplete));
    if (vault === SILENT) await until(() => el.shadowRoot!.querySelector('iframe'), 'the frame starts');
    return {el, stage, request, bubbles, bubble: bubbles[0]!};
  }

  /** Collects what is said to screen readers, by whichever way this browser has. */
  function hear(el: Element): string[] {
    const said: string[] = [];
    const region = el.shadowRoot!.querySelector('[role=status]')!;
    if ('ariaNotify' in el) Object.assign(el, {ariaNotify: (text: string) => said.push(text)});
    new MutationObserver(() => said.push(region.textContent!.trim())).observe(region, {
      childList: true,
      characterData: true,
      subtree: true,
    });
    return said;
  }

  /** The page in a provider's frame, once it is connected: what it is to say, and what it has heard. */
  async function puppetIn(el: Element) {
    await until(() => el.shadowRoot!.querySelector('iframe'), 'the frame starts');
    const frame = el.shadowRoot!.querySelector('iframe')!;
    const heard: unknown[] = [];
    addEventListener('message', ({data, source}: MessageEvent<{heard?: unknown} | null>) => {
      if (source === frame.contentWindow) heard.push(data?.heard);
    });
    const tell = (puppet: string, value: unknown) => frame.contentWindow!.postMessage({puppet, value}, PUPPET);
    const greet = () => (tell('post', HELLO), heard.includes('port'));
    await until(greet, 'the frame is connected');
    tell('say', READY);
    return {heard, say: (message: object) => tell('say', JSON.stringify(message))};
  }

  it('gives its session to what is below, also when it is set later', async () => {
    const {el, stage, bubble} = await customerSide();
    expect(textOf(bubble)).to.contain('$361.21');
    el.session = undefined;
    await until(() => !textOf(bubble).includes('$361.21'), 'nothing is known without a session');
    el.session = stage.customer;
    await until(() => textOf(bubble).includes('$361.21'), 'it is back');
  });

  it('announces a change of status once, however many copies show it', async () => {
    const {el, stage, request} = await customerSide();
    const said = hear(el);
    await stage.give(CUSTOMER, 'conversation-1', {type: 'decline', request});
    await until(() => said.length > 0, 'something is said');
    await new Promise((done) => setTimeout(done, 100));
    expect(said).to.deep.equal(['You declined this payment: $361.21']);
  });

  it('announces nothing that is read from where the focus goes with it', async () => {
    const {el, stage, request, bubble} = await customerSide();
    const said = hear(el);
    bubble.shadowRoot!.querySelector<HTMLElement>('[part=decline]')!.focus();
    await stage.give(CUSTOMER, 'conversation-1', {type: 'decline', request});
    await until(() => bubble.shadowRoot!.activeElement?.part.contains('status'), 'the focus is on the status');
    await new Promise((done) => setTimeout(done, 50));
    expect(said).to.deep.equal([]);
  });

  it('leaves nothing within reach beside a form that takes the whole screen, and all of it again afterwards', async function () {
    const {el, bubble} = await customerSide(SILENT);
    const [shop, old] = [document.createElement('main'), document.createElement('aside')];
    old.inert = true;
    document.body.append(shop, old);
    if (!(await resize(375))) return this.skip();
    press(bubble, 'pay');
    await until(() => shop.inert, 'what is around it cannot be reached');
    expect(el.closest('[inert]') === null).to.equal(true);
    await resize(800);
    await until(() => !shop.inert, 'beside a form in its box it can');
    await resize(375);
    await until(() => shop.inert, 'and on a phone it cannot');
    partOf(el, 'surface')!.dispatchEvent(new KeyboardEvent('keydown', {key: 'Escape', bubbles: true}));
    expect([shop.inert, old.inert]).to.deep.equal([false, true]);
    await resize(800);
    shop.remove();
    old.remove();
  });

  it('announces nothing about what is not on screen', async () => {
    const {el, stage, request} = await customerSide();
    const said = hear(el);
    el.replaceChildren();
    await stage.give(CUSTOMER, 'conversation-1', {type: 'decline', request});
    await until(() => stage.customer.get(request)?.status === 'declined', 'it is declined');
    await new Promise((done) => setTimeout(done, 50));
    expect(said).to.deep.equal([]);
  });

  it('announces no history, and nothing when copies come and go', async () => {
    const {el, bubbles} = await customerSide();
    const said = hear(el);
    bubbles[1]!.remove();
    el.append(bubbles[1]!);
    await new Promise((done) => setTimeout(done, 50));
    expect(said).to.deep.equal([]);
  });

  it('tells the page of each change of status, once', async () => {
    const {stage, request} = await customerSide();
    const seen: string[] = [];
    const listen = (event: StateChangedEvent) => seen.push(`${event.requestId} ${event.status}`);
    document.addEventListener('chatpay-state-changed', listen);
    await stage.give(CUSTOMER, 'conversation-1', {type: 'open', request});
    await stage.give(CUSTOMER, 'conversation-1', {type: 'decline', request});
    await until(() => seen.length > 0, 'it is told');
    document.removeEventListener('chatpay-state-changed', listen);
    expect(seen).to.deep.equal([`${request} declined`]);
  });

  it('starts the frame when there is something to pay, not when Enter Payment is pressed', async () => {
    const {el} = await customerSide(SILENT);
    const frame = el.shadowRoot!.querySelector('iframe');
    expect(frame?.src).to.equal(`${SILENT}/pay.html`);
    expect(getComputedStyle(partOf(el, 'surface')!).visibility).to.equal('hidden');
  });

  it('gives its frame its own color scheme, so that the surface shows behind what the vault leaves free', async () => {
    const {el} = await customerSide(SILENT);
    el.scheme = 'dark';
    await el.updateComplete;
    // browsers draw an opaque page behind a frame whose document has another scheme than the frame itself
    const frame = el.shadowRoot!.querySelector('iframe')!;
    expect(getComputedStyle(frame).colorScheme).to.equal('dark');
  });

  it('starts no frame while there is nothing to pay', async () => {
    const {stage} = await stageFor('declined');
    const el = await rendered<ProviderElement>(
      html`<chatpay-provider vault=${SILENT} .session=${stage.customer}></chatpay-provider>`,
    );
    expect(el.shadowRoot!.querySelector('iframe') === null).to.equal(true);
  });

  it('opens over its own box, closes at Escape, and gives the focus back to the bubble', async () => {
    const {el, bubble} = await customerSide(SILENT);
    const frame = el.shadowRoot!.querySelector('iframe');
    press(bubble, 'pay');
    await until(() => el.shadowRoot!.querySelector('slot')!.inert, 'the form is open');
    const surface = partOf(el, 'surface')!;
    for (const animation of surface.getAnimations()) animation.finish();
    const [over, box] = [surface.getBoundingClientRect(), el.getBoundingClientRect()];
    expect([over.top, over.left, over.width, over.height]).to.deep.equal([box.top, box.left, box.width, box.height]);
    expect(getComputedStyle(surface).visibility).to.equal('visible');
    expect(el.shadowRoot!.querySelector('slot')!.inert).to.equal(true);
    surface.dispatchEvent(new KeyboardEvent('keydown', {key: 'Escape', bubbles: true}));
    await el.updateComplete;
    expect(getComputedStyle(surface).visibility).to.equal('hidden');
    await until(() => bubble.shadowRoot!.activeElement?.part.contains('pay'), 'the button has the focus');
    expect(el.shadowRoot!.querySelector('iframe') === frame).to.equal(true);
  });

  it('leaves the focus where it is until the form is drawn in its frame', async () => {
    const {el, bubble} = await customerSide(SILENT);
    press(bubble, 'pay');
    await until(() => el.shadowRoot!.querySelector('slot')!.inert, 'the form is open');
    await el.updateComplete;
    await new Promise(requestAnimationFrame);
    expect(el.shadowRoot!.activeElement?.tagName).to.equal(undefined);
  });

  it('takes the form away when the request ends', async () => {
    const {el, stage, request, bubble} = await customerSide(SILENT);
    press(bubble, 'pay');
    await until(() => el.shadowRoot!.querySelector('slot')!.inert, 'the form is open');
    await stage.give({role: 'agent', id: 'agent-1'}, 'conversation-1', {type: 'cancel', request});
    await until(() => getComputedStyle(partOf(el, 'surface')!).visibility === 'hidden', 'it is gone');
    expect(textOf(bubble)).to.contain('This request was canceled');
  });

  it('has the form forget what was typed when the request ends, also where the customer had closed it', async () => {
    const {el, stage, request, bubble} = await customerSide(PUPPET);
    press(bubble, 'pay');
    const {heard, say} = await puppetIn(el);
    const isHidden = () => heard.some((message) => String(message).includes('"hide"'));
    say({type: 'shown', request});
    say({type: 'close'});
    await until(() => getComputedStyle(partOf(el, 'surface')!).visibility === 'hidden', 'it is closed');
    expect(isHidden()).to.equal(false);
    await stage.give({role: 'agent', id: 'agent-1'}, 'conversation-1', {type: 'cancel', request});
    await until(isHidden, 'the frame is told');
  });

  it('says of a card that could not be sent what can be done, and no more once nothing can', async () => {
    const {el, stage, request, bubble} = await customerSide(PUPPET);
    press(bubble, 'pay');
    const problems = () => bubble.shadowRoot!.querySelectorAll('[part=problem]').length;
    const {say} = await puppetIn(el);
    // a card for an attempt that is not the one in play: another tab was quicker
    say({type: 'sealed', request, attempt: 2, sealed: makeSealedCard()});
    await until(() => problems() === 1, 'the bubble says so');
    expect(textOf(partOf(bubble, 'problem')!)).to.contain('please enter them again');
    expect(textOf(bubble)).to.contain('Enter Payment');
    await stage.give({role: 'agent', id: 'agent-1'}, 'conversation-1', {type: 'cancel', request});
    await until(() => textOf(bubble).includes('This request was canceled'), 'it is canceled');
    expect(problems()).to.equal(0);
  });

  it('does not use a vault on the page’s own origin, and says what is wrong', async () => {
    const failures: FailedEvent[] = [];
    const listen = (event: FailedEvent) => failures.push(event);
    document.addEventListener('chatpay-failed', listen);
    const {el, bubble} = await customerSide(location.origin);
    press(bubble, 'pay');
    await until(() => partOf(el, 'notice'), 'a notice shows');
    document.removeEventListener('chatpay-failed', listen);
    expect(el.shadowRoot!.querySelector('iframe') === null).to.equal(true);
    expect(partOf(el, 'notice')!.textContent).to.contain('where it would not be safe');
    expect(failures[0]?.part).to.equal('vault');
  });

  it('opens the desk for agents, and asks nothing of it for customers', async () => {
    const {stage} = await stageFor('waiting');
    const el = await rendered<ProviderElement>(
      html`<chatpay-provider vault=${SILENT} .session=${stage.agent}></chatpay-provider>`,
    );
    await until(() => el.shadowRoot!.querySelector('iframe'), 'the desk starts');
    expect(el.shadowRoot!.querySelector('iframe')!.src).to.equal(`${SILENT}/desk.html`);
    expect(getComputedStyle(partOf(el, 'surface')!).visibility).to.equal('hidden');
  });

  it('says after a few seconds, and not many, that nobody answers as the vault', async () => {
    const {stage} = await stageFor('waiting');
    const began = performance.now();
    const el = await rendered<ProviderElement>(
      html`<chatpay-provider lang="en" vault=${PUPPET} .session=${stage.agent}></chatpay-provider>`,
    );
    await until(() => partOf(el, 'notice'), 'the desk says so');
    expect(textOf(partOf(el, 'notice')!)).to.contain('The secure card desk could not be opened');
    expect(getComputedStyle(partOf(el, 'surface')!).visibility).to.equal('visible');
    // the time that a frame has, whatever is in it, is three times that
    expect(performance.now() - began).to.be.lessThan(10_000);
  });

  it('shows that the desk is on its way to whoever waits for it', async () => {
    const {stage} = await stageFor('waiting');
    const el = await rendered<ProviderElement>(html`
      <chatpay-provider lang="en" vault=${PUPPET} .session=${stage.agent}>
        <chatpay-composer conversation="valeria" currency="USD"></chatpay-composer>
      </chatpay-provider>
    `);
    await until(() => el.shadowRoot!.querySelector('iframe'), 'the desk starts');
    const composer = el.querySelector('chatpay-composer')!;
    await composer.show();
    for (const [part, value] of [
      ['amount', '5'],
      ['reason', 'Shoes'],
    ] as const) {
      const field = partOf(composer, part) as HTMLInputElement;
      field.value = value;
      field.dispatchEvent(new InputEvent('input', {bubbles: true}));
    }
    await composer.updateComplete;
    press(composer, 'request');
    await until(() => textOf(el).includes('Opening the secure card desk'), 'the desk says so');
    el.shadowRoot!.querySelector<HTMLElement>('.cover button')!.click();
    await el.updateComplete;
    expect(getComputedStyle(partOf(el, 'surface')!).visibility).to.equal('hidden');
  });

  it('leaves the font and the colors of the page around it alone', async () => {
    const box = await rendered<never>(
      html`<div style="font: 20px monospace; color: rgb(1, 2, 3)">
        <chatpay-provider><p>chat</p></chatpay-provider>
      </div>` as never,
    );
    const style = getComputedStyle((box as HTMLElement).querySelector('p')!);
    expect([style.fontFamily, style.fontSize, style.color]).to.deep.equal(['monospace', '20px', 'rgb(1, 2, 3)']);
  });

  for (const {name, apply} of LOOKS) {
    it(`is accessible with the form open and with a notice, ${name}`, async () => {
      await apply();
      const opening = await customerSide(SILENT);
      press(opening.bubble, 'pay');
      await until(() => opening.el.shadowRoot!.querySelector('slot')!.inert, 'the form is open');
      await expect(opening.el).to.be.accessible();
      const failed = await customerSide(location.origin);
      press(failed.bubble, 'pay');
      await until(() => partOf(failed.el, 'notice'), 'a notice shows');
      await expect(failed.el).to.be.accessible();
    });
  }
});

describe('<chatpay-provider> as to its look', () => {
  afterEach(clearStages);

  const inside = async (attributes: {scheme?: 'light' | 'dark'; density?: 'compact'}) => {
    const provider = await rendered<ProviderElement>(
      html`<chatpay-provider scheme=${attributes.scheme ?? nothing} density=${attributes.density ?? nothing}>
        <chatpay-request style="inline-size: 300px"></chatpay-request>
      </chatpay-provider>` as never,
    );
    const bubble = provider.querySelector('chatpay-request')!;
    return {provider, style: getComputedStyle(bubble)};
  };

  it('takes a scheme of its own, for all that is inside', async () => {
    const {provider, style} = await inside({scheme: 'dark'});
    const dark = style.backgroundColor;
    expect(style.colorScheme).to.equal('dark');
    provider.scheme = 'light';
    await provider.updateComplete;
    expect([style.colorScheme, style.backgroundColor]).to.deep.equal(['light', 'rgb(255, 255, 255)']);
    expect(dark).not.to.equal(style.backgroundColor);
  });

  it('takes a density, for all that is inside', async () => {
    const roomy = parseFloat((await inside({})).style.paddingTop);
    const compact = parseFloat((await inside({density: 'compact'})).style.paddingTop);
    expect([roomy, compact]).to.deep.equal([16, 12]);
  });
});

describe('themeOf', () => {
  afterEach(clearStages);

  const themed = async (style: string, theme = {}) => {
    const box = (await rendered<never>(
      html`<div style=${style}><div class="probe"></div></div>` as never,
    )) as HTMLElement;
    return themeOf(box, box.querySelector<HTMLElement>('.probe')!, theme);
  };

  it('takes over what the page has set, in the form that the vault knows', async () => {
    expect(
      await themed('--chatpay-accent: rebeccapurple; --chatpay-radius: 4px; --chatpay-muted-text: #abc'),
    ).to.deep.equal({
      scheme: 'light',
      accent: 'rgb(102, 51, 153)',
      radius: '4px',
      mutedText: 'rgb(170, 187, 204)',
    });
  });

  it('lets what is set by hand win', async () => {
    expect(await themed('--chatpay-accent: red', {accent: '#00f'})).to.deep.equal({scheme: 'light', accent: '#00f'});
  });

  it('follows the color scheme around it', async () => {
    expect(await themed('color-scheme: dark')).to.deep.equal({scheme: 'dark'});
    expect(await themed('color-scheme: light dark')).to.deep.equal({scheme: 'auto'});
  });

  it('takes over what primitive tokens make of a page, mixed colors too', async () => {
    const mixed = await themed(
      '--chatpay-brand: color-mix(in oklab, red 50%, blue); --chatpay-ink: #111; --chatpay-space: 3px',
    );
    expect(mixed).to.include({scheme: 'light', ink: 'rgb(17, 17, 17)', space: '3px'});
    expect(mixed.brand).to.match(/^oklab\(/);
  });

  it('leaves out what the vault would not take', async () => {
    expect(await themed('--chatpay-accent: url(x); --chatpay-radius: 50%')).to.deep.equal({scheme: 'light'});
  });
});
