import {maskCardNumbers} from '../../src/masking/index.js';
import {openDatabase, type Database} from '../../src/server/sqlite/database.js';
import type {ChatMessage, Customer} from './chat-messages.js';
import type {Visitor} from './tokens.js';

interface Row {
  position: number;
  id: string;
  conversation: string;
  role: 'agent' | 'customer';
  author: string;
  at: number;
  /** One of the two is empty. */
  text: string;
  request: string;
}

const SCHEMA = `
  CREATE TABLE IF NOT EXISTS chat_customer (id TEXT PRIMARY KEY, name TEXT NOT NULL, since INTEGER NOT NULL);
  CREATE TABLE IF NOT EXISTS chat_message (
    position INTEGER PRIMARY KEY AUTOINCREMENT,
    id TEXT NOT NULL UNIQUE,
    conversation TEXT NOT NULL,
    role TEXT NOT NULL,
    author TEXT NOT NULL,
    at INTEGER NOT NULL,
    text TEXT NOT NULL,
    request TEXT NOT NULL
  );
  CREATE INDEX IF NOT EXISTS chat_message_conversation ON chat_message (conversation, position);
`;

/** The chat's own customers and messages, in the same file as the payments and in tables of their own. */
export class ChatStore {
  readonly #database: Database;
  readonly #now: () => number;
  readonly #listeners = new Set<(message: ChatMessage | Customer) => void>();

  private constructor(database: Database, now: () => number) {
    this.#database = database;
    this.#now = now;
  }

  /** Opens the store, and puts Valeria and her first words into a new one. */
  static async open(file: string, now: () => number): Promise<ChatStore> {
    const database = await openDatabase(file);
    database.exec(SCHEMA);
    const store = new ChatStore(database, now);
    if (store.customers().length === 0) store.#seed();
    return store;
  }

  /** Everybody who has ever opened the chat, oldest first. */
  customers(): Customer[] {
    return this.#database.prepare('SELECT id, name FROM chat_customer ORDER BY since, id').all() as Customer[];
  }

  hasConversation(id: string): boolean {
    return this.#database.prepare('SELECT 1 FROM chat_customer WHERE id = ?').get(id) !== undefined;
  }

  /** Notes a customer; those who are known already keep their place. */
  addCustomer({id, name}: Customer): void {
    if (this.hasConversation(id)) return;
    this.#database.prepare('INSERT INTO chat_customer (id, name, since) VALUES (?, ?, ?)').run(id, name, this.#now());
    this.#tell({id, name});
  }

  /** Messages after a position, of one conversation or of all. */
  messages(after: number, conversation?: string): ChatMessage[] {
    const rows = (
      conversation === undefined
        ? this.#database.prepare('SELECT * FROM chat_message WHERE position > ? ORDER BY position').all(after)
        : this.#database
            .prepare('SELECT * FROM chat_message WHERE conversation = ? AND position > ? ORDER BY position')
            .all(conversation, after)
    ) as Row[];
    return rows.map(messageOf);
  }

  /**
   * Keeps a message and passes it on. Text is masked here again, whatever the page did: a page is not to be trusted, and
   * what is stored, shown and logged must not hold a card number.
   */
  say(by: Visitor, said: {id: string; conversation: string; text?: string; request?: string}): void {
    const text = maskCardNumbers(said.text ?? '');
    const row = this.#database
      .prepare(
        `INSERT INTO chat_message (id, conversation, role, author, at, text, request) VALUES (?, ?, ?, ?, ?, ?, ?)
         ON CONFLICT (id) DO NOTHING RETURNING *`,
      )
      .get(said.id, said.conversation, by.role, by.name, this.#now(), text, said.request ?? '') as Row | undefined;
    if (row) this.#tell(messageOf(row));
  }

  /** Calls back for each new message and customer, until the returned function is called. */
  watch(listener: (news: ChatMessage | Customer) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  close(): void {
    this.#database.close();
  }

  #tell(news: ChatMessage | Customer): void {
    for (const listener of this.#listeners) listener(news);
  }

  #seed(): void {
    const valeria: Visitor = {role: 'customer', id: 'valeria', name: 'Valeria'};
    const ana: Visitor = {role: 'agent', id: 'ana', name: 'Ana'};
    this.addCustomer(valeria);
    const lines: [Visitor, string][] = [
      [valeria, 'Hi! Is the Floral Oasis Dress still there in size S?'],
      [ana, 'Hi Valeria! Yes, one is left in size S. With shipping and taxes it comes to $361.21.'],
      [valeria, 'Lovely, I’ll take it. Can I pay here?'],
      [ana, 'Of course. I’ll send you a secure payment request in this chat.'],
    ];
    for (const [index, [by, text]] of lines.entries()) {
      this.say(by, {id: `seed-${index}`, conversation: valeria.id, text});
    }
  }
}

function messageOf({text, request, ...rest}: Row): ChatMessage {
  return {...rest, ...(request ? {request} : {text})};
}
