import {createContext} from '@lit/context';

import type {Draft} from '../request/draft.js';
import type {RequestId} from '../request/ids.js';
import type {Session} from '../session/session.js';

/** Why the last thing that was asked of a request did not work. */
export type Problem =
  /** There was no answer. */
  | 'not-reached'
  /** A part of the page was lost, and only comes when the page is loaded anew. */
  | 'not-loaded'
  /** A rule forbids it by now. */
  | 'not-allowed'
  /** The sealed card did not arrive: the customer has to enter it again. */
  | 'card-not-sent';

/** What came of asking the agent to confirm a draft in the vault. */
export type Confirmation =
  | {readonly outcome: 'signed'; readonly request: RequestId; readonly token: string}
  /** The agent pressed Back. */
  | {readonly outcome: 'back'};

/** What an agent's elements can ask of the vault. */
export interface Desk {
  /**
   * Shows the agent a confirmation of a draft, and gets it signed when they press Send.
   *
   * @param command Idempotency key of the whole: the same for the same draft.
   * @returns Settles when the agent has pressed Send and it is signed, or has pressed Back.
   * @throws {VaultError} When the vault cannot be used.
   */
  confirm(command: string, draft: Draft): Promise<Confirmation>;
  /**
   * Gets a card from the authority and shows it in the vault.
   *
   * @returns Settles when it is handed to the vault.
   * @throws {ChatpayError} When the authority does not hand it out, or the vault cannot be used.
   */
  view(request: RequestId): Promise<void>;
}

/** An element that shows a request. */
export interface Attendant {
  /** Called when anything changes that the element may show. */
  changed(): void;
  /** The request's status in the words of this side; absent where another element on the page says it. */
  says(): string | undefined;
  /** Settles once the element is drawn anew: whether that took the focus to the status, which is then read from there. */
  isReadOut(): Promise<boolean>;
}

/** What a provider gives to the elements below it. A new one is given when the session changes. */
export interface Chatpay {
  readonly session: Session;
  /**
   * Says that a request is on screen. While it is, changes of its status are announced to screen readers, once however
   * many copies there are.
   *
   * @returns Says that it is gone again.
   */
  attend(request: RequestId, attendant: Attendant): () => void;
  /** Why the last thing that was asked of a request did not work; absent when it did. */
  problemOf(request: RequestId): Problem | undefined;
  /**
   * Shows the customer the card form for a request, where it is paid at a provider the checkout, and the receipt once it is
   * paid; the focus comes back to `opener` when it closes.
   */
  pay(request: RequestId, opener: HTMLElement): void;
  /** The agent's desk in the vault. Settles when it can be asked. */
  desk(): Promise<Desk>;
  /** Opens a composer of the request's conversation, filled in with what was asked. */
  askAgain(request: RequestId): void;
  /** Calls back for `askAgain`. Returns a function that ends it. */
  onAskAgain(listener: (request: RequestId) => void): () => void;
}

/** Key under which a provider offers itself. */
export const chatpayContext = createContext<Chatpay | undefined>(Symbol.for('chatpay'));
