// Packs the library as npm would publish it, compiles programs that use it, builds it into a fresh Vite app, and loads that and the
// CDN file in Chromium: under a strict policy with Trusted Types, from a page without a build, and in two copies on one page. No
// network is used: the dependencies are links to those that are installed here. `npm run build` comes first.
import {execFileSync, spawnSync} from 'node:child_process';
import {createHash} from 'node:crypto';
import {cp, mkdir, mkdtemp, readFile, rm, symlink, writeFile} from 'node:fs/promises';
import {createServer} from 'node:http';
import {tmpdir} from 'node:os';
import {dirname, extname, join, normalize, resolve} from 'node:path';

import {chromium} from 'playwright-core';
import {build} from 'vite';

import {chromiumArgs, ensureBrowser} from './browsers.mjs';
import {pkg} from './entries.mjs';
import {FRAMEWORKS, typeProblems} from './packed-types.mjs';

const LIMIT_MS = 90_000;
const POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self'",
  "connect-src 'self'",
  "base-uri 'none'",
  "require-trusted-types-for 'script'",
  'trusted-types lit-html',
].join('; ');
const TYPES = {'.html': 'text/html', '.js': 'text/javascript', '.css': 'text/css'};

const page = (body) => `<!doctype html><html lang="en"><meta charset="utf-8"><title>test</title>${body}</html>`;

/**
 * What a host writes: every element, used a little, by public names; the stage of `chatpay-elements/testing` in place of a server,
 * and a vault where it may not be, since a real one is another site.
 */
const APP = `
import 'chatpay-elements/define.js';
import 'chatpay-elements/elements/order.js';
import 'chatpay-elements/elements/progress.js';
import 'chatpay-elements/elements/receipt.js';
import 'chatpay-elements/themes/flat.css';
import {formatMoney} from 'chatpay-elements';
import * as testing from 'chatpay-elements/testing';

const {AGENT, CUSTOMER, Stage, bring, makeSealedCard} = testing;
const stage = await Stage.create();
const request = await bring(stage, 'waiting');
const paid = await stage.ask({collection: 'secure-acceptance-hosted'});
stage.report(paid, 'paid');
const sealed = await stage.ask({conversation: 'conversation-3'});
await stage.give(CUSTOMER, 'conversation-3', {type: 'submit', request: sealed, attempt: 1, sealed: makeSealedCard()});

const sides = {};
for (const side of ['agent', 'customer']) {
  sides[side] = document.createElement('chatpay-provider');
  Object.assign(sides[side], {session: stage[side], vault: location.origin});
  document.body.append(sides[side]);
}
const place = async (name, side, properties = {}, inside = []) => {
  const element = Object.assign(document.createElement('chatpay-' + name), properties);
  element.append(...inside);
  sides[side].append(element);
  return testing[name + 'Harness'](element).ready();
};
const amount = {minorUnits: 36121, currency: 'USD'};
const told = (window.told = {});
const tell = async (name, harness, holds) => {
  await harness.until(holds);
  told[name] = harness.text();
};

const bubble = await place('request', 'customer', {request});
await tell('request', bubble, () => bubble.canPay());
const pill = await place('status', 'agent', {request});
await tell('status', pill, () => pill.status() === 'Waiting for Customer');
const composer = await place('composer', 'agent', {conversation: 'conversation-1', currency: 'USD'});
await composer.fill({amount: '12.5.3', reason: ''});
await composer.pressRequest();
await tell('composer', composer, () => composer.faults().length === 2);
composer.element.hide();
const guard = await place('guard', 'customer', {}, [document.createElement('textarea')]);
await guard.say('4111 1111 1111 1111');
await tell('guard', guard, () => guard.notice());
const dot = await place('indicator', 'agent', {conversation: 'conversation-1'});
await dot.until(() => dot.isShown());
told.indicator = dot.label();
const banner = await place('banner', 'agent', {current: 'conversation-1'});
await tell('banner', banner, () => banner.count() === 1);
const order = await place('order', 'agent', {conversation: 'conversation-4', order: {number: '1042', amount}});
await order.typePhone('+1 201');
await order.pressSend();
await tell('order', order, () => order.find('phone').ariaInvalid === 'true');
const guide = await place('progress', 'agent', {request: paid});
await tell('progress', guide, () => guide.steps().some(({isCurrent}) => isCurrent));
const paper = {amount, merchantName: 'Oasis', reason: 'Dress', paidAt: 0, request: paid};
await tell('receipt', await place('receipt', 'customer', {receipt: paper}), (it) => it.amount());
await bubble.pressPay();
const provider = testing.providerHarness(sides.customer);
await provider.until(() => provider.isOpen());
told.provider = provider.notice();
told.money = formatMoney({minorUnits: 5, currency: 'USD'}, 'en');
`;

/** A word of each element that shows that it has come to life. */
const SAID = {
  request: '$361.21',
  status: 'Waiting for Customer',
  composer: 'Request',
  guard: 'card number',
  indicator: 'Active payment request',
  banner: 'Card Payment',
  order: 'This number is too short',
  progress: 'Paid',
  receipt: 'Oasis',
  provider: 'where it would not be safe',
  money: '$0.05',
};

