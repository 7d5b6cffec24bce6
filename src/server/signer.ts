import {CompactSign, importJWK} from 'jose';
import * as v from 'valibot';

import {decodeBase64url, encodeBase64url} from '../request/base64url.js';
import {canonicalDraft, draftSchema, type Draft} from '../request/draft.js';
import {ForbiddenError, MalformedError, RefusedError, UnauthenticatedError} from '../request/errors.js';
import {createId, idSchema, nameSchema, type RequestId} from '../request/ids.js';
import {LIVE} from '../request/life.js';
import {parseWith} from '../request/parse.js';
import {isP256Point} from '../request/point.js';
import {COMPLETION_GRACE_MS, stateOf} from '../request/state.js';
import {MAX_TERMS_BYTES} from '../request/limits.js';
import {claimsOf, type Terms} from '../request/terms.js';
import {TERMS_TYPE} from '../request/terms-token.js';
import type {Trust} from '../request/trust.js';
import {readJson} from './body.js';
import type {KeySafe, Signing} from './key-safe.js';
import type {EventLog} from './log.js';
import {nameOf, SILENT, type Logger} from './logger.js';
import {ANSWER_HEADERS, notFound, problemResponse, wrongMethod} from './problem.js';
import {RateLimit} from './rate-limit.js';
import {checkDraft, type SignedInAgent, type SignerRules} from './signer-rules.js';
import type {PrivateJwk} from './signing-key.js';

/** What a signer is made of. */
export interface SignerHandlerOptions extends SignerRules {
  /** The signer's own private key; nobody else's business. */
  readonly signingKey: PrivateJwk;
  /** Names the key in `trust`, which lists what it may sign: `reveal`. */
  readonly kid: string;
  /** The signer's own, apart from the backend's safe. */
  readonly keySafe: KeySafe;
  /** The backend's log, for reading: a wrapping key is released only while its request lives. */
  readonly log: Pick<EventLog, 'load'>;
  readonly trust: Trust;
  /** Says which agent is signed in on the vault's origin; `null` when none is. There is no default. */
  readonly authenticateAgent: (request: Request) => SignedInAgent | null | Promise<SignedInAgent | null>;
  /** The system's clock by default. */
  readonly now?: () => number;
  /** How often an agent may ask in a minute; 120 by default. */
  readonly requestsPerMinute?: number;
  /** Told codes and ids, never contents. Silent by default. */
  readonly logger?: Logger;
}

/** A signer: a function from requests to responses, to be served on the vault's origin only. */
export interface SignerHandler {
  (request: Request): Promise<Response>;
  /** Destroys the wrapping key of a request that has ended. */
  forget(request: RequestId | {readonly request: RequestId}): Promise<void>;
  /** Destroys the wrapping keys of all requests that have ended, by time too; for a timer. */
  sweep(now?: number): Promise<void>;
}

/** How long a request may be signed and not asked for while its key is still released: a desk that reloads in between. */
const UNASKED_MS = 2 * 60_000;

/** How often requests sweep, in milliseconds. */
const SWEEP_EVERY_MS = 1000;

const signSchema = v.strictObject({
  command: idSchema,
  draft: draftSchema,
  key: v.pipe(v.string(), v.regex(/^[\w-]{87}$/)),
});
const releaseSchema = v.strictObject({request: idSchema});

/**
 * Makes the signer of terms that let an agent see a card:
 *
 * - `POST …/signer/sign` {command, draft, key}: 200 with {token, wrappingKey}; the same command and draft: the same bytes.
 * - `POST …/signer/release` {request}: 200 with {wrappingKey}, to the agent who asked, while the request lives.
 * - `GET …/signer/session`: 200 with {agent: {id, name}}; 204 while nobody is signed in, which is an answer and no failure.
 *
 * @throws {TypeError} When an option is missing, or the key is not the one that `trust` names for `reveal`.
 */
