import * as masking from '../../src/masking/index.js';
import {openDatabase, type Database} from '../../src/server/sqlite/database.js';
import {createChatMasker, type ChatMasker, type TakenBack} from '../../src/session/index.js';
import type {ChatMessage, Customer} from './chat-messages.js';
import {speakerOf} from './chat-speaker.js';
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
  CREATE TABLE IF NOT EXISTS chat_taken_back (message TEXT PRIMARY KEY, since INTEGER NOT NULL);
  CREATE INDEX IF NOT EXISTS chat_message_conversation ON chat_message (conversation, position);
`;

/** Messages of a conversation that its masker sees again after a restart. */
const LOOK_BACK = 50;

/** What somebody says. */
export interface Said {
  readonly id: string;
  readonly conversation: string;
  readonly text?: string;
  readonly request?: string;
  readonly takenBack?: readonly TakenBack[];
}

/** The chat's own customers and messages, in the same file as the payments and in tables of their own. */
export class ChatStore {
  readonly #database: Database;
  readonly #now: () => number;
  readonly #listeners = new Set<(message: ChatMessage | Customer) => void>();
  readonly #maskers = new Map<string, ChatMasker>();

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
  addCustomer({id, name: given}: Customer): void {
    if (this.hasConversation(id)) return;
    const name = masking.maskCardNumbers(given);
    this.#database.prepare('INSERT INTO chat_customer (id, name, since) VALUES (?, ?, ?)').run(id, name, this.#now());
    this.#tell({id, name});
  }

  /** Messages after a position, and older ones taken back since, of one conversation or of all. */
  messages(after: number, conversation?: string): ChatMessage[] {
    const rows = this.#database
      .prepare(
        `SELECT * FROM chat_message
         WHERE (position > ? OR id IN (SELECT message FROM chat_taken_back WHERE since > ?))
           AND conversation = coalesce(?, conversation) ORDER BY position`,
      )
      .all(after, after, conversation ?? null) as Row[];
    return rows.map(messageOf);
  }

  /**
   * Keeps a message and passes it on. Text and names are masked here again, whatever the page did: a page is not to be
   * trusted, and what is stored, shown and logged must not hold a card number. One that was split over messages is hidden in
   * all of them.
   */
  say(by: Visitor, said: Said): void {
    if (this.#messageOf(said.id)) return;
    const at = this.#now();
    const from = {role: by.role, author: masking.maskCardNumbers(by.name)};
    const {text = '', conversation} = said;
    const masked = this.#maskerOf(conversation).push({id: said.id, from: speakerOf(from), at, text});
    const asked = (said.takenBack ?? []).filter((edit) => this.#mayTakeBack(speakerOf(from), conversation, edit));
    const message = {...said, ...from, at, text: masked.text};
    for (const changed of this.#keep(message, [...masked.takenBack, ...asked])) this.#tell(messageOf(changed));
  }

  /** Calls back for each new message and customer, until the returned function is called. */
  watch(listener: (news: ChatMessage | Customer) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  close(): void {
    this.#database.close();
  }

  /** Stores a message together with what it takes back. @returns All that has changed, oldest first. */
  #keep(
    {id, conversation, role, author, at, text, request}: Omit<Row, 'position' | 'request'> & Said,
    edits: readonly TakenBack[],
  ): Row[] {
    const changed = this.#atOnce(() => {
      const row = this.#database
        .prepare(
          `INSERT INTO chat_message (id, conversation, role, author, at, text, request) VALUES (?, ?, ?, ?, ?, ?, ?)
           RETURNING *`,
        )
        .get(id, conversation, role, author, at, text, request ?? '') as Row;
      return [...edits.map((edit) => this.#overwrite(edit, row.position)), row];
    });
    // What was overwritten stands in the write-ahead log until that is emptied.
    if (edits.length > 0) this.#database.exec('PRAGMA wal_checkpoint(TRUNCATE)');
    return changed;
  }

  /** @param since Position of the message that told what the other was a part of. */
  #overwrite({id, text}: TakenBack, since: number): Row {
    this.#database.prepare('INSERT OR REPLACE INTO chat_taken_back (message, since) VALUES (?, ?)').run(id, since);
    return this.#database.prepare('UPDATE chat_message SET text = ? WHERE id = ? RETURNING *').get(text, id) as Row;
  }

  /** All of it is stored, or nothing. */
  #atOnce<T>(write: () => T): T {
    this.#database.exec('BEGIN IMMEDIATE');
    try {
      const written = write();
      this.#database.exec('COMMIT');
      return written;
    } catch (error) {
      this.#database.exec('ROLLBACK');
      throw error;
    }
  }

  #messageOf(id: string): Row | undefined {
    return this.#database.prepare('SELECT * FROM chat_message WHERE id = ?').get(id) as Row | undefined;
  }

  /** A page may hide digits in what the same person has just sent, and change nothing else. */
  #mayTakeBack(speaker: string, conversation: string, {id, text}: TakenBack): boolean {
    const row = this.#messageOf(id);
    return row?.conversation === conversation && speakerOf(row) === speaker && hidesDigits(row.text, text);
  }

  /** The masker of a conversation, which after a restart has seen what was said last. */
  #maskerOf(conversation: string): ChatMasker {
    let masker = this.#maskers.get(conversation);
    if (masker) return masker;
    masker = createChatMasker(masking);
    const rows = this.#database
      .prepare('SELECT * FROM chat_message WHERE conversation = ? ORDER BY position DESC LIMIT ?')
      .all(conversation, LOOK_BACK) as Row[];
    for (const {id, at, text, role, author} of rows.reverse())
      masker.push({id, from: speakerOf({role, author}), at, text});
    this.#maskers.set(conversation, masker);
    return masker;
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

/** Whether a text is another one of digits alone, with some of them hidden. */
function hidesDigits(before: string, after: string): boolean {
  const old = [...before];
  const now = [...after];
  return (
    !/\p{L}/u.test(before) &&
    old.length === now.length &&
    old.every((char, k) => char === now[k] || (/\p{Nd}/u.test(char) && now[k] === '•'))
  );
}
