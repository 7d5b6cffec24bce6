import {expect} from 'chai';

import {createId} from '../../src/request/ids.js';
import {Reading} from '../../src/transport/conformance-reading.js';
import {follow} from '../../src/transport/follow.js';
import {memoryBackend, type MemoryBackend} from '../../src/transport/memory.js';
import {sharedTransport} from '../../src/transport/shared-stream.js';
import type {Transport} from '../../src/transport/transport.js';
import {AGENT, CUSTOMER, makeRequestCommand} from '../helpers/commands.js';
import {figure} from '../helpers/figure.js';
import {createTestSigner, makeTerms, type TestSigner} from '../helpers/terms.js';
import {itConforms, signWith} from './checks.js';
import {TabFrame} from './tab-frame.js';

const HERE = {conversation: 'conversation-1'};

/** A transport that knows how many of its connections are open. */
function counted(transport: Transport) {
  const open = new Set<symbol>();
  const shared: Transport = {
    send: (...given) => transport.send(...given),
    async *receive(...given) {
      const connection = Symbol();
      open.add(connection);
      try {
        yield* transport.receive(...given);
      } finally {
        open.delete(connection);
      }
    },
  };
  return {transport: shared, open};
}

/** Settles once it is so: connections are closed a little after their last frame. */
async function settled(isSo: () => boolean): Promise<void> {
  for (const limit = Date.now() + 60_000; !isSo();) {
    if (Date.now() > limit) throw new Error('it did not come to this');
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
}

describe('sharedTransport', () => {
  let signer: TestSigner;
  let backend: MemoryBackend;
  let name: string;
  const closing: (() => void)[] = [];
  before(async () => (signer = await createTestSigner()));
  beforeEach(() => {
    name = createId();
    backend = memoryBackend();
  });
  afterEach(() => closing.splice(0).forEach((close) => close()));

  const ask = async (count: number) => {
    for (let asked = 0; asked < count; asked++) {
      await backend.transport(AGENT).send(HERE, await makeRequestCommand(signer, makeTerms()));
    }
  };
  const readingOf = (open: (signal: AbortSignal) => ReturnType<Transport['receive']>) => {
    const reading = new Reading(open);
    closing.push(() => reading.abort());
    return reading;
  };
  const all = () => backend.events().map(({request}) => request);
  const lockName = () => `chatpay-stream/${name}/conversation/${HERE.conversation}`;
  const holders = async () => {
    const {held = [], pending = []} = await navigator.locks.query();
    return [...held, ...pending].filter((lock) => lock.name === lockName()).length;
  };

  itConforms(() => {
    const id = createId();
    const own = memoryBackend();
    return {
      connect: (party) => sharedTransport(own.transport(party), {name: `${id}/${party.id}`}),
      sign: signWith(() => signer),
      cut: () => own.cut(),
    };
  }, ['cut']);

  it('keeps eight tabs live over one connection, and goes on when the one that has it is closed', async () => {
    const {transport, open} = counted(backend.transport(CUSTOMER));
    await ask(2);
    const frames = await Promise.all(Array.from({length: 8}, () => TabFrame.open()));
    closing.push(() => frames.forEach((frame) => frame.close()));
    const readings: Reading[] = [];
    for (const frame of frames) {
      const shared = frame.page.share(transport, name);
      const reading = readingOf((signal) => shared.receive(HERE, {signal}));
      await reading.until(() => reading.isLive);
      readings.push(reading);
    }
    await settled(() => open.size === 1);
    await ask(1);
    for (const reading of readings) await reading.until(() => reading.requests.length >= 3);
    frames[0]!.close();
    await ask(2);
    for (const reading of readings.slice(1)) {
      await reading.until(() => reading.requests.length >= 5);
      expect(reading.requests).to.deep.equal(all());
    }
    // what the closed tab had is closed by the browser; here it is the memory of a frame that is gone
    await settled(() => open.size === 2);
    const told = readings.slice(1).reduce((sum, {requests}) => sum + requests.length, 0);
    await figure(
      'L3',
      `${frames.length} tabs live over 1 stream, the leading one closed: ${told} events, none lost or twice`,
    );
  });

  it('is what it shares where channels are denied', () => {
    const transport = backend.transport(CUSTOMER);
    const Channel = window.BroadcastChannel;
    const denied = () => {
      throw new DOMException('denied', 'SecurityError');
    };
    window.BroadcastChannel = denied as unknown as typeof BroadcastChannel;
    try {
      expect(sharedTransport(transport, {name}) === transport).to.equal(true);
    } finally {
      window.BroadcastChannel = Channel;
    }
    expect(sharedTransport(transport, {name}) === transport).to.equal(false);
  });

  it('loses and repeats nothing while the tabs that lead come and go', async () => {
    const {transport, open} = counted(backend.transport(CUSTOMER));
    const tab = () =>
      readingOf((signal) => follow(sharedTransport(transport, {name}), HERE, {signal, backoffMs: () => 5}));
    const readings = [tab(), tab(), tab()];
    for (let round = 0; round < 6; round++) {
      const asking = ask(3);
      if (round % 2 === 1) {
        const [leader] = readings.splice(0, 1);
        leader!.abort();
        await leader!.end;
        readings.push(tab());
      } else if (round === 4) backend.cut();
      await asking;
    }
    for (const reading of readings) {
      await reading.until(() => reading.requests.length >= 18 && reading.isLive);
      expect(reading.requests).to.deep.equal(all());
    }
    await settled(() => open.size === 1);
  });

  it('reads by itself when nothing is heard from the tab with the connection', async () => {
    let release = () => {};
    const held = new Promise<void>((resolve) => (release = resolve));
    closing.push(release);
    void navigator.locks.request(lockName(), () => held);
    const shared = sharedTransport(backend.transport(CUSTOMER), {name, silenceMs: 50});
    const reading = readingOf((signal) => follow(shared, HERE, {signal, backoffMs: () => 5}));
    await reading.until(() => reading.isLive);
    await ask(2);
    await reading.until(() => reading.requests.length >= 2);
    expect(reading.requests).to.deep.equal(all());
  });

  it('does not take what other pages say in a shape that it does not know', async () => {
    const transport = backend.transport(CUSTOMER);
    const [leading, following] = [1, 2].map(() =>
      readingOf((signal) => sharedTransport(transport, {name}).receive(HERE, {signal})),
    );
    await leading!.until(() => leading!.isLive);
    await following!.until(() => following!.isLive);
    const channel = new BroadcastChannel(lockName());
    closing.push(() => channel.close());
    for (const data of [null, 'down', {said: 'more'}, {said: 'frame', frame: {kind: 'event'}}])
      channel.postMessage(data);
    await ask(1);
    await following!.until(() => following!.requests.length === 1);
    expect([...new Set(following!.frames.map(({kind}) => kind))]).to.deep.equal(['live', 'event']);
  });

  it('lets go of the lock and of the connection when it ends', async () => {
    const {transport, open} = counted(backend.transport(CUSTOMER));
    const shared = sharedTransport(transport, {name});
    for (const isEarly of [false, true, true]) {
      const readings = [1, 2].map(() => readingOf((signal) => shared.receive(HERE, {signal})));
      if (!isEarly) for (const reading of readings) await reading.until(() => reading.isLive);
      for (const reading of readings) reading.abort();
      for (const reading of readings) expect(await reading.end).to.equal(undefined);
    }
    const next = readingOf((signal) => shared.receive(HERE, {signal}));
    await next.until(() => next.isLive);
    expect(await holders()).to.equal(1);
    await settled(() => open.size === 1);
  });
});
