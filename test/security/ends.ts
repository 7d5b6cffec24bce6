import {openHostPort, type EmbedFault, type HostPort} from '../../src/vault/host-port.js';
import {toPaySchema, type FromPay, type ToPay} from '../../src/vault/messages.js';
import {openPay, type VaultConnection, type VaultError} from '../../src/vault/port.js';

// Both ends of the port, each with a window opposite that does what a test wants. A port stands in for that window: it is
// what an event may come from, as a window is. There is no page behind it, so that thousands can be made.

/** Where the host takes the vault to be. */
export const VAULT = 'https://vault.example';
/** The one page around the vault that it knows. */
export const SHOP = 'https://shop.example';

/** A nonce of the right shape. */
const NONCE = 'abcdefghijklmnopqrstuv';

/** What was said to a window, and to which origin. */
interface Posted {
  readonly data: {readonly nonce?: string};
  readonly to: string;
  readonly ports: readonly MessagePort[];
}

/** Something that messages come from, and that keeps those that are sent to it. */
class Opposite {
  readonly window: MessagePort = new MessageChannel().port1;
  readonly posted: Posted[] = [];

  constructor() {
    const postMessage = (data: Posted['data'], to: string, ports: readonly MessagePort[] = []) =>
      void this.posted.push({data, to, ports});
    Object.defineProperty(this.window, 'postMessage', {value: postMessage});
  }

  /** Has a message come from it, with an origin of the test's choice. */
  say(data: unknown, origin: string, ports: MessagePort[] = []): void {
    dispatchEvent(new MessageEvent('message', {data, origin, source: this.window, ports}));
  }
}

/** A host with a frame of the vault that is not there. */
export class HostEnd {
  readonly heard: FromPay[] = [];
  readonly failures: VaultError[] = [];
  readonly connection: VaultConnection<ToPay>;
  readonly #frame = new Opposite();

  constructor() {
    this.connection = openPay({
      vault: VAULT,
      title: 'Payment',
      onMessage: (message) => this.heard.push(message),
      onFailure: (error) => this.failures.push(error),
    });
    Object.defineProperty(this.connection.frame, 'contentWindow', {value: this.#frame.window});
  }

  greet(origin: string): void {
    this.say({chatpay: 1, type: 'hello', nonce: NONCE}, origin);
  }

  /** Has the frame post any window message. */
  say(data: unknown, origin: string): void {
    this.#frame.say(data, origin);
  }

  /** What the host has answered. */
  get answers(): readonly Posted[] {
    return this.#frame.posted;
  }

  /** Shakes hands. @returns The frame's end of the port. */
  connect(): MessagePort {
    this.greet(VAULT);
    const [port] = this.answers[0]!.ports;
    return port!;
  }
}

/** The vault in a page that is not there. */
export class VaultEnd {
  readonly heard: ToPay[] = [];
  readonly faults: EmbedFault[] = [];
  port: HostPort<ToPay, FromPay> | undefined;
  readonly #parent = new Opposite();

  constructor() {
    const onFailure = (fault: EmbedFault) => void this.faults.push(fault);
    withParent(this.#parent, () => {
      void openHostPort<ToPay, FromPay>({embedders: [SHOP], schema: toPaySchema, onFailure}).then((port) => {
        this.port = port;
        port.listen((message) => this.heard.push(message), onFailure);
      });
    });
  }

  /** To whom the vault has greeted. */
  get greeted(): readonly string[] {
    return this.#parent.posted.map(({to}) => to);
  }

  /** The right answer to its greeting. */
  answerOf(): object {
    return {chatpay: 1, type: 'port', nonce: this.#parent.posted[0]!.data.nonce};
  }

  /** Answers the greeting. @returns The host's end of the port. */
  answer(origin: string): MessagePort {
    return this.say(this.answerOf(), origin)[0]!;
  }

  /** Has the page around it post any window message with some ports. @returns Their other ends. */
  say(data: unknown, origin: string, ports = 1): MessagePort[] {
    const channels = Array.from({length: ports}, () => new MessageChannel());
    const theirs = channels.map(({port2}) => port2);
    withParent(this.#parent, () => this.#parent.say(data, origin, theirs));
    return channels.map(({port1}) => port1);
  }
}

/** Does something while a window is the parent of this one. */
function withParent({window: parent}: Opposite, act: () => void): void {
  const real = Object.getOwnPropertyDescriptor(window, 'parent')!;
  Object.defineProperty(window, 'parent', {configurable: true, value: parent});
  try {
    act();
  } finally {
    Object.defineProperty(window, 'parent', real);
  }
}

/** Errors of this page that nobody has caught, until `stop`. */
export function watchErrors(): {readonly errors: string[]; stop(): void} {
  const errors: string[] = [];
  const note = (event: ErrorEvent | PromiseRejectionEvent) =>
    errors.push(event instanceof ErrorEvent ? event.message : String(event.reason));
  addEventListener('error', note);
  addEventListener('unhandledrejection', note);
  return {
    errors,
    stop() {
      removeEventListener('error', note);
      removeEventListener('unhandledrejection', note);
    },
  };
}

/** Settles a turn of the event loop later, when messages on ports have come. */
export function turn(): Promise<void> {
  return new Promise((done) => {
    const {port1, port2} = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      done();
    };
    port2.postMessage('');
  });
}
