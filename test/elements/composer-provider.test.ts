import {expect, oneEvent} from '@open-wc/testing';

import '../../src/elements/composer/define.js';
import type {ComposerElement} from '../../src/elements/composer/composer.js';
import type {FailedEvent, RequestSentEvent} from '../../src/elements/events.js';
import type {Draft} from '../../src/request/draft.js';
import {RefusedError, UnreachableError} from '../../src/request/errors.js';
import type {SignTerms} from '../../src/session/session.js';
import {Stage} from '../../stories/support/stage.js';
import {clearStages, html, LOOKS, onStage, partOf, press, rendered, textOf, until} from '../helpers/stage-elements.js';

const termsOf = ({supersedes: _, ...rest}: Draft) => rest;

describe('<chatpay-composer>, where a payment provider gets the card', () => {
  afterEach(clearStages);

  /** A composer without any vault, and a server that signs what it is asked for, or something else. */
  async function composer({signs = true} = {}) {
    const stage = await (await Stage.create()).start();
    onStage(stage);
    const asked: {command: string; draft: Draft}[] = [];
    const server = {fail: undefined as Error | undefined, change: (draft: Draft) => draft};
    const sign: SignTerms = async (_, ask) => {
      asked.push(ask);
      if (server.fail) throw server.fail;
      return stage.signer.sign(stage.terms(termsOf(server.change(ask.draft))));
    };
    const el = await rendered<ComposerElement>(html`
      <chatpay-composer
        lang="en-US"
        conversation="conversation-1"
        collection="secure-acceptance-hosted"
        amount="361.21"
        reason="Floral Oasis Dress"
        gift-cards
        .session=${stage.agent}
        .sign=${signs ? sign : undefined}
      ></chatpay-composer>
    `);
    await el.show();
    return {el, stage, asked, server};
  }

  async function ask(el: ComposerElement) {
    press(el, 'request');
    await el.updateComplete;
    await until(() => partOf(el, 'send'), 'it asks for the last word');
  }

  const requested = (stage: Stage) => stage.backend.events().filter(({type}) => type === 'requested');

  it('asks for the last word itself, and has the server sign after that alone', async () => {
    const {el, stage, asked} = await composer();
    await ask(el);
    expect(textOf(partOf(el, 'panel')!))
      .to.contain('Send this payment request?')
      .and.to.contain('$361.21');
    expect(el.shadowRoot!.activeElement === partOf(el, 'send')).to.equal(true);
    expect(asked.length).to.equal(0);
    const sent = oneEvent(document, 'chatpay-request-sent') as unknown as Promise<RequestSentEvent>;
    press(el, 'send');
    const {requestId} = await sent;
    const {terms, sentBy} = stage.agent.get(requestId)!.state;
    expect([terms.collection, terms.agentKey, terms.fields.kinds.join(), sentBy.channel]).to.deep.equal([
      'secure-acceptance-hosted',
      undefined,
      'card',
      'chat',
    ]);
    expect(partOf(el, 'panel')!.matches(':popover-open')).to.equal(false);
  });

  for (const {name, apply} of LOOKS) {
    it(`is accessible while it asks, ${name}`, async () => {
      await apply();
      const {el} = await composer();
      await ask(el);
      await expect(el).to.be.accessible();
    });
  }

  it('sends what Send was pressed for, though another conversation is on screen by the time it is signed', async () => {
    const {el, stage} = await composer();
    await ask(el);
    const {sign} = el;
    el.sign = async (...given) => {
      await new Promise((done) => setTimeout(done, 60));
      return sign!(...given);
    };
    press(el, 'send');
    el.conversation = 'conversation-2';
    await el.show();
    await until(() => requested(stage).length > 0, 'it is sent');
    expect(requested(stage)[0]!.conversation).to.equal('conversation-1');
    await new Promise((done) => setTimeout(done, 20));
    expect(partOf(el, 'panel')!.matches(':popover-open')).to.equal(true); // the other’s panel is left alone
    expect(partOf(el, 'send') === undefined).to.equal(true);
  });

  it('goes back to what was typed', async () => {
    const {el, stage} = await composer();
    await ask(el);
    press(el, 'back');
    await until(() => partOf(el, 'amount'), 'the fields are there');
    expect((partOf(el, 'reason') as HTMLTextAreaElement).value).to.equal('Floral Oasis Dress');
    expect(requested(stage).length).to.equal(0);
  });

  it('keeps what was typed and its key when the server cannot be reached, and asks once in the end', async () => {
    const {el, stage, asked, server} = await composer();
    server.fail = new UnreachableError('no server');
    await ask(el);
    press(el, 'send');
    await until(() => textOf(el).includes('could not be made'), 'it says so');
    server.fail = undefined;
    press(el, 'send');
    await until(() => requested(stage).length > 0, 'it is asked');
    expect(asked.map(({command}) => command)).to.deep.equal([asked[0]!.command, asked[0]!.command]);
  });

  it('takes another key after a refusal', async () => {
    const {el, asked, server} = await composer();
    server.fail = new RefusedError('over-ceiling');
    await ask(el);
    for (const times of [1, 2]) {
      press(el, 'send');
      await until(() => asked.length === times && textOf(el).includes('could not be made'), 'it says so');
    }
    expect(asked[0]!.command).to.not.equal(asked[1]!.command);
  });

  it('sends nothing when the server has signed something else', async () => {
    const {el, stage, server} = await composer();
    server.change = (draft) => ({...draft, order: {...draft.order, amount: {minorUnits: 1, currency: 'USD'}}});
    const failed = oneEvent(document, 'chatpay-failed') as unknown as Promise<FailedEvent>;
    await ask(el);
    press(el, 'send');
    expect((await failed).part).to.equal('backend');
    expect(requested(stage).length).to.equal(0);
  });

  it('says that it is not set up without somebody to sign', async () => {
    const {el} = await composer({signs: false});
    await ask(el);
    press(el, 'send');
    await until(() => textOf(el).includes('Ask your administrator'), 'it says so');
  });
});
