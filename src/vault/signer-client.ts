import * as v from 'valibot';

import {MalformedError, RefusedError, UnauthenticatedError, UnreachableError} from '../request/errors.js';
import type {Draft} from '../request/draft.js';
import {idSchema, nameSchema, type RequestId} from '../request/ids.js';
import {parseJsonText, parseWith} from '../request/parse.js';
import {isRule} from '../request/rules.js';
import {MAX_TERMS_BYTES} from '../request/limits.js';

/** Longest that an answer may take, in milliseconds. */
const TIMEOUT_MS = 15_000;

/** Most bytes of an answer: signed terms of at most 8 KiB, and what is around them. */
const MAX_ANSWER_BYTES = 16 * 1024;

const wrappingKey = v.pipe(v.string(), v.regex(/^[\w-]{43}$/));
const signedSchema = v.strictObject({token: v.pipe(v.string(), v.maxLength(MAX_TERMS_BYTES)), wrappingKey});
const releasedSchema = v.strictObject({wrappingKey});
const sessionSchema = v.strictObject({
  agent: v.strictObject({id: nameSchema, name: v.pipe(v.string(), v.maxLength(200))}),
});
/** What the sign-in may answer, beside a cookie. */
const signedInSchema = v.looseObject({session: v.pipe(v.string(), v.regex(/^[\w.~+/-]{1,2048}=*$/))});
const problemSchema = v.looseObject({rule: v.optional(v.custom<string>((rule) => typeof rule === 'string'))});

/** What the agent's page asks of the signer. */
export interface SignerClient {
  /** Who is signed in on the vault's own origin; `undefined` when nobody is. @throws {UnreachableError} */
  session(): Promise<{readonly id: string; readonly name: string} | undefined>;
  /**
   * Signs the agent in, where the deployment has a way to do that here. Where the browser denies cookies to frames of another
   * site, the session that the sign-in answers with is kept in memory instead, until the page is left, and sent as a bearer
   * token (RFC 6750). @throws As `sign` does.
   */
  signIn(agent: string): Promise<void>;
  /**
   * Gets a draft signed, and a key under which the desk may keep its own. The same command and draft give the same bytes.
   *
   * @throws {RefusedError} With the rule.
   * @throws {UnauthenticatedError} When the sign-in has ended.
   * @throws {UnreachableError} When there was no answer.
   */
  sign(order: {
    readonly command: string;
    readonly draft: Draft;
    readonly key: string;
  }): Promise<{readonly token: string; readonly wrappingKey: string}>;
  /** Gets the wrapping key of a request that lives. @throws As `sign` does. */
  release(request: RequestId): Promise<string>;
}

/** How to reach the signer. */
export interface SignerClientOptions {
  /** The vault's own origin. */
  readonly origin: string;
  /** Path of the sign-in on it. */
  readonly signIn?: string;
  readonly fetch?: typeof fetch;
  /** Longest that an answer may take, in milliseconds; 15 s when left out. */
  readonly timeoutMs?: number;
}

/** Talks to the signer, which is on the vault's own origin and knows the agent by a session there. */
export function createSignerClient({
  origin,
  signIn,
  fetch = globalThis.fetch.bind(globalThis),
  timeoutMs = TIMEOUT_MS,
}: SignerClientOptions): SignerClient {
  let bearer: string | undefined;
  // The mode stays `cors`, the default: with `same-origin` and the page's `no-referrer` the Origin header, by which the
  // signer knows its own pages, would be `null` (Fetch, section 3.2, "append a request Origin header").
  const call = async (path: string, body?: object): Promise<string> => {
    const response = await fetch(new URL(path, origin), {
      credentials: 'same-origin',
      cache: 'no-store',
      redirect: 'error',
      signal: AbortSignal.timeout(timeoutMs),
      headers: {
        ...(body && {'content-type': 'application/json'}),
        ...(bearer !== undefined && {authorization: `Bearer ${bearer}`}),
      },
      ...(body && {method: 'POST', body: JSON.stringify(body)}),
    }).catch((cause: unknown) => {
      throw new UnreachableError('the signer did not answer', {cause});
    });
    const text = await readText(response).catch((cause: unknown) => {
      throw cause instanceof MalformedError ? cause : new UnreachableError('the signer’s answer broke off', {cause});
    });
    if (!response.ok) throw refusal(response.status, text);
    return text;
  };
  const read = <S extends v.GenericSchema>(schema: S, text: string) =>
    parseWith(schema, parseJsonText(text), 'the signer’s answer');

  const session = async () => {
    try {
      const text = await call('/signer/session');
      return text === '' ? undefined : read(sessionSchema, text).agent; // 204: nobody, and no error in the console
    } catch (error) {
      if (error instanceof UnauthenticatedError) return undefined;
      throw error;
    }
  };

  return {
    session,
    async signIn(agent) {
      if (signIn === undefined) throw new RefusedError('wrong-role', 'agents sign in elsewhere on this origin');
      bearer = undefined;
      const text = await call(signIn, {agent: parseWith(nameSchema, agent, 'an agent')});
      if (text !== '' && !(await session())) bearer = read(signedInSchema, text).session;
    },
    async sign(order) {
      return read(signedSchema, await call('/signer/sign', order));
    },
    async release(request) {
      const body = {request: parseWith(idSchema, request, 'a request’s id')};
      return read(releasedSchema, await call('/signer/release', body)).wrappingKey;
    },
  };
}

/** Reads an answer, and no more of it than an answer can have. */
async function readText(response: Response): Promise<string> {
  const decoder = new TextDecoder();
  let text = '';
  let length = 0;
  const reader = response.body?.getReader();
  for (;;) {
    const {done, value} = (await reader?.read()) ?? {done: true, value: undefined};
    if (done) return text + decoder.decode();
    length += value.length;
    if (length > MAX_ANSWER_BYTES) throw new MalformedError('an answer of the signer that is too long');
    text += decoder.decode(value, {stream: true});
  }
}

function refusal(status: number, text: string): Error {
  if (status === 401) return new UnauthenticatedError('the sign-in has ended');
  const rule = ruleIn(text);
  if (rule) return new RefusedError(rule);
  return new UnreachableError(`the signer answered with ${status}`);
}

function ruleIn(text: string) {
  try {
    const {rule} = parseWith(problemSchema, parseJsonText(text), 'a problem');
    return isRule(rule) ? rule : undefined;
  } catch {
    return undefined;
  }
}
