import {setMaxListeners} from 'node:events';

import {aMoment} from './until.js';

/** What becomes of what goes over a network. */
export type Loss =
  | 'nothing'
  /** Commands do not arrive. */
  | 'commands'
  /** Commands arrive, and then nothing comes back, on no connection. */
  | 'answers'
  /** Nothing goes through in either direction. */
  | 'everything';

/** One machine's way to the servers, which can be cut, slow or held up. */
export class Network {
  #loss: Loss = 'nothing';
  #cut = cutter();
  #held: Promise<void> | undefined;
  #release: () => void = () => {};
  /** How long everything takes, each way, in milliseconds. */
  delayMs = 0;
  /** For how many commands the answer comes later than anybody waits. */
  lateAnswers = 0;

  /** Loses something from now on. Streams that would be concerned break. */
  lose(loss: Loss): void {
    this.#loss = loss;
    if (loss !== 'answers' && loss !== 'everything') return;
    this.#cut.abort();
    this.#cut = cutter();
  }

  /** Holds commands up until `calm`. */
  hold(): void {
    this.#held ??= new Promise((done) => (this.#release = done));
  }

  /** Everything is well again. */
  calm(): void {
    this.#loss = 'nothing';
    this.delayMs = 0;
    this.lateAnswers = 0;
    this.#release();
    this.#held = undefined;
  }

  readonly fetch = async (input: string | URL | Request, init: RequestInit = {}): Promise<Response> => {
    const isCommand = String(input).endsWith('/commands');
    if (isCommand) await this.#held;
    await aMoment(this.delayMs);
    this.#check(isCommand ? ['everything', 'commands'] : ['everything', 'answers']);
    const {signal} = this.#cut;
    const response = await fetch(input, {
      ...init,
      signal: init.signal ? AbortSignal.any([init.signal, signal]) : signal,
    });
    await aMoment(this.delayMs);
    this.#check(['everything', 'answers']);
    if (isCommand && this.lateAnswers-- > 0) throw new TypeError('the answer is late');
    return this.delayMs > 0 && !isCommand ? slowed(response, this.delayMs) : response;
  };

  #check(losses: readonly Loss[]): void {
    if (losses.includes(this.#loss)) throw new TypeError('the network is down');
  }
}

/** Ends all exchanges that are under way when it is aborted, however many they are. */
function cutter(): AbortController {
  const controller = new AbortController();
  setMaxListeners(0, controller.signal);
  return controller;
}

/** A response each piece of which comes late. */
function slowed(response: Response, ms: number): Response {
  const late = new TransformStream<Uint8Array, Uint8Array>({
    async transform(piece, controller) {
      await aMoment(ms);
      controller.enqueue(piece);
    },
  });
  const {status, headers} = response;
  return new Response(response.body?.pipeThrough(late) ?? null, {status, headers});
}
