import {expect} from 'chai';

import {createId} from '../../src/request/ids.js';
import type {Party} from '../../src/request/participant.js';
import {stateOf, type PaymentState} from '../../src/request/state.js';
import type {Store} from '../../src/server/store.js';
import {open, seal} from '../../src/vault/sealing.js';
import {CUSTOMER, AGENT} from '../helpers/commands.js';
import {figure} from '../helpers/figure.js';
import {makeBackend, submits, views, type Backend} from '../server/backend.js';
import {CARD, makeKeyPair, pointOf} from '../vault/keys-helper.js';

const give = (type: string, request: string) => ({type, id: createId(), request});

/** What has been recorded of a request. */
async function typesOf(backend: Backend, request: string): Promise<string[]> {
  const {events} = await backend.store.log.load('conversation-1', [request]);
  return events.filter((event) => event.request === request).map(({type}) => type);
}

/** What a request is at the authority’s time. */
async function statusOf(backend: Backend, request: string): Promise<PaymentState['status'] | undefined> {
  const {events} = await backend.store.log.load('conversation-1', [request]);
  return stateOf(
    events.filter((event) => event.request === request),
    backend.clock.now,
  )?.status;
}

/**
 * Tries every way to have a card taken twice, against a server whose safe and log are of one kind.
 *
 * @param openStore Opens a new one for each test.
 */
export function itTakesACardOnce(where: string, openStore: () => Store | Promise<Store>): void {
  let backend: Backend;
  let keyPair: CryptoKeyPair;
  let tried = 0;
  const ended = new Set<string>();

  beforeEach(async () => {
    backend = await makeBackend({commandsPerMinute: Infinity, store: await openStore()});
    keyPair = await makeKeyPair();
  });

  /** Asks, and seals a card to what was asked. */
  async function asked() {
    const terms = await backend.ask({agentKey: await pointOf(keyPair)});
    const token = await backend.signer.sign(terms);
    return {id: terms.id, token, sealed: await seal({card: CARD, token, attempt: 1})};
  }

  /** The word against a submission, or `none`. */
  async function ruleOf(by: Party, command: object): Promise<unknown> {
    tried++;
    const {status, body} = await backend.give(by, command);
    return status === 200 ? 'none' : body.rule;
  }

  it('counts once, however often the same command comes and under however many names', async () => {
    const {id, sealed} = await asked();
    const first = {...submits(id), sealed};
    expect(await ruleOf(CUSTOMER, first)).to.equal('none');
    for (let again = 0; again < 10; again++) expect(await ruleOf(CUSTOMER, first)).to.equal('none');
    for (let again = 0; again < 10; again++) {
      expect(await ruleOf(CUSTOMER, {...first, id: createId()})).to.equal('not-now');
      expect(await ruleOf({...CUSTOMER, id: 'customer-2'}, {...first, id: createId()})).to.equal('not-now');
    }
    expect(await typesOf(backend, id)).to.deep.equal(['requested', 'submitted']);
    expect((await backend.store.cardSafe.held()).length).to.equal(1);
  });

  it('does not open as another request’s, nor as the second of its own', async () => {
    const [one, other] = [await asked(), await asked()];
    expect(await ruleOf(CUSTOMER, {...submits(other.id), sealed: one.sealed})).to.equal('none');
    const failed = (attempt: number, token: string) =>
      open({sealed: one.sealed, token, attempt, keyPair}).then(
        () => 'opened',
        (error: {code: string}) => error.code,
      );
    expect(await failed(1, other.token)).to.equal('ERR_OPEN_FAILED');
    expect(await failed(2, one.token)).to.equal('ERR_OPEN_FAILED');
    expect(await failed(1, one.token)).to.equal('opened');
  });

  it('is not taken for the next attempt’s, before that has begun or under the number of the last', async () => {
    const {id, sealed} = await asked();
    expect(await ruleOf(CUSTOMER, {...submits(id), sealed, attempt: 2})).to.equal('wrong-attempt');
    await backend.give(CUSTOMER, {...submits(id), sealed});
    await backend.give(AGENT, views(id));
    await backend.give(AGENT, {...give('refuse', id), attempt: 1});
    expect(await ruleOf(CUSTOMER, {...submits(id), sealed, attempt: 1})).to.equal('wrong-attempt');
    expect(await ruleOf(CUSTOMER, {...submits(id), sealed, attempt: 3})).to.equal('wrong-attempt');
  });

  const ENDINGS: Record<string, (id: string) => Promise<unknown>> = {
    completed: async (id) => {
      await backend.give(CUSTOMER, submits(id));
      await backend.give(AGENT, views(id));
      await backend.give(AGENT, give('complete', id));
    },
    declined: (id) => backend.give(CUSTOMER, give('decline', id)),
    canceled: (id) => backend.give(AGENT, give('cancel', id)),
    ended: (id) => backend.give({role: 'host', id: 'host'}, {...give('end', id), reason: 'chat-closed'}),
    expired: async () => void (backend.clock.now += 24 * 3600_000),
    lapsed: async (id) => {
      await backend.give(CUSTOMER, submits(id));
      await backend.give(AGENT, views(id));
      backend.clock.now += 24 * 3600_000;
    },
  };
  for (const [ending, end] of Object.entries(ENDINGS)) {
    it(`is not taken once the request is ${ending}, and nothing of it is kept`, async () => {
      const {id, sealed} = await asked();
      await end(id);
      // a request that the chat’s end has ended reads as expired
      expect(await statusOf(backend, id)).to.equal(ending === 'ended' ? 'expired' : ending);
      expect(await ruleOf(CUSTOMER, {...submits(id), sealed})).to.be.oneOf(['not-now', 'too-late']);
      await backend.handler.sweep(backend.clock.now);
      expect(await backend.store.cardSafe.held()).to.deep.equal([]);
      ended.add(ending);
    });
  }

  it('is one of 1,000 that come at once, and that one is handed out', async () => {
    const {id, sealed} = await asked();
    const answers = await Promise.all(
      Array.from({length: 1000}, () => ruleOf(CUSTOMER, {...submits(id), sealed, id: createId()})),
    );
    expect(answers.filter((rule) => rule === 'none').length).to.equal(1);
    expect(answers.filter((rule) => rule === 'not-now').length).to.equal(999);
    expect(await typesOf(backend, id)).to.deep.equal(['requested', 'submitted']);
    expect((await backend.store.cardSafe.held()).length).to.equal(1);
    expect([...ended]).to.deep.equal(Object.keys(ENDINGS));
    await figure('T10', `${where}: ${tried} cards sent again, 1,000 of them at once, one card for each attempt`);
  });
}
