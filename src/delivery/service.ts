import * as v from 'valibot';

import {MalformedError, UnreachableError} from '../request/errors.js';
import {parseJsonText} from '../request/parse.js';

/** Most bytes that are read of a callback or of a service's answer. */
export const MAX_BODY_BYTES = 64 * 1024;

/** How long a messaging service may take for an answer, in milliseconds, where the options do not say. */
export const TIMEOUT_MS = 10_000;

/** What calls to a service need, whatever the service. */
export interface ServiceOptions {
  /** Makes the calls; the platform's own by default. */
  readonly fetch?: typeof globalThis.fetch;
  /** How long one call may take, in milliseconds; 10 seconds by default. */
  readonly timeoutMs?: number;
  /** The time, in milliseconds since the Unix epoch; `Date.now` by default. */
  readonly now?: () => number;
}

/** A service's answer, read to its end. */
export interface ServiceAnswer {
  readonly status: number;
  readonly text: string;
}

/**
 * Posts to a service. Redirects are not followed: the key in the header is for that one host.
 *
 * @throws {UnreachableError} When there is no answer in time, or one that asks to try later (429 and 5xx). The error beneath
 *   it stays out, since it may quote what was sent.
 */
export async function post(
  url: string,
  headers: Readonly<Record<string, string>>,
  body: string,
  {fetch = globalThis.fetch, timeoutMs = TIMEOUT_MS}: ServiceOptions,
): Promise<ServiceAnswer> {
  const signal = AbortSignal.timeout(timeoutMs);
  let answer: ServiceAnswer;
  let retryAfter: string | null;
  try {
    const response = await fetch(url, {method: 'POST', headers, body, signal, redirect: 'error'});
    retryAfter = response.headers.get('retry-after');
    answer = {status: response.status, text: decode(await readBytes(response.body))};
  } catch {
    throw new UnreachableError('the messaging service did not answer');
  }
  if (answer.status !== 429 && answer.status < 500) return answer;
  const seconds = Number(retryAfter ?? NaN);
  throw new UnreachableError(`the messaging service answered ${answer.status}`, {
    ...(seconds > 0 && seconds <= 3600 && {retryAfterMs: seconds * 1000}),
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
 * Reads a callback's body as text, and never more of it than is allowed.
 *
 * @throws {MalformedError} When it is too large, of another type, or not UTF-8.
 */
export async function readCallback(request: Request, type: RegExp): Promise<string> {
  if (!type.test(request.headers.get('content-type') ?? '')) throw new MalformedError('a callback of another type');
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
