import type {Command} from '../request/command.js';
import {ForbiddenError, MalformedError, RefusedError, UnauthenticatedError} from '../request/errors.js';
import {termsOfEvent} from '../request/event.js';
import {createId, type RequestId} from '../request/ids.js';
import type {Scope} from '../request/participant.js';
import {Reading} from './conformance-reading.js';
import {
  AGENT,
  CUSTOMER,
  OTHER_AGENT,
  Scene,
  failure,
  ruleOf,
  same,
  sealed,
  sorted,
  that,
  type CheckedBackend,
} from './conformance-scene.js';
import {follow} from './follow.js';
import type {Transport} from './transport.js';

/** One thing that every transport must do. */
export interface TransportCheck {
  /** A sentence about what is so. */
  readonly name: string;
  /** What a backend must offer for it beyond the rest. */
  readonly needs?: 'cut' | 'stranger';
  /** Settles when it is so, and rejects with what is not. */
  run(make: () => CheckedBackend | Promise<CheckedBackend>): Promise<void>;
}

function check(name: string, act: (scene: Scene) => Promise<void>, needs?: 'cut' | 'stranger'): TransportCheck {
  return {
    name,
    ...(needs && {needs}),
    async run(make) {
      const scene = new Scene(await make());
      try {
        await act(scene);
      } finally {
        await scene.close();
      }
    },
  };
}

/**
 * What every transport must do, as a plain list for any test runner: `for (const {name, run} of transportChecks)
 * it(name, () => run(make))`. Leave out those whose `needs` the backend under test cannot offer.
 */
