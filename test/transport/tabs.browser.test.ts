import {expect} from 'chai';

import {RefusedError, UnreachableError} from '../../src/request/errors.js';
import {createId} from '../../src/request/ids.js';
import {Reading} from '../../src/transport/conformance-reading.js';
import {tabsTransport, type TabsTransport} from '../../src/transport/tabs.js';
import type {Transport} from '../../src/transport/transport.js';
import {AGENT, CUSTOMER, makeRequestCommand, makeSealedCard} from '../helpers/commands.js';
import {createTestSigner, makeTerms, type TestSigner} from '../helpers/terms.js';
import {itConforms, signWith} from './checks.js';
import {TabFrame} from './tab-frame.js';

const HERE = {conversation: 'conversation-1'};

describe('tabsTransport', () => {
  let signer: TestSigner;
  let name: string;
  const closing: (() => void)[] = [];
  before(async () => (signer = await createTestSigner()));
  beforeEach(() => (name = createId()));
  afterEach(() => closing.splice(0).forEach((close) => close()));

  const join = (party = AGENT): TabsTransport => {
    const transport = tabsTransport({name, party});
    closing.push(() => transport.close());
    return transport;
  };
  const openFrame = async () => {
    const frame = await TabFrame.open();
    closing.push(() => frame.close());
    return frame;
  };
  const read = (transport: Transport) => {
    const reading = new Reading((signal) => transport.receive(HERE, {signal}));
    closing.push(() => reading.abort());
    return reading;
  };
  const makeCommand = () => makeRequestCommand(signer, makeTerms());
  const submit = (request: string) =>
    ({type: 'submit', id: createId(), request, attempt: 1, sealed: makeSealedCard()}) as const;

  itConforms(() => {
    const tabs: TabsTransport[] = [];
    const id = createId();
    return {
      connect(party) {
        const tab = tabsTransport({name: id, party});
        tabs.push(tab);
        return tab;
      },
      sign: signWith(() => signer),
      close: () => tabs.forEach((tab) => tab.close()),
    };
  }, []);

  it('goes on in the other tabs when the one that decides is closed, with its events and sealed cards', async () => {
    const [first, second, third] = [await openFrame(), await openFrame(), await openFrame()];
    const leader = first.page.joinTabs(name, AGENT);
    const command = await makeCommand();
    await leader.send(HERE, command);
    const [agent, customer] = [second.page.joinTabs(name, AGENT), third.page.joinTabs(name, CUSTOMER)];
    const reading = read(customer);
    await reading.until(() => reading.isLive);
    await customer.send(HERE, submit(command.request));
    first.close();
    const {sealed} = await agent.send(HERE, {type: 'view', id: createId(), request: command.request});
    expect(sealed?.ct).to.equal(makeSealedCard().ct);
    await reading.until(() => reading.events.length >= 3);
    expect(reading.events.map(({type, sequence}) => `${sequence} ${type}`)).to.deep.equal([
      '1 requested',
      '2 submitted',
      '3 viewed',
    ]);
  });

  it('survives a reload of the tab that decides', async () => {
    const [first, second] = [await openFrame(), await openFrame()];
    const command = await makeCommand();
    await first.page.joinTabs(name, AGENT).send(HERE, command);
    const customer = second.page.joinTabs(name, CUSTOMER);
    const there = read(customer);
    await there.until(() => there.isLive);
    await customer.send(HERE, submit(command.request));
    await first.reload();
    const agent = first.page.joinTabs(name, AGENT);
    const reading = read(agent);
    await reading.until(() => reading.isLive);
    expect(reading.events.map(({type}) => type)).to.deep.equal(['requested', 'submitted']);
    const {sealed} = await agent.send(HERE, {type: 'view', id: createId(), request: command.request});
    expect(sealed?.ct).to.equal(makeSealedCard().ct);
  });

  it('puts nothing into any storage', async () => {
    const [agent, customer] = [join(AGENT), join(CUSTOMER)];
    const command = await makeCommand();
    await agent.send(HERE, command);
    await customer.send(HERE, submit(command.request));
    const databases = (await indexedDB.databases()).map((database) => database.name ?? '');
    const stored = [...Object.entries(localStorage), ...Object.entries(sessionStorage), ...databases].join();
    expect(stored).not.to.contain(makeSealedCard().ct);
    expect(stored).not.to.contain(command.request);
    expect(await caches.keys()).to.deep.equal([]);
  });

  it('decides a command that was given while no tab could, once one can', async () => {
    let release = () => {};
    const held = new Promise<void>((resolve) => (release = resolve));
    const holding = navigator.locks.request(`chatpay-tabs/${name}`, () => held);
    const agent = join();
    let isAnswered = false;
    const answer = agent.send(HERE, await makeCommand()).finally(() => (isAnswered = true));
    await new Promise((resolve) => setTimeout(resolve, 700));
    expect(isAnswered).to.equal(false);
    release();
    await holding;
    expect((await answer).at).to.be.greaterThan(0);
    const reading = read(agent);
    await reading.until(() => reading.isLive);
    expect(reading.events).to.have.length(1);
  });

  it('takes over what another tab knows before it decides', async () => {
    const there = tabsTransport({name: `${name}-there`, party: AGENT});
    closing.push(() => there.close());
    const command = await makeCommand();
    await there.send(HERE, command);
    const known = read(there);
    await known.until(() => known.isLive);
    const channel = new BroadcastChannel(`chatpay-tabs/${name}`);
    closing.push(() => channel.close());
    channel.addEventListener('message', ({data}: MessageEvent<{say: string; leads?: boolean}>) => {
      if (data.say !== 'ask' || !data.leads) return;
      channel.postMessage({say: 'events', epoch: 'earlier', from: 0, events: known.events, leads: false});
    });
    const agent = join();
    const reading = read(agent);
    await reading.until(() => reading.isLive);
    expect(reading.requests).to.deep.equal([command.request]);
    await agent.send(HERE, {type: 'cancel', id: createId(), request: command.request});
    await reading.until(() => reading.events.length >= 2);
    expect(reading.sequences).to.deep.equal([1, 2]);
  });

  it('starts a tab over that knows what the one that decides does not', async () => {
    const agent = join();
    const command = await makeCommand();
    await agent.send(HERE, command);
    const reading = read(agent);
    await reading.until(() => reading.isLive);
    const other = join(CUSTOMER);
    const copy = read(other);
    await copy.until(() => copy.isLive);
    const channel = new BroadcastChannel(`chatpay-tabs/${name}`);
    closing.push(() => channel.close());
    const [cursor = ''] = reading.cursors;
    const epoch = cursor.split('.')[0]!;
    const events = [{...reading.events[0]!, sequence: 2, request: createId()}];
    // as if a tab that led before had died between telling this one and telling all
    channel.postMessage({say: 'events', epoch, from: 1, events, leads: true});
    await copy.until(() => copy.events.length === 2);
    channel.postMessage({say: 'leading', epoch, count: 1});
    await copy.end;
    expect(copy.frames.at(-1)).to.deep.equal({kind: 'gap'});
    const again = read(other);
    await again.until(() => again.isLive);
    expect(again.requests).to.deep.equal([command.request]);
  });

  it('passes over what is said in a shape it does not know', async () => {
    const agent = join();
    const customer = join(CUSTOMER);
    const channel = new BroadcastChannel(`chatpay-tabs/${name}`);
    closing.push(() => channel.close());
    for (const data of [null, 1, 'ask', {say: 'ask'}, {say: 'events', events: [{}]}, {say: 'cards', cards: [1]}]) {
      channel.postMessage(data);
    }
    await agent.send(HERE, await makeCommand());
    const reading = read(customer);
    await reading.until(() => reading.isLive && reading.events.length === 1);
  });

  it('does not hear tabs of another name', async () => {
    await join().send(HERE, await makeCommand());
    name = createId();
    const reading = read(join());
    await reading.until(() => reading.isLive);
    expect(reading.events).to.deep.equal([]);
  });

  it('passes a refusal on from the tab that decides, with its rule', async () => {
    await join().send(HERE, await makeCommand());
    const error = await join(CUSTOMER)
      .send(HERE, {type: 'open', id: createId(), request: createId()})
      .catch((reason: unknown) => reason);
    expect(error).to.be.instanceOf(RefusedError);
    expect((error as RefusedError).rule).to.equal('unknown-request');
  });

  it('fails what waits for an answer when it leaves', async () => {
    let release = () => {};
    const held = new Promise<void>((resolve) => (release = resolve));
    closing.push(release);
    void navigator.locks.request(`chatpay-tabs/${name}`, () => held);
    const agent = join();
    const failure = agent.send(HERE, await makeCommand()).catch((reason: unknown) => reason);
    await new Promise((resolve) => setTimeout(resolve, 20));
    agent.close();
    expect(await failure).to.be.instanceOf(UnreachableError);
  });
});
