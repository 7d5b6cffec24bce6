// Run as a process of its own, which may make no file longer than a limit: keeps a card, appends events until the disk takes no more,
// destroys the card, and tells what was accepted, what is read then, and whether the card is said to be destroyed.
import {sqliteStore} from '../../../src/server/sqlite/sqlite-store.js';

process.on('SIGXFSZ', () => {}); // comes with such a write, which then fails

const [file = '', secret = ''] = process.argv.slice(2);
const {log, cardSafe} = await sqliteStore({file});
const event = {type: 'sent', request: 'r', conversation: 'c', at: 1, by: {role: 'messenger', id: 'm'}} as const;
await cardSafe.put({
  conversation: 'c',
  request: 'r',
  command: 'submit',
  attempt: 1,
  sealed: {enc: 'E'.repeat(87), ct: secret},
  since: Date.now(),
  until: Date.now() + 60_000,
});
const isDone = (work: Promise<unknown>) =>
  work.then(
    () => true,
    () => false,
  );
let accepted = 0;
let refused = 0;
while (refused < 3) {
  if (await isDone(log.append({conversation: 'c', inbox: 'a'}, accepted, [event]))) accepted++;
  else refused++;
}
const {sequence} = await log.load('c', []);
const isDestroyed = await isDone(cardSafe.delete('r'));
process.stdout.write(JSON.stringify({accepted, sequence, isDestroyed}));
process.exit(); // as if it were killed: nothing is tidied up
