import {createEpoch} from '../cursor.js';
import type {Database} from './database.js';

/**
 * Up to this place in a conversation its requests are found by going through it: an index of all events would make each
 * that is written cost a third more, and hardly a conversation is longer. It stands in the schema and does not change.
 */
export const INDEXED_AFTER = 64;

/**
 * Each version's changes, in order; `PRAGMA user_version` is how many of them a file has had. One that was released is
 * never edited: the next is added.
 *
 * Servers that share a file are of one version: an older one that still runs would not fill in what a newer one counts on.
 *
 * `position` counts over all conversations and is never used twice, so that it makes a cursor. A wrapping key has a
 * table of its own, since it is to be deleted before the rest.
 */
const VERSIONS = [
  `CREATE TABLE chatpay_log (epoch TEXT NOT NULL);
   CREATE TABLE chatpay_event (
     position INTEGER PRIMARY KEY AUTOINCREMENT,
     conversation TEXT NOT NULL,
     sequence INTEGER NOT NULL,
     request TEXT NOT NULL,
     inbox TEXT NOT NULL,
     body TEXT NOT NULL
   );
   CREATE UNIQUE INDEX chatpay_event_conversation ON chatpay_event (conversation, sequence);
   CREATE INDEX chatpay_event_inbox ON chatpay_event (inbox);
   CREATE TABLE chatpay_card (
     request TEXT NOT NULL,
     command TEXT NOT NULL,
     conversation TEXT NOT NULL,
     attempt INTEGER NOT NULL,
     enc TEXT NOT NULL,
     ct TEXT NOT NULL,
     since INTEGER NOT NULL,
     until INTEGER NOT NULL,
     PRIMARY KEY (request, command)
   );
   CREATE TABLE chatpay_signing (
     agent TEXT NOT NULL,
     command TEXT NOT NULL,
     digest TEXT NOT NULL,
     request TEXT NOT NULL UNIQUE,
     conversation TEXT NOT NULL,
     token TEXT NOT NULL,
     signedAt INTEGER NOT NULL,
     until INTEGER NOT NULL,
     PRIMARY KEY (agent, command)
   );
   CREATE TABLE chatpay_wrapping_key (request TEXT NOT NULL PRIMARY KEY, wrappingKey TEXT NOT NULL);`,
  // What is overdue is asked for every second.
  'CREATE INDEX chatpay_card_until ON chatpay_card (until);',
  // So that no look at a conversation costs more the longer it is. What has gone out by link is rare, and has a table of its own.
  `CREATE INDEX chatpay_event_request ON chatpay_event (conversation, request) WHERE sequence > ${INDEXED_AFTER};
   CREATE TABLE chatpay_event_link (
     conversation TEXT NOT NULL,
     request TEXT NOT NULL,
     PRIMARY KEY (conversation, request)
   ) WITHOUT ROWID;
   INSERT OR IGNORE INTO chatpay_event_link SELECT conversation, request FROM chatpay_event
     WHERE body ->> '$.type' IN ('requested', 'resent') AND body ->> '$.delivery.channel' <> 'chat';
   CREATE INDEX chatpay_signing_until ON chatpay_signing (until);`,
  // So that ending what is open goes through that alone. Of what was recorded before, the terms are in the token, which
  // SQL cannot read: it may be open for nine days, and no terms last longer than eight.
  `CREATE TABLE chatpay_event_open (
     conversation TEXT NOT NULL,
     request TEXT NOT NULL,
     inbox TEXT NOT NULL,
     until INTEGER NOT NULL,
     PRIMARY KEY (conversation, request)
   ) WITHOUT ROWID;
   CREATE INDEX chatpay_event_open_inbox ON chatpay_event_open (inbox, until);
   INSERT OR IGNORE INTO chatpay_event_open
     SELECT conversation, request, inbox, (body ->> '$.at') + 777600000 FROM chatpay_event
     WHERE body ->> '$.type' = 'requested';
   DELETE FROM chatpay_event_open WHERE (conversation, request) IN (
     SELECT conversation, request FROM chatpay_event
     WHERE body ->> '$.type' IN ('declined', 'completed', 'canceled', 'ended', 'paid')
   );`,
];

/**
 * Brings a file up to date.
 *
 * @returns The log's name: made with the file, and the same for as long as the file lives.
 * @throws {Error} When the file is of a later version than this code.
 */
export function prepareSchema(database: Database): string {
  database.exec('BEGIN IMMEDIATE');
  try {
    const {user_version: version} = database.prepare('PRAGMA user_version').get() as {user_version: number};
    if (version > VERSIONS.length) throw new Error(`chatpay: the database is of a later version (${version})`);
    for (const changes of VERSIONS.slice(version)) database.exec(changes);
    if (version === 0) database.prepare('INSERT INTO chatpay_log (epoch) VALUES (?)').run(createEpoch());
    database.exec(`PRAGMA user_version = ${VERSIONS.length}`);
    database.exec('COMMIT');
  } catch (error) {
    database.exec('ROLLBACK');
    throw error;
  }
  return (database.prepare('SELECT epoch FROM chatpay_log').get() as {epoch: string}).epoch;
}
