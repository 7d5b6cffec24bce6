import {Agent, request as httpRequest, type IncomingMessage} from 'node:http';

import {createParser} from 'eventsource-parser';

import type {PaymentEvent} from '../../src/request/event.js';
import type {Frame} from '../../src/transport/transport.js';

/** Where a stream is, and who reads it. */
export interface ReaderOptions {
  readonly port: number;
  readonly path: string;
  /** A role and a name. */
  readonly party: string;
  /** Told what is wrong: an event that is out of order, a stream that cannot be opened. */
  readonly onFault: (fault: string) => void;
}

/** How soon a stream that could not be opened again is tried again, in milliseconds. */
const RETRY_MS = 100;

/**
 * One stream, and what has come down it. A server ends each after some minutes; it is then opened again where it stopped, as
 * the library's client does it.
 */
export class Reader {
  readonly #options: ReaderOptions;
  readonly #last = new Map<string, number>();
  readonly #waiting = new Map<string, () => void>();
  readonly #seen = new Set<string>();
  #response: IncomingMessage | undefined;
  #cursor = '';
  #isOver = false;
  /** How many events have come. */
  events = 0;
  /** How often the stream was opened after the first time. */
  reopened = 0;

  constructor(options: ReaderOptions) {
    this.#options = options;
  }

  /** Opens the stream. Settles once it is live. */
  async open(): Promise<void> {
    const response = await this.#connect();
    if (response.statusCode !== 200) throw new Error(`the stream is answered with ${response.statusCode}`);
    if (this.#isOver) return void response.destroy();
    this.#response = response;
    // However it ends: in time, which is an end, or in the middle, which is an error as well.
    response.on('error', () => {}).once('close', () => this.#isOver || void this.#reopen());
    await this.#read(response);
  }

  /** Settles when the event that a command caused has arrived. */
  seen(command: string): Promise<void> {
    if (this.#seen.delete(command)) return Promise.resolve();
    return new Promise((done) => this.#waiting.set(command, done));
  }

  close(): void {
    this.#isOver = true;
    this.#response?.destroy();
  }

  #connect(): Promise<IncomingMessage> {
    const {port, path, party} = this.#options;
    const headers = {'x-party': party, ...(this.#cursor && {'last-event-id': this.#cursor})};
    return new Promise((done, fail) => {
      httpRequest({port, host: '127.0.0.1', path, headers, agent: OWN_CONNECTION}, done).on('error', fail).end();
    });
  }

  /** Feeds on what comes. Settles with the first `live`. */
  #read(response: IncomingMessage): Promise<void> {
    return new Promise((done) => {
      const parser = createParser({
        onEvent: ({id, data}) => {
          const frame = JSON.parse(data) as Frame;
          this.#cursor = id ?? this.#cursor;
          if (frame.kind === 'live') done();
          if (frame.kind === 'event') this.#take(frame.event);
          if (frame.kind === 'gap') this.#options.onFault(`${this.#options.path}: a gap`);
        },
      });
      response.setEncoding('utf8').on('data', (text: string) => parser.feed(text));
    });
  }

  async #reopen(): Promise<void> {
    this.reopened++;
    await this.open().catch((error: unknown) => {
      this.#options.onFault(`${this.#options.path}: ${String(error)}`);
      if (!this.#isOver) setTimeout(() => void this.#reopen(), RETRY_MS);
    });
  }

  #take({conversation, sequence, command}: PaymentEvent): void {
    const before = this.#last.get(conversation) ?? 0;
    if (sequence !== before + 1) this.#options.onFault(`${conversation}: ${sequence} after ${before}`);
    this.#last.set(conversation, sequence);
    this.events++;
    if (command === undefined) return;
    const waiting = this.#waiting.get(command);
    this.#waiting.delete(command);
    if (waiting) waiting();
    else this.#seen.add(command);
  }
}

/** A stream has a connection to itself. */
const OWN_CONNECTION = new Agent({keepAlive: false, maxSockets: Infinity});
