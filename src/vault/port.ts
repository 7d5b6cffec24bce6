import type * as v from 'valibot';

import {ChatpayError, MalformedError} from '../request/errors.js';
import {parseJsonText, parseWith} from '../request/parse.js';
import {Allowance} from './allowance.js';
import {
  fromDeskSchema,
  fromPaySchema,
  helloSchema,
  MAX_PORT_CHARS,
  PORT_VERSION,
  type FromDesk,
  type FromPay,
  type ToDesk,
  type ToPay,
} from './messages.js';

export type {FromDesk, FromPay, Theme, ToDesk, ToPay} from './messages.js';

/** What can go wrong between a host page and the vault. */
export type VaultFault =
  /** The vault is on the page's own origin, where it could protect nothing. */
  | 'same-origin'
  /** The frame did not come up: the vault is down, does not know this page, or is blocked by the page's `frame-src`. */
  | 'timeout'
  /** The frame is not the vault's any more: something was loaded into it, or its port is closed. */
  | 'hijacked'
  /** The frame sent what is not of the agreed shape, or more than anybody needs to say. */
  | 'protocol';

/** The vault cannot be used, and its frame is gone. It is not made again by itself. */
export class VaultError extends ChatpayError {
  readonly code = 'ERR_VAULT';
  readonly fault: VaultFault;

  constructor(fault: VaultFault, message: string, options?: ErrorOptions) {
    super(message, options);
    this.fault = fault;
  }
}

/** How a host connects to a frame of the vault. */
export interface VaultOptions<In> {
  /** The vault's origin, for example `https://vault.example`. */
  readonly vault: string;
  /** The frame's name for screen readers: what it is for, without the word frame. */
  readonly title: string;
  readonly onMessage: (message: In) => void;
  /** Called once, after the frame is gone. */
  readonly onFailure: (error: VaultError) => void;
  /** How long the frame has to come up, in milliseconds; 15 s when left out. */
  readonly timeoutMs?: number;
  /** How long it has to greet once something is loaded, in milliseconds; 3 s when left out. */
  readonly greetMs?: number;
}

/** A frame of the vault, and the way to talk with it. */
export interface VaultConnection<Out> {
  /** To be put into the document once, and never moved: a frame that moves loads anew, and counts as hijacked. */
  readonly frame: HTMLIFrameElement;
  /**
   * Sends a message; those from before the frame is ready wait for it.
   *
   * @throws {MalformedError} When it is longer than 16 KiB as JSON: the frame would take it for an attack.
   */
  send(message: Out): void;
  /** Ends it and takes the frame away. */
  close(): void;
}

const SANDBOX = 'allow-scripts allow-same-origin allow-forms';
const TIMEOUT_MS = 15_000;
/** The vault greets before its page counts as loaded, however slow the machine: later comes nobody but an error's page. */
const GREET_MS = 3000;

/** Opens the customer's page of the vault. @throws {VaultError} `same-origin` */
export function openPay(options: VaultOptions<FromPay>): VaultConnection<ToPay> {
  return new Connection('pay', fromPaySchema, options, 'autofill; manual-text');
}

/** Opens the agent's page of the vault. @throws {VaultError} `same-origin` */
export function openDesk(options: VaultOptions<FromDesk>): VaultConnection<ToDesk> {
  return new Connection('desk', fromDeskSchema, options, 'autofill; manual-text; clipboard-write');
}

class Connection<In extends {readonly type: string}, Out> implements VaultConnection<Out> {
  readonly frame: HTMLIFrameElement;
  readonly #origin: string;
  readonly #schema: v.GenericSchema<unknown, In>;
  readonly #options: VaultOptions<In>;
  readonly #over = new AbortController();
  readonly #queue: string[] = [];
  readonly #allowance = new Allowance();
  #port: MessagePort | undefined;
  #ready = false;
  #loads = 0;

