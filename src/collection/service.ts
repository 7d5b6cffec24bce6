import {createHash, timingSafeEqual} from 'node:crypto';

import {MalformedError, UnreachableError} from '../request/errors.js';

/** Most bytes that are read of a callback or of a service's answer. */
export const MAX_BODY_BYTES = 128 * 1024;

/** How long a payment service may take for an answer, in milliseconds, where the options do not say. */
export const TIMEOUT_MS = 15_000;

/** What calls to a service need, whatever the service. */
export interface ServiceOptions {
  /** Makes the calls; the platform's own by default. */
  readonly fetch?: typeof globalThis.fetch;
  /** How long one call may take, in milliseconds; 15 seconds by default. */
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
 * Calls a service. Redirects are not followed: what is signed is for that one host.
 *
 * @throws {UnreachableError} When there is no answer in time, or one that asks to try later (429 and 5xx). The error beneath
 *   it stays out, since it may quote what was sent.
 */
export async function call(
  url: string,
  init: {readonly method: string; readonly headers: Readonly<Record<string, string>>; readonly body?: string},
  {fetch = globalThis.fetch, timeoutMs = TIMEOUT_MS}: ServiceOptions,
): Promise<ServiceAnswer> {
  let answer: ServiceAnswer;
  try {
    const response = await fetch(url, {...init, signal: AbortSignal.timeout(timeoutMs), redirect: 'error'});
    answer = {status: response.status, text: decode(await readBytes(response.body))};
  } catch {
    throw new UnreachableError('the payment service did not answer');
  }
  if (answer.status === 429 || answer.status >= 500) {
    throw new UnreachableError(`the payment service answered ${answer.status}`);
  }
  return answer;
}

/**
 * Reads a request's body as text, and never more of it than is allowed.
 *
 * @throws {MalformedError} When it is too large, of another type, or not UTF-8.
 */
export async function readBody(request: Request, type: RegExp): Promise<string> {
  if (!type.test(request.headers.get('content-type') ?? '')) throw new MalformedError('a body of another type');
  return decode(await readBytes(request.body));
}

/** Whether two texts are the same, in a time that tells nothing about where they differ. */
export function sameSecret(given: string, secret: string): boolean {
  const digest = (text: string) => createHash('sha256').update(text, 'utf8').digest();
  return timingSafeEqual(digest(given), digest(secret));
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
