import type {Command, CommandOf} from '../../src/request/command.js';
import type {Party, Scope} from '../../src/request/participant.js';
import type {Terms} from '../../src/request/terms.js';
import {createChatpayHandler, type ChatpayHandler, type ChatpayHandlerOptions} from '../../src/server/handler.js';
import {memoryStore} from '../../src/server/memory-store.js';
import type {Store} from '../../src/server/store.js';
import {parseFrame, type Frame} from '../../src/transport/transport.js';
import {AGENT, CUSTOMER, makeRequestCommand, makeSealedCard} from '../helpers/commands.js';
import {createTestSigner, makeTerms, type TestSigner} from '../helpers/terms.js';

/** An answer, read. */
export interface Answered {
  readonly status: number;
  readonly body: Readonly<Record<string, unknown>>;
  readonly headers: Headers;
}

/** A handler, and hands to use it with. */
export interface Backend {
  readonly store: Store;
  readonly signer: TestSigner;
  readonly handler: ChatpayHandler;
  /** Set it to change the authority's time. */
  readonly clock: {now: number};
  /** Ids of the requests for which an ending was told. */
  readonly ended: string[];
  /** Gives a command as somebody. */
  give(by: Party, command: unknown, conversation?: string): Promise<Answered>;
  /** Asks for a payment, and gives the request's terms. */
  ask(overrides?: Partial<Terms>): Promise<Terms>;
  /** Opens a stream as somebody. */
  watch(by: Party, scope: Scope, options?: {after?: string; signal?: AbortSignal}): Promise<Response>;
}

export interface BackendOptions extends Partial<ChatpayHandlerOptions> {
  readonly store?: Store;
  readonly signer?: TestSigner;
  readonly clock?: {now: number};
}

/** Everybody who says so by the header `x-party` is in the conversations that begin with `conversation`. */
export async function makeBackend(options: BackendOptions = {}): Promise<Backend> {
  const {store = memoryStore(), signer = await createTestSigner(), clock = {now: Date.now()}, ...rest} = options;
  const ended: string[] = [];
  const handler = createChatpayHandler({
    log: store.log,
    cardSafe: store.cardSafe,
    trust: signer.trust,
    now: () => clock.now,
    onEnding: ({request}) => void ended.push(request),
    authenticate(request) {
      const [role, id] = request.headers.get('x-party')?.split(' ') ?? [];
      const mayEnter = (conversation: string) => conversation.startsWith('conversation');
      return role === undefined || id === undefined ? null : {role: role as 'agent', id, mayEnter};
    },
    ...rest,
  });
  const give = async ({role, id}: Party, command: unknown, conversation = 'conversation-1') =>
    read(await handler(post(`/conversations/${conversation}/commands`, command, {'x-party': `${role} ${id}`})));
  return {
    store,
    signer,
    handler,
    clock,
    ended,
    give,
    async ask(overrides = {}) {
      const terms = makeTerms({createdAt: Math.floor(clock.now / 1000) * 1000, ...overrides});
      const agent = {...AGENT, id: terms.agent};
      const {status, body} = await give(agent, await makeRequestCommand(signer, terms), terms.conversation);
      if (status !== 200) throw new Error(`asking failed: ${JSON.stringify(body)}`);
      return terms;
    },
    watch({role, id}, scope, {after, signal} = {}) {
      const path = 'inbox' in scope ? `inboxes/${scope.inbox}` : `conversations/${scope.conversation}`;
      const query = after === undefined ? '' : `?after=${encodeURIComponent(after)}`;
      const init = {headers: {'x-party': `${role} ${id}`}, ...(signal && {signal})};
      return handler(new Request(`${BASE}/${path}/events${query}`, init));
    },
  };
}

/** Where the handler is mounted, as far as it can tell. */
export const BASE = 'https://chat.example/some/where';

export function post(path: string, body: unknown, headers: Record<string, string> = {}): Request {
  return new Request(BASE + path, {
    method: 'POST',
    headers: {'content-type': 'application/json', ...headers},
    body: typeof body === 'string' ? body : JSON.stringify(body),
  });
}

export async function read(response: Response): Promise<Answered> {
  const text = await response.text();
  const body = (text === '' ? {} : JSON.parse(text)) as Answered['body'];
  return {status: response.status, body, headers: response.headers};
}

let last = 0;
/** A command id that was not used before. */
export const freshId = () => `command-${++last}`;

export const opens = (request: string): Command => ({type: 'open', id: freshId(), request});
export const views = (request: string): Command => ({type: 'view', id: freshId(), request});
export const completes = (request: string): Command => ({type: 'complete', id: freshId(), request});
export const submits = (request: string, letter = 'A', attempt = 1): CommandOf<'submit'> => ({
  type: 'submit',
  id: freshId(),
  request,
  attempt,
  sealed: makeSealedCard(letter),
});

/** Asks for a payment and submits a card. */
export async function submitted(backend: Backend, overrides: Partial<Terms> = {}, letter = 'A'): Promise<string> {
  const {id, conversation} = await backend.ask(overrides);
  const {status, body} = await backend.give(CUSTOMER, submits(id, letter), conversation);
  if (status !== 200) throw new Error(`submitting failed: ${JSON.stringify(body)}`);
  return id;
}

/** Reads a stream of server-sent events by hand. */
export class StreamReader {
  readonly #reader: ReadableStreamDefaultReader<Uint8Array>;
  readonly #decoder = new TextDecoder();
  #text = '';
  /** Comment lines so far. */
  comments = 0;
  /** The last `id:` line. */
  id = '';

  constructor(response: Response) {
    this.#reader = response.body!.getReader();
  }

  /** The next frame; `undefined` at the end of the stream. */
  async next(): Promise<Frame | undefined> {
    for (;;) {
      const end = this.#text.indexOf('\n\n');
      if (end < 0) {
        const {value, done} = await this.#reader.read();
        if (done) return undefined;
        this.#text += this.#decoder.decode(value, {stream: true});
        continue;
      }
      const lines = this.#text.slice(0, end).split('\n');
      this.#text = this.#text.slice(end + 2);
      const frame = this.#frameOf(lines);
      if (frame) return frame;
    }
  }

  async take(count: number): Promise<Frame[]> {
    const frames: Frame[] = [];
    while (frames.length < count) {
      const frame = await this.next();
      if (!frame) break;
      frames.push(frame);
    }
    return frames;
  }

  /** Everything until the stream ends. */
  rest(): Promise<Frame[]> {
    return this.take(Infinity);
  }

  cancel(): Promise<void> {
    return this.#reader.cancel();
  }

  #frameOf(lines: readonly string[]): Frame | undefined {
    let data: string | undefined;
    for (const line of lines) {
      if (line.startsWith(':')) this.comments++;
      else if (line.startsWith('id: ')) this.id = line.slice(4);
      else if (line.startsWith('data: ')) data = line.slice(6);
      else throw new Error(`not a line of an event stream: ${line}`);
    }
    return data === undefined ? undefined : parseFrame(JSON.parse(data));
  }
}
