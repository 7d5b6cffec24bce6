import {expect} from 'chai';

import type {Delivery} from '../../src/request/command.js';
import type {Terms} from '../../src/request/terms.js';
import type {Party} from '../../src/request/participant.js';
import {AGENT, CUSTOMER, makeRequestCommand} from '../helpers/commands.js';
import {MINUTE, PROVIDER} from '../helpers/events.js';
import {createTestSigner, makeTerms} from '../helpers/terms.js';
import {BASE, completes, freshId, makeBackend, opens, submits, submitted, views, type Backend} from './backend.js';

const typesOf = async ({store}: Backend, request: string, conversation = 'conversation-1') =>
  (await store.log.load(conversation, [request])).events.map(({type}) => type);

describe('asking for a payment', () => {
  it('is accepted for terms that the merchant signed', async () => {
    const backend = await makeBackend();
    const {id} = await backend.ask();
    expect(await typesOf(backend, id)).to.deep.equal(['requested']);
  });

  const bad: [what: string, rule: string, make: (backend: Backend) => Promise<unknown>][] = [
    ['another signer signed', 'terms-invalid', async () => makeRequestCommand(await createTestSigner(), makeTerms())],
    [
      'were changed after signing',
      'terms-invalid',
      async ({signer}) => {
        const command = await makeRequestCommand(signer, makeTerms());
        const other = await makeRequestCommand(signer, withReason('Something else', command.request));
        const [head, , signature] = command.token.split('.');
        return {...command, token: [head, other.token.split('.')[1], signature].join('.')};
      },
    ],
    [
      'are for another vault',
      'terms-invalid',
      async ({signer}) => makeRequestCommand(signer, makeTerms({audience: 'https://evil.example'})),
    ],
    [
      'are for another conversation',
      'wrong-conversation',
      async ({signer}) => makeRequestCommand(signer, makeTerms({conversation: 'conversation-2'})),
    ],
    [
      'name another agent',
      'wrong-agent',
      async ({signer}) => makeRequestCommand(signer, makeTerms({agent: 'agent-2'})),
    ],
    [
      'have another id than the command',
      'terms-invalid',
      async ({signer}) => ({...(await makeRequestCommand(signer, makeTerms())), request: 'another'}),
    ],
    [
      'are over',
      'too-late',
      async ({signer}) => makeRequestCommand(signer, makeTerms({createdAt: 1000, expiresAt: 2000})),
    ],
    [
      'hold a card number in the reason',
      'card-number-in-text',
      async ({signer}) => makeRequestCommand(signer, withReason('card 4111 1111 1111 1111')),
    ],
    [
      'hold a card number in a line',
      'card-number-in-text',
      async ({signer}) => {
        const {order} = makeTerms();
        const lines = [{name: 'shoes 5555-5555-5555-4444', quantity: 1, amount: order.amount}];
        return makeRequestCommand(signer, makeTerms({order: {...order, lines}}));
      },
    ],
  ];
  for (const [what, rule, make] of bad) {
    it(`is refused for terms that ${what}`, async () => {
      const backend = await makeBackend();
      const {status, body} = await backend.give(AGENT, await make(backend));
      expect([status, body.rule]).to.deep.equal([409, rule]);
      expect((await backend.store.log.load('conversation-1', [])).sequence).to.equal(0);
    });
  }

  it('is one request however often the command comes, even when its time is over', async () => {
    const backend = await makeBackend();
    const terms = makeTerms();
    const command = await makeRequestCommand(backend.signer, terms);
    const answers = await Promise.all([1, 2, 3].map(() => backend.give(AGENT, command)));
    backend.clock.now = terms.expiresAt + 1;
    answers.push(await backend.give(AGENT, command));
    expect(answers.map(({status}) => status)).to.deep.equal([200, 200, 200, 200]);
    expect(await typesOf(backend, terms.id)).to.deep.equal(['requested']);
  });

  it('is refused a second time under another command id', async () => {
    const backend = await makeBackend();
    const command = await makeRequestCommand(backend.signer, makeTerms());
    await backend.give(AGENT, command);
    expect((await backend.give(AGENT, {...command, id: freshId()})).body.rule).to.equal('duplicate-request');
  });

  it('can replace a request that is over, and none that is open', async () => {
    const backend = await makeBackend();
    const {id} = await backend.ask();
    const again = await makeRequestCommand(backend.signer, makeTerms({supersedes: id}));
    expect((await backend.give(AGENT, again)).body.rule).to.equal('superseded-open');
    await backend.give(AGENT, {type: 'cancel', id: freshId(), request: id});
    expect((await backend.give(AGENT, again)).status).to.equal(200);
  });
});

