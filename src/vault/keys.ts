import * as v from 'valibot';

import {decodeBase64url, encodeBase64url} from '../request/base64url.js';
import {ChatpayError, RefusedError} from '../request/errors.js';
import type {RequestId} from '../request/ids.js';
import {parseJsonText, parseWith} from '../request/parse.js';
import {KEY_ALGORITHM} from './suite.js';

/** Well-formed cards that do not open, before the key is destroyed: somebody is trying things. */
const MAX_STRIKES = 3;

/** Why there is no key to open a card with. */
export type KeyFault =
  /** Neither this page nor its storage has it, or the signer has let go of the other half. */
  | 'key-lost'
  /** Too many cards did not open. */
  | 'key-destroyed'
  /** Another tab has it. */
  | 'other-desk';

/** The agent's key for a request is not to be had. */
export class KeyError extends ChatpayError {
  readonly code = 'ERR_KEY';
  readonly fault: KeyFault;

  constructor(fault: KeyFault, options?: ErrorOptions) {
    super(`the key for this request is not to be had: ${fault}`, options);
    this.fault = fault;
  }
}

/** A key pair that has just been made, before its request has an id. */
export interface NewKey {
  /** The public key: an uncompressed point as base64url. */
  readonly point: string;
  readonly pair: CryptoKeyPair;
}

/** What keys need of their page. */
export interface AgentKeysOptions {
  /** Gets the wrapping key of a request that lives, from the signer. */
  readonly release: (request: RequestId) => Promise<string>;
  /** Where wrapped keys lie over a reload: `sessionStorage`. In memory only where it is denied. */
  readonly storage?: Pick<Storage, 'getItem' | 'setItem' | 'removeItem'> | undefined;
  readonly locks?: LockManager | undefined;
}

interface Held {
  readonly pair: CryptoKeyPair;
  strikes: number;
}

const storedSchema = v.strictObject({
  /** Kept here too, so that a reload does not begin the count anew. */
  strikes: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(MAX_STRIKES)),
  point: v.pipe(v.string(), v.regex(/^[\w-]{87}$/)),
  iv: v.pipe(v.string(), v.regex(/^[\w-]{16}$/)),
  wrapped: v.pipe(v.string(), v.regex(/^[\w-]{1,400}$/)),
});

type Stored = v.InferOutput<typeof storedSchema>;

/**
 * The agent's keys, one pair for each request. What lies in storage is wrapped under a key that the signer gives out only
 * to this agent and only while the request lives; when the signer deletes that, what lies here opens nothing.
 */
export class AgentKeys {
  readonly #options: AgentKeysOptions;
  readonly #held = new Map<RequestId, Held>();
  readonly #destroyed = new Set<RequestId>();
  /** Lets go of each request's lock. */
  readonly #locks = new Map<RequestId, () => void>();

  constructor(options: AgentKeysOptions) {
    this.#options = options;
  }

  /** Makes a pair for a request that is about to be signed. It can be exported, once: to be wrapped. */
  async create(): Promise<NewKey> {
    const pair = await crypto.subtle.generateKey(KEY_ALGORITHM, true, ['deriveBits']);
    return {pair, point: encodeBase64url(new Uint8Array(await crypto.subtle.exportKey('raw', pair.publicKey)))};
  }

  /**
   * Keeps a pair under the id that its request got: wrapped in storage, and here as one that cannot be exported.
   *
   * @param wrappingKey 32 bytes as base64url, from the signer.
   */
  async adopt(request: RequestId, {pair, point}: NewKey, wrappingKey: string): Promise<void> {
    await this.#lock(request);
    const key = await importWrappingKey(wrappingKey);
    const iv = crypto.getRandomValues(new Uint8Array(12));
    const algorithm = {name: 'AES-GCM', iv, additionalData: bindingOf(request, point)};
    const wrapped = await crypto.subtle.wrapKey('pkcs8', pair.privateKey, key, algorithm);
    const privateKey = await unwrap(new Uint8Array(wrapped), key, algorithm);
    this.#held.set(request, {pair: {publicKey: pair.publicKey, privateKey}, strikes: 0});
    const stored = {point, iv: encodeBase64url(iv), wrapped: encodeBase64url(new Uint8Array(wrapped))};
    this.#store(request, {...stored, strikes: 0});
  }

