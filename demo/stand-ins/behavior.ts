/** How a stand-in behaves: all of it can be changed while it runs. */
export interface Behavior {
  /** What the next calls get instead of an answer, one each: a status, or `silent` for none at all. */
  failures: (number | 'silent')[];
  /** How long each answer takes, in milliseconds. */
  delayMs: number;
  /** How long each callback waits before it is made, in milliseconds. */
  callbackDelayMs: number;
  /** How often each callback is made: 0 loses it, 2 makes it twice. */
  copies: number;
  /** Makes those that are waiting in the opposite order. */
  reversed: boolean;
}

/** A well-behaved service. */
export function goodBehavior(): Behavior {
  return {failures: [], delayMs: 0, callbackDelayMs: 0, copies: 1, reversed: false};
}

/** What every stand-in can be told. */
export interface StandInOptions {
  /** Makes callbacks; `fetch` by default. */
  readonly deliver?: (request: Request) => Promise<Response>;
  /** The time, in milliseconds since the Unix epoch. */
  readonly now?: () => number;
  /** Makes callbacks by itself, soon after what they are about; else `flush` makes them. */
  readonly auto?: boolean;
}

/** Answers as a handler does, but late, or with a failure where that is wanted. */
export function behaving(
  behavior: Behavior,
  handle: (request: Request) => Promise<Response>,
): (request: Request) => Promise<Response> {
  return async (request) => {
    const failure = behavior.failures.shift();
    if (behavior.delayMs > 0) await pause(behavior.delayMs);
    if (failure === 'silent') return new Promise(() => undefined);
    return failure ? new Response(`failing with ${failure}`, {status: failure}) : handle(request);
  };
}

/** How often a callback is made when its address does not acknowledge it with a 2xx. */
const TRIES = 3;

/** Callbacks that wait to be made. Each is made anew for every try, since a request's body is read once. */
export class Callbacks {
  #waiting: (() => Request)[] = [];
  #running: Promise<unknown> = Promise.resolve();
  readonly #behavior: Behavior;
  readonly #options: StandInOptions;

  constructor(behavior: Behavior, options: StandInOptions) {
    this.#behavior = behavior;
    this.#options = options;
  }

  add(make: () => Request): void {
    this.#waiting.push(make);
    if (this.#options.auto) setTimeout(() => void this.flush(), this.#behavior.callbackDelayMs).unref?.();
  }

  /** Makes all that are waiting, one after another. Settles with the answers to the last try of each. */
  flush(): Promise<Response[]> {
    const result = this.#running.then(() => this.#run());
    this.#running = result.catch(() => undefined);
    return result;
  }

  async #run(): Promise<Response[]> {
    const {copies, reversed, callbackDelayMs} = this.#behavior;
    const waiting = this.#waiting.splice(0).flatMap((make) => Array.from({length: copies}, () => make));
    if (reversed) waiting.reverse();
    const answers: Response[] = [];
    for (const make of waiting) {
      if (callbackDelayMs > 0 && !this.#options.auto) await pause(callbackDelayMs);
      answers.push(await this.#deliver(make));
    }
    return answers;
  }

  async #deliver(make: () => Request): Promise<Response> {
    const {deliver = (request: Request) => fetch(request)} = this.#options;
    let answer = new Response(null, {status: 599});
    for (let tries = 0; tries < TRIES && !answer.ok; tries++) {
      answer = await deliver(make()).catch(() => new Response(null, {status: 599}));
    }
    return answer;
  }
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}

/** A message as it lies on the simulated phone. */
export interface OutboxMessage {
  readonly provider: 'clickatell' | 'twilio' | 'whatsapp-cloud';
  /** The provider's id of it. */
  readonly id: string;
  readonly channel: 'sms' | 'whatsapp';
  /** E.164, with the plus sign. */
  readonly to: string;
  readonly text: string;
  readonly button?: {readonly label: string; readonly url: string};
  readonly at: number;
}

/** Answers JSON. */
export function json(status: number, body: unknown): Response {
  return new Response(JSON.stringify(body), {status, headers: {'content-type': 'application/json'}});
}

/** Reads JSON from a request; `undefined` for what is none. */
export async function readJson(request: Request): Promise<unknown> {
  try {
    return (await request.json()) as unknown;
  } catch {
    return undefined;
  }
}

/** Whether a value is an object with members. */
export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** How long a customer may be written to freely on WhatsApp after their own last message. */
export const WINDOW_MS = 24 * 60 * 60_000;

/** Reads an object from JSON text; `undefined` for what is none. */
export function parseObject(text: string): Record<string, unknown> | undefined {
  try {
    const value = JSON.parse(text) as unknown;
    return isRecord(value) ? value : undefined;
  } catch {
    return undefined;
  }
}
