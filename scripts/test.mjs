// Runs test suites one after another, all of them even if one fails, and closes with `N passed, N failed` over all; just
// before it stand the names of the tests that failed, so that a log that was cut off at its beginning tells them still.
// A file with a test that fails runs a second time, by itself: what only a busy machine, or a browser that crashed, has done
// happens once; a fault fails twice. What failed at its first try is told as `AGAIN`, to be understood.
// `node scripts/test.mjs [--engines=chromium,firefox,webkit?] [--once] node browser e2e [part of a path]…`
// `--once` stops at the first failure and gives nothing a second try: enough to see that a test fails where it should.
// `--also=firefox?` names further engines for the groups that scripts/security-groups.mjs calls `everywhere`; the suite
// `engines` is those. An engine with a question mark is left out, with a word about it, where it cannot be had; in CI none is.
import {spawn} from 'node:child_process';
import {readFileSync, rmSync} from 'node:fs';
import {dirname, join, relative} from 'node:path';

import {ensureBrowser} from './browsers.mjs';
import {newNotes, printGroups} from './security-groups.mjs';
import {suites, testFiles} from './test-files.mjs';

/** Each suite's limit; of those that run file by file, each file's. A machine four times as slow as ours stays below it. */
const MINUTES = {
  node: process.env.CHATPAY_WALKS ? 60 : 20,
  browser: 20,
  hands: 15,
  others: 90,
  engines: 20,
  e2e: 15,
  full: 20,
  visual: 20,
};
/** Suites whose files run each in a process of its own, so many at once: they wait more than they work. */
const AT_ONCE = {e2e: 2, full: 2};
const CLOSING = /^(\d+) passed, (\d+) failed/;
/** So many files of a suite may run a second time: when more of them fail, it is no accident. */
const MOST_AGAIN = 8;
/** What is seen once is a fault here, however rarely machine and clock meet so that it shows: a payment lost or doubled. */
const AT_ONCE_A_FAULT = /^test\/faults\/|\/t10-/;
/** A line that says which test failed, or did at its first try. */
const TOLD = /^(FAILED|AGAIN): /;

const args = process.argv.slice(2);
const option = (name) => args.find((arg) => arg.startsWith(`--${name}=`))?.slice(name.length + 3);
const wanted = option('engines') ?? 'chromium';
const isOnce = args.includes('--once');
// tests in browsers are three suites: many pages at once in Chromium, one after another in it, and all in the other engines
const chosen = args
  .filter((arg) => suites.includes(arg))
  .flatMap((suite) => (suite === 'browser' ? ['browser', 'hands', 'others'] : suite));
const filters = args.filter((arg) => !arg.startsWith('--') && !suites.includes(arg));

/** Whether an engine is there to test in, installed first if need be. Throws when one that must be there is not. */
function isAvailable(engine) {
  try {
    return Boolean(ensureBrowser(engine.replace('?', '')));
  } catch (error) {
    if (!engine.endsWith('?') || process.env.CI) throw error;
    console.log(`${error.message} Left out.`);
    return false;
  }
}

const available = (names) => names.filter(isAvailable).map((engine) => engine.replace('?', ''));
const engines = available(
  chosen.includes('hands')
    ? wanted.split(',')
    : chosen.some((suite) => suite === 'e2e' || suite === 'full' || suite === 'visual')
      ? ['chromium']
      : [],
);
/** Engines beside Chromium: for all tests, and for the groups that run everywhere. */
const others = engines.filter((engine) => engine !== 'chromium');
const also = available(option('also')?.split(',') ?? []).filter((engine) => !others.includes(engine));
const CHROMIUM = engines.includes('chromium') ? 'chromium' : '';
const ENGINES = {browser: CHROMIUM, hands: CHROMIUM, others: others.join(), engines: also.join()};
const notes = newNotes();

function mocha(files, ...options) {
  const strict = ['--forbid-pending', ...(process.env.CI ? ['--forbid-only'] : []), ...(isOnce ? ['--bail'] : [])];
  return ['mocha', '--import=tsx', '--reporter=scripts/mocha-summary.cjs', ...strict, ...options, ...files];
}

const commands = {
  node: (files) => mocha(files, '--timeout=120000'),
  browser: (files, atOnce = 3) => ['@web/test-runner', '--concurrency', String(atOnce), '--files', ...files],
  hands: (files) => ['@web/test-runner', '--files', ...files],
  others: (files) => ['@web/test-runner', '--files', ...files],
  engines: (files) => ['@web/test-runner', '--files', ...files],
  // Compares with the pictures in test/visual/shots; `--update` takes them anew.
  visual: (files) => mocha(files, '--timeout=240000', '--slow=20000'),
  // Their second try is each test's own: what all tests of a file share takes long to set up.
  e2e: (files) => mocha(files, '--timeout=240000', '--slow=10000', '--retries=1'),
  full: (files) => mocha(files, '--timeout=240000', '--slow=20000', '--retries=1'),
};

const BIN = {mocha: 'node_modules/mocha/bin/mocha.js', '@web/test-runner': 'node_modules/@web/test-runner/dist/bin.js'};