  /**
   * The pair of a request, from memory, or out of storage with the signer's help.
   *
   * @throws {KeyError} When it is not to be had.
   * @throws {UnreachableError} When the signer did not answer; the key is still there.
   * @throws {UnauthenticatedError} When the signer wants a new sign-in first; the same.
   * @throws {RefusedError} `too-many`: later; the same.
   */
  async get(request: RequestId): Promise<CryptoKeyPair> {
    if (this.#destroyed.has(request)) throw new KeyError('key-destroyed');
    const held = this.#held.get(request);
    if (held) return held.pair;
    const stored = this.#read(request);
    if (!stored) throw new KeyError('key-lost');
    await this.#lock(request);
    try {
      const pair = await this.#restore(request, stored);
      // What ended while the signer was asked stays ended.
      if (!this.#read(request)) throw new KeyError('key-lost');
      this.#held.set(request, {pair, strikes: stored.strikes});
      return pair;
    } catch (error) {
      this.#unlock(request);
      throw error;
    }
  }

  /** Notes that a well-formed card did not open. @returns Whether the key is gone now. */
  strike(request: RequestId): boolean {
    const held = this.#held.get(request);
    if (!held) return false;
    if (++held.strikes < MAX_STRIKES) {
      const stored = this.#read(request);
      if (stored) this.#store(request, {...stored, strikes: held.strikes});
      return false;
    }
    this.forget(request);
    this.#destroyed.add(request);
    return true;
  }

  /** Destroys a request's key, here and in storage. */
  forget(request: RequestId): void {
    this.#held.delete(request);
    this.#unlock(request);
    try {
      this.#options.storage?.removeItem(storageKey(request));
    } catch {
      // Denied storage holds nothing.
    }
  }

  /** Lets go of every key in memory. Those in storage stay, and so does what was destroyed. */
  drop(): void {
    for (const request of [...this.#held.keys()]) {
      this.#held.delete(request);
      this.#unlock(request);
    }
  }

  async #restore(request: RequestId, stored: Stored): Promise<CryptoKeyPair> {
    const wrappingKey = await this.#release(request);
    try {
      const point = decodeBase64url(stored.point)!;
      const key = await importWrappingKey(wrappingKey);
      const algorithm = {
        name: 'AES-GCM',
        iv: decodeBase64url(stored.iv)!,
        additionalData: bindingOf(request, stored.point),
      };
      const privateKey = await unwrap(decodeBase64url(stored.wrapped)!, key, algorithm);
      return {privateKey, publicKey: await crypto.subtle.importKey('raw', point, KEY_ALGORITHM, true, [])};
    } catch (cause) {
      throw new KeyError('key-lost', {cause});
    }
  }

  /** A signer that says no has let go of the key; one that only wants to be asked more slowly has not. */
  async #release(request: RequestId): Promise<string> {
    try {
      return await this.#options.release(request);
    } catch (error) {
      if (error instanceof RefusedError && error.rule !== 'too-many') throw new KeyError('key-lost', {cause: error});
      throw error;
    }
  }

  /** One desk for each request: a duplicated tab has the same storage, and must not show the card as well. */
  #lock(request: RequestId): Promise<void> {
    const {locks} = this.#options;
    if (!locks || this.#locks.has(request)) return Promise.resolve();
    return new Promise((done, fail) => {
      void locks
        .request(`chatpay-key/${request}`, {ifAvailable: true}, (lock) => {
          if (!lock) return fail(new KeyError('other-desk'));
          const held = new Promise<void>((release) => this.#locks.set(request, release));
          done();
          return held;
        })
        // Denied, as browsers deny storage to frames of other sites: the key is then as alone as its page's memory is.
        .catch(() => done());
    });
  }

  #unlock(request: RequestId): void {
    this.#locks.get(request)?.();
    this.#locks.delete(request);
  }

  #store(request: RequestId, stored: Stored): void {
    try {
      this.#options.storage?.setItem(storageKey(request), JSON.stringify(stored));
    } catch {
      // Full or denied: the key lives as long as this page.
    }
  }

  #read(request: RequestId): Stored | undefined {
    try {
      const text = this.#options.storage?.getItem(storageKey(request));
      return text == null ? undefined : parseWith(storedSchema, parseJsonText(text), 'a stored key');
    } catch {
      return undefined;
    }
  }
}

function storageKey(request: RequestId): string {
  return `chatpay-key/${request}`;
}

/** What a wrapped key belongs to: it opens under no other request and beside no other public key. */
function bindingOf(request: RequestId, point: string): Uint8Array<ArrayBuffer> {
  return new TextEncoder().encode(`${request}\0${point}`);
}

function importWrappingKey(wrappingKey: string): Promise<CryptoKey> {
  const bytes = decodeBase64url(wrappingKey);
  if (bytes?.length !== 32) throw new KeyError('key-lost');
  return crypto.subtle.importKey('raw', bytes, 'AES-GCM', false, ['wrapKey', 'unwrapKey']);
}

function unwrap(wrapped: Uint8Array<ArrayBuffer>, key: CryptoKey, algorithm: AesGcmParams): Promise<CryptoKey> {
  return crypto.subtle.unwrapKey('pkcs8', wrapped, key, algorithm, KEY_ALGORITHM, false, ['deriveBits']);
}
