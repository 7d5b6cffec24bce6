import * as v from 'valibot';

import {MalformedError, UnreachableError} from '../request/errors.js';
import {parseJsonText} from '../request/parse.js';

/** Most bytes that are read of a callback or of a service's answer. */
export const MAX_BODY_BYTES = 128 * 1024;

/** What calls to a service need, whatever the service: of messages or of payments. */
export interface ServiceOptions {
  /** Makes the calls; the platform's own by default. */
  readonly fetch?: typeof globalThis.fetch;
  /** How long one call may take, in milliseconds; 10 seconds for a messenger by default, 15 for a payment provider. */
  readonly timeoutMs?: number;
  /** The time, in milliseconds since the Unix epoch; `Date.now` by default. */
  readonly now?: () => number;
}

/** A service's answer, read to its end. */
export interface ServiceAnswer {
  readonly status: number;
  readonly text: string;
}

/** What is asked of a service. */
export interface ServiceCall {
  readonly method: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string;
}

/** How long a service may take for an answer, in milliseconds, where the options do not say. */
const TIMEOUT_MS = {messaging: 10_000, payment: 15_000} as const;

/** Longest wait that a service may ask for, in seconds. */
const MAX_WAIT_SECONDS = 3600;

/**
 * Calls a service. Redirects are not followed: what is signed, and the key in the header, are for that one host.
 *
 * @throws {UnreachableError} When there is no answer in time, or one that asks to try later (429 and 5xx). The error beneath
 *   it stays out, since it may quote what was sent.
 */
export async function call(
  kind: keyof typeof TIMEOUT_MS,
  url: string,
  asked: ServiceCall,
  {fetch = globalThis.fetch, timeoutMs = TIMEOUT_MS[kind]}: ServiceOptions,
): Promise<ServiceAnswer> {
  const signal = AbortSignal.timeout(timeoutMs);
  let answer: ServiceAnswer;
  let retryAfter: string | null;
  try {
    const response = await fetch(url, {...asked, signal, redirect: 'error'});
    retryAfter = response.headers.get('retry-after');
    answer = {status: response.status, text: decode(await readBytes(response.body))};
  } catch {
    throw new UnreachableError(`the ${kind} service did not answer`);
  }
  if (answer.status !== 429 && answer.status < 500) return answer;
  const seconds = Number(retryAfter ?? NaN);
  throw new UnreachableError(`the ${kind} service answered ${answer.status}`, {
    ...(seconds > 0 && seconds <= MAX_WAIT_SECONDS && {retryAfterMs: seconds * 1000}),
  });
}

/** Reads a service's answer; `undefined` for one that is not of the expected shape. */
export function readAnswer<S extends v.GenericSchema>(schema: S, text: string): v.InferOutput<S> | undefined {
  try {
    const result = v.safeParse(schema, parseJsonText(text, MAX_BODY_BYTES));
    return result.success ? result.output : undefined;
  } catch (error) {
    if (error instanceof MalformedError) return undefined;
    throw error;
  }
}

/**
 * Reads the body of a callback, or of what a browser brings back, as text, and never more of it than is allowed.
 *
 * @throws {MalformedError} When it is too large, of another type, or not UTF-8.
 */
export async function readBody(request: Request, type: RegExp): Promise<string> {
  if (!type.test(request.headers.get('content-type') ?? '')) throw new MalformedError('a body of another type');
  return decode(await readBytes(request.body));
}

async function readBytes(body: ReadableStream<Uint8Array> | null): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  const reader = body?.getReader();
  for (let read = await reader?.read(); read && !read.done; read = await reader?.read()) {
    size += read.value.byteLength;
    if (size > MAX_BODY_BYTES) {
      reader?.cancel().catch(() => undefined);
      throw new MalformedError(`a body of more than ${MAX_BODY_BYTES} bytes`);
    }
    chunks.push(read.value);
  }
  return Buffer.concat(chunks);
}

function decode(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', {fatal: true, ignoreBOM: true}).decode(bytes);
  } catch {
    throw new MalformedError('a body that is not UTF-8');
  }
}
