import {readFile} from 'node:fs/promises';
import {fileURLToPath} from 'node:url';

import {build} from 'esbuild';

/** Everything the demo serves that is made from the sources: path on the site to body. */
export interface Pages {
  readonly host: ReadonlyMap<string, string>;
  readonly vault: ReadonlyMap<string, string>;
  readonly checkout: ReadonlyMap<string, string>;
}

const root = fileURLToPath(new URL('../../', import.meta.url));

/** Bundles the pages' scripts once, at the start: 1 s, and no build step that a newcomer could forget. */
export async function bundlePages(): Promise<Pages> {
  const [hostScripts, vaultScripts, checkoutScripts] = await Promise.all([
    bundle([
      'demo/pages/agent.ts',
      'demo/pages/customer.ts',
      'demo/pages/both.ts',
      'demo/pages/orders.ts',
      'demo/pages/phone.ts',
      'demo/pages/themes.ts',
    ]),
    // Each by itself: what seals a card comes late, and must import no file that the page does not have by then. The vault's
    // deployment writes trust.js beside the pages, so it stays an import.
    Promise.all(['pay', 'desk', 'post'].map((name) => bundle([`src/vault/pages/${name}.ts`], ['./trust.js']))).then(
      (scripts) => scripts.flat(),
    ),
    bundle(
      ['card-form', 'forward', 'frame', 'link', 'mount', 'receipt', 'returned'].map(
        (name) => `demo/checkout/${name}.ts`,
      ),
    ),
  ]);
  return {
    host: new Map([
      ...hostScripts,
      ...(await texts('demo/pages', [
        'agent.html',
        'customer.html',
        'both.html',
        'orders.html',
        'phone.html',
        'insecure.html',
        'pages.css',
        'themes.html',
        'themes.css',
      ])),
      ...(await texts('src/themes', ['default.css', 'rounded.css', 'flat.css'], '/themes/')),
    ]),
    vault: new Map([
      ...vaultScripts,
      ...(await texts('src/vault/pages', ['pay.html', 'desk.html', 'post.html', 'pages.css'])),
    ]),
    checkout: new Map([
      ...checkoutScripts,
      ...(await texts('demo/pages', ['pages.css'])),
      ...(await texts('demo/checkout', ['checkout.css'])),
    ]),
  };
}

async function bundle(entryPoints: string[], external: string[] = []): Promise<[string, string][]> {
  const result = await build({
    absWorkingDir: root,
    entryPoints,
    external,
    bundle: true,
    splitting: true,
    chunkNames: '[name]-[hash]',
    write: false,
    outdir: 'out',
    entryNames: '[name]',
    format: 'esm',
    target: 'es2022',
    minify: true,
    conditions: ['production', 'browser'],
    logLevel: 'warning',
  });
  return result.outputFiles.map((file) => [`/${file.path.split(/[\\/]/).pop()}`, file.text]);
}

function texts(folder: string, names: string[], into = '/'): Promise<[string, string][]> {
  return Promise.all(
    names.map(async (name): Promise<[string, string]> => [
      into + name,
      await readFile(`${root}${folder}/${name}`, 'utf8'),
    ]),
  );
}
