import type {Party} from '../../src/request/participant.js';
import {sharedTransport} from '../../src/transport/shared-stream.js';
import {tabsTransport} from '../../src/transport/tabs.js';
import type {Transport} from '../../src/transport/transport.js';

/** What a page in a frame gives to the test that opened it: a frame has locks, channels and an end of its own. */
export interface TabPage {
  joinTabs(name: string, party: Party): Transport;
  share(transport: Transport, name: string): Transport;
}

const page: TabPage = {
  joinTabs: (name, party) => tabsTransport({name, party}),
  share: (transport, name) => sharedTransport(transport, {name}),
};

Object.assign(window, {tabPage: page});
window.parent.postMessage('tab-ready', location.origin);
