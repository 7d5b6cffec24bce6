import type {RequestId} from '../../request/ids.js';
import {endOf, MAX_CARD_AGE_MS, type CardLabel, type CardSafe, type HeldCard} from '../card-safe.js';
import type {KeySafe, Signing} from '../key-safe.js';
import type {Commits} from './commits.js';
import type {Database, Statement} from './database.js';
import {Gathered} from './gathered.js';

/* eslint-disable @typescript-eslint/require-await -- the interface is one of promises, and the driver does not wait */

const LABEL = 'conversation, request, command, attempt, since, until';

/** Keeps sealed cards in a SQLite file. */
export class SqliteCardSafe implements CardSafe {
  readonly maxAgeMs = MAX_CARD_AGE_MS;
  readonly #commits: Commits;
  readonly #looks: Gathered<readonly [request: RequestId, command: string], HeldCard | undefined>;
  readonly #sql: Readonly<
    Record<'put' | 'getAll' | 'has' | 'delete' | 'deleteOne' | 'overdue' | 'sweep' | 'held', Statement>
  >;

  constructor(database: Database, commits: Commits) {
    this.#commits = commits;
    this.#looks = new Gathered((cards) => this.#getAll(cards));
    this.#sql = {
      put: database.prepare(
        `INSERT INTO chatpay_card (${LABEL}, enc, ct) VALUES (?, ?, ?, ?, ?, ?, ?, ?)
         ON CONFLICT (request, command) DO UPDATE SET since = max(since, excluded.since), until = max(until, excluded.until)`,
      ),
      getAll: database.prepare(
        `SELECT json_group_array(json_array(key, ${LABEL}, enc, ct)) AS cards FROM json_each(?)
         JOIN chatpay_card ON request = value ->> 0 AND command = value ->> 1`,
      ),
      has: database.prepare('SELECT 1 FROM chatpay_card WHERE request = ? LIMIT 1'),
      delete: database.prepare('DELETE FROM chatpay_card WHERE request = ?'),
      deleteOne: database.prepare(
        'DELETE FROM chatpay_card WHERE request = ?1 AND command = ?2 AND since = coalesce(?3, since)',
      ),
      overdue: database.prepare(`SELECT ${LABEL} FROM chatpay_card WHERE until <= ?`),
      sweep: database.prepare('DELETE FROM chatpay_card WHERE until <= ?'),
      held: database.prepare(`SELECT ${LABEL} FROM chatpay_card ORDER BY since, rowid`),
    };
  }

  async put(card: HeldCard): Promise<void> {
    const {conversation, request, command, attempt, sealed, since} = card;
    const values = [conversation, request, command, attempt, since, endOf(card), sealed.enc, sealed.ct];
    await this.#commits.run(() => this.#sql.put.run(...values));
  }

  get(request: RequestId, command: string): Promise<HeldCard | undefined> {
    return this.#looks.ask([request, command]);
  }

  async delete(request: RequestId, command?: string, since?: number): Promise<void> {
    if (this.#sql.has.get(request) === undefined) return; // most endings have no card: nothing to write
    const work = () =>
      command === undefined ? this.#sql.delete.run(request) : this.#sql.deleteOne.run(request, command, since ?? null);
    await this.#commits.run(work, {shreds: true});
  }

  async sweep(now: number): Promise<CardLabel[]> {
    const overdue = this.#sql.overdue.all(now) as CardLabel[];
    if (overdue.length > 0) await this.#commits.run(() => this.#sql.sweep.run(now), {shreds: true});
    return overdue.map(labelOf);
  }

  async held(): Promise<CardLabel[]> {
    return (this.#sql.held.all() as CardLabel[]).map(labelOf);
  }

  #getAll(cards: readonly (readonly [RequestId, string])[]): (HeldCard | undefined)[] {
    const {cards: rows} = this.#sql.getAll.get(JSON.stringify(cards)) as {cards: string};
    const found = new Map((JSON.parse(rows) as CardRow[]).map(([index, ...row]) => [index, row]));
    return cards.map((_, index) => {
      const row = found.get(index);
      if (!row) return undefined;
      const [conversation, request, command, attempt, since, until, enc, ct] = row;
      return {conversation, request, command, attempt, since, until, sealed: {enc, ct}};
    });
  }
}

/** Which of the questions it answers, and the columns of a card. */
type CardRow = [number, string, string, string, number, number, number, string, string];

