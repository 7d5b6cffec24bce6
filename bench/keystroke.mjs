// What a key costs in the card number: main-thread time of a key typed into the form, against a plain input in the same
// browser, in turn. Prints the ratio; fails above the limit.
//   npm run bench -- keystroke             KEYSTROKE_ROUNDS=15 changes how often
import {fileURLToPath} from 'node:url';

import {build} from 'esbuild';
import {chromium} from 'playwright-core';

import {chromiumArgs, ensureBrowser} from '../scripts/browsers.mjs';

const ROUNDS = Number(process.env.KEYSTROKE_ROUNDS || 15);
const [AIM, LIMIT] = [1.2, 1.35];
/** The networks' public test numbers: 16 digits, and 15 in groups of another shape. */
const NUMBERS = ['4111111111111111', '5555555555554444', '378282246310005'];

const STYLE = 'body{font:16px system-ui;margin:0}input{font:inherit;height:46px;width:320px;border:1px solid}';
const PLAIN = `<form><label for="number">Card number</label><input id="number" inputmode="numeric">
  <label for="name">Name on card</label><input id="name"></form>`;

/** Signed by nobody: the element shows what it is given. */
const TERMS = {
  id: 'bench',
  merchant: {id: 'shop', name: 'Example Shop'},
  order: {reason: 'Running shoes', amount: {minorUnits: 36121, currency: 'USD'}},
  fields: {kinds: ['card'], securityCode: true},
  holdMs: 600_000,
};

const {outputFiles} = await build({
  entryPoints: [fileURLToPath(new URL('../src/vault/form/define.ts', import.meta.url))],
  bundle: true,
  write: false,
  minify: true,
  format: 'iife',
  target: 'es2022',
  conditions: ['production', 'browser'],
});

const browser = await chromium.launch({executablePath: ensureBrowser('chromium'), args: chromiumArgs});

/** A page of its own, so that neither pays for the other. */
async function open(markup) {
  const page = await (await browser.newContext()).newPage();
  await page.setContent(`<!doctype html><html lang="en"><style>${STYLE}</style>${markup}</html>`);
  const metrics = await page.context().newCDPSession(page);
  await metrics.send('Performance.enable', {timeDomain: 'threadTicks'});
  return {page, metrics};
}

async function taskSeconds({metrics}) {
  const {metrics: all} = await metrics.send('Performance.getMetrics');
  return all.find(({name}) => name === 'TaskDuration').value;
}

/** Microseconds of main thread for each key of a number. */
async function microsecondsPerKey(subject, number) {
  const {page} = subject;
  await page.bringToFront();
  const input = page.locator('#number');
  await input.click();
  await input.press('Control+a');
  await input.press('Delete');
  const before = await taskSeconds(subject);
  for (const digit of number) await page.keyboard.press(digit);
  const seconds = (await taskSeconds(subject)) - before;
  const typed = (await input.inputValue()).replace(/\D/g, '');
  if (typed !== number) throw new Error(`${typed} came of ${number}`);
  return (seconds / number.length) * 1e6;
}

const quantile = (values, part) => [...values].sort((a, b) => a - b)[Math.floor((values.length - 1) * part)];
const show = (values) => [0.25, 0.5, 0.75].map((part) => quantile(values, part).toFixed(0).padStart(6)).join(' ');

const plain = await open(PLAIN);
const form = await open('<body></body>');
await form.page.addScriptTag({content: outputFiles[0].text});
await form.page.evaluate(async (terms) => {
  const element = document.createElement('chatpay-card-form');
  element.terms = terms;
  document.body.append(element);
  await element.updateComplete;
}, TERMS);

const times = {plain: [], form: []};
const ratios = [];
for (let round = -1; round < ROUNDS; round++) {
  for (const number of NUMBERS) {
    // one right after the other, so that both meet the same machine
    const [floor, ours] = [await microsecondsPerKey(plain, number), await microsecondsPerKey(form, number)];
    if (round < 0) continue; // the first round compiles
    times.plain.push(floor);
    times.form.push(ours);
    ratios.push(ours / floor);
  }
}
await browser.close();

const ratio = quantile(ratios, 0.5);
console.log(`µs of main thread per key, ${ratios.length} pairs     25%    50%    75%`);
console.log(`plain input                            ${show(times.plain)}`);
console.log(`chatpay-card-form, card number         ${show(times.form)}`);
console.log(
  `ratio ${ratio.toFixed(2)} (aim ${AIM}, limit ${LIMIT}): ${ratio > LIMIT ? 'OVER THE LIMIT' : ratio > AIM ? 'over the aim' : 'ok'}`,
);
process.exitCode = ratio > LIMIT ? 1 : 0;
