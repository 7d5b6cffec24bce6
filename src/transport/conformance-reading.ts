import type {PaymentEvent} from '../request/event.js';
import type {RequestId} from '../request/ids.js';
import type {Cursor, Frame} from './transport.js';

/** Longest that a check waits for anything, in milliseconds. */
const PATIENCE_MS = 20_000;

/** One connection that a check reads in the background, with everything that has come. */
export class Reading {
  readonly frames: Frame[] = [];
  /** Settles when it has ended: with the error, or `undefined` for a quiet end. */
  readonly end: Promise<unknown>;
  readonly #over = new AbortController();
  #look = () => {};
  #ended = false;

  constructor(open: (signal: AbortSignal) => AsyncIterable<Frame>) {
    this.end = this.#read(open).finally(() => {
      this.#ended = true;
      this.#look();
    });
  }

  get isLive(): boolean {
    return this.frames.some(({kind}) => kind === 'live');
  }

  get events(): PaymentEvent[] {
    return this.frames.flatMap((frame) => (frame.kind === 'event' ? [frame.event] : []));
  }

  /** The requests that were asked for, in the order in which they came. */
  get requests(): RequestId[] {
    return this.events.flatMap((event) => (event.type === 'requested' ? [event.request] : []));
  }

  get sequences(): number[] {
    return this.events.map(({sequence}) => sequence);
  }

  get cursors(): Cursor[] {
    return this.frames.flatMap((frame) => (frame.kind === 'event' ? [frame.cursor] : []));
  }

  abort(): void {
    this.#over.abort();
  }

  /** Settles when what is asked is so. @throws {Error} When the connection ends before, or it takes too long. */
  async until(isSo: () => boolean): Promise<void> {
    const limit = Date.now() + PATIENCE_MS;
    while (!isSo()) {
      const left = limit - Date.now();
      if (this.#ended) throw new Error(`the connection ended: ${String(await this.end)}`);
      if (left <= 0) throw new Error(`nothing more came than ${JSON.stringify(this.frames)}`);
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, left);
        this.#look = () => {
          clearTimeout(timer);
          resolve();
        };
      });
    }
  }

  async #read(open: (signal: AbortSignal) => AsyncIterable<Frame>): Promise<unknown> {
    try {
      for await (const frame of open(this.#over.signal)) {
        this.frames.push(frame);
        this.#look();
      }
      return undefined;
    } catch (error) {
      return error;
    }
  }
}
