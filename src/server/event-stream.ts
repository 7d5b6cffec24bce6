import type {PaymentEvent} from '../request/event.js';
import type {Scope} from '../request/participant.js';
import {GAP, type EventLog, type LogEntry} from './log.js';
import type {Presence, PresenceHub} from './presence.js';

/** The times of an event stream, in milliseconds. */
export interface StreamTiming {
  /** Between two comments, which keep proxies from closing the connection; 8 s by default. */
  readonly heartbeatMs: number;
  /** Between two `live` frames, which bring the authority's clock; 30 s by default. */
  readonly liveMs: number;
  /** The longest that a connection stays; 15 minutes by default. Each ends up to a third earlier, by chance. */
  readonly lifetimeMs: number;
  /** How long a client may take nothing before it is let go; 24 s by default. */
  readonly stallMs: number;
}

/** The times that an event stream has when nobody says. */
export const STREAM_TIMING: StreamTiming = {
  heartbeatMs: 8000,
  liveMs: 30_000,
  lifetimeMs: 15 * 60_000,
  stallMs: 24_000,
};

/** Most bytes that wait for a client that does not take them; one page of events comes on top. */
const BUFFER_BYTES = 64 * 1024;

/** From how many characters on a part of the history is sent. */
const CHUNK_CHARS = 8 * 1024;

/** Events of a page: so many are in memory for each client that is slow to take them. */
const PAGE = 32;

/** What an event stream shows, and for how long. */
export interface EventStreamOptions {
  readonly log: EventLog;
  readonly hub: PresenceHub;
  readonly scope: Scope;
  readonly after?: string;
  /** The authority's clock. */
  readonly now: () => number;
  readonly timing: StreamTiming;
  /** Asked again with each `live` frame; the stream ends when the answer is no. */
  readonly mayStay: () => boolean | Promise<boolean>;
  /** The client's connection. */
  readonly signal?: AbortSignal;
  /** Told once when the stream is over, however it ended. */
  readonly onClose?: () => void;
  /** Told when the stream breaks for a reason that is not the client's. */
  readonly onError: (error: unknown) => void;
}

/** What is sent as one message; the shape is the transports' `Frame`. */
type Frame =
  | {readonly kind: 'event'; readonly cursor: string; readonly event: PaymentEvent}
  | {readonly kind: 'live'; readonly at: number}
  | {readonly kind: 'gap'}
  | ({readonly kind: 'presence'} & Pick<Presence, 'request' | 'stage'>);

/**
 * One connection's server-sent events (HTML standard, section 9.2): what was recorded after the cursor, `live`, and then
 * what happens. The log is its buffer: it reads on as the client takes, so that a slow client costs nothing but its
 * own time, and is let go when it takes nothing for long.
 */
export function eventStream(options: EventStreamOptions): ReadableStream<Uint8Array> {
  const connection = new Connection(options);
  return new ReadableStream<Uint8Array>(
    {
      start: (controller) => connection.open(controller),
      pull: () => connection.drained(),
      cancel: () => connection.close(),
    },
    new ByteLengthQueuingStrategy({highWaterMark: BUFFER_BYTES}),
  );
}

class Connection {
  readonly #options: EventStreamOptions;
  readonly #over = new AbortController();
  readonly #encoder = new TextEncoder();
  readonly #cleanUp: (() => void)[] = [];
  #controller?: ReadableStreamDefaultController<Uint8Array>;
  #drained = () => {};

  constructor(options: EventStreamOptions) {
    this.#options = options;
  }