export function createSignerHandler(options: SignerHandlerOptions): SignerHandler {
  checkOptions(options);
  const signer = new Signer(options);
  return Object.assign((request: Request) => signer.handle(request), {
    forget: (ended: RequestId | {readonly request: RequestId}) =>
      options.keySafe.delete(typeof ended === 'string' ? ended : ended.request),
    sweep: (now?: number) => signer.sweep(now),
  });
}

function checkOptions(options: SignerHandlerOptions): void {
  for (const name of [
    'signingKey',
    'kid',
    'keySafe',
    'log',
    'trust',
    'authenticateAgent',
    'mayAsk',
    'ceiling',
  ] as const) {
    if (options[name] === undefined) throw new TypeError(`createSignerHandler: ${name} is required`);
  }
  const {trust, kid, signingKey} = options;
  const key = trust.keys.find((trusted) => trusted.kid === kid);
  if (!key || key.jwk.x !== signingKey.x || key.jwk.y !== signingKey.y) {
    throw new TypeError(`createSignerHandler: trust has another key under ${kid}, or none`);
  }
  if (!key.collections.includes('reveal')) {
    throw new TypeError(`createSignerHandler: trust does not let the key ${kid} sign reveal`);
  }
}

class Signer {
  readonly #options: SignerHandlerOptions;
  readonly #now: () => number;
  readonly #logger: Logger;
  readonly #limit: RateLimit;
  readonly #key: ReturnType<typeof importJWK>;
  #sweptAt = -Infinity;

  constructor(options: SignerHandlerOptions) {
    this.#options = options;
    this.#now = options.now ?? Date.now;
    this.#logger = options.logger ?? SILENT;
    this.#limit = new RateLimit(options.requestsPerMinute ?? 120);
    this.#key = importJWK(options.signingKey, 'ES256', {extractable: false});
    this.#key.catch(() => undefined); // a bad key is told at the first signature, which waits for this
  }

  async handle(request: Request): Promise<Response> {
    try {
      return await this.#respond(request);
    } catch (error) {
      const response = problemResponse(error);
      if (response.status === 503) this.#logger.error(`the signer failed: ${nameOf(error)}`);
      else if (error instanceof RefusedError) this.#logger.info(`the signer refused: ${error.rule}`);
      return response;
    }
  }

  async sweep(now = this.#now()): Promise<void> {
    const {keySafe} = this.#options;
    await keySafe.sweep(now);
    for (const signing of await keySafe.held()) {
      const status = await this.#statusOf(signing, now);
      if (status !== undefined && !LIVE.includes(status)) await keySafe.delete(signing.request);
    }
  }

