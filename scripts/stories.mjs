// Opens every story and docs page of a built Storybook in Chromium, stories once more dark and from right to left. Fails on
// a thrown render or play function, a console error, a request to another host, an axe violation (addon-a11y reports it), and
// an attribute or a token without a control. While a story is there, its contrast is looked at in the other themes, and what is
// left of it in forced colors: of the telling ones, of all with `--themes=all`. A state of an element that no story shows fails,
// too: `stories/support/shown.ts` says what the states are.
// The manager around them has to open without another host, too.
// `node scripts/stories.mjs [--themes=all] [--states] [folder, or the URL of a Storybook that runs] [part of a story's id]…`;
// `--states` shows each story once, and looks for that alone.
import {readdir, readFile} from 'node:fs/promises';
import {createServer} from 'node:http';
import {extname, join, normalize} from 'node:path';

import {chromium} from 'playwright-core';

import {chromiumArgs, ensureBrowser} from './browsers.mjs';
import {lostInForcedColors, markSurfaces} from './forced-colors.mjs';
import {movingIn} from './motion.mjs';
import {smallTargets} from './small-targets.mjs';

const LIMIT_MS = 90_000;
/** One more than processors: Storybook waits at each story for animations that have not begun. */
const TABS = 3;
/** After so many, a tab starts afresh: what stories leave behind adds up. */
const STORIES_PER_PAGE = 30;
const SETTLE_MS = 30;
/** A phone, and the least that a finger hits there, in pixels (WCAG 2.5.5). */
const PHONE = {width: 375, height: 667};
const FINGER_PX = 44;
const ROOT = '#storybook-root';
/** The stories in which an element shows colors that it has nowhere else: these are looked at in the other themes. */
const TELLING = {
  'agent-banner': ['several-cards'],
  'agent-composer': ['open', 'faulty', 'sign-behind', 'confirmation-failed'],
  'agent-indicator': ['dot-card-arrived'],
  'agent-payment-link': ['ready', 'number-too-short', 'no-connection'],
  'agent-payment-status': ['message-not-delivered', 'paid', 'send-again', 'expired'],
  'agent-request-bubble': ['try-again', 'entering-card-details', 'view-card', 'card-refused', 'message-not-delivered'],
  'agent-status-pill': ['all', 'view-card', 'was-the-card-charged'],
  'agent-and-customer': ['playground'],
  'both-guard': ['warning', 'masked', 'told'],
  'both-provider': ['misplaced', 'checkout-unavailable'],
  'customer-receipt': ['full'],
  'customer-request-bubble': [
    'waiting',
    'last-minute',
    'refused-try-another',
    'declined',
    'paid',
    'loading',
    'not-reached',
    'ended-with-the-chat',
  ],
  'design-icons': ['all'],
  'vault-card-form': ['filled-in', 'all-missing', 'card-or-gift-card'],
  'vault-card-view': ['revealed', 'last-minute', 'why-refused', 'time-limit-reached'],
  'vault-desk-confirmation': ['whole-order', 'above-the-limit'],
  'vault-desk-notice': ['terms-rejected'],
  'vault-desk-sign-in': ['sign-in-failed'],
};
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
      const file = path.endsWith('/') ? `${path}index.html` : path;
      const body = await readFile(join(root, file));
      return response.writeHead(200, {'content-type': TYPES[extname(file)] ?? 'application/octet-stream'}).end(body);
    } catch {
      return response.writeHead(404).end();
    }
  });
  return new Promise((resolve) => server.listen(0, '127.0.0.1', () => resolve(server)));
}

