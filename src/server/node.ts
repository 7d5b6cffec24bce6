import {createServerAdapter, Response as NodeResponse} from '@whatwg-node/server';
import type {IncomingMessage, ServerResponse} from 'node:http';

import type {ChatpayHandler} from './handler.js';

/** What Node's `http` and Express take: `createServer(listener)`, `app.use('/chatpay', listener)`. */
export type NodeListener = (request: IncomingMessage, response: ServerResponse) => void;

/**
 * Mounts a handler in Node. It may stand behind a body parser such as `express.json()`: a body that has been read
 * already is taken as it was parsed.
 */
export function nodeListener(handler: MountedHandler): NodeListener {
  // An answer whose text is at hand goes out in one write; the runtime's own class would make a stream of it first.
  const handle = handler.answeringWith?.(NodeResponse) ?? handler;
  const adapter = createServerAdapter((request: Request) => handle(request));
  return (request, response) => void adapter(request, response);
}

type MountedHandler = ((request: Request) => Promise<Response>) & Partial<Pick<ChatpayHandler, 'answeringWith'>>;
