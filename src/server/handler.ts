import * as v from 'valibot';

import type {Answer, IssuedCommand} from '../request/command.js';
import {ForbiddenError, RefusedError, UnauthenticatedError} from '../request/errors.js';
import {nameSchema} from '../request/ids.js';
import {parseCommand} from '../request/parse.js';
import type {Party, Scope} from '../request/participant.js';
import type {Trust} from '../request/trust.js';
import {Authority, type EndedRequest} from './authority.js';
import {readJson} from './body.js';
import type {CardSafe} from './card-safe.js';
import {createCors} from './cors.js';
import {endOpenRequests} from './end-requests.js';
import {eventStream, STREAM_TIMING, type StreamTiming} from './event-stream.js';
import type {EventLog} from './log.js';
import {nameOf, SILENT, type Logger} from './logger.js';
import {OpenStreams} from './open-streams.js';
import {PresenceHub, type Presence} from './presence.js';
import {ANSWER_HEADERS, HttpProblem, problemResponse} from './problem.js';
import {RateLimit} from './rate-limit.js';
import {routeOf, type Route} from './route.js';
import {Sweeper} from './sweep.js';

/** Somebody who is signed in with the host, and what they may see. */
export interface Participant {
  readonly role: 'agent' | 'customer' | 'host';
  /** The host's own name for them: 1 to 128 characters without spaces. */
  readonly id: string;
  /** Whether they take part in a conversation. Asked at each request, and again while a stream is open. */
  mayEnter(conversation: string): boolean | Promise<boolean>;
}

/** What a chatpay backend is made of. */
export interface ChatpayHandlerOptions {
  readonly log: EventLog;
  readonly cardSafe: CardSafe;
  /** Says who is calling, from cookies or headers; `null` when that is not known. There is no default. */
  readonly authenticate: (request: Request) => Participant | null | Promise<Participant | null>;
  /** Whose signatures count. */
  readonly trust: Trust;
  /** The authority's clock; the system's by default. */
  readonly now?: () => number;
  /** Called when a request has ended, so that the signer can destroy its wrapping key. May come twice. */
  readonly onEnding?: (ended: EndedRequest) => void | Promise<void>;
  /** Called with each presence, for other servers to pass on to `showPresence`. */
  readonly onPresence?: (presence: Presence) => void;
  /** Origins of pages that may call from elsewhere, for example `https://desk.example`; none by default. */
  readonly allowOrigins?: readonly string[];
  /** How many commands a participant may give in a minute; 120 by default, `Infinity` for any number. */
  readonly commandsPerMinute?: number;
  /** How many event streams a participant may hold open at once; 100 by default, `Infinity` for any number. */
  readonly streamsPerParticipant?: number;
  /** The times of event streams, where they differ from the usual ones. */
  readonly streams?: Partial<StreamTiming>;
  /** Told codes and ids, never contents. Silent by default. */
  readonly logger?: Logger;
}

/** Why the host ends requests. */
export type HostEndReason = Extract<IssuedCommand, {type: 'end'}>['reason'];

/** A chatpay backend: a function from requests to responses, and what a host's own code may want of it. */
export interface ChatpayHandler {
  (request: Request): Promise<Response>;
  /** Destroys what time has ended. Requests do it too, a little each; for timers where there may be none for long. */
  sweep(now?: number): Promise<void>;
  /** Ends every open request of a conversation. @returns How many there were. */
  endConversation(conversation: string, reason: HostEndReason): Promise<number>;
  /** Ends every open request of an agent, whom `authenticate` lets in no more by now. @returns How many there were. */
  endAgent(agent: string, reason: HostEndReason): Promise<number>;
  /** Shows presence that another server was told. */
  showPresence(presence: Presence): void;
  /** The same backend with answers of another class than the runtime's own, for servers that send those with less work. */
  answeringWith(Class: typeof Response): (request: Request) => Promise<Response>;
}

/**
 * Makes a chatpay backend. It answers below any path:
 *
 * - `POST …/conversations/:conversation/commands`: one command as JSON, at most 16 KiB; 200 with the answer.
 * - `GET …/conversations/:conversation/events?after=CURSOR`, `GET …/inboxes/:agent/events?after=CURSOR`: frames as
 *   server-sent events.
 *
 * Whatever goes wrong is a problem document (RFC 9457) with the `code` of one of this library's errors.
 *
 * @throws {TypeError} When an option that has no default is missing.
 */
export function createChatpayHandler(options: ChatpayHandlerOptions): ChatpayHandler {
  checkOptions(options);
  const server = new Server(options);
  const answeringWith = (Class: typeof Response) => (request: Request) => server.handle(request, Class);
  return Object.assign(answeringWith(Response), {
    answeringWith,
    sweep: (now?: number) => server.sweep(now),
    endConversation: (conversation: string, reason: HostEndReason) => server.end({conversation}, reason),
    endAgent: (agent: string, reason: HostEndReason) => server.end({inbox: agent}, reason),
    showPresence: (presence: Presence) => server.hub.tell(presence),
  });
}

function checkOptions(options: Partial<ChatpayHandlerOptions>): void {
  const wants = {
    log: 'an EventLog, for example `(await sqliteStore({file})).log`',
    cardSafe: 'a CardSafe, for example `(await sqliteStore({file})).cardSafe`',
    authenticate: 'a function that says who is calling: `(request) => ({role, id, mayEnter}) | null`',
    trust: 'what the vault trusts: the content of its trust.js',
  } as const;
  for (const name of ['log', 'cardSafe', 'authenticate', 'trust'] as const) {
    if (!options[name]) throw new TypeError(`createChatpayHandler: ${name} is required: ${wants[name]}`);
  }
}

