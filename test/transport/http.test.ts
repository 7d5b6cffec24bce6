import {expect} from 'chai';

import {
  ForbiddenError,
  MalformedError,
  RefusedError,
  UnauthenticatedError,
  UnreachableError,
} from '../../src/request/errors.js';
import type {Command} from '../../src/request/command.js';
import {httpTransport, type HttpTransportOptions} from '../../src/transport/http.js';
import type {Frame} from '../../src/transport/transport.js';

const HERE = {conversation: 'a/b c'};
const COMMAND: Command = {type: 'open', id: 'command-1', request: 'request-1'};
const LIVE = {kind: 'live', at: 1} as const;

const json = (value: unknown, init: ResponseInit = {}) =>
  new Response(JSON.stringify(value), {headers: {'content-type': 'application/json'}, ...init});

/** A transport whose server is this function. */
function withServer(answer: (url: string, init: RequestInit) => Promise<Response> | Response, more = {}) {
  const fetch: HttpTransportOptions['fetch'] = async (input, init = {}) => answer(input as string, init);
  return httpTransport({url: 'https://api.example/chatpay/', fetch, ...more});
}

/** A response with these pieces of a stream, which then ends, breaks, or stays open. */
function stream(pieces: (string | Uint8Array)[], then: 'ends' | 'breaks' | 'stays' = 'ends'): Response {
  const encoder = new TextEncoder();
  const body = new ReadableStream<Uint8Array>({
    start(controller) {
      for (const piece of pieces) controller.enqueue(typeof piece === 'string' ? encoder.encode(piece) : piece);
      if (then === 'ends') controller.close();
      if (then === 'breaks') setTimeout(() => controller.error(new TypeError('network')));
    },
  });
  return new Response(body, {headers: {'content-type': 'text/event-stream; charset=utf-8'}});
}

const message = (frame: unknown) => `id: 1\ndata: ${JSON.stringify(frame)}\n\n`;

/** What is read, and how it ended. */
async function read(transport: ReturnType<typeof httpTransport>, options: {after?: string; signal?: AbortSignal} = {}) {
  const frames: Frame[] = [];
  const {after, signal = new AbortController().signal} = options;
  try {
    for await (const frame of transport.receive(HERE, {signal, ...(after !== undefined && {after})}))
      frames.push(frame);
    return {frames, error: undefined};
  } catch (error) {
    return {frames, error};
  }
}

const failureOf = (promise: Promise<unknown>) =>
  promise.then(
    () => undefined,
    (error: unknown) => error,
  );

