import {parseAnswer, parseJsonText} from '../request/parse.js';
import type {Scope} from '../request/participant.js';
import {assertType, call, textOf, type HttpCaller} from './http-call.js';
import {eventDataOf} from './http-stream.js';
import {Patience} from './patience.js';
import {parseFrame, type Cursor, type Transport} from './transport.js';

/** A server says something every 8 s; a stream that has missed five of that is dead. In milliseconds. */
const SILENCE_MS = 40_000;

/** Longest that an answer to a command may take, in milliseconds. */
const ANSWER_MS = 20_000;

/** How to reach a chatpay server. */
export interface HttpTransportOptions extends HttpCaller {
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

function pathOf(scope: Scope): string {
  if ('conversation' in scope) return `/conversations/${encodeURIComponent(scope.conversation)}`;
  return `/inboxes/${encodeURIComponent(scope.inbox)}`;
}

function eventsPath(scope: Scope, after: Cursor | undefined): string {
  const query = after === undefined ? '' : `?after=${encodeURIComponent(after)}`;
  return `${pathOf(scope)}/events${query}`;
}
