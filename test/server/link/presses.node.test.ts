import {expect} from 'chai';

import {secureAcceptance} from '../../../src/collection/cybersource-secure-acceptance.js';
import type {Provider} from '../../../src/collection/provider.js';
import {UnreachableError} from '../../../src/request/errors.js';
import {Cashier} from '../../../src/server/link/cashier.js';
import {sqliteShelf} from '../../../src/server/link/sqlite-shelf.js';
import {SILENT} from '../../../src/server/logger.js';
import {TooManyError} from '../../../src/server/problem.js';
import {PROFILE} from '../../collection/setups.js';
import {figure} from '../../helpers/figure.js';
import {temporaryDatabase} from '../sqlite/temporary.js';
import {BAD_CARD, makeWorld, NOW, type Lasting, type World} from './world.js';

/** A provider that counts what it is asked, and answers when it is let. */
function countingProvider(now: () => number) {
  const real = secureAcceptance({...PROFILE, url: 'https://testsecureacceptance.cybersource.com', form: 'hosted', now});
  const calls = {begin: 0, lookUp: 0};
  const gate = {open: Promise.resolve(), fails: false};
  const provider: Provider = {
    ...real,
    canLookUp: true,
    async begin(options) {
      calls.begin++;
      await gate.open;
      if (gate.fails) throw new UnreachableError('no answer');
      return real.begin(options);
    },
    lookUp() {
      calls.lookUp++;
      return Promise.resolve(undefined);
    },
  };
  return {provider, calls, gate};
}

/** A gate that is shut, and what opens it. */
function shut(gate: {open: Promise<void>}): () => void {
  let open = () => {};
  gate.open = new Promise((done) => (open = done));
  return open;
}

const codeOf = (promise: Promise<unknown>) =>
  promise.then(
    () => 'done',
    (error: {code: string; rule?: string}) => error.rule ?? error.code,
  );

describe('Continue, pressed more often than once', () => {
  let counting: ReturnType<typeof countingProvider>;

  async function start(more: {lasting?: Partial<Lasting>; pressesPerMinute?: number} = {}): Promise<World> {
    const {clock = {now: NOW}} = more.lasting ?? {};
    counting = countingProvider(() => clock.now);
    return makeWorld({...more, lasting: {...more.lasting, clock}, providers: [counting.provider]});
  }

  /** The cashier of a world that has asked for a payment, and a press that comes to it at once. */
  async function atTheCashier() {
    const world = await start();
    const {id, conversation} = await world.ask();
    const {log, store} = world.link;
    const now = () => world.clock.now;
    const cashier = new Cashier({log, store, now, providers: [counting.provider], onAlarm: () => {}, logger: SILENT});
    const at = {conversation, request: id, returnUrl: 'https://pay.example/return', origins: [], isFramed: false};
    return {store, id, press: (seat: string) => cashier.begin({...at, seat})};
  }

  it('asks the provider once for all presses at once, and gives one browser the same for each', async () => {
    const {press, store, id} = await atTheCashier();
    const seats = ['a', 'b', 'a', 'c', 'a', 'b'];
    const begun = await Promise.all(seats.map(press));
    expect(counting.calls).to.deep.equal({begin: 1, lookUp: 0});
    const reference = begun[0]?.reference;
    expect(reference).to.be.a('string');
    const expected = seats.map((seat) => (seat === 'a' ? reference : undefined));
    expect(begun.map((one) => one?.reference)).to.deep.equal(expected);
    expect(store.chargesOf(id).length).to.equal(1);
    await figure('L5', `${seats.length} presses at once by 3 browsers: the provider was asked to begin once`);
  });

  it('tells all of one browser that the provider does not answer, and lets it try again', async () => {
    const {press} = await atTheCashier();
    counting.gate.fails = true;
    const presses = [1, 2, 3].map(() => codeOf(press('a')));
    expect(await Promise.all(presses)).to.deep.equal(Array(3).fill('ERR_UNREACHABLE'));
    expect(counting.calls.begin).to.equal(1);
    counting.gate.fails = false;
    expect((await press('b'))?.checkout.kind).to.equal('redirect');
  });

  it('asks the provider once on two servers, also when one died in the middle of it', async () => {
    const database = temporaryDatabase();
    const shelf = () => sqliteShelf({file: database.file});
    const one = await start({lasting: {store: await database.open(), shelf: await shelf()}});
    const {calls: ofOne, gate} = counting;
    const {id} = await one.ask();
    const token = one.lastToken();
    const {signer, clock} = one.lasting;
    const other = await start({lasting: {signer, clock, store: await database.open(), shelf: await shelf()}});
    const open = shut(gate);
    const first = one.link.proceed(token, {seat: 'a'});
    while (ofOne.begin === 0) await new Promise((done) => setTimeout(done, 5));
    for (const seat of ['a', 'b']) expect(await codeOf(other.link.proceed(token, {seat}))).to.equal('ERR_UNREACHABLE');
    expect([ofOne.begin, counting.calls.begin]).to.deep.equal([1, 0]);
    // the first is taken for dead; it comes back all the same, and finds that another has begun
    clock.now += 31_000;
    expect((await other.link.proceed(token, {seat: 'b'})).checkout?.kind).to.equal('redirect');
    open();
    expect((await first).checkout).to.equal(undefined);
    expect(other.link.store.chargesOf(id).length).to.equal(1);
    await one.link.close();
    await other.link.close();
    await database.dispose();
  });

  it('says after ten in a minute when it may be pressed again, and asks nobody meanwhile', async () => {
    const world = await start();
    await world.ask();
    const token = world.lastToken();
    for (let press = 0; press < 10; press++) await world.link.proceed(token, {seat: 'a'});
    expect(counting.calls).to.deep.equal({begin: 1, lookUp: 9});
    const refused = await world.link.proceed(token, {seat: 'another browser'}).catch((error: unknown) => error);
    expect(refused).to.be.instanceOf(TooManyError);
    expect((refused as TooManyError).retryAfterMs).to.equal(6000);
    expect((await world.link.look(token, 'a')).page).to.equal('paying');
    world.clock.now += 6000;
    expect(await codeOf(world.link.proceed(token, {seat: 'a'}))).to.equal('done');
    expect(await codeOf(world.link.proceed(token, {seat: 'a'}))).to.equal('too-many');
    expect(counting.calls).to.deep.equal({begin: 1, lookUp: 10});
    await figure(
      'L5',
      '10 presses in a minute taken, the next told when to come again, the provider asked nothing for it',
    );
  });

  it('counts each request for itself, and lets a refused card be followed by another', async () => {
    const world = await makeWorld();
    const tokens = [];
    for (const number of ['1', '2']) {
      await world.ask({order: {number, reason: 'Shoes', amount: {minorUnits: 100, currency: 'USD'}}});
      tokens.push(world.lastToken());
    }
    for (let press = 0; press < 5; press++) {
      for (const token of tokens)
        await world.link.returned(token, await world.pay(await world.proceed(token), BAD_CARD));
    }
    for (const token of tokens) expect((await world.link.look(token)).page).to.equal('ready');
  });
});
