import {scopeKey} from '../request/participant.js';
import {SharedReader} from './shared-reader.js';
import type {Transport} from './transport.js';

/** How tabs find each other. */
export interface SharedTransportOptions {
  /** The same in every tab of the same participant, and in no other: it is part of a channel's and a lock's name. */
  readonly name: string;
  /** After so many milliseconds without a word from the leading tab, a tab looks for itself; 70,000 when left out. */
  readonly silenceMs?: number;
}

/** The leader passes on a `live` frame every 30 s; two of them and some. In milliseconds. */
const SILENCE_MS = 70_000;

/**
 * Lets all tabs of a browser share one event stream: browsers open six connections for each origin over HTTP/1.1, and
 * streams stay open. One tab leads, by a Web Lock, and passes on what it receives; when it closes, another takes over. Each
 * tab reads its own history first, over a connection that it closes again.
 *
 * Where there are no locks or channels (an insecure page, Node, a browser that denies its pages all storage), each tab has a
 * stream of its own, as without this.
 */
export function sharedTransport(
  transport: Transport,
  {name, silenceMs = SILENCE_MS}: SharedTransportOptions,
): Transport {
  if (!canMeet()) return transport;
  return {
    send: (scope, command, options) => transport.send(scope, command, options),
    receive: (scope, options) =>
      new SharedReader(`chatpay-stream/${name}/${scopeKey(scope)}`, silenceMs, options, (after, signal) =>
        transport.receive(scope, {signal, ...(after !== undefined && {after})}),
      ).read(),
  };
}

/** Whether tabs can find each other here. Firefox throws at a channel where all cookies and storage are denied. */
function canMeet(): boolean {
  if (typeof BroadcastChannel === 'undefined' || typeof navigator === 'undefined') return false;
  try {
    new BroadcastChannel('chatpay-stream').close();
    return 'locks' in navigator;
  } catch {
    return false;
  }
}
