import {mkdtempSync, readdirSync, readFileSync, rmSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';

import type {Store} from '../../../src/server/store.js';
import {sqliteStore} from '../../../src/server/sqlite/sqlite-store.js';

/** A database in a folder of its own, which goes with it. */
export interface TemporaryDatabase {
  readonly file: string;
  /** Opens it, as one server more. */
  open(): Promise<Store>;
  /** The database and the files beside it. */
  files(): string[];
  /** Every byte of the database and of the files beside it. */
  bytes(): Buffer;
  /** Closes all that was opened, and removes the folder. */
  dispose(): Promise<void>;
}

export function temporaryDatabase(): TemporaryDatabase {
  const folder = mkdtempSync(join(tmpdir(), 'chatpay-'));
  const file = join(folder, 'chatpay.sqlite');
  const stores: Store[] = [];
  const files = () => readdirSync(folder).map((name) => join(folder, name));
  return {
    file,
    async open() {
      const store = await sqliteStore({file, pollMs: 5});
      stores.push(store);
      return store;
    },
    files,
    bytes: () => Buffer.concat(files().map((path) => readFileSync(path))),
    async dispose() {
      for (const store of stores) await store.close();
      rmSync(folder, {recursive: true});
    },
  };
}
