// Weighs what a person's browser loads first, minified and compressed. Lazy chunks are not counted, nor is what only
// the deployment knows (trust.js).
import {brotliCompressSync, gzipSync} from 'node:zlib';

import {rollup} from 'rollup';

import {bundlePlugins, isTrust} from './bundle.mjs';

/** Gzip bytes, 1 KB = 1000 bytes: the aim is what we want, the budget what we promise. */
export const PARTS = [
  {name: "customer's page part", entry: 'bench/size/customer.ts', aim: 20_000, budget: 24_000},
  {name: "vault's pay page", entry: 'src/vault/pages/pay.ts', aim: 38_000, budget: 44_000},
  {name: "agent's page part", entry: 'bench/size/agent.ts', aim: 25_000, budget: 30_000},
];

/** What more a page may load: to know, without a budget. The session has to come from somewhere. */
export const WHOLE = [
  {name: "customer's page part with the masker, fetched at its field", entry: 'bench/size/customer-typing.ts'},
  {name: "agent's page part with the masker", entry: 'bench/size/agent-typing.ts'},
  {name: "customer's whole page", entry: 'bench/size/customer-page.ts'},
  {name: "agent's whole page", entry: 'bench/size/agent-page.ts'},
];

/** The chunks loaded with the entry: itself and all that it imports statically. */
function firstLoad(chunks, chunk, seen = new Set()) {
  if (!chunk || seen.has(chunk)) return seen;
  seen.add(chunk);
  for (const name of chunk.imports) firstLoad(chunks, chunks.get(name), seen);
  return seen;
}

/** Bytes of an entry's first load. */
export async function weigh(entry) {
  const build = await rollup({input: entry, external: isTrust, plugins: bundlePlugins('entry')});
  const {output} = await build.generate({format: 'es'});
  await build.close();
  const chunks = new Map(output.filter(({type}) => type === 'chunk').map((chunk) => [chunk.fileName, chunk]));
  const first = [
    ...firstLoad(
      chunks,
      [...chunks.values()].find((chunk) => chunk.isEntry),
    ),
  ];
  const sum = (pack) => first.reduce((bytes, {code}) => bytes + pack(code).length, 0);
  return {gzip: sum((code) => gzipSync(code, {level: 9})), brotli: sum((code) => brotliCompressSync(code))};
}
