import {CompactSign, importJWK} from 'jose';
import * as v from 'valibot';

import {canonicalDraft, draftSchema, type Draft} from '../../request/draft.js';
import {ForbiddenError, RefusedError, UnauthenticatedError} from '../../request/errors.js';
import {createId, idSchema} from '../../request/ids.js';
import {parseWith} from '../../request/parse.js';
import {COMPLETION_GRACE_MS} from '../../request/state.js';
import {MAX_TERMS_BYTES} from '../../request/limits.js';
import {claimsOf, type Terms} from '../../request/terms.js';
import {TERMS_TYPE} from '../../request/terms-token.js';
import type {Trust, TrustedKey} from '../../request/trust.js';
import {readJson} from '../body.js';
import type {Participant} from '../handler.js';
import {SILENT, type Logger} from '../logger.js';
import {ANSWER_HEADERS, notFound, problemResponse, wrongMethod} from '../problem.js';
import {RateLimit} from '../rate-limit.js';
import {checkDraft, type Caps, type Ceiling} from '../signer-rules.js';
import type {PrivateJwk} from '../signing-key.js';
import type {LinkStore} from './link-store.js';
import {hashOf} from './link-token.js';

/** What signs the terms of payments that no agent sees a card of. */
export interface TermsHandlerOptions {
  /** The server's own private key; never the signer's. */
  readonly signingKey: PrivateJwk;
  /** Names the key in `trust`, which must not let it sign `reveal`. */
  readonly kid: string;
  readonly trust: Trust;
  readonly store: LinkStore;
  /** Says who is calling; the same as the chatpay handler's. */
  readonly authenticate: (request: Request) => Participant | null | Promise<Participant | null>;
  readonly ceiling: Ceiling;
  readonly caps?: Caps;
  /** The system's clock by default. */
  readonly now?: () => number;
  /** How often an agent may ask in a minute; 120 by default. */
  readonly requestsPerMinute?: number;
  readonly logger?: Logger;
}

const bodySchema = v.strictObject({command: idSchema, draft: draftSchema});

const ADDRESS = /\/conversations\/([^/?#]+)\/terms(?:[?#].*)?$/;

/** Whether a request is for the terms' handler: for mounting it beside the chatpay handler. */
export function asksForTerms({url}: Pick<Request, 'url'>): boolean {
  return ADDRESS.test(url);
}

/**
 * Makes the handler that signs terms for a provider's collection: `POST …/conversations/:conversation/terms` with
 * `{command, draft}`, 200 with `{token}`. The same command and draft give the same bytes; the same command with another
 * draft is refused. Only agents who may enter the conversation are served.
 *
 * @throws {TypeError} When the key is not the one that `trust` names, or may sign `reveal`.
 */
export function createTermsHandler(options: TermsHandlerOptions): (request: Request) => Promise<Response> {
  const {now = Date.now, logger = SILENT, requestsPerMinute = 120} = options;
  const {collections} = trustedKeyOf(options);
  const key = importJWK(options.signingKey, 'ES256');
  const limit = new RateLimit(requestsPerMinute);

  const sign = async (request: Request): Promise<string> => {
    const conversation = conversationOf(request);
    const agent = await agentOf(request, conversation, options);
    limit.take(agent.id, now());
    const {command, draft} = parseWith(bodySchema, await readJson(request), 'an order to sign');
    if (draft.conversation !== conversation) throw new RefusedError('wrong-conversation');
    const mayAsk = ({conversation: where}: {conversation: string}) => agent.mayEnter(where);
    const {ceiling, caps} = options;
    await checkDraft(draft, {id: agent.id, name: agent.id}, {mayAsk, ceiling, collections, ...(caps && {caps})});
    const digest = await hashOf(canonicalDraft(draft));
    const kept = options.store.termsOf(agent.id, command) ?? (await make(draft, agent.id, command, digest));
    if (kept.digest !== digest) throw new RefusedError('id-reused');
    logger.info(`signed: request=${kept.request} command=${command}`);
    return kept.token;
  };

  const make = async (draft: Draft, agent: string, command: string, digest: string) => {
    const terms = termsFor(draft, options.trust, now());
    const token = await signTerms(terms, options.kid, await key);
    const {id: request, conversation} = terms;
    return options.store.keepTerms({agent, command, digest, request, conversation, token});
  };

  return async (request) => {
    try {
      const body = JSON.stringify({token: await sign(request)});
      return new Response(body, {headers: {...ANSWER_HEADERS, 'content-type': 'application/json'}});
    } catch (error) {
      return problemResponse(error);
    }
  };
}

function trustedKeyOf({trust, kid, signingKey}: TermsHandlerOptions): TrustedKey {
  const key = trust.keys.find((trusted) => trusted.kid === kid);
  if (!key || key.jwk.x !== signingKey.x || key.jwk.y !== signingKey.y) {
    throw new TypeError(`createTermsHandler: trust has another key under ${kid}, or none`);
  }
  if (key.collections.includes('reveal')) {
    throw new TypeError(`createTermsHandler: trust lets the key ${kid} sign reveal, which is the signer's alone`);
  }
  return key;
}

function conversationOf({url, method}: Request): string {
  const [, encoded = ''] = ADDRESS.exec(url) ?? [];
  if (encoded === '') throw notFound();
  if (method !== 'POST') throw wrongMethod('POST');
  try {
    return decodeURIComponent(encoded);
  } catch {
    throw notFound();
  }
}

async function agentOf(request: Request, conversation: string, {authenticate}: TermsHandlerOptions) {
  const caller = await authenticate(request);
  if (!caller) throw new UnauthenticatedError('it is not known who is calling');
  if (caller.role !== 'agent' || (await caller.mayEnter(conversation)) !== true) {
    throw new ForbiddenError('only an agent of this conversation may ask for a payment in it');
  }
  return caller;
}

function termsFor(draft: Draft, trust: Trust, now: number): Terms {
  const createdAt = Math.floor(now / 1000) * 1000;
  return {
    ...draft,
    id: createId(),
    audience: trust.origin,
    merchant: {id: trust.merchant.id, name: trust.merchant.name},
    embedders: trust.embedders,
    createdAt,
    // room for another card after one that was refused at the last moment
    expiresAt: createdAt + draft.answerWithinMs + draft.holdMs + COMPLETION_GRACE_MS,
  };
}

async function signTerms(terms: Terms, kid: string, key: Awaited<ReturnType<typeof importJWK>>): Promise<string> {
  const payload = new TextEncoder().encode(JSON.stringify(claimsOf(terms)));
  const token = await new CompactSign(payload).setProtectedHeader({alg: 'ES256', typ: TERMS_TYPE, kid}).sign(key);
  if (token.length <= MAX_TERMS_BYTES) return token;
  throw new RefusedError('terms-invalid', `terms of ${token.length} bytes; at most ${MAX_TERMS_BYTES} are read`);
}
