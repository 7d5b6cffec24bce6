import type * as v from 'valibot';

import {encodeBase64url} from '../request/base64url.js';
import {parseJsonText, parseWith} from '../request/parse.js';
import {Allowance} from './allowance.js';
import {MAX_PORT_CHARS, PORT_VERSION, portSchema} from './messages.js';

/** Why the vault does not talk to the page around it. */
export type EmbedFault =
  /** There is no page around it. */
  | 'not-embedded'
  /** A page around it is not in the allowlist. */
  | 'unknown-embedder'
  /** The host sent what is not of the agreed shape, or more than anybody needs to say. */
  | 'protocol';

/** What a page of the vault needs to talk with its host. */
export interface HostOptions<In> {
  /** Origins that may embed the vault, from `trust.js`. */
  readonly embedders: readonly string[];
  /** What the host may say. */
  readonly schema: v.GenericSchema<unknown, In>;
  /** Called when this is no place for the vault. */
  readonly onFailure: (fault: EmbedFault) => void;
}

/** The vault's end of the port. */
export interface HostPort<In, Out> {
  /** Origin of the page around the vault, as the browser says. */
  readonly embedder: string;
  send(message: Out): void;
  /**
   * Begins to hear what the host says; what it has said by now included.
   *
   * @param onFailure Called once, when the host has said what is not of the agreed shape, or floods the port. Nothing is
   *   said or heard after that.
   */
  listen(onMessage: (message: In) => void, onFailure: (fault: EmbedFault) => void): void;
}

/**
 * Greets the page around the vault and waits for its port. The greeting goes to origins of the allowlist only, never to
 * any; the answer counts when it comes from the parent, from one of those, with the greeting's nonce and one port.
 *
 * @returns Settles once there is a port; never, when no host answers.
 */
export async function openHostPort<In, Out>(options: HostOptions<In>): Promise<HostPort<In, Out>> {
  const {embedders, schema, onFailure} = options;
  const fault = faultOfPlace(embedders);
  if (fault) {
    onFailure(fault);
    return new Promise(() => {});
  }
  const {port, embedder} = await shakeHands(embedders);
  const listen: HostPort<In, Out>['listen'] = (onMessage, giveUp) => {
    let over = false;
    const allowance = new Allowance();
    const fail = (): void => {
      if (over) return;
      over = true;
      port.postMessage(''); // off the schema: the host takes the frame away, since few browsers tell of a closed port
      port.close();
      giveUp('protocol');
    };
    port.addEventListener('message', ({data, ports}: MessageEvent<unknown>) => {
      if (over) return;
      const message = allowance.take() && ports.length === 0 ? read(schema, data) : undefined;
      if (message === undefined) return fail();
      onMessage(message);
    });
    port.addEventListener('messageerror', fail);
    port.start();
  };
  return {embedder, listen, send: (message) => port.postMessage(JSON.stringify(message))};
}

/** A message of the host's; `undefined` when it is off the schema. */
function read<In>(schema: v.GenericSchema<unknown, In>, data: unknown): In | undefined {
  if (typeof data !== 'string') return undefined;
  try {
    return parseWith(schema, parseJsonText(data, MAX_PORT_CHARS), 'a message of the host');
  } catch {
    return undefined;
  }
}

/** Every page around the vault counts, not the nearest alone. `frame-ancestors` says the same, by another mechanism. */
function faultOfPlace(embedders: readonly string[]): EmbedFault | undefined {
  if (window.parent === window) return 'not-embedded';
  const ancestors = location.ancestorOrigins as DOMStringList | undefined;
  return ancestors && [...ancestors].some((origin) => !embedders.includes(origin)) ? 'unknown-embedder' : undefined;
}

function shakeHands(embedders: readonly string[]): Promise<{port: MessagePort; embedder: string}> {
  const nonce = encodeBase64url(crypto.getRandomValues(new Uint8Array(16)));
  const answered = new Promise<{port: MessagePort; embedder: string}>((done) => {
    const onAnswer = ({source, origin, data, ports}: MessageEvent<unknown>) => {
      const [port] = ports;
      if (source !== window.parent || !embedders.includes(origin) || ports.length !== 1 || !port) return;
      try {
        if (parseWith(portSchema, data, 'a port').nonce !== nonce) return;
      } catch {
        return;
      }
      removeEventListener('message', onAnswer);
      done({port, embedder: origin});
    };
    addEventListener('message', onAnswer);
  });
  // Where the browser does not say who the parent is, each that it may be is greeted; it drops what is not for it.
  const ancestors = location.ancestorOrigins as DOMStringList | undefined;
  for (const origin of ancestors?.[0] === undefined ? embedders : [ancestors[0]]) {
    window.parent.postMessage({chatpay: PORT_VERSION, type: 'hello', nonce}, origin);
  }
  return answered;
}
