import type {VaultConnection, VaultError, VaultOptions} from '../../vault/port.js';

/** After so long that a frame is on its way a person wonders, in milliseconds. */
const SLOW_MS = 4000;

/** What a frame of the vault needs from the page around it. */
export interface FrameHost<In, Out> {
  /** Makes the connection. @throws {VaultError} When the vault may not be used at all. */
  readonly open: (options: Pick<VaultOptions<In>, 'onMessage' | 'onFailure'>) => VaultConnection<Out>;
  /** Puts the frame into the document, once. */
  readonly place: (frame: HTMLIFrameElement) => void;
  readonly onMessage: (message: In) => void;
  readonly onFailure: (error: VaultError) => void;
  /** It is not up yet, and may come still. */
  readonly onSlow: () => void;
}

/** One frame of the vault: not there, on its way, up, or failed. It can be started again after a failure. */
export class VaultFrame<In extends {readonly type: string}, Out> {
  readonly #host: FrameHost<In, Out>;
  #connection: VaultConnection<Out> | undefined;
  #state: 'none' | 'opening' | 'ready' | 'failed' = 'none';
  readonly #slowMs: number;
  #isSlow = false;
  #slow: ReturnType<typeof setTimeout> | undefined;

  constructor(host: FrameHost<In, Out>, {slowMs = SLOW_MS}: {slowMs?: number} = {}) {
    this.#host = host;
    this.#slowMs = slowMs;
  }

  /** Whether it is on its way for so long that a person should hear of it. */
  get isSlow(): boolean {
    return this.#isSlow && this.#state === 'opening';
  }

  get state(): 'none' | 'opening' | 'ready' | 'failed' {
    return this.#state;
  }

  /** Starts the frame, unless it is there. */
  start(): void {
    if (this.#connection) return;
    this.#state = 'opening';
    this.#isSlow = false;
    clearTimeout(this.#slow);
    this.#slow = setTimeout(() => {
      this.#isSlow = true;
      if (this.isSlow) this.#host.onSlow();
    }, this.#slowMs);
    try {
      this.#connection = this.#host.open({
        onMessage: (message) => {
          if (message.type === 'ready') this.#state = 'ready';
          this.#host.onMessage(message);
        },
        onFailure: (error) => this.#fail(error),
      });
      this.#host.place(this.#connection.frame);
    } catch (error) {
      this.#fail(error as VaultError);
    }
  }

  /** Says something, when the frame is up. */
  send(message: Out): void {
    this.#connection?.send(message);
  }

  /** Moves the focus into the frame, unless it is there: given twice, Chromium takes it from the field that has it. */
  focus(): void {
    const frame = this.#connection?.frame;
    if (frame && (frame.getRootNode() as Document | ShadowRoot).activeElement !== frame) frame.focus();
  }

  /** Takes the frame away, and what was typed or shown in it. */
  stop(): void {
    this.#connection?.close();
    this.#connection = undefined;
    clearTimeout(this.#slow);
    this.#state = 'none';
  }

  #fail(error: VaultError): void {
    this.#connection = undefined;
    this.#state = 'failed';
    this.#host.onFailure(error);
  }
}