/** Runs in the page, before Storybook: `storyResult` settles with how the story ended; `goOn` shows the next one. */
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
  let end;
  let wanted;
  const expect = (id) => {
    wanted = id;
    window.storyResult = new Promise((resolve) => (end = resolve));
  };
  expect(undefined);
  const isWanted = (id) => wanted === undefined || id === wanted;
  const timer = setInterval(() => {
    const channel = window.__STORYBOOK_ADDONS_CHANNEL__;
    if (!channel) return;
    clearInterval(timer);
    channel.on('storyFinished', ({storyId, status, reporters}) => {
      if (isWanted(storyId)) end({status, violations: reporters.flatMap(violationsOf)});
    });
    channel.on('docsRendered', (id) => isWanted(id) && end({status: 'success'}));
    for (const name of failures) {
      channel.on(name, (error) => end({status: name, error: String(error?.message ?? error?.[0]?.message ?? error)}));
    }
    window.goOn = (storyId, viewMode) => {
      expect(storyId);
      channel.emit('setCurrentStory', {storyId, viewMode});
    };
  }, 5);
}

/** Collects what goes wrong on a page, whatever is shown on it. */
function watch(page, base) {
  const problems = [];
  page.on('pageerror', (error) => problems.push(`page error: ${error.message}`));
  page.on('console', (message) => message.type() === 'error' && problems.push(`console: ${message.text()}`));
  page.on('request', (request) => {
    const isOurs = request.url().startsWith(base) || /^(data|blob|about):/.test(request.url());
    // a vault that is not there: the name is nobody's (RFC 6761, section 6.4)
    const isNobodys = new URL(request.url()).hostname.endsWith('.invalid');
    if (!isOurs && !isNobodys) problems.push(`request to ${request.url()}`);
  });
  return problems;
}

/** One tab that shows one story after another, without loading Storybook anew for each. */
class Tab {
  #browser;
  #base;
  #page;
  #problems;
  #globals;
  #shown = 0;

  constructor(browser, base) {
    this.#browser = browser;
    this.#base = base;
  }

  /** What is wrong with a story or a page of docs. What fails gets a second try in a tab of its own. */
  async problemsOf(entry) {
    const problems = await this.#show(entry).catch((error) => [String(error)]);
    if (problems.length === 0) return problems;
    await this.close();
    return this.#show(entry);
  }

  async close() {
    await this.#page?.context().close();
    this.#page = undefined;
  }

  async #show({id, type, globals, isThemed}) {
    const viewMode = type === 'docs' ? 'docs' : 'story';
    if (this.#shown >= STORIES_PER_PAGE || globals !== this.#globals) await this.close();
    if (this.#page) {
      // Storybook loads itself anew when the next story comes before it has put the last one away
      await this.#page.waitForTimeout(SETTLE_MS);
      this.#problems.length = 0;
      await this.#page.evaluate(([story, mode]) => window.goOn(story, mode), [id, viewMode]);
    } else {
      this.#globals = globals;
      this.#shown = 0;
      this.#page = await (await this.#browser.newContext()).newPage();
      this.#page.setDefaultTimeout(LIMIT_MS);
      this.#problems = watch(this.#page, this.#base);
      await this.#page.addInitScript(watchStory);
      await this.#page.goto(`${this.#base}/iframe.html?id=${id}&viewMode=${viewMode}&globals=${globals}`);
    }
    this.#shown++;
    const result = await this.#page.evaluate(
      (ms) => Promise.race([window.storyResult, new Promise((end) => setTimeout(end, ms, {status: 'timeout'}))]),
      LIMIT_MS,
    );
    if (result.status !== 'success') this.#problems.push(JSON.stringify(result));
    else if (type === 'story' && globals === '') await this.#noteStates();
    if (result.status !== 'success') return [...this.#problems];
    if (type === 'docs') this.#problems.push(...(await this.#page.evaluate(missingControls)));
    else if (isThemed) await this.#lookInThemes(globals.includes('dark') ? 'dark' : 'light');
    return [...this.#problems];
  }

  async #noteStates() {
    states ??= await this.#page.evaluate(() => window.chatpayStates());
    for (const state of await this.#page.evaluate(() => window.chatpayShown())) shown.add(state);
  }

  /** Transitions would be looked at halfway. */
  async #lookInThemes(colorScheme) {
    const page = this.#page;
    moving += (await page.evaluate(movingIn, ROOT)).length;
    await page.emulateMedia({reducedMotion: 'reduce'});
    const still = await page.evaluate(movingIn, ROOT);
    this.#problems.push(...still.map((html) => `moves with reduced motion: ${html}`));
    const direction = await page.evaluate(turn);
    for (const [name, css] of [['no theme', ''], ...themes]) {
      const found = await page.evaluate(violationsIn, [ROOT, css]);
      this.#problems.push(...found.map((violation) => `${direction}, ${name}: ${violation}`));
    }
    await page.evaluate(turn);
    await page.evaluate(markSurfaces, ROOT);
    await page.emulateMedia({forcedColors: 'active', colorScheme});
    const lost = await page.evaluate(lostInForcedColors, ROOT);
    this.#problems.push(...lost.map((what) => `in forced colors: ${what}`));
    await page.emulateMedia({reducedMotion: null, forcedColors: null, colorScheme: null});
    // sizes are the same whatever the colors are
    if (colorScheme === 'light') await this.#lookOnPhone();
  }

