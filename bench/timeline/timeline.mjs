// What a status change costs in a conversation of 10,000 requests, and what it costs to show them: bubbles against the
// least DOM that says the same. Main-thread CPU by the DevTools protocol, both kinds in turn, medians and quartiles.
// `npm run bench -- timeline`; COUNT=1000 RUNS=5 for a quick look.
import {createServer} from 'node:http';
import {fileURLToPath} from 'node:url';

import {build} from 'esbuild';
import {chromium} from 'playwright-core';

import {chromiumArgs, ensureBrowser} from '../../scripts/browsers.mjs';

const count = Number(process.env.COUNT ?? 10_000);
const runs = Number(process.env.RUNS ?? 15);
const MOUNTS = Math.max(3, Math.ceil(runs / 5));
const KINDS = ['plain', 'bubbles'];

const {outputFiles} = await build({
  entryPoints: [fileURLToPath(new URL('page.ts', import.meta.url))],
  bundle: true,
  format: 'esm',
  target: 'es2022',
  minify: true,
  write: false,
  conditions: ['browser', 'production'],
  tsconfig: fileURLToPath(new URL('../../tsconfig.json', import.meta.url)),
});
const html =
  '<!doctype html><html lang="en"><meta charset="utf-8"><style>.row{padding:1rem;margin:.5rem;border:1px solid}</style><script type="module" src="/page.js"></script>';
const server = createServer(({url}, response) => {
  const isScript = url === '/page.js';
  response.setHeader('content-type', isScript ? 'text/javascript' : 'text/html');
  response.end(isScript ? outputFiles[0].text : html);
});
await new Promise((done) => server.listen(0, '127.0.0.1', done));
const browser = await chromium.launch({executablePath: ensureBrowser('chromium'), args: chromiumArgs});

async function open(kind) {
  const page = await browser.newPage();
  await page.goto(`http://127.0.0.1:${server.address().port}/?kind=${kind}&count=${count}`, {waitUntil: 'commit'});
  await page.waitForFunction(() => 'timeline' in window, undefined, {timeout: 300_000});
  const devtools = await page.context().newCDPSession(page);
  await devtools.send('Performance.enable', {timeDomain: 'threadTicks'});
  const metrics = async () => {
    const {metrics: list} = await devtools.send('Performance.getMetrics');
    return Object.fromEntries(list.map(({name, value}) => [name, value * 1000]));
  };
  const cost = async (action) => {
    const before = await metrics();
    await action();
    const after = await metrics();
    const spent = (name) => after[name] - before[name];
    return {cpu: spent('TaskDuration'), layout: spent('LayoutDuration') + spent('RecalcStyleDuration')};
  };
  return {page, cost};
}

function quartiles(numbers) {
  const sorted = numbers.toSorted((a, b) => a - b);
  return [0.25, 0.5, 0.75].map((q) => sorted[Math.round(q * (sorted.length - 1))]);
}

const mounted = {plain: [], bubbles: []};
const changed = {plain: [], bubbles: []};
const laidOut = {plain: [], bubbles: []};
for (let round = 0; round < MOUNTS; round++) {
  for (const kind of KINDS) {
    const {page, cost} = await open(kind);
    mounted[kind].push((await cost(() => page.evaluate(() => window.timeline.mount()))).cpu);
    for (let run = 0; run < Math.ceil(runs / MOUNTS); run++) {
      const spent = await cost(() => page.evaluate((index) => window.timeline.change(index), run));
      changed[kind].push(spent.cpu);
      laidOut[kind].push(spent.layout);
    }
    await page.close();
  }
}
await browser.close();
server.close();

const ms = (number) => number.toFixed(number < 10 ? 2 : 0);
console.log(`${count} requests; main-thread CPU in ms, median [quartiles] of ${runs} changes and ${MOUNTS} mounts`);
for (const [name, results] of Object.entries({
  'show them all': mounted,
  'one status changes': changed,
  'of that, style and layout': laidOut,
})) {
  const [plain, bubbles] = KINDS.map((kind) => quartiles(results[kind]));
  const write = ([low, middle, high]) => `${ms(middle)} [${ms(low)}, ${ms(high)}]`;
  console.log(
    `${name}: plain DOM ${write(plain)}, bubbles ${write(bubbles)}, ratio ${(bubbles[1] / plain[1]).toFixed(2)}`,
  );
}
