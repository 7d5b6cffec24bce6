import {openPay, type FromPay, type ToPay, type VaultConnection, type VaultError} from '../../src/vault/port.js';
import {PUPPET} from './origins.js';
import {UNHURRIED_MS, until} from './wait.js';

export const NONCE = 'abcdefghijklmnopqrstuv';
export const HELLO = {chatpay: 1, type: 'hello', nonce: NONCE};
export const READY = '{"type":"ready"}';
export const SETTINGS: ToPay = {type: 'settings', theme: {}, locale: 'en', direction: 'ltr', clockOffsetMs: 0};

/** A connection to a page that says what a test tells it to, and all that came of it. */
export class Puppet {
  readonly messages: FromPay[] = [];
  readonly failures: VaultError[] = [];
  /** What the page in the frame has heard. */
  readonly heard: unknown[] = [];
  readonly connection: VaultConnection<ToPay>;
  readonly #window: Window;
  #isLoaded = false;

  /** Puts the frame into the page and waits for nothing. */
  static begin(timeoutMs = UNHURRIED_MS, greetMs = UNHURRIED_MS): Puppet {
    return new Puppet(timeoutMs, greetMs);
  }

  static async open(): Promise<Puppet> {
    const puppet = Puppet.begin();
    await until(() => puppet.heard.includes('up') && puppet.#isLoaded, 'the puppet’s page');
    return puppet;
  }

  private constructor(timeoutMs: number, greetMs: number) {
    this.connection = openPay({
      vault: PUPPET,
      title: 'Payment',
      onMessage: (message) => this.messages.push(message),
      onFailure: (error) => this.failures.push(error),
      timeoutMs,
      greetMs,
    });
    addEventListener('message', this.#onMessage);
    this.connection.frame.addEventListener('load', () => {
      this.#isLoaded = true;
    });
    document.body.append(this.connection.frame);
    this.#window = this.connection.frame.contentWindow!;
  }

  /** Has the page send a window message to this one. */
  post(value: unknown): void {
    this.#tell('post', value);
  }

  /** Has the page say something on the port. */
  say(value: unknown): void {
    this.#tell('say', value);
  }

  /** Has the page go elsewhere. */
  go(url: string): void {
    this.#tell('go', url);
  }

  async shakeHands(): Promise<this> {
    this.post(HELLO);
    await until(() => this.heard.includes('port'), 'the answer to the greeting');
    return this;
  }

  get isUp(): boolean {
    return this.heard.includes('up') && this.#isLoaded;
  }

  get isInPage(): boolean {
    return this.connection.frame.isConnected;
  }

  get faults(): string[] {
    return this.failures.map(({fault}) => fault);
  }

  end(): void {
    removeEventListener('message', this.#onMessage);
    this.connection.close();
  }

  #tell(puppet: string, value?: unknown): void {
    this.#window.postMessage({puppet, value}, PUPPET);
  }

  readonly #onMessage = ({data, source}: MessageEvent<{heard?: unknown} | null>): void => {
    if (source === this.#window && data?.heard !== undefined) this.heard.push(data.heard);
  };
}
