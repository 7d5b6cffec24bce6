// Accuracy, speed, worst case and size of our masker beside its peers, on the same texts in the same process, as one table.
// `npm run bench -- masking`, or `node --import=tsx bench/masking/masking.mjs` after `npm install` in this folder.
import {spawnSync} from 'node:child_process';
import {rmSync, writeFileSync} from 'node:fs';
import {fileURLToPath, pathToFileURL} from 'node:url';
import {gzipSync} from 'node:zlib';

import resolve from '@rollup/plugin-node-resolve';
import terser from '@rollup/plugin-terser';
import {rollup} from 'rollup';
import esbuild from 'rollup-plugin-esbuild';

import {COMPANIONS, LEFT, MASKED} from '../../test/masking/cases.ts';
import {makeConversations} from './conversations.mjs';
import {makeMessages} from './corpus.mjs';
import {peers} from './peers.mjs';
import {score} from './score.mjs';
import {cpuOf, flat, HOSTILE, median, plain, walk} from './texts.mjs';

const root = fileURLToPath(new URL('../../', import.meta.url));
const MESSAGES = 20_000;
/** Rounds that are not measured, in which the engine gets done with compiling all; where much else runs it takes several. */
const WARM_ROUNDS = 8;
const TERSER = {ecma: 2022, module: true, compress: {passes: 3, unsafe_arrows: true}};

/** A module as a server gets it, in one file, and minified as the package's own bundles are. */
async function bundle(contents) {
  const entry = `${root}src/masking/.bench.ts`;
  const here = {
    name: 'entry',
    resolveId: (id) => (id === entry ? id : null),
    load: (id) => (id === entry ? contents : null),
  };
  const plugins = [
    here,
    resolve({extensions: ['.ts', '.js']}),
    esbuild({target: 'es2022', minify: true}),
    terser(TERSER),
  ];
  const build = await rollup({input: entry, plugins});
  const {output} = await build.generate({format: 'es', inlineDynamicImports: true});
  return output[0].code;
}

const whole = await bundle(`export * from './all.ts'; export {mightContainCard} from './core.ts'`);
const single = await bundle(`import {createFinder} from './finder.ts'; import {en} from './words/en.ts';
  export const {maskCardNumbers} = createFinder([en])`);
const file = `${root}bench/masking/.masking-${process.pid}.mjs`;
writeFileSync(file, whole);
const ours = await import(pathToFileURL(file).href);
rmSync(file);
const maskers = [{name: 'chatpay', mask: ours.maskCardNumbers}, ...peers];

// accuracy: peers that are slow get fewer messages
const messages = makeMessages('accuracy', MESSAGES);
const accuracy = [];
for (const {mask, slow} of maskers) {
  const sample = slow ? messages.slice(0, 1000) : messages;
  const masked = new Map();
  for (const {text} of sample) masked.set(text, await mask(text));
  accuracy.push(score(sample, (text) => masked.get(text)));
}

// speed: all take turns, so that what else the machine does meets all of them
const chat = makeMessages('speed', MESSAGES).map(({text}, n) => flat(n % 5 ? plain(n) : text));
const sampleOf = ({slow}) => (slow ? chat.slice(0, 100) : chat);
const walks = [];
const times = maskers.map(() => []);
for (let round = -WARM_ROUNDS; round < 15; round++) {
  const took = [await cpuOf(walk, chat)];
  for (const masker of maskers) took.push(await cpuOf(masker.mask, sampleOf(masker)));
  if (round < 0) continue;
  walks.push(took[0]);
  for (const k of maskers.keys()) times[k].push(took[k + 1]);
}
const perMessage = maskers.map((masker, k) => median(times[k]) / sampleOf(masker).length);
const walkOnce = median(walks) / chat.length;
const presidio = perMessage[maskers.findIndex(({name}) => name.startsWith('presidio'))];

