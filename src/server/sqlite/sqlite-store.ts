import {closeSync, openSync} from 'node:fs';

import {Bell} from '../bell.js';
import type {Store} from '../store.js';
import {Commits} from './commits.js';
import {openDatabase, type Driver} from './database.js';
import {OtherProcesses} from './other-processes.js';
import {prepareSchema} from './schema.js';
import {SqliteLog} from './sqlite-log.js';
import {SqliteCardSafe, SqliteKeySafe} from './sqlite-safes.js';

/** Where a store's file is. */
export interface SqliteStoreOptions {
  /** Path of the database. It is made where there is none; its folder must exist. */
  readonly file: string;
  /** How often other processes' events are looked for, in milliseconds; 50 by default. */
  readonly pollMs?: number;
  /** Which driver to use; `node:sqlite` where the runtime has it, else `libsql`. */
  readonly driver?: Driver;
}

/**
 * Opens a store in one SQLite file, which several processes of one machine may share: what it accepts is on disk before
 * it answers, and what it destroys is in the file no more, nor in the files beside it. A new file is readable by this
 * account only.
 *
 * @throws {Error} When there is no SQLite, saying what to type; when the file cannot be opened or is of a later version.
 */
export async function sqliteStore({file, pollMs = 50, driver}: SqliteStoreOptions): Promise<Store> {
  makePrivate(file);
  const database = await openDatabase(file, driver);
  const epoch = prepareSchema(database);
  const commits = new Commits(database);
  const bell = new Bell();
  const others = new OtherProcesses(database, bell, pollMs);
  let closed = false;
  return {
    log: new SqliteLog(database, {commits, epoch, bell}),
    cardSafe: new SqliteCardSafe(database, commits),
    keySafe: new SqliteKeySafe(database, commits),
    close: () => {
      if (!closed) {
        closed = true;
        others.close();
        commits.close();
        database.close();
      }
      return Promise.resolve();
    },
  };
}

/** Makes the file where there is none, before SQLite makes it readable by all; SQLite's other files get its mode. */
function makePrivate(file: string): void {
  if (file !== ':memory:') closeSync(openSync(file, 'a', 0o600));
}
