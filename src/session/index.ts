export {createChatMasker, type ChatMasker, type ChatText, type MaskedChatText, type TakenBack} from './chat-masker.js';
export {SessionClock, systemTime, type TimeSource} from './clock.js';
export type {OutboxStorage} from './outbox.js';
export {
  createSession,
  Session,
  type Connection,
  type RequestStatus,
  type RequestView,
  type SessionOptions,
  type SignTerms,
  type Wish,
} from './session.js';
