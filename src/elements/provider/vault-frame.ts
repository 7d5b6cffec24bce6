import type {VaultConnection, VaultError, VaultOptions} from '../../vault/port.js';

/** What a frame of the vault needs from the page around it. */
export interface FrameHost<In, Out> {
  /** Makes the connection. @throws {VaultError} When the vault may not be used at all. */
  readonly open: (options: Pick<VaultOptions<In>, 'onMessage' | 'onFailure'>) => VaultConnection<Out>;
  /** Puts the frame into the document, once. */
  readonly place: (frame: HTMLIFrameElement) => void;
  readonly onMessage: (message: In) => void;
  readonly onFailure: (error: VaultError) => void;
}

/** One frame of the vault: not there, on its way, up, or failed. It can be started again after a failure. */
export class VaultFrame<In extends {readonly type: string}, Out> {
  readonly #host: FrameHost<In, Out>;
  #connection: VaultConnection<Out> | undefined;
  #state: 'none' | 'opening' | 'ready' | 'failed' = 'none';

  constructor(host: FrameHost<In, Out>) {
    this.#host = host;
  }

  get state(): 'none' | 'opening' | 'ready' | 'failed' {
    return this.#state;
  }

  /** Starts the frame, unless it is there. */
  start(): void {
    if (this.#connection) return;
    this.#state = 'opening';
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
    this.#state = 'none';
  }

  #fail(error: VaultError): void {
    this.#connection = undefined;
    this.#state = 'failed';
    this.#host.onFailure(error);
  }
}
