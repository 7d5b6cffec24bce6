import {IncomingMessage, ServerResponse} from 'node:http';

import {WebSocket} from 'ws';

type Note = (place: string, text: string) => void;

/** What the demo's servers print; they run in this process. @returns Ends it. */
export function recordOutput(note: Note): () => void {
  const streams = [process.stdout, process.stderr] as const;
  const writes = streams.map((stream) => stream.write.bind(stream));
  for (const [index, stream] of streams.entries()) {
    stream.write = ((...args: Parameters<typeof stream.write>) => {
      note('server log', String(args[0]));
      return writes[index]!(...args);
    }) as typeof stream.write;
  }
  return () => streams.forEach((stream, index) => (stream.write = writes[index]! as typeof stream.write));
}

/**
 * Every request that the demo's servers take, with its body, and every piece of what they answer, in streams of events and
 * sockets too; they run in this process. @returns Ends it.
 */
export function recordTraffic(note: Note): () => void {
  const ends = [recordRequests(note), recordAnswers(note), recordSockets(note)];
  return () => ends.forEach((end) => end());
}

function recordRequests(note: Note): () => void {
  const {prototype} = IncomingMessage;
  // its body comes in by this, piece by piece, and its end as null
  prototype.push = function (this: IncomingMessage, piece: unknown, ...rest: BufferEncoding[]) {
    const {method, url, headers} = this;
    note('network', piece === null ? `${method} ${url} ${JSON.stringify(headers)}` : textOf(piece));
    return Object.getPrototypeOf(prototype).push.call(this, piece, ...rest) as boolean;
  };
  return () => Reflect.deleteProperty(prototype, 'push');
}

function recordAnswers(note: Note): () => void {
  const {prototype} = ServerResponse;
  const sends = {write: prototype.write, end: prototype.end};
  for (const name of ['write', 'end'] as const) {
    prototype[name] = function (this: ServerResponse, ...args: unknown[]) {
      const [piece] = args;
      const isStream = String(this.getHeader('content-type')).startsWith('text/event-stream');
      if (typeof piece !== 'function') note(isStream ? 'event stream' : 'network', textOf(piece));
      if (name === 'end') note('network', JSON.stringify(this.getHeaders()));
      return Reflect.apply(sends[name], this, args) as never;
    };
  }
  return () => Object.assign(prototype, sends);
}

function recordSockets(note: Note): () => void {
  const {prototype} = WebSocket;
  const {send} = prototype;
  prototype.send = function (this: WebSocket, ...args: unknown[]) {
    if (isServers(this)) note('socket', textOf(args[0]));
    return Reflect.apply(send, this, args) as never;
  };
  prototype.emit = function (this: WebSocket, ...args: unknown[]) {
    if (args[0] === 'message' && isServers(this)) note('socket', textOf(args[1]));
    return Reflect.apply(Object.getPrototypeOf(prototype).emit, this, args) as never;
  };
  return () => {
    prototype.send = send;
    Reflect.deleteProperty(prototype, 'emit');
  };
}

/** A browser's driver has a socket of this kind too, whose other end has an address. */
const isServers = (socket: WebSocket): boolean => !socket.url;

function textOf(piece: unknown): string {
  return piece instanceof Uint8Array ? Buffer.from(piece).toString('utf8') : String(piece ?? '');
}
