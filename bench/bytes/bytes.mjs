// What a browser loads before a card can be typed: ours beside peers, minified and compressed in the same way.
//   npm run bench -- bytes        (installs the peers into this folder at the first run)
// A peer's frame, loaded from its own servers, comes on top of what is weighed here; ours is listed.
import {brotliCompressSync, gzipSync} from 'node:zlib';

import {build} from 'esbuild';

import {PARTS, weigh} from '../../scripts/weigh.mjs';

const PEERS = [
  {
    name: 'Adyen Web, card component, host part only',
    code: `import {AdyenCheckout, Card} from '@adyen/adyen-web'; console.log(AdyenCheckout, Card);`,
  },
  {
    name: 'Braintree, client and hosted fields, host part only',
    code: `import client from 'braintree-web/client'; import fields from 'braintree-web/hosted-fields'; console.log(client, fields);`,
  },
  {
    name: 'Shoelace: input, radio group, button (no card logic)',
    code: ['input/input', 'radio-group/radio-group', 'radio/radio', 'button/button']
      .map((path) => `import '@shoelace-style/shoelace/dist/components/${path}.js';`)
      .join('\n'),
  },
  {
    name: 'Lit: an element that says hello (the floor)',
    code: `import {LitElement, html, css} from 'lit';
      customElements.define('x-hello', class extends LitElement { static styles = css\`p {color: red}\`; render() { return html\`<p>Hello</p>\`; } });`,
  },
];

const compressed = (code) => ({gzip: gzipSync(code, {level: 9}).length, brotli: brotliCompressSync(code).length});

async function weighPeer({name, code}) {
  const {outputFiles} = await build({
    stdin: {contents: code, resolveDir: import.meta.dirname ?? new URL('.', import.meta.url).pathname},
    bundle: true,
    minify: true,
    write: false,
    format: 'esm',
    target: 'es2022',
    conditions: ['production', 'browser'],
    loader: {'.css': 'empty'},
    logLevel: 'error',
  });
  return {name, ...compressed(outputFiles[0].contents)};
}

const ours = [];
for (const {name, entry} of PARTS) ours.push({name: `chatpay: ${name}`, ...(await weigh(entry))});
const [page, vault] = ours;
const customer = {
  name: 'chatpay: all that a customer loads',
  gzip: page.gzip + vault.gzip,
  brotli: page.brotli + vault.brotli,
};
const peers = [];
for (const peer of PEERS) peers.push(await weighPeer(peer));

console.log('| what | gzip | brotli | ratio to a customer’s whole load |\n| --- | --- | --- | --- |');
for (const {name, gzip, brotli} of [customer, ...ours, ...peers]) {
  console.log(`| ${name} | ${gzip} | ${brotli} | ${(gzip / customer.gzip).toFixed(2)} |`);
}
