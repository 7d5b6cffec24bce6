import {readFile} from 'node:fs/promises';
import {fileURLToPath} from 'node:url';

import {build, transform} from 'esbuild';

const root = fileURLToPath(new URL('../', import.meta.url));

/** The origins of one test server: `localhost` is the chat, and these names of the same machine are other sites. */
const VAULT = '127.0.0.1';
/** The vault without its headers, to see what its own code does without them. */
const BARE = 'bare.localhost';
/** Pages in the vault's place that do what a test tells them. */
const PUPPET = /^(evil\.)?puppet\.localhost$/;
/** A vault that sends its visitors to a puppet, which greets as the vault would. */
const MOVED = 'moved.localhost';
/** A page around the vault that is in no allowlist. */
const STRANGER = 'stranger.localhost';
/** Pages of the tests' own that are served as a page of the vault: what a script that got into it could do. */
const TAKEN = /^\/(taken|view)\.(html|js)$/;

/**
 * Serves the vault's pages to the test browser as a deployment does, on another site than the tests' own page: with their
 * headers, and with a `trust.js` that trusts the key in test/vault/pages/key.json.
 */
export function vaultPlugin() {
  let headers;
  return {
    name: 'vault',
    async serve({path, host}) {
      const [name, port] = host.split(':');
      if (PUPPET.test(name) && /^\/(pay|desk)\.html$/.test(path))
        return {body: page('/test/vault/pages/puppet.ts'), type: 'html'};
      if (name === MOVED)
        return {
          body: `<script>location.replace('http://evil.puppet.localhost:${port}/pay.html?greet')</script>`,
          type: 'html',
        };
      if (PUPPET.test(name) && path === '/steer.html')
        return {body: page('/test/security/pages/steer.ts'), type: 'html'};
      if (name === STRANGER && path === '/around.html')
        return {body: page('/test/vault/pages/around.ts'), type: 'html'};
      // A page that may be around the vault, with the one line of policy that the install guide asks for, and without.
      if (name === 'localhost' && /^\/around(-open)?\.html$/.test(path)) {
        const headers = {'content-security-policy': `frame-src http://${VAULT}:${port}`};
        return {
          body: page('/test/vault/pages/around.ts'),
          type: 'html',
          headers: path === '/around.html' ? headers : {},
        };
      }
      if (name === VAULT && path === '/probe.html') return {body: await probe(), type: 'html'};
      if (name !== VAULT && name !== BARE) return undefined;
      if (path === '/src/vault/pages/trust.js') return {body: await trust(host, port), type: 'js'};
      headers ??= await loadHeaders();
      const embedders = [`http://localhost:${port}`];
      const [, taken, kind] = TAKEN.exec(path) ?? [];
      if (taken) {
        const script = name === VAULT ? `import '/src/vault/pages/harden.ts';\n` : '';
        if (kind === 'js') return {body: `${script}import '/test/security/pages/${taken}.ts';`, type: kind};
        const policy = headers(taken === 'view' ? 'desk' : 'pay', {embedders});
        return {body: page(`/${taken}.js`), type: kind, headers: name === VAULT ? policy : {}};
      }
      const [, file, type] = /^\/(pay|desk|pages)\.(html|js|css)$/.exec(path) ?? [];
      if (!file) return undefined;
      if (type === 'js') return {body: `import '/src/vault/pages/${file}.ts';`, type};
      const body = await readFile(`${root}src/vault/pages/${file}.${type}`, 'utf8');
      return {body, type, headers: name === VAULT ? headers(file === 'desk' ? 'desk' : 'pay', {embedders}) : {}};
    },
  };
}

function page(script) {
  return `<!doctype html><meta charset="utf-8"><title>test</title><script type="module" src="${script}"></script>`;
}

/** In one piece: a frame without an origin loads no modules. */
async function probe() {
  const {code} = await transform(await readFile(`${root}test/security/pages/probe.ts`, 'utf8'), {loader: 'ts'});
  return `<!doctype html><meta charset="utf-8"><title>test</title><body><script>${code}</script>`;
}

async function trust(host, port) {
  const {kty, crv, x, y} = JSON.parse(await readFile(`${root}test/vault/pages/key.json`, 'utf8'));
  const value = {
    origin: `http://${host}`,
    merchant: {id: 'shop', name: 'Example Shop'},
    embedders: [`http://localhost:${port}`],
    signIn: '/sign-in',
    keys: [{kid: 'test-key', jwk: {kty, crv, x, y}, collections: ['reveal']}],
  };
  return `export const trust = ${JSON.stringify(value)};`;
}

/** The headers come from the sources, which Node cannot import as they are. */
async function loadHeaders() {
  const {outputFiles} = await build({
    entryPoints: [`${root}src/vault/headers.ts`],
    bundle: true,
    format: 'esm',
    write: false,
  });
  const module = await import(`data:text/javascript;base64,${Buffer.from(outputFiles[0].contents).toString('base64')}`);
  return module.vaultHeaders;
}