const SIGNING = `agent, command, digest, request, conversation, token, signedAt, until, wrappingKey
  FROM chatpay_signing LEFT JOIN chatpay_wrapping_key USING (request)`;

type SigningRow = Omit<Signing, 'wrappingKey'> & {readonly wrappingKey: string | null};

/** Keeps what a signer signed, and wrapping keys, in a SQLite file. */
export class SqliteKeySafe implements KeySafe {
  readonly #commits: Commits;
  readonly #sql: Readonly<
    Record<
      | 'keep'
      | 'keepKey'
      | 'ofCommand'
      | 'ofRequest'
      | 'hasKey'
      | 'deleteKey'
      | 'isOver'
      | 'sweepKeys'
      | 'sweep'
      | 'held',
      Statement
    >
  >;

  constructor(database: Database, commits: Commits) {
    this.#commits = commits;
    this.#sql = {
      keep: database.prepare(
        `INSERT INTO chatpay_signing (agent, command, digest, request, conversation, token, signedAt, until)
         VALUES (?, ?, ?, ?, ?, ?, ?, ?)`,
      ),
      keepKey: database.prepare('INSERT INTO chatpay_wrapping_key (request, wrappingKey) VALUES (?, ?)'),
      ofCommand: database.prepare(`SELECT ${SIGNING} WHERE agent = ? AND command = ?`),
      ofRequest: database.prepare(`SELECT ${SIGNING} WHERE request = ?`),
      hasKey: database.prepare('SELECT 1 FROM chatpay_wrapping_key WHERE request = ?'),
      deleteKey: database.prepare('DELETE FROM chatpay_wrapping_key WHERE request = ?'),
      isOver: database.prepare('SELECT 1 FROM chatpay_signing WHERE until <= ? LIMIT 1'),
      sweepKeys: database.prepare(
        'DELETE FROM chatpay_wrapping_key WHERE request IN (SELECT request FROM chatpay_signing WHERE until <= ?)',
      ),
      sweep: database.prepare('DELETE FROM chatpay_signing WHERE until <= ?'),
      held: database.prepare(`SELECT ${SIGNING} WHERE wrappingKey IS NOT NULL ORDER BY signedAt`),
    };
  }

  async keep(signing: Signing & {readonly wrappingKey: string}): Promise<Signing> {
    const {agent, command, digest, request, conversation, token, wrappingKey, signedAt, until} = signing;
    return this.#commits.run(() => {
      const earlier = this.#sql.ofCommand.get(agent, command) as SigningRow | undefined;
      if (earlier) return signingOf(earlier);
      this.#sql.keep.run(agent, command, digest, request, conversation, token, signedAt, until);
      this.#sql.keepKey.run(request, wrappingKey);
      return signing;
    });
  }

  async ofCommand(agent: string, command: string): Promise<Signing | undefined> {
    const row = this.#sql.ofCommand.get(agent, command) as SigningRow | undefined;
    return row && signingOf(row);
  }

  async ofRequest(request: RequestId): Promise<Signing | undefined> {
    const row = this.#sql.ofRequest.get(request) as SigningRow | undefined;
    return row && signingOf(row);
  }

  async delete(request: RequestId): Promise<void> {
    if (this.#sql.hasKey.get(request) === undefined) return;
    await this.#commits.run(() => this.#sql.deleteKey.run(request), {shreds: true});
  }

  async sweep(now: number): Promise<void> {
    if (this.#sql.isOver.get(now) === undefined) return;
    const work = () => {
      this.#sql.sweepKeys.run(now);
      this.#sql.sweep.run(now);
    };
    await this.#commits.run(work, {shreds: true});
  }

  async held(): Promise<Signing[]> {
    return (this.#sql.held.all() as SigningRow[]).map(signingOf);
  }
}

// Rows carry what a driver adds to them, so that only the named columns are taken over.

function labelOf({conversation, request, command, attempt, since, until}: CardLabel): CardLabel {
  return {conversation, request, command, attempt, since, until};
}

function signingOf(row: SigningRow): Signing {
  const {agent, command, digest, request, conversation, token, wrappingKey, signedAt, until} = row;
  const signing = {agent, command, digest, request, conversation, token, signedAt, until};
  return wrappingKey === null ? signing : {...signing, wrappingKey};
}
