// Runs test suites one after another, all of them even if one fails, and closes with `N passed, N failed` over all; just
// before it stand the names of the tests that failed, so that a log that was cut off at its beginning tells them still.
// `node scripts/test.mjs [--engines=chromium,firefox,webkit?] node browser e2e [part of a path]…`
// `--also=firefox?` names further engines for the groups that scripts/security-groups.mjs calls `everywhere`; the suite
// `engines` is those. An engine with a question mark is left out, with a word about it, where it cannot be had; in CI none is.
import {spawn} from 'node:child_process';

import {ensureBrowser} from './browsers.mjs';
import {newNotes, printGroups} from './security-groups.mjs';
import {suites, testFiles} from './test-files.mjs';

const MINUTES = {node: process.env.CHATPAY_WALKS ? 45 : 5, browser: 15, engines: 10, e2e: 20, visual: 12};
const CLOSING = /^(\d+) passed, (\d+) failed/;
/** A line that says which test failed, or passed only at its second try. */
const TOLD = /^(FAILED|AGAIN): /;

const args = process.argv.slice(2);
const option = (name) => args.find((arg) => arg.startsWith(`--${name}=`))?.slice(name.length + 3);
const wanted = option('engines') ?? 'chromium';
const chosen = args.filter((arg) => suites.includes(arg));
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
  chosen.includes('browser')
    ? wanted.split(',')
    : chosen.some((suite) => suite === 'e2e' || suite === 'visual')
      ? ['chromium']
      : [],
);
/** Engines beside Chromium. */
const others = available(option('also')?.split(',') ?? []).concat(engines.filter((engine) => engine !== 'chromium'));
const notes = newNotes();

// the engines share the machine
if (engines.length > 1) MINUTES.browser = 30;

function mocha(files, ...options) {
  const strict = ['--forbid-pending', ...(process.env.CI ? ['--forbid-only'] : [])];
  return ['mocha', '--import=tsx', '--reporter=scripts/mocha-summary.cjs', ...strict, ...options, ...files];
}

const commands = {
  node: (files) => mocha(files, '--timeout=10000'),
  browser: (files) => ['@web/test-runner', '--files', ...files],
  engines: (files) => ['@web/test-runner', '--files', ...files],
  // Compares with the pictures in test/visual/shots; `--update` takes them anew.
  visual: (files) => mocha(files, '--timeout=120000', '--slow=20000'),
  // A second try for what a busy machine made late; a fault fails twice.
  e2e: (files) => mocha(files, '--timeout=120000', '--slow=10000', '--retries=1'),
};

const BIN = {mocha: 'node_modules/mocha/bin/mocha.js', '@web/test-runner': 'node_modules/@web/test-runner/dist/bin.js'};

/** Runs one suite with its output passed on, and gives its counts. A run that fails without a failed test counts as one. */
function run(suite, files) {
  const [tool, ...options] = commands[suite](files);
  const child = spawn(process.execPath, [BIN[tool], ...options], {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: {
      ...process.env,
      ENGINES: (suite === 'browser' ? engines : others).join(),
      ...(args.includes('--update') && {CHATPAY_SHOTS: 'update'}),
      CHATPAY_FIGURES: notes,
      ...(process.stdout.isTTY ? {FORCE_COLOR: '1'} : {}),
    },
  });
  const counts = {passed: 0, failed: 0, told: []};
  let rest = '';
  child.stdout.setEncoding('utf8').on('data', (text) => {
    process.stdout.write(text);
    const lines = (rest + text).split('\n');
    rest = lines.pop();
    counts.told.push(...lines.filter((line) => TOLD.test(line)).map((line) => line.replace(': ', `: ${suite}: `)));
    for (const [, passed, failed] of lines.map((line) => CLOSING.exec(line)).filter(Boolean)) {
      Object.assign(counts, {passed: Number(passed), failed: Number(failed)});
    }
  });
  const limit = setTimeout(() => {
    counts.told.push(`FAILED: ${suite}: stopped after ${MINUTES[suite]} minutes`);
    console.error(counts.told.at(-1));
    child.kill(); // lets the runner close its browser
    setTimeout(() => child.kill('SIGKILL'), 10_000).unref();
  }, MINUTES[suite] * 60_000);
  // a browser that a killed runner leaves behind may hold its output open
  child.once('exit', () => setTimeout(() => child.stdout.destroy(), 5000).unref());
  return new Promise((resolve, reject) => {
    child.once('error', reject).once('close', (code) => {
      clearTimeout(limit);
      if (code !== 0 && counts.failed === 0) {
        counts.failed = 1;
        counts.told.push(`FAILED: ${suite}: ended with code ${code} and no failed test`);
      }
      resolve(counts);
    });
  });
}

let passed = 0;
let failed = 0;
const told = [];
for (const suite of chosen.filter((suite) => suite !== 'engines' || others.length > 0)) {
  const files = testFiles(suite, filters);
  console.log(`\n== ${suite}: ${files.length} files`);
  const counts = files.length > 0 ? await run(suite, files) : {passed: 0, failed: 0, told: []};
  passed += counts.passed;
  failed += counts.failed;
  told.push(...counts.told);
}
// Where only some files were to run, the list would name everything else as missing.
if (filters.length === 0 && ['browser', 'e2e'].every((suite) => chosen.includes(suite))) {
  failed += printGroups(notes, ['chromium', ...others]);
}
if (passed + failed === 0) console.error('No test was run.');
for (const line of told) console.log(line);
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed > 0 || passed === 0 ? 1 : 0;