describe('httpTransport', () => {
  describe('sending', () => {
    it('posts the command to its conversation with the headers of the moment', async () => {
      const calls: [string, RequestInit][] = [];
      let token = 0;
      const transport = withServer(
        (...call) => {
          calls.push(call);
          return json({at: 5});
        },
        {headers: () => ({authorization: `Bearer ${++token}`})},
      );
      expect(await transport.send(HERE, COMMAND)).to.deep.equal({at: 5});
      await transport.send(HERE, COMMAND);
      const [url, {method, body, cache, headers}] = calls[1]!;
      expect(url).to.equal('https://api.example/chatpay/conversations/a%2Fb%20c/commands');
      expect([method, cache, JSON.parse(body as string)]).to.deep.equal(['POST', 'no-store', COMMAND]);
      expect(new Headers(headers).get('authorization')).to.equal('Bearer 2');
      expect(new Headers(headers).get('content-type')).to.equal('application/json');
    });

    const problem =
      (status: number, body: object | string, headers = {}) =>
      () =>
        new Response(typeof body === 'string' ? body : JSON.stringify(body), {
          status,
          headers: {'content-type': 'application/problem+json', ...headers},
        });

    const ANSWERS: [what: string, answer: () => Response, error: new (...args: never[]) => Error][] = [
      ['a refusal with its rule', problem(409, {code: 'ERR_REFUSED', rule: 'too-late'}), RefusedError],
      ['a refusal by a rule nobody knows', problem(409, {code: 'ERR_REFUSED', rule: 'hm'}), MalformedError],
      ['401', problem(401, ''), UnauthenticatedError],
      [
        'a problem that says who is calling is not known',
        problem(400, {code: 'ERR_UNAUTHENTICATED'}),
        UnauthenticatedError,
      ],
      ['403', problem(403, '<html>'), ForbiddenError],
      ['404', problem(404, 'Not found'), MalformedError],
      ['413', problem(413, {code: 'ERR_MALFORMED'}), MalformedError],
      ['429', problem(429, ''), UnreachableError],
      ['502 of a proxy', problem(502, '<html>'), UnreachableError],
      ['503', problem(503, {code: 'ERR_UNREACHABLE'}), UnreachableError],
      ['a web page with 200', () => new Response('<html>', {headers: {'content-type': 'text/html'}}), UnreachableError],
      ['an answer of another shape', () => json({at: 1, more: true}), MalformedError],
      ['an answer that is too large', () => json({at: 1, more: 'x'.repeat(17_000)}), MalformedError],
      [
        'an answer that is no JSON',
        () => new Response('{', {headers: {'content-type': 'application/json'}}),
        MalformedError,
      ],
    ];
    for (const [what, answer, type] of ANSWERS) {
      it(`throws ${type.name} for ${what}`, async () => {
        expect(await failureOf(withServer(answer).send(HERE, COMMAND))).to.be.instanceOf(type);
      });
    }

    it('names the rule that a refusal names', async () => {
      const error = await failureOf(
        withServer(problem(409, {code: 'ERR_REFUSED', rule: 'too-late'})).send(HERE, COMMAND),
      );
      expect((error as RefusedError).rule).to.equal('too-late');
    });

    for (const [what, answer] of [
      ['the problem', problem(503, {code: 'ERR_UNREACHABLE', retryAfterMs: 7000}, {'retry-after': '1'})],
      ['the header', problem(503, '', {'retry-after': '7'})],
    ] as const) {
      it(`says how long ${what} asks to wait`, async () => {
        const error = await failureOf(withServer(answer).send(HERE, COMMAND));
        expect((error as UnreachableError).retryAfterMs).to.equal(7000);
      });
    }

    it('takes a network that fails, a token that cannot be had, and silence for the same: nobody was reached', async () => {
      const failing = withServer(() => Promise.reject(new TypeError('Failed to fetch')));
      const tokenless = withServer(() => json({at: 1}), {
        headers: () => Promise.reject(new TypeError('Failed to fetch')),
      });
      const silent = withServer(() => new Promise(() => {}), {answerMs: 10});
      for (const transport of [failing, tokenless, silent]) {
        expect(await failureOf(transport.send(HERE, COMMAND))).to.be.instanceOf(UnreachableError);
      }
    });

    it('rejects with the caller’s own reason when it is aborted, and lets go of the connection', async () => {
      const over = new AbortController();
      let closed = false;
      const transport = withServer((_, {signal}) => {
        signal!.addEventListener('abort', () => (closed = true));
        setTimeout(() => over.abort(new Error('enough')));
        return new Promise(() => {});
      });
      const error = await failureOf(transport.send(HERE, COMMAND, {signal: over.signal}));
      expect((error as Error).message).to.equal('enough');
      expect(closed).to.equal(true);
    });

    it('does not call the server for a command that was aborted before', async () => {
      let calls = 0;
      const transport = withServer(() => json({at: ++calls}));
      await failureOf(transport.send(HERE, COMMAND, {signal: AbortSignal.abort()}));
      expect(calls).to.equal(0);
    });
  });

  describe('receiving', () => {
    it('asks for what comes after a cursor', async () => {
      const urls: string[] = [];
      const transport = withServer((url) => {
        urls.push(url);
        return stream([]);
      });
      await read(transport, {after: 'a&b'});
      for await (const _ of transport.receive({inbox: 'agent-1'}, {signal: new AbortController().signal}));
      expect(urls).to.deep.equal([
        'https://api.example/chatpay/conversations/a%2Fb%20c/events?after=a%26b',
        'https://api.example/chatpay/inboxes/agent-1/events',
      ]);
    });

    it('reads frames however the stream is cut into pieces', async () => {
      const presence = {kind: 'presence', request: 'request-1', stage: {at: 'away', done: []}};
      const text = `: hello\n\n${message(LIVE)}:\r\n\r\nid: 2\r\ndata: ${JSON.stringify(presence)}\r\n\r\nnew-field: ü€😀\n\n`;
      const bytes = new TextEncoder().encode(text);
      for (const size of [1, 2, 3, 7, 1000]) {
        const pieces: Uint8Array[] = [];
        for (let at = 0; at < bytes.length; at += size) pieces.push(bytes.slice(at, at + size));
        const {frames, error} = await read(withServer(() => stream(pieces)));
        expect([error, frames]).to.deep.equal([undefined, [LIVE, presence]]);
      }
    });

    it('drops an event whose end never came', async () => {
      const {frames, error} = await read(withServer(() => stream([message(LIVE), 'data: {"kind":"gap"}\n'])));
      expect([error, frames]).to.deep.equal([undefined, [LIVE]]);
    });

    const BAD: [what: string, answer: () => Response, error: new (...args: never[]) => Error][] = [
      ['a stream that breaks', () => stream([message(LIVE)], 'breaks'), UnreachableError],
      ['a frame of no known shape', () => stream([message(LIVE), message({kind: 'surprise'})]), MalformedError],
      ['an event that is too large', () => stream([message(LIVE), `data: ${'x'.repeat(17_000)}\n\n`]), MalformedError],
      [
        'an event that never ends',
        () => stream([message(LIVE), ...Array<string>(20).fill('x'.repeat(1000))], 'stays'),
        MalformedError,
      ],
    ];
    for (const [what, answer, type] of BAD) {
      it(`throws ${type.name} for ${what}, after what came before`, async () => {
        const {frames, error} = await read(withServer(answer));
        expect(error).to.be.instanceOf(type);
        expect(frames).to.deep.equal([LIVE]);
      });
    }

    it('throws for what is no stream', async () => {
      const {error} = await read(withServer(() => new Response('<html>', {headers: {'content-type': 'text/html'}})));
      expect(error).to.be.instanceOf(UnreachableError);
      const refused = await read(withServer(() => new Response('{"code":"ERR_FORBIDDEN"}', {status: 403})));
      expect(refused.error).to.be.instanceOf(ForbiddenError);
    });

    it('gives a stream up when nothing comes any more, and lets go of it', async () => {
      let closed = false;
      const transport = withServer(
        (_, {signal}) => {
          signal!.addEventListener('abort', () => (closed = true));
          return stream([message(LIVE)], 'stays');
        },
        {silenceMs: 20},
      );
      const {frames, error} = await read(transport);
      expect(error).to.be.instanceOf(UnreachableError);
      expect([frames, closed]).to.deep.equal([[LIVE], true]);
    });

    it('keeps a stream on which comments come', async () => {
      const encoder = new TextEncoder();
      let beats = 0;
      const body = new ReadableStream<Uint8Array>({
        async pull(controller) {
          await new Promise((resolve) => setTimeout(resolve, 50));
          controller.enqueue(encoder.encode(++beats < 20 ? ':\n\n' : message(LIVE)));
          if (beats === 20) controller.close();
        },
      });
      const response = new Response(body, {headers: {'content-type': 'text/event-stream'}});
      const {frames, error} = await read(withServer(() => response, {silenceMs: 900}));
      expect([error, frames]).to.deep.equal([undefined, [LIVE]]);
    });

    it('ends quietly when it is aborted, and lets go of the connection', async () => {
      const over = new AbortController();
      let closed = false;
      const transport = withServer((_, {signal}) => {
        signal!.addEventListener('abort', () => (closed = true));
        setTimeout(() => over.abort());
        return stream([message(LIVE)], 'stays');
      });
      const response = read(transport, {signal: over.signal});
      const {error} = await response;
      expect([error, closed]).to.deep.equal([undefined, true]);
    });

    it('lets go of the connection when its reader leaves', async () => {
      let closed = false;
      const transport = withServer((_, {signal}) => {
        signal!.addEventListener('abort', () => (closed = true));
        return stream([message(LIVE)], 'stays');
      });
      for await (const _ of transport.receive(HERE, {signal: new AbortController().signal})) break;
      expect(closed).to.equal(true);
    });
  });
});
