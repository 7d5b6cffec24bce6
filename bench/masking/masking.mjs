// Accuracy, speed and worst case of our masker and its peers on the same texts in the same process, as one table.
// `npm run bench -- masking`, or `node bench/masking/masking.mjs` after `npm install` in this folder.
import {rmSync} from 'node:fs';
import {fileURLToPath, pathToFileURL} from 'node:url';
import {gzipSync} from 'node:zlib';

import {build} from 'esbuild';

import {makeMessages} from './corpus.mjs';
import {peers} from './peers.mjs';
import {score} from './score.mjs';

const source = (name) => fileURLToPath(new URL(`../../src/masking/${name}`, import.meta.url));
const MESSAGES = 20_000;

/** A module as a page or a server gets it: bundled and minified. */
async function bundle(contents) {
  const {outputFiles} = await build({
    stdin: {contents, resolveDir: source('.'), loader: 'ts'},
    bundle: true,
    minify: true,
    charset: 'utf8',
    format: 'esm',
    write: false,
  });
  return outputFiles[0].contents;
}

const whole = await bundle(`export * from './all.ts'; export {mightContainCard} from './core.ts'`);
const single = await bundle(`import {createFinder} from './finder.ts'; import {en} from './words/en.ts';
  export const {maskCardNumbers} = createFinder([en])`);
const file = new URL(`./.masking-${process.pid}.mjs`, import.meta.url);
const {writeFileSync} = await import('node:fs');
writeFileSync(file, whole);
const {maskCardNumbers} = await import(pathToFileURL(fileURLToPath(file)).href);
rmSync(file);

// flat strings, as text from the network is
const flat = (text) => Buffer.from(text).toString();
const WORDS = 'where is the thing that I bought from you last week it says delivered but nobody has seen it here'.split(
  ' ',
);
const plain = (n) => Array.from({length: 3 + (n % 14)}, (_, k) => WORDS[(n * 7 + k * 5) % WORDS.length]).join(' ');

const messages = makeMessages('accuracy', MESSAGES);
/** Chat as it comes: four of five messages are plain words. */
const chat = makeMessages('speed', MESSAGES).map(({text}, n) => flat(n % 5 ? plain(n) : text));
const bytes = (texts) => texts.reduce((sum, text) => sum + Buffer.byteLength(text), 0);

/** The best time of several runs over all texts, in milliseconds. */
async function timeOf(mask, texts, forMs = 1500) {
  let best = Infinity;
  let sink = 0;
  const until = performance.now() + forMs;
  for (let run = 0; run < 3 || performance.now() < until; run++) {
    const began = performance.now();
    for (const text of texts) {
      const masked = mask(text);
      sink += typeof masked === 'string' ? masked.length : (await masked).length;
    }
    best = Math.min(best, performance.now() - began);
  }
  return sink < 0 ? NaN : best;
}

const HOSTILE = {
  'digits apart': '4 ',
  'groups of four': '4111 ',
  'groups with dashes': '4821-',
  'near misses': '4111 1111 1111 1112 ',
  'cards in a list': '4111111111111111,',
  'a path of cards': '4111111111111111/',
  'labels and digits': 'card 4111 1111 ',
  dates: '12/29 ',
  'plus signs': '+4',
};
const WALK = (text) => {
  let sum = 0;
  for (let i = 0; i < text.length; i++) sum += text.charCodeAt(i);
  return String(sum);
};

/** The slowest of the hostile texts of 250,000 units, as a multiple of walking over it, and how its time grows. */
async function worstOf(mask, size) {
  let worst = {ratio: 0, growth: 0, name: ''};
  for (const [name, unit] of Object.entries(HOSTILE)) {
    const text = flat(unit.repeat(Math.ceil(size / unit.length)));
    const part = flat(text.slice(0, size / 4));
    await mask(flat(text.slice(0, 2000)));
    const ms = await timeOf(mask, [text], 0);
    const ratio = ms / (await timeOf(WALK, [text], 0));
    const growth = Math.log(ms / (await timeOf(mask, [part], 0))) / Math.log(4);
    if (ratio > worst.ratio) worst = {ratio, growth, name};
  }
  return worst;
}

const maskers = [{name: 'chatpay', mask: maskCardNumbers}, ...peers];
const sampleOf = ({slow}) => (slow ? chat.slice(0, 1000) : chat);

// speeds are compared, so all are timed in turns: what else the machine does then meets all of them
const ROUNDS = 8;
let walkMs = Infinity;
const best = new Map(maskers.map(({name}) => [name, Infinity]));
for (let round = 0; round < ROUNDS; round++) {
  walkMs = Math.min(walkMs, await timeOf(WALK, chat, 100));
  for (const masker of maskers) {
    best.set(masker.name, Math.min(best.get(masker.name), await timeOf(masker.mask, sampleOf(masker), 300)));
  }
}

const rows = [];
for (const masker of maskers) {
  const {name, mask, slow} = masker;
  const ms = best.get(name);
  const sample = sampleOf(masker);
  const masked = new Map();
  for (const {text} of slow ? messages.slice(0, 4000) : messages) masked.set(text, await mask(text));
  const result = score(
    messages.filter(({text}) => masked.has(text)),
    (text) => masked.get(text),
  );
  const worst = await worstOf(mask, slow ? 20_000 : 250_000);
  rows.push({name, result, mbs: bytes(sample) / ms / 1000, toWalk: (walkMs * sample.length) / chat.length / ms, worst});
}

const presidio = rows.find(({name}) => name.startsWith('presidio'));
const percent = (value) => `${(100 * value).toFixed(1)} %`;
console.log(
  '| masker | F1 | precision | recall | codes and dates hidden | chat, MB/s | to presidio | to a charCodeAt walk | worst text, to a walk | growth |',
);
console.log('| --- | --- | --- | --- | --- | --- | --- | --- | --- | --- |');
for (const {name, result, mbs, toWalk, worst} of rows) {
  const extras = percent(result.extrasHidden / result.extras);
  const cells = [
    name,
    result.f1.toFixed(4),
    percent(result.precision),
    percent(result.recall),
    extras,
    mbs.toFixed(1),
    (mbs / presidio.mbs).toFixed(2),
    toWalk.toFixed(2),
    `${worst.ratio.toFixed(0)}x (${worst.name})`,
    worst.growth.toFixed(2),
  ];
  console.log(`| ${cells.join(' | ')} |`);
}
console.log(
  `\nSize, minified and gzipped: all word lists ${gzipSync(whole, {level: 9}).length} bytes; one list ${gzipSync(single, {level: 9}).length} bytes.`,
);
console.log(
  `Node ${process.version}, ${messages.length} messages for accuracy, ${chat.length} for speed; openredaction on fewer, its worst texts 20 KB instead of 250.`,
);
