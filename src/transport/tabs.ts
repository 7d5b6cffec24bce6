import {parseCommand} from '../request/parse.js';
import {MalformedError} from '../request/errors.js';
import type {Party} from '../request/participant.js';
import {assertMayRead} from './authority.js';
import {Tab} from './tab.js';
import type {Transport} from './transport.js';

/** Who shares a backend of tabs. */
export interface TabsTransportOptions {
  /** The same for all tabs that belong together; tabs of other names are other worlds. */
  readonly name: string;
  /** Who this tab is. It is believed. */
  readonly party: Party;
  /** The authority's clock; `Date.now` when left out. */
  readonly now?: () => number;
}

/** A transport that has a share in a backend, which goes on in the other tabs when it is closed. */
export interface TabsTransport extends Transport {
  /** Leaves the other tabs. A page that is closed or left does this by itself. */
  close(): void;
}

/**
 * A backend without a server: the tabs of one browser are it together. One of them decides, by a Web Lock; each holds the
 * events, so that another can go on when that one is closed. When the last is closed, all is gone. A sealed card lies in
 * the memory of the deciding tab alone, is handed over when that tab is left, and never gets into any storage.
 *
 * For demos and tries: every tab is taken at its word and no signature is checked, since all of them are one origin's.
 *
 * @throws {TypeError} Where there are no Web Locks (an insecure page) or no BroadcastChannel.
 */
export function tabsTransport({name, party, now = Date.now}: TabsTransportOptions): TabsTransport {
  if (typeof BroadcastChannel === 'undefined' || typeof navigator === 'undefined' || !('locks' in navigator)) {
    throw new TypeError('tabsTransport needs Web Locks and BroadcastChannel, which browsers have on secure pages only');
  }
  const tab = new Tab(`chatpay-tabs/${name}`, now);
  tab.join();
  return {
    async send(scope, command, {signal} = {}) {
      signal?.throwIfAborted();
      if (!('conversation' in scope)) throw new MalformedError('a command is given in a conversation, not in an inbox');
      return tab.give(scope.conversation, parseCommand(command), party, signal);
    },
    async *receive(scope, options) {
      assertMayRead(party, scope);
      yield* tab.ledger.read(scope, options);
    },
    close: () => tab.close(),
  };
}
