import type {RequestId} from '../request/ids.js';

/** What the signer signed for one command of one agent, and the key under which that agent's desk wraps its own. */
export interface Signing {
  readonly agent: string;
  /** Id of the command; the same agent's same command gets the same bytes again. */
  readonly command: string;
  /** Tells a retry from another draft under the same id: SHA-256 of draft and key, as base64url. */
  readonly digest: string;
  readonly request: RequestId;
  readonly conversation: string;
  /** The signed terms. */
  readonly token: string;
  /** 32 bytes as base64url; absent once it is destroyed. */
  readonly wrappingKey?: string;
  readonly signedAt: number;
  /** When all of this may be forgotten: the terms' hard end. */
  readonly until: number;
}

/** Keeps what the signer must not forget, and destroys wrapping keys. It belongs to the signer alone. */
export interface KeySafe {
  /**
   * Keeps a signing, unless this agent's command has one already.
   *
   * @returns What is kept under the command: this one, or the earlier one. Settles once it is durable.
   */
  keep(signing: Signing & {readonly wrappingKey: string}): Promise<Signing>;

  /** What was signed for a command. */
  ofCommand(agent: string, command: string): Promise<Signing | undefined>;

  /** What was signed as a request. */
  ofRequest(request: RequestId): Promise<Signing | undefined>;

  /** Destroys a request's wrapping key. Settles once no byte of it is left where the safe keeps things. */
  delete(request: RequestId): Promise<void>;

  /** Forgets, whole, what is past its end. */
  sweep(now: number): Promise<void>;

  /** Every signing whose wrapping key is still there, the oldest first. */
  held(): Promise<readonly Signing[]>;
}