describe('asking for an order’s payment by link', () => {
  const SMS: Delivery = {channel: 'sms', phone: '+12015550123'};
  const BEN: Party = {role: 'agent', id: 'agent-2'};

  async function byLink({signer}: Backend, overrides: Partial<Terms> & {number?: string} = {}, delivery = SMS) {
    const {number = '1042', ...rest} = overrides;
    const {order} = makeTerms();
    const terms = makeTerms({collection: 'unified-checkout', order: {...order, number}, ...rest});
    return {...(await makeRequestCommand(signer, terms)), delivery};
  }

  for (let round = 1; round <= 5; round++) {
    it(`makes one link of two Sends in the same moment, and tells the other why: ${round}`, async () => {
      const backend = await makeBackend();
      const [ana, ben] = await Promise.all([byLink(backend), byLink(backend, {agent: 'agent-2'})]);
      const answers = await Promise.all([backend.give(AGENT, ana), backend.give(BEN, ben)]);
      expect(answers.map(({status}) => status).sort()).to.deep.equal([200, 409]);
      expect(answers.find(({status}) => status === 409)?.body.rule).to.equal('order-open');
      expect((await backend.store.log.load('conversation-1', [ana.request, ben.request])).events).to.have.length(1);
    });
  }

  it('takes another once the first is over', async () => {
    const backend = await makeBackend();
    const first = await byLink(backend);
    const second = await byLink(backend);
    await backend.give(AGENT, first);
    expect((await backend.give(AGENT, second)).body.rule).to.equal('order-open');
    await backend.give(AGENT, {type: 'cancel', id: freshId(), request: first.request});
    expect((await backend.give(AGENT, second)).status).to.equal(200);
    backend.clock.now += 11 * 60_000; // it has expired
    expect((await backend.give(AGENT, await byLink(backend, {supersedes: second.request}))).status).to.equal(200);
  });

  it('takes the same command again, the same link another way, another order, and any number in the chat', async () => {
    const backend = await makeBackend();
    const first = await byLink(backend);
    const {request} = first;
    await backend.give(AGENT, first);
    for (const command of [
      first,
      {type: 'resend', id: freshId(), request, delivery: {channel: 'whatsapp', phone: '+12015550199'}},
      await byLink(backend, {number: '1043'}),
      await byLink(backend, {}, {channel: 'chat'}),
      await byLink(backend, {}, {channel: 'chat'}),
    ]) {
      expect((await backend.give(AGENT, command)).status).to.equal(200);
    }
  });

  it('sees every request of a long conversation', async () => {
    const backend = await makeBackend({commandsPerMinute: 1000});
    const first = await byLink(backend);
    await backend.give(AGENT, first);
    for (let times = 0; times < 300; times++) {
      await backend.give(AGENT, {type: 'resend', id: freshId(), request: first.request, delivery: SMS});
    }
    expect((await backend.give(AGENT, await byLink(backend))).body.rule).to.equal('order-open');
  });
});

describe('giving a command twice', () => {
  it('records it once, and answers the same', async () => {
    const backend = await makeBackend();
    const {id} = await backend.ask();
    const submit = submits(id);
    const answers = await Promise.all(Array.from({length: 8}, () => backend.give(CUSTOMER, submit)));
    expect(answers.map(({status}) => status)).to.deep.equal(Array.from({length: 8}, () => 200));
    expect(await typesOf(backend, id)).to.deep.equal(['requested', 'submitted']);
    expect((await backend.store.cardSafe.held()).length).to.equal(1);
  });

  it('hands the card out again for the same view, once as an event', async () => {
    const backend = await makeBackend();
    const id = await submitted(backend);
    const view = views(id);
    const [first, second] = [await backend.give(AGENT, view), await backend.give(AGENT, view)];
    expect(second.body.sealed).to.deep.equal(first.body.sealed);
    expect(await typesOf(backend, id)).to.deep.equal(['requested', 'submitted', 'viewed']);
  });

  it('is refused when the id was another command', async () => {
    const backend = await makeBackend();
    const {id} = await backend.ask();
    const open = opens(id);
    await backend.give(CUSTOMER, open);
    expect((await backend.give(CUSTOMER, {...open, type: 'decline'})).body.rule).to.equal('id-reused');
  });

  it('brings no card back after the request has ended', async () => {
    const backend = await makeBackend();
    const {id} = await backend.ask();
    const submit = submits(id);
    await backend.give(CUSTOMER, submit);
    await backend.give(AGENT, {type: 'cancel', id: freshId(), request: id});
    expect((await backend.give(CUSTOMER, submit)).status).to.equal(200);
    expect(await backend.store.cardSafe.held()).to.deep.equal([]);
  });
});

