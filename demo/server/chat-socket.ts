import type {Server} from 'node:http';

import * as v from 'valibot';
import {WebSocketServer, type WebSocket} from 'ws';

import type {ChatpayHandler} from '../../src/server/index.js';
import {fromPageSchema, type ChatMessage, type Customer, type FromPage, type ToPage} from './chat-messages.js';
import type {ChatStore} from './chat-store.js';
import type {Tokens, Visitor} from './tokens.js';

/** Where the chat's socket is. */
const CHAT_PATH = '/chat';

/** Most bytes of one message of a page. */
const MAX_BYTES = 16 * 1024;

/** Bytes that may wait for a reader who does not read before it is let go; it resumes from its last position. */
const MAX_WAITING_BYTES = 1024 * 1024;

/** What the chat's server needs of the payment backend: the host says when a chat or an agent's day is over. */
type Payments = Pick<ChatpayHandler, 'endConversation' | 'endAgent'>;

interface ChatOptions {
  readonly chat: ChatStore;
  readonly tokens: Tokens;
  readonly payments: Payments;
  readonly hostOrigin: string;
}

/**
 * Serves the chat's own messages over a WebSocket: it is what chats use, and it leaves the browser's six connections for
 * each origin alone.
 */
export function serveChat(server: Server, options: ChatOptions): {close(): void} {
  const sockets = new WebSocketServer({
    server,
    path: CHAT_PATH,
    maxPayload: MAX_BYTES,
    // A page of another site may not speak with this visitor's voice, though it would need the token as well.
    verifyClient: ({origin}: {origin: string}) => origin === options.hostOrigin,
  });
  sockets.on('connection', (socket) => converse(socket, options));
  return {
    close() {
      for (const client of sockets.clients) client.terminate();
      sockets.close();
    },
  };
}

function converse(socket: WebSocket, {chat, tokens, payments}: ChatOptions): void {
  let visitor: Visitor | null = null;
  let signOut = () => {};
  let unwatch = () => {};
  const tell = (message: ToPage) => {
    if (socket.bufferedAmount > MAX_WAITING_BYTES) socket.terminate();
    else socket.send(JSON.stringify(message));
  };

  const greet = ({token, after}: FromPage & {type: 'hello'}) => {
    visitor = tokens.read(token);
    if (!visitor) return socket.close(4401, 'sign in again');
    signOut = () => tokens.revoke(token);
    const own = visitor.role === 'customer' ? visitor.id : undefined;
    if (visitor.role === 'customer') chat.addCustomer(visitor);
    if (!own) tell({type: 'customers', customers: chat.customers()});
    tell({type: 'messages', messages: chat.messages(after, own)});
    tell({type: 'live'});
    unwatch = chat.watch((news) => {
      if (isMessage(news)) {
        if (!own || news.conversation === own) tell({type: 'messages', messages: [news]});
      } else if (!own) tell({type: 'customers', customers: chat.customers()});
    });
  };

  socket.on('message', (data) => {
    const said = parse(data.toString());
    if (!said) return tell({type: 'refused', reason: 'malformed'});
    if (said.type === 'hello') return visitor ? undefined : greet(said);
    if (!visitor) return socket.close(4401, 'say hello first');
    if (isEnding(said)) {
      if (visitor.role !== 'agent') return tell({type: 'refused', id: said.id, reason: 'only agents end chats'});
      // first, so that no request which is still on its way arrives once all have ended
      if (said.type === 'log-out') signOut();
      return void end(said, visitor, {chat, payments}).then(
        () => tell({type: 'ended', id: said.id}),
        () => tell({type: 'refused', id: said.id, reason: 'try again'}),
      );
    }
    const {type: _, ...message} = said;
    if (!mayEnter(visitor, said.conversation) || !chat.hasConversation(said.conversation)) {
      return tell({type: 'refused', id: said.id, reason: 'not your conversation'});
    }
    if (said.type === 'say-request' && visitor.role !== 'agent') {
      return tell({type: 'refused', id: said.id, reason: 'only agents ask for payments'});
    }
    chat.say(visitor, message);
  });
  socket.on('close', () => unwatch());
  socket.on('error', () => socket.terminate());
}

type Ending = Extract<FromPage, {type: 'end-chat' | 'hand-over' | 'log-out'}>;

function isEnding(said: FromPage): said is Ending {
  return said.type === 'end-chat' || said.type === 'hand-over' || said.type === 'log-out';
}

/** Ends what is open: the payment backend destroys keys and cards and tells both sides why, and the chat says it in words. */
async function end(
  said: Ending,
  agent: Visitor,
  {chat, payments}: Pick<ChatOptions, 'chat' | 'payments'>,
): Promise<void> {
  if (said.type === 'log-out') return void (await payments.endAgent(agent.id, 'agent-left'));
  const {id, conversation} = said;
  if (!chat.hasConversation(conversation)) return;
  const isOver = said.type === 'end-chat';
  await payments.endConversation(conversation, isOver ? 'chat-closed' : 'agent-replaced');
  chat.say(agent, {id, conversation, text: isOver ? 'This chat has ended.' : `${said.to} goes on from here.`});
}

function mayEnter({role, id}: Visitor, conversation: string): boolean {
  return role === 'agent' || id === conversation;
}

function isMessage(news: ChatMessage | Customer): news is ChatMessage {
  return 'position' in news;
}

function parse(text: string): FromPage | undefined {
  try {
    const result = v.safeParse(fromPageSchema, JSON.parse(text));
    return result.success ? result.output : undefined;
  } catch {
    return undefined;
  }
}
