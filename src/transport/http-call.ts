import {MalformedError, UnreachableError} from '../request/errors.js';
import {MAX_MESSAGE_CHARS, parseJsonText} from '../request/parse.js';
import {readProblem} from './http-problem.js';
import {Patience} from './patience.js';

/** How to reach a chatpay server. */
export interface HttpCaller {
  /** Where the handler is mounted: `/chatpay`, or an absolute URL. */
  readonly url: string;
  /** Headers of each request, made anew for each: for example an `authorization` whose token may have been renewed. */
  readonly headers?: () => HeadersInit | Promise<HeadersInit>;
  /** The page's own when left out. */
  readonly fetch?: typeof fetch;
}

/**
 * Makes one request and waits for the head of its response.
 *
 * @param path Below the mount point, with its slash.
 * @throws {UnreachableError} When there is no answer in time.
 * @throws {ChatpayError} The error that a response other than 200 to 299 stands for.
 */
export async function call(
  {url, headers, fetch = (input, init) => globalThis.fetch(input, init)}: HttpCaller,
  path: string,
  patience: Patience,
  init: RequestInit,
): Promise<Response> {
  // Whoever renews a token may meet the same dead network.
  const all = new Headers(await patience.of(Promise.resolve(headers?.())));
  for (const [name, value] of new Headers(init.headers)) all.set(name, value);
  const address = url.replace(/\/+$/, '') + path;
  const response = await patience.of(
    fetch(address, {...init, headers: all, cache: 'no-store', signal: patience.signal}),
  );
  if (!response.ok) throw readProblem(response, await patience.of(textOf(response)));
  return response;
}

/**
 * Asks the server for something once, and gives what it answers.
 *
 * @param asked.body Sent as JSON, where there is one.
 * @param asked.withinMs Longest that the answer may take.
 * @throws As `call` does.
 * @throws {MalformedError} When the answer cannot be read.
 */
export async function ask(
  caller: HttpCaller,
  path: string,
  {body, withinMs, signal}: {body?: unknown; withinMs: number; signal: AbortSignal | undefined},
): Promise<unknown> {
  signal?.throwIfAborted();
  const patience = new Patience(withinMs, signal);
  const type = 'application/json';
  const init = body === undefined ? {} : {body: JSON.stringify(body)};
  const headers = {accept: type, ...(body !== undefined && {'content-type': type})};
  try {
    const response = await call(caller, path, patience, {method: 'POST', ...init, headers});
    assertType(response, type);
    return parseJsonText(await patience.of(textOf(response)));
  } catch (error) {
    signal?.throwIfAborted();
    throw error;
  } finally {
    patience.end();
  }
}

/**
 * Checks that the server answered: a page of a proxy, a hotel or the host's own app may come in its place, with 200.
 *
 * @throws {UnreachableError} When the response is of another media type.
 */
export function assertType({headers}: Response, type: string): void {
  const actual = headers.get('content-type') ?? 'nothing';
  if (actual.split(';')[0]?.trim() !== type) {
    throw new UnreachableError(`something else than the server answered: ${actual.slice(0, 100)}, not ${type}`);
  }
}

/**
 * The text of a response, which is not read further than a message can be long.
 *
 * @throws {MalformedError} When it is longer.
 */
export async function textOf({body}: Response): Promise<string> {
  const decoder = new TextDecoder();
  const reader = body?.getReader();
  let text = '';
  for (;;) {
    const {done, value} = (await reader?.read()) ?? {done: true, value: undefined};
    text += decoder.decode(value, {stream: !done});
    if (text.length > MAX_MESSAGE_CHARS) {
      await reader?.cancel();
      throw new MalformedError('the server’s answer is too large');
    }
    if (done) return text;
  }
}
