// `npm run storybook`: the stories, and the vault on a second port, so that the form and the desk are in real frames of another
// site. Everything is made anew at each start: the keys are nobody's.
import {spawn} from 'node:child_process';
import {mkdtemp, rm} from 'node:fs/promises';
import {createServer} from 'node:http';
import {tmpdir} from 'node:os';
import {join} from 'node:path';

import {bundlePages} from '../demo/server/bundle.js';
import {loadKeys, writeTrust} from '../demo/server/keys.js';
import {vaultSite} from '../demo/server/vault-site.js';
import {createSignerHandler, memoryStore} from '../src/server/index.js';
import {nodeListener} from '../src/server/node.js';

const port = Number(process.env.PORT ?? 6006);
const vaultPort = Number(process.env.VAULT_PORT ?? port + 1);
const origin = `http://localhost:${port}`;
const vaultOrigin = `http://127.0.0.1:${vaultPort}`;
const postsTo = vaultOrigin;

const folder = await mkdtemp(join(tmpdir(), 'chatpay-storybook-'));
const keys = await loadKeys(folder);
const trust = await writeTrust(folder, {keys, vaultOrigin, embedders: [origin], postsTo});
const pages = await bundlePages();
const site = vaultSite({trust, keys, pages, embedders: {chat: [origin], checkout: []}, postsTo});
const {log, keySafe} = memoryStore();
const signer = createSignerHandler({
  signingKey: keys.signing.privateJwk,
  kid: keys.signing.kid,
  keySafe,
  log,
  trust,
  authenticateAgent: site.authenticateAgent,
  mayAsk: () => true,
  ceiling: () => 2_000_000,
});
const vault = createServer(nodeListener((request) => Promise.resolve(site.respond(request, signer))));
vault.listen(vaultPort, '127.0.0.1');

const storybook = spawn(
  process.execPath,
  [
    'node_modules/storybook/dist/bin/dispatcher.js',
    'dev',
    '-p',
    String(port),
    '--exact-port',
    '--ci',
    '--no-version-updates',
  ],
  {stdio: 'inherit', env: {...process.env, STORYBOOK_VAULT: vaultOrigin}},
);
console.log(`The vault is on ${vaultOrigin}.`);
storybook.once('close', (code) => {
  vault.close();
  vault.closeAllConnections();
  process.exitCode = code ?? 0;
  void rm(folder, {recursive: true, force: true});
});
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => storybook.kill(signal));