describe('many at once', () => {
  it('has one of 64 cards accepted, and that one is handed out', async () => {
    const backend = await makeBackend({commandsPerMinute: Infinity});
    const {id} = await backend.ask();
    const letters = Array.from(
      {length: 64},
      (_, index) => 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_'[index] ?? '',
    );
    const answers = await Promise.all(letters.map((letter) => backend.give(CUSTOMER, submits(id, letter))));
    const accepted = letters.filter((_, index) => answers[index]?.status === 200);
    expect(accepted.length).to.equal(1);
    expect(answers.filter(({body}) => body.rule === 'not-now').length).to.equal(63);
    const {body} = await backend.give(AGENT, views(id));
    expect((body.sealed as {ct: string}).ct[0]).to.equal(accepted[0]);
    expect((await backend.store.cardSafe.held()).length).to.equal(1);
  });

  it('lets every customer of a busy conversation through, however many they are', async () => {
    const backend = await makeBackend({commandsPerMinute: Infinity});
    const terms = await Promise.all(Array.from({length: 64}, () => backend.ask()));
    const answers = await Promise.all(terms.map(({id}) => backend.give(CUSTOMER, opens(id))));
    expect(answers.filter(({status}) => status === 200).length).to.equal(64);
    expect((await backend.store.log.load('conversation-1', [])).sequence).to.equal(128);
  });

  it('has two servers on one log agree on one winner', async () => {
    const one = await makeBackend();
    const two = await makeBackend({store: one.store, signer: one.signer, clock: one.clock});
    const {id} = await one.ask();
    const answers = await Promise.all([one.give(CUSTOMER, submits(id, 'A')), two.give(CUSTOMER, submits(id, 'B'))]);
    expect(answers.filter(({status}) => status === 200).length).to.equal(1);
    expect((await two.store.cardSafe.held()).length).to.equal(1);
  });
});