class Server {
  readonly hub = new PresenceHub();
  readonly #options: ChatpayHandlerOptions;
  readonly #logger: Logger;
  readonly #now: () => number;
  readonly #cors: ReturnType<typeof createCors>;
  readonly #limit: RateLimit;
  readonly #streams: OpenStreams;
  readonly #timing: StreamTiming;
  readonly #authority: Authority;
  readonly #sweeper: Sweeper;

  constructor(options: ChatpayHandlerOptions) {
    const {log, cardSafe, trust, onEnding, now = Date.now, logger = SILENT} = options;
    this.#options = options;
    this.#logger = logger;
    this.#now = now;
    this.#cors = createCors(options.allowOrigins ?? []);
    this.#limit = new RateLimit(options.commandsPerMinute ?? 120);
    this.#streams = new OpenStreams(options.streamsPerParticipant ?? 100);
    this.#timing = {...STREAM_TIMING, ...options.streams};
    const onPresence = (presence: Presence) => {
      this.hub.tell(presence);
      options.onPresence?.(presence);
    };
    const shared = {log, cardSafe, trust, now, logger, onPresence};
    this.#authority = new Authority(onEnding ? {...shared, onEnding} : shared);
    this.#sweeper = new Sweeper(cardSafe, this.#authority);
  }

  async handle(request: Request, Class: typeof Response): Promise<Response> {
    const cors = this.#cors(request);
    const response = await this.#respond(request, Class).catch((error: unknown) => this.#fail(error, Class));
    for (const [name, value] of Object.entries(cors)) response.headers.set(name, value);
    return response;
  }

  async sweep(now = this.#now()): Promise<void> {
    await this.#sweeper.sweep(now);
  }

  end(scope: Scope, reason: HostEndReason): Promise<number> {
    return endOpenRequests({log: this.#options.log, authority: this.#authority, now: this.#now()}, scope, reason);
  }

  async #respond(request: Request, Class: typeof Response): Promise<Response> {
    if (request.method === 'OPTIONS') return new Class(null, {status: 204});
    const route = routeOf(request, request.headers.get('last-event-id'));
    const caller = await this.#letIn(request, route.scope);
    if (route.action === 'events') return this.#stream(request, route, caller);
    const answer = await this.#command(request, route.scope, caller);
    return new Class(JSON.stringify(answer), {headers: {...ANSWER_HEADERS, 'content-type': 'application/json'}});
  }

  async #command(request: Request, scope: Scope, caller: Participant): Promise<Answer> {
    const now = this.#now();
    const by: Party = {role: caller.role, id: caller.id};
    this.#limit.take(`${by.role} ${by.id}`, now);
    const command = parseCommand(await readJson(request));
    const conversation = 'conversation' in scope ? scope.conversation : '';
    await this.#sweepALittle(now);
    // a body takes its time, and whoever asks may have been logged out meanwhile: what is open then has ended already
    if (command.type === 'request') await this.#letIn(request, scope);
    return this.#execute({...command, by, conversation});
  }

  /** A sweep that fails is nothing to whoever happened to call; the next one makes up for it. */
  async #sweepALittle(now: number): Promise<void> {
    await this.#sweeper.sweepALittle(now).catch((error: unknown) => {
      this.#logger.error(`a sweep failed: ${nameOf(error)}`);
    });
  }

  async #execute(command: IssuedCommand): Promise<Answer> {
    const what = `${command.type} request=${command.request} command=${command.id}`;
    try {
      const answer = await this.#authority.execute(command);
      this.#logger.debug(`accepted: ${what}`);
      return answer;
    } catch (error) {
      if (error instanceof RefusedError) this.#logger.info(`refused (${error.rule}): ${what}`);
      throw error;
    }
  }

  #stream(request: Request, {scope, after}: Route, caller: Participant): Response {
    const body = eventStream({
      log: this.#options.log,
      hub: this.hub,
      scope,
      ...(after !== undefined && {after}),
      now: this.#now,
      timing: this.#timing,
      mayStay: () => mayEnter(caller, scope),
      signal: request.signal,
      onClose: this.#streams.open(`${caller.role} ${caller.id}`),
      onError: (error) => this.#logger.error(`a stream broke: ${nameOf(error)}`),
    });
    return new Response(body, {
      headers: {
        ...ANSWER_HEADERS,
        'content-type': 'text/event-stream; charset=utf-8',
        'cache-control': 'no-store, no-transform',
        'x-accel-buffering': 'no',
      },
    });
  }

  async #letIn(request: Request, scope: Scope): Promise<Participant> {
    const caller = await this.#callerOf(request);
    if (!(await mayEnter(caller, scope))) throw new ForbiddenError('the caller is not let in here');
    return caller;
  }

  async #callerOf(request: Request): Promise<Participant> {
    const caller = await this.#options.authenticate(request);
    if (!caller) throw new UnauthenticatedError('it is not known who is calling');
    const {role, id} = caller;
    if (!ROLES.includes(role) || !v.is(nameSchema, id)) throw new TypeError('authenticate gave no participant');
    return caller;
  }

  #fail(error: unknown, Class: typeof Response): Response {
    const response = problemResponse(error, Class);
    if (response.status === 503) this.#logger.error(`a request failed: ${nameOf(causeOf(error))}`);
    return response;
  }
}

const ROLES: readonly Participant['role'][] = ['agent', 'customer', 'host'];

/** A conversation is for those in it; an inbox for the one agent whose it is. */
async function mayEnter(caller: Participant, scope: Scope): Promise<boolean> {
  if ('inbox' in scope) return caller.role === 'agent' && caller.id === scope.inbox;
  return (await caller.mayEnter(scope.conversation)) === true;
}

function causeOf(error: unknown): unknown {
  if (error instanceof HttpProblem) return error.error;
  return error instanceof Error && error.cause !== undefined ? error.cause : error;
}