/** The slowest of the hostile texts, as a multiple of walking over it; and the steepest growth from a quarter of it. */
async function worstOf({name: masker, mask, slow}) {
  const size = slow ? 4000 : masker === 'chatpay' ? 1_000_000 : 50_000;
  let worst = {ratio: 0, growth: 0};
  for (const [name, unit] of Object.entries(HOSTILE)) {
    const text = flat(unit.repeat(Math.ceil(size / unit.length)));
    const part = flat(text.slice(0, size / 4));
    await mask(flat(text.slice(0, 2000)));
    const ratios = [];
    const growths = [];
    const began = performance.now();
    for (let round = 0; round < 7 && (round < 1 || performance.now() - began < 1500); round++) {
      const small = (await cpuOf(mask, [part, part, part, part])) / 4;
      const large = await cpuOf(mask, [text]);
      ratios.push(large / (await cpuOf(walk, [text])));
      growths.push(Math.log(large / small) / Math.log(4));
    }
    const ratio = median(ratios);
    // what is over in a few milliseconds has no growth to speak of
    const growth = ratio > 20 ? median(growths) : 0;
    if (ratio > worst.ratio) worst = {ratio, growth: worst.growth, name};
    worst.growth = Math.max(worst.growth, growth);
  }
  return worst;
}
const worst = [];
for (const masker of maskers) worst.push(await worstOf(masker));

const cases = [...MASKED, ...COMPANIONS, ...LEFT.map(([text]) => [text, text])];
const exact = ({mask}) => cases.filter(([input, expected]) => mask(input) === expected).length;
const {hidden, touched} = makeConversations(ours.createConversationMasker);
const properties = spawnSync(process.execPath, ['scripts/test.mjs', 'node', 'masking/properties', 'masking/stream'], {
  cwd: root,
  encoding: 'utf8',
});

const percent = (value) => `${(100 * value).toFixed(2)} %`;
const kilobytes = (code) => `${(gzipSync(code, {level: 9}).length / 1000).toFixed(2)} KB`;
/** A row: what, the figure that has to be reached, whether it is, and the figures of all. */
const row = (what, goal, isMet, figures) => [what, goal, isMet ? 'met' : 'MISSED', ...figures];
const alone = (figure) => [figure, ...peers.map(() => '')];
const [own] = accuracy;
const extras = own.extrasHidden / own.extras;
const rows = [
  row(
    'F1',
    '0.995',
    own.f1 >= 0.995,
    accuracy.map(({f1}) => f1.toFixed(4)),
  ),
  row(
    'precision',
    '99.5 %',
    own.precision >= 0.995,
    accuracy.map(({precision}) => percent(precision)),
  ),
  row(
    'recall',
    '99.5 %',
    own.recall >= 0.995,
    accuracy.map(({recall}) => percent(recall)),
  ),
  row(
    'codes and dates hidden',
    '98 %',
    extras >= 0.98,
    accuracy.map((one) => percent(one.extrasHidden / one.extras)),
  ),
  row('exact cases', `${cases.length}`, exact(maskers[0]) === cases.length, alone(`${exact(maskers[0])}`)),
  row('split cards hidden', '98 %', hidden >= 0.98, alone(percent(hidden))),
  row('innocent conversations touched', '0.5 %', touched <= 0.005, alone(percent(touched))),
  row(
    'chat, to presidio',
    '1.0',
    presidio >= perMessage[0],
    perMessage.map((ns) => (presidio / ns).toFixed(2)),
  ),
  row(
    'chat, to a walk',
    '0.4',
    walkOnce >= 0.4 * perMessage[0],
    perMessage.map((ns) => (walkOnce / ns).toFixed(2)),
  ),
  row(
    'worst text, to a walk',
    '250',
    worst[0].ratio <= 250,
    worst.map(({ratio, name}) => `${ratio.toFixed(0)} (${name})`),
  ),
  row(
    'its growth',
    '1.15',
    worst[0].growth <= 1.15,
    worst.map(({growth}) => growth.toFixed(2)),
  ),
  row('all word lists', '12 KB', gzipSync(whole).length <= 12_000, alone(kilobytes(whole))),
  row('one word list', '5 KB', gzipSync(single).length <= 5000, alone(kilobytes(single))),
  row('properties', 'hold', properties.status === 0, alone(properties.status === 0 ? 'hold' : 'broken')),
];
const head = ['measure', 'at least', 'verdict', ...maskers.map(({name}) => name)];
for (const line of [head, head.map(() => '---'), ...rows]) console.log(`| ${line.join(' | ')} |`);
console.log(
  `\nNode ${process.version}, processor time, medians of rounds in turn; ${MESSAGES} messages. Peers get worst texts of 50 KB instead of 1 MB, since some take minutes; openredaction gets fewer messages and 4 KB.`,
);
