// Run as a process of its own: appends one event after another, and tells of each that was accepted, until it is killed.
import {sqliteStore} from '../../../src/server/sqlite/sqlite-store.js';

const {log} = await sqliteStore({file: process.argv[2] ?? ''});
const event = {type: 'sent', request: 'r', conversation: 'c', at: 1, by: {role: 'messenger', id: 'm'}} as const;
for (let sequence = 0; ; sequence++) {
  await log.append({conversation: 'c', inbox: 'a'}, sequence, [event]);
  process.stdout.write(`${sequence}\n`);
}