/** Runs one suite and gives its counts. */
async function run(suite, files) {
  if (!AT_ONCE[suite]) return runTwice(suite, files);
  const queue = [...files];
  const total = {passed: 0, failed: 0, told: []};
  const work = async () => {
    for (let file = queue.shift(); file; file = queue.shift())
      add(total, await runFiles(suite, [file], {isWhole: true}));
  };
  await Promise.all(Array.from({length: AT_ONCE[suite]}, work));
  return total;
}

/** Runs a suite, and those of its files once more in which a test failed; all of them where there was no result at all. */
async function runTwice(suite, files) {
  const first = await runFiles(suite, files);
  if (first.failed === 0 || first.isStopped || isOnce) return first;
  const broken = first.results ? files.filter((file) => first.results[file]?.failed !== 0) : files;
  if (broken.length === 0 || (first.results && broken.length > MOST_AGAIN)) return first;
  if (first.results && broken.some((file) => AT_ONCE_A_FAULT.test(file))) return first;
  console.log(`\n== ${suite}: ${broken.length} files a second time`);
  const second = await runFiles(suite, broken, {atOnce: 1});
  for (const file of files) if (!broken.includes(file)) second.passed += first.results[file].passed;
  second.told.unshift(...first.told.map((line) => line.replace('FAILED', 'AGAIN')));
  return second;
}

let runs = 0;

/** What the tests of a run came to, by file, from the package's root; `undefined` when it did not get to its end. */
function resultsOf(path) {
  try {
    const results = Object.entries(JSON.parse(readFileSync(path, 'utf8')));
    return Object.fromEntries(results.map(([file, counts]) => [relative('.', file).replaceAll('\\', '/'), counts]));
  } catch {
    return undefined;
  }
}

function add(total, {passed, failed, told}) {
  total.passed += passed;
  total.failed += failed;
  total.told.push(...told);
}

/**
 * Runs some files of a suite, with their output passed on, or printed whole at the end. A run that fails without a failed
 * test counts as one.
 */
function runFiles(suite, files, {isWhole = false, atOnce} = {}) {
  const what = isWhole ? files[0] : 'it';
  const [tool, ...options] = commands[suite](files, atOnce);
  const resultsPath = join(dirname(notes), `results-${++runs}.json`);
  const child = spawn(process.execPath, [BIN[tool], ...options], {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: {
      ...process.env,
      ENGINES: ENGINES[suite] ?? 'chromium',
      ...(args.includes('--update') && {CHATPAY_SHOTS: 'update'}),
      ...(isOnce && {CHATPAY_ONCE: 'true'}),
      CHATPAY_FIGURES: notes,
      CHATPAY_RESULTS: resultsPath,
      ...(process.stdout.isTTY ? {FORCE_COLOR: '1'} : {}),
    },
  });
  const counts = {passed: 0, failed: 0, told: [], isStopped: false, results: undefined};
  let rest = '';
  let output = '';
  child.stdout.setEncoding('utf8').on('data', (text) => {
    if (isWhole) output += text;
    else process.stdout.write(text);
    const lines = (rest + text).split('\n');
    rest = lines.pop();
    counts.told.push(...lines.filter((line) => TOLD.test(line)).map((line) => line.replace(': ', `: ${suite}: `)));
    for (const [, passed, failed] of lines.map((line) => CLOSING.exec(line)).filter(Boolean)) {
      Object.assign(counts, {passed: Number(passed), failed: Number(failed)});
    }
  });
  const limit = setTimeout(() => {
    counts.isStopped = true;
    counts.told.push(`FAILED: ${suite}: ${what} was stopped after ${MINUTES[suite]} minutes`);
    console.error(counts.told.at(-1));
    child.kill(); // lets the runner close its browser
    setTimeout(() => child.kill('SIGKILL'), 10_000).unref();
  }, MINUTES[suite] * 60_000);
  // a browser that a killed runner leaves behind may hold its output open
  child.once('exit', () => setTimeout(() => child.stdout.destroy(), 5000).unref());
  return new Promise((resolve, reject) => {
    child.once('error', reject).once('close', (code) => {
      clearTimeout(limit);
      process.stdout.write(output);
      counts.results = resultsOf(resultsPath);
      if (code !== 0 && counts.failed === 0) {
        counts.failed = 1;
        counts.told.push(`FAILED: ${suite}: ${what} ended with code ${code} and no failed test`);
      }
      resolve(counts);
    });
  });
}

const total = {passed: 0, failed: 0, told: []};
for (const suite of chosen.filter((suite) => ENGINES[suite] !== '')) {
  const files = testFiles(suite, filters);
  if (files.length === 0) continue;
  console.log(`\n== ${suite}: ${files.length} files`);
  add(total, await run(suite, files));
}
// Where only some files were to run, the list would name everything else as missing.
if (filters.length === 0 && ['node', 'browser', 'e2e'].every((suite) => chosen.includes(suite))) {
  total.failed += printGroups(notes, ['chromium', ...others, ...also], chosen.includes('full'));
}
rmSync(dirname(notes), {recursive: true, force: true});
const {passed, failed, told} = total;
if (passed + failed === 0) console.error('No test was run.');
for (const line of told) console.log(line);
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed > 0 || passed === 0 ? 1 : 0;
