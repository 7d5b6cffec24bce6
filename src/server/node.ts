import {createServerAdapter} from '@whatwg-node/server';
import type {IncomingMessage, ServerResponse} from 'node:http';

/** What Node's `http` and Express take: `createServer(listener)`, `app.use('/chatpay', listener)`. */
export type NodeListener = (request: IncomingMessage, response: ServerResponse) => void;

/**
 * Mounts a handler in Node. It may stand behind a body parser such as `express.json()`: a body that has been read
 * already is taken as it was parsed.
 */
export function nodeListener(handler: (request: Request) => Promise<Response>): NodeListener {
  const adapter = createServerAdapter((request: Request) => handler(request));
  return (request, response) => void adapter(request, response);
}
