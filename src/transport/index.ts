export {backoff} from './backoff.js';
export {transportChecks, type TransportCheck} from './conformance.js';
export type {CheckedBackend, TermsWish} from './conformance-scene.js';
export {follow, type FollowOptions, type FollowStatus} from './follow.js';
export {httpTransport, type HttpTransportOptions} from './http.js';
export {memoryBackend, type MemoryBackend, type MemoryStep, type MemoryTransportOptions} from './memory.js';
export {sharedTransport, type SharedTransportOptions} from './shared-stream.js';
export {tabsTransport, type TabsTransport, type TabsTransportOptions} from './tabs.js';
export {parseFrame, type Cursor, type Frame, type Transport} from './transport.js';