  open(controller: ReadableStreamDefaultController<Uint8Array>): void {
    const {hub, scope, timing, signal} = this.#options;
    this.#controller = controller;
    const close = () => this.close();
    const beat = setInterval(() => this.#offer(':\n\n'), timing.heartbeatMs);
    const life = setTimeout(close, timing.lifetimeMs * (1 - Math.random() / 3));
    signal?.addEventListener('abort', close);
    this.#cleanUp.push(
      () => clearInterval(beat),
      () => clearTimeout(life),
      () => signal?.removeEventListener('abort', close),
      hub.watch(scope, ({request, stage}) => this.#offer(messageOf({kind: 'presence', request, stage}))),
      () => this.#options.onClose?.(),
    );
    this.#offer(':\n\n'); // at once: proxies pass the headers on with the first bytes
    if (signal?.aborted) close();
    else void this.#run();
  }

  drained(): void {
    this.#drained();
  }

  /** @param reason Why what is waiting for the client is dropped, and its connection with it. */
  close(reason?: Error): void {
    if (this.#over.signal.aborted) return;
    this.#over.abort();
    for (const clean of this.#cleanUp) clean();
    this.#drained();
    try {
      if (reason) this.#controller?.error(reason);
      else this.#controller?.close();
    } catch {
      // The client went first.
    }
  }

  async #run(): Promise<void> {
    try {
      const after = await this.#replay();
      if (after !== GAP) await this.#live(after.cursor);
    } catch (error) {
      this.#options.onError(error);
    }
    this.close();
  }

  /** Sends what is recorded already, page by page. */
  async #replay(): Promise<{readonly cursor?: string} | typeof GAP> {
    const {log, scope} = this.#options;
    let {after} = this.#options;
    for (;;) {
      const page = await log.read(scope, {limit: PAGE, ...(after !== undefined && {after})});
      if (page === GAP) {
        await this.#send(messageOf({kind: 'gap'}));
        return GAP;
      }
      if (page.length === 0 || this.#over.signal.aborted) return after === undefined ? {} : {cursor: after};
      for (const text of together(page)) await this.#send(text);
      after = page.at(-1)?.cursor;
    }
  }

  async #live(after: string | undefined): Promise<void> {
    const {log, scope, now, timing} = this.#options;
    const live = () => messageOf({kind: 'live', at: now()});
    await this.#send(live());
    const clock = setInterval(() => void this.#stay().then((stay) => stay && this.#offer(live())), timing.liveMs);
    this.#cleanUp.push(() => clearInterval(clock));
    if (this.#over.signal.aborted) return clearInterval(clock);
    const {signal} = this.#over;
    for await (const entry of log.follow(scope, after === undefined ? {signal} : {after, signal})) {
      await this.#send(entry === GAP ? messageOf({kind: 'gap'}) : eventMessage(entry));
    }
  }

  async #stay(): Promise<boolean> {
    const stay = await Promise.resolve()
      .then(() => this.#options.mayStay())
      .catch(() => false);
    if (!stay) this.close();
    return stay;
  }

  /** Sends what may be left out when the client is slow. */
  #offer(text: string): void {
    if (!this.#over.signal.aborted && (this.#controller?.desiredSize ?? 0) > 0) this.#enqueue(text);
  }

  /** Sends what may not, once the client has taken enough of what went before; lets the client go if it does not. */
  async #send(text: string): Promise<void> {
    if (this.#over.signal.aborted) return;
    this.#enqueue(text);
    if ((this.#controller?.desiredSize ?? 0) > 0) return;
    const stall = setTimeout(() => this.close(new Error('the client takes nothing')), this.#options.timing.stallMs);
    await new Promise<void>((resolve) => (this.#drained = resolve));
    clearTimeout(stall);
  }

  #enqueue(text: string): void {
    this.#controller?.enqueue(this.#encoder.encode(text));
  }
}

/** The messages of a page, in texts of at least `CHUNK_CHARS`: one event at a time costs much more than its bytes. */
function* together(page: readonly LogEntry[]): Generator<string, void, undefined> {
  let text = '';
  for (const entry of page) {
    text += eventMessage(entry);
    if (text.length < CHUNK_CHARS) continue;
    yield text;
    text = '';
  }
  if (text !== '') yield text;
}

function eventMessage({cursor, event}: LogEntry): string {
  return `id: ${cursor}\n${messageOf({kind: 'event', cursor, event})}`;
}

/** JSON has no line breaks of its own, so that one `data` line always does. */
function messageOf(frame: Frame): string {
  return `data: ${JSON.stringify(frame)}\n\n`;
}
