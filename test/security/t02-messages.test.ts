import {expect} from '@open-wc/testing';
import * as fc from 'fast-check';
import * as v from 'valibot';

import {canonicalJson} from '../../src/request/canonical.js';
import {fromPaySchema, MAX_PORT_CHARS, toPaySchema} from '../../src/vault/messages.js';
import {figure} from '../helpers/figure.js';
import {READY, SETTINGS} from '../vault/puppet.js';
import {HostEnd, SHOP, turn, VAULT, VaultEnd, watchErrors} from './ends.js';
import {hostileText, LARGE, structuredValues} from './hostile-messages.js';

/** How many messages are sent to each end, and the seed they are made from. */
const MESSAGES = 10_000;
const SEED = 20_261_127;

/** So many right messages are judged beside them, to see what judging takes. */
const PEERS = 1000;

/** The most that a hostile message may take on average, as a multiple of a right one. */
const MAX_RATIO = 5;

/** As many ends are open at a time, each for one message. */
const AT_ONCE = 100;

/** A handful of each kind that is slow to make, and seeded texts for the rest. */
async function hostileMessages(): Promise<unknown[]> {
  const special = [...LARGE, ...LARGE, ...(await structuredValues())];
  return [...special, ...fc.sample(hostileText, {seed: SEED, numRuns: MESSAGES - special.length})];
}

/** One end of a port that takes one message. */
interface Judged {
  readonly port: MessagePort;
  /** What was heard, and why it gave up. */
  result(): {readonly heard: readonly unknown[]; readonly faults: readonly string[]};
  end(): void;
}

function hostEnd(): Judged {
  const host = new HostEnd();
  return {
    port: host.connect(),
    result: () => ({heard: host.heard, faults: host.failures.map(({fault}) => fault)}),
    end: () => host.connection.close(),
  };
}

function vaultEnd(): Judged {
  const vault = new VaultEnd();
  return {port: vault.answer(SHOP), result: () => vault, end: () => {}};
}

/** Sends each message to an end of its own. @returns How many were taken. Throws when one was neither taken nor refused. */
async function judge(messages: readonly unknown[], make: () => Judged, schema: v.GenericSchema): Promise<number> {
  let taken = 0;
  for (let from = 0; from < messages.length; from += AT_ONCE) {
    const batch = messages.slice(from, from + AT_ONCE).map((message) => ({message, end: make()}));
    for (const {message, end} of batch) end.port.postMessage(message);
    const isJudged = ({end}: (typeof batch)[number]) => {
      const {heard, faults} = end.result();
      return heard.length + faults.length > 0;
    };
    for (let turns = 0; turns < 1000 && !batch.every(isJudged); turns++) await turn();
    for (const {message, end} of batch) {
      const {heard, faults} = end.result();
      if (heard.length > 0) {
        taken++;
        // taken whole, only as text, and only what the schema allows
        expect(typeof message === 'string' && message.length <= MAX_PORT_CHARS).to.equal(true);
        expect(v.is(schema, JSON.parse(message as string))).to.equal(true);
        expect(canonicalJson(heard)).to.equal(canonicalJson([JSON.parse(message as string)]));
      } else expect(faults, String(message).slice(0, 80)).to.deep.equal(['protocol']);
      end.end();
      end.port.close();
    }
  }
  return taken;
}

/** How long something takes for each of some messages, in milliseconds. */
async function eachOf(messages: readonly unknown[], act: (messages: readonly unknown[]) => Promise<unknown>) {
  const before = performance.now();
  await act(messages);
  return (performance.now() - before) / messages.length;
}

describe('T2: a flood of messages', () => {
  for (const [name, make, schema, right] of [
    ['host', hostEnd, fromPaySchema, READY],
    ['vault', vaultEnd, toPaySchema, JSON.stringify(SETTINGS)],
  ] as const) {
    it(`is judged at the ${name}’s end of the port one by one: taken whole, or the port is given up`, async () => {
      const messages = await hostileMessages();
      const {errors, stop} = watchErrors();
      const rightMs = await eachOf(Array<string>(PEERS).fill(right), (some) => judge(some, make, schema));
      let taken = 0;
      const eachMs = await eachOf(messages, async (all) => (taken = await judge(all, make, schema)));
      await turn();
      stop();
      expect(errors).to.deep.equal([]);
      expect('polluted' in {} || 'type' in {}).to.equal(false);
      expect(messages.length).to.equal(MESSAGES);
      expect(eachMs / rightMs).to.be.below(MAX_RATIO);
      // the seeded ones hold a few that are right; were all refused, nothing would have been tried
      expect(taken).to.be.within(1, MESSAGES / 10);
      await figure(
        'T2',
        `${MESSAGES} messages to the ${name}’s port, ${taken} right ones taken whole, all others refused, ${eachMs.toFixed(2)} ms each (a right one ${rightMs.toFixed(2)})`,
      );
    });
  }

  it('does not shake hands with the host: wrong greetings are let pass, or end it', async () => {
    const {errors, stop} = watchErrors();
    const greetings = [
      ...(await structuredValues()).slice(0, -1),
      ...fc.sample(hostileText, {seed: SEED, numRuns: 900}),
    ];
    let tried = 0;
    for (const greeting of greetings) {
      for (const data of [greeting, parsed(greeting)]) {
        const host = new HostEnd();
        host.say(data, VAULT);
        expect(host.answers.length).to.equal(isGreeting(data) ? 1 : 0);
        host.connection.close();
        tried++;
      }
    }
    stop();
    expect(errors).to.deep.equal([]);
    await figure('T2', `${tried} greetings to the host, none but a right one answered`);
  });

  it('does not shake hands with the vault: wrong answers, wrong numbers of ports, and what was answered before', async () => {
    const {errors, stop} = watchErrors();
    const answers = [...(await structuredValues()).slice(0, -1), ...fc.sample(hostileText, {seed: SEED, numRuns: 900})];
    let tried = 0;
    /** Tries an answer that is wrong; the right one after it is taken, and ends the waiting for it. */
    const refuses = async (vault: VaultEnd, data: unknown, ports: number) => {
      vault.say(data, SHOP, ports);
      await turn();
      expect(vault.port === undefined).to.equal(true);
      vault.answer(SHOP).close();
      await turn();
      expect(vault.port === undefined).to.equal(false);
      tried++;
    };
    const former = new VaultEnd().answerOf();
    for (const answer of [...answers, former]) {
      for (const data of [answer, parsed(answer)]) await refuses(new VaultEnd(), data, 1);
    }
    for (const ports of [0, 2, 3, 100]) {
      const vault = new VaultEnd();
      await refuses(vault, vault.answerOf(), ports);
    }
    stop();
    expect(errors).to.deep.equal([]);
    await figure('T2', `${tried} wrong answers to the vault, none taken, and the right one after each`);
  });
});

/** What a text says, where it is JSON. */
function parsed(value: unknown): unknown {
  try {
    return typeof value === 'string' ? JSON.parse(value) : value;
  } catch {
    return value;
  }
}

function isGreeting(data: unknown): boolean {
  const {chatpay, type, nonce} = (data ?? {}) as Record<string, unknown>;
  return (
    chatpay === 1 &&
    type === 'hello' &&
    typeof nonce === 'string' &&
    /^[\w-]{22}$/.test(nonce) &&
    Object.keys(data!).length === 3
  );
}
