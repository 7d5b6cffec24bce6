import {expect} from '@open-wc/testing';
import {resetMouse, sendKeys, sendMouse} from '@web/test-runner-commands';

import {encodeBase64url} from '../../src/request/base64url.js';
import type {Terms} from '../../src/request/terms.js';
import '../../src/vault/desk-ui/define-notice.js';
import {CardClosedEvent, CardEnteredEvent} from '../../src/vault/events.js';
import '../../src/vault/form/define.js';
import type {FromPay} from '../../src/vault/messages.js';
import {PayController} from '../../src/vault/pay-controller.js';
import {open} from '../../src/vault/sealing.js';
import {createTestSigner, makeTerms, type TestSigner} from '../helpers/terms.js';
import {CARD, makeKeyPair, pointOf} from './keys-helper.js';
import {aWhile, until} from './wait.js';

const EMBEDDER = 'https://shop.example';

/** The customer's page, with what it says to its host. */
class Page {
  readonly said: FromPay[] = [];
  readonly root = document.createElement('main');
  readonly controller: PayController;

  constructor(signer: TestSigner, embedder = EMBEDDER) {
    document.body.append(this.root);
    this.controller = new PayController({
      trust: signer.trust,
      embedder,
      root: this.root,
      send: (message) => this.said.push(message),
    });
  }

  get form() {
    return this.root.querySelector('chatpay-card-form');
  }

  get notice() {
    return this.root.querySelector('chatpay-desk-notice');
  }

  input(name: string): HTMLInputElement {
    return this.form!.shadowRoot!.querySelector(`[data-field=${name}]`)!;
  }

  get typed(): string[] {
    return [...(this.form?.shadowRoot?.querySelectorAll<HTMLInputElement>('input[data-field]') ?? [])].map(
      ({value}) => value,
    );
  }

  of<T extends FromPay['type']>(type: T): Extract<FromPay, {type: T}>[] {
    return this.said.filter((message): message is Extract<FromPay, {type: T}> => message.type === type);
  }

  async show(token: string, attempt = 1): Promise<void> {
    this.controller.receive({type: 'show', token, attempt});
    const before = this.of('shown').length;
    await until(() => this.of('shown').length > before || this.notice !== null, 'the form');
    await this.form?.updateComplete;
  }

  async type(name: string, text: string): Promise<void> {
    this.input(name).focus();
    await sendKeys({type: text});
  }

  async fillIn(): Promise<void> {
    await this.type('number', '4111111111111111');
    await this.type('name', 'Valeria Rossi');
    await this.type('expiry', '1231');
    await this.type('code', '737');
    await this.form!.updateComplete;
  }

  get isPayable(): boolean {
    const button = this.form?.payButton as HTMLButtonElement | null;
    return button !== null && button !== undefined && !button.disabled && button.ariaDisabled !== 'true';
  }

  async payable(): Promise<void> {
    await until(() => this.isPayable, 'Pay');
  }

  pay(): void {
    this.form!.payButton!.click();
  }

  end(): void {
    this.controller.stop();
    this.root.remove();
  }
}