  async #lookOnPhone() {
    const page = this.#page;
    const [size, protocol] = [page.viewportSize(), await page.context().newCDPSession(page)];
    await protocol.send('Emulation.setTouchEmulationEnabled', {enabled: true});
    await page.setViewportSize(PHONE);
    await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
    const small = await page.evaluate(smallTargets, {selector: ROOT, least: FINGER_PX});
    this.#problems.push(...small.map((what) => `too small for a finger: ${what}`));
    await protocol.send('Emulation.setTouchEmulationEnabled', {enabled: false});
    await page.setViewportSize(size);
    await protocol.detach();
  }
}

/** The style sheets of the themes that are not the elements' own look, by name. */
async function otherThemes() {
  const names = (await readdir('src/themes')).filter((name) => name.endsWith('.css') && name !== 'default.css');
  const sheets = await Promise.all(names.map((name) => readFile(join('src/themes', name), 'utf8')));
  return names.map((name, index) => [name.replace('.css', ''), sheets[index]]);
}

/** Runs in the page: turns it to the other direction, and gives which that is. */
async function turn() {
  const root = document.documentElement;
  root.dir = root.dir === 'rtl' ? 'ltr' : 'rtl';
  await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
  return root.dir;
}

/** Runs in the page: what axe finds in a part of it in a theme, by the story's own rules. A story is no whole page with landmarks. */
async function violationsIn([selector, css]) {
  document.querySelector('style#theme').textContent = css;
  await new Promise((done) => requestAnimationFrame(done));
  const {parameters = {}} = window.__STORYBOOK_PREVIEW__?.currentRender?.story ?? {};
  const rules = {region: {enabled: false}, 'target-size': {enabled: true}, ...parameters.a11y?.options?.rules};
  const options = {resultTypes: ['violations'], rules};
  const {violations} = await window.axe.run(selector, options);
  document.querySelector('style#theme').textContent = '';
  return violations.map(({id, nodes}) => `${id}: ${nodes.map(({html}) => html).join(' ')}`);
}

/** Runs in the page: attributes and tokens in the table of a page of docs that have no control. */
function missingControls() {
  let category = '';
  return [...document.querySelectorAll('.docblock-argstable-body tr')].flatMap((row) => {
    const cells = [...row.cells].map((cell) => cell.textContent.trim());
    if (cells.length < 3) category = cells[0].toLowerCase();
    // "Setup controls -", or the dash alone
    const isMissing =
      /(attributes|tokens)$/.test(category) && cells.length > 3 && /^(Setup controls)?\s*-$/.test(cells.at(-1));
    return isMissing ? [`no control for ${cells[0]}`] : [];
  });
}

/** The manager, with its sidebar, on a docs page: fonts, styles and scripts come from the same place. */
async function problemsOfManager(browser, base, id) {
  const context = await browser.newContext();
  const page = await context.newPage();
  page.setDefaultTimeout(LIMIT_MS);
  const problems = watch(page, base);
  await page.goto(`${base}/?path=/docs/${id}`);
  await page.locator('[data-parent-id], #storybook-explorer-tree a').first().waitFor({timeout: LIMIT_MS});
  await page
    .frameLocator('#storybook-preview-iframe')
    .locator('#storybook-docs h1')
    .first()
    .waitFor({timeout: LIMIT_MS});
  await context.close();
  return problems;
}

