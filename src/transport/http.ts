import {MalformedError, UnreachableError} from '../request/errors.js';
import {MAX_MESSAGE_CHARS, parseAnswer, parseJsonText} from '../request/parse.js';
import type {Scope} from '../request/participant.js';
import {readProblem} from './http-problem.js';
import {eventDataOf} from './http-stream.js';
import {Patience} from './patience.js';
import {parseFrame, type Cursor, type Transport} from './transport.js';

/** A server says something every 8 s; a stream that has missed five of that is dead. In milliseconds. */
const SILENCE_MS = 40_000;

/** Longest that an answer to a command may take, in milliseconds. */
const ANSWER_MS = 20_000;

/** How to reach a chatpay server. */
export interface HttpTransportOptions {
  /** Where the handler is mounted: `/chatpay`, or an absolute URL. */
  readonly url: string;
  /** Headers of each request, made anew for each: for example an `authorization` whose token may have been renewed. */
  readonly headers?: () => HeadersInit | Promise<HeadersInit>;
  /** The page's own when left out. */
  readonly fetch?: typeof fetch;
  /** After so many milliseconds without a word a stream is given up; 40,000 when left out. */
  readonly silenceMs?: number;
  /** After so many milliseconds without an answer a command is given up; 20,000 when left out. */
  readonly answerMs?: number;
}

/**
 * Speaks with a chatpay server: commands by POST, events as server-sent events over `fetch`. Not over `EventSource`, which
 * cannot send an `Authorization` header, so that tokens would end up in addresses and logs.
 */
export function httpTransport(options: HttpTransportOptions): Transport {
  const {silenceMs = SILENCE_MS, answerMs = ANSWER_MS} = options;
  return {
    async send(scope, command, {signal} = {}) {
      signal?.throwIfAborted();
      const patience = new Patience(answerMs, signal);
      const body = JSON.stringify(command);
      try {
        const headers = {'content-type': 'application/json', accept: 'application/json'};
        const response = await call(options, `${pathOf(scope)}/commands`, patience, {method: 'POST', body, headers});
        assertType(response, 'application/json');
        return parseAnswer(parseJsonText(await patience.of(textOf(response))));
      } catch (error) {
        signal?.throwIfAborted();
        throw error;
      } finally {
        patience.end();
      }
    },

    async *receive(scope, {after, signal}) {
      const patience = new Patience(silenceMs, signal);
      try {
        if (signal.aborted) return;
        const response = await call(options, eventsPath(scope, after), patience, {headers: {accept: EVENTS}});
        assertType(response, EVENTS);
        for await (const data of eventDataOf(response, patience)) yield parseFrame(parseJsonText(data));
      } catch (error) {
        if (!signal.aborted) throw error;
      } finally {
        patience.end();
      }
    },
  };
}

const EVENTS = 'text/event-stream';

async function call(
  {url, headers, fetch = (input, init) => globalThis.fetch(input, init)}: HttpTransportOptions,
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

/** A page of a proxy, a hotel or the host's own app may come in the server's place, with 200. */
function assertType({headers}: Response, type: string): void {
  const actual = headers.get('content-type') ?? 'nothing';
  if (actual.split(';')[0]?.trim() !== type) {
    throw new UnreachableError(`something else than the server answered: ${actual.slice(0, 100)}, not ${type}`);
  }
}

/** The text of a response, which is not read further than a message can be long. */
async function textOf({body}: Response): Promise<string> {
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

function pathOf(scope: Scope): string {
  if ('conversation' in scope) return `/conversations/${encodeURIComponent(scope.conversation)}`;
  return `/inboxes/${encodeURIComponent(scope.inbox)}`;
}

function eventsPath(scope: Scope, after: Cursor | undefined): string {
  const query = after === undefined ? '' : `?after=${encodeURIComponent(after)}`;
  return `${pathOf(scope)}/events${query}`;
}
