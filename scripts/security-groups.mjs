// The groups of attacks and of loads that are tried in every run, and the list that closes it: what was tried, in which engines, and how
// it ended. Each test of a group notes its figure only after all it asserts has held.
import {appendFileSync, existsSync, mkdtempSync, readFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';

/**
 * `everywhere`: also in the engines beside Chromium. `files` hold the group; those of `e2e` are not for the test runner, and
 * run in Chromium. `figures` is how many different ones each engine must come to, where that is not one; `ofChromium` adds
 * those that come of Chromium alone, `ofNode` those that come without a browser, and `ofFull`, by engine, those that come of
 * the suite `full`.
 */
export const GROUPS = [
  {id: 'T1', title: 'origins that look alike', everywhere: true, files: ['test/security/t01-origins.test.ts']},
  {
    id: 'T2',
    title: 'message fuzz and floods',
    everywhere: true,
    figures: 8,
    files: ['test/security/t02-messages.test.ts', 'test/security/t02-floods.test.ts'],
  },
  {id: 'T3', title: 'frame hijack', everywhere: true, files: ['test/security/t03-hijack.test.ts']},
  {id: 'T4', title: 'signed terms', files: ['test/request/terms-token-refused.test.ts']},
  {
    id: 'T5',
    title: 'HPKE known answers',
    everywhere: true,
    figures: 2,
    files: ['test/vault/suite.test.ts', 'test/vault/sealing.test.ts'],
  },
  {id: 'T6', title: 'binding of a seal', files: ['test/vault/sealing.test.ts']},
  {
    id: 'T7',
    title: 'canary card',
    everywhere: true,
    ofChromium: 1,
    ofFull: {chromium: 1, firefox: 1},
    files: [
      'test/e2e/canary.e2e.ts',
      'test/security/t07-canary.test.ts',
      'test/e2e/canary-firefox.full.ts',
      'test/e2e/profile.full.ts',
    ],
  },
  {id: 'T8', title: 'invalid points', everywhere: true, files: ['test/security/t08-points.test.ts']},
  {id: 'T9', title: 'failures to open', files: ['test/security/t09-open-failures.test.ts']},
  {
    id: 'T10',
    title: 'replay',
    ofNode: 2,
    files: ['test/security/t10-replay.test.ts', 'test/security/t10-replay-sqlite.node.test.ts'],
  },
  {
    id: 'T11',
    title: 'clocks',
    ofNode: 1,
    files: ['test/security/t11-clock.test.ts', 'test/security/t11-time-zones.node.test.ts'],
  },
  {id: 'T12', title: 'hostile card data', files: ['test/security/t12-plaintext.test.ts']},
  {id: 'T13', title: 'exfiltration', everywhere: true, files: ['test/security/t13-exfiltration.test.ts']},
  {
    id: 'T14',
    title: 'embedding and layouts',
    figures: 3,
    files: ['test/security/t14-embedding.test.ts', 'test/security/t14-moved.test.ts', 'test/e2e/layouts.e2e.ts'],
  },
  {id: 'T15', title: 'sandbox', everywhere: true, files: ['test/security/t15-sandbox.test.ts']},
  {
    id: 'T16',
    title: 'storage denied',
    ofFull: {firefox: 2},
    files: ['test/security/t16-storage.test.ts', 'test/e2e/denied-storage.full.ts', 'test/e2e/denied-desk.full.ts'],
  },
  {id: 'T17', title: 'life of a key', files: ['test/e2e/key-life.e2e.ts']},
  {id: 'T19', title: 'moves in the document', files: ['test/e2e/moves.e2e.ts']},
  {id: 'T22', title: 'crashes and races', files: ['test/e2e/races.e2e.ts']},
  {id: 'T23', title: 'styling as an attack', files: ['test/security/t23-styling.test.ts']},
  {id: 'T25', title: 'state machine', files: ['test/request/decide.test.ts']},
  {id: 'L1', title: 'too much asked', figures: 0, ofNode: 2, files: ['test/server/hostile-load.node.test.ts']},
  {id: 'L2', title: 'slow clients', figures: 0, ofNode: 2, files: ['test/server/hostile-load.node.test.ts']},
  {id: 'L3', title: 'eight tabs', files: ['test/transport/shared-stream.browser.test.ts']},
  {id: 'L4', title: 'many at once', figures: 0, ofNode: 1, files: ['test/server/load.node.test.ts']},
  {id: 'L5', title: 'Continue pressed', figures: 0, ofNode: 2, files: ['test/server/link/presses.node.test.ts']},
];

/** The files that run in the engines beside Chromium too. */
export const filesEverywhere = GROUPS.filter(({everywhere}) => everywhere)
  .flatMap(({files}) => files)
  .filter((file) => file.endsWith('.test.ts'));

/** Where the figures of a run are noted: a file, since tests run in other processes. */
export const newNotes = () => join(mkdtempSync(join(tmpdir(), 'chatpay-figures-')), 'figures.jsonl');

/** Notes a group's figure. `engine` is a browser's name, or `node`. Does nothing outside a run of scripts/test.mjs. */
export function noteFigure({group, engine, text}) {
  const notes = process.env.CHATPAY_FIGURES;
  if (notes) appendFileSync(notes, `${JSON.stringify({group, engine, text})}\n`);
}

/** The test runner's command `figure`, by which a page notes one. */
export const figuresPlugin = () => ({
  name: 'figures',
  executeCommand({command, payload, session}) {
    if (command !== 'figure') return undefined;
    noteFigure({...payload, engine: engineOf(session.browser.name)});
    return true;
  },
});

function engineOf(name) {
  if (name.startsWith('Firefox')) return 'firefox';
  return name.startsWith('WebKit') ? 'webkit' : 'chromium';
}

/** How many figures of a group must come, by engine. */
export function figuresOf({everywhere, figures = 1, ofChromium = 0, ofNode = 0, ofFull = {}}, engines, isFull = false) {
  const counts = Object.fromEntries((everywhere ? engines : ['chromium']).map((engine) => [engine, figures]));
  const more = [{chromium: ofChromium, node: ofNode}, ...(isFull ? [ofFull] : [])];
  for (const [engine, count] of more.flatMap(Object.entries)) counts[engine] = (counts[engine] ?? 0) + count;
  return counts;
}

/**
 * Prints the list of a whole run.
 *
 * @param notes What `newNotes` gave.
 * @param engines In which each group must have run; those that are not `everywhere` in Chromium alone.
 * @param isFull Whether the suite `full` was in it.
 * @returns How many figures are missing, over all groups and engines.
 */
export function printGroups(notes, engines, isFull = false) {
  const lines = existsSync(notes) ? readFileSync(notes, 'utf8').trim().split('\n') : [];
  const figures = lines.filter(Boolean).map((line) => JSON.parse(line));
  let missing = 0;
  console.log('\n== what was tried, and how it ended');
  for (const group of GROUPS) {
    const {id, title} = group;
    const own = figures.filter((figure) => figure.group === id);
    const said = new Map();
    for (const {text, engine} of own) said.set(text, [...new Set([...(said.get(text) ?? []), engine])]);
    for (const [text, where] of said) console.log(`${id.padEnd(4)}${title}: ${text} (${where.join(', ')})`);
    for (const [engine, expected] of Object.entries(figuresOf(group, engines, isFull))) {
      const came = [...said.values()].filter((where) => where.includes(engine)).length;
      if (came >= expected) continue;
      missing += expected - came;
      console.log(`${id.padEnd(4)}${title}: DID NOT RUN, or failed (${engine}): ${came} of ${expected} figures`);
    }
  }
  return missing;
}
