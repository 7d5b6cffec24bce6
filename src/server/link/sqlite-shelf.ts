import {openDatabase, type Driver} from '../sqlite/database.js';
import type {Item, Shelf} from './shelf.js';

const SCHEMA = `
  CREATE TABLE IF NOT EXISTS chatpay_link_item (
    kind TEXT NOT NULL,
    key TEXT NOT NULL,
    owner TEXT NOT NULL,
    dueAt INTEGER,
    until INTEGER NOT NULL,
    value TEXT NOT NULL,
    PRIMARY KEY (kind, key)
  );
  CREATE INDEX IF NOT EXISTS chatpay_link_item_owner ON chatpay_link_item (kind, owner);
  CREATE INDEX IF NOT EXISTS chatpay_link_item_due ON chatpay_link_item (kind, dueAt);
  CREATE INDEX IF NOT EXISTS chatpay_link_item_until ON chatpay_link_item (until);
`;

/** Where a shelf's file is. */
export interface SqliteShelfOptions {
  /** Path of the database; it may be the file of `sqliteStore`. */
  readonly file: string;
  /** Which driver to use; `node:sqlite` where the runtime has it, else `libsql`. */
  readonly driver?: Driver;
}

/**
 * Opens a shelf in a SQLite file, which several processes of one machine may share. Whatever it was told is on disk when
 * it returns.
 *
 * @throws {Error} When there is no SQLite, saying what to type.
 */
export async function sqliteShelf({file, driver}: SqliteShelfOptions): Promise<Shelf> {
  const database = await openDatabase(file, driver);
  database.exec(SCHEMA);
  const columns = 'key, owner, dueAt, until, value';
  const sql = {
    get: database.prepare(`SELECT ${columns} FROM chatpay_link_item WHERE kind = ? AND key = ?`),
    put: database.prepare(
      `INSERT INTO chatpay_link_item (kind, ${columns}) VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT (kind, key) DO UPDATE
       SET owner = excluded.owner, dueAt = excluded.dueAt, until = excluded.until, value = excluded.value`,
    ),
    delete: database.prepare('DELETE FROM chatpay_link_item WHERE kind = ? AND key = ?'),
    of: database.prepare(`SELECT ${columns} FROM chatpay_link_item WHERE kind = ? AND owner = ? ORDER BY rowid`),
    due: database.prepare(
      `SELECT ${columns} FROM chatpay_link_item WHERE kind = ? AND dueAt <= ? ORDER BY dueAt LIMIT ?`,
    ),
    forget: database.prepare('DELETE FROM chatpay_link_item WHERE until <= ?'),
  };
  return {
    get(kind, key) {
      const row = sql.get.get(kind, key) as Row | undefined;
      return row && itemOf(row);
    },
    put(kind, {key, owner, dueAt, until, value}) {
      sql.put.run(kind, key, owner, dueAt ?? null, until, JSON.stringify(value));
    },
    delete: (kind, key) => void sql.delete.run(kind, key),
    of: (kind, owner) => (sql.of.all(kind, owner) as Row[]).map(itemOf),
    due: (kind, at, limit) => (sql.due.all(kind, at, limit) as Row[]).map(itemOf),
    forget: (at) => void sql.forget.run(at),
    atomically(work) {
      database.exec('BEGIN IMMEDIATE');
      try {
        const result = work();
        database.exec('COMMIT');
        return result;
      } catch (error) {
        database.exec('ROLLBACK');
        throw error;
      }
    },
    close: () => void database.close(),
  };
}

interface Row {
  readonly key: string;
  readonly owner: string;
  readonly dueAt: number | null;
  readonly until: number;
  readonly value: string;
}

function itemOf({key, owner, dueAt, until, value}: Row): Item {
  return {key, owner, until, value: JSON.parse(value) as unknown, ...(dueAt !== null && {dueAt})};
}
