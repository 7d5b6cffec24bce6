import {existsSync, readFileSync, readdirSync} from 'node:fs';
import {isBuiltin} from 'node:module';

import resolve from '@rollup/plugin-node-resolve';

import {bundlePlugins, compile, isTrust, vaultPages} from './scripts/bundle.mjs';
import {entries, pkg} from './scripts/entries.mjs';

const packages = Object.keys({...pkg.dependencies, ...pkg.peerDependencies});
const isDependency = (id) => isBuiltin(id) || packages.some((name) => id === name || id.startsWith(`${name}/`));

/** Copies a folder's pages and style sheets as they are. */
function assets(folder, into = '') {
  return {
    name: 'assets',
    generateBundle() {
      for (const name of readdirSync(folder).filter((file) => /\.(html|css|svg)$/.test(file))) {
        this.emitFile({type: 'asset', fileName: into + name, source: readFileSync(folder + name)});
      }
    },
  };
}

/** One file per module, for bundlers and for Node; dependencies stay imports. */
const modules = {
  input: entries(),
  external: isDependency,
  plugins: [resolve({extensions: ['.ts', '.js']}), ...compile(), assets('src/themes/', 'themes/')],
  output: {
    dir: 'dist',
    format: 'es',
    sourcemap: true,
    preserveModules: true,
    preserveModulesRoot: 'src',
    entryFileNames: '[name].js',
  },
};

/** One minified file with all elements, for a script tag; the languages lie beside it, fetched when they are spoken. */
const cdn = {
  input: {'chatpay.min': 'src/define.ts'},
  plugins: bundlePlugins('chatpay.min'),
  output: {
    dir: 'dist/cdn',
    format: 'es',
    sourcemap: true,
    entryFileNames: '[name].js',
    chunkFileNames: 'chatpay-[name].js',
  },
};

/** One of the vault's pages: its script, its languages, and `trust.js`, which a deployment writes beside it. */
const page = (name, first) => ({
  input: {[name]: `src/vault/pages/${name}.ts`},
  external: isTrust,
  plugins: [...bundlePlugins(name), ...(first ? [assets('src/vault/pages/')] : [])],
  output: {
    dir: 'dist/vault',
    format: 'es',
    entryFileNames: '[name].js',
    chunkFileNames: `${name}-[name].js`, // the languages but English, fetched when they are spoken
    paths: (id) => (isTrust(id) ? './trust.js' : id),
  },
});

export default [
  ...(modules.input.length > 0 ? [modules] : []),
  ...(existsSync('src/define.ts') ? [cdn] : []),
  ...vaultPages().map((name, index) => page(name, index === 0)),
];