  constructor(page: string, schema: v.GenericSchema<unknown, In>, options: VaultOptions<In>, allow: string) {
    this.#origin = new URL(options.vault).origin;
    if (this.#origin === location.origin) {
      throw new VaultError('same-origin', 'the vault must be on another origin than the page that embeds it');
    }
    this.#schema = schema;
    this.#options = options;
    this.frame = this.#createFrame(`${this.#origin}/${page}.html`, options.title, allow);
    addEventListener('message', this.#onHello);
    this.#later(() => this.#ready || this.#timeOut(), options.timeoutMs ?? TIMEOUT_MS);
  }

  send(message: Out): void {
    const text = JSON.stringify(message);
    if (text.length > MAX_PORT_CHARS) throw new MalformedError('a message that is too long for the vault');
    if (this.#ready) this.#port?.postMessage(text);
    else if (!this.#over.signal.aborted) this.#queue.push(text);
  }

  close(): void {
    this.#over.abort();
    removeEventListener('message', this.#onHello);
    this.#port?.close();
    this.#port = undefined;
    this.#queue.length = 0;
    this.frame.remove();
  }

  #createFrame(url: string, title: string, allow: string): HTMLIFrameElement {
    const frame = document.createElement('iframe');
    // Together these two are harmless only on another origin, which is why the constructor has looked.
    frame.setAttribute('sandbox', SANDBOX);
    frame.setAttribute('allow', allow);
    frame.referrerPolicy = 'no-referrer';
    frame.title = title;
    frame.addEventListener('load', () => this.#onLoad(), {signal: this.#over.signal});
    frame.src = url;
    return frame;
  }

  #onLoad(): void {
    if (++this.#loads > 1) return this.#fail('hijacked', 'the vault’s frame was loaded a second time');
    this.#later(() => this.#port || this.#timeOut(), this.#options.greetMs ?? GREET_MS);
  }

  /** Does something after a time, unless all is over by then. */
  #later(act: () => unknown, ms: number): void {
    const timer = setTimeout(act, ms);
    this.#over.signal.addEventListener('abort', () => clearTimeout(timer));
  }

  /** The one window message that counts: from this very frame, with exactly the vault's origin. */
  readonly #onHello = ({source, origin, data}: MessageEvent<unknown>): void => {
    const {contentWindow} = this.frame;
    // A window that is gone is null, and so is the source of an event that a script has made up.
    if (contentWindow === null || source !== contentWindow) return;
    // Password managers and the like say things of their own in every frame.
    if (typeof data !== 'object' || data === null || !Object.hasOwn(data, 'chatpay')) return;
    if (origin !== this.#origin) return this.#fail('hijacked', 'another page greets from the vault’s frame');
    let nonce: string;
    try {
      ({nonce} = parseWith(helloSchema, data, 'a greeting'));
    } catch (cause) {
      return this.#fail('protocol', 'the vault’s frame greets in another way', cause);
    }
    removeEventListener('message', this.#onHello);
    contentWindow.postMessage({chatpay: PORT_VERSION, type: 'port', nonce}, this.#origin, [this.#openPort()]);
  };

  /** Makes a channel and keeps one end. @returns The other. */
  #openPort(): MessagePort {
    const {port1, port2} = new MessageChannel();
    this.#port = port1;
    port1.addEventListener('message', ({data}) => this.#onMessage(data));
    port1.addEventListener('messageerror', () => this.#fail('protocol', 'a message of the vault cannot be read'));
    // Where browsers tell (Chromium 156 does not), this comes before the load of what takes the vault's place.
    port1.addEventListener('close', () => this.#fail('hijacked', 'the vault’s port is closed'));
    port1.start();
    return port2;
  }

  #onMessage(data: unknown): void {
    if (this.#over.signal.aborted) return;
    if (!this.#allowance.take()) return this.#fail('protocol', 'the vault’s frame floods its port');
    let message: In;
    try {
      if (typeof data !== 'string') throw new TypeError('no text');
      message = parseWith(this.#schema, parseJsonText(data, MAX_PORT_CHARS), 'a message of the vault');
    } catch (cause) {
      return this.#fail('protocol', 'the vault sent what is not of the agreed shape', cause);
    }
    if (message.type === 'ready') this.#begin();
    this.#options.onMessage(message);
  }

  #begin(): void {
    this.#ready = true;
    for (const text of this.#queue.splice(0)) this.#port?.postMessage(text);
  }

  #timeOut(): void {
    this.#fail(
      'timeout',
      `${this.#origin} did not answer; is it up, is this page in its trust.js, and does this page's frame-src allow it?`,
    );
  }

  #fail(fault: VaultFault, message: string, cause?: unknown): void {
    if (this.#over.signal.aborted) return;
    this.close();
    this.#options.onFailure(new VaultError(fault, message, {cause}));
  }
}
