// What one event costs a session that knows N requests: taking it, and reading the view of its request. Beside it what the
// simplest right thing costs: to work out every request again from all events. CPU time, both in turn, medians and
// quartiles. `npm run bench -- session`; RUNS=5 for a quick look.
import {encodeBase64url} from '../src/request/base64url.js';
import type {PaymentEvent} from '../src/request/event.js';
import {stateOf, type PaymentState} from '../src/request/state.js';
import {claimsOf} from '../src/request/terms.js';
import {TERMS_TYPE} from '../src/request/terms-token.js';
import {createSession, type Session} from '../src/session/session.js';
import type {Frame, Transport} from '../src/transport/transport.js';
import {AGENT, CUSTOMER} from '../test/helpers/commands.js';
import {makeTerms} from '../test/helpers/terms.js';

const RUNS = Number(process.env.RUNS ?? 15);
const SIZES = [100, 1000, 10_000];
/** Events in one measurement. The naive way gets fewer of them, or nobody would wait for it. */
const EVENTS = 1000;
const NAIVE_EVENTS = 10;
const START = Date.now();

const encode = (value: object) => encodeBase64url(new TextEncoder().encode(JSON.stringify(value)));
const HEADER = encode({alg: 'ES256', typ: TERMS_TYPE, kid: 'bench'});

/** A request with a history of three events, whose card has arrived. Nobody checks its signature here. */
function history(count: number): PaymentEvent[] {
  return Array.from({length: count}, (_, index) => {
    const request = `request-${index}`;
    const conversation = `conversation-${index % 500}`;
    const token = `${HEADER}.${encode(claimsOf(makeTerms({id: request, conversation})))}.${'A'.repeat(86)}`;
    const base = {request, conversation, at: START};
    const sequence = 4 * Math.floor(index / 500);
    return [
      {...base, sequence: sequence + 1, type: 'requested', by: AGENT, token, delivery: {channel: 'chat'}},
      {...base, sequence: sequence + 2, type: 'opened', by: CUSTOMER},
      {...base, sequence: sequence + 3, type: 'submitted', by: CUSTOMER, attempt: 1},
    ] satisfies PaymentEvent[];
  }).flat();
}

/** A transport that gives history, and then what is pushed. */
function pushed(events: readonly PaymentEvent[]) {
  const queue: Frame[] = [];
  let wake = () => {};
  const transport: Transport = {
    send: () => Promise.reject(new Error('nothing is sent here')),
    async *receive(_, {signal}) {
      for (const event of events) yield {kind: 'event', cursor: 'c', event};
      yield {kind: 'live', at: START};
      while (!signal.aborted) {
        const frame = queue.shift();
        if (frame) yield frame;
        else await new Promise<void>((resolve) => (wake = resolve));
      }
    },
  };
  const push = (frame: Frame) => {
    queue.push(frame);
    wake();
  };
  return {transport, push};
}

/** One more event for so many of the known requests. */
const later = (known: number, count: number, round: number): PaymentEvent[] =>
  Array.from({length: count}, (_, index) => {
    const number = (index * 7919) % known;
    return {
      type: 'viewed',
      attempt: 1,
      request: `request-${number}`,
      conversation: `conversation-${number % 500}`,
      sequence: 1_000_000 + round * count + index,
      at: START,
      by: AGENT,
    };
  });

const cpu = () => {
  const {user, system} = process.cpuUsage();
  return user + system;
};

async function measureSession(session: Session, push: (frame: Frame) => void, events: PaymentEvent[]): Promise<number> {
  let left = events.length;
  let read = 0;
  const before = cpu();
  await new Promise<void>((done) => {
    const end = session.watch(undefined, (request) => {
      if (session.get(request)?.status) read++;
      if (--left > 0) return;
      end();
      done();
    });
    for (const event of events) push({kind: 'event', cursor: 'c', event});
  });
  if (read !== events.length) throw new Error('an event was not taken');
  return (cpu() - before) / events.length;
}

function measureNaive(known: readonly PaymentEvent[], events: PaymentEvent[]): number {
  const all = [...known];
  const before = cpu();
  for (const event of events) {
    all.push(event);
    const byRequest = new Map<string, PaymentEvent[]>();
    for (const one of all) {
      const own = byRequest.get(one.request);
      if (own) own.push(one);
      else byRequest.set(one.request, [one]);
    }
    const views = new Map<string, PaymentState | undefined>();
    for (const [request, own] of byRequest) views.set(request, stateOf(own, START));
    if (!views.get(event.request)) throw new Error('an event was not taken');
  }
  return (cpu() - before) / events.length;
}

function quartiles(numbers: number[]): [number, number, number] {
  const sorted = numbers.toSorted((a, b) => a - b);
  const at = (q: number) => sorted[Math.round(q * (sorted.length - 1))]!;
  return [at(0.25), at(0.5), at(0.75)];
}

const write = ([low, middle, high]: [number, number, number]) =>
  `${middle.toFixed(1)} (${low.toFixed(1)} to ${high.toFixed(1)})`;

console.log('| requests | session, us an event | all again, us an event | ratio | history of all, ms |');
console.log('| --- | --- | --- | --- | --- |');
for (const size of SIZES) {
  const known = history(size);
  const {transport, push} = pushed(known);
  const session = createSession({transport, party: AGENT, scope: {inbox: AGENT.id}});
  const before = cpu();
  session.start();
  await new Promise<void>((done) => {
    const end = session.watchConnection((connection) => {
      if (connection !== 'live') return;
      end();
      done();
    });
  });
  const replay = (cpu() - before) / 1000;
  const [own, naive]: [number[], number[]] = [[], []];
  for (let run = 0; run < RUNS; run++) {
    own.push(await measureSession(session, push, later(size, EVENTS, run)));
    naive.push(measureNaive(known, later(size, NAIVE_EVENTS, run)));
  }
  session.stop();
  const [a, b] = [quartiles(own), quartiles(naive)];
  console.log(`| ${size} | ${write(a)} | ${write(b)} | ${(b[1] / a[1]).toFixed(0)} | ${replay.toFixed(0)} |`);
}