/** The guide's page without a build: its import map, and below it its example of a chat, with the tags that are entries apart. */
function guidePage(guide) {
  const samples = [...guide.matchAll(/^```html\n([\s\S]*?)^```$/gm)].map(([, html]) => html);
  const map = samples.find((html) => html.includes('type="importmap"'));
  const chat = samples.find((html) => html.includes('memoryBackend'));
  const apart = ['order', 'progress', 'receipt'].map((name) => `<chatpay-${name}></chatpay-${name}>`);
  return page([map, chat, ...apart].join('\n'));
}

/** A policy under which a page's own inline scripts run, and no other; its frames lead nowhere. */
function policyFor(html) {
  const hashes = [...html.matchAll(/<script[^>]*>([\s\S]*?)<\/script>/g)].map(
    ([, script]) => `'sha256-${createHash('sha256').update(script).digest('base64')}'`,
  );
  return `${POLICY.replace("script-src 'self'", ["script-src 'self'", ...hashes].join(' '))}; frame-src https://vault.example`;
}

/** Runs in the page: what its elements say in German, once the composer has its panel and all of them have come to life. */
function guideTold() {
  if (document.documentElement.lang !== 'de') {
    document.documentElement.lang = 'de';
    document.querySelector('chatpay-composer').show();
  }
  const tags = ['provider', 'composer', 'request', 'order', 'progress', 'receipt'].map((name) => `chatpay-${name}`);
  const said = document.querySelector('chatpay-composer').shadowRoot.textContent;
  return tags.every((tag) => customElements.get(tag)) && said.includes('Grund der Zahlung') && said;
}

/**
 * Runs in the page: the colors that the browser makes of the tokens of a scheme, from their CSS, where the file says another. A
 * step of 1 in 255 is rounding.
 */
function otherColors({scheme, tokens}) {
  const box = document.createElement('div');
  box.style.colorScheme = scheme;
  document.body.append(box);
  for (const {$extensions} of Object.values(tokens)) {
    const {name, css} = $extensions['chatpay-elements'];
    box.style.setProperty(name, css);
  }
  const context = new OffscreenCanvas(1, 1).getContext('2d', {willReadFrequently: true});
  const colors = Object.entries(tokens).filter(([, {$value}]) => $value.hex);
  const wrong = colors.flatMap(([name, {$value}]) => {
    box.style.color = `var(--chatpay-${name})`;
    context.fillStyle = getComputedStyle(box).color;
    context.fillRect(0, 0, 1, 1);
    const seen = [...context.getImageData(0, 0, 1, 1).data].slice(0, 3);
    const told = $value.hex.match(/\w\w/g).map((pair) => parseInt(pair, 16));
    return seen.every((value, index) => Math.abs(value - told[index]) <= 1) ? [] : [[name, $value.hex, seen]];
  });
  box.remove();
  return {compared: colors.length, wrong};
}

const TWO = page(`<script type="module" src="/lone/chatpay.min.js"></script>
<script type="module" src="/other/chatpay.min.js"></script><chatpay-status status="paid"></chatpay-status>`);

async function pack(into) {
  const [{filename}] = JSON.parse(
    execFileSync('npm', ['pack', '--json', '--pack-destination', into], {encoding: 'utf8'}),
  );
  const home = join(into, 'app/node_modules');
  await mkdir(home, {recursive: true});
  execFileSync('tar', ['-xzf', join(into, filename), '-C', home]);
  await cp(join(home, 'package'), join(home, pkg.name), {recursive: true});
  await rm(join(home, 'package'), {recursive: true});
  for (const name of [...Object.keys(pkg.dependencies), ...FRAMEWORKS]) {
    await mkdir(dirname(join(home, name)), {recursive: true});
    await symlink(resolve('node_modules', name), join(home, name), 'dir');
  }
  return join(home, pkg.name);
}

async function buildApp(root) {
  await writeFile(join(root, 'index.html'), page('<script type="module" src="/main.js"></script>'));
  await writeFile(join(root, 'main.js'), APP);
  await writeFile(join(root, 'package.json'), JSON.stringify({type: 'module', private: true}));
  await build({root, logLevel: 'error', build: {target: 'es2022', assetsInlineLimit: 0}, configFile: false});
}

/** Serves folders by the first part of the path, all under the policy. */
function serve(folders) {
  const server = createServer(async (request, response) => {
    const [, first, ...rest] = normalize(new URL(request.url, 'http://localhost').pathname).split('/');
    const found = Object.hasOwn(folders, first)
      ? folders[first](rest.join('/'))
      : folders['']([first, ...rest].join('/'));
    try {
      const {type, body, policy = POLICY} = await found;
      response.writeHead(200, {'content-type': type, 'content-security-policy': policy}).end(body);
    } catch {
      response.writeHead(404).end();
    }
  });
  return new Promise((done) => server.listen(0, '127.0.0.1', () => done(server)));
}

