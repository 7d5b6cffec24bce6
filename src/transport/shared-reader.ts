import * as v from 'valibot';

import {MalformedError, UnreachableError} from '../request/errors.js';
import {parseFrame, type Cursor, type Frame} from './transport.js';

/** Opens a connection of this tab's own. */
type Open = (after: Cursor | undefined, signal: AbortSignal) => AsyncIterable<Frame>;

/** What the leading tab says to the others. A frame is looked at by itself. */
const messageSchema = v.variant('said', [
  v.strictObject({said: v.literal('frame'), frame: v.unknown()}),
  /** Another tab leads now: whoever follows looks whether it has missed something in between. */
  v.strictObject({said: v.literal('leading')}),
  /** The one connection is gone. */
  v.strictObject({said: v.literal('down')}),
]);

/** What a tab waits for. */
type News =
  | {readonly said: 'frame'; readonly frame: Frame}
  | {readonly said: 'leading' | 'down' | 'aborted' | 'silence'}
  /** This tab leads from now on, until it resigns. */
  | {readonly said: 'elected'; readonly resign: () => void};

/**
 * One tab's share of one stream, for as long as one `receive` lasts. A tab that begins to lead may be behind those that
 * follow it, and what it then passes on comes to them again; `follow` drops it, as it does all repeats.
 */
export class SharedReader {
  readonly #key: string;
  readonly #silenceMs: number;
  readonly #open: Open;
  readonly #signal: AbortSignal;
  readonly #over = new AbortController();
  readonly #news: News[] = [];
  #wake = () => {};
  #cursor: Cursor | undefined;
  /** Cursors of what this tab has read by itself, so that it does not give it again when the leader passes it on. */
  #caughtUp = new Set<Cursor>();

  /** @param key Name of the channel and of the lock. */
  constructor(
    key: string,
    silenceMs: number,
    {after, signal}: {readonly after?: Cursor; readonly signal: AbortSignal},
    open: Open,
  ) {
    this.#key = key;
    this.#silenceMs = silenceMs;
    this.#open = open;
    this.#signal = signal;
    this.#cursor = after;
  }

  /** What `Transport.receive` gives. */
  async *read(): AsyncGenerator<Frame, void, void> {
    const channel = new BroadcastChannel(this.#key);
    // Listened to before anything is read: what happens meanwhile is in the history, or is passed on, or both.
    channel.addEventListener('message', ({data}) => this.#hear(data));
    const abort = () => this.#tell({said: 'aborted'});
    this.#signal.addEventListener('abort', abort);
    try {
      if (this.#signal.aborted) return;
      if (!(await this.#stand())) return yield* this.#take(this.#open(this.#cursor, this.#signal));
      if (!this.#isElected && !(yield* this.#catchUp())) return;
      for (let news = await this.#next(); news.said !== 'aborted'; news = await this.#next()) {
        if (news.said === 'elected') return yield* this.#lead(channel, news.resign);
        if (news.said === 'leading' && !(yield* this.#catchUp())) return;
        if (news.said === 'frame') yield* this.#passOn(news.frame);
        if (news.said === 'down') throw new UnreachableError('the tab that has the connection has lost it');
        if (news.said === 'silence') throw new UnreachableError('nothing is heard from the tab with the connection');
      }
    } finally {
      this.#over.abort();
      for (const news of this.#news) if (news.said === 'elected') news.resign();
      this.#signal.removeEventListener('abort', abort);
      channel.close();
    }
  }

  /** Has the connection, and passes on what comes. */
  async *#lead(channel: BroadcastChannel, resign: () => void): AsyncGenerator<Frame, void, void> {
    try {
      channel.postMessage({said: 'leading'});
      for await (const frame of this.#take(this.#open(this.#cursor, this.#signal))) {
        // A gap is this tab's own affair: it was this tab's cursor that is unknown.
        if (frame.kind !== 'gap') channel.postMessage({said: 'frame', frame});
        yield frame;
      }
    } finally {
      // A tab that only goes away says nothing: whoever is next says `leading`.
      if (!this.#signal.aborted) channel.postMessage({said: 'down'});
      resign();
    }
  }

  /**
   * Reads what has happened so far, over a connection of its own that lasts as long as that.
   *
   * @returns Whether it was read to its end. It is not after a gap, which ends a connection.
   */
  async *#catchUp(): AsyncGenerator<Frame, boolean, void> {
    const connection = new AbortController();
    const close = () => connection.abort();
    this.#signal.addEventListener('abort', close);
    this.#caughtUp.clear();
    try {
      for await (const frame of this.#take(this.#open(this.#cursor, connection.signal))) {
        if (frame.kind === 'event') this.#caughtUp.add(frame.cursor);
        // The leader passes presence on; here it would come twice.
        if (frame.kind !== 'presence') yield frame;
        if (frame.kind === 'live') return true;
      }
      return false;
    } finally {
      this.#signal.removeEventListener('abort', close);
      close();
    }
  }

  *#passOn(frame: Frame): Generator<Frame, void, void> {
    if (frame.kind === 'event' && this.#caughtUp.delete(frame.cursor)) return;
    if (frame.kind === 'event') this.#cursor = frame.cursor;
    yield frame;
  }

  /** Notes how far this tab has read, so that it can go on from there when it is its turn to lead. */
  async *#take(frames: AsyncIterable<Frame>): AsyncGenerator<Frame, void, void> {
    for await (const frame of frames) {
      if (frame.kind === 'event') this.#cursor = frame.cursor;
      yield frame;
    }
  }

  /**
   * Stands for election: leads at once where nobody does, and else waits in line.
   *
   * @returns Whether there are elections here; a page with an opaque origin has none.
   */
  #stand(): Promise<boolean> {
    const lead = () => {
      // The lock may be given in the very moment in which this tab stops waiting for it.
      if (this.#over.signal.aborted) return undefined;
      return new Promise<void>((resign) => this.#tell({said: 'elected', resign}));
    };
    return new Promise((resolve) => {
      const wait = () => navigator.locks.request(this.#key, {signal: this.#over.signal}, lead).catch(() => {});
      const first = navigator.locks.request(this.#key, {ifAvailable: true}, (lock) => {
        const term = lock ? lead() : void wait();
        resolve(true);
        return term;
      });
      first.catch(() => resolve(false));
    });
  }

  get #isElected(): boolean {
    return this.#news.some(({said}) => said === 'elected');
  }

  #hear(data: unknown): void {
    const message = v.safeParse(messageSchema, data);
    if (!message.success) return;
    const {output} = message;
    if (output.said !== 'frame') return this.#tell({said: output.said});
    try {
      this.#tell({said: 'frame', frame: parseFrame(output.frame)});
    } catch (error) {
      if (!(error instanceof MalformedError)) throw error; // else of a page of another version
    }
  }

  #tell(news: News): void {
    this.#news.push(news);
    this.#wake();
  }

  async #next(): Promise<News> {
    const timer = setTimeout(() => this.#tell({said: 'silence'}), this.#silenceMs);
    for (;;) {
      const news = this.#news.shift();
      if (news) {
        clearTimeout(timer);
        return news;
      }
      await new Promise<void>((wake) => (this.#wake = wake));
    }
  }
}
