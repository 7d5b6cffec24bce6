import type {IncomingMessage, ServerResponse} from 'node:http';
import {Readable} from 'node:stream';
import {pipeline} from 'node:stream/promises';
import type {ReadableStream as NodeStream} from 'node:stream/web';

import {createServerAdapter, Response as NodeResponse, sendNodeResponse} from '@whatwg-node/server';

import type {ChatpayHandler} from './handler.js';

/** What Node's `http` and Express take: `createServer(listener)`, `app.use('/chatpay', listener)`. */
export type NodeListener = (request: IncomingMessage, response: ServerResponse) => void;

/** A handler of this library, or any other function from requests to responses. */
export type MountedHandler = ((request: Request) => Promise<Response>) & Partial<Pick<ChatpayHandler, 'answeringWith'>>;

/**
 * Mounts a handler in Node. It may stand behind a body parser such as `express.json()`: a body that has been read
 * already is taken as it was parsed. A client that takes nothing of a stream for long loses its connection.
 */
export function nodeListener(handler: MountedHandler): NodeListener {
  // An answer whose text is at hand goes out in one write; the runtime's own class would make a stream of it first.
  const handle = handler.answeringWith?.(NodeResponse) ?? handler;
  const adapter = createServerAdapter((request: Request) => handle(request));
  return (request, response) => {
    const answered = Promise.resolve(adapter.handleNodeRequestAndResponse(request, response));
    answered
      .then(
        (answer) => send(answer, request, response),
        () => void response.writeHead(400).end(), // no request can be made of what came
      )
      .catch(() => response.destroy()); // the client has gone, or was let go
  };
}

async function send(answer: Response, request: IncomingMessage, response: ServerResponse): Promise<void> {
  if (!(answer instanceof Response) || !answer.body) return sendNodeResponse(answer, response, request, true);
  response.statusCode = answer.status;
  for (const [name, value] of answer.headers) response.appendHeader(name, value);
  // Unlike a reader that waits for the client, a pipeline hears at once that the handler has given the client up.
  await pipeline(Readable.fromWeb(answer.body as NodeStream), response);
}