describe('endings', () => {
  const decline = (request: string) => ({type: 'decline', id: freshId(), request});
  const cancel = (request: string) => ({type: 'cancel', id: freshId(), request});

  it('destroys the card and tells it, when the agent completes', async () => {
    const backend = await makeBackend();
    const id = await submitted(backend);
    await backend.give(AGENT, views(id));
    await backend.give(AGENT, completes(id));
    expect([await backend.store.cardSafe.held(), backend.ended]).to.deep.equal([[], [id]]);
  });

  it('destroys the card and tells it, when the agent cancels', async () => {
    const backend = await makeBackend();
    const id = await submitted(backend);
    await backend.give(AGENT, cancel(id));
    expect([await backend.store.cardSafe.held(), backend.ended]).to.deep.equal([[], [id]]);
  });

  it('tells it when the customer declines', async () => {
    const backend = await makeBackend();
    const {id} = await backend.ask();
    await backend.give(CUSTOMER, decline(id));
    expect(backend.ended).to.deep.equal([id]);
  });

  it('destroys a refused card at once, and does not call that an ending: another may come', async () => {
    const backend = await makeBackend();
    const id = await submitted(backend);
    await backend.give(AGENT, {type: 'refuse', id: freshId(), request: id, attempt: 1, reason: 'declined'});
    expect([await backend.store.cardSafe.held(), backend.ended]).to.deep.equal([[], []]);
    await backend.give(CUSTOMER, submits(id, 'B', 2));
    const {body} = await backend.give(AGENT, views(id));
    expect(body.sealed).to.deep.include({attempt: 2, ct: 'B'.repeat(704)});
  });

  it('destroys what time has ended by a sweep, and keeps the rest', async () => {
    const backend = await makeBackend();
    const id = await submitted(backend, {holdMs: 60_000});
    const other = await submitted(backend, {holdMs: 120_000});
    backend.clock.now += 60_000;
    await backend.handler.sweep();
    expect((await backend.store.cardSafe.held()).map(({request}) => request)).to.deep.equal([other]);
    expect(backend.ended).to.deep.equal([id]);
  });

  it("sweeps a little with anybody's next command", async () => {
    const backend = await makeBackend();
    const id = await submitted(backend, {holdMs: 60_000});
    backend.clock.now += 60_000;
    await backend.give({role: 'customer', id: 'somebody'}, opens('whatever'), 'conversation-2');
    expect([await backend.store.cardSafe.held(), backend.ended]).to.deep.equal([[], [id]]);
  });

  it('hands no card out once its time is over, swept or not', async () => {
    const backend = await makeBackend();
    const id = await submitted(backend, {holdMs: 60_000});
    const view = views(id);
    expect((await backend.give(AGENT, view)).status).to.equal(200);
    backend.clock.now += 60_000;
    expect((await backend.give(AGENT, view)).body.rule).to.equal('too-late');
  });

  it('says that a card is gone when the safe has lost it, and records no view', async () => {
    const backend = await makeBackend();
    const id = await submitted(backend);
    await backend.store.cardSafe.delete(id);
    expect((await backend.give(AGENT, views(id))).body.rule).to.equal('card-gone');
    expect(await typesOf(backend, id)).to.deep.equal(['requested', 'submitted']);
  });

  it('sweeps up a card that a failed server left behind, after a while', async () => {
    const backend = await makeBackend();
    const {id, conversation} = await backend.ask();
    const {now} = backend.clock;
    const {sealed} = submits(id);
    const orphan = {conversation, request: id, command: 'lost', attempt: 1, sealed, since: now, until: now + 600_000};
    await backend.store.cardSafe.put(orphan);
    await backend.handler.sweep(now + 59_000);
    expect((await backend.store.cardSafe.held()).length).to.equal(1);
    await backend.handler.sweep(now + 61_000);
    expect(await backend.store.cardSafe.held()).to.deep.equal([]);
  });

  it('is not swept up as nobody’s while it is recorded, although the machine sleeps meanwhile', async () => {
    const backend = await makeBackend();
    const {id} = await backend.ask();
    const {log} = backend.store;
    log.append = async (...args) => {
      backend.clock.now += 5 * MINUTE;
      await backend.handler.sweep();
      Reflect.deleteProperty(log, 'append');
      return log.append(...args);
    };
    const submit = submits(id);
    expect((await backend.give(CUSTOMER, submit)).status).to.equal(200);
    expect((await backend.give(AGENT, views(id))).body.sealed).to.include(submit.sealed);
  });

  describe('of which a server knew, and failed before it was recorded,', () => {
    /** A request whose card was put into the safe by a server that failed then; `submit` is the command that brought it. */
    async function leftBehind() {
      const backend = await makeBackend();
      const {id} = await backend.ask();
      const submit = submits(id);
      backend.store.log.append = () => Promise.reject(new Error('killed'));
      expect((await backend.give(CUSTOMER, submit)).status).to.equal(503);
      Reflect.deleteProperty(backend.store.log, 'append');
      expect((await backend.store.cardSafe.held()).length).to.equal(1);
      return {backend, id, submit};
    }

    it('stays for its whole time when it comes again later', async () => {
      const {backend, id, submit} = await leftBehind();
      backend.clock.now += 8 * MINUTE;
      expect((await backend.give(CUSTOMER, submit)).status).to.equal(200);
      backend.clock.now += 9 * MINUTE; // ten from then on
      await backend.handler.sweep();
      expect((await backend.give(AGENT, views(id))).body.sealed).to.include(submit.sealed);
    });

    it('is not swept up as nobody’s by another server while it comes again', async () => {
      const {backend, id, submit} = await leftBehind();
      const {signer, store, clock} = backend;
      const {cardSafe, log} = store;
      const other = await makeBackend({store, signer, clock});
      backend.clock.now += 2 * MINUTE;
      const before = await cardSafe.held();
      cardSafe.held = () => Promise.resolve(before); // a sweep that looked just before it came
      log.append = async (...args) => {
        await other.handler.sweep();
        Reflect.deleteProperty(log, 'append');
        return log.append(...args);
      };
      expect((await backend.give(CUSTOMER, submit)).status).to.equal(200);
      expect((await backend.give(AGENT, views(id))).body.sealed).to.include(submit.sealed);
    });
  });

  describe('that lost against another, on a server that failed before it was taken back,', () => {
    /** Two cards at once: the first one counts, and the second one lies in the safe still. */
    async function beaten() {
      const backend = await makeBackend();
      const {id} = await backend.ask();
      const [won, lost] = [submits(id, 'A'), submits(id, 'B')];
      const {log, cardSafe} = backend.store;
      const append = log.append.bind(log);
      log.append = async (...args) => {
        log.append = append;
        expect((await backend.give(CUSTOMER, won)).status).to.equal(200);
        return append(...args);
      };
      cardSafe.delete = () => Promise.reject(new Error('killed'));
      expect((await backend.give(CUSTOMER, lost)).status).to.equal(503);
      Reflect.deleteProperty(cardSafe, 'delete');
      const held = async () => (await cardSafe.held()).map(({command}) => command);
      expect(await held()).to.have.members([won.id, lost.id]);
      const next = () => makeBackend({store: backend.store, signer: backend.signer, clock: backend.clock});
      return {backend, id, won, lost, held, next};
    }

    it('goes with the next server’s first command, from whomever', async () => {
      const {won, held, next} = await beaten();
      const after = await next();
      await after.give({role: 'customer', id: 'somebody'}, opens('whatever'), 'conversation-2');
      expect(await held()).to.deep.equal([won.id]);
    });

    it('goes by a sweep, and the one that counts stays', async () => {
      const {backend, id, won, held} = await beaten();
      await backend.handler.sweep();
      expect(await held()).to.deep.equal([won.id]);
      expect((await backend.give(AGENT, views(id))).body.sealed).to.include(won.sealed);
    });

    it('goes when it comes again and is refused, though nothing is swept', async () => {
      const {backend, won, lost, held} = await beaten();
      expect((await backend.give(CUSTOMER, lost)).status).to.equal(409);
      expect(await held()).to.deep.equal([won.id]);
    });

    it('stays out of the way of the next attempt', async () => {
      const {backend, id, held} = await beaten();
      await backend.give(AGENT, {type: 'refuse', id: freshId(), request: id, attempt: 1});
      const second = submits(id, 'C', 2);
      expect((await backend.give(CUSTOMER, second)).status).to.equal(200);
      await backend.handler.sweep();
      expect(await held()).to.deep.equal([second.id]);
    });
  });

  it('goes by a sweep when the agent refused it and the server failed before it was destroyed', async () => {
    const backend = await makeBackend();
    const id = await submitted(backend);
    const {cardSafe} = backend.store;
    cardSafe.delete = () => Promise.reject(new Error('killed'));
    await backend.give(AGENT, {type: 'refuse', id: freshId(), request: id, attempt: 1});
    Reflect.deleteProperty(cardSafe, 'delete');
    await backend.handler.sweep();
    expect([await cardSafe.held(), backend.ended]).to.deep.equal([[], []]);
  });

  it('is not taken back from another server that has yet to record it, when the same command is refused here', async () => {
    const backend = await makeBackend();
    const {id} = await backend.ask();
    const {store, signer} = backend;
    const other = await makeBackend({store, signer, clock: {now: backend.clock.now}});
    const submit = submits(id);
    const {log} = store;
    const append = log.append.bind(log);
    log.append = async (...args) => {
      log.append = append;
      const again = {...submit, attempt: 2};
      expect((await other.give(CUSTOMER, again)).body.rule).to.equal('wrong-attempt');
      return append(...args);
    };
    expect((await backend.give(CUSTOMER, submit)).status).to.equal(200);
    expect((await backend.give(AGENT, views(id))).body.sealed).to.include(submit.sealed);
  });

  it('is swept up without a timer when the server that left it behind came back too early to tell', async () => {
    const before = await makeBackend();
    const {id} = await before.ask();
    before.store.log.append = () => Promise.reject(new Error('killed'));
    await before.give(CUSTOMER, submits(id));
    Reflect.deleteProperty(before.store.log, 'append');
    const {store, signer, clock} = before;
    const after = await makeBackend({store, signer, clock});
    const come = () => after.give({role: 'customer', id: 'somebody'}, opens('whatever'), 'conversation-2');
    await come();
    expect((await store.cardSafe.held()).length).to.equal(1);
    clock.now += MINUTE;
    await come();
    expect(await store.cardSafe.held()).to.deep.equal([]);
  });

  it('destroys what an ending has left behind, when a server failed between the two, as soon as the next is asked', async () => {
    const before = await makeBackend();
    const id = await submitted(before);
    before.store.cardSafe.delete = () => Promise.reject(new Error('killed'));
    await before.give(AGENT, {type: 'cancel', id: freshId(), request: id});
    expect((await before.store.cardSafe.held()).length).to.equal(1);
    Reflect.deleteProperty(before.store.cardSafe, 'delete');
    const {store, signer, clock} = before;
    const after = await makeBackend({store, signer, clock});
    await after.give({role: 'customer', id: 'somebody'}, opens('whatever'), 'conversation-2');
    expect([await store.cardSafe.held(), after.ended]).to.deep.equal([[], [id]]);
  });

  it('answers a command although the sweep before it failed', async () => {
    const backend = await makeBackend();
    const {id} = await backend.ask();
    backend.clock.now += 2000;
    backend.store.cardSafe.sweep = () => Promise.reject(new Error('disk'));
    expect((await backend.give(CUSTOMER, opens(id))).status).to.equal(200);
  });

  it('accepts the ending even when the signer cannot be told', async () => {
    const backend = await makeBackend({onEnding: () => Promise.reject(new Error('down'))});
    const id = await submitted(backend);
    expect((await backend.give(AGENT, cancel(id))).status).to.equal(200);
  });

  it('ends every open request of a conversation for the host', async () => {
    const backend = await makeBackend();
    const [one, two] = [await submitted(backend), (await backend.ask()).id];
    const done = (await backend.ask()).id;
    await backend.give(CUSTOMER, decline(done));
    const elsewhere = (await backend.ask({conversation: 'conversation-2'})).id;
    expect(await backend.handler.endConversation('conversation-1', 'chat-closed')).to.equal(2);
    expect(await backend.store.cardSafe.held()).to.deep.equal([]);
    expect(backend.ended).to.have.members([done, one, two]);
    expect(await typesOf(backend, elsewhere, 'conversation-2')).to.deep.equal(['requested']);
  });

  it('tells a payment that is being made at a provider that its chat is over, once, and leaves it to its end', async () => {
    const backend = await makeBackend();
    const {id, conversation, agent} = await backend.ask({collection: 'unified-checkout'});
    const at = backend.clock.now;
    const paying = {type: 'paying', request: id, conversation, by: PROVIDER, at} as const;
    await backend.store.log.append({conversation, inbox: agent}, 1, [paying]);
    expect(await backend.handler.endConversation(conversation, 'chat-closed')).to.equal(1);
    expect(await backend.handler.endAgent(agent, 'agent-left')).to.equal(0);
    expect(await typesOf(backend, id)).to.deep.equal(['requested', 'paying', 'ended']);
    expect(backend.ended).to.deep.equal([]);
  });

  it('lets no request of an agent arrive whose body was on its way while they were logged out', async () => {
    let isIn = true;
    const mayEnter = () => true;
    const backend = await makeBackend({authenticate: () => (isIn ? {...AGENT, role: 'agent', mayEnter} : null)});
    const bytes = new TextEncoder().encode(JSON.stringify(await makeRequestCommand(backend.signer, makeTerms())));
    let goOn = () => {};
    const body = new ReadableStream<Uint8Array>({
      start(controller) {
        controller.enqueue(bytes.slice(0, 20));
        goOn = () => {
          controller.enqueue(bytes.slice(20));
          controller.close();
        };
      },
    });
    const headers = {'content-type': 'application/json'};
    const init = {method: 'POST', headers, body, duplex: 'half'};
    const answer = backend.handler(new Request(`${BASE}/conversations/conversation-1/commands`, init as RequestInit));
    await new Promise((done) => setTimeout(done, 20));
    isIn = false;
    expect(await backend.handler.endAgent('agent-1', 'agent-left')).to.equal(0);
    goOn();
    expect((await answer).status).to.equal(401);
    expect((await backend.store.log.openRequests({inbox: 'agent-1'}, backend.clock.now)).length).to.equal(0);
  });

  it('ends every open request of an agent, in whatever conversation', async () => {
    const backend = await makeBackend();
    const mine = [await submitted(backend), (await backend.ask({conversation: 'conversation-2'})).id];
    const theirs = await submitted(backend, {agent: 'agent-2'});
    expect(await backend.handler.endAgent('agent-1', 'agent-left')).to.equal(2);
    expect(backend.ended).to.have.members(mine);
    expect((await backend.store.cardSafe.held()).map(({request}) => request)).to.deep.equal([theirs]);
    const colleague: Party = {role: 'agent', id: 'agent-2'};
    expect((await backend.give(colleague, views(theirs))).status).to.equal(200);
  });
});

function withReason(reason: string, id = freshId()) {
  const {order} = makeTerms();
  return makeTerms({id, order: {...order, reason}});
}