const folder =
  (root, change = (text) => text) =>
  async (path) => {
    const file = join(root, path || 'index.html');
    return {type: TYPES[extname(file)] ?? 'application/octet-stream', body: change(await readFile(file, 'utf8'))};
  };
const text = (body, policy) => () => Promise.resolve({type: 'text/html', body, policy});

/** What a page tells, and what went wrong on it; a violation of the policy is wrong. */
async function visit(browser, url, told, argument) {
  const tab = await browser.newPage();
  tab.setDefaultTimeout(LIMIT_MS);
  const wrong = [];
  const warnings = [];
  tab.on('pageerror', (error) => wrong.push(error.message));
  tab.on('console', (message) => {
    if (message.type() === 'error' && !message.location().url.endsWith('/favicon.ico')) wrong.push(message.text());
    if (message.type() === 'warning') warnings.push(message.text());
  });
  await tab.route('https://vault.example/**', (route) => route.fulfill({contentType: 'text/html', body: ''}));
  await tab.goto(url);
  const result = await tab.waitForFunction(told, argument, {timeout: LIMIT_MS}).then(
    (handle) => handle.jsonValue(),
    (error) => wrong.push(error.message),
  );
  await tab.close();
  return {result, wrong, warnings};
}

/** Runs in the page: what the first pill says, once the last one says what it has to. */
function pills(last) {
  const texts = [...document.querySelectorAll('chatpay-status')].map((pill) => pill.shadowRoot?.textContent.trim());
  return texts.at(-1) === last && texts[0];
}

let passed = 0;
let failed = 0;
function check(name, holds, seen) {
  if (holds) passed++;
  else failed++;
  console.log(`${holds ? 'ok' : 'FAIL'} ${name}${holds ? '' : `: ${JSON.stringify(seen)}`}`);
}

const temporary = await mkdtemp(join(tmpdir(), 'chatpay-packed-'));
let browser;
let server;
try {
  const packed = await pack(temporary);
  const problems = await typeProblems(join(temporary, 'app'));
  check(
    'every attribute and event is typed by the imports of the docs alone: in TypeScript, in JSX, in Vue',
    Object.keys(problems).length === 0,
    problems,
  );
  await buildApp(join(temporary, 'app'));
  const cdn = join(packed, 'dist/cdn');
  const lone = (path) =>
    ['', 'chatpay.min.js'].includes(path) ? folder(cdn)('chatpay.min.js') : Promise.reject(new Error(path));
  const guide = guidePage(await readFile('stories/docs/start.mdx', 'utf8'));
  server = await serve({
    '': folder(join(temporary, 'app/dist')),
    lone,
    'chatpay.min.js': lone,
    other: folder(cdn, (code) => code.replaceAll(`"${pkg.version}"`, '"0.0.1"')),
    'guide.html': text(guide, policyFor(guide)),
    // each copy has a Lit of its own, and each Lit a policy of the same name
    'two.html': text(TWO, `${POLICY} 'allow-duplicates'`),
  });
  const base = `http://127.0.0.1:${server.address().port}`;
  browser = await chromium.launch({executablePath: ensureBrowser('chromium'), args: chromiumArgs, timeout: LIMIT_MS});

  const app = await visit(browser, `${base}/`, () => window.told?.money && window.told);
  const mute = Object.keys(SAID).filter((name) => !app.result?.[name]?.includes(SAID[name]));
  check(
    'every element of the packed library runs in a fresh Vite app, under a strict policy with Trusted Types',
    mute.length === 0,
    {mute, ...app},
  );
  check('no violation and no error in the Vite app', app.wrong.length === 0, app.wrong);

  const plain = await visit(browser, `${base}/guide.html`, guideTold);
  check('the one file, and nothing beside it, runs the guide’s page without a build, in German', plain.result, plain);
  check('no violation and no error in the page without a build', plain.wrong.length === 0, plain.wrong);
  const inNode = spawnSync(process.execPath, [
    '--input-type=module',
    '-e',
    `await import('${join(cdn, 'chatpay.min.js')}')`,
  ]);
  check('the one file can be imported in Node', inNode.status === 0, String(inNode.stderr));

  for (const scheme of ['light', 'dark']) {
    const {chatpay} = JSON.parse(await readFile(join(packed, `dist/tokens/${scheme}.tokens.json`), 'utf8'));
    const {result} = await visit(browser, `${base}/guide.html`, otherColors, {scheme, tokens: chatpay});
    const isSame = result?.compared > 8 && result.wrong.length === 0;
    check(`the ${scheme} tokens for design tools are the colors that a browser shows`, isSame, result);
  }

  const two = await visit(browser, `${base}/two.html`, pills, 'Paid');
  await new Promise((done) => setTimeout(done, 100));
  check('two copies do not disturb each other', two.result === 'Paid' && two.wrong.length === 0, two);
  const told = two.warnings.filter((warning) => warning.startsWith('chatpay-elements is on this page more than once'));
  check('a copy of another version is told of, once', told.length === 1, two.warnings);
} finally {
  await browser?.close();
  server?.close();
  await rm(temporary, {recursive: true, force: true});
}
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed > 0 ? 1 : 0;