export const transportChecks: readonly TransportCheck[] = [
  check('gives history in order, then says that it is live', async (scene) => {
    const agent = await scene.connect(AGENT);
    const asked = await scene.ask(agent, 5);
    const reading = scene.read(agent);
    await reading.until(() => reading.isLive);
    same(reading.requests, asked, 'the requests read');
    same(reading.frames.at(-1)?.kind, 'live', 'the last frame');
    same(reading.sequences, [1, 2, 3, 4, 5], 'their sequence numbers');
  }),

  check('says that it is live at once when there is no history, with the time', async (scene) => {
    const reading = scene.read(await scene.connect(CUSTOMER));
    await reading.until(() => reading.isLive);
    const [frame] = reading.frames;
    that(frame?.kind === 'live' && Math.abs(frame.at - Date.now()) < 24 * 60 * 60_000, 'the authority tells its time');
  }),

  check('delivers what happens while it listens', async (scene) => {
    const agent = await scene.connect(AGENT);
    const reading = scene.read(await scene.connect(CUSTOMER));
    await reading.until(() => reading.isLive);
    const asked = await scene.ask(agent, 2);
    await reading.until(() => reading.requests.length >= 2);
    same(reading.requests, asked, 'the requests read');
  }),

  check('resumes exactly after a cursor', async (scene) => {
    const agent = await scene.connect(AGENT);
    const asked = await scene.ask(agent, 4);
    const first = scene.read(agent);
    await first.until(() => first.isLive);
    for (const [index, cursor] of first.cursors.entries()) {
      const rest = scene.read(agent, scene.here, cursor);
      await rest.until(() => rest.isLive);
      same(rest.requests, asked.slice(index + 1), `the requests after number ${index + 1}`);
    }
  }),

  check('answers a command that comes twice as it did the first time, and records it once', async (scene) => {
    const agent = await scene.connect(AGENT);
    const command = await scene.makeRequest();
    const once = await agent.send(scene.here, command);
    const twice = await agent.send(scene.here, command);
    same({...twice, at: 0}, {...once, at: 0}, 'the second answer');
    const reading = scene.read(agent);
    await reading.until(() => reading.isLive);
    same(reading.requests, [command.request], 'the requests read');
  }),

  check('ends quietly when it is aborted', async (scene) => {
    const agent = await scene.connect(AGENT);
    const reading = scene.read(agent);
    await reading.until(() => reading.isLive);
    reading.abort();
    same(await reading.end, undefined, 'how it ended');
    const never = scene.read(agent);
    never.abort();
    same(await never.end, undefined, 'how it ended before it began');
  }),

  check('keeps scopes apart', async (scene) => {
    const [agent, other, customer] = await Promise.all([AGENT, OTHER_AGENT, CUSTOMER].map((it) => scene.connect(it)));
    that(agent && other && customer, 'everybody is connected');
    const here = await scene.ask(agent, 2);
    const there = await scene.ask(agent, 1, scene.elsewhere);
    const theirs = await scene.makeRequest(scene.conversation, 'Socks', OTHER_AGENT.id);
    await other.send(scene.here, theirs);
    const scopes: [Transport, Scope, RequestId[]][] = [
      [customer, scene.here, [...here, theirs.request]],
      [customer, {conversation: scene.elsewhere}, there],
      [agent, {inbox: AGENT.id}, [...here, ...there]],
      [other, {inbox: OTHER_AGENT.id}, [theirs.request]],
    ];
    for (const [transport, scope, expected] of scopes) {
      const reading = scene.read(transport, scope);
      await reading.until(() => reading.isLive);
      same(reading.requests, expected, `what is in ${JSON.stringify(scope)}`);
    }
  }),

  check('keeps odd Unicode as it is', async (scene) => {
    const agent = await scene.connect(AGENT);
    const reason = 'Zoë’s ½ 👩‍👩‍👧‍👦 “日本語” שלום ﷽ 𝒳 \\u0041 & <b> \u00a0%';
    const command = await scene.makeRequest(scene.conversation, reason);
    await agent.send(scene.here, command);
    const reading = scene.read(await scene.connect(CUSTOMER));
    await reading.until(() => reading.isLive);
    const [event] = reading.events;
    that(event?.type === 'requested', 'the request is read');
    same(event.token, command.token, 'the token');
    same(termsOfEvent(event).order.reason, reason, 'the reason');
  }),

  check('starts over after a cursor that nobody issued', async (scene) => {
    const agent = await scene.connect(AGENT);
    const asked = await scene.ask(agent, 1);
    const reading = scene.read(agent, scene.here, 'never-issued');
    await reading.until(() => reading.frames.length > 0);
    same(reading.frames[0], {kind: 'gap'}, 'the first frame');
    const over = new AbortController();
    const kinds: string[] = [];
    for await (const frame of follow(agent, scene.here, {after: 'never-issued', signal: over.signal})) {
      kinds.push(frame.kind === 'event' ? frame.event.request : frame.kind);
      if (frame.kind === 'live') over.abort();
    }
    same(kinds, ['gap', ...asked, 'live'], 'what is followed');
  }),

  check('says with its errors what is wrong', async (scene) => {
    const agent = await scene.connect(AGENT);
    const customer = await scene.connect(CUSTOMER);
    const request = createId();
    const refused = await failure(customer.send(scene.here, {type: 'open', id: createId(), request}));
    that(refused instanceof RefusedError, `a command that breaks a rule is refused, not: ${String(refused)}`);
    same(refused.rule, 'unknown-request', 'the rule');
    const malformed = {type: 'open', id: 'no id', request} as Command;
    that((await failure(customer.send(scene.here, malformed))) instanceof MalformedError, 'a bad command is malformed');
    const nowhere = agent.send({inbox: AGENT.id}, {type: 'open', id: createId(), request});
    that((await failure(nowhere)) instanceof MalformedError, 'no command goes to an inbox');
    const nosy = await scene.read(agent, {inbox: OTHER_AGENT.id}).end;
    that(nosy instanceof ForbiddenError, `nobody reads an inbox that is not theirs: ${String(nosy)}`);
  }),

  check(
    'says so when it does not know who is calling',
    async (scene) => {
      const stranger = await scene.backend.stranger?.();
      that(stranger, 'the backend makes strangers');
      const read = await scene.read(stranger).end;
      that(read instanceof UnauthenticatedError, `a stranger reads nothing: ${String(read)}`);
      const sent = await failure(stranger.send(scene.here, await scene.makeRequest()));
      that(sent instanceof UnauthenticatedError, `a stranger asks for nothing: ${String(sent)}`);
    },
    'stranger',
  ),

  check('serves two readers at once', async (scene) => {
    const agent = await scene.connect(AGENT);
    const readings = [scene.read(agent), scene.read(agent), scene.read(agent, {inbox: AGENT.id})];
    for (const reading of readings) await reading.until(() => reading.isLive);
    const asked = await scene.ask(agent, 3);
    for (const reading of readings) {
      await reading.until(() => reading.requests.length >= 3);
      same(reading.requests, asked, 'the requests read');
    }
  }),

  check('hands a sealed card to the agent who asked, again at each view, and to nobody else', async (scene) => {
    const [agent, other, customer] = await Promise.all([AGENT, OTHER_AGENT, CUSTOMER].map((it) => scene.connect(it)));
    that(agent && other && customer, 'everybody is connected');
    const [request = ''] = await scene.ask(agent, 1);
    const submitted = await customer.send(scene.here, {type: 'submit', id: createId(), request, attempt: 1, sealed});
    same(submitted.sealed, undefined, 'the card in the answer to the customer');
    for (let views = 0; views < 2; views++) {
      const answer = await agent.send(scene.here, {type: 'view', id: createId(), request});
      same(
        answer.sealed && sorted(answer.sealed),
        sorted({...sealed, attempt: 1}),
        'the card in the answer to the agent',
      );
    }
    const view = {type: 'view', id: createId(), request} as const;
    same(ruleOf(await failure(other.send(scene.here, view))), 'not-your-request', 'what another agent is told');
    same(ruleOf(await failure(customer.send(scene.here, view))), 'wrong-role', 'what the customer is told');
    const reading = scene.read(customer);
    await reading.until(() => reading.isLive);
    that(!JSON.stringify(reading.frames).includes(sealed.ct), 'no event holds a sealed card');
    await agent.send(scene.here, {type: 'complete', id: createId(), request});
    same(ruleOf(await failure(agent.send(scene.here, {...view, id: createId()}))), 'not-now', 'a view after the end');
  }),

  check('tells presence to whoever is there, and to nobody later', async (scene) => {
    const [agent, customer] = [await scene.connect(AGENT), await scene.connect(CUSTOMER)];
    const [request = ''] = await scene.ask(agent, 1);
    const readings = [scene.read(agent), scene.read(agent, {inbox: AGENT.id})];
    for (const reading of readings) await reading.until(() => reading.isLive);
    const stage = {at: 'entering', done: ['number']} as const;
    await customer.send(scene.here, {
      type: 'presence',
      id: createId(),
      request,
      stage: {at: stage.at, done: [...stage.done]},
    });
    for (const reading of readings) {
      await reading.until(() => reading.frames.some(({kind}) => kind === 'presence'));
      same(
        reading.frames.find(({kind}) => kind === 'presence'),
        {kind: 'presence', request, stage},
        'what is told',
      );
    }
    const later = scene.read(agent);
    await later.until(() => later.isLive);
    same(
      later.frames.map(({kind}) => kind),
      ['event', 'live'],
      'what is told later',
    );
  }),

  check(
    'loses and repeats nothing over connections that are cut',
    async (scene) => {
      const agent = await scene.connect(AGENT);
      const customer = await scene.connect(CUSTOMER);
      const reading = new Reading((signal) => follow(customer, scene.here, {signal, backoffMs: () => 5}));
      scene.readings.push(reading);
      const asked: RequestId[] = [];
      for (let round = 0; round < 8; round++) {
        asked.push(...(await scene.ask(agent, 2)));
        scene.backend.cut?.();
        if (round % 3 === 0) await reading.until(() => reading.requests.length > round);
      }
      await reading.until(() => reading.requests.length >= asked.length);
      same(reading.requests, asked, 'the requests read');
    },
    'cut',
  ),
];