describe('the customer’s page', () => {
  let signer: TestSigner;
  let keyPair: CryptoKeyPair;
  let terms: Terms;
  let token: string;
  let page: Page;

  before(async () => {
    signer = await createTestSigner();
    keyPair = await makeKeyPair();
  });

  beforeEach(async () => {
    terms = makeTerms({agentKey: await pointOf(keyPair)});
    token = await signer.sign(terms);
    page = new Page(signer);
  });

  afterEach(async () => {
    page.end();
    document.documentElement.removeAttribute('style');
    document.documentElement.dir = 'ltr';
    document.documentElement.lang = 'en';
    await resetMouse();
  });

  it('is ready at once, and empty', () => {
    expect(page.said).to.deep.equal([{type: 'ready'}]);
    expect(page.root.childElementCount).to.equal(0);
  });

  it('takes its look and its language from the host', () => {
    const {documentElement} = document;
    const settings = {type: 'settings', locale: 'ar', direction: 'rtl', clockOffsetMs: 0} as const;
    page.controller.receive({...settings, theme: {accent: '#123456', scheme: 'dark'}});
    expect([documentElement.lang, documentElement.dir]).to.deep.equal(['ar', 'rtl']);
    expect(documentElement.style.getPropertyValue('--chatpay-accent')).to.equal('#123456');
    page.controller.receive({...settings, theme: {}});
    expect(documentElement.style.getPropertyValue('--chatpay-accent')).to.equal('');
  });

  describe('shows the form', () => {
    it('for terms that it trusts, with what they say, and the focus in its first field', async () => {
      await page.show(token);
      expect(page.of('shown')).to.deep.equal([{type: 'shown', request: terms.id}]);
      expect(page.form!.shadowRoot!.textContent).to.contain('$361.21').and.to.contain(terms.order.reason);
      await until(() => page.form!.shadowRoot!.activeElement === page.input('number'), 'the focus');
    });

    it('without taking the focus while its frame has none, and with it as soon as the host gives it', async () => {
      const real = document.hasFocus.bind(document);
      document.hasFocus = () => false;
      try {
        await page.show(token);
        await aWhile(50);
        expect(document.activeElement === document.body).to.equal(true);
      } finally {
        document.hasFocus = real;
      }
      dispatchEvent(new Event('focus'));
      await until(() => page.form!.shadowRoot!.activeElement === page.input('number'), 'the focus');
    });

    it('again with what was typed, for the same attempt', async () => {
      await page.show(token);
      await page.type('name', 'Valeria');
      page.controller.receive({type: 'show', token, attempt: 1});
      await aWhile(50);
      expect(page.input('name').value).to.equal('Valeria');
      expect(page.of('shown')).to.have.lengthOf(1);
    });

    it('empty for the next attempt', async () => {
      await page.show(token);
      await page.fillIn();
      await page.show(token, 2);
      expect(page.typed).to.deep.equal(['', '', '', '']);
    });

    it('empty after it was hidden', async () => {
      await page.show(token);
      await page.fillIn();
      const {form} = page;
      page.controller.receive({type: 'hide'});
      expect(page.root.childElementCount).to.equal(0);
      const left = [...form!.shadowRoot!.querySelectorAll('input')].map(({value}) => value);
      expect(left).to.deep.equal(['', '', '', '']);
      await page.show(token);
      expect(page.typed).to.deep.equal(['', '', '', '']);
    });

    it('that was asked for last', async () => {
      const other = makeTerms({agentKey: terms.agentKey!});
      const signed = await signer.sign(other); // before the first is asked for, which must have no time to come
      page.controller.receive({type: 'show', token, attempt: 1});
      await page.show(signed);
      await aWhile(50);
      expect(page.of('shown')).to.deep.equal([{type: 'shown', request: other.id}]);
      expect(page.root.childElementCount).to.equal(1);
    });

    it('not after it was hidden meanwhile', async () => {
      page.controller.receive({type: 'show', token, attempt: 1});
      page.controller.receive({type: 'hide'});
      await aWhile(50);
      expect(page.root.childElementCount).to.equal(0);
      expect(page.of('shown')).to.deep.equal([]);
    });
  });

  describe('shows a notice in its place', () => {
    it('on another page than the terms name', async () => {
      page.end();
      page = new Page(signer, 'https://evil.example');
      await page.show(token);
      expect(page.form === null).to.equal(true);
      expect(page.of('rejected')).to.deep.equal([{type: 'rejected', fault: 'embedder'}]);
    });

    it('when the time of the terms is over by the authority’s clock', async () => {
      const clockOffsetMs = 24 * 60 * 60_000;
      page.controller.receive({type: 'settings', theme: {}, locale: 'en', direction: 'ltr', clockOffsetMs});
      await page.show(token);
      expect(page.of('rejected')).to.deep.equal([{type: 'rejected', fault: 'expired'}]);
    });

    it('by a clock that nobody can set: the machine’s own may jump by a year', async () => {
      page.controller.receive({type: 'settings', theme: {}, locale: 'en', direction: 'ltr', clockOffsetMs: 0});
      const {now} = Date;
      try {
        Date.now = () => now() + 366 * 24 * 60 * 60_000;
        await page.show(token);
        expect(page.of('rejected')).to.deep.equal([]);
        expect(page.form!.now()).to.be.closeTo(now(), 60_000);
      } finally {
        Date.now = now;
      }
    });

    it('when the agent’s key is on no curve', async () => {
      const offCurve = encodeBase64url(Uint8Array.of(4, ...new Uint8Array(64).fill(7)));
      await page.show(await signer.sign({...terms, agentKey: offCurve}));
      expect(page.of('rejected')).to.deep.equal([{type: 'rejected', fault: 'claims'}]);
    });

    it('which can be closed', async () => {
      await page.show('x');
      await page.notice!.updateComplete;
      page.notice!.shadowRoot!.querySelector('button')!.click();
      expect(page.of('close')).to.have.lengthOf(1);
    });

    it('and the form again for terms that are right', async () => {
      await page.show('x');
      await page.show(token);
      expect(page.notice === null && page.form !== null).to.equal(true);
    });
  });

  describe('seals the card', () => {
    it('so that the agent who asked can open it', async () => {
      await page.show(token, 3);
      await page.fillIn();
      await page.payable();
      page.pay();
      await until(() => page.of('sealed').length > 0, 'the seal');
      const [{sealed, request, attempt}] = page.of('sealed') as [Extract<FromPay, {type: 'sealed'}>];
      expect([request, attempt]).to.deep.equal([terms.id, 3]);
      expect(await open({sealed, token, attempt: 3, keyPair})).to.deep.equal({
        kind: 'card',
        pan: '4111111111111111',
        cardholderName: 'Valeria Rossi',
        expiry: {month: 12, year: 2031},
        securityCode: '737',
      });
    });

    it('once, however often Pay is pressed', async () => {
      await page.show(token);
      await page.fillIn();
      await page.payable();
      for (let press = 0; press < 5; press++) page.pay();
      await until(() => page.of('sealed').length > 0, 'the seal');
      page.pay();
      await sendKeys({press: 'Enter'});
      await aWhile(100);
      expect(page.of('sealed')).to.have.lengthOf(1);
    });

    it('once, and only in clear sight, whatever the form says', async () => {
      await page.show(token);
      const enter = () => page.form!.dispatchEvent(new CardEnteredEvent(CARD));
      // on a machine that took half a second to come to this it is in clear sight already
      if (page.form!.held) {
        enter();
        await aWhile(100);
        expect(page.of('sealed')).to.deep.equal([]);
      }
      await until(() => !page.form!.held, 'the sight');
      enter();
      enter();
      await until(() => page.of('sealed').length > 0, 'the seal');
      await aWhile(100);
      expect(page.of('sealed')).to.have.lengthOf(1);
    });

    it('and shows a notice when it is no card that the terms ask for', async () => {
      await page.show(token);
      await until(() => !page.form!.held, 'the sight');
      page.form!.dispatchEvent(new CardEnteredEvent({kind: 'gift-card', number: '12345678'}));
      await until(() => page.notice !== null, 'the notice');
      expect(page.of('sealed')).to.deep.equal([]);
    });

    it('and forgets what was typed, before the host says anything', async () => {
      await page.show(token);
      await page.fillIn();
      await page.payable();
      page.pay();
      await until(() => page.of('sealed').length > 0, 'the seal');
      expect(page.typed).to.deep.equal(['', '', '', '']);
      await aWhile(50);
      expect(page.said.at(-1)!.type).to.equal('sealed');
    });

    it('and tells nobody when it was hidden meanwhile', async () => {
      await page.show(token);
      await page.fillIn();
      await page.payable();
      page.pay();
      page.controller.receive({type: 'hide'});
      await aWhile(100);
      expect(page.of('sealed')).to.deep.equal([]);
    });

    it('and not the one that the customer leaves while it is made: what was typed stays, and pays later', async () => {
      await page.show(token);
      await page.fillIn();
      await page.payable();
      page.pay();
      page.form!.dispatchEvent(new CardClosedEvent());
      await aWhile(100);
      expect(page.of('sealed')).to.deep.equal([]);
      expect(page.of('close').length).to.equal(1);
      expect(page.typed).to.deep.equal(['4111 1111 1111 1111', 'Valeria Rossi', '12/31', '737']);
      page.controller.receive({type: 'show', token, attempt: 1});
      await page.form!.updateComplete;
      await page.payable();
      page.pay();
      await until(() => page.of('sealed').length > 0, 'the seal');
      await aWhile(50);
      expect(page.of('sealed').length).to.equal(1);
    });

    it('for the next attempt as well, when the card was refused', async () => {
      for (const attempt of [1, 2]) {
        await page.show(token, attempt);
        await page.fillIn();
        await page.payable();
        page.pay();
        await until(() => page.of('sealed').length === attempt, 'the seal');
        page.controller.receive({type: 'hide'});
      }
      const [first, second] = page.of('sealed');
      expect((await open({...first!, token, keyPair})).kind).to.equal('card');
      expect((await open({...second!, token, keyPair})).kind).to.equal('card');
    });
  });

  describe('lets nobody pay', () => {
    it('within half a second of the form’s appearance', async () => {
      const at = performance.now();
      await page.show(token);
      for (const [name, text] of Object.entries({
        number: '4111111111111111',
        name: 'V',
        expiry: '12/31',
        code: '737',
      })) {
        const input = page.input(name);
        input.value = text;
        input.dispatchEvent(new InputEvent('input', {bubbles: true}));
      }
      await page.form!.updateComplete;
      // a machine that took longer than that to fill in the form has nothing left to press too early
      const isEarly = performance.now() - at < 400;
      if (isEarly) {
        expect(page.isPayable).to.equal(false);
        page.pay();
        await aWhile(50);
        expect(page.of('sealed')).to.deep.equal([]);
      }
      await page.payable();
      expect(performance.now() - at).to.be.greaterThan(400);
    });

    it('while something lies over the button, and for half a second after', async function () {
      await page.show(token);
      await page.fillIn();
      await page.payable();
      const cover = document.createElement('div');
      cover.style.cssText = 'position: fixed; inset: 0; background: white; opacity: 0.01; pointer-events: none';
      document.body.append(cover);
      // Only Chromium looks whether something lies over an element.
      if (!('isVisible' in IntersectionObserverEntry.prototype)) return cover.remove();
      await until(() => !page.isPayable, 'Pay being held');
      const says = () => page.form!.shadowRoot!.querySelector('#pay-hint')!.textContent!.trim();
      await until(() => says() === 'This page hides part of the form. Bring all of it into view, then pay.', 'why');
      const announced = () => page.form!.shadowRoot!.querySelector('#announcer')!.textContent;
      await until(() => announced() === says(), 'why, for screen readers');
      const {x, y, width, height} = page.form!.payButton!.getBoundingClientRect();
      await sendMouse({type: 'click', position: [Math.round(x + width / 2), Math.round(y + height / 2)]});
      await aWhile(50);
      expect(page.of('sealed')).to.deep.equal([]);
      cover.remove();
      const at = performance.now();
      await page.payable();
      expect(performance.now() - at).to.be.greaterThan(450);
      await until(() => says() === '', 'nothing more to say');
    });
  });

  it('tells which fields are done, and only when that changes', async () => {
    await page.show(token);
    await page.type('number', '4111111111111111');
    await page.type('code', '737');
    await until(() => page.of('stage').length >= 3, 'three stages');
    const done = page.of('stage').map(({stage}) => stage.done.join());
    expect(done).to.deep.equal(['', 'number', 'number,code']);
    expect(JSON.stringify(page.said).includes('4111')).to.equal(false);
  });

  it('tells when the customer wants back to the chat', async () => {
    await page.show(token);
    page.form!.shadowRoot!.querySelector<HTMLElement>('.back')!.click();
    expect(page.of('close')).to.have.lengthOf(1);
    await page.type('name', 'V');
    await sendKeys({press: 'Escape'});
    expect(page.of('close')).to.have.lengthOf(2);
  });
});
