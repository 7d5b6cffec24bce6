import {expect, fixture, html, oneEvent} from '@open-wc/testing';
import {sendKeys} from '@web/test-runner-commands';

import type {Draft} from '../../src/request/draft.js';
import {draftOf} from '../../src/request/draft.js';
import type {DeskConfirmation} from '../../src/vault/desk-ui/confirmation.js';
import '../../src/vault/desk-ui/define.js';
import type {DeskNotice, Notice} from '../../src/vault/desk-ui/notice.js';
import type {DeskSignIn} from '../../src/vault/desk-ui/sign-in.js';
import {makeTerms} from '../helpers/terms.js';

const words = (node: Element | null | undefined) => node?.textContent?.replace(/\s+/g, ' ').trim() ?? '';
const textOf = (el: Element) => words(el.shadowRoot!.querySelector('section'));
const named = (el: Element, name: string) =>
  [...el.shadowRoot!.querySelectorAll('button')].find((button) => words(button) === name)!;

/** Counts an event at the document, where the vault's pages could listen. */
function counted(type: keyof GlobalEventHandlersEventMap): () => number {
  let count = 0;
  document.addEventListener(type, () => count++);
  return () => count;
}

describe('<chatpay-desk-sign-in>', () => {
  const render = (busy = false, failed = false) =>
    fixture<DeskSignIn>(html`
      <chatpay-desk-sign-in lang="en" agent="ana" .busy=${busy} .failed=${failed}></chatpay-desk-sign-in>
    `);

  it('asks the agent whom the page knows to sign in', async () => {
    const el = await render();
    expect(textOf(el)).to.contain('Sign in as ana');
    const wanted = oneEvent(document, 'chatpay-desk-signed-in-wanted');
    named(el, 'Sign in').click();
    await wanted;
  });

  it('asks once while the signing in is under way', async () => {
    const el = await render(true);
    const count = counted('chatpay-desk-signed-in-wanted');
    named(el, 'Signing in…').click();
    expect(count()).to.equal(0);
  });

  it('says what to do when it did not work', async () => {
    const el = await render(false, true);
    expect(words(el.shadowRoot!.querySelector('[role=alert]'))).to.contain('Check your connection');
  });
});

describe('<chatpay-desk-confirmation>', () => {
  const draft = draftOf(makeTerms());
  const render = (overrides: Partial<DeskConfirmation> = {}, of: Draft = draft) =>
    fixture<DeskConfirmation>(html`
      <chatpay-desk-confirmation
        lang="en-US"
        merchant-name="Example Shop"
        .draft=${of}
        .busy=${overrides.busy ?? false}
        .problem=${overrides.problem}
      ></chatpay-desk-confirmation>
    `);

  it('shows what will be asked, of the draft itself', async () => {
    const text = textOf(await render());
    for (const part of ['$361.21', draft.order.reason, 'Example Shop', '10 minutes', 'Card']) {
      expect(text).to.contain(part);
    }
  });

  it('shows the parts of an order that has them', async () => {
    const money = (minorUnits: number) => ({minorUnits, currency: 'USD'});
    const order = {...draft.order, number: 'SO-7', subtotal: money(33000), tax: money(3121)};
    const text = textOf(
      await render({}, {...draft, order, fields: {kinds: ['card', 'gift-card'], securityCode: true}}),
    );
    for (const part of ['SO-7', '$330.00', '$31.21', 'Card or gift card']) expect(text).to.contain(part);
  });

  it('has Send under the finger: Enter sends', async () => {
    await render();
    const sent = oneEvent(document, 'chatpay-draft-sent');
    await sendKeys({press: 'Enter'});
    await sent;
  });

  it('goes back by Back and by Escape', async () => {
    const el = await render();
    const count = counted('chatpay-draft-back');
    named(el, 'Back').click();
    await sendKeys({press: 'Escape'});
    expect(count()).to.equal(2);
  });

  it('sends once, and can still be left, while it is being signed', async () => {
    const el = await render({busy: true});
    const [sent, back] = [counted('chatpay-draft-sent'), counted('chatpay-draft-back')];
    named(el, 'Sending…').click();
    named(el, 'Back').click();
    expect([sent(), back()]).to.deep.equal([0, 1]);
  });

  const PROBLEMS: [problem: string, says: string][] = [
    ['unreachable', 'press Send again'],
    ['unauthenticated', 'sign in again'],
    ['mismatch', 'Nothing was sent'],
    ['over-ceiling', 'above your limit'],
    ['card-number-in-text', 'holds a card number'],
    ['not-in-conversation', 'no longer in this conversation'],
    ['id-reused', 'make a new one'],
    ['superseded-open', 'cancel it first'],
    ['too-many', 'Wait a minute'],
    ['wrong-role', 'was not accepted'],
  ];
  for (const [problem, says] of PROBLEMS) {
    it(`says what to do about ${problem}`, async () => {
      const el = await render({problem});
      expect(words(el.shadowRoot!.querySelector('[role=alert]'))).to.contain(says);
    });
  }

  it('shows nothing without a draft', async () => {
    const el = await fixture(html`<chatpay-desk-confirmation></chatpay-desk-confirmation>`);
    expect(el.shadowRoot!.textContent.trim()).to.equal('');
  });
});

describe('<chatpay-desk-notice>', () => {
  const NOTICES: [notice: Notice, says: string][] = [
    ['terms-rejected', 'cannot be trusted'],
    ['key-lost', 'cannot be opened here'],
    ['open-failed', 'could not be opened'],
    ['key-destroyed', 'key was destroyed'],
    ['other-desk', 'another tab'],
    ['other', 'went wrong'],
  ];
  for (const [notice, says] of NOTICES) {
    it(`says what ${notice} means, at once, and can be closed`, async () => {
      const el = await fixture<DeskNotice>(
        html`<chatpay-desk-notice lang="en" .notice=${notice}></chatpay-desk-notice>`,
      );
      expect(words(el.shadowRoot!.querySelector('[role=alert] h1'))).to.contain(says);
      expect(words(el.shadowRoot!.querySelector('.detail')).length).to.be.greaterThan(20);
      el.focus();
      const closed = oneEvent(document, 'chatpay-notice-closed');
      await sendKeys({press: 'Enter'});
      await closed;
    });
  }
});