  async #respond(request: Request): Promise<Response> {
    const action = /\/signer\/(sign|release|session)(?:[?#]|$)/.exec(request.url)?.[1];
    if (action === undefined) throw notFound();
    const method = action === 'session' ? 'GET' : 'POST';
    if (request.method !== method) throw wrongMethod(method);
    if (method === 'POST' && request.headers.get('origin') !== this.#options.trust.origin) {
      throw new ForbiddenError('the signer answers the pages of its own origin only');
    }
    if (action === 'session') return this.#session(request);
    const agent = await this.#agentOf(request);
    this.#limit.take(agent.id, this.#now());
    await this.#sweepNowAndThen();
    const body = await readJson(request);
    return json(action === 'sign' ? await this.#sign(body, agent) : await this.#release(body, agent));
  }

  async #session(request: Request): Promise<Response> {
    const agent = await this.#signedIn(request);
    return agent
      ? json({agent: {id: agent.id, name: agent.name}})
      : new Response(null, {status: 204, headers: ANSWER_HEADERS});
  }

  async #sign(body: unknown, agent: SignedInAgent): Promise<{token: string; wrappingKey: string}> {
    const {keySafe} = this.#options;
    const {command, draft, key} = parseWith(signSchema, body, 'an order to sign');
    const point = decodeBase64url(key);
    if (!point || !isP256Point(point)) throw new MalformedError('the key is not a point of P-256');
    await checkDraft(draft, agent, this.#options);
    const digest = await digestOf(draft, key);
    const kept =
      (await keySafe.ofCommand(agent.id, command)) ??
      (await keySafe.keep(await this.#make({command, draft, key, digest})));
    if (kept.digest !== digest) throw new RefusedError('id-reused');
    if (kept.wrappingKey === undefined) throw new RefusedError('card-gone');
    this.#logger.info(`signed: request=${kept.request} command=${command}`);
    return {token: kept.token, wrappingKey: kept.wrappingKey};
  }

  async #make(order: {command: string; draft: Draft; key: string; digest: string}) {
    const {trust} = this.#options;
    const {command, draft, key, digest} = order;
    const signedAt = this.#now();
    const createdAt = Math.floor(signedAt / 1000) * 1000;
    const terms: Terms = {
      ...draft,
      id: createId(),
      audience: trust.origin,
      merchant: {id: trust.merchant.id, name: trust.merchant.name},
      agentKey: key,
      embedders: trust.embedders,
      createdAt,
      expiresAt: createdAt + draft.answerWithinMs + draft.holdMs + COMPLETION_GRACE_MS,
    };
    const token = await this.#signTerms(terms);
    const wrappingKey = encodeBase64url(crypto.getRandomValues(new Uint8Array(32)));
    const {id: request, conversation, agent, expiresAt: until} = terms;
    return {agent, command, digest, request, conversation, token, wrappingKey, signedAt, until};
  }

  async #signTerms(terms: Terms): Promise<string> {
    const payload = new TextEncoder().encode(JSON.stringify(claimsOf(terms)));
    const header = {alg: 'ES256', typ: TERMS_TYPE, kid: this.#options.kid};
    const token = await new CompactSign(payload).setProtectedHeader(header).sign(await this.#key);
    if (token.length > MAX_TERMS_BYTES) {
      throw new RefusedError('terms-invalid', `terms of ${token.length} bytes; at most ${MAX_TERMS_BYTES} are read`);
    }
    return token;
  }

  async #release(body: unknown, agent: SignedInAgent): Promise<{wrappingKey: string}> {
    const {request} = parseWith(releaseSchema, body, 'an order to release');
    const now = this.#now();
    const signing = await this.#options.keySafe.ofRequest(request);
    if (!signing?.wrappingKey || signing.agent !== agent.id) throw new RefusedError('card-gone');
    const status = await this.#statusOf(signing, now);
    const lives = status === undefined ? now < signing.signedAt + UNASKED_MS : LIVE.includes(status);
    if (status !== undefined && !lives) await this.#options.keySafe.delete(request);
    if (!lives) throw new RefusedError('card-gone');
    return {wrappingKey: signing.wrappingKey};
  }

  async #statusOf({conversation, request}: Signing, now: number) {
    const {events} = await this.#options.log.load(conversation, [request]);
    return stateOf(events, now)?.status;
  }

  async #agentOf(request: Request): Promise<SignedInAgent> {
    const agent = await this.#signedIn(request);
    if (!agent) throw new UnauthenticatedError('no agent is signed in here');
    return agent;
  }

  async #signedIn(request: Request): Promise<SignedInAgent | null> {
    const agent = await this.#options.authenticateAgent(request);
    if (!agent) return null;
    if (!v.is(nameSchema, agent.id)) throw new TypeError('authenticateAgent gave no agent');
    return agent;
  }

  async #sweepNowAndThen(): Promise<void> {
    const now = this.#now();
    if (Math.abs(now - this.#sweptAt) < SWEEP_EVERY_MS) return;
    this.#sweptAt = now;
    await this.sweep(now).catch((error: unknown) => this.#logger.error(`a sweep failed: ${nameOf(error)}`));
  }
}

async function digestOf(draft: Draft, key: string): Promise<string> {
  const bytes = new TextEncoder().encode(`${canonicalDraft(draft)}\n${key}`);
  return encodeBase64url(new Uint8Array(await crypto.subtle.digest('SHA-256', bytes)));
}

function json(body: unknown): Response {
  return new Response(JSON.stringify(body), {headers: {...ANSWER_HEADERS, 'content-type': 'application/json'}});
}
