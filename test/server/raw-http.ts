import {once} from 'node:events';
import {createServer, type Server} from 'node:http';
import {connect, type AddressInfo, type Socket} from 'node:net';

import {nodeListener} from '../../src/server/node.js';
import type {ChatpayHandler} from '../../src/server/handler.js';

/** A handler that listens on a port of this machine. */
export interface Listening {
  readonly server: Server;
  readonly port: number;
  /** Sends bytes as they are and gives all that comes back until the server closes. */
  exchange(bytes: string): Promise<string>;
  /** Opens a connection, sends bytes and reads nothing. */
  hold(bytes: string): Promise<Socket>;
  close(): Promise<void>;
}

/** Lets a handler be reached by what no client library would send. */
export async function listen(handler: ChatpayHandler): Promise<Listening> {
  const server = createServer(nodeListener(handler));
  await once(server.listen(0, '127.0.0.1'), 'listening');
  const {port} = server.address() as AddressInfo;
  const held: Socket[] = [];
  return {
    server,
    port,
    async exchange(bytes) {
      const socket = connect(port, '127.0.0.1');
      let text = '';
      socket.setEncoding('utf8').on('data', (part: string) => (text += part));
      socket.on('error', () => undefined); // what came before counts
      socket.write(bytes);
      await once(socket, 'close');
      return text;
    },
    async hold(bytes) {
      const socket = connect(port, '127.0.0.1').on('error', () => undefined);
      held.push(socket);
      await once(socket, 'connect');
      socket.pause();
      socket.write(bytes);
      return socket;
    },
    async close() {
      for (const socket of held) socket.destroy();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

/** The bytes of a command's request; the connection closes behind the answer. */
export function commandBytes(body: string, {party = 'customer customer-1', path = PATH, extra = ''} = {}): string {
  const length = Buffer.byteLength(body);
  return (
    `POST ${path} HTTP/1.1\r\nhost: chat.example\r\nconnection: close\r\nx-party: ${party}\r\n` +
    `content-type: application/json\r\ncontent-length: ${length}\r\n${extra}\r\n${body}`
  );
}

/** The bytes that open a stream. */
export function streamBytes(party: string, path = '/conversations/conversation-1/events', extra = ''): string {
  return `GET ${path} HTTP/1.1\r\nhost: chat.example\r\nx-party: ${party}\r\n${extra}\r\n`;
}

const PATH = '/conversations/conversation-1/commands';
