import * as masking from '../../src/masking/index.js';
import {createChatMasker, type ChatMasker, type MaskedChatText, type TakenBack} from '../../src/session/index.js';
import {speakerOf} from '../server/chat-speaker.js';
import type {ChatMessage, Customer, FromPage, ToPage} from '../server/chat-messages.js';

/** A message as a page shows it: one that the server has not confirmed yet has no position. */
export type ShownMessage = Omit<ChatMessage, 'position'> & {readonly position?: number};

/** Waits between tries to reach the server, in milliseconds. */
const RETRY_MS = [250, 500, 1000, 2000, 5000];

interface ChatOptions {
  readonly token: string;
  readonly role: 'agent' | 'customer';
  readonly author: string;
}

type Said = Exclude<FromPage, {type: 'hello'}>;

/** What an agent may end, without the id that it gets. */
export type Ending =
  | {readonly type: 'end-chat'; readonly conversation: string}
  | {readonly type: 'hand-over'; readonly conversation: string; readonly to: string}
  | {readonly type: 'log-out'};

/** The chat as a screen needs it, whatever carries it. */
export interface Chat {
  readonly customers: readonly Customer[];
  /** The messages of a conversation, oldest first. A new array after each change. */
  messages(conversation: string): readonly ShownMessage[];
  /** Calls back after anything has changed. */
  watch(changed: () => void): void;
  /** Says something; it stands in the timeline at once. */
  say(conversation: string, text: string): void;
  /** Puts a payment request into the conversation, once. */
  sayRequest(conversation: string, request: string): void;
  /** Ends the chat, hands it over, or logs the agent out. Settles once that is done, payment requests included. */
  end(said: Ending): Promise<void>;
}

/**
 * A page's end of the chat: what was said so far, and what it says itself, which is said again until it is confirmed. Both
 * sides mask what they show, so that a card number split over messages is taken back whoever notices it.
 */
export class ChatClient implements Chat {
  customers: readonly Customer[] = [];
  /** Whether the page has all there is. */
  live = false;

  readonly #options: ChatOptions;
  readonly #conversations = new Map<string, ShownMessage[]>();
  readonly #unconfirmed = new Map<string, Said>();
  /** Called when what was to be ended is ended. */
  readonly #endings = new Map<string, () => void>();
  readonly #maskers = new Map<string, ChatMasker>();
  #socket: WebSocket | undefined;
  #position = 0;
  #tries = 0;
  #changed = () => {};

  constructor(options: ChatOptions) {
    this.#options = options;
  }

  messages(conversation: string): readonly ShownMessage[] {
    return this.#conversations.get(conversation) ?? [];
  }

  watch(changed: () => void): void {
    this.#changed = changed;
  }

  /** Opens the line, and opens it again whenever it breaks. */
  connect(): void {
    const socket = new WebSocket(`${location.origin.replace(/^http/, 'ws')}/chat`);
    this.#socket = socket;
    socket.addEventListener('open', () => {
      this.#tell({type: 'hello', token: this.#options.token, after: this.#position});
      for (const said of this.#unconfirmed.values()) this.#tell(said);
    });
    socket.addEventListener('message', ({data}) => this.#hear(JSON.parse(String(data)) as ToPage));
    socket.addEventListener('close', () => this.#again());
  }

  say(conversation: string, text: string): void {
    const {role, author} = this.#options;
    const id = crypto.randomUUID();
    const masked = this.#mask({id, conversation, role, author, at: Date.now(), text});
    const takenBack = [...masked.takenBack];
    this.#takeBack(conversation, takenBack);
    const said = {type: 'say', id, conversation, text: masked.text, ...(takenBack.length > 0 && {takenBack})} as const;
    this.#send(said, {text: masked.text});
  }

  /** The id is the request's own, so that it cannot stand there twice. */
  sayRequest(conversation: string, request: string): void {
    this.#send({type: 'say-request', id: `request-${request}`.slice(0, 64), conversation, request}, {request});
  }

  end(said: Ending): Promise<void> {
    const whole: Said = {...said, id: crypto.randomUUID()};
    this.#unconfirmed.set(whole.id, whole);
    this.#tell(whole);
    return new Promise((done) => this.#endings.set(whole.id, done));
  }

  #send(said: Extract<Said, {conversation: string}>, content: {text?: string; request?: string}): void {
    const {role, author} = this.#options;
    this.#unconfirmed.set(said.id, said);
    this.#put({id: said.id, conversation: said.conversation, role, author, at: Date.now(), ...content});
    this.#tell(said);
    this.#changed();
  }

  #hear(news: ToPage): void {
    if (news.type === 'customers') this.customers = news.customers;
    if (news.type === 'live') {
      this.live = true;
      this.#tries = 0;
    }
    if (news.type === 'refused' && news.id) this.#unconfirmed.delete(news.id);
    if (news.type === 'ended') {
      this.#unconfirmed.delete(news.id);
      this.#endings.get(news.id)?.();
      this.#endings.delete(news.id);
    }
    if (news.type === 'messages') {
      for (const message of news.messages) {
        this.#unconfirmed.delete(message.id);
        this.#position = Math.max(this.#position, message.position);
        const {text, takenBack} = this.#mask(message);
        this.#put(message.text === undefined ? message : {...message, text});
        this.#takeBack(message.conversation, takenBack);
      }
    }
    this.#changed();
  }

  /** Each conversation is masked by itself, message after message. A request has no text, and parts nothing. */
  #mask({id, conversation, role, author, at, text}: ShownMessage): MaskedChatText {
    if (text === undefined) return {text: '', takenBack: []};
    let masker = this.#maskers.get(conversation);
    if (!masker) this.#maskers.set(conversation, (masker = createChatMasker(masking)));
    return masker.push({id, from: speakerOf({role, author}), at, text});
  }

  /** Hides what turned out to be a part of a card number, in what is shown and in what may be said again. */
  #takeBack(conversation: string, edits: readonly TakenBack[]): void {
    for (const {id, text} of edits) {
      const shown = this.messages(conversation).find((message) => message.id === id);
      if (shown) this.#put({...shown, text});
      const said = this.#unconfirmed.get(id);
      if (said?.type === 'say') this.#unconfirmed.set(id, {...said, text});
    }
  }

  /** The server's copy takes the place of the page's own, in the order of the server's positions. */
  #put(message: ShownMessage): void {
    const others = this.messages(message.conversation).filter(({id}) => id !== message.id);
    const place = (shown: ShownMessage) => shown.position ?? Infinity;
    const all = [...others, message].sort((a, b) => place(a) - place(b) || 0);
    this.#conversations.set(message.conversation, all);
  }

  #tell(said: FromPage): void {
    if (this.#socket?.readyState === WebSocket.OPEN) this.#socket.send(JSON.stringify(said));
  }

  #again(): void {
    this.live = false;
    this.#changed();
    const wait = RETRY_MS[Math.min(this.#tries++, RETRY_MS.length - 1)]!;
    setTimeout(() => this.connect(), wait);
  }
}
