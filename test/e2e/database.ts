import {join} from 'node:path';

import {openDatabase} from '../../src/server/sqlite/database.js';

/** What lies in a demo's database of its requests' secrets and their history. */
export interface Kept {
  readonly cards: number;
  readonly wrappingKeys: number;
  /** Events by their type, of all requests. */
  readonly events: Readonly<Record<string, number>>;
}

/** Reads it from beside the running server. */
export async function readKept(dataDir: string): Promise<Kept> {
  const database = await openDatabase(join(dataDir, 'chatpay.sqlite'));
  const count = (table: string) => (database.prepare(`SELECT count(*) AS n FROM ${table}`).get() as {n: number}).n;
  const rows = database.prepare('SELECT body FROM chatpay_event').all() as {body: string}[];
  const events: Record<string, number> = {};
  for (const {body} of rows) {
    const {type} = JSON.parse(body) as {type: string};
    events[type] = (events[type] ?? 0) + 1;
  }
  const kept = {cards: count('chatpay_card'), wrappingKeys: count('chatpay_wrapping_key'), events};
  database.close();
  return kept;
}
