// Opens every story and docs page of a built Storybook in Chromium, stories once more dark and from right to left. Fails on
// a thrown render or play function, a console error, a request to another host, and an axe violation (addon-a11y reports it).
import {readFile} from 'node:fs/promises';
import {createServer} from 'node:http';
import {extname, join, normalize} from 'node:path';

import {chromium} from 'playwright-core';

import {chromiumArgs, ensureBrowser} from './browsers.mjs';

const LIMIT_MS = 30_000;
const TABS = 2;
const TYPES = {
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
  '.woff2': 'font/woff2',
};

function serve(root) {
  const server = createServer(async (request, response) => {
    const path = normalize(decodeURIComponent(new URL(request.url, 'http://localhost').pathname));
    if (path === '/favicon.ico') return response.writeHead(204).end();
    try {
      const body = await readFile(join(root, path.endsWith('/') ? `${path}index.html` : path));
      return response.writeHead(200, {'content-type': TYPES[extname(path)] ?? 'application/octet-stream'}).end(body);
    } catch {
      return response.writeHead(404).end();
    }
  });
  return new Promise((resolve) => server.listen(0, '127.0.0.1', () => resolve(server)));
}

/** Runs in the page, before Storybook: `storyResult` settles with how the story ended. */
function watchStory() {
  const failures = [
    'storyErrored',
    'storyThrewException',
    'playFunctionThrewException',
    'unhandledErrorsWhilePlaying',
    'storyMissing',
  ];
  const violationsOf = ({result}) =>
    result?.violations?.map(({id, nodes}) => `${id}: ${nodes.map(({html}) => html).join(' ')}`) ?? [];
  window.storyResult = new Promise((resolve) => {
    const timer = setInterval(() => {
      const channel = window.__STORYBOOK_ADDONS_CHANNEL__;
      if (!channel) return;
      clearInterval(timer);
      channel.on('storyFinished', ({status, reporters}) =>
        resolve({status, violations: reporters.flatMap(violationsOf)}),
      );
      channel.on('docsRendered', () => resolve({status: 'success'}));
      for (const name of failures) {
        channel.on(name, (error) =>
          resolve({status: name, error: String(error?.message ?? error?.[0]?.message ?? error)}),
        );
      }
    }, 5);
  });
}

async function problemsOf(browser, base, {id, type, globals}) {
  const context = await browser.newContext();
  const page = await context.newPage();
  const problems = [];
  page.on('pageerror', (error) => problems.push(`page error: ${error.message}`));
  page.on('console', (message) => message.type() === 'error' && problems.push(`console: ${message.text()}`));
  page.on('request', (request) => {
    const isOurs = request.url().startsWith(base) || /^(data|blob|about):/.test(request.url());
    if (!isOurs) problems.push(`request to ${request.url()}`);
  });
  await page.addInitScript(watchStory);
  const viewMode = type === 'docs' ? 'docs' : 'story';
  await page.goto(`${base}/iframe.html?id=${id}&viewMode=${viewMode}&globals=${globals}`);
  const result = await page.evaluate(
    (ms) => Promise.race([window.storyResult, new Promise((end) => setTimeout(end, ms, {status: 'timeout'}))]),
    LIMIT_MS,
  );
  if (result.status !== 'success') problems.push(JSON.stringify(result));
  await context.close();
  return problems;
}

const root = process.argv[2] ?? 'storybook-static';
const entries = Object.values(JSON.parse(await readFile(join(root, 'index.json'), 'utf8')).entries);
const queue = [
  ...entries.map((entry) => ({...entry, globals: ''})),
  ...entries.filter(({type}) => type === 'story').map((entry) => ({...entry, globals: 'scheme:dark;direction:rtl'})),
];
const server = await serve(root);
const base = `http://127.0.0.1:${server.address().port}`;
const browser = await chromium.launch({executablePath: ensureBrowser('chromium'), args: chromiumArgs});
let passed = 0;
let failed = 0;

async function work() {
  for (let entry = queue.shift(); entry; entry = queue.shift()) {
    const problems = await problemsOf(browser, base, entry).catch((error) => [String(error)]);
    if (problems.length === 0) {
      passed++;
      continue;
    }
    failed++;
    console.error(`FAIL ${entry.id} ${entry.globals}\n  ${problems.join('\n  ')}`);
  }
}
await Promise.all(Array.from({length: TABS}, work));
await browser.close();
server.close();
if (passed + failed === 0) console.error(`no stories in ${root}`);
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed > 0 || passed === 0 ? 1 : 0;
