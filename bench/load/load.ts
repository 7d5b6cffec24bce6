// A thousand conversations at once against one server on this machine: every event must arrive, once and in order, at
// the customer's stream and at the agent's. Prints what came of it, beside the log's own figures from the same process.
//   npm run bench -- load                  LOAD_CONVERSATIONS=1000 LOAD_MINUTES=0 change what they say;
//                                        with minutes, it goes on for so long and prints the server's memory at each;
//                                        LOAD_STREAM_SECONDS=20 has the server end streams after so long, not 15 minutes
// Ends with code 1 when an event was lost, doubled or out of order, or when the heap of a run of at least 5 minutes has grown by
// more than 10 % from its second minute to its last. The ratio to the log is machine-bound: it is said, and fails nothing.
import {cpus, loadavg} from 'node:os';

import {growthOf, quantile, runLoad, type FirstRound} from './run.js';

const CONVERSATIONS = Number(process.env.LOAD_CONVERSATIONS || 1000);
const MINUTES = Number(process.env.LOAD_MINUTES || 0);
const STREAM_SECONDS = Number(process.env.LOAD_STREAM_SECONDS || 0);
const AGENTS = 20;
const WRITERS = 64;
/** The most that the p99 of an answer is to be, as a multiple of the log's own. */
const MAX_RATIO = 10;
/** A run from which the heap's growth can be told, in minutes, and the most that it may be. */
const STEADY = {minutes: 5, maxGrowth: 0.1};

const ms = (value: number) => `${value.toFixed(2)} ms`;
const mb = (bytes: number) => `${(bytes / 1e6).toFixed(1)} MB`;
const kb = (bytes: number) => `${(bytes / 1000).toFixed(1)} KB`;
const percent = (share: number) => `${(100 * share).toFixed(0)} %`;

function print({commands, seconds, answered, delivered, appended, perStream, shares}: FirstRound): void {
  const streams = AGENTS + CONVERSATIONS;
  const row = (values: readonly number[]) => `${ms(quantile(values, 0.5))} | ${ms(quantile(values, 0.99))}`;
  const ratio = quantile(answered, 0.99) / quantile(appended, 0.99);
  console.log(`${CONVERSATIONS} conversations, ${AGENTS} agents, ${streams} open streams, ${commands} commands in ${seconds.toFixed(1)} s

| what | p50 | p99 |
| --- | --- | --- |
| a command's answer | ${row(answered)} |
| its event at both sides | ${row(delivered)} |
| the log's own append, ${WRITERS} at once | ${row(appended)} |

commands a second: ${(commands / seconds).toFixed(0)}
ratio of the p99 of an answer to the log's own p99: ${ratio.toFixed(1)}, at most ${MAX_RATIO}: ${ratio <= MAX_RATIO ? 'MET' : 'MISSED'}
memory per open stream: ${kb(perStream.rss)} resident, ${kb(perStream.heap)} heap
what limits it: the server's one thread was at work ${percent(shares.active)} of the time, and had a core for ${percent(shares.onCore)} (its helper
threads included); the difference is waiting for the disk or for a core. This script, which plays everybody, used ${percent(shares.script)} of a
core; load average ${loadavg()[0]?.toFixed(1)} on ${cpus().length} cores`);
}

let minute = 0;
let before = 0;
const {looks, commands, events, reopened, faults} = await runLoad({
  ...{conversations: CONVERSATIONS, agents: AGENTS, writers: WRITERS},
  ...{lastsMs: MINUTES * 60_000, lookEveryMs: Math.min(MINUTES, 1) * 60_000},
  ...(STREAM_SECONDS > 0 && {streamMs: STREAM_SECONDS * 1000}),
  onRound: print,
  onLook({commands, rss, heap}) {
    console.log(`minute ${++minute}: ${commands - before} commands, ${mb(rss)} resident, ${mb(heap)} heap`);
    before = commands;
  },
});

const failures = [...faults];
if (looks.length >= STEADY.minutes) {
  const growth = growthOf(looks.slice(1));
  const verdict = `the heap's growth from the second minute to the last: ${(100 * growth).toFixed(1)} %`;
  console.log(`${verdict}, at most ${100 * STEADY.maxGrowth} %: ${growth <= STEADY.maxGrowth ? 'MET' : 'MISSED'}`);
  // also where the server did not tell its heap
  if (!(growth <= STEADY.maxGrowth)) failures.push(verdict);
}
if (reopened > 0) {
  console.log(`streams that the server ended in time, and that went on where they had stopped: ${reopened}`);
}
console.log(
  failures.length === 0
    ? `every event arrived once and in order: ${events.customers} at customers, ${events.agents} at agents, of ${commands} commands`
    : failures.join('\n'),
);
process.exitCode = failures.length > 0 ? 1 : 0;