const args = process.argv.slice(2);
const isThorough = args.includes('--themes=all');
const isQuick = args.includes('--states');
const [root = 'storybook-static', ...filters] = args.filter((arg) => !arg.startsWith('--'));
const themes = await otherThemes();
const server = root.startsWith('http') ? undefined : await serve(root);
const base = server ? `http://127.0.0.1:${server.address().port}` : root.replace(/\/$/, '');
const index = await (await fetch(`${base}/index.json`)).json();
const entries = Object.values(index.entries).filter(
  ({id}) => filters.length === 0 || filters.some((filter) => id.includes(filter)),
);
const telling = Object.entries(TELLING).flatMap(([title, names]) => names.map((name) => `${title}--${name}`));
const lost = telling.filter((id) => !Object.hasOwn(index.entries, id));
/** Pages that show the colors of all schemes and themes themselves, whatever is set around them. */
const OF_COLORS = /^design-(tokens|themes)--/;
const isThemed = ({id}) => !isQuick && ((isThorough && !OF_COLORS.test(id)) || telling.includes(id));
const stories = entries.filter(({type}) => type === 'story').map((entry) => ({...entry, isThemed: isThemed(entry)}));
const light = stories.map((entry) => ({...entry, globals: ''}));
const queue = isQuick
  ? light
  : [
      ...entries.filter(({type}) => type !== 'story').map((entry) => ({...entry, globals: ''})),
      ...light,
      ...stories.map((entry) => ({...entry, globals: 'scheme:dark;direction:rtl'})),
    ];
const browser = await chromium.launch({
  executablePath: ensureBrowser('chromium'),
  args: chromiumArgs,
  timeout: LIMIT_MS,
});
let passed = 0;
/** What moves in stories where nobody minds: if it were nothing, that nothing moves elsewhere would say nothing. */
let moving = 0;
let failed = lost.length;
/** What stories have to show, and what they do. */
let states;
const shown = new Set();
for (const id of lost) console.error(`FAIL ${id}\n  there is no such story to look at in the themes`);

async function work() {
  const tab = new Tab(browser, base);
  for (let entry = queue.shift(); entry; entry = queue.shift()) {
    const problems = await tab.problemsOf(entry).catch((error) => [String(error)]);
    if (problems.length === 0) {
      passed++;
      continue;
    }
    failed++;
    console.error(`FAIL ${entry.id} ${entry.globals}\n  ${problems.join('\n  ')}`);
  }
  await tab.close();
}
await Promise.all(Array.from({length: TABS}, work));
if (filters.length === 0 && !isQuick) {
  const docs = entries.find(({type}) => type === 'docs');
  const problems = await problemsOfManager(browser, base, docs?.id).catch((error) => [String(error)]);
  if (problems.length === 0) passed++;
  else {
    failed++;
    console.error(`FAIL manager\n  ${problems.join('\n  ')}`);
  }
}
const {wanted, never} = states ?? {wanted: [], never: []};
const missed = [
  ...wanted.filter((state) => !shown.has(state)).map((state) => `no story shows ${state}`),
  ...never.filter((state) => shown.has(state)).map((state) => `a story shows ${state}, which is said to be impossible`),
];
if (filters.length === 0 && (missed.length > 0 || !states)) {
  failed++;
  console.error(`FAIL states\n  ${missed.join('\n  ') || 'nothing says what they are'}`);
}
if (filters.length === 0 && !isQuick && moving === 0) {
  failed++;
  console.error('FAIL motion\n  nothing moves in any story, with full motion either');
}
await browser.close();
server?.close();
if (passed + failed === 0) console.error(`no stories in ${root}`);
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed > 0 || passed === 0 ? 1 : 0;
